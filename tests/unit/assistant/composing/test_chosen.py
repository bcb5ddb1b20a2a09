"""Those who were chosen in the round and of the kind that a question names, and no others."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.composing.chosen_lists import entries_of
from assistant.domain import TOKYO, Outcome, Passage, Question
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "海辺の共創研究事業"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
LISTS = """海辺の共創研究事業 令和8年度公募のご案内

公益財団法人なぎさ財団

1. 事業の目的
海辺の地域の課題に、大学と企業が共同で取り組む研究を支えます。

2. 公募する型
実証型と探索型の2つの型で公募します。

3. 問い合わせ先
なぎさ財団 研究係
電話 03-0000-5588

参考:これまでの採択課題

第1回(令和6年度) 申請21件、採択4件
実証型\t磯波大学\t藻場の再生
実証型\t浜風工業大学\t養殖筏の見守り
探索型\t鷗崎大学\t流木の炭化
探索型\t磯波大学\t砂の流れの観測

第2回(令和7年度) 申請30件、採択3件
実証型\t鷗崎大学\t波の電力
探索型\t渚女子大学\t海藻の衣料
探索型\t浜風工業大学\t波の音響
"""
NAMES = (
    "藻場の再生",
    "養殖筏の見守り",
    "流木の炭化",
    "砂の流れの観測",
    "波の電力",
    "海藻の衣料",
    "波の音響",
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"list.txt": LISTS}, CALL, folder, NOW)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("海辺の共創研究事業の第1回で実証型に採択された課題を全部教えてください", {"藻場の再生", "養殖筏の見守り"}),
        ("海辺の共創研究事業の第1回で実証形で採択された課題を全部教えて", {"藻場の再生", "養殖筏の見守り"}),
        ("去年、探索型で通った大学はどこですか", {"海藻の衣料", "波の音響"}),
        ("令和7年度の採択課題の一覧", {"波の電力", "海藻の衣料", "波の音響"}),
        ("第1回に採択された磯波大学の課題はどれとどれですか", {"藻場の再生", "砂の流れの観測"}),
        ("実証型も含めて、第2回で採択された大学をすべて挙げてください", {"波の電力", "海藻の衣料", "波の音響"}),
    ],
)
def test_those_of_the_round_and_the_kind_that_are_named_are_told(
    assistant: Assistant, question: str, names: set[str]
) -> None:
    said = told_to(assistant, question)
    assert {name for name in NAMES if name in said} == names


@pytest.mark.parametrize(
    "question",
    ["第3回で採択された大学を教えてください", "第2回の国際型に採択された大学はどこですか"],
)
def test_a_list_of_another_round_or_kind_is_never_told(assistant: Assistant, question: str) -> None:
    said = told_to(assistant, question)
    assert not {name for name in NAMES if name in said}


def test_a_round_of_which_no_list_tells_is_answered_with_silence(assistant: Assistant) -> None:
    answer = assistant.answer(Question("第3回で採択された大学を教えてください"))
    assert answer.outcome is not Outcome.ANSWERED


def passage(text: str, heading: tuple[str, ...] = (), position: int = 0) -> Passage:
    return Passage(f"p{position}", "d", 1, position, heading, 0, len(text), text)


def read(*passages: Passage) -> list[tuple[set[int], set[int], tuple[str, ...], tuple[str, ...]]]:
    return [
        (set(one.place.numbers), set(one.place.years), one.place.kinds, one.cells)
        for one in entries_of(passages)
        if one.place.chosen
    ]


def test_a_label_over_several_passages_holds_until_the_next_one() -> None:
    first = passage("2025年（第3回）採択チーム\n\nアイデア部門（2チーム）\n\nしおだまり\t磯波大学\nふねの輪\t鷗崎大学")
    second = passage("試作部門（1チーム）\n\n港の目\t渚高専", position=1)
    assert read(first, second) == [
        ({3}, {2025}, ("アイデア部門",), ("しおだまり", "磯波大学")),
        ({3}, {2025}, ("アイデア部門",), ("ふねの輪", "鷗崎大学")),
        ({3}, {2025}, ("試作部門",), ("港の目", "渚高専")),
    ]


def test_a_record_that_is_broken_over_lines_is_one() -> None:
    heading = ("第4回選抜拠点",)
    text = "第4回選抜拠点\n\n国際型\n\n磯波大学\n\n接合研究所\n\n島の科学技術\n大学院大学\n\nOcean Lab"
    assert read(passage(text, heading)) == [
        ({4}, set(), ("国際型",), ("磯波大学", "接合研究所")),
        ({4}, set(), ("国際型",), ("島の科学技術", "大学院大学", "Ocean", "Lab")),
    ]


def test_a_cell_that_is_broken_over_lines_is_one() -> None:
    text = "採択課題一覧 探索型\nNo.\t課題名\t代表機関\n1\t岸壁の空洞を\n音で探る\t磯波大学\n2\t藻場の判読\t渚高等\n専門学校"
    assert [cells for *_, cells in read(passage(text, ("採択課題一覧 探索型",)))] == [
        ("1", "岸壁の空洞を音で探る", "磯波大学"),
        ("2", "藻場の判読", "渚高等専門学校"),
    ]


def test_an_empty_first_cell_goes_on_from_the_kind_above() -> None:
    text = "第2回選抜拠点 令和2年10月12日まで公募を行い、5拠点を選抜。\n国際型\t磯波大学\t波の研究所\n\t鷗崎大学\t鳥の研究所"
    assert read(passage(text)) == [
        ({2}, set(), ("国際型",), ("国際型", "磯波大学", "波の研究所")),
        ({2}, set(), ("国際型",), ("鷗崎大学", "鳥の研究所")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "採択の状況\n実証型\t14\t2\n探索型\t31\t5",
        "審査委員会(第3回)\n委員長\t香月 恒彦\t磯波大学 名誉教授",
        "採択されるとできること\n・共用の工作室\t無料",
    ],
)
def test_counts_juries_and_merits_are_no_lists_of_the_chosen(text: str) -> None:
    assert read(passage(text, (text.split("\n", maxsplit=1)[0],))) == []


def test_the_foot_of_a_page_is_no_entry_of_its_list(tmp_path: Path) -> None:
    foot = "\n\nサイトポリシー\tプライバシーポリシー\nCopyright © なぎさ財団\tAll rights reserved.\n"
    with_a_foot = assistant_reading({"list.txt": LISTS + foot}, CALL, tmp_path, NOW)

    assert "ポリシー" not in told_to(with_a_foot, "令和7年度の採択課題の一覧")
