"""Whether a further passage tells more than what is said already."""

import pytest

from assistant.composing.adding import Telling, tells_more
from assistant.domain import Passage
from assistant.retrieval import Found
from tests.shelf import HUB, HUB_7, Said, revision

ASKED = frozenset({"報告", "提出"})
NEAR, NEARER, FARTHER = 0.88, 0.89, 0.86
REPORT = "報告書は事業の完了後30日以内に提出してください。"
ANOTHER = "提出する報告書には、活動の写真を添えてください。"
FEE = "会場の費用は助成の対象です。"


def telling(text: str, likeness: float | None, *, cut: bool = False) -> Telling:
    shelf = revision("guide.txt", HUB, HUB_7, Said("案内", text))
    passage: Passage = shelf.passages[0]
    return Telling(text, Found(passage, 5.0, likeness), cut)


@pytest.mark.parametrize(("likeness", "more"), [(NEARER, True), (FARTHER, False), (None, True)])
def test_the_same_words_are_told_again_only_where_the_passage_is_as_near_in_meaning(
    likeness: float | None,
    more: bool,  # noqa: FBT001
) -> None:
    told = [telling(REPORT, NEAR)]

    assert tells_more(telling(ANOTHER, likeness), told, "報告書の提出について", ASKED, {}) is more


def test_a_passage_with_an_asked_word_that_is_not_said_yet_tells_more() -> None:
    told = [telling(FEE, NEAR)]

    assert tells_more(telling(ANOTHER, FARTHER), told, "費用と報告の提出", ASKED, {})


def test_a_word_that_only_stands_in_what_is_left_out_of_a_passage_is_not_said() -> None:
    told = [telling(REPORT, NEAR)]

    assert not tells_more(telling("3 その他の支援", NEARER, cut=True), told, "報告書の提出と写真", ASKED, {})


def test_a_third_passage_of_the_same_words_must_be_nearer_than_all_before_it() -> None:
    told = [telling(REPORT, FARTHER), telling(ANOTHER, NEARER)]

    assert not tells_more(telling(REPORT + ANOTHER, NEAR), told, "報告書の提出について", ASKED, {})


def test_the_number_that_is_asked_for_is_told_by_the_first_passage_that_has_it() -> None:
    told = [telling(ANOTHER, NEAR)]
    counted = telling("報告書の提出は2部とします。", FARTHER)

    assert tells_more(counted, told, "報告書は何部提出しますか", ASKED, {})


def test_what_decides_is_told_beside_what_does_not() -> None:
    told = [telling("報告書の提出先は事務局です。", NEAR)]
    decided = telling("報告書の提出は不要です。", FARTHER)

    assert tells_more(decided, told, "報告書の提出は要りますか", ASKED, {})
