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
        ("事業完了期限(B枠) 令和9年8月31日(火)", "スケジュール", "実施期間（B枠）"),
        ("契約の日から令和10年3月10日(金)まで", "実証期間", "実施期間"),
        ("- 補助の対象期間(令和9年4月1日~令和10年2月29日)は変わりません。", "募集期間の変更", "実施期間"),
        ("6月4日(木)10時から11時", "6 説明会・個別相談会", "説明会"),
        ("令和8年6月19日(金)17時まで延長いたしました。", "募集期間", "公募締切"),
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
