"""Rows of the tables as values of the domain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping

from assistant.domain import Call, Document, DocumentKind, Edition, Fact, FactKind, Passage, Remark, RemarkKind
from assistant.values import from_json


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


def fact_of(row: RowMapping) -> Fact:
    """A fact of a revision."""
    return Fact(
        id=row["id"],
        kind=FactKind(row["kind"]),
        label=row["label"],
        value=from_json(row["value"]),
        passage_id=row["passage_id"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
    )


def remark_of(row: RowMapping) -> Remark:
    """A remark about how a revision was read."""
    return Remark(RemarkKind(row["kind"]), row["text"], row["page"], row["why"])


def edition_of(row: Mapping[Any, Any]) -> Edition:
    """An edition."""
    return Edition(**row)


def call_of(row: RowMapping) -> Call:
    """A call with its names."""
    return Call(row["id"], row["name"], tuple(row["aliases"]))
