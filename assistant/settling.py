"""What the live documents of a call say together: its names, and the editions of those that name no round themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain import Edition
from assistant.languages.ja.dates import written_dates
from assistant.languages.ja.normalise import plain, squeezed

SEVERAL_FIT = (
    "どの回の文書か書かれておらず、当てはまる版がいくつもあります（{labels}）。"
    "calls.toml の [[document]] に edition を書いてください。"
)


@dataclass(frozen=True, slots=True)
class Live:
    """A live revision, as far as its edition goes."""

    revision: int
    own: Edition  # as the document itself says
    open: bool  # it names no round
    published_on: date | None
    amends: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The edition that a revision is of."""

    revision: int
    edition_id: str
    doubt: str = ""


def settled(live: Sequence[Live]) -> tuple[Settled, ...]:
    """The edition of every live revision of one call, whatever the order they came in."""
    held = {one.own.id: one.own for one in live if not one.open}
    return tuple(_settled(one, live, held.values()) for one in live)


def names_of(name: str, stated: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The name of a call and its aliases, of what its live documents state; a name that none states is no more."""
    spellings: dict[str, str] = {}
    for one in stated:
        spellings.setdefault(squeezed(one), one)
    if not spellings:
        return name, ()
    formal = max(spellings.values(), key=lambda one: (not one.isascii(), len(squeezed(one)), one))
    best = name if squeezed(name) in spellings else formal
    return best, tuple(one for key, one in spellings.items() if key != squeezed(best))


def _settled(one: Live, live: Sequence[Live], held: Iterable[Edition]) -> Settled:
    editions = tuple(held)
    if not one.open or any(edition.id == one.own.id for edition in editions):
        return Settled(one.revision, one.own.id)
    fitting = _amended_by(one, live) or tuple(edition for edition in editions if _fits(one.own, edition))
    if len(fitting) == 1:
        return Settled(one.revision, fitting[0].id)
    labels = "、".join(sorted(edition.label for edition in fitting))
    return Settled(one.revision, one.own.id, SEVERAL_FIT.format(labels=labels) if fitting else "")


def _amended_by(one: Live, live: Sequence[Live]) -> tuple[Edition, ...]:
    """The editions with a document of the day that the amending one names."""
    days = {written.moment.day for written in written_dates(plain(one.amends)) if written.year_written}
    return tuple({other.own.id: other.own for other in live if not other.open and other.published_on in days}.values())


def _fits(own: Edition, edition: Edition) -> bool:
    """Whether an edition could be the one of a document: of its year, and of its kind of call where it says one."""
    of_year = own.fiscal_year is None or edition.fiscal_year == own.fiscal_year
    _, _, kind = own.label.rpartition(" ")
    return of_year and (not kind.endswith("公募") or kind in edition.label)
