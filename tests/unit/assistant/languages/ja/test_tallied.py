"""Pairs of numbers, of who applied and who was chosen, in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.ja.tallied import Tally, told_tallies

UNITS = ("件", "社", "者", "名", "団体", "校", "チーム", "機関", "拠点", "課題")
TEMPLATES = (
    "応募{n}{unit}、採択{m}{unit}でした。",
    "{n}{unit}の申請に対し{m}{unit}を採択しました。",
    "{n}{unit}の応募があり、{m}{unit}が採択されました。",
    "申請者{n}{unit}のうち{m}{unit}が採択されました。",
    "審査の結果、{n}{unit}中{m}{unit}を採択しました。",
)
COUNTS = st.integers(0, 99_999)


def told(text: str) -> list[str]:
    return [one.told for one in told_tallies(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "令和7年度は応募38件、採択7件でした。",
        "61社の申請に対し22社を採択しました。",
        "審査の結果、40件中12件を採択しました。",
        "第3回は31件の申請があり、12拠点を選抜しました。",
        "応募者20名のうち5名を採用しました。",
        "20名が応募し、5名が選ばれました。",
        "応募総数は96校、うち16校を採用。",
        "提案12件から3件を選定しました。",
        "エントリー120チームから、書面審査を経て8チームが選ばれました。",
        "応募件数:1,204件 / 採択件数:88件",
        "申請は48機関、採択は9機関。",
        "応募38件(先導型9件、育成型29件)のうち採択7件(先導型2件、育成型5件)でした。",
    ],
)
def test_a_sentence_that_counts_both_is_told_as_it_stands(sentence: str) -> None:
    assert told(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "本年度の採択予定件数は10件程度です。",
        "年2回募集します。",
        "年2回募集し、各回10件程度を採択します。",
        "令和7年度の応募は38件でした。",
        "昨年度は7件を採択しました。",
        "5名以上の団体が応募でき、10件程度を採択します。",
        "採択された方には応募の翌月に通知します。",
        "上限は100万円、助成率は3分の2です。",
        "",
    ],
)
def test_where_not_both_are_counted_nothing_is_told(sentence: str) -> None:
    assert told(sentence) == []


def test_clauses_side_by_side_are_told_apart_and_each_has_the_part_that_it_is_of() -> None:
    told = tuple(told_tallies("A類型は19件の応募に対し5件、B類型は23件の応募に対し6件を採択しました。"))

    assert told == (
        Tally("A類型は19件の応募に対し5件", "A類型は", "A類型は", ""),
        Tally("B類型は23件の応募に対し6件を採択しました。", "B類型は", "B類型は", ""),
    )


@pytest.mark.parametrize(
    ("lead", "units"),
    [("令和6年度は、", "件"), ("前回は", "件"), ("第4回は、", "団体"), ("昨年度の結果:", "名")],
)
def test_the_time_before_clauses_side_by_side_is_said_of_each(lead: str, units: str) -> None:
    text = f"{lead}木造型は19{units}の応募に対し5{units}、浮桟橋型は23{units}の応募に対し6{units}を採択しました。"

    first, second = told_tallies(text)

    assert (first.told, first.part) == (f"{lead}木造型は19{units}の応募に対し5{units}", "木造型は")
    assert second.told.startswith(f"{lead}浮桟橋型は23{units}")
    assert (first.label, second.label) == (f"{lead}木造型は", f"{lead}浮桟橋型は")


def test_each_of_two_sentences_is_told_and_knows_what_stands_before_it() -> None:
    first, second = told_tallies("応募が38件あり、7件を採択しました。応募が41件あり、9件を採択しました。")

    assert (first.told, first.above) == ("応募が38件あり、7件を採択しました。", "")
    assert (second.told, second.above) == (
        "応募が41件あり、9件を採択しました。",
        "応募が38件あり、7件を採択しました。",
    )


def test_the_heading_line_above_a_sentence_stands_before_it() -> None:
    (one,) = told_tallies("令和5年度の結果\n40件中12件を採択しました。")

    assert (one.above.strip(), one.label) == ("令和5年度の結果", "")


@pytest.mark.parametrize(
    "text",
    [
        "前回は応募38\n件のうち採択7\n件でした。",
        "前回は応募38\n 件のうち採択7件でした。",
        "前回は応募３８件のうち採択７\n　件でした。",
    ],
)
def test_a_line_that_breaks_between_a_number_and_its_unit_is_mended(text: str) -> None:
    assert told(text) == ["前回は応募38件のうち採択7件でした。"]


def test_the_parts_in_brackets_behind_the_numbers_are_parts_of_the_pair() -> None:
    (one,) = told_tallies("応募38件(先導型9件、育成型29件)のうち採択7件(先導型2件、育成型5件)でした。")

    assert one.part == "(先導型9件、育成型29件)(先導型2件、育成型5件)"
    assert one.label == ""


def test_wide_digits_are_told_in_one_width() -> None:
    assert told("応募５２件、採択１３件でした。") == ["応募52件、採択13件でした。"]


@given(COUNTS, COUNTS, st.sampled_from(UNITS), st.sampled_from(TEMPLATES), st.booleans())
def test_any_two_numbers_come_out_told(n: int, m: int, unit: str, template: str, commas: bool) -> None:  # noqa: FBT001
    first, second = (f"{one:,}" if commas else str(one) for one in (n, m))
    sentence = template.format(n=first, m=second, unit=unit)

    assert told(sentence) == [sentence]


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=2, max_size=5))
def test_as_many_clauses_as_stand_side_by_side_are_told_each_with_its_own_numbers(
    pairs: list[tuple[int, int]],
) -> None:
    clauses = [f"{chr(65 + at)}類型は{n}件の応募に対し{m}件" for at, (n, m) in enumerate(pairs)]

    assert told(f"{'、'.join(clauses)}を採択しました。") == [*clauses[:-1], f"{clauses[-1]}を採択しました。"]


@given(st.text(alphabet="応募採択件社中の、。()年度3 \n", max_size=60))
def test_what_is_told_has_two_numbers_whatever_the_text(text: str) -> None:
    assert all(sum(letter == "3" for letter in one) > 1 for one in told(text))
