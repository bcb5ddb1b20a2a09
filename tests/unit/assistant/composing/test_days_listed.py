"""Every end that a question lists, the application's among them, and no other where it asks for one."""

from __future__ import annotations

import pytest

from assistant.composing.days_listed import labels_listed
from assistant.pipeline import Assistant
from tests.unit.assistant.composing.call_page import told_the_page
from tests.unit.assistant.reading import told_to

INTENT, APPLICATION, BRIEFING, MEETING = "7月17日", "7月31日", "7月1日", "7月3日"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return told_the_page(tmp_path_factory.mktemp("shelf"))


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("うみかぜ連携助成の事前の登録と本番の申請書、それぞれ何日の何時が期限ですか", {INTENT, APPLICATION}),
        (
            "うみかぜ連携助成の説明会の申込み、意向登録、申請書提出の三つについて、それぞれの期限の日付を教えてください",
            {INTENT, APPLICATION, BRIEFING},
        ),
        ("うみかぜ連携助成の意向登録の期限はいつですか", {INTENT}),
    ],
)
def test_the_ends_that_a_question_lists_are_told(assistant: Assistant, question: str, days: set[str]) -> None:
    said = told_to(assistant, question).replace(" ", "")
    assert {day for day in (INTENT, APPLICATION, BRIEFING) if day in said} == days


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("うみかぜ連携助成の締切と説明会と結果の時期を教えてください", {APPLICATION, MEETING}),
        ("うみかぜ連携助成の公募の締切と説明会の日時を教えて", {APPLICATION, MEETING}),
        ("うみかぜ連携助成の説明会の日時と締切を教えてください", {MEETING}),
        ("うみかぜ連携助成の意向登録の締切と申請書の締切を教えてください", {INTENT, APPLICATION}),
        ("うみかぜ連携助成の意向登録の期限、申請の期限を並べて教えて", {INTENT, APPLICATION}),
        ("うみかぜ連携助成の説明会の申込みの締切と申請書の締切は", {BRIEFING, MEETING, APPLICATION}),
    ],
)
def test_of_several_things_side_by_side_each_day_is_told(assistant: Assistant, question: str, days: set[str]) -> None:
    said = told_to(assistant, question).replace(" ", "")

    assert {day for day in (INTENT, APPLICATION, BRIEFING, MEETING) if day in said} == days


HELD = ("公募期間", "意向登録", "相談", "説明会申込", "説明会")
MAIN = ("公募期間", "公募締切")


@pytest.mark.parametrize(
    ("question", "asked", "listed"),
    [
        ("締切と説明会と結果の時期", ["結果公表"], []),
        ("結果の公表と応募の締切を教えて", ["結果公表"], []),
        ("公募の締切と説明会の日時を教えて", ["説明会"], []),
        ("説明会の日時と締切", ["説明会"], ["説明会"]),
        ("締切もうすぐですか。結果の公表は", ["結果公表"], ["結果公表"]),
        ("結果はいつ公表されますか", ["結果公表"], ["結果公表"]),
        ("意向登録の締切は", ["意向登録"], ["意向登録"]),
        ("意向登録の締切と申請書の締切は", ["意向登録"], ["意向登録", "公募期間"]),
        ("事前の登録と申請書、それぞれ何日までですか", [], ["意向登録", "公募期間"]),
        ("意向登録の締切と相談の期限は", ["意向登録", "相談"], ["意向登録", "相談"]),
    ],
)
def test_the_labels_of_a_question_are_those_that_it_lists(question: str, asked: list[str], listed: list[str]) -> None:
    assert labels_listed(question, asked, HELD, MAIN) == listed
