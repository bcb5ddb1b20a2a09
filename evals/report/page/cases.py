"""Each case on the page: what was asked, what was answered, what it was held against."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from evals.matching import condensed, contains
from evals.metrics import Respelt, Row
from evals.report.contents import Report
from evals.report.failures import NAMES, is_failed, kinds
from evals.report.highlight import Span, parted, spans_of
from evals.report.labels import CHANGES, OUTCOMES
from evals.report.page.badge import badge
from evals.report.page.markup import Html, tag
from evals.report.page.sources import evidence, passages, quotes
from evals.report.record import Before, Since

_TOLD = frozenset({Since.WORSE, Since.BETTER, Since.OTHER})  # what a reader wants to see beside the last run


def cases(report: Report) -> Html:
    """All cases; those that somebody should look at come first."""
    rows = sorted(report.run.rows, key=lambda row: (not is_failed(row), report.since(row) is not Since.WORSE))
    return tag("ol", *(_case(row, report) for row in rows), class_="cases", id="cases", role="list")


def _case(row: Row, report: Report) -> Html:
    change = report.since(row)
    body = tag(
        "div",
        _asked(row),
        tag("div", _answer(row), _expected(row), class_="sides"),
        tag("div", quotes(row), evidence(row), class_="sides"),
        passages(row),
        _respelt(row),
        _changed(row, change, report.before.get(row.case.id)),
        class_="case__body",
    )
    return tag(
        "li",
        tag("details", _line(row, change), body),
        class_="case",
        id=f"case-{row.case.id}",
        data_category=row.case.category,
        data_kinds=" ".join(kinds(row)),
        data_state="failed" if is_failed(row) else "passed",
        data_change=change if change in _TOLD else False,
    )


def _line(row: Row, change: Since) -> Html:
    failed = is_failed(row)
    badges = [badge(NAMES[kind], "bad" if failed else "warning") for kind in kinds(row)]
    if change in _TOLD:
        badges.append(
            badge(f"前回より{CHANGES[change]}" if change is not Since.OTHER else CHANGES[change], _tone(change))
        )
    return tag(
        "summary",
        badge("✗ 失敗" if failed else "✓ 成功", "bad" if failed else "good"),
        tag("span", tag("b", row.case.id), " ", row.case.category, class_="case__id"),
        tag("span", row.case.question, class_="case__question"),
        tag("span", *badges, class_="badges") if badges else "",
        class_="case__line",
    )


def _tone(change: Since) -> str:
    return {Since.WORSE: "bad", Since.BETTER: "good"}.get(change, "plain")


def _asked(row: Row) -> Html:
    turns = [*row.case.history, row.case.question]
    day = f"{row.case.today:%Y-%m-%d} に質問" if row.case.today else ""
    about = "、".join(one for one in (f"難しさ {row.case.difficulty}", day, row.case.note) if one)
    return tag(
        "section",
        tag("h3", "質問" if len(turns) == 1 else "やりとり"),
        tag("ol", *(tag("li", turn, class_="turn") for turn in turns), class_="turns", role="list"),
        tag("p", about, class_="small"),
    )


def _answer(row: Row) -> Html:
    given = row.given
    lines = [
        tag("p", *_marked(line, row), class_="claim", data_holds=_holds(line, row))
        for line in given.answer.splitlines()
    ]
    return tag(
        "section",
        tag("h3", "答え ", badge(OUTCOMES.get(given.outcome, given.outcome), "plain"), f" {given.ms:.0f} ms"),
        *(lines or [tag("p", "（答えは空です）", class_="small")]),
        *_judged(row),
    )


def _judged(row: Row) -> Iterator[Html]:
    """What a model thinks, where one was asked; it decides nothing."""
    if row.judged is not None:
        said = "引用から言える" if row.judged.supported else "引用からは言えない"
        yield tag("p", f"モデルの判定（参考）: {said}。{row.judged.why}", class_="small")


def _marked(line: str, row: Row) -> Iterator[str]:
    """A line of the answer with its forbidden and its gold parts marked."""
    bad = [span for needle in row.forbidden for span in spans_of(line, needle)]
    gold = [span for fact in row.case.gold for spelling in fact for span in spans_of(line, spelling)]
    for piece, name in parted(line, (("forbidden", bad), ("gold", gold))):
        yield tag("mark", piece, data_kind=name) if name else piece


def _holds(line: str, row: Row) -> str | bool:
    if any(contains(line, one) for one in row.forbidden):
        return "forbidden"
    return "gold" if any(contains(line, spelling) for fact in row.case.gold for spelling in fact) else False


def _expected(row: Row) -> Html:
    case = row.case
    facts = [_fact(fact, lacking=fact[0] in row.lacking) for fact in case.gold]
    barred = [_barred(one, said=one in row.forbidden) for one in case.forbidden]
    wanted = {
        "あるべき結末": OUTCOMES.get(case.outcome, "")
        if case.outcome
        else ""
        if case.answerable
        else "保留（どの形でもよい）",
        "引用してよい版": "、".join(case.edition),
    }
    return tag(
        "section",
        tag("h3", "期待"),
        tag("ul", *facts, *barred, class_="checks", role="list") if facts or barred else "",
        tag(
            "dl",
            *(tag("div", tag("dt", name), tag("dd", said)) for name, said in wanted.items() if said),
            class_="facts",
        ),
    )


def _fact(fact: tuple[str, ...], *, lacking: bool) -> Html:
    others = f"（または {'、'.join(fact[1:])}）" if fact[1:] else ""
    return tag(
        "li",
        badge("✗ 足りない" if lacking else "✓ あり", "bad" if lacking else "good"),
        tag("span", tag("b", fact[0]), tag("span", others, class_="small")),
    )


def _barred(said_not: str, *, said: bool) -> Html:
    return tag(
        "li", badge("✗ 禁止を答えた" if said else "✓ 禁止なし", "bad" if said else "good"), tag("span", said_not)
    )


def _respelt(row: Row) -> Html:
    """The same question in other spellings, and what its answer lost or gained by them."""
    if not row.respelt:
        return Html()
    return tag(
        "section",
        tag("h3", "別の書き方で聞くと"),
        tag("ul", *map(_spelling, row.respelt), class_="checks", role="list"),
    )


def _spelling(again: Respelt) -> Html:
    told = {
        "結末": OUTCOMES.get(again.outcome, again.outcome) if again.turned else "",
        "なくなった事実": "、".join(again.lost),
        "増えた事実": "、".join(again.gained),
    }
    differing = " ".join(f"{name}: {said}" for name, said in told.items() if said)
    mark = badge("✓ 同じ", "good") if again.same else badge("変わる", "warning")
    return tag(
        "li", mark, tag("span", again.question, tag("span", differing, class_="small excerpt") if differing else "")
    )


def _changed(row: Row, change: Since, before: Before | None) -> Html:
    if before is None or change not in _TOLD:
        return Html()
    now = row.given.answer
    was, became = _differing(before.answer, now)
    return tag(
        "section",
        tag("h3", "前回との違い ", badge(CHANGES[change], _tone(change))),
        tag(
            "div",
            _side("前回", before.ok, before.outcome, parted(before.answer, [("del", was)])),
            _side("今回", row.ok, row.given.outcome, parted(now, [("ins", became)])),
            class_="sides",
        ),
    )


def _side(when: str, ok: bool, outcome: str, pieces: Iterator[tuple[str, str | None]]) -> Html:  # noqa: FBT001
    answer = [tag(name, piece) if name else piece for piece, name in pieces]
    title = (
        when,
        " ",
        badge("✓ 成功" if ok else "✗ 失敗", "good" if ok else "bad"),
        " ",
        OUTCOMES.get(outcome, outcome),
    )
    return tag("div", tag("h4", *title), tag("p", *answer, class_="whole"))


def _differing(before: str, now: str) -> tuple[list[Span], list[Span]]:
    """What only the one says, and what only the other."""
    if not condensed(before) or not condensed(now):
        return [], []
    steps = [step for step in SequenceMatcher(None, before, now, autojunk=False).get_opcodes() if step[0] != "equal"]
    return [Span(one[1], one[2]) for one in steps], [Span(one[3], one[4]) for one in steps]
