"""Two wordings side by side: what people read of a change is what changed, and no fact is cut in two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desk.differing import Kind, claim_differences, difference, with_new_words


def changed(before: str, after: str) -> list[tuple[str, str]]:
    return [(run.kind.value, run.text) for run in difference(before, after) if run.kind is not Kind.SAME]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "公募期間: 令和7年7月18日(金)～令和7年8月27日(水)12時必着",
            "公募期間: 令和7年7月18日(金)～令和7年9月3日(水)12時必着",
            [("removed", "令和7年8月27日(水)12時"), ("added", "令和7年9月3日(水)12時")],
        ),
        ("上限は1,250万円です。", "上限は1,500万円です。", [("removed", "1,250万円"), ("added", "1,500万円")]),
        ("企業が申請できます。", "企業と大学が申請できます。", [("added", "と大学")]),
        ("様式第1号を、紙で提出します。", "様式第1号を提出します。", [("removed", "、紙で")]),
        ("上限は１，２５０万円です。", "上限は 1,250万円 です。", []),
        ("同じ文です。", "同じ文です。", []),
        ("なくなる文です。", "", [("removed", "なくなる文です。")]),
    ],
)
def test_only_what_changed_is_marked(before: str, after: str, told: list[tuple[str, str]]) -> None:
    assert changed(before, after) == told


@given(
    st.text("締切は8月27日(水)12時。 1,250万円\n様式第号２", max_size=40),
    st.text("締切9月3日12時。 \n円様式", max_size=40),
)
def test_what_is_shown_holds_all_of_the_new_wording(before: str, after: str) -> None:
    shown = "".join(run.text for run in difference(before, after) if run.kind is not Kind.REMOVED)

    assert shown == after


def test_claims_are_held_against_those_they_were_made_from() -> None:
    before = ["締切は8月27日です。", "上限は1,250万円です。"]
    after = ["企業も申請できます。", "締切は8月28日です。"]

    told = [[(run.kind.value, run.text) for run in runs] for runs in claim_differences(before, after)]

    assert told == [
        [("added", "企業も申請できます。")],
        [("same", "締切は"), ("removed", "8月27日"), ("added", "8月28日"), ("same", "です。")],
        [("removed", "上限は1,250万円です。")],
    ]


@pytest.mark.parametrize(
    ("text", "before", "after", "renewed"),
    [
        (
            "締切は令和7年8月27日(水)です。",
            "令和７年８月２７日（水）",
            "令和７年９月３日（水）",
            "締切は令和7年9月3日(水)です。",
        ),
        (
            "上限は1,250万円、補助率は2分の1です。",
            "1,250万円、2分の1",
            "1,500万円、2分の1",
            "上限は1,500万円、補助率は2分の1です。",
        ),
        ("締切は8月末です。", "令和7年8月27日", "令和7年9月3日", "締切は8月末です。"),
    ],
)
def test_new_words_take_the_place_of_the_old_ones_where_these_stand(
    text: str, before: str, after: str, renewed: str
) -> None:
    assert with_new_words(text, before, after) == renewed
