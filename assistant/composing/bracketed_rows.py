"""Names that each carry their kind in brackets: of 「北浜大学 (R6地域・育成型)」 and those beside it, the ones of the kind asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.catalogue import Catalogue, spoken
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.ports import Library
from assistant.retrieval import Found

_LOOKED_AT, _NEAR_THE_BEST = 3, 3.0  # of the best passages, log-odds below the best: one of them is of the list
_FEWEST = 4  # names with a kind
_ROW = re.compile(r"[^\s()。、:・※-][^()。、:]{1,30}?\s?\(((?:[RH]\d{1,2})?[^()\d。、:/][^()\d。、:/]{1,15})\)")
_YEAR = re.compile(r"[RH]\d{1,2}")
_ASKED_YEAR = re.compile(r"(?:(?:R|令和)\s?(\d{1,2})|20(\d\d))(?!\d|\.\d|年\d{1,2}月)")
_REIWA = 18  # years before the first, in this century
_PART = re.compile(r"[・･]")
_SHORTEST = 2  # letters of a kind
_TYPE = re.compile(r"(?:型|枠|コース|区分|部門|類型)$")
_OF_THE_KIND = r"{kind}(?:」|(?:の)?(?:区分|分野|枠|部門|類型|タイプ)|の拠点|[・の]?(?:{types}))"
_ASKS = re.compile(
    r"どこ|どれ|どの|何と何|すべて|全て|全部|ぜんぶ|一覧|挙げ|あげて|列挙|リスト|教えて|(?:機関|大学|拠点)(?:名)?は\s*(?:[?。]|$)"
)
_SOMETHING_ELSE = re.compile(
    r"いくつ|何(?:件|校|社|拠点|団体|者)|[件総]数|いくら|いつ|違い|とは|締切|期限|要件|条件|連絡"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A name, the kinds that it carries and the year before them."""

    text: str
    kinds: tuple[str, ...]
    year: str
    passage: Passage


def compose_bracketed(
    found: Sequence[Found], question: str, library: Library, catalogue: Catalogue
) -> tuple[Claim, ...]:
    """The names of the kind that a question asks for, one claim a passage; none where it names no kind of the list."""
    said = plain(question)
    if not found or not _ASKS.search(said) or _SOMETHING_ELSE.search(said):
        return ()
    for passage in (one.passage for one in found[:_LOOKED_AT] if found[0].score - one.score <= _NEAR_THE_BEST):
        rows = _rows(library.passages(document_ids=[passage.document_id]), passage)
        asked = _asked(rows, said)
        if asked and any(row.passage.id == passage.id for row in rows):
            return tuple(_told(_of_the_year([row for row in rows if _fits(row, asked)], said), catalogue))
    return ()


def _rows(document: Sequence[Passage], best: Passage) -> list[_Row]:
    """The list around a passage: the names of the passages under its heading, where most kinds are told more than once."""
    rows = [row for one in document if one.heading == best.heading for row in _rows_in(one)]
    kinds = [kind for row in rows for kind in row.kinds]
    repeated = sum(kinds.count(kind) > 1 for kind in kinds)
    return rows if len(rows) >= _FEWEST and repeated * 2 > len(kinds) else []


def _rows_in(passage: Passage) -> Iterator[_Row]:
    for line in mend(passage.text).text.split("\n"):
        row = _ROW.fullmatch(plain(line).strip())
        if row is not None:
            year = _YEAR.match(row[1])
            yield _Row(
                line.strip(), tuple(_PART.split(_YEAR.sub("", row[1], count=1))), year[0] if year else "", passage
            )


def _asked(rows: Sequence[_Row], said: str) -> frozenset[str]:
    """The kinds of the list that a question asks for by what they are; 共創 of 地域共創 is heard only there."""
    kinds = {kind for row in rows for kind in row.kinds if len(kind) >= _SHORTEST}
    types = "|".join(re.escape(kind) for kind in kinds if _TYPE.search(kind)) or "型"
    named = {kind for kind in kinds if (_TYPE.search(kind) and kind in said) or _is_asked(kind, types, said)}
    return frozenset(one for one in named if not any(spoken(one) in spoken(other) for other in named - {one}))


def _is_asked(kind: str, types: str, said: str) -> bool:
    return bool(re.search(_OF_THE_KIND.format(kind=re.escape(kind), types=types), said))


def _fits(row: _Row, asked: frozenset[str]) -> bool:
    """Whether a row is of every kind asked for: 本格型昇格 is 本格型 too, 地域共創 is not 共創."""
    return all(any(kind.startswith(one) for kind in row.kinds) for one in asked)


def _of_the_year(rows: Sequence[_Row], said: str) -> Sequence[_Row]:
    """The rows of the year that a question names; a date is none."""
    years = {f"R{reiwa or int(western) - _REIWA}" for reiwa, western in _ASKED_YEAR.findall(said)}
    return [row for row in rows if row.year in years] if years else rows


def _told(rows: Sequence[_Row], catalogue: Catalogue) -> Iterator[Claim]:
    told: dict[str, list[_Row]] = {}
    for row in rows:
        told.setdefault(row.passage.id, []).append(row)
    for each in told.values():
        yield replace(claim_from("\n".join(row.text for row in each), each[0].passage, catalogue), picked=True)
