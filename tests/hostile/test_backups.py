"""Damaged, foreign and swollen backups are refused in a sentence, and nothing is touched."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from assistant.settings import Settings
from assistant.wiring.backup import back_up
from tests.backed_up import furnished, koubo


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return furnished(tmp_path_factory.mktemp("template") / "data")


@pytest.fixture
def data(template: Path, tmp_path: Path) -> Path:
    """A folder of one's own, to be lost."""
    return Path(shutil.copytree(template, tmp_path / "data"))


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def flipped(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    file.write_bytes(whole)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def something_else(file: Path) -> None:
    file.write_text("これは控えではありません")


def repacked(change: Callable[[dict[str, bytes]], None]) -> Callable[[Path], None]:
    """A file whose parts somebody has changed, with checksums that fit again."""

    def damage(file: Path) -> None:
        with ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        change(parts)
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name, part)

    return damage


def in_manifest(**told: object) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts["manifest.json"] = json.dumps({**json.loads(parts["manifest.json"]), **told}).encode()

    return change


def another_deadline(parts: dict[str, bytes]) -> None:
    parts["koubo.sqlite3"] = parts["koubo.sqlite3"].replace("8月27日".encode(), "8月28日".encode())


def _set(name: str, part: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({name: part})


def _without(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        del parts[name]

    return change


DAMAGES: Sequence[Callable[[Path], None]] = (
    cut,
    flipped,
    emptied,
    something_else,
    Path.unlink,
    repacked(another_deadline),
    repacked(_without("manifest.json")),
    repacked(_without("koubo.sqlite3")),
    repacked(_without("audit.key")),
    repacked(_set("more.txt", b"x")),
    repacked(_set("koubo.sqlite3", b"0" * 10_000)),
    repacked(_set("manifest.json", b"{")),
    repacked(_set("manifest.json", b"[]")),
    repacked(in_manifest(files={})),
    repacked(in_manifest(files={"koubo.sqlite3": 1})),
    repacked(in_manifest(format=2)),
    repacked(in_manifest(made_at="きのう")),
)


@pytest.fixture
def made(data: Path, tmp_path: Path) -> Path:
    out = tmp_path / "koubo.zip"
    back_up(data, out, Settings())
    return out


@pytest.mark.parametrize("damage", DAMAGES, ids=range(len(DAMAGES)))
def test_a_damaged_backup_is_refused_and_nothing_is_touched(
    data: Path, made: Path, damage: Callable[[Path], None]
) -> None:
    before = {one.name: one.read_bytes() for one in data.iterdir()}
    damage(made)

    for arguments in (("--replace", "--data", data), ("--data", data.with_name("fresh"))):
        done = koubo("restore", made, *arguments)
        assert done.exit_code == 1, done.output
        assert done.output.startswith("エラー: 控え ")
        assert "Traceback" not in done.output

    assert {one.name: one.read_bytes() for one in data.iterdir() if one.name in before} == before
    assert sorted(one.name for one in data.parent.iterdir() if one != made) == ["data"]


def test_a_bomb_is_not_unpacked_whole(data: Path, made: Path) -> None:
    repacked(_set("audit.key", b"\0" * 50_000_000))(made)

    done = koubo("restore", made, "--data", data, "--replace")

    assert (done.exit_code, "audit.key が、控えを作ったときの中身と違います" in done.output) == (1, True)
