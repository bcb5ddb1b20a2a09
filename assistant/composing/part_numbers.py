"""The numbers of one part of a call that a question asks for, all of them and no other: 「先導型は年いくらまで、何年ですか」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from assistant.catalogue import Catalogue, without_names
from assistant.composing.citing import claim_from
from assistant.composing.part_cells import Part, PartCell, PartWords
from assistant.composing.part_names_said import Heard, part_described, parts_by_size, parts_named
from assistant.composing.part_records import records_of_parts
from assistant.composing.part_stacks import stacks_of_parts
from assistant.composing.part_tables import tables_of_parts
from assistant.composing.picked_lists import asks_which
from assistant.composing.put_right import holds_one_of, values_put_right
from assistant.composing.refused import without_the_refused
from assistant.domain import Claim, Document, Edition, Passage, Reading
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.polarity import flipped
from assistant.languages.ja.read_off import is_read_off
from assistant.languages.ja.tokens import tokens
from assistant.ports import Library
from assistant.words import Words

_NUMBER = re.compile(r"\d+(?:,\d{3})*")
_AMENDED = re.compile(r"(?:訂正|変更|改正|修正|増額)後|←\s*(?:訂正|変更|修正)")
_ROUND = re.compile(r"\d\s?次|[一二三]次|第\s?\d+\s?回")
_OF_ONE_THING = re.compile(
    r"(?:[一-龠ァ-ヶー](?<!委託)(?<!研究)(?<!開発)(?<!活動)(?<!事業)[費代料賃](?!用)|[借謝賃]金)(?=[はもにのをがって、])"
)
_RECKONS = re.compile(r"\d\s*[百千]?[万億]円?(?:の|で|を|する|かか)")  # 180万円の機械を入れたら
_MOST = 4  # parts that one answer tells of


@dataclass(frozen=True, slots=True)
class _Told:
    """What one table tells of the parts that are asked about."""

    parts: tuple[Part, ...]
    fields: tuple[str, ...]

    @property
    def cells(self) -> list[PartCell]:
        """The cells that are asked for."""
        return [cell for part in self.parts for cell in self.of(part)]

    def of(self, part: Part) -> list[PartCell]:
        """The cells of a part that are asked for."""
        return [cell for cell in part.cells if cell.field in self.fields]

    @property
    def is_whole(self) -> bool:
        """Whether each of the parts is told with all that is asked for."""
        return all({*self.fields} <= {cell.field for cell in part.cells} for part in self.parts)

    def agrees(self, other: _Told) -> bool:
        """Whether another table tells the same numbers in every field that both tell."""
        pairs = ((self.numbers(field), other.numbers(field)) for field in self.fields)
        return all(not (own and told) or own == told for own, told in pairs)

    def numbers(self, field: str) -> frozenset[str]:
        """The numbers that a field is told with, however they are written."""
        told = (cell.text for cell in self.cells if cell.field == field)
        return frozenset(one.replace(",", "") for text in told for one in _NUMBER.findall(text))

    @property
    def is_amended(self) -> bool:
        """Whether it says that it was put right."""
        return any(_AMENDED.search(f"{cell.column} {cell.text}") for cell in self.cells)


def compose_part_numbers(
    reading: Reading, edition: Edition, shelf: tuple[Library, Catalogue], words: Words
) -> tuple[Claim, ...]:
    """A line for each part that a question names, with every number that it asks for; none where a table lacks one."""
    library, catalogue = shelf
    known = PartWords(words.parts)
    fields = known.asked(reading.question)
    if "cap" in fields and reading.language != words.home:
        fields = tuple(dict.fromkeys((*fields, "rate")))  # a gloss loses by what word a question asks
    said = [reading.question, *([f"{reading.context} {reading.question}"] if reading.context else [])]
    asked = [without_names(without_the_refused(plain(one)), reading.call, reading.said) for one in said]
    if not fields or _is_of_something_else(reading, asked[-1], edition):
        return ()
    documents = catalogue.documents_of((edition,))
    key = ("parts", tuple((one.id, one.revision) for one in documents))
    tables = library.once(key, lambda: _tables(documents, library, known))
    names = (reading.call.name, *reading.call.aliases) if reading.call else ()
    subject = frozenset(word for name in names for word in tokens(name))
    for question, means in product(asked, (parts_by_size, parts_named, part_described)):
        heard = Heard(question, frozenset(tokens(question)) - subject)
        told = [_Told(tuple(one), fields) for parts in tables if 0 < len(one := means(parts, heard)) <= _MOST]
        told = [one for one in told if one.is_amended] or told
        best = next((one for one in told if one.is_whole), None)
        if best is not None:
            wrong = values_put_right(edition, library, catalogue)
            stands = not any(holds_one_of(cell.text, wrong) for cell in best.cells)
            return tuple(_claims(best, catalogue)) if stands and all(map(best.agrees, told)) else ()
    return ()


def _is_of_something_else(reading: Reading, asked: str, edition: Edition) -> bool:
    """Whether a question asks which parts, of another round than the edition, or for what one thing may cost: 講師料は."""
    label = "".join(plain(edition.label).split())
    others = any("".join(one.split()) not in label for one in _ROUND.findall(asked))
    return (
        bool(reading.unknown_edition)
        or asks_which(asked)
        or others
        or bool(_OF_ONE_THING.search(asked) or _RECKONS.search(asked))
    )


def _tables(documents: Sequence[Document], library: Library, words: PartWords) -> tuple[tuple[Part, ...], ...]:
    held = (library.passages(document_ids=[one.id]) for one in documents)
    return tuple(parts for passages in held for parts in _tables_of(passages, words))


def _tables_of(passages: Sequence[Passage], words: PartWords) -> Iterator[tuple[Part, ...]]:
    yield from tables_of_parts(passages, words)
    yield from stacks_of_parts(passages, words)
    yield from records_of_parts(passages, words)


def _claims(told: _Told, catalogue: Catalogue) -> Iterator[Claim]:
    """A claim for each part, with the passages that hold its cells and the names of their columns."""
    for part in told.parts:
        cells = told.of(part)
        first, *beside = {one.id: one for cell in cells for one in (cell.passage, cell.head)}.values()
        said = _worded(part, cells, [one.text for one in (first, *beside)])
        yield replace(claim_from(said, first, catalogue, beside=beside), picked=True)


def _worded(part: Part, cells: Sequence[PartCell], quotes: Sequence[str]) -> str:
    """The name of a part and its cells under their columns; without 上限 where the table stands too broken to bear that out."""
    said = " / ".join((part.name, *dict.fromkeys(_named(cell) for cell in cells)))
    both = {"cap", "floor"} <= {cell.field for cell in cells}
    if both or is_read_off(said, quotes) or not flipped(said, quotes):
        return said
    bare = (cell.text if cell.field in ("cap", "floor") else _named(cell) for cell in cells)
    return " / ".join((part.name, *dict.fromkeys(bare)))


def _named(cell: PartCell) -> str:
    return f"{cell.column}: {cell.text}" if cell.column else cell.text
