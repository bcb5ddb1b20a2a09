"""A service with a staff desk: people of every role, signed in without the slow hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from starlette.types import ASGIApp

from assistant.adapters.desk.sql_accounts import SqlAccounts
from assistant.adapters.desk.sql_audit import Chain, SqlAudit
from assistant.adapters.desk.sql_entries import SqlEntries
from assistant.adapters.desk.sql_figures import SqlFigures
from assistant.adapters.desk.sql_former import SqlFormer
from assistant.adapters.desk.sql_orders import SqlDoors, SqlOrders
from assistant.adapters.desk.sql_published import SqlPublished
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.adapters.sql_records import SqlRecords
from assistant.api.app import create_app
from assistant.api.desk.gate import COOKIE, CSRF, csrf_of
from assistant.desk.accounts import Accounts
from assistant.desk.desk import Desk
from assistant.desk.enquiries import EnquiryReader
from assistant.desk.intake import Intake
from assistant.desk.operating import Operating
from assistant.domain import Revision
from assistant.domain.operations import Limits
from assistant.domain.staff import Actor, Role
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.wiring import assemble
from assistant.wiring.desk import documents_over, entries_over, faq_over, questions_over
from tests.assembled import NOW, publisher
from tests.fakes import HandSwitch, HashEmbedder, InMemoryVectors, MovableClock
from tests.shelf import ALL

PASSWORD = "とても長い合言葉です12"  # noqa: S105  # of people who live for one test
FOUNDER = Actor("", "tests")
CHAIN = Chain(b"k" * 32)


class QuickHasher:
    """Hashes at once: only for tests, where nobody guesses."""

    def hash(self, password: str) -> str:
        return hashlib.sha256(password.encode()).hexdigest()

    def fits(self, password: str, hashed: str) -> bool:
        return self.hash(password) == hashed


class StaffedService:
    """The service, its clock, and its people: author, approver and admin."""

    begun, founder = NOW, FOUNDER

    def __init__(
        self,
        folder: Path,
        revisions: Iterable[Revision] = ALL,
        *,
        now: datetime = NOW,
        enquiries: EnquiryReader | None = None,
        intake: Intake | None = None,
        **settings: object,
    ) -> None:
        self.clock, self.switch = MovableClock(now), HandSwitch()
        self.library: SqlPublisher = publisher(folder, now=now)
        for revision in revisions:
            self.library.publish([revision])
        assembled = assemble(
            self.library,
            clock=self.clock,
            embedder=HashEmbedder(),
            vectors=InMemoryVectors(),
            published=SqlPublished(self.library.engine),
        )
        self.assistant: Assistant = replace(assembled, doors=SqlDoors(self.library.engine))
        self.accounts = Accounts(SqlAccounts(self.library.engine, CHAIN), QuickHasher(), self.clock)
        for role in Role:
            self.accounts.add(role, f"担当者（{role}）", role, password=PASSWORD, by=FOUNDER)
        self.store = SqlEntries(self.library.engine, CHAIN)
        self.audit = SqlAudit(self.library.engine, CHAIN)
        limits = {"questions_per_minute": 0, "all_questions_per_minute": 0, **settings}
        self._settings = Settings(**limits)
        orders = SqlOrders(self.library.engine, CHAIN)
        self.desk = Desk(
            assistant=self.assistant,
            clock=self.clock,
            accounts=self.accounts,
            documents=documents_over(self.library, CHAIN, self.clock, intake),
            audit=self.audit,
            operating=Operating(orders, self.library, self.clock, bounds=Limits.of(self._settings)),
            switch=self.switch,
            tally=SqlFigures(self.library.engine),
            archive=SqlFormer(self.library.engine),
            entries=entries_over(self.store, self.assistant),
            faq=faq_over(self.store, self.assistant),
            questions=questions_over(self.library, self.assistant, CHAIN, enquiries),
        )
        self.furnish()

    def furnish(self, **more: Any) -> None:  # noqa: ANN401  # fields of Desk
        """Open the service anew, with more in its desk."""
        self.desk = replace(self.desk, **more)
        records = SqlRecords(self.library.engine)
        self.app: ASGIApp = create_app(self.assistant, records, self._settings, self.switch, self.desk)

    def client(self, role: Role | None = None) -> TestClient:
        """A browser, of somebody who is signed in, or of nobody."""
        client = TestClient(self.app, raise_server_exceptions=False, follow_redirects=False)
        if role is not None:
            token, _ = self.accounts.sign_in(role, PASSWORD, "testclient")
            client.cookies.set(COOKIE, token)
            client.headers[CSRF] = csrf_of(token)
        return client
