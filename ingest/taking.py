"""One file is read in the sandbox, and sealed with all that its reading depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Revision
from ingest.readers.extracted import Tell, untold
from ingest.readers.ocr import recognises
from ingest.revisions import Job, is_drawn
from ingest.sandbox import Lost, Sandbox

READING = 55  # grows with every change of what is read out of a file, so that files are read anew
_CARRIES = ".eml"  # a file that others may be attached to


def read_whole(job: Job, sandbox: Sandbox, turned: Tell = untold) -> tuple[Revision, ...]:
    """The documents of a file; of a mail whose attachments cannot be read in time, the mail alone."""
    try:
        made = sandbox.run(job, turned)
    except Lost:
        if not job.source.lower().endswith(_CARRIES):
            raise
        made = sandbox.run(replace(job, alone=True), turned)  # an attachment takes only itself
    if not isinstance(made, tuple) or not all(isinstance(one, Revision) for one in made):
        raise TypeError(type(made).__name__)
    return made


def sealed(read: Sequence[Revision], raw: bytes, said: str) -> tuple[Revision, ...]:
    """The revisions with the fingerprint of their file, and with the file where pages can be drawn from it."""
    fingerprint = fingerprint_of(raw, said)
    return tuple(_with_file(replace(one, fingerprint=fingerprint), raw) for one in read)


def fingerprint_of(raw: bytes, said: str) -> str:
    """Of all that the reading depends on: the reader, the bytes and what the secretariat says of them."""
    reading = f"{READING} ocr" if raw.startswith(b"%PDF-") and recognises() else f"{READING}"
    return hashlib.sha256(f"{reading}\0{said}\0".encode() + raw).hexdigest()


def _with_file(revision: Revision, raw: bytes) -> Revision:
    """A revision keeps the file that its pages can be drawn from; what was attached brought its own."""
    own = revision.document.file_name == revision.document.source
    return replace(revision, original=raw) if own and is_drawn(revision.pages) else revision
