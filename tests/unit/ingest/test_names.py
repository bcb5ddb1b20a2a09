"""The name of a call where a cover gives it in full and short."""

from __future__ import annotations

from ingest.identify import identify
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
