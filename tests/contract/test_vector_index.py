"""The same promises for the vectors in memory and the vectors in Chroma."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.adapters.chroma_vectors import ChromaVectors, Generations
from assistant.ports import IndexUnavailable, VectorIndex, Vectors
from tests.assembled import publisher
from tests.fakes import InMemoryVectors

AXES = np.eye(8, dtype=np.float32)
IDS = [f"p{number}" for number in range(8)]


@pytest.fixture(params=["in memory", "chroma"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorIndex]:
    index: VectorIndex = InMemoryVectors() if request.param == "in memory" else ChromaVectors(tmp_path)
    yield index
    index.close()


def test_an_empty_index_finds_nothing_and_misses_all(index: VectorIndex) -> None:
    assert index.search(AXES[0], among=IDS, limit=3) == ()
    assert index.missing(["p1", "p0", "p1"]) == ("p1", "p0")


def test_a_vector_finds_itself_first(index: VectorIndex) -> None:
    index.add(IDS, AXES)

    for id_, vector in zip(IDS, AXES, strict=True):
        ((first, score), *_) = index.search(vector, among=IDS, limit=3)
        assert first == id_
        assert score == pytest.approx(1.0, abs=1e-5)


def test_only_what_is_allowed_is_found_and_unknown_ids_do_no_harm(index: VectorIndex) -> None:
    index.add(IDS, AXES)

    found = index.search(AXES[3], among=["p1", "never added"], limit=5)
    assert [id_ for id_, _ in found] == ["p1"]


def test_adding_again_replaces(index: VectorIndex) -> None:
    index.add(["p0"], AXES[:1])
    index.add(["p0"], AXES[1:2])

    assert index.search(AXES[1], among=["p0"], limit=1)[0][1] == pytest.approx(1.0, abs=1e-5)
    assert index.missing(["p0"]) == ()


def test_chroma_keeps_its_vectors_over_a_restart(tmp_path: Path) -> None:
    library = publisher(tmp_path)
    first = Generations(library.engine, tmp_path, "e5")
    first.add(IDS, AXES)
    first.close()

    again = Generations(library.engine, tmp_path, "e5")
    assert again.missing(IDS) == ()
    again.close()


@pytest.mark.parametrize("loss", ["folder deleted", "folder broken", "another embedder"])
def test_lost_vectors_begin_anew_in_a_new_folder(tmp_path: Path, loss: str) -> None:
    library = publisher(tmp_path)
    first = Generations(library.engine, tmp_path, "e5")
    first.add(IDS, AXES)
    first.close()
    (folder,) = (tmp_path / "vectors").iterdir()
    for file in [*folder.rglob("*")] if loss.startswith("folder") else []:
        if file.is_file():
            file.write_bytes(b"not a database") if loss == "folder broken" else file.unlink()
    if loss == "folder deleted":
        folder.rename(tmp_path / "elsewhere")

    again = Generations(library.engine, tmp_path, "other" if loss == "another embedder" else "e5")
    assert again.missing(IDS) == tuple(IDS)
    assert [path.name for path in (tmp_path / "vectors").iterdir()] != [folder.name]
    again.close()


def _delete(folder: Path) -> None:
    shutil.rmtree(folder)


def _break(folder: Path) -> None:
    for file in [path for path in folder.rglob("*") if path.is_file()]:
        file.write_bytes(b"not a database")


@pytest.mark.parametrize("ruin", [_delete, _break])
def test_vectors_that_are_lost_while_in_use_are_made_anew(tmp_path: Path, ruin: Callable[[Path], None]) -> None:
    index = Generations(publisher(tmp_path).engine, tmp_path, "e5")
    index.add(IDS[:4], AXES[:4])
    ruin(tmp_path / "vectors")

    with pytest.raises(IndexUnavailable):
        index.add(IDS[4:], AXES[4:])

    assert index.missing(IDS) == tuple(IDS)
    with pytest.raises(IndexUnavailable):
        index.search(AXES[0], among=IDS, limit=1)
    index.add(IDS, AXES)
    assert index.search(AXES[5], among=IDS, limit=1)[0][0] == "p5"
    assert index.missing(IDS) == ()
    index.close()


def test_vectors_that_are_damaged_are_told_to_a_search(tmp_path: Path) -> None:
    index = Generations(publisher(tmp_path).engine, tmp_path, "e5")
    index.add(IDS, AXES)
    _break(tmp_path / "vectors")

    with pytest.raises(IndexUnavailable, match="意味検索の索引"):
        index.search(AXES[0], among=IDS, limit=1)

    index.close()


def test_a_folder_that_takes_no_vectors_is_told(tmp_path: Path) -> None:
    library = publisher(tmp_path)
    (tmp_path / "vectors").write_text("a file", encoding="utf-8")

    with pytest.raises(IndexUnavailable, match="空き容量"):
        Generations(library.engine, tmp_path, "e5")


def test_a_vector_that_cannot_find_itself_makes_the_index_unusable(tmp_path: Path) -> None:
    index = ChromaVectors(tmp_path)
    index.add([f"p{number}" for number in range(20)], np.eye(20, dtype=np.float32))

    with pytest.raises(IndexUnavailable, match="見つけられません"):
        index.add(["nowhere"], np.zeros((1, 20), np.float32))  # of no direction, and so near to nothing

    index.close()


def test_twins_may_stand_in_each_others_place(tmp_path: Path) -> None:
    index = ChromaVectors(tmp_path)
    twins: Vectors = np.repeat(AXES[:1], 40, axis=0)

    index.add([f"twin{number}" for number in range(40)], twins)

    assert len(index.search(AXES[0], among=[f"twin{number}" for number in range(40)], limit=40)) == 40
    index.close()
