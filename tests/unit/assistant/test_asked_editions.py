from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asked_editions import asked_editions, of_years_alone
from assistant.domain import TOKYO, Edition
from assistant.settings import ROOT
from assistant.words import load_words

WORDS = load_words(ROOT / "prompts" / "ja")
NOW = datetime(2026, 2, 1, tzinfo=TOKYO)
HELD = (
    Edition("7", "c", "第7回", 7, 2025),
    Edition("r6-again", "c", "令和6年度 再公募", None, 2024),
    Edition("r6", "c", "令和6年度", None, 2024),
    Edition("r5-more", "c", "令和5年度 追加公募", None, 2023),
    Edition("r4-2", "c", "令和4年度 二次公募", None, 2022),
    Edition("r3-2", "c", "令和3年度 二次公募", None, 2021),
)


def found(question: str) -> list[str]:
    return [edition.id for asked in asked_editions(question, WORDS, NOW) for edition in asked.among(HELD)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("令和4年度の2次公募の締切は", ["r4-2"]),
        ("令和3年度 第二次公募はいつまで", ["r3-2"]),
        ("第2次募集の対象は", ["r4-2", "r3-2"]),
        ("みずハブの二次、採択はいつ", ["r4-2", "r3-2"]),
        ("みずハブの二次のときの上限額は", ["r4-2", "r3-2"]),
        ("みずハブの二次審査はいつ", []),
        ("2回目の説明会はいつ", []),
        ("2回目の募集の受付はいつから", ["r4-2", "r3-2"]),
        ("再公募はいつまでですか", ["r6-again"]),
        ("追加募集の締切は", ["r5-more"]),
        ("令和6年度の一次公募の締切は", ["r6"]),
        ("R7の締切は", ["7"]),
        ("7期の締切は", ["7"]),
        ("7回目で選ばれた拠点は", ["7"]),
        ("7回めの締切は", ["7"]),
        ("2回めの説明会はいつ", []),
        ("7回では何件でしたか", ["7"]),
        ("1回で何件くらい採択されますか", []),
        ("年に7回の募集がありますか", []),
        ("第七期の締切は", ["7"]),
        ("2025年度の対象は", ["7"]),
        ("昨年度の対象は", ["r6-again", "r6"]),
        ("What did the seventh Sea-Link call give?", ["7"]),
        ("When did the 7th Sea-Link call close?", ["7"]),
        ("Who was selected in the second Sea-Link round?", ["r4-2", "r3-2"]),
    ],
)
def test_an_edition_is_found_however_it_is_asked_for(question: str, expected: list[str]) -> None:
    assert found(question) == expected


@pytest.mark.parametrize(
    "question", ["次回の公募はいつですか", "次の公募の締切は", "次回はいつ募集しますか", "三次公募はありますか"]
)
def test_an_edition_that_is_not_held_is_asked_for_and_not_found(question: str) -> None:
    assert asked_editions(question, WORDS, NOW)
    assert found(question) == []


@pytest.mark.parametrize(
    "question", ["次回の説明会はいつですか", "二次審査はいつですか", "締切の次の日でも出せますか", "期間は何日ですか"]
)
def test_ordinary_words_ask_for_no_edition(question: str) -> None:
    assert asked_editions(question, WORDS, NOW) == ()


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("昨年度は何部必要でしたか、今年度は何部ですか", [2024, 2025]),
        ("今年と去年で上限額は同じですか", [2025, 2024]),
        ("令和7年度も、去年と同じくメールで送ればいいですか", [2025]),
        ("今年も持参でいいんですよね、去年持って行きましたし", [2025]),
        ("令和5年度に採択された団体は今年も出せますか", [2023, 2025]),
        ("去年(令和6年度)の締切は", [2024]),  # one year, said twice
        ("今年度(令和6年度)の締切は", [2024]),  # written down, it is not today's
        ("R6、去年の配点は", [2024]),
    ],
)
def test_each_year_of_a_question_is_heard_once_and_in_its_order(question: str, years: list[int]) -> None:
    assert [asked.year for asked in asked_editions(question, WORDS, NOW)] == years


