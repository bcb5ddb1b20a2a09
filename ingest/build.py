"""The files of folders are read and published, each whole; the failure of one file hurts no other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from assistant.desk.intake import Joins
from assistant.domain import Call, Document, DocumentKind, Remark
from assistant.domain.deliveries import Correction
from assistant.ports import LibraryUnavailable, Publisher
from ingest.corrections import NO_CORRECTIONS, Corrections, also, corrections_of, said_of
from ingest.file_names import one_spelling
from ingest.joining import strays
from ingest.readers import bytes_of
from ingest.readers.extracted import Tell, Unreadable, untold
from ingest.rejoining import rejoin
from ingest.revisions import Job
from ingest.sandbox import Sandbox
from ingest.taking import fingerprint_of, read_whole, sealed
from ingest.warden import Limits

_BESIDE_DOCUMENTS = frozenset({"readme.md"})
_OUR_OWN = frozenset({"koubo.sqlite3", "chroma.sqlite3", "owner.lock"})  # a folder below that holds one holds our data
_NO_DOCUMENTS = frozenset({".py", ".toml", ".lock", ".sqlite3", ".sqlite3-wal", ".sqlite3-shm"})
_TWICE = "同じ名前の文書 {other} があります。どちらかの名前を変えてから取り込んでください。"
_UNFORESEEN = "取り込みの途中で止まりました（{error}）。別の形式で保存し直してから取り込んでください。"
_CLOSED = "フォルダを開けません（{error}）。権限を確かめてから取り込んでください。"


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


class LibraryPublisher(Publisher, Joins, Protocol):
    """Where revisions go, and where the calls that are known already stand."""

    def documents(self) -> tuple[Document, ...]: ...
    def correction(self, source: str, /) -> Correction: ...  # what staff state of a file at their desk


Progress = Callable[[int, int, Path], None]  # how many are done, of how many, and the next file


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where files are read and where they go."""

    library: LibraryPublisher
    sandbox: Sandbox
    turned: Tell  # told of the pages of each file
    stated: Mapping[Path, Corrections]

    def calls_of(self, source: str) -> tuple[Call, ...]:
        """The calls of what is live of a file."""
        ids = {document.call_id for document in self.library.documents() if document.source == source}
        return tuple(call for call in self.library.calls() if call.id in ids)

    def calls_beside(self, source: str) -> frozenset[str]:
        """The ids of the calls that other files tell of."""
        return frozenset(document.call_id for document in self.library.documents() if document.source != source)


def ingest(
    paths: Sequence[Path],
    library: LibraryPublisher,
    progress: Progress,
    *,
    turned: Tell = untold,
    limits: Limits | None = None,
) -> tuple[Result, ...]:
    """Every file of the paths, each published in its own transaction; CorrectionsInvalid before anything is read."""
    results: list[Result] = []
    files = tuple(_files(paths, results))
    seen: dict[str, Path] = {}
    stated = corrections_of(files, paths, library.calls())
    with Sandbox(limits) as sandbox:
        desk = _Desk(library, sandbox, turned, stated)
        for done, path in enumerate(files):
            progress(done, len(files), path)
            other = seen.setdefault(one_spelling(path.name), path)
            twice = not _same(other, path)
            again = _TWICE.format(other=one_spelling(str(other)))
            results.append(_refused(path, again) if twice else _land(path, desk))
        if any(one.landing in (Landing.NEW, Landing.REPLACED) for one in results):
            _settle(seen, desk)
    return tuple(results)


def _settle(files: Mapping[str, Path], desk: _Desk) -> None:
    """Files whose call turned out to be another one are read anew, so that their order does not decide the calls."""
    news = {one.source for one in desk.library.documents() if one.kind is DocumentKind.MAIL} & files.keys()
    for source in sorted(news):
        _land(files[source], desk, anew=True)  # it may tell of calls that were not known yet
    before: set[str] = set()
    while True:
        astray = strays(desk.library.calls())
        sources = {one.source for one in desk.library.documents() if one.call_id in astray} & files.keys()
        if not sources or sources == before:
            break
        for source in sorted(sources):
            _land(files[source], desk, astray=astray)
        before = sources
    rejoin(desk.library)


def _land(path: Path, desk: _Desk, *, astray: frozenset[str] = frozenset(), anew: bool = False) -> Result:
    source = one_spelling(path.name)
    try:
        stated = also(desk.stated.get(path, NO_CORRECTIONS).of(path), desk.library.correction(source))
        raw = bytes_of(path)
        live, calls = desk.library.live_fingerprint(source), desk.calls_of(source)
        if (
            not anew
            and live == fingerprint_of(raw, said_of(stated, calls))
            and not astray & {call.id for call in calls}
        ):
            return Result(path, Landing.UNCHANGED)
        beside = desk.calls_beside(source)  # a call that this file alone tells of may be another one
        known = tuple(one for one in desk.library.calls() if one.id not in astray and (one.id in beside or not anew))
        read = read_whole(Job(source, raw, "", known, stated), desk.sandbox, desk.turned)
        if anew and {one.call.id for one in read} == {call.id for call in calls}:
            return Result(path, Landing.UNCHANGED)
        revisions = sealed(read, raw, said_of(stated, [one.call for one in read]))
        desk.library.publish(revisions)
    except Unreadable as refusal:
        return _refused(path, str(refusal))
    except LibraryUnavailable:
        raise  # no file can land
    except Exception as error:  # noqa: BLE001  # a file that nobody foresaw must not stop the others
        return _refused(path, _UNFORESEEN.format(error=type(error).__name__))
    return Result(
        path,
        Landing.NEW if live is None else Landing.REPLACED,
        passages=sum(len(one.passages) for one in revisions),
        facts=sum(len(one.facts) for one in revisions),
        remarks=tuple(remark for one in revisions for remark in one.remarks),
    )


def _refused(path: Path, reason: str) -> Result:
    return Result(path, Landing.REFUSED, reason)


def _same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file; links that lead round in a circle lead nowhere."""
    try:
        return one == other or one.samefile(other)
    except (OSError, ValueError):
        return False


def _files(paths: Sequence[Path], results: list[Result]) -> Iterator[Path]:
    """The files that are named, and those in the folders that can be documents; a closed folder is a result."""
    for path in paths:
        if _is_folder(path):
            yield from sorted(_documents_in(path, results))
        else:
            yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # opening it says why


def _documents_in(folder: Path, results: list[Result]) -> Iterator[Path]:
    def closed(error: OSError) -> None:
        results.append(_refused(Path(str(error.filename)), _CLOSED.format(error=error.strerror)))

    for within, folders, names in os.walk(folder, onerror=closed):  # links to folders are not followed: they may circle
        if Path(within) != folder and not _OUR_OWN.isdisjoint(names):
            folders.clear()
            continue
        folders[:] = [name for name in folders if not _hidden(name)]
        yield from (Path(within, name) for name in names if _may_be_document(Path(name)))


def _may_be_document(name: Path) -> bool:
    aside = name.name.lower() in _BESIDE_DOCUMENTS or name.suffix.lower() in _NO_DOCUMENTS
    return not aside and not _hidden(name.name)


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))
