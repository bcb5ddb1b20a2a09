"""The name of a call where a cover gives it in full and short, in quotes, with its office, or marked up."""

from __future__ import annotations

import pytest

from ingest.identify import identify, lines_in
from tests.unit.ingest.extracting import extracted


def test_the_full_name_of_a_cover_goes_before_its_short_form_below() -> None:
    text = (
        "いさりび県小規模漁業者水産加工補助金\n令和８年度 いさりび県水産加工補助金 公募要領\n\n"
        "県内の漁業者を支えます。\n"
    )
    call = identify("a.txt", extracted(text), known=()).call

    assert (call.name, call.aliases) == ("いさりび県小規模漁業者水産加工補助金", ("いさりび県水産加工補助金",))


def test_another_programme_of_the_office_on_a_cover_is_no_full_name() -> None:
    text = "いさりび県漁船設備更新補助金\n令和８年度 いさりび県水産加工補助金 公募要領\n\n県内の漁業者を支えます。\n"

    assert identify("a.txt", extracted(text), known=()).call.name != "いさりび県漁船設備更新補助金水産加工補助金"


@pytest.mark.parametrize(
    ("title", "name", "aliases"),
    [
        ("令和８年度「みどりの木工」共創助成 募集要項", "「みどりの木工」共創助成", ("みどりの木工",)),
        ("「みどりの木工」共創助成の募集について", "「みどりの木工」共創助成", ("みどりの木工",)),
        ("令和８年度「木工」共創助成 募集要項", "「木工」共創助成", ()),  # too short to be heard alone
        ("令和８年度「研究支援」共創助成 募集要項", "「研究支援」共創助成", ()),  # any call could be called so
        ("令和８年度「若手研究者」共創助成 募集要項", "「若手研究者」共創助成", ()),  # said of anybody
        ("令和８年度 みどりの木工共創助成 募集要項", "みどりの木工共創助成", ()),
    ],
)
def test_what_stands_in_quotes_before_the_kind_is_of_the_name_and_a_name_without_them(
    title: str, name: str, aliases: tuple[str, ...]
) -> None:
    call = identify("a.txt", extracted(f"{title}\n\n木工の教室を支えます。\n"), known=()).call

    assert (call.name, call.aliases) == (name, aliases)


@pytest.mark.parametrize(
    ("lines", "title", "name"),
    [
        ("霧浜大学 沿岸観測センター\n締切は6月12日です。\n", "共同研究", "霧浜大学 共同研究"),
        ("締切は6月12日です。\n", "共同研究 | 霧浜大学", "霧浜大学 共同研究"),
        ("締切は6月12日です。\n", "共同研究", "共同研究"),
        ("霧浜大学\n締切は6月12日です。\n", "藻場の塩分計測", "藻場の塩分計測"),
    ],
)
def test_a_common_name_that_only_the_title_gives_has_its_office_before_it(lines: str, title: str, name: str) -> None:
    assert identify("a.html", extracted(lines, title=title), known=()).call.name == name


@pytest.mark.parametrize("mark", ["# ", "### ", ""])
def test_the_marks_of_a_marked_up_heading_are_no_part_of_a_line(mark: str) -> None:
    page = extracted(f"{mark}令和8年度 みどりの木工応援助成 募集要項\n\n{mark}1. 目的\n木工の教室を支えます。\n")
    found = identify("a.md", page, known=())

    assert lines_in(page) == ["令和8年度 みどりの木工応援助成 募集要項", "1. 目的", "木工の教室を支えます。"]
    assert (found.call.name, found.title) == ("みどりの木工応援助成", "令和8年度 みどりの木工応援助成 募集要項")


def test_a_number_sign_that_marks_no_heading_stays() -> None:
    assert lines_in(extracted("#1 の区画\n計画 # 2\n")) == ["#1 の区画", "計画 # 2"]
