"""The part of a call that a label names in brackets, above its dates or before them; and labels that are set apart."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import FactKind, Period, Revision
from assistant.languages.ja.normalise import plain
from ingest.parts import part_of_label
from ingest.revisions import Job, revisions_of
from ingest.sections import sections_of
from ingest.timetable import dated_facts
from ingest.years import NOTHING
from tests.unit.ingest.extracting import pages

YOUNG = ("公募期間（若手型）", "2025-04-14", "2025-06-02T12:00:00+09:00")
LEADING = ("公募期間（先導型・国際型）", "2025-05-12", "2025-07-07T12:00:00+09:00")


def in_text(text: str) -> list[tuple[str, str, str]]:
    """The labels of the periods of a text, each with when it opens and closes."""
    found = dated_facts(sections_of(pages(text)), NOTHING)
    told = [(one.label, one.value) for one in found if one.kind is FactKind.PERIOD and isinstance(one.value, Period)]
    return [
        (label, value.opens.iso() if value.opens else "", value.closes.iso() if value.closes else "")
        for label, value in told
    ]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("○ 公募期間（若手型）", "若手型"),
        ("公募期間（先導型・国際型）", "先導型・国際型"),
        ("募集期限（A枠・B枠）：", "A枠・B枠"),
        ("■応募締切（学生部門）", "学生部門"),
        ("・提出期限（区分A）", "区分A"),
        ("公募の期間（実証タイプ）", "実証タイプ"),
        ("　申込み期限（春コース）", "春コース"),
    ],
)
def test_a_label_names_its_part_in_brackets(line: str, part: str) -> None:
    assert part_of_label(plain(line)) == part


@pytest.mark.parametrize(
    "line",
    [
        "公募期間",
        "公募期間（予定）",
        "公募期間（約一か月）",
        "事業期間（若手型）",
        "結果公表（若手型）",
        "公募期間（若手型）令和7年4月14日～令和7年6月2日",
        "若手型の公募期間",
        "",
    ],
)
def test_what_names_no_part_or_is_no_label_alone_of_applications_gives_none(line: str) -> None:
    assert part_of_label(plain(line)) == ""


def test_the_period_below_a_label_carries_its_part() -> None:
    assert in_text("３．応募の受付\n○ 公募期間（若手型）\n令和7年4月14日～令和7年6月2日正午\n") == [YOUNG]


def test_a_period_in_the_line_of_its_label_carries_its_part() -> None:
    assert in_text("公募期間（先導型・国際型）令和7年5月12日～令和7年7月7日正午\n") == [LEADING]


@pytest.mark.parametrize("gap", ["\n", "\n　", "\n\n　", "：", " ", ""])
def test_two_parts_have_their_own_periods_wherever_those_stand(gap: str) -> None:
    text = (
        f"３．応募の受付\n受付は次のとおり、型により異なります。\n○ 公募期間（若手型）{gap}令和7年4月14日～令和7年6月2日正午\n"
        f"○ 公募期間（先導型・国際型）{gap}令和7年5月12日～令和7年7月7日正午\n"
    )
    assert in_text(text) == [YOUNG, LEADING]


def test_one_part_may_stand_above_its_period_and_the_other_before_it() -> None:
    text = (
        "○ 公募期間（若手型）\n令和7年4月14日～令和7年6月2日正午\n"
        "公募期間（先導型・国際型）令和7年5月12日～令和7年7月7日正午\n"
    )
    assert in_text(text) == [YOUNG, LEADING]


def test_a_label_without_a_part_leaves_its_period_whole() -> None:
    assert in_text("○ 公募期間\n令和7年4月14日～令和7年6月2日正午\n") == [("公募期間", *YOUNG[1:])]


# -- labels of a digest

HEAD = """Subject: やなぎ研究だより 6月号
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

"""
TOYS = """■ たまゆら財団「木の玩具づくり奨励」（第4回）
{of_whom}県内の工房
{until}令和7年6月20日（金）

"""
MOSS = """■ こがらし機構「苔庭づくり奨励」（2025年度）
{of_whom}寺社と町内会
{until}令和7年7月11日（金）

"""


def read(text: str) -> dict[str, Revision]:
    return {one.call.name: one for one in revisions_of(Job("news.eml", (HEAD + text).encode(), "", ()))}


def closes(one: Revision) -> set[date]:
    values = [fact.value for fact in one.facts]
    return {value.closes.day for value in values if isinstance(value, Period) and value.closes}


@pytest.mark.parametrize(
    ("of_whom", "until"),
    [
        ("対　象：", "締　切："),
        ("・対　象：", "・締　切："),
        ("対　　象：", "締　　切："),
        ("対 象 ：", "締 切 ："),
        ("対象：", "締切："),
        ("▽対　象　", "▽締　切　"),
        ("【対象】", "【締切】"),
        ("応 募 資 格：", "応 募 締 切："),
    ],
)
def test_the_calls_of_a_digest_are_told_though_their_labels_are_spaced_out(of_whom: str, until: str) -> None:
    told = read((TOYS + MOSS).format(of_whom=of_whom, until=until))
    assert {name: (one.edition.label, closes(one)) for name, one in told.items()} == {
        "木の玩具づくり奨励": ("第4回", {date(2025, 6, 20)}),
        "苔庭づくり奨励": ("令和7年度", {date(2025, 7, 11)}),
    }


def test_what_has_no_deadline_of_a_call_is_not_told() -> None:
    told = read(TOYS.format(of_whom="対　象：", until="締　切：") + MOSS.format(of_whom="対　象：", until="開催日："))
    assert len(told) == 1
