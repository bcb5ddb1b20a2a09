from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.ports import Vectors
from evals.bench.vector_cache import RememberingEmbedder
from tests.fakes import HashEmbedder


class Counting(HashEmbedder):
    def __init__(self) -> None:
        super().__init__()
        self.made: list[str] = []

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.made += texts
        return super().passages(texts)


def test_no_vector_is_made_twice_even_in_a_later_run(tmp_path: Path) -> None:
    texts = ["締切は8月27日です。", "様式は2種類です。"]
    first, second = Counting(), Counting()
    made = RememberingEmbedder(first, tmp_path / "vectors.sqlite3")
    made.passages(texts[:1])
    whole = made.passages(texts)
    made.close()
    again = RememberingEmbedder(second, tmp_path / "vectors.sqlite3")

    assert np.array_equal(again.passages(texts), whole)
    assert np.array_equal(whole, HashEmbedder().passages(texts))
    assert (first.made, second.made) == (texts, [])


def test_what_was_kept_counts_for_the_time_that_it_took_when_it_was_made(tmp_path: Path) -> None:
    made = RememberingEmbedder(Counting(), tmp_path / "vectors.sqlite3")
    made.passages(["締切は8月27日です。"])
    made.close()
    again = RememberingEmbedder(Counting(), tmp_path / "vectors.sqlite3")
    again.passages(["締切は8月27日です。"])

    assert made.waited > 0
    assert (again.seconds, again.waited) == (made.seconds, 0.0)
