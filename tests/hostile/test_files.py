"""Every hostile file lands with a reason that helps, and nothing of it stays; its benign twin is taken in."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest

from assistant.wiring import open_library
from ingest.build import Landing, Result, ingest
from ingest.warden import Limits
from tests.hostile.files import Made, files
from tests.hostile.left_behind import births, open_files

EVERY = 7  # of the hostile files, which one the usual run takes; the nightly run takes them all
# Where a reason names a thing, it is the suffix, the kind of an exception or a number; all else is ours and Japanese.
NAMED = re.compile(
    r"（[!-~]+(?=[、）])|^\.[^は]* |(?:\.| ?)(?:pdf|html?|eml|txt|md|docx|pptx|xlsx|csv|doc|xyz|exe|zip)|UTF-8|MB|KOUBO_READING_SECONDS"
    r"|PDF|HTML|XML|ZIP|Word|Excel|PowerPoint|Office|PNG|JPEG|GIF|TIFF|RTF|OCR",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Landed:
    """What became of a folder of files, and how long each took."""

    made: tuple[Made, ...]
    results: tuple[Result, ...]
    seconds: tuple[float, ...]


@pytest.fixture(scope="module")
def landed(tmp_path_factory: pytest.TempPathFactory) -> Landed:
    return land(tmp_path_factory.mktemp("hostile"), files()[::EVERY])


@contextmanager
def temporary(folder: Path) -> Iterator[Path]:
    """A folder for temporary files that nobody else on the machine writes to."""
    folder.mkdir()
    usual, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield folder
    finally:
        tempfile.tempdir = usual


def land(folder: Path, made: Sequence[Made]) -> Landed:
    """The files taken in, by one ingest, and nothing left of it but the data folder."""
    documents, data = folder / "documents", folder / "data"
    documents.mkdir()
    for one in made:
        (documents / one.name).write_bytes(one.raw)
    with open_library(data) as library:
        library.documents()
        before, born = open_files(), births()
        begun: list[float] = []
        with temporary(folder / "temporary") as temporaries:
            results = ingest(
                [documents], library, lambda _done, _of, _path: begun.append(monotonic()), limits=Limits(seconds=3)
            )
        begun.append(monotonic())
        assert ([*temporaries.iterdir()], open_files()) == ([], before)
        assert born() == []
        assert not [one for one in library.passages() if "root:" in one.text]  # of /etc/passwd
        held = {document.source for document in library.documents()}
    assert {one.name.partition(".")[0] for one in data.iterdir()} == {"koubo"}
    assert len(held) == sum(result.landing is Landing.NEW for result in results)
    seconds = tuple(after - before for before, after in pairwise(begun))
    return Landed(tuple(sorted(made, key=lambda one: one.name)), results, seconds)


def test_there_are_enough_of_them_and_their_names_differ() -> None:
    made = files()
    assert len({one.name for one in made}) == len(made)
    assert sum(not one.good for one in made) >= 200
    assert sum(one.good for one in made) >= 20
    assert made == files()


def test_each_hostile_file_lands_in_time_with_a_reason_that_helps(landed: Landed) -> None:
    stands(landed)


@pytest.mark.nightly
def test_all_hostile_files_land_in_time_with_a_reason_that_helps(tmp_path: Path) -> None:
    stands(land(tmp_path, files()))


def test_every_benign_twin_is_taken_in(tmp_path: Path) -> None:
    twins = land(tmp_path, [one for one in files() if one.good])
    assert [(one.path.name, one.reason) for one in twins.results if one.landing is not Landing.NEW] == []


def stands(landed: Landed) -> None:
    """What holds for all of them."""
    assert [result.path.name for result in landed.results] == [one.name for one in landed.made]
    assert max(landed.seconds) < 30
    refused = [result.reason for result in landed.results if result.landing is Landing.REFUSED]
    assert refused
    assert [reason for reason in refused if re.search(r"[A-Za-z/\\]", NAMED.sub("", reason))] == []
    assert [reason for reason in refused if not reason.endswith("ください。")] == []
    good = {one.name for one in landed.made if one.good}
    assert [one for one in landed.results if one.path.name in good and one.landing is not Landing.NEW] == []
