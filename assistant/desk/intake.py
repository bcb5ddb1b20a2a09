"""Reading what is handed in: the desk says what it needs, ingest does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.domain import Call, Edition, Revision
from assistant.domain.deliveries import Correction, OpenedRevision
from assistant.domain.findings import Finding
from assistant.ports import Library


class NotTakenIn(Exception):
    """A file that cannot be taken in; its words are Japanese and say what to do."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file with what staff state of it."""

    source: str  # its name
    raw: bytes
    correction: Correction


class Joins(Protocol):
    """Where what is live of a call can become another one's."""

    def calls(self) -> tuple[Call, ...]: ...
    def rejoin(self, call: Call, into: Call, under: Callable[[Edition], Edition]) -> None: ...


class Intake(Protocol):
    """Reads files, checks what they say, and knows which calls are one."""

    def name_of(self, file_name: str) -> str: ...  # the one spelling by which a file is known
    def read(self, file: HandedIn, known: Sequence[Call]) -> tuple[Revision, ...]: ...  # NotTakenIn
    def findings(self, staged: Sequence[OpenedRevision], library: Library) -> tuple[Finding, ...]: ...
    def rejoin(self, library: Joins) -> None: ...
    def close(self) -> None: ...
