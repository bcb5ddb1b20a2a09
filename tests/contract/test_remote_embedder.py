"""An address for embeddings that fails leaves keyword search, and never a question that waits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import monotonic

import numpy as np
import pytest

from assistant.adapters.chroma_vectors import Generations
from assistant.adapters.remote_embedder import BATCH, RemoteEmbedder
from assistant.domain import Outcome, Question
from assistant.ports import IndexUnavailable
from assistant.settings import Settings
from assistant.vectorising import Vectoriser
from assistant.wiring import open_koubo
from tests.assembled import assistant_over, publisher
from tests.fakes import HashEmbedder
from tests.openai_server import Script, Vectors, serving
from tests.shelf import ALL

NOBODY = "http://127.0.0.1:9/v1"


def settings(address: str, *, timeout: float = 5.0) -> Settings:
    return Settings(
        embedding_model="m",
        openai_base_url=address,
        embedding_timeout=timeout,
    )


def of_size(size: int) -> Vectors:
    return lambda texts: [[1.0] * size for _ in texts]


def one_short(texts: Sequence[str]) -> list[list[float]]:
    return [[1.0, 2.0]] * (len(texts) - 1)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(Script(status=429, body="{}"), id="429"),
        pytest.param(Script(status=500, body="<html>"), id="500"),
        pytest.param(Script(status=401, body='{"error": {"message": "wrong key"}}'), id="401"),
        pytest.param(Script(body="<html>混雑しています</html>"), id="200 with HTML"),
        pytest.param(Script(body='{"data": null}', kind="application/json"), id="no data"),
        pytest.param(Script(vectors=one_short), id="one vector too few"),
        pytest.param(Script(vectors=lambda _: [[1.0, 2.0], [1.0]]), id="vectors of two sizes"),
        pytest.param(Script(vectors=of_size(0)), id="vectors of no size"),
        pytest.param(Script(vectors=lambda texts: [[0.0, 0.0] for _ in texts]), id="vectors of no length"),
        pytest.param(Script(vectors=lambda texts: [[float("nan"), 1.0] for _ in texts]), id="no numbers"),
        pytest.param(Script(vectors=of_size(2), longer=10), id="cut off"),
        pytest.param(Script(vectors=of_size(2), first=30.0), id="silent"),
        pytest.param(Script(head=b"HTTP/1.1 200 OK\r\nx-slow: ", pieces=(b"a",) * 600, pause=0.05), id="dripping"),
    ],
)
def test_an_address_that_fails_is_unavailable_within_its_time(script: Script) -> None:
    with serving(script) as (address, _):
        began = monotonic()
        with pytest.raises(IndexUnavailable, match="埋め込みモデル m を使えません") as raised:
            RemoteEmbedder(settings(address, timeout=0.5)).passages(["締切", "対象"])

    assert monotonic() - began < 10.0  # a third of what the slow ones would take, on however busy a machine
    assert "\n" not in str(raised.value)


def test_an_address_that_failed_is_left_alone_for_a_while() -> None:
    now = [0.0]
    with serving(Script(status=500, body="<html>")) as (address, requests):
        embedder = RemoteEmbedder(settings(address), now=lambda: now[0])
        for second in (0.0, 1.0, 29.0, 31.0):
            now[0] = second
            with pytest.raises(IndexUnavailable):
                embedder.query("締切")

    assert len(requests) == 2


def test_many_texts_are_sent_a_batch_at_a_time_as_plain_text() -> None:
    with serving(Script(vectors=of_size(2))) as (address, requests):
        RemoteEmbedder(settings(address)).passages(["締切"] * (BATCH + 1))

    assert [len(request["input"]) for request in requests] == [BATCH, 1]
    assert {*map(str, requests[0]["input"])} == {"締切"}


def test_two_models_and_two_addresses_have_two_names() -> None:
    models = [Settings(embedding_model=model, openai_base_url=address) for model in "ab" for address in ("x", "y")]

    assert len({RemoteEmbedder(one).name for one in models}) == 4


def test_questions_are_answered_by_keywords_where_nobody_makes_vectors(tmp_path: Path) -> None:
    assistant = assistant_over(ALL, tmp_path, embedder=RemoteEmbedder(settings(NOBODY)))

    answer = assistant.answer(Question("みらいハブに企業は申請できますか"))

    assert answer.outcome is Outcome.ANSWERED
    assert "企業が単独で申請することはできません" in answer.claims[0].text


def test_a_model_that_changes_the_size_of_its_vectors_begins_a_new_generation(tmp_path: Path) -> None:
    library = publisher(tmp_path)
    for revision in ALL:
        library.publish([revision])
    sizes = [4]
    with serving(Script(vectors=lambda texts: [[1.0] * sizes[0] for _ in texts])) as (address, _):
        embedder = RemoteEmbedder(settings(address))
        index = Generations(library.engine, tmp_path, embedder.name)
        vectoriser = Vectoriser(library, embedder, index)
        vectoriser.finish(lambda _done, _of: None)
        sizes[0] = 6

        with pytest.raises(IndexUnavailable):
            index.search(embedder.query("締切"), among=library.passage_ids(), limit=1)
        vectoriser.finish(lambda _done, _of: None)

        assert index.search(embedder.query("締切"), among=library.passage_ids(), limit=1)
        assert embedder.dimensions == 6
        index.close()


def test_the_setting_puts_the_address_behind_the_search(tmp_path: Path) -> None:
    with (
        serving(Script(vectors=lambda texts: HashEmbedder().passages(texts).tolist())) as (address, requests),
        open_koubo(tmp_path, settings(address)) as koubo,
    ):
        assert koubo.vectoriser is not None
        assert koubo.vectoriser.embedder.query("締切") == pytest.approx(HashEmbedder().query("締切"), abs=1e-6)
        assert requests[0]["model"] == "m"
        assert koubo.vectoriser.embedder.query("締切").dtype == np.float32
