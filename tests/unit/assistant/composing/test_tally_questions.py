"""Which questions ask how many applied, and which of them ask for something else too."""

from __future__ import annotations

import pytest

from assistant.composing.tallies import asks_beside_a_tally, asks_for_a_tally
from tests.unit.assistant.composing.tally_shelf import WORDS


@pytest.mark.parametrize(
    "question",
    [
        "去年の倍率は?",
        "採択率を教えてください",
        "やっぱり狭き門ですか",
        "何件応募があって何件通りましたか",
        "何社中何社が選ばれましたか",
        "応募件数と採択件数は",
        "応募や採択の状況は",
        "応募者数は何人でしたか",
        "採択件数は何件でしたか",
        "何件くらいの申請がありましたか",
        "なん団体が応募したんですか",
        "応募総数を知りたいです",
        "合格率はどれくらい",
        "競争率は高いですか",
    ],
)
def test_a_question_on_who_applied_or_on_the_rate_asks_for_a_tally(question: str) -> None:
    assert asks_for_a_tally(question)


@pytest.mark.parametrize(
    "question",
    [
        "採択予定は何件ですか",
        "採択件数は何件の見込みですか",
        "今後の倍率の目安は",
        "これからの募集で応募件数はどうなりますか",
        "採択枠はいくつですか",
        "応募の締切はいつですか",
        "応募書類は何部必要ですか",
        "1団体で何件まで応募できますか",
        "採択されたら何をすればよいですか",
        "申請書は何枚ですか",
    ],
)
def test_what_is_planned_what_is_allowed_and_what_is_something_else_asks_for_none(question: str) -> None:
    assert not asks_for_a_tally(question)


@pytest.mark.parametrize(
    "question",
    [
        "去年の倍率は?締切はいつですか?",
        "去年の倍率は?また、今年の公募の締切はいつですか",
        "応募件数と採択件数を教えてください。助成の上限額はいくらですか。",
        "説明会はどこでありますか。倍率は",
    ],
)
def test_another_sentence_that_asks_goes_on(question: str) -> None:
    assert asks_beside_a_tally(question, WORDS)


@pytest.mark.parametrize(
    "question",
    [
        "去年の倍率は?",
        "去年の倍率は何倍ですか",
        "去年の倍率は。お願いします。",
        "葦原助成に応募します。去年の倍率は?",
        "去年の倍率は?応募件数は何件?",
        "去年の倍率は?どうですか?",  # which names nothing
    ],
)
def test_a_sentence_that_asks_for_the_same_or_for_nothing_does_not(question: str) -> None:
    assert not asks_beside_a_tally(question, WORDS)
