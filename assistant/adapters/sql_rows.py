"""Rows of the tables as values of the domain."""

from __future__ import annotations

from sqlalchemy import RowMapping

from assistant.domain import Document, DocumentKind, Passage


def document_of(row: RowMapping) -> Document:
    """A document as one of its revisions tells of it."""
    return Document(
        id=row["document_id"],
        source=row["source"],
        file_name=row["file_name"],
        title=row["title"],
        kind=DocumentKind(row["kind"]),
        call_id=row["call_id"],
        edition_id=row["edition_id"],
        published_on=row["published_on"],
        source_url=row["source_url"],
        amends=row["amends"],
        revision=row["id"],
    )


def passage_of(row: RowMapping) -> Passage:
    """A passage of a revision."""
    return Passage(
        id=row["id"],
        document_id=row["document_id"],
        page=row["page"],
        position=row["position"],
        heading=tuple(row["heading"]),
        start=row["start"],
        end=row["end"],
        text=row["text"],
    )
