"""What is handed in at the desk is read and checked as ingest does it, in the same sandbox; nothing is published here."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from assistant.desk.intake import HandedIn, Joins, NotTakenIn
from assistant.domain import Call, Revision
from assistant.domain.deliveries import OpenedRevision
from assistant.domain.findings import Finding
from assistant.ports import Library
from assistant.settings import Settings
from ingest.corrections import NOTHING_STATED, also, said_of
from ingest.file_names import one_spelling
from ingest.lint.as_if import AsIf
from ingest.lint.checks import findings_of
from ingest.readers.extracted import Unreadable
from ingest.rejoining import rejoin
from ingest.revisions import Job
from ingest.sandbox import Sandbox
from ingest.taking import read_whole, sealed
from ingest.warden import Limits

_UNFORESEEN = "取り込みの途中で止まりました（{error}）。別の形式で保存し直してから、もう一度渡してください。"


def open_intake(settings: Settings) -> SandboxedIntake:
    """The intake of a service; its sandbox starts with the first file."""
    return SandboxedIntake(Limits(seconds=settings.reading_seconds))


class SandboxedIntake:
    """Reads one file at a time."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._sandbox = Sandbox(limits)
        self._turn = Lock()

    def name_of(self, file_name: str) -> str:
        return one_spelling(file_name)

    def read(self, file: HandedIn, known: Sequence[Call]) -> tuple[Revision, ...]:
        stated = also(NOTHING_STATED, file.correction)
        try:
            with self._turn:
                read = read_whole(Job(file.source, file.raw, "", tuple(known), stated), self._sandbox)
        except Unreadable as refusal:
            raise NotTakenIn(str(refusal)) from refusal
        except Exception as error:
            raise NotTakenIn(_UNFORESEEN.format(error=type(error).__name__)) from error
        return sealed(read, file.raw, said_of(stated, [one.call for one in read]))

    def findings(self, staged: Sequence[OpenedRevision], library: Library) -> tuple[Finding, ...]:
        """What is to be mended in a file, and where it disagrees with what is live beside it."""
        names = {one.document.file_name for one in staged}
        found = findings_of(AsIf(staged, library))
        return tuple(one for one in found if any(place.doc in names for place in one.places))

    def rejoin(self, library: Joins) -> None:
        rejoin(library)

    def close(self) -> None:
        """Nothing that was started is left."""
        with self._turn:
            self._sandbox.close()
