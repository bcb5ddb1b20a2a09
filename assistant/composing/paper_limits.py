"""How long a paper may be and how it is to be written: every limit that a question asks for, of the paper that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.catalogue import Catalogue, spoken, without_names
from assistant.composing.citing import claim_from
from assistant.composing.put_right import holds_one_of, values_put_right
from assistant.domain import Claim, Document, Edition, Passage, Reading
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentences_of
from assistant.languages.ja.tokens import tokens
from assistant.ports import Library
from assistant.words import Words

_LIMIT = r"(?:以内|以下|まで|程度|が?上限|を上限|を限度|以上|とし|です|\))"
_SHAPES = {
    "pages": re.compile(rf"\d+\s*(?:ページ|頁|枚)\s?{_LIMIT}"),
    "letters": re.compile(r"\d+(?:\.\d+)?\s*(?:ポイント|pt)", re.IGNORECASE),
    "size": re.compile(rf"\d+\s*(?:[KMG]B|メガ(?:バイト)?)\s?(?:{_LIMIT}|を?超え)", re.IGNORECASE),
    "characters": re.compile(rf"\d[\d,]*\s*文?字\s?{_LIMIT}"),
}
_PAPER = re.compile(r"様式\s?第?\d+|[一-龠ァ-ヶー]{2,12}(?:書|要旨|資料|調書|レポート)")
_FORM = re.compile(r"(様式\s?第?\d+)(?:号)?[\s:()]*([一-龠ァ-ヶー]{2,16})")
_PART = re.compile(r"[0-9A-Z一-龠ァ-ヶー]{1,8}(?:型|類型|枠|コース|区分|部門)(?=は|・|、)")
_A_PART = re.compile(r"型|枠|コース|区分|部門")
_GOES_ON = ("は", "、", "が", "を", "に", "の")
_LONGEST = 200  # characters of what tells a limit
_NAMES_OF_A_ROW = 2  # cells


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or a row, and the passages that it stands in."""

    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The papers that a question names, by their names and the numbers of their forms, and all that it says."""

    papers: frozenset[str]
    heard: str
    words: frozenset[str]


def compose_paper_limits(
    reading: Reading, edition: Edition, shelf: tuple[Library, Catalogue], words: Words
) -> tuple[Claim, ...]:
    """A sentence or a row for each limit that is asked for; none where the documents leave one open."""
    library, catalogue = shelf
    kinds = _kinds(plain(reading.question), words.limits)
    if not kinds or reading.unknown_edition:
        return ()
    said = without_names(plain(f"{reading.context} {reading.question}"), reading.call, reading.said)
    documents = catalogue.documents_of((edition,))
    key = ("sentences and rows", tuple((one.id, one.revision) for one in documents))
    units = library.once(key, lambda: _units_of(documents, library))
    asked = _asked(said, units, words)
    told = [_best(kind, units, asked) for kind in kinds]
    wrong = values_put_right(edition, library, catalogue)
    if not all(told) or any(holds_one_of(one.text, wrong) for one in told if one):
        return ()
    return tuple(
        replace(claim_from(one.text, one.passages[0], catalogue, beside=one.passages[1:]), picked=True)
        for one in dict.fromkeys(unit for unit in told if unit)
    )


def _kinds(question: str, words: Mapping[str, Sequence[str]]) -> list[str]:
    heard = question.casefold()
    if any(cue in heard for cue in words["other"]):
        return []
    return [kind for kind in _SHAPES if any(cue in heard for cue in words[f"{kind}_asked"])]


def _units_of(documents: Sequence[Document], library: Library) -> tuple[_Unit, ...]:
    held = (library.passages(document_ids=[one.id]) for one in documents)
    return tuple(unit for passages in held for unit in _units(passages))


def _units(passages: Sequence[Passage]) -> Iterator[_Unit]:
    """The sentences and the rows of a document; one that is broken off goes on in the next."""
    broken: _Unit | None = None
    for passage in passages:
        for text in _texts(passage):
            unit = _Unit(f"{broken.text}{text}", (*broken.passages, passage)) if broken else _Unit(text, (passage,))
            broken = unit if text.endswith(_GOES_ON) and len(unit.text) <= _LONGEST else None
            if broken is None:
                yield replace(unit, passages=tuple({one.id: one for one in unit.passages}.values()))


def _texts(passage: Passage) -> Iterator[str]:
    for line in mend(passage.text).text.split("\n"):
        cells = [cell.strip() for cell in plain(line).split("\t")]
        if len(cells) > _NAMES_OF_A_ROW:
            limits = [cell for cell in cells[_NAMES_OF_A_ROW:] if any(map(str.isdigit, cell))]
            yield " / ".join(filter(None, (*cells[:_NAMES_OF_A_ROW], *limits)))
        else:
            yield from [plain(line).strip()] if len(line) <= _LONGEST else sentences_of(plain(line))


def _asked(said: str, units: Sequence[_Unit], words: Words) -> _Asked:
    papers = {spoken(one) for one in _PAPER.findall(said)}
    forms = (match for unit in units for match in _FORM.finditer(unit.text.replace(" / ", " ")))
    papers |= {spoken(match[1]) for match in forms if spoken(match[2]) in papers}
    return _Asked(frozenset(papers), spoken(said), frozenset(tokens(said)) - words.stopwords - words.asking)


def _best(kind: str, units: Sequence[_Unit], asked: _Asked) -> _Unit | None:
    """The one that tells a limit of the paper that is named, or of all papers; None where several do as well."""
    told = [unit for unit in units if len(unit.text) <= _LONGEST and _SHAPES[kind].search(unit.text)]
    ranked = [(rank, unit) for unit in told if (rank := _rank(kind, unit, asked)) > 0]
    best = max((rank for rank, _ in ranked), default=0)
    found = [unit for rank, unit in ranked if rank == best]
    numbers = {tuple(match[0] for match in _SHAPES[kind].finditer(unit.text)) for unit in found}
    return found[0] if len(numbers) == 1 else None


def _rank(kind: str, unit: _Unit, asked: _Asked) -> int:
    """How well a unit is of what is asked; 0 where it is of another paper or another part."""
    said = spoken(unit.text)
    parts = [spoken(part) for part in _PART.findall(unit.text)]
    if parts and _A_PART.search(asked.heard) and not any(part in asked.heard for part in parts):
        return 0
    named = any(paper in said for paper in asked.papers)
    limit = _SHAPES[kind].search(unit.text)
    if not named and limit and (_PAPER.search(unit.text, 0, limit.start()) or kind == "pages"):
        return 0  # of another paper; only of pages each has a number of its own
    return 1 + 2 * named + 2 * bool(parts) + bool(asked.words & set(tokens(unit.text)))
