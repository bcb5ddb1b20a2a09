"""Where the rows and the columns of a table meet, and nothing beside it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO, Question
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, Said, revision
from tests.unit.assistant.reading import assistant_reading, told_to

KINDS = (
    "\t標準枠\t節水枠\t木造枠\n"
    "補助率\t1/2\t2/3\t3/4(島の事業者は4/5)\n"
    "補助上限額\t210万円\t340万円\t880万円\n"
    "補助下限額\t20万円\t30万円\t90万円\n"
    "事業期間\t交付決定日から令和8年1月30日まで\t交付決定日から令和8年2月13日まで\t交付決定日から令和8年3月6日まで"
)
RESULTS = "枠\t応募\t採択\t採択率\n標準枠\t120件\t48件\t40%\n節水枠\t60件\t15件\t25%"
CHANGES = "項目\t令和7年度\t令和8年度\n予算額\t4,000万円\t6,500万円\n採択予定\t12件\t20件"
POINTS = "観点\t標準枠\t節水枠\n計画の妥当性\t30点\t20点\n水の節約\t10点\t45点\n体制\t20点\t15点"
SHOPS = (
    "店の名\t開いた年月\t売上高(百万円)\nなぎさ堂株式会社\t2006年1月\t349\n"
    "みさき屋株式会社\t2012年7月\t1,451\n店の売上高の合計\t\t1,800"
)
SURVIVAL = "\t1年後\t3年後\t5年後\t15年後\n個人の店\t62.3%\t37.6%\t25.6%\t9.1%\n会社の店\t79.6%\t62.8%\t52.7%\t20.4%"
SHELF = revision(
    "guide.html",
    HUB,
    HUB_7,
    Said("3 枠の内容", KINDS),
    Said("前回の結果", RESULTS),
    Said("主な変更点", CHANGES),
    Said("審査の観点", POINTS),
    Said("店の残る割合", SURVIVAL),
    Said("店の現状", SHOPS),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_over((SHELF,), folder)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "みらいハブの木造枠だと補助率と上限は?",
            "木造枠 / 補助率: 3/4(島の事業者は4/5) / 補助上限額: 880万円",
        ),
        ("みらいハブの節水枠の採択率は?", "節水枠 / 採択率: 25%"),
        ("みらいハブの標準枠の事業期間は?", "標準枠 / 事業期間: 交付決定日から令和8年1月30日まで"),
        ("みらいハブの資料で、会社の店が5年後に残る割合は何%ですか", "会社の店 / 5年後: 52.7%"),
        ("みらいハブの資料で、会社の店が15年後に残る割合は何%ですか", "会社の店 / 15年後: 20.4%"),
        (
            "みらいハブの資料で、会社の店は開いてから5年たつと何%残る割合ですか(個人の店ではなく会社の店で)",
            "会社の店 / 5年後: 52.7%",
        ),
        ("みらいハブの資料で、売上高がいちばん大きい店とその額は", "みさき屋株式会社 / 売上高(百万円): 1,451"),
        ("みらいハブの節水枠で一番高いのはどの観点で何点ですか", "水の節約 / 節水枠: 45点"),
    ],
)
def test_only_the_cells_that_are_asked_for_are_said(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.answer(Question(question))

    assert [claim.text for claim in answer.claims] == [said]


def test_one_cell_is_not_enough_where_two_counts_are_asked_for(assistant: Assistant) -> None:
    said = told_to(assistant, "みらいハブの節水枠は何件の応募で何件通ったのですか")

    assert "60件" in said
    assert "15件" in said


def test_a_comparison_of_years_gets_both_columns(assistant: Assistant) -> None:
    said = told_to(assistant, "みらいハブの予算額、令和7年度と令和8年度を比べてください")

    assert "令和7年度: 4,000万円" in said
    assert "令和8年度: 6,500万円" in said


DRAWN = """灯台町設備更新補助金交付要綱

令和8年4月1日
灯台町

(補助率及び補助金の額)
第5条 補助率及び補助金の上限額は、次の表のとおりとする。

区分　　補助率　　上限額
普通枠　　２分の１以内　　110万円
（小規模な店は３分の２以内）
改装枠　　３分の２以内　　160万円

(交付申請)
第6条 補助金の交付を受けようとする者は、申請書を町長に提出しなければならない。
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("改装枠の補助率と上限額は", "改装枠 / 補助率: 3分の2以内 / 上限額: 160万円"),
        ("普通枠の補助率は", "普通枠 / 補助率: 2分の1以内(小規模な店は3分の2以内)"),
    ],
)
def test_a_line_in_brackets_belongs_to_the_row_above_it(tmp_path: Path, question: str, said: str) -> None:
    now = datetime(2026, 5, 1, 10, tzinfo=TOKYO)
    reading = assistant_reading({"rules.txt": DRAWN}, "灯台町設備更新補助金", tmp_path, now)

    assert told_to(reading, f"灯台町設備更新補助金の{question}") == said
