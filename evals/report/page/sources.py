"""Where an answer says it is from, beside where it should be from, and what was found for it."""

from __future__ import annotations

from evals.matching import cites
from evals.metrics import Quote, Retrieved, Row
from evals.report.highlight import Span, parted, spans_of
from evals.report.page.badge import badge
from evals.report.page.markup import Html, joined, tag

_EXCERPT = 80  # letters of a passage that tell which one it is


def quotes(row: Row) -> Html:
    figures = [_quote(quote, hit=hit, row=row) for quote, hit in zip(row.given.quotes, row.hits, strict=True)]
    return tag("section", tag("h3", "引用"), *(figures or [tag("p", "引用はありません。", class_="small")]))


def _quote(quote: Quote, *, hit: bool, row: Row) -> Html:
    held = [span for one in row.case.evidence for span in spans_of(quote.text, one)] if hit else []
    whole = [Span(0, len(quote.text))] if hit and not held else held  # the quote is a part of the snippet
    pieces = [
        tag("mark", piece, data_kind=name) if name else piece for piece, name in parted(quote.text, [("gold", whole)])
    ]
    badges = [badge("✓ 当たり" if hit else "外れ", "good" if hit else "warning")] if row.case.evidence else []
    badges += [badge("✗ 原文と違う", "bad")] * (not quote.verbatim) + [badge("✗ 別の版", "bad")] * (
        quote in row.wrong_edition
    )
    place = tag("figcaption", *badges, tag("cite", quote.doc), f" p.{quote.page} {quote.edition}")
    return tag("figure", place, tag("blockquote", *pieces), class_="quote")


def evidence(row: Row) -> Html:
    case = row.case
    if not case.evidence:
        return tag("section", tag("h3", "正しい出典"), tag("p", "決めていません。", class_="small"))
    snippets = [_snippet(one, row) for one in case.evidence]
    names = tag("p", joined(tag("cite", doc) for doc in case.doc), class_="docs")
    return tag("section", tag("h3", "正しい出典（どれか一つ）"), names, *snippets)


def _snippet(text: str, row: Row) -> Html:
    held = any(cites(quote.text, quote.doc, docs=row.case.doc, evidence=[text]) for quote in row.given.quotes)
    mark = badge("✓ 引用された", "good") if held else badge("引用されず", "plain")
    return tag("figure", tag("figcaption", mark), tag("blockquote", text), class_="quote")


def passages(row: Row) -> Html:
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
    line = " ".join(found.text.split())
    excerpt = line if len(line) <= _EXCERPT else f"{line[:_EXCERPT]}…"
    return tag("li", tag("cite", found.doc), f" {place} ", mark, tag("span", excerpt, class_="excerpt small"))
