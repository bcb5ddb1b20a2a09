"""What only the documents of another edition tell: of rounds that are not held, and of names that the newest one lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Call, Edition, FactKind, Moment, Outcome, Period, Question
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_6, HUB_7, HUB_7_GUIDELINE, Said, dated, revision
from tests.unit.assistant.reading import told_to

RESULTS = revision(
    "results.html",
    HUB,
    HUB_6,
    Said("第3回選抜拠点", "第3回は31件の申請があり、12拠点を選抜しました。"),
    Said("第4回選抜拠点", "第4回は27件の申請があり、11拠点を選抜しました。"),
    Said("第5回選抜拠点", "第5回は19件の申請があり、10拠点を選抜しました。"),
)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over([HUB_7_GUIDELINE, RESULTS], tmp_path_factory.mktemp("results"))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("みらいハブの第3回と第5回の申請件数は", ("31件", "19件"), ("27件",)),
        ("みらいハブの第3回~第5回の申請件数は", ("31件", "27件", "19件"), ()),
        ("みらいハブの3回目の申請件数は", ("31件",), ("27件", "19件")),
    ],
)
def test_of_each_round_that_is_not_held_the_documents_of_another_tell(
    results: Assistant, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    said = told_to(results, question)

    assert [number for number in told if number not in said] == []
    assert [number for number in untold if number in said] == []


def test_of_rounds_that_nobody_tells_of_none_is_told(results: Assistant) -> None:
    answer = results.answer(Question("みらいハブの第1回と第2回の申請件数は"))

    assert (answer.outcome, answer.claims) == (Outcome.EDITION_UNKNOWN, ())
    assert "第1回・第2回" in answer.reply


OLD_DAY, NEW_DAY = "令和6年7月29日", "令和7年8月27日"


def _sheet(kind: str, words: str, closes: Moment) -> Said:
    fact = (FactKind.PERIOD, f"公募期間（{kind}）", words, Period(None, closes))
    return Said(f"{kind} 公募期間", f"{kind}の公募期間は{words}までです。", (fact,))


@pytest.fixture(scope="module")
def slots(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    old = revision("hub-6.txt", HUB, HUB_6, _sheet("ミライ枠1", OLD_DAY, dated(2024, 7, 29)))
    new = revision("hub-7.txt", HUB, HUB_7, _sheet("一般枠", NEW_DAY, dated(2025, 8, 27)))
    return assistant_over([old, new], tmp_path_factory.mktemp("slots"))


@pytest.mark.parametrize("question", ["みらいハブ ミライ枠1 公募期間", "みらいハブのミライ枠の締切はいつですか"])
def test_a_day_of_what_only_an_earlier_edition_has_is_told_from_there(slots: Assistant, question: str) -> None:
    said = told_to(slots, question)

    assert OLD_DAY in said
    assert NEW_DAY not in said


def test_what_the_newest_edition_has_is_told_from_there(slots: Assistant) -> None:
    said = told_to(slots, "みらいハブの一般枠の締切はいつですか")

    assert NEW_DAY in said
    assert OLD_DAY not in said


@pytest.mark.parametrize("question", ["みらいハブのデッドラインはいつですか", "みらいハブのスケジュールと締切は"])
def test_a_word_for_a_day_in_katakana_is_no_name(slots: Assistant, question: str) -> None:
    assert OLD_DAY not in told_to(slots, question)


TALE = "科研費に応募した方は、令和7年9月5日までに受付番号を届け出てください。"
FARM = Call("farm", "棚田の石積み修復助成")
FARM_8 = Edition("farm-8", "farm", "令和8年度", None, 2026)


def farm(folder: Path, *more: Said) -> Assistant:
    words = "令和8年9月30日"
    fact = (FactKind.PERIOD, "公募期間", words, Period(None, dated(2026, 9, 30)))
    parts = (
        Said("募集期間", f"{words}まで", (fact,)),
        Said("対象", "棚田を耕す団体が応募できます。他の助成を受けている団体も応募できます。"),
        *more,
    )
    return assistant_over([revision("farm.txt", FARM, FARM_8, *parts)], folder)


@pytest.mark.parametrize(
    "question", ["科研費の締切はいつですか", "ものづくり補助金はいつまで受け付けていますか", "CRESTの公募期間は"]
)
def test_a_day_of_a_programme_that_everybody_knows_and_we_do_not_hold_is_asked_back(
    question: str, tmp_path: Path
) -> None:
    answer = farm(tmp_path).answer(Question(question))

    assert answer.outcome is Outcome.NEEDS_CLARIFICATION
    assert answer.claims == ()


def test_it_is_not_asked_back_where_the_documents_speak_of_it(tmp_path: Path) -> None:
    answer = farm(tmp_path, Said("重複の届出", TALE)).answer(Question("科研費に応募した団体の届出の期限はいつですか"))

    assert answer.outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    "question",
    ["科研費をもらっている団体も応募できますか", "棚田の石積み修復助成は科研費と併せて応募できますか"],
)
def test_who_only_mentions_such_a_programme_is_not_asked_back(question: str, tmp_path: Path) -> None:
    assert farm(tmp_path).answer(Question(question)).outcome is not Outcome.NEEDS_CLARIFICATION


def test_who_names_a_call_of_ours_beside_it_is_told_its_day(tmp_path: Path) -> None:
    assert "9月30日" in told_to(farm(tmp_path), "科研費が不採択でした。棚田の石積み修復助成の締切はいつですか")


def _slide(number: int, period: str, chosen: str) -> Said:
    title = f"参考 採択拠点 ({number}/2)"
    return Said(title, f"{title}\n拠点の整備 (アクセラ{number})\n{period}まで公募を行い、8拠点を採択。\n{chosen}")


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    told = (
        _slide(1, "令和4年1月20日~2月18日", "磯波大学\t波の研究所"),
        _slide(2, "令和4年1月30日~2月22日", "渚大学\t砂の研究所"),
    )
    return assistant_over(
        [HUB_7_GUIDELINE, revision("slides.html", HUB, HUB_6, *told)], tmp_path_factory.mktemp("slides")
    )


def test_the_period_of_a_round_with_a_name_of_its_own_is_told_and_not_that_beside_it(slides: Assistant) -> None:
    said = told_to(slides, "みらいハブのアクセラ2って公募いつからいつまでだった?")

    assert ("2月22日" in said, "2月18日" in said) == (True, False)


def test_a_follow_up_goes_on_to_the_next_round_of_the_same_name(slides: Assistant) -> None:
    answer = slides.answer(
        Question(
            "じゃあ2のほうの募集期間は?", ("みらいハブの資料にあるアクセラ1は令和4年1月20日から募集してたんですね",)
        )
    )
    said = "\n".join(claim.text for claim in answer.claims)

    assert ("2月22日" in said, "2月18日" in said) == (True, False)