@pytest.mark.parametrize(
    "question",
    [
        "第6回で採択されて研究中なんですが、今年も代表で出せますか",
        "第3回に落ちたのですが、今回は前と同じ計画で出してもいいですか",
        "第2回で補助を受けましたが、今年度も申請できますか",
    ],
)
def test_who_tells_what_an_earlier_round_gave_asks_about_this_one(question: str) -> None:
    assert found(question) == ["7"]


@pytest.mark.parametrize("question", ["第7回に採択された団体は今年の報告会に出ますか", "今年の第7回で採択されたのは"])
def test_a_round_that_is_asked_about_stays_asked_for(question: str) -> None:
    assert found(question) == ["7"]
    assert [asked.number for asked in asked_editions(question, WORDS, NOW)] == [7]


ROUNDS = (
    Edition("7-2", "c", "令和7年度 第2回", 2, 2025),
    Edition("6-2", "c", "令和6年度 第2回", 2, 2024),
    Edition("6-1", "c", "令和6年度 第1回", 1, 2024),
    Edition("3", "c", "第3回", 3, None),
)


def among_rounds(question: str) -> list[list[str]]:
    return [[one.id for one in asked.among(ROUNDS)] for asked in asked_editions(question, WORDS, NOW)]


@pytest.mark.parametrize(
    "question",
    [
        "第1回~第3回の申請件数は",
        "第1~3回の申請件数は",
        "第1回から第3回までの申請件数は",
        "第1回から3回までに何件の申請がありましたか",
    ],
)
def test_a_range_of_rounds_names_every_round_between(question: str) -> None:
    assert [asked.names() for asked in asked_editions(question, WORDS, NOW)] == [("第1回",), ("第2回",), ("第3回",)]


@given(st.integers(1, 88), st.integers(0, 11), st.sampled_from(["第{}回~第{}回", "第{}~{}回", "第{}回から第{}回まで"]))
def test_any_range_names_all_from_its_first_to_its_last(first: int, more: int, written: str) -> None:
    asked = asked_editions(f"{written.format(first, first + more)}の採択件数は", WORDS, NOW)

    assert [one.number for one in asked] == list(range(first, first + more + 1))


def test_what_runs_backwards_is_no_range() -> None:
    assert [one.number for one in asked_editions("第3回から第1回まで戻って見たい", WORDS, NOW)] == [3, 1]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("令和7年度第2回の締切は", [["7-2"]]),
        ("令和6年度の第2回の締切は", [["6-2"]]),
        ("令和6年度(第2回)の締切は", [["6-2"]]),
        ("令和5年度第2回の締切は", [[]]),
        ("令和7年度第3回の締切は", [["3"]]),  # of a year that nobody has told us
        ("令和6年度第1回~第2回の締切は", [["6-1"], ["6-2"]]),
        ("令和6年度の初回の締切は", [["6-1"]]),
        ("令和7年度第2回と令和6年度第2回の締切は", [["7-2"], ["6-2"]]),
        ("令和7年度に第2回があったと聞きました", [["7-2", "6-2"]]),  # the year is not that of the round
    ],
)
def test_a_round_of_a_year_is_not_that_round_of_another_year(question: str, expected: list[list[str]]) -> None:
    assert among_rounds(question) == expected


def test_a_round_of_a_year_that_is_not_held_is_looked_for_under_both() -> None:
    (asked,) = asked_editions("令和5年度の第2回の締切は", WORDS, NOW)

    assert "令和5年第2回" in asked.names()
    assert "第2回" not in asked.names()


@pytest.mark.parametrize("question", ["令和7年度と8年度の違いは", "令和7年度・8年度の予算は", "令和7年から8年の変更は"])
def test_a_year_after_a_year_needs_no_era_of_its_own(question: str) -> None:
    assert [asked.year for asked in asked_editions(question, WORDS, NOW)] == [2025, 2026]


YEARLY = (Edition("y8", "y", "令和8年度", None, 2026), Edition("y7", "y", "令和7年度", None, 2025))


