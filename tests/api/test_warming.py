"""A service warms up beside its work: with its own documents, without a model, and never in anybody's way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from threading import enumerate as enumerate_threads

import pytest

from assistant.api.warming import questions, warm, warmed
from assistant.domain import Outcome, Question
from assistant.ports import Vectors
from tests.assembled import assistant_over
from tests.fakes import HashEmbedder
from tests.shelf import ALL, HUB, HUB_6, HUB_7, SEEDS


class Listening(HashEmbedder):
    """Remembers what was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.begun = Event()

    def query(self, text: str) -> Vectors:
        self.asked.append(text)
        self.begun.set()
        return super().query(text)


class Unwanted:
    """A model that may not be asked."""

    name = "unwanted"

    def lines(self, _prompt: str) -> Iterator[str]:
        pytest.fail("the model was asked")


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_it_asks_for_what_the_headings_of_the_newest_editions_announce(tmp_path: Path) -> None:
    assistant = assistant_over(ALL, tmp_path)

    asked = questions(assistant)

    assert any(HUB.name in one for one in asked)
    assert any(HUB.name not in one and SEEDS.name not in one for one in asked)
    assert len(asked) == len(set(asked))
    assert all(one.endswith("は何ですか") for one in asked)
    newest = {assistant.answer(Question(one)).reading.editions for one in asked if HUB.name in one}
    assert HUB_7 in {edition for editions in newest for edition in editions}
    assert HUB_6 not in {edition for editions in newest for edition in editions}


def test_warming_up_searches_by_meaning_and_never_asks_the_model(tmp_path: Path) -> None:
    listening = Listening()

    warm(assistant_over(ALL, tmp_path, embedder=listening, model=Unwanted()), Event())

    assert listening.asked


def test_an_empty_service_has_nothing_to_warm_up_with(tmp_path: Path) -> None:
    listening = Listening()

    warm(assistant_over((), tmp_path, embedder=listening), Event())

    assert listening.asked == []


def test_told_to_stop_it_asks_no_more(tmp_path: Path) -> None:
    listening, stop = Listening(), Event()
    stop.set()

    warm(assistant_over(ALL, tmp_path, embedder=listening), stop)

    assert listening.asked == []


def test_it_answers_meanwhile_and_is_over_with_the_service(tmp_path: Path) -> None:
    listening = Listening()
    assistant = assistant_over(ALL, tmp_path, embedder=listening)

    with warmed(assistant):
        assert listening.begun.wait(timeout=20)
        assert assistant.answer(Question(f"{HUB.name}の締切は")).outcome is Outcome.ANSWERED

    assert "warming" not in {thread.name for thread in enumerate_threads()}


def test_without_its_database_it_gives_up_quietly(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assistant = assistant_over(ALL, tmp_path)
    for file in tmp_path.glob("koubo.sqlite3*"):
        file.unlink()

    warm(assistant, Event())

    assert "koubo.sqlite3" in caplog.text
