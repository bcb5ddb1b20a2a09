"""Reads files of enquiries in a child process, as documents are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from threading import Lock

from assistant.desk.enquiries import EnquiriesUnreadable
from assistant.domain.inbox import EnquiryFile
from assistant.speech import read_toml
from ingest.enquiries.mailbox import read_letter, read_mailbox
from ingest.enquiries.tables import Heads, read_book, read_csv
from ingest.readers.extracted import Tell, Unreadable, untold
from ingest.sandbox import Sandbox
from ingest.warden import Limits

WORK = "ingest.enquiries.reading:enquiries_of"
_NOT_READ = (
    "この形式（{suffix}）は取り込めません。CSV、Excel（.xlsx）、メール（.eml、.mbox）のどれかで保存し直してください。"
)


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read."""

    name: str
    raw: bytes
    column: str
    heads: Heads


READERS: dict[str, Callable[[Job], EnquiryFile]] = {
    ".csv": lambda job: read_csv(job.raw, job.column, job.heads),
    ".tsv": lambda job: read_csv(job.raw, job.column, job.heads),
    ".txt": lambda job: read_csv(job.raw, job.column, job.heads),
    ".xlsx": lambda job: read_book(job.raw, job.column, job.heads),
    ".eml": lambda job: read_letter(job.raw),
    ".mbox": lambda job: read_mailbox(job.raw),
}


def enquiries_of(job: Job, _tell: Tell = untold) -> EnquiryFile:
    """What a file asks; Unreadable says why it cannot be taken in."""
    suffix = PurePath(job.name).suffix.lower()
    if suffix not in READERS:
        raise Unreadable(_NOT_READ.format(suffix=suffix or "拡張子なし"))
    return READERS[suffix](job)


class SandboxedReader:
    """One file after the other, each in a child that can neither keep nor reach anything."""

    def __init__(self, prompts: Path, limits: Limits | None = None) -> None:
        self._heads: Heads = read_toml(prompts / "desk" / "enquiries.toml")["columns"]
        self._sandbox = Sandbox(limits, work=WORK)
        self._turn = Lock()

    def read(self, name: str, raw: bytes, *, column: str = "") -> EnquiryFile:
        try:
            with self._turn:
                found = self._sandbox.run(Job(name, raw, column, self._heads))
        except Unreadable as error:
            raise EnquiriesUnreadable(str(error)) from error
        if not isinstance(found, EnquiryFile):
            raise TypeError(found)
        return found

    def close(self) -> None:
        """Leave no process behind."""
        self._sandbox.close()
