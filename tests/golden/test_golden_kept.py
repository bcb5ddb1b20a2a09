"""What is kept of the sample documents: identity, passages and facts; rewrite with --update-golden and read the diff."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from assistant.adapters.sql_database import open_database
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.catalogue import Catalogue
from assistant.domain import Document, FactKind
from assistant.values import to_json
from ingest.build import Landing, ingest
from tests.assembled import NOW
from tests.fakes import FrozenClock
from tests.golden.samples import CORPUS, DOCUMENTS, HERE, held_to


@dataclass(frozen=True, slots=True)
class Kept:
    """What is live after the whole corpus was ingested, and what was refused."""

    library: SqlPublisher
    refused: dict[str, str]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("kept")
    library = SqlPublisher(open_database(f"sqlite:///{folder / 'koubo.sqlite3'}"), FrozenClock(NOW))
    results = ingest([CORPUS], library, lambda _done, _of, _path: None)
    return Kept(library, {one.path.name: one.reason for one in results if one.landing is Landing.REFUSED})


def test_no_sample_is_refused(kept: Kept) -> None:
    assert kept.refused == {}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_sample_document_is_kept_as_it_was(name: str, kept: Kept, *, update_golden: bool) -> None:
    held_to(HERE / "kept" / f"{name}.json", _told(kept.library, name), update=update_golden)


def _told(library: SqlPublisher, name: str) -> list[dict[str, object]]:
    """Each document of the file: a mail may carry another, or announce two calls."""
    held = Catalogue.of(library)
    return [_document(library, held, document) for document in held.documents if document.source == name]


def _document(library: SqlPublisher, held: Catalogue, document: Document) -> dict[str, object]:
    call, passages = held.call(document.call_id), library.passages(document_ids=[document.id])
    pages = {passage.id: passage.page for passage in passages}
    return {
        "file_name": document.file_name,
        "title": document.title,
        "call": call.name,
        "edition": held.edition(document.edition_id).label,
        "kind": document.kind,
        "published_on": document.published_on.isoformat() if document.published_on else None,
        "amends": document.amends,
        "remarks": [[one.kind, one.page, one.text, one.why] for _, one in library.remarks(document_ids=[document.id])],
        "passages": [[one.page, " > ".join(one.heading), one.text] for one in passages],
        "facts": [
            {
                "page": pages[fact.passage_id],
                "kind": fact.kind,
                "label": fact.label,
                "value": to_json(fact.value),
                "text": fact.text,
            }
            for fact in library.facts(document_ids=[document.id], kinds=list(FactKind))
        ],
    }
