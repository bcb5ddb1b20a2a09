"""A call of two rounds a year announces both in one document: what later news change of a round belongs to that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Document, DocumentKind, Edition

_NEWS = frozenset({DocumentKind.MAIL, DocumentKind.ERRATA})  # what goes with a document that announces something


def in_their_year(
    editions: Sequence[Edition], documents: Sequence[Document]
) -> tuple[tuple[Edition, ...], tuple[Document, ...]]:
    """Editions and documents, where a round of which only news tell is taken for its year's; that year has its number."""
    homes = {one.id: year for one in editions if (year := _year_of(one, editions, documents)) is not None}
    if not homes:
        return tuple(editions), tuple(documents)
    numbers = {year.id: one.number for one in editions if (year := homes.get(one.id)) is not None}
    kept = (replace(one, number=numbers.get(one.id, one.number)) for one in editions if one.id not in homes)
    moved = (replace(one, edition_id=homes[one.edition_id].id) if one.edition_id in homes else one for one in documents)
    return tuple(kept), tuple(moved)


def _year_of(edition: Edition, editions: Sequence[Edition], documents: Sequence[Document]) -> Edition | None:
    """The edition of the whole year that a round is of; None where the round has a document of its own."""
    if edition.number is None or edition.fiscal_year is None or not _is_but_news(edition, documents):
        return None
    years = [one for one in editions if _is_whole_year(one, edition) and not _is_but_news(one, documents)]
    return years[0] if len(years) == 1 else None


def _is_whole_year(one: Edition, of: Edition) -> bool:
    same = one.call_id == of.call_id and one.fiscal_year == of.fiscal_year
    return same and one.number is None and not one.label.endswith("公募")


def _is_but_news(edition: Edition, documents: Sequence[Document]) -> bool:
    return all(one.kind in _NEWS for one in documents if one.edition_id == edition.id)
