"""Each case on the page: what was asked, what was answered, what it was held against."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from evals.matching import cites, condensed, contains
from evals.metrics import Quote, Respelt, Retrieved, Row
from evals.report.contents import Report
from evals.report.failures import NAMES, is_failed, kinds
from evals.report.highlight import Span, parted, spans_of
from evals.report.labels import CHANGES, OUTCOMES
from evals.report.page.markup import Html, joined, tag
from evals.report.record import Before, Since

_TOLD = frozenset({Since.WORSE, Since.BETTER, Since.OTHER})  # what a reader wants to see beside the last run
_EXCERPT = 80  # letters of a passage that tell which one it is


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
        tag("div", _quotes(row), _evidence(row), class_="sides"),
        _found(row),
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


def badge(said: str, tone: str) -> Html:
    """A word in a box; its tone never tells more than the word does."""
    return tag("span", said, class_="badge", data_tone=tone)


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
    )


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


def _quotes(row: Row) -> Html:
    quotes = [_quote(quote, hit=hit, row=row) for quote, hit in zip(row.given.quotes, row.hits, strict=True)]
    return tag("section", tag("h3", "引用"), *(quotes or [tag("p", "引用はありません。", class_="small")]))


def _quote(quote: Quote, *, hit: bool, row: Row) -> Html:
    evidence = [span for one in row.case.evidence for span in spans_of(quote.text, one)] if hit else []
    whole = [Span(0, len(quote.text))] if hit and not evidence else evidence  # the quote is a part of the snippet
    pieces = [
        tag("mark", piece, data_kind=name) if name else piece for piece, name in parted(quote.text, [("gold", whole)])
    ]
    badges = [badge("✓ 当たり" if hit else "外れ", "good" if hit else "warning")] if row.case.evidence else []
    badges += [badge("✗ 原文と違う", "bad")] * (not quote.verbatim) + [badge("✗ 別の版", "bad")] * (
        quote in row.wrong_edition
    )
    place = tag("figcaption", *badges, tag("cite", quote.doc), f" p.{quote.page} {quote.edition}")
    return tag("figure", place, tag("blockquote", *pieces), class_="quote")


def _evidence(row: Row) -> Html:
    case = row.case
    if not case.evidence:
        return tag("section", tag("h3", "正しい出典"), tag("p", "決めていません。", class_="small"))
    snippets = [_snippet(one, row) for one in case.evidence]
    names = tag("p", joined(tag("cite", doc) for doc in case.doc), class_="docs")
    return tag("section", tag("h3", "正しい出典（どれか一つ）"), names, *snippets)


def _snippet(evidence: str, row: Row) -> Html:
    held = any(cites(quote.text, quote.doc, docs=row.case.doc, evidence=[evidence]) for quote in row.given.quotes)
    mark = badge("✓ 引用された", "good") if held else badge("引用されず", "plain")
    return tag("figure", tag("figcaption", mark), tag("blockquote", evidence), class_="quote")


def _found(row: Row) -> Html:
    """The passages that were found, in their order, and which of them hold evidence."""
    if not row.given.retrieved:
        return tag("section", tag("h3", "検索の順位"), tag("p", "見つかった箇所はありません。", class_="small"))
    places = [_passage(one, holds=holds) for one, holds in zip(row.given.retrieved, row.holds, strict=True)]
    return tag("section", tag("h3", "検索の順位 ", *_rank(row)), tag("ol", *places, class_="ranks"))


def _rank(row: Row) -> tuple[Html, ...]:
    if not row.case.evidence:
        return ()
    if row.rank is None:
        return (badge(f"✗ {len(row.holds)} 位までに正しい箇所なし", "bad"),)
    return (badge(f"正しい箇所は {row.rank} 位", "good" if row.rank == 1 else "plain"),)


def _passage(found: Retrieved, *, holds: bool) -> Html:
    place = " ".join((f"p.{found.page}", found.edition, found.heading))
    mark = badge("✓ 正しい箇所", "good") if holds else ""
    excerpt = " ".join(found.text.split())[:_EXCERPT]
    return tag("li", tag("cite", found.doc), f" {place} ", mark, tag("span", excerpt, class_="excerpt small"))


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
