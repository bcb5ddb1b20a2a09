"""Which names of a question are strange to what would be said."""

import pytest

from assistant.composing.strangers import Said, said_by, said_in, strangers
from assistant.domain import Claim, Passage
from assistant.languages.ja.tokens import tokens
from assistant.settings import ROOT
from assistant.words import load_words

WORDS = load_words(ROOT / "prompts" / "ja")


def said(text: str) -> Said:
    return Said(text.casefold(), f" {' '.join(tokens(text))} ")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("R7年度は何人まで増やしますか", "今年度は200名に増やします。"),
        ("自治体は県ひとつで足りますか", "都道府県又は政令指定都市の自治体は2以上とします。"),
        ("同意書に学長印は必要ですか", "同意書への押印は不要です。"),
        ("奨学金に年齢制限はありますか", "奨学金は4月1日の時点で35歳以下の方が応募できます。"),
        ("説明会の場所は", "説明会は県民会館の3階で行います。"),
        ("書類は何部をどこに送りますか", "書類は正本1部を事務局に送ってください。"),
    ],
)
def test_a_year_a_number_and_a_word_that_anything_may_be_are_not_strange(question: str, text: str) -> None:
    assert not any(strangers(question, said(text), (), WORDS).names)


def test_a_thing_that_is_not_spoken_of_is_strange() -> None:
    assert strangers("会場に授乳室はありますか", said("会場は県民会館です。"), (), WORDS).names[-1]


def test_an_average_age_is_not_told_by_a_limit() -> None:
    asked = "採択された方の平均年齢はいくつですか"

    assert strangers(asked, said("35歳以下の方が応募できます。"), (), WORDS).names[-1]


TEXT = "令和7年度は見守り大使を73名任命し、200名に拡大する予定です。市町村は2団体以上とします。"
PASSAGE = Passage("p", "doc", 1, 0, ("普及策",), 0, len(TEXT), TEXT)


@pytest.mark.parametrize(
    ("question", "strange"),
    [
        ("見守り大使はR7年度に何人まで増えますか", ()),
        ("見守り大使はH30年度に何人でしたか", ()),
        ("市町村は一つだけで足りますか", ()),
        ("見守り大使の交通費は出ますか", (True,)),
    ],
)
def test_a_year_in_short_and_a_number_in_letters_name_nothing(question: str, strange: tuple[bool, ...]) -> None:
    told = strangers(question, said_in(PASSAGE), frozenset(), WORDS)
    assert tuple(one for one in told.names if one) == strange


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("講習会の曜日は木曜日ですか", "講習会は7月2日(木)に開きます。"),
        ("講習会は月曜日ですか", "講習会は7月20日（月・祝）に開きます。"),
        ("講習会の定員は", "講習会\n定 員:300名"),
        ("講習会の定員は", "講習会\n・定　員：300名"),
        ("講習会の会場は", "講習会\n会　場：県民会館"),
    ],
)
def test_a_day_in_brackets_and_a_name_set_apart_are_heard_as_they_are_said(question: str, text: str) -> None:
    assert not any(strangers(question, said_by([Claim(text, ())]), frozenset(), WORDS).names)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("講習会の定員は", "講習会\n会 場:県民会館"),
        ("講習会の定員は", "講習会の定 員は別に知らせます。"),
    ],
)
def test_another_name_that_is_set_apart_stays_strange(question: str, text: str) -> None:
    assert strangers(question, said_by([Claim(text, ())]), frozenset(), WORDS).names[-1]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("7月2日(木)", "7月2日(木曜日)"),
        ("7月20日(月・祝)", "7月20日(月曜日・祝)"),
        ("定　員：300名", "定員:300名"),
        ("県産材(木質)", "県産材(木質)"),
        ("(火の用心)", "(火の用心)"),
    ],
)
def test_only_a_weekday_is_written_out(text: str, heard: str) -> None:
    assert said_by([Claim(text, ())]).text == heard
