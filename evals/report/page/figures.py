"""The figures at the top of the page: a card for each, then the same by category."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from evals.intervals import Interval
from evals.metrics import Share, figures
from evals.report.contents import Report
from evals.report.labels import BY_CATEGORY, COUNTED, label, measured, shown, spread, unit
from evals.report.page.drawings import course, interval
from evals.report.page.markup import Html, joined, tag
from evals.report.record import groups

_SHOWN_RUNS = 40  # more points than that are no line any more


def cards(report: Report) -> Html:
    """Every figure: its value, where it may lie, what it must reach and how it went."""
    around = report.run.intervals
    by_subject: dict[str, list[Html]] = {}
    for name, share in measured(report.run.figures).items():
        by_subject.setdefault(label(name).about, []).append(_card(name, share, around.get(name), report))
    by_subject["応答時間"] = list(_times(report))
    return joined(
        tag("section", tag("h3", about), tag("ul", *known, class_="cards", role="list"), class_="figures")
        for about, known in by_subject.items()
    )


def _card(name: str, share: Share, around: Interval | None, report: Report) -> Html:
    named = label(name)
    past = [one for moment in report.moments if (one := moment.figures.get(name)) is not None and one.whole]
    return tag(
        "li",
        tag("h4", named.short, " ", tag("span", name, class_="card__key"), class_="card__name"),
        _value(shown(name, share), unit(name)),
        _course([one.part if name in COUNTED else one.value for one in past], [shown(name, one) for one in past]),
        _range(name, share, around, report),
        tag("p", "、".join(_beside(name, share, report)), class_="small"),
        tag("p", named.says, class_="small card__says"),
        class_="card",
    )


def _value(value: str, measured_in: str) -> Html:
    return tag("p", tag("span", value, class_="card__value"), measured_in, class_="card__figure")


def _range(name: str, share: Share, around: Interval | None, report: Report) -> Html:
    """Where a share may lie, drawn and in words."""
    if around is None or name in COUNTED:
        return Html()
    drawn = interval(share.value, around.low, around.high, report.least.get(name))
    return tag("div", drawn, tag("p", f"95% 区間 {spread(name, around)}", class_="small"))


def _beside(name: str, share: Share, report: Report) -> Iterator[str]:
    """What a figure is read beside: how many there were, its floor, and the last run."""
    yield f"{share.part:.0f}/{share.whole}" if share.part == int(share.part) else f"{share.whole} 問の平均"
    if name in report.least:
        yield f"下限 {100 * report.least[name]:.1f}"
    before = report.last.figures.get(name) if report.last else None
    if before is not None and before.whole:
        yield f"前回 {shown(name, before)}" if shown(name, before) != shown(name, share) else "前回と同じ"


def _times(report: Report) -> Iterator[Html]:
    for name, said, past in (
        ("p50", "半分の質問がこの時間までに終わる", [moment.p50 for moment in report.moments]),
        ("p95", "95% の質問がこの時間までに終わる", [moment.p95 for moment in report.moments]),
    ):
        yield tag(
            "li",
            tag("h4", name, class_="card__name"),
            _value(f"{past[-1]:.0f}", "ミリ秒"),
            _course(past, [f"{one:.0f}" for one in past]),
            tag("p", said, class_="small card__says"),
            class_="card",
        )


def _course(values: Sequence[float], said: Sequence[str]) -> Html:
    """How a figure went; a first run went nowhere yet."""
    if len(values) < 2:  # noqa: PLR2004  # a line has two ends
        return Html()
    return course(values[-_SHOWN_RUNS:], f"推移: {'、'.join(said[-_SHOWN_RUNS:])}")


def categories(report: Report) -> Html:
    """The figures of each category, as the terminal shows them."""
    heads = chain(("分類", "件"), (label(name).short for name in BY_CATEGORY))
    lines = [
        tag(
            "tr",
            tag("th", category, scope="row"),
            tag("td", str(len(rows))),
            *(tag("td", shown(name, now[name])) for name in BY_CATEGORY),
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
