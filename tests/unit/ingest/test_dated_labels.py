"""Whose day it is: of an event one signs up for, of the end of the work, and of nothing that applicants must keep."""

from datetime import date

import pytest

from assistant.domain import FactKind, Period, Wording
from ingest.dated import dated_in
from ingest.years import Evidence

PUBLISHED = Evidence(published=date(2026, 4, 10))


def labels(line: str, *path: str) -> list[str]:
    return [one.label for one in dated_in(line, path, evidence=PUBLISHED)]


@pytest.mark.parametrize(
    ("line", "heading", "label"),
    [
        ("申し込み:6月26日(金)18時までに応募ページの登録フォームから。", "説明会", "説明会申込"),
        ("申込みは6月4日(木)までに電話で。", "オンライン相談会", "相談"),
        ("▽説 明 会 5月21日(木)14時~ 観光交流館 申込みは前日の正午まで", "募集の概要", "説明会"),
        (
            "申込期限:4月22日(水)正午。件名を「説明会参加希望」として申し込んでください。",
            "公募期間と日程",
            "説明会申込",
        ),
        ("事業完了期限(B枠) 令和9年8月31日(火)", "スケジュール", "実施期間（B枠）"),
        ("活動できる期間 令和8年6月1日から令和9年2月26日まで", "募集の日程", "実施期間"),
        ("契約の日から令和10年3月10日(金)まで", "実証期間", "実施期間"),
        ("- 補助の対象期間(令和9年4月1日~令和10年2月29日)は変わりません。", "募集期間の変更", "実施期間"),
        ("6月4日(木)10時から11時", "6 説明会・個別相談会", "説明会"),
        ("令和8年6月19日(金)17時まで延長いたしました。", "募集期間", "公募締切"),
        ("機関アカウントの申請期限:6月5日(金)17時", "応募の方法", "利用登録"),
        ("アカウントの新規作成は6月5日(金)まで", "応募の方法", "利用登録"),
        ("6月30日(火)までに電子申請システムにより申請書を登録すること。", "申請の期限", "公募締切"),
        ("6月30日(火)までに申請書を登録してください。", "公募期間", "公募締切"),
        ("申請期限:6月5日(金)17時", "応募の方法", "公募締切"),
        ("受付期限:5月22日(金)17時", "事前相談", "相談"),
        ("・受付期間は5月22日(金)までです。", "事前相談", "相談"),
        ("受付期限:5月22日(金)17時", "説明会", "説明会申込"),
        ("受付期限:5月22日(金)17時", "応募の方法", "公募締切"),
        ("応募の受付期限:5月22日(金)17時", "事前相談", "公募締切"),
    ],
)
def test_the_words_around_a_day_and_its_heading_say_whose_it_is(line: str, heading: str, label: str) -> None:
    assert labels(line, heading) == [label]


def test_what_those_who_have_applied_may_still_do_is_no_deadline_of_the_call() -> None:
    assert labels("すでに申請した方は、6月19日まで書類を差し替えることができます。", "募集期間について") == []


def test_the_day_that_was_extended_is_no_beginning() -> None:
    (one,) = dated_in("募集締切:6月19日(金)17時(6月5日から延長)", (), evidence=PUBLISHED)
    assert isinstance(one.value, Period)
    assert one.value.closes is not None
    assert one.value.closes.day == date(2026, 6, 19)


@pytest.mark.parametrize(
    "line",
    [
        "参加を希望する方は、各回の2日前(閉庁日を除く)の17時までに、フォームから申し込んでください。",
        "申込みは開催日の前日17時まで、ウェブサイトから。",
    ],
)
def test_a_sign_up_that_ends_so_long_before_its_event_is_told_in_its_own_words(line: str) -> None:
    (one,) = dated_in(line, ("6 説明会",), evidence=PUBLISHED)
    assert (one.kind, one.label, one.value) == (FactKind.DEADLINE, "説明会申込", Wording())


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("資料及び録画は5月8日に掲載します。", "説明会"),
        ("説明会の資料及び録画は5月8日(金)にウェブサイトに掲載します。", "説明会"),
        ("説明会の録画を5月8日に公開します。", "公募期間"),
        ("説明会の資料及び録画は、事務局のページに5月8日に掲載します。", "説明会"),
        ("当日の資料及び録画は、5月8日(金)に掲載します。", "説明会"),
        ("申請システムの障害 5月11日(月)", "公募期間"),
        ("障害 5月11日 説明会の申込フォーム", "説明会"),
        ("5月11日(月)の不具合により、受付が止まりました。", "応募締切"),
    ],
)
def test_the_day_of_a_breakdown_and_that_of_putting_material_on_the_web_are_no_facts(line: str, heading: str) -> None:
    assert labels(line, heading) == []


def test_the_day_of_a_briefing_is_told_though_its_material_follows() -> None:
    assert labels("説明会は5月1日(金)に開きます。資料は後日掲載します。", "説明会") == ["説明会"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("【第1次】令和8年5月12日(火)~6月20日(土)17時", ["公募期間（第1次）"]),
        ("第2回 令和8年8月18日(火)~9月25日(金)正午 17:00", ["公募期間（第2回）"]),
        ("第1回 令和8年7月3日(金)13:30~15:00", []),  # hours of one day
        ("【第1次】令和8年5月12日(火)~6月20日(土)", []),  # closes at no hour
    ],
)
def test_the_window_of_a_round_that_closes_at_an_hour_is_that_of_applying(line: str, expected: list[str]) -> None:
    assert labels(line, "令和8年度") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("理事会において決定 9月8日(火)", []),
        ("理事会で決定し、9月15日(火)に結果を通知します。", ["結果公表"]),
        ("採択の決定 9月8日(火)", ["結果公表"]),
    ],
)
def test_the_day_of_a_meeting_is_not_that_on_which_applicants_hear(line: str, expected: list[str]) -> None:
    assert labels(line, "選考の流れ") == expected


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("答 公募開始日(令和8年4月20日)から応募締切日までの間の日付としてください。", "様式についての質問"),
        ("県内で創業する個人で、令和8年12月31日までに県内に本店を置く法人を設立する見込みであること", "応募資格"),
        ("10MBを超える場合は、7月1日(水)までにご連絡ください。", "申請方法"),
        ("遅くとも令和8年5月27日(水)までに登録を申し込むこと。", "電子申請"),
        ("6月8日までに提出された申請は有効です。", "申請の受付"),
        ("電子申請が困難な方で、5月15日(金)までに電話で相談のあった場合は、紙での申請を認めます。", "申請の方法"),
        ("10月30日(金) 中間報告の提出期限", "申請からの流れ"),
    ],
)
def test_a_day_by_which_nobody_hands_in_an_application_is_no_deadline(line: str, heading: str) -> None:
    assert not [label for label in labels(line, heading) if label.startswith("公募")]


def test_a_registration_of_intent_keeps_its_day() -> None:
    assert labels("申請に先立って、令和8年7月20日(月)16時までに意向登録を行ってください。", "公募期間") == ["意向登録"]
