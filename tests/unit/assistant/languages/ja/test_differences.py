import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.ja.differences import differences


def marked(old: str, new: str) -> tuple[str, str]:
    before, after = differences(old, new)
    return tuple("".join(f"[{one.text}]" if one.own else one.text for one in side) for side in (before, after))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("8月27日(水)12時必着", "9月3日(水)12時必着", "[8]月[27]日(水)12時必着", "[9]月[3]日(水)12時必着"),
        ("1,250万円以内", "１，２５０万円以内", "1,250万円以内", "１，２５０万円以内"),
        ("大学が申請\nできます。", "大学が申請できます。", "大学が申請\nできます。", "大学が申請できます。"),
        ("大学が対象です。", "大学と企業が対象です。", "大学が対象です。", "大学[と企業]が対象です。"),
        ("", "新しい", "", "[新しい]"),
    ],
)
def test_words_that_one_side_alone_says_are_marked(old: str, new: str, before: str, after: str) -> None:
    assert marked(old, new) == (before, after)


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_pieces_are_the_text(old: str, new: str) -> None:
    before, after = differences(old, new)

    assert ("".join(one.text for one in before), "".join(one.text for one in after)) == (old, new)


def test_a_very_long_text_is_compared_line_by_line() -> None:
    lines = [f"第{n}条 この事業は、地域の大学と企業が共に行う取組を支えるものです。\n" for n in range(600)]
    before, after = differences("".join(lines), "".join(lines[:300] + lines[301:]))

    assert [one.text for one in before if one.own] == [lines[300]]
    assert all(not one.own for one in after)
