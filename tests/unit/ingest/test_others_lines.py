"""Days that a document writes and that are none of its call."""

from __future__ import annotations

import pytest

from assistant.domain import Page, Period
from ingest.readers.drawn_tables import with_drawn_tables
from ingest.readers.extracted import ExtractedPage
from ingest.sections import sections_of
from ingest.timetable import dated_facts
from ingest.years import NOTHING
from tests.unit.ingest.extracting import table_page

ROUNDS = """\
４．スケジュール

第１次公募{first}
公募期間　2026年3月2日（月）～4月10日（金）17:00
第２次公募{second}
公募期間　2026年5月18日（月）～6月26日（金）17:00
"""
LINKS = """\
募集期間
令和8年5月7日（木）から6月15日（月）まで

関連情報
海藻の乾燥機を買う事業の申請受付（2026年6月1日から7月31日まで）
"""


def _ends(page: ExtractedPage) -> set[tuple[str, str]]:
    """The label and the last day of each period."""
    found = [(one.label, one.value) for one in dated_facts(sections_of([page]), NOTHING)]
    return {(label, f"{value.closes.day}") for label, value in found if isinstance(value, Period) and value.closes}


def _of(text: str) -> set[tuple[str, str]]:
    return _ends(ExtractedPage(Page(1, text)))


@pytest.mark.parametrize(("first", "second"), [("（終了）", "（今回）"), ("（受付終了）", ""), ("", "（今回）")])
def test_the_days_of_a_round_that_is_over_are_none_of_the_call(first: str, second: str) -> None:
    assert _of(ROUNDS.format(first=first, second=second)) == {("公募期間", "2026-06-26")}


def test_rounds_of_which_none_is_over_keep_their_days() -> None:
    assert {day for _, day in _of(ROUNDS.format(first="", second=""))} == {"2026-04-10", "2026-06-26"}


def test_the_days_of_pages_that_a_page_links_to_are_none_of_its_call() -> None:
    assert _of(LINKS) == {("公募期間", "2026-06-15")}


@pytest.mark.parametrize(
    ("heading", "line", "label"),
    [
        ("8. 質問の受付", "受付期間：2026年5月7日（木）から5月22日（金）正午まで", "質問"),
        ("3. 事前相談", "受付期間：2026年5月7日（木）から5月22日（金）まで", "相談"),
        ("3. 応募の手続", "受付期間：2026年5月7日（木）から5月22日（金）まで", "公募期間"),
    ],
)
def test_what_is_taken_in_is_what_its_heading_names(heading: str, line: str, label: str) -> None:
    assert _of(f"{heading}\n{line}\n") == {(label, "2026-05-22")}


@pytest.mark.parametrize(
    "line", ["※工事は、2027年2月26日（金）までに完了し、開業してください。", "納品は2027年2月26日（金）までです。"]
)
def test_the_end_of_works_is_no_deadline_of_the_call(line: str) -> None:
    assert _of(f"■ 申請から補助金の受取りまで\n{line}\n") == set()


def test_of_years_beside_each_other_the_newest_is_the_call_s() -> None:
    lines = ["項目\t令和7年度\t令和8年度", "申請書の提出期限\t6月27日（金）\t7月3日（金）", "押印\t必要\t不要"]

    assert _ends(table_page(lines)) == {("公募締切", "2026-07-03")}
    assert [line.head for line in with_drawn_tables(lines)] == [True, False, False]


@pytest.mark.parametrize(
    "heading",
    [
        "（参考）令和7年度公募のページからの抜粋（終了しました）",
        "【参考】令和7年度の募集の概要",
        "■ 過去の公募の状況",
        "前年度の公募内容",
    ],
)
def test_the_days_of_an_earlier_call_that_a_page_keeps_are_none_of_the_call(heading: str) -> None:
    own = "募集期間\n令和8年5月7日（木）から6月15日（月）まで\n\n"
    old = "募集期間　令和8年1月9日（金）から2月20日（金）まで\n"

    assert _of(f"{own}{heading}\n{old}") == {("公募期間", "2026-06-15")}


def test_a_sentence_on_an_earlier_call_is_no_heading_of_one() -> None:
    own = "前年度の公募では、多くの応募をいただきました。\n募集期間　令和8年5月7日（木）から6月15日（月）まで\n"

    assert _of(own) == {("公募期間", "2026-06-15")}
