"""Of what another edition's documents hold, only what is of the name that is asked for."""

from __future__ import annotations

import pytest

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.composing.only_named import only_named
from tests.shelf import HUB, HUB_6, Said, revision

TWO = "ミライ枠1の受付は8月1日からです。\n上限は40万円です。"
ROUNDS = "第5回は19件の申請がありました。\n第6回は23件の申請がありました。"


def kept(text: str, *names: str, heading: str = "実績") -> list[str]:
    page = revision("told.txt", HUB, HUB_6, Said(heading, text))
    claim = claim_from(text, page.passages[0], Catalogue((HUB,), (HUB_6,), (page.document,)))
    return [one.text for one in only_named([claim], names)]


def test_what_a_passage_tells_under_a_proper_name_is_kept_whole() -> None:
    assert kept(TWO, "ミライ枠") == [TWO]


def test_of_what_is_told_of_two_rounds_only_the_one_that_is_asked_for_is_kept() -> None:
    assert kept(ROUNDS, "第5回") == ["第5回は19件の申請がありました。"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第5回の結果\n19件の申請がありました。", "第5回"),
        ("2023年度の結果\n19件の申請がありました。", "2023年度"),
    ],
)
def test_a_passage_that_begins_with_a_round_or_a_year_and_names_no_other_is_kept_whole(text: str, name: str) -> None:
    assert kept(text, name) == [text]


def test_a_passage_that_begins_with_another_year_is_not() -> None:
    assert kept("2022年度の結果\n19件の申請がありました。", "2023年度") == []


def test_what_stands_under_a_heading_with_the_name_is_kept_whole() -> None:
    assert kept("19件の申請がありました。", "第5回", heading="第5回の結果") == ["19件の申請がありました。"]


def test_a_round_that_is_only_announced_is_told_with_what_is_said_of_it() -> None:
    told = "第3次公募\n第2次公募の結果、予算に残額が生じた場合に実施することがあります。"

    assert kept(f"第2次公募(今回)\n交付決定 8月下旬\n{told}", "三次公募", "3次公募") == [told]


def test_a_title_of_the_year_that_is_asked_for_is_told_with_what_stands_below_it() -> None:
    figures = "昨年度(2025年度)の応募と採択\n 研究助成 応募64件 採択8件\n 海外研修 応募12名 採択4名"

    told = kept(f"2026年度から上限が変わりました。\n\n{figures}\n\nお問い合わせ", "2025年度")

    assert told == [figures.replace("\n ", "\n")]


def test_a_title_without_anything_below_it_is_not_told() -> None:
    assert kept("上限額は40万円です。\n第2期", "第2期") == []


def test_the_figures_behind_the_round_that_is_asked_for_are_told_with_it() -> None:
    told = "第2回は17チームの応募がありました。採択は4チームです。"

    assert kept(f"{told}今回は上限を改めました。第3回の締切は7月です。", "第2回") == [told.replace("。採", "。\n採")]
