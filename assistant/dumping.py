"""What is live, row by row, for outside tools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.catalogue import Catalogue
from assistant.domain import FactKind
from assistant.ports import Library
from assistant.values import to_json


def passages(library: Library) -> Iterator[dict[str, Any]]:
    """Every passage that is indexed, with its place."""
    names = {document.id: document.file_name for document in library.documents()}
    for passage in library.passages():
        yield {
            "doc": names[passage.document_id],
            "page": passage.page,
            "heading": list(passage.heading),
            "start": passage.start,
            "end": passage.end,
            "text": passage.text,
        }


def facts(library: Library) -> Iterator[dict[str, Any]]:
    """Every typed fact, with its call and edition."""
    held = Catalogue.of(library)
    for document in held.documents:
        pages = {passage.id: passage.page for passage in library.passages(document_ids=[document.id])}
        for fact in library.facts(document_ids=[document.id], kinds=list(FactKind)):
            yield {
                "doc": document.file_name,
                "page": pages[fact.passage_id],
                "kind": fact.kind,
                "call": held.call(document.call_id).name,
                "edition": held.edition(document.edition_id).label,
                "label": fact.label,
                "value": to_json(fact.value),
                "text": fact.text,
            }
