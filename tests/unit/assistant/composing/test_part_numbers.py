"""A question on one part of a call is told every number that it asks for, and none of the part beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Question
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, Said, revision
from tests.unit.assistant.reading import told, told_to

KINDS = (
    "類型\tねらい\t支援額（年額・上限）\t支援期間\t採択予定\n"
    "先端型\t波及の大きい拠点\t8,000万円\t5年間\t2件程度\n"
    "育成型\t体制をつくる拠点\t1,500万円\t2年間\t6件程度\n"
    "育成型（高専枠）\t高専が代表の拠点\t700万円\t2年間\t3件程度"
)
SPENDING = "広報の謝金は1日3万円までとします。\n先端型では、間接経費を直接経費の15%まで計上できます。"
SHOPS = "枠\t取組\t補助率\t上限額\nはじめる枠\t空き店舗での開業、内装の改修\t1/2\t120万円\nつづける枠\t後継者の育成、屋号の承継\t2/3\t90万円"
SHELF = revision(
    "guide.html",
    HUB,
    HUB_7,
    Said("2 類型", KINDS),
    Said("5 経費", SPENDING),
    Said("商店街の枠", SHOPS),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_over((SHELF,), folder)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "みらいハブの先端型って年間いくらまで、何年間もらえますか",
            "先端型 / 支援額(年額・上限): 8,000万円 / 支援期間: 5年間",
        ),
        ("みらいハブの育成型 年額上限 支援期間", "育成型 / 支援額(年額・上限): 1,500万円 / 支援期間: 2年間"),
        (
            "みらいハブの高専向けの枠は、上限額と何件くらい採る予定なのかを教えてください",
            "育成型(高専枠) / 支援額(年額・上限): 700万円 / 採択予定: 3件程度",
        ),
        (
            "みらいハブで空き店舗を開業のために改修したいです。何割、最大いくら出ますか",
            "はじめる枠 / 補助率: 1/2 / 上限額: 120万円",
        ),
    ],
)
def test_every_number_that_is_asked_of_a_part_is_told(assistant: Assistant, question: str, said: str) -> None:
    assert told_to(assistant, question) == said


def test_two_parts_that_are_named_are_both_told(assistant: Assistant) -> None:
    said = told_to(assistant, "みらいハブの先端型と育成型の上限額はそれぞれいくらですか")

    assert "先端型 / 支援額(年額・上限): 8,000万円" in said
    assert "育成型 / 支援額(年額・上限): 1,500万円" in said


def test_what_adds_a_number_leans_on_the_part_that_was_named_before(assistant: Assistant) -> None:
    said = told_to(assistant, "みらいハブの先端型は年いくらまで出ますか。支援期間もあわせて教えてください。")

    assert "先端型 / 支援額(年額・上限): 8,000万円" in said
    assert "先端型 / 支援期間: 5年間" in said
    assert "1,500万円" not in said


def test_a_follow_up_is_told_the_number_of_the_part_that_was_spoken_of(assistant: Assistant) -> None:
    answer = assistant.answer(Question("支援期間は?", ("みらいハブの育成型に応募したいです",)))

    assert told(answer) == "育成型 / 支援期間: 2年間"


@pytest.mark.parametrize(
    "question",
    [
        "みらいハブの先端型で間接経費は何%までですか",
        "みらいハブの先端型で広報の謝金は1日いくらまでですか",
        "みらいハブの先端型の倍率と上限額の実績は?",
        "みらいハブの先端型は去年はいくらだったんですか",
        "みらいハブの先端型で9,000万円の計画だといくら出ますか",
    ],
)
def test_a_number_of_something_else_is_not_told_as_that_of_the_part(assistant: Assistant, question: str) -> None:
    assert "8,000万円" not in told_to(assistant, question)


def test_tables_that_tell_different_numbers_of_a_part_tell_none(tmp_path: Path) -> None:
    other = "区分\t支援額の上限\t支援期間\n先端型\t6,000万円\t5年間\n育成型\t1,500万円\t2年間"
    shelf = revision("guide.html", HUB, HUB_7, Said("2 類型", KINDS), Said("別紙 類型の概要", other))

    said = told_to(assistant_over((shelf,), tmp_path), "みらいハブの先端型は年いくらまで、何年間もらえますか")

    assert not said.startswith("先端型 / ")


def test_who_tells_how_many_work_there_is_told_the_numbers_of_each_size(tmp_path: Path) -> None:
    sizes = "\t補助率\t上限額\n小規模事業者\t3/4\t80万円\n上記以外の事業者\t1/2\t80万円"
    shelf = revision("guide.html", HUB, HUB_7, Said("3 補助の額", sizes))

    said = told_to(
        assistant_over((shelf,), tmp_path), "従業員9人の工場です。みらいハブの補助率と上限額はどうなりますか"
    )

    assert said == "小規模事業者 / 補助率: 3/4 / 上限額: 80万円\n上記以外の事業者 / 補助率: 1/2 / 上限額: 80万円"


def test_the_highest_age_is_no_amount_of_a_part(assistant: Assistant) -> None:
    assert "円" not in told_to(assistant, "みらいハブの先端型は年齢の上限がありますか")
