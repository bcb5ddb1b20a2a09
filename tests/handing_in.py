"""A desk that files are handed in to: the real store and the real sandbox, with a clock that a test moves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from fastapi.testclient import TestClient
from httpx2 import Response

from assistant.adapters.desk.sql_audit import Chain, SqlAudit
from assistant.adapters.desk.sql_deliveries import SqlDeliveries
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.domain.deliveries import Delivery
from assistant.domain.staff import Actor
from assistant.settings import ROOT
from assistant.wiring.desk import documents_over
from ingest.intake import SandboxedIntake
from tests.assembled import NOW, publisher
from tests.fakes import MovableClock

DESK = "/api/v1/desk"
AUTHOR, APPROVER = Actor("a", "担当者A", "192.0.2.1"), Actor("b", "承認者B", "192.0.2.2")
CORPUS = ROOT / "corpus"


class OpenDesk:
    """The desk of documents and what readers see beside it."""

    def __init__(self, folder: Path, intake: SandboxedIntake) -> None:
        chain = Chain(b"k" * 32)
        self.clock = MovableClock(NOW)
        self.library: SqlPublisher = publisher(folder)
        self.store = SqlDeliveries(self.library.engine, chain)
        self.audit = SqlAudit(self.library.engine, chain)
        self.documents = documents_over(self.library, chain, self.clock, intake)

    def take(self, name: str, raw: bytes | None = None) -> Delivery:
        """A file of the corpus, or other bytes under a name, handed in by the author."""
        return self.documents.take(name, (CORPUS / name).read_bytes() if raw is None else raw, AUTHOR)

    def publish(self, given: Delivery) -> None:
        """Published by the approver, who has seen what is live."""
        self.documents.publish(given, self.store.live_number(given.source), APPROVER)

    def public(self) -> tuple[object, ...]:
        """All that readers could find out: what a dump, a search, a catalogue and an answer are made of."""
        ids = [document.id for document in self.library.documents()]
        return (
            self.library.calls(),
            self.library.editions(),
            self.library.documents(),
            self.library.passages(),
            self.library.passage_ids(),
            self.library.remarks(document_ids=ids),
            self.library.keyword_search(["海洋", "助成"], document_ids=ids, limit=50),
        )


@contextmanager
def reading_files() -> Iterator[SandboxedIntake]:
    """A sandbox for several tests."""
    intake = SandboxedIntake()
    try:
        yield intake
    finally:
        intake.close()


def handed_in(client: TestClient, name: str, raw: bytes | None = None) -> Response:
    """A file of the corpus, or other bytes under a name, sent as a browser sends them."""
    content = (CORPUS / name).read_bytes() if raw is None else raw
    return client.put(f"{DESK}/uploads?name={quote(name)}", content=content)
