"""One file with a manifest of hashes: packed whole or not at all, unpacked only where every hash is right."""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from assistant.domain.operations import Manifest
from assistant.ports import BackupUnusable

MANIFEST = "manifest.json"
_FORMAT = 1
_PIECE = 1024 * 1024  # bytes
_LONGEST_MANIFEST = 100_000
_DAMAGES = (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, TypeError, zlib.error)


def measured(folder: Path, names: Iterable[str]) -> dict[str, tuple[str, int]]:
    """The hash and size of some files, for a manifest."""
    return {name: _measured(folder / name) for name in names}


def pack(folder: Path, manifest: Manifest, out: Path) -> None:
    """Put the files of a manifest into one file, which nobody else may read."""
    draft = folder / "packed"
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            with ZipFile(file, "w", ZIP_DEFLATED, allowZip64=True) as archive:
                archive.writestr(MANIFEST, _written(manifest))
                for name in manifest.files:
                    archive.write(folder / name, name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(out)
    except OSError as error:
        msg = f"控え {out} を書けません（{error.strerror}）。--out で別の場所を指定するか、空き容量を確かめてください。"
        raise BackupUnusable(msg) from error


def unpack(file: Path, folder: Path) -> Manifest:
    """Take every file out into a folder; BackupUnusable where one byte is not what it was."""
    with _told(file), ZipFile(file) as archive:
        with archive.open(MANIFEST) as held:
            manifest = _read(held.read(_LONGEST_MANIFEST), file)
        if sorted(archive.namelist()) != sorted((MANIFEST, *manifest.files)):
            raise BackupUnusable(_damaged(file, "中のファイルが、目録と合いません"))
        for name, (digest, size) in manifest.files.items():
            if Path(name).name != name:
                raise BackupUnusable(_damaged(file, "中のファイルの名前が正しくありません"))
            with archive.open(name) as packed, (folder / name).open("xb") as out:
                if _copied(packed, out, most=size) != (digest, size):
                    raise BackupUnusable(_damaged(file, f"{name} が、控えを作ったときの中身と違います"))
            (folder / name).chmod(0o600)
    return manifest


def _copied(packed: IO[bytes], out: IO[bytes], *, most: int) -> tuple[str, int]:
    """The hash and size of what was copied; it stops where there is more than the manifest says."""
    hashed, size = hashlib.sha256(), 0
    while size <= most and (piece := packed.read(_PIECE)):
        hashed.update(piece)
        size += len(piece)
        out.write(piece)
    return hashed.hexdigest(), size


def _measured(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size


def _written(manifest: Manifest) -> str:
    files = {name: {"sha256": digest, "bytes": size} for name, (digest, size) in manifest.files.items()}
    told = {
        "format": _FORMAT,
        "made_at": manifest.made_at.isoformat(),
        "koubo": manifest.version,
        "schema": manifest.schema,
        "records": manifest.records,
        "files": files,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _read(written: bytes, file: Path) -> Manifest:
    told: Mapping[str, Any] = json.loads(written)
    if int(told["format"]) > _FORMAT:
        raise BackupUnusable(f"控え {file} は、より新しい koubo のものです。新しい koubo で復元してください。")
    files = {str(name): (str(one["sha256"]), int(one["bytes"])) for name, one in told["files"].items()}
    made = datetime.fromisoformat(told["made_at"])
    return Manifest(made, str(told["koubo"]), str(told["schema"]), files, int(told["records"]))


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Whatever is wrong with the file is told in a sentence."""
    try:
        yield
    except BackupUnusable:
        raise
    except _DAMAGES as error:
        raise BackupUnusable(_damaged(file, "読み取れないところがあります")) from error
    except OSError as error:
        msg = f"控え {file} を開けません（{error.strerror}）。場所と権限、空き容量を確かめてください。"
        raise BackupUnusable(msg) from error


def _damaged(file: Path, why: str) -> str:
    return f"控え {file} は壊れています（{why}）。何も変えていません。別の控えを指定してください。"
