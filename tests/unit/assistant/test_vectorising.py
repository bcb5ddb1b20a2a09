from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from assistant.domain import Question
from assistant.ports import IndexUnavailable, Vectors
from assistant.vectorising import Vectoriser, indexed_text
from assistant.wiring import assemble
from tests.assembled import NOW, publisher
from tests.fakes import FrozenClock, HashEmbedder, InMemoryVectors
from tests.shelf import HUB_6_PAGE, HUB_7_GUIDELINE


def test_a_vector_is_made_of_the_text_under_its_headings() -> None:
    assert indexed_text(HUB_7_GUIDELINE.passages[0]).startswith("対象\n申請者は国立大学法人")


def test_every_live_passage_gets_its_vector_once(tmp_path: Path) -> None:
    library = publisher(tmp_path)
    library.publish([HUB_7_GUIDELINE])
    told: list[tuple[int, int]] = []
    vectoriser = Vectoriser(library, HashEmbedder(), InMemoryVectors())

    vectoriser.finish(lambda done, of: told.append((done, of)))
    vectoriser.finish(lambda done, of: told.append((done, of)))

    assert told == [(len(HUB_7_GUIDELINE.passages),) * 2]
    assert vectoriser.missing() == ()


def test_what_is_published_later_is_noticed_and_told_to_stop_it_stops(tmp_path: Path) -> None:
    library = publisher(tmp_path)
    library.publish([HUB_7_GUIDELINE])
    vectoriser = Vectoriser(library, HashEmbedder(), InMemoryVectors(), look_again=0.01)
    stop, first, second = threading.Event(), threading.Event(), threading.Event()

    def tell(_done: int, of: int) -> None:
        (second if of == len(HUB_6_PAGE.passages) else first).set()

    worker = threading.Thread(target=vectoriser.keep_up, args=(stop, tell))
    worker.start()
    assert first.wait(10)
    library.publish([HUB_6_PAGE])
    assert second.wait(10)
    stop.set()
    worker.join(10)

    assert not worker.is_alive()
    assert vectoriser.missing() == ()


def test_questions_are_answered_by_keywords_while_vectors_are_still_missing(tmp_path: Path) -> None:
    library = publisher(tmp_path)
    library.publish([HUB_7_GUIDELINE])
    assistant = assemble(library, clock=FrozenClock(NOW), embedder=HashEmbedder(), vectors=InMemoryVectors())

    answer = assistant.answer(Question("審査にヒアリングはありますか"))

    assert "ヒアリング" in answer.claims[0].text


class BreakingVectors(InMemoryVectors):
    """Breaks whenever it is told to, with all that it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.broken = threading.Event()

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        if self.broken.is_set():
            raise IndexUnavailable
        super().add(ids, vectors)

    def search(self, vector: Vectors, *, among: Sequence[str], limit: int) -> tuple[tuple[str, float], ...]:
        if self.broken.is_set():
            raise IndexUnavailable
        return super().search(vector, among=among, limit=limit)


def test_an_index_that_breaks_is_tried_again(tmp_path: Path) -> None:
    library = publisher(tmp_path)
    library.publish([HUB_7_GUIDELINE])
    index = BreakingVectors()
    index.broken.set()
    vectoriser = Vectoriser(library, HashEmbedder(), index, look_again=0.01)
    stop, done = threading.Event(), threading.Event()

    worker = threading.Thread(target=vectoriser.keep_up, args=(stop, lambda _done, _of: done.set()))
    worker.start()
    assert not done.wait(0.1)
    index.broken.clear()
    assert done.wait(10)
    stop.set()
    worker.join(10)

    assert vectoriser.missing() == ()


def test_a_database_that_breaks_is_tried_again(tmp_path: Path) -> None:
    library = publisher(tmp_path)
    library.publish([HUB_7_GUIDELINE])
    library.engine.dispose()
    (tmp_path / "koubo.sqlite3").rename(tmp_path / "elsewhere")
    vectoriser = Vectoriser(library, HashEmbedder(), InMemoryVectors(), look_again=0.01)
    stop, done = threading.Event(), threading.Event()

    worker = threading.Thread(target=vectoriser.keep_up, args=(stop, lambda _done, _of: done.set()))
    worker.start()
    assert not done.wait(0.1)
    (tmp_path / "elsewhere").rename(tmp_path / "koubo.sqlite3")
    assert done.wait(10)
    stop.set()
    worker.join(10)


def test_questions_are_answered_by_keywords_while_the_index_is_broken(tmp_path: Path) -> None:
    library = publisher(tmp_path)
    library.publish([HUB_7_GUIDELINE])
    index = BreakingVectors()
    Vectoriser(library, HashEmbedder(), index).finish(lambda _done, _of: None)
    assistant = assemble(library, clock=FrozenClock(NOW), embedder=HashEmbedder(), vectors=index)
    index.broken.set()

    answer = assistant.answer(Question("審査にヒアリングはありますか"))

    assert "ヒアリング" in answer.claims[0].text