@pytest.mark.parametrize(
    ("question", "held", "expected"),
    [
        ("令和7年度の第2次の締切は", YEARLY, ["y7"]),
        ("R7に第2次で出します。面接はいつ", YEARLY, ["y7"]),
        ("第2次の締切は", YEARLY, []),  # of no year: another round may be meant
        ("令和9年度の第2次の締切は", YEARLY, []),
        ("令和4年度第2回の締切は", HELD, []),  # these are counted
    ],
)
def test_a_round_of_a_call_that_counts_by_years_is_a_part_of_its_year(
    question: str, held: tuple[Edition, ...], expected: list[str]
) -> None:
    asked = of_years_alone(asked_editions(question, WORDS, NOW), held, question, WORDS, NOW)
    assert [one.id for each in asked for one in each.among(held)] == expected


def test_a_year_that_is_said_to_be_this_year_is_asked_for_once() -> None:
    asked = asked_editions("今年度＝令和8年度の報告書はいつまで".replace("＝", "="), WORDS, NOW)
    assert [one.year for one in asked] == [2026]


def test_a_second_call_in_english_may_be_one_that_is_repeated() -> None:
    assert found("What is the maximum amount in the machinery subsidy (2nd call)?") == ["r4-2", "r3-2"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("前回と今回で上限額はいくらからいくらに変わりましたか", ["r6-again", "7"]),
        ("応募資格は、去年の第7回と今年でどこが違うのでしょうか", ["7", "7"]),
        ("前回から今回で増えたのは何ですか", ["r6-again", "7"]),
        ("前回の採択者は今回も応募できますか", ["r6-again"]),
    ],
)
def test_an_edition_is_held_against_the_present_one_where_that_is_asked(question: str, expected: list[str]) -> None:
    assert found(question) == expected


def test_another_call_within_a_year_may_be_called_as_documents_do_not() -> None:
    again = (HELD[4],)

    assert [asked_editions("みずハブの追加募集の締切は", WORDS, NOW)[0].among(again)] == [again]


def test_where_several_could_be_meant_none_is() -> None:
    assert asked_editions("みずハブの追加募集の締切は", WORDS, NOW)[0].among(HELD[4:]) == ()


@pytest.mark.parametrize(
    ("question", "said", "number", "year"),
    [
        ("第6回の資料で、令和6年度に予定されている催しは", "第6回", 6, None),
        ("第2回(令和7年度)の締切は", "第2回(令和7年度)", 2, 2025),
        ("令和7年度第2回の締切は", "令和7年度第2回", 2, 2025),
        ("第3回の支援は令和9年度まで続きますか", "第3回", 3, None),
    ],
)
def test_a_round_has_the_year_that_stands_beside_it_and_no_other(
    question: str, said: str, number: int, year: int | None
) -> None:
    asked = asked_editions(question, WORDS, NOW)[0]

    assert (asked.said, asked.number, asked.year) == (said, number, year)


@pytest.mark.parametrize(
    "question", ["年に何度も募集があって、1回に何件くらい通るんですか", "1回につき何名まで参加できますか"]
)
def test_once_is_no_first_round(question: str) -> None:
    assert asked_editions(question, WORDS, NOW) == ()


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("When does the sixth Minato HUB call close?", [6]),
        ("Who was chosen in the Tenth round?", [10]),
        ("When does the 9th Minato HUB call close?", [9]),
        ("When does the 27th Minato HUB call close?", [27]),
        ("Is it fine to apply on the evening of the 27th?", []),
        ("Can I bring it on the 13th, or by mail?", []),
        ("Can I send it by the 27th of July?", []),
        ("Is the sixth floor the place to call?", []),
        ("What was the closing date of Minato HUB round 6?", [6]),
        ("When were the round-6 hubs announced?", [6]),
        ("the deadline of call no. 7", [7]),
        ("Which day does round seven open?", [7]),
        ("I will call 2 days before", []),
        ("みなと実証(4回目)は何件通りましたか", [4]),
        ("みなと実証2(拠点整備の2回目)の募集はいつ終わりましたか", []),
    ],
)
def test_a_round_is_heard_where_it_is_one_and_no_day_of_the_month_is(question: str, numbers: list[int]) -> None:
    assert [asked.number for asked in asked_editions(question, WORDS, NOW)] == numbers
