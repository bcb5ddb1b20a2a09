"""Lists of which a question asks for one side: what one kind hands in or may leave out, what may not be paid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.catalogue import Catalogue, spoken
from assistant.composing.citing import citation_of, claim_from
from assistant.composing.listing import told_whole
from assistant.composing.mark_tables import MarkRow, MarkTable, mark_tables
from assistant.domain import Claim, Passage
from assistant.languages.ja.normalise import plain
from assistant.ports import Library
from assistant.retrieval import Found
from assistant.verification import unsupported

_LOOKED_AT, _NEAR_THE_BEST = 3, 2.0  # of the best passages, log-odds below the best: one of them holds a table of marks
_LOOKED_FAR, _FAR = 6, 4.0  # the same for a section that says by its own title what may not be paid
_MOST_SAID = 2_300  # characters
_SHORTEST = 2  # letters of a kind
_KIND_OF = re.compile(r"(?:型|枠|コース|区分|部門)$")
_WHICH = re.compile(r"どれ|どの(?:書類|様式|経費|費用)|何を出|何が(?:要|い|必要)")
_LEFT_OUT = re.compile(
    r"なくて(?:も)?(?:いい|よい|良い|済|大丈夫|かまわ|構わ)|不要|要らない|いらない|必要(?:が|の|は)?ない|必要ありません"
    r"|使えない|出せない|買えない|払えない|対象外|対象に(?:は)?ならない|対象とならない|認められない|省略"
)
_COSTS = r"経費|費用|研究費|委託費|補助金|助成金|お金"
_NOT_PAID = re.compile(
    rf"(?:{_COSTS})[^。]{{0,12}}(?:買えない|払えない|使えない|出せない|認められない|支出できない|計上できない|賄えない)"
    r"|(?:対象(?:と|に)(?:は)?ならない|対象外の?|認められない|使えない|出せない|買えない|払えない|支出できない|計上できない)[^。]{0,6}(?:経費|費用|もの)"
)
_TITLE_OF_IT = re.compile(
    r"対象(?:外|(?:と|に)(?:は)?なら(?:な|ぬ)|(?:と|に)(?:は)?なりません)|でき(?:ない|ません)|認め(?:られ)?(?:ない|ません)|使えない|除く"
)
_OF_COSTS = re.compile(r"経費|費用|支出|計上")
_LABEL = re.compile(r"[^\w\s]?\s*(?:\(?\d{1,2}\)?[.)]?\s*)?[^。、・]{2,24}")
_BULLET = re.compile(r"\s*[・•\-●○◦ア-ン(\d①-⑳]")


def compose_picked(
    found: Sequence[Found], question: str, bare: str, library: Library, catalogue: Catalogue
) -> tuple[Claim, ...]:
    """The rows that are marked for the one kind that is named, or for a question of what is not paid, that list alone."""
    said = plain(question)
    marked = _near(found, _LOOKED_AT, _NEAR_THE_BEST)
    return compose_marked(marked, plain(bare), library, catalogue) or _compose_not_paid(
        _near(found, _LOOKED_FAR, _FAR), said, library, catalogue
    )


def asks_which(question: str) -> bool:
    """Whether a question asks which of several things there are, and not for all that is listed."""
    return bool(_WHICH.search(plain(question)))


def _near(found: Sequence[Found], most: int, share: float) -> list[Passage]:
    return [one.passage for one in found[:most] if found[0].score - one.score <= share]


def compose_marked(near: Sequence[Passage], said: str, library: Library, catalogue: Catalogue) -> tuple[Claim, ...]:
    """The rows of the best table of marks that are marked for the one kind which is named, or not marked where those are asked."""
    for document in dict.fromkeys(passage.document_id for passage in near):
        held = {passage.id for passage in near if passage.document_id == document}
        for table in mark_tables(library.passages(document_ids=[document])):
            kind = _named(table.kinds, said) if any(row.passage.id in held for row in table.rows) else None
            if kind is not None:
                wanted = not _LEFT_OUT.search(said)
                rows = [row for row in table.rows if row.is_marked(kind) is wanted]
                return tuple(_claims(rows, table, kind, catalogue))
    return ()


def _named(kinds: Sequence[str], said: str) -> int | None:
    """The one kind that a question names, whole or by what tells it: 輸出 of 輸出枠."""
    heard = spoken(said)
    ways = ([spoken(kind) for kind in kinds], [spoken(_KIND_OF.sub("", kind)) for kind in kinds])
    for names in ways:
        named = [at for at, name in enumerate(names) if len(name) >= _SHORTEST and name in heard]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _claims(rows: Sequence[MarkRow], table: MarkTable, kind: int, catalogue: Catalogue) -> Iterator[Claim]:
    lines: dict[str, list[str]] = {}
    for row in rows:
        told = (row.name, f"{table.kinds[kind]}: {row.marks[kind]}", *filter(None, row.behind.split("\t")))
        lines.setdefault(row.passage.id, []).append(" / ".join(told))
    head = table.rows[0].passage
    for passage in {row.passage.id: row.passage for row in rows}.values():
        claim = claim_from("\n".join(lines[passage.id]), passage, catalogue)
        lacking = head.id != passage.id and unsupported(claim.text, [passage.text])
        yield replace(claim, citations=(*claim.citations, citation_of(head, catalogue))) if lacking else claim


def _compose_not_paid(near: Sequence[Passage], said: str, library: Library, catalogue: Catalogue) -> tuple[Claim, ...]:
    """The section whose title says what may not be paid, or the part of a passage under such a label."""
    if not _NOT_PAID.search(said):
        return ()
    for passage in near:
        title = plain(passage.heading[-1]) if passage.heading else ""
        if _TITLE_OF_IT.search(title) and _OF_COSTS.search(title):
            document = library.passages(document_ids=[passage.document_id])
            return told_whole([one for one in document if one.heading == passage.heading], catalogue, most=_MOST_SAID)
        around = "".join((*passage.heading, passage.text.partition("\n")[0]))
        if _OF_COSTS.search(around) and _lists_what_is_not(passage.text):
            return told_whole([passage], catalogue, most=_MOST_SAID)
    return ()


def _lists_what_is_not(text: str) -> bool:
    """Whether items stand under a label of what is not paid, beside other parts."""
    lines = [line for line in text.split("\n") if line.strip()]
    return any(
        _LABEL.fullmatch(plain(line).strip()) and _TITLE_OF_IT.search(plain(line)) and _BULLET.match(below)
        for line, below in pairwise(lines)
        if not _BULLET.match(line)
    )
