"""Entries as rows of a table, a row for each quote, and back: what CSV and XLSX share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.desk.faq_files.carried import CarriedClaim, CarriedEntry, CarriedQuote, FileUnreadable, Problem, ReadFile
from assistant.languages.ja.normalise import squeezed

COLUMNS = (
    *("id", "call", "edition", "question", "wordings", "number", "claim"),
    *("quote", "title", "doc", "page", "state", "confirmed_on"),
)
MOST_ROWS = 20_000
_LOOKED_AT = 10  # rows among which the heads stand
_NEEDED = frozenset({"question", "claim"})
Row = Mapping[str, str]
Heads = Mapping[str, Sequence[str]]  # the names of each column; the first is the one that we write


def rows_of(entries: Iterable[CarriedEntry], heads: Heads) -> Iterator[tuple[str, ...]]:
    """The heads, and a row for each quote of each claim."""
    yield tuple(heads[column][0] for column in COLUMNS)
    for entry in entries:
        own = {
            "id": entry.id,
            "call": entry.call,
            "edition": entry.edition,
            "question": entry.question,
            "wordings": "\n".join(entry.wordings),
            "state": entry.state,
            "confirmed_on": entry.confirmed_on,
        }
        for number, claim in enumerate(entry.claims or (CarriedClaim(""),), 1):
            for quote in claim.quotes or (CarriedQuote(""),):
                said = {"number": str(number), "claim": claim.text, "quote": quote.text, "title": quote.title}
                place = {"doc": quote.doc, "page": str(quote.page or "")}
                row = {**own, **said, **place}
                yield tuple(row[column] for column in COLUMNS)


def read_rows(rows: Sequence[Sequence[str]], heads: Heads) -> ReadFile:
    """The entries of a table, whose columns may stand in any order; FileUnreadable where it has no heads."""
    if len(rows) > MOST_ROWS:
        raise FileUnreadable("too_many")
    at, columns = _heads(rows, heads)
    reader = _Reader(heads)
    for number, row in enumerate(rows[at + 1 :], at + 2):
        cells = {name: row[place] if place < len(row) else "" for name, place in columns.items()}
        if any(cell.strip() for cell in cells.values()):
            reader.take(number, cells)
    return ReadFile(tuple(reader.entries.values()), tuple(reader.problems))


def _heads(rows: Sequence[Sequence[str]], heads: Heads) -> tuple[int, dict[str, int]]:
    """In which row the heads stand, and where each column is."""
    names = {squeezed(name): column for column, known in heads.items() for name in known}
    for at, row in enumerate(rows[:_LOOKED_AT]):
        found = {names[squeezed(cell)]: place for place, cell in enumerate(row) if squeezed(cell) in names}
        if found.keys() >= _NEEDED:
            return at, found
    raise FileUnreadable("no_heads")


class _Reader:
    """Puts rows together: those of one entry, and of one claim of it."""

    def __init__(self, heads: Heads) -> None:
        self.entries: dict[tuple[str, ...], CarriedEntry] = {}
        self.problems: list[Problem] = []
        self._numbers: dict[tuple[str, ...], list[str]] = {}
        self._heads = heads

    def take(self, number: int, cells: Row) -> None:
        """One more row."""
        wrong = list(self._wrong(str(number), cells))
        self.problems += wrong
        if wrong:
            return
        key = self._key(cells)
        entry = self.entries.get(key) or self._begun(str(number), cells)
        self.entries[key] = replace(entry, claims=self._claims(key, entry.claims, cells))

    def _wrong(self, place: str, cells: Row) -> Iterator[Problem]:
        for column in ("question", "claim"):
            if not cells[column].strip():
                yield Problem(place, self._heads[column][0], "empty")
        if cells.get("page", "").strip() and not cells["page"].strip().isdecimal():
            yield Problem(place, self._heads["page"][0], "no_number")

    def _key(self, cells: Row) -> tuple[str, ...]:
        if cells.get("id", "").strip():
            return ("id", cells["id"].strip())
        return (cells.get("call", ""), cells.get("edition", ""), squeezed(cells["question"]))

    def _begun(self, place: str, cells: Row) -> CarriedEntry:
        return CarriedEntry(
            question=cells["question"],
            claims=(),
            call=cells.get("call", ""),
            edition=cells.get("edition", ""),
            wordings=tuple(filter(None, cells.get("wordings", "").split("\n"))),
            id=cells.get("id", "").strip(),
            state=cells.get("state", ""),
            confirmed_on=cells.get("confirmed_on", ""),
            place=place,
        )

    def _claims(self, key: tuple[str, ...], claims: tuple[CarriedClaim, ...], cells: Row) -> tuple[CarriedClaim, ...]:
        """A further quote of the claim before, or a further claim."""
        text, number = cells["claim"], cells.get("number", "").strip()
        numbers = self._numbers.setdefault(key, [])
        page = cells.get("page", "").strip()
        quote = CarriedQuote(
            cells.get("quote", ""), cells.get("doc", ""), int(page[:9]) if page else 0, cells.get("title", "")
        )
        quotes = (quote,) if quote.text.strip() else ()
        if claims and claims[-1].text == text and number == numbers[-1]:
            return (*claims[:-1], CarriedClaim(text, claims[-1].quotes + quotes))
        numbers.append(number)
        return (*claims, CarriedClaim(text, quotes))
