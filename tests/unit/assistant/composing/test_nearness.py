"""Strange words may be other words for the same: a sentence near enough in meaning is said, but never for a deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.composing.candour import Candour
from assistant.composing.nearness import nearness
from assistant.domain import Aspect, Claim, Question, Reading
from assistant.ports import IndexUnavailable, Vectors
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, Said, revision

SHOP = revision(
    "shop.txt",
    HUB,
    HUB_7,
    Said("見学会", "見学会は令和7年9月3日に開きます。後日の見逃し公開はありません。"),
    Said("機械の購入", "機械は新しいものに限ります。"),
)


class Tuned:
    """Every passage is as near to every question as it is told."""

    name, dimensions = "tuned", 2

    def __init__(self, likeness: float) -> None:
        self.likeness, self.seen = likeness, list[str]()

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        return np.array([[self.likeness, (1 - self.likeness**2) ** 0.5]] * len(texts), np.float32)

    def query(self, _text: str) -> Vectors:
        return np.array([1, 0], np.float32)


class Down(Tuned):
    """A service of vectors that cannot be reached."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        raise IndexUnavailable(f"{len(texts)} 文を送れません。")


def composed(tmp_path: Path, question: str) -> tuple[Reading, tuple[Claim, ...], Candour]:
    assistant = assistant_over((SHOP,), tmp_path)
    found = assistant.composed(Question(question))
    assert found is not None
    return (*found, Candour(assistant.library, assistant.words))


@pytest.mark.parametrize(("likeness", "said"), [(0.93, True), (0.7, False)])
def test_what_words_alone_would_leave_unsaid_is_said_where_it_is_near_in_meaning(
    tmp_path: Path, likeness: float, *, said: bool
) -> None:
    reading, claims, words_alone = composed(tmp_path, "みらいハブの見学会に、授乳室はありますか")
    assert claims
    assert not words_alone.answers(reading, claims)
    assert replace(words_alone, embedder=Tuned(likeness)).answers(reading, claims) is said


def test_no_likeness_makes_an_answer_on_a_deadline(tmp_path: Path) -> None:
    reading, claims, words_alone = composed(tmp_path, "みらいハブの見学会に、授乳室はありますか")
    of_a_deadline = replace(reading, aspects=(Aspect.DEADLINE,))
    assert not replace(words_alone, embedder=Tuned(0.99)).answers(of_a_deadline, claims)


def test_each_sentence_is_compared_by_itself_and_the_nearest_counts(tmp_path: Path) -> None:
    reading, claims, candour = composed(tmp_path, "みらいハブの見学会はあとから見られますか")
    tuned = Tuned(0.5)
    assert nearness(reading, claims, tuned, candour.library) == pytest.approx(0.5)
    assert "後日の見逃し公開はありません。" in tuned.seen
    assert nearness(reading, (), tuned, candour.library) == 0


def test_where_no_vectors_can_be_had_words_alone_decide(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    reading, claims, words_alone = composed(tmp_path, "みらいハブの見学会に、授乳室はありますか")
    assert not replace(words_alone, embedder=Down(0.99)).answers(reading, claims)
    assert "意味の近さを見ずに答えます。" in caplog.text


@pytest.mark.parametrize(("asked", "said"), [("申込書 様式 URL", True), ("申込書 様式 電話番号", False)])
def test_words_that_ask_for_an_address_are_a_question_where_the_claims_give_one(
    tmp_path: Path, asked: str, *, said: bool
) -> None:
    reading, claims, words_alone = composed(tmp_path, "みらいハブの見学会に、授乳室はありますか")
    linked = tuple(replace(one, text=f"{one.text}\n様式は https://mirai.example/yoshiki") for one in claims)
    keywords = replace(reading, question=f"みらいハブ {asked}")

    assert replace(words_alone, embedder=Tuned(0.99)).answers(keywords, linked) is said
