"""The figures at the top of the page: a card for each, then the same by category."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from evals.intervals import Interval
from evals.metrics import Share, figures
from evals.report.contents import Report
from evals.report.labels import COUNTED, label, shown, spread
from evals.report.page.drawings import course, interval
from evals.report.page.markup import Html, tag
from evals.report.record import groups

_IN_TABLE = (
    "item",
    "answer_acc",
    "fact_recall",
    "abst_ok",
    "cite_hit",
    "cite_prec",
    "quote_verbatim",
    *sorted(COUNTED),
)
_SHOWN_RUNS = 40  # more points than that are no line any more


def cards(report: Report) -> Html:
    """Every figure: its value, where it may lie, what it must reach and how it went."""
    around = report.run.intervals
    known = [_card(name, share, around.get(name), report) for name, share in report.run.figures.items()]
    return tag("ul", *known, *_times(report), class_="cards", role="list")


def _card(name: str, share: Share, around: Interval | None, report: Report) -> Html:
    named = label(name)
    unit = "件" if name in COUNTED else "%"
    value = tag("span", shown(name, share), class_="card__value")
    return tag(
        "li",
        tag("h3", named.short, " ", tag("span", name, class_="card__key"), class_="card__name"),
        tag(
            "p",
            value,
            unit if share.whole else "",
            tag("span", f"{share.part:.4g}/{share.whole}", class_="card__of"),
            class_="card__figure",
        ),
        _course([moment.figures.get(name) for moment in report.moments], counted=name in COUNTED, of=share.whole),
        _range(name, share, around, report),
        tag("p", "、".join(_beside(name, share, report)), class_="small"),
        tag("p", named.says, class_="small card__says"),
        class_="card",
    )


def _range(name: str, share: Share, around: Interval | None, report: Report) -> Html:
    """Where a share may lie, drawn and in words."""
    if around is None or name in COUNTED:
        return Html()
    drawn = interval(share.value, around.low, around.high, report.least.get(name))
    return tag("div", drawn, tag("p", f"95% 区間 {spread(name, around)}", class_="small"))


def _beside(name: str, share: Share, report: Report) -> Iterator[str]:
    """What a figure is read beside: its floor, and the last run."""
    if name in report.least:
        yield f"下限 {100 * report.least[name]:.1f}"
    before = report.last.figures.get(name) if report.last else None
    if before is not None and share.whole and name not in COUNTED:
        step = round(100 * (share.value - before), 1)
        yield f"前回 {100 * before:.1f}（{step:+.1f}）" if step else "前回と同じ"


def _times(report: Report) -> Iterator[Html]:
    for name, now, past in (
        ("p50", report.now.p50, [moment.p50 for moment in report.moments]),
        ("p95", report.now.p95, [moment.p95 for moment in report.moments]),
    ):
        yield tag(
            "li",
            tag("h3", "応答時間 ", tag("span", name, class_="card__key"), class_="card__name"),
            tag("p", tag("span", f"{now:.0f}", class_="card__value"), "ミリ秒", class_="card__figure"),
            _drawn(past, [f"{one:.0f}" for one in past]),
            tag(
                "p",
                "半分の質問がこの時間までに終わる" if name == "p50" else "95% の質問がこの時間までに終わる",
                class_="small card__says",
            ),
            class_="card",
        )


def _course(past: list[float | None], *, counted: bool, of: int) -> Html:
    values = [one for one in past if one is not None]
    said = [f"{one * of:.0f}" if counted else f"{100 * one:.1f}" for one in values]
    return _drawn(values, said)


def _drawn(values: list[float], said: list[str]) -> Html:
    return course(values[-_SHOWN_RUNS:], f"推移: {'、'.join(said[-_SHOWN_RUNS:])}") if len(values) > 1 else Html()


def categories(report: Report) -> Html:
    """The figures of each category, as the terminal shows them."""
    heads = chain(("分類", "件"), (label(name).short for name in _IN_TABLE))
    lines = [
        tag(
            "tr",
            tag("th", category, scope="row"),
            tag("td", str(len(rows))),
            *(tag("td", shown(name, now[name])) for name in _IN_TABLE),
        )
        for category, rows in groups(report.run)
        for now in (figures(rows),)
    ]
    table = tag(
        "table",
        tag("caption", "分類ごとの指標（%、禁止・別版・長文は件数）", class_="visually-hidden"),
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *lines),
    )
    return tag("div", table, class_="wide", tabindex="0", role="region", aria_label="分類ごとの指標")
