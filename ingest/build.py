"""A file becomes a revision and is published whole; the failure of one file hurts no other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from assistant.domain import Call, Document, Identity, Remark, RemarkKind, Revision
from assistant.ports import LibraryUnavailable, Publisher
from ingest.facts import facts_of
from ingest.identify import identify
from ingest.passages import passages_of
from ingest.readers import read
from ingest.readers.extracted import Unreadable
from ingest.sections import sections_of
from ingest.years import Evidence

READING = 2  # grows with every change of what is read out of a file, so that files are read anew
_BESIDE_DOCUMENTS = frozenset({"readme.md"})
_NO_DOCUMENTS = frozenset({".py", ".toml"})
_NOTHING_IN_IT = "文字が見つかりません。中身を確かめてから取り込んでください。"
_TWICE = "同じ名前の文書 {other} があります。どちらかの名前を変えてから取り込んでください。"
_UNFORESEEN = "読み取りの途中で止まりました（{error}）。別の形式で保存し直してから取り込んでください。"


class Landing(StrEnum):
    """How a file landed."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file."""

    path: Path
    landing: Landing
    reason: str = ""  # why it was refused, and what to do
    passages: int = 0
    facts: int = 0
    remarks: tuple[Remark, ...] = ()


class LibraryPublisher(Publisher, Protocol):
    """Where revisions go, and where the calls that are known already stand."""

    def calls(self) -> tuple[Call, ...]: ...


Progress = Callable[[int, int, Path], None]  # how many are done, of how many, and the next file


def ingest(paths: Sequence[Path], library: LibraryPublisher, progress: Progress) -> tuple[Result, ...]:
    """Every file of the paths, folders walked in order, each published in its own transaction."""
    files = tuple(_files(paths))
    seen: dict[str, Path] = {}
    results: list[Result] = []
    for done, path in enumerate(files):
        progress(done, len(files), path)
        other = seen.setdefault(path.name, path)
        twice = other.resolve() != path.resolve()
        results.append(_refused(path, _TWICE.format(other=other)) if twice else _land(path, library))
    return tuple(results)


def revision_of(path: Path, known: Sequence[Call]) -> Revision:
    """The file read, identified and cut; Unreadable says what is wrong with it."""
    extracted = read(path)
    pages = tuple(page.page for page in extracted.pages)
    if not any(page.text.strip() for page in pages):
        raise Unreadable(_NOTHING_IN_IT)
    identity = identify(path.name, extracted, known=known)
    document = Document(
        id=hashlib.sha256(path.name.encode()).hexdigest()[:16],
        source=path.name,
        file_name=path.name,
        title=identity.title,
        kind=identity.kind,
        call_id=identity.call.id,
        edition_id=identity.edition.id,
        published_on=identity.published_on,
        source_url=identity.source_url,
        amends=identity.amends,
    )
    sections = sections_of(extracted.pages)
    passages = passages_of(document.id, pages, sections)
    facts = facts_of(pages, sections, passages, _evidence(identity))
    remarks = (*extracted.remarks, *(Remark(RemarkKind.IDENTITY, "", why=doubt) for doubt in identity.doubts))
    return Revision(document, identity.call, identity.edition, _fingerprint(path), pages, passages, facts, remarks)


def _evidence(identity: Identity) -> Evidence:
    """What the document says of itself that dates without a year may lean on."""
    fiscal = (identity.edition.fiscal_year,) if identity.edition.fiscal_year else ()
    return Evidence(published=identity.published_on, fiscal=fiscal)


def _land(path: Path, library: LibraryPublisher) -> Result:
    try:
        live = library.live_fingerprint(path.name)
        if live == _fingerprint(path):
            return Result(path, Landing.UNCHANGED)
        revision = revision_of(path, library.calls())
        library.publish((revision,))
    except Unreadable as refusal:
        return _refused(path, str(refusal))
    except LibraryUnavailable:
        raise  # no file can land
    except OSError as error:
        return _refused(path, f"ファイルを開けません（{error.strerror}）。")
    except Exception as error:  # noqa: BLE001  # a file that no reader foresaw must not stop the others
        return _refused(path, _UNFORESEEN.format(error=type(error).__name__))
    landed = Result(path, Landing.NEW if live is None else Landing.REPLACED)
    return replace(landed, passages=len(revision.passages), facts=len(revision.facts), remarks=revision.remarks)


def _refused(path: Path, reason: str) -> Result:
    return Result(path, Landing.REFUSED, reason)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files that are named, and those in the folders that can be documents."""
    for path in paths:
        if path.is_dir():
            yield from (file for file in sorted(path.rglob("*")) if file.is_file() and _may_be_document(file, path))
        else:
            yield path


def _may_be_document(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
    return not hidden and file.name.lower() not in _BESIDE_DOCUMENTS and file.suffix.lower() not in _NO_DOCUMENTS


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(f"{READING}\0".encode() + path.read_bytes()).hexdigest()
