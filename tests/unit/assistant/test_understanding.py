from __future__ import annotations

from datetime import datetime

import pytest

from assistant.catalogue import Catalogue
from assistant.domain import TOKYO, Aspect, Question, Reading
from assistant.settings import ROOT
from assistant.understanding import aspects_of, understand, without_premise
from assistant.words import load_words
from tests.shelf import ALL, HUB, SEEDS

CATALOGUE = Catalogue(
    (HUB, SEEDS), tuple(revision.edition for revision in ALL), tuple(revision.document for revision in ALL)
)
WORDS = load_words(ROOT / "prompts" / "ja")


def read(question: str, *history: str, now: datetime = datetime(2025, 8, 1, tzinfo=TOKYO)) -> Reading:
    return understand(Question(question, history), catalogue=CATALOGUE, words=WORDS, now=now)


@pytest.mark.parametrize(
    ("question", "edition"),
    [
        ("みらいハブ 第7回", "hub-7"),
        ("みらいハブの７回目", "hub-7"),
        ("みらいハブ 第六回", "hub-6"),
        ("だい６回のみらいはぶ", "hub-6"),
        ("the 6th Mirai HUB", "hub-6"),
        ("R6のみらいハブ", "hub-6"),
        ("令和６年度のみらいハブ", "hub-6"),
        ("2024年度のみらいハブ", "hub-6"),
        ("2025年のみらいハブ", "hub-7"),
        ("今年度のみらいハブ", "hub-7"),
        ("去年のみらいハブ", "hub-6"),
        ("前回のみらいハブ", "hub-6"),
        ("みらいハブ", "hub-7"),
        ("シーズ補助の二次公募", "seeds-r4"),
    ],
)
def test_an_edition_is_read_in_every_way_people_write_it(question: str, edition: str) -> None:
    assert [one.id for one in read(question).editions] == [edition]


@pytest.mark.parametrize("question", ["みらいハブ 第8回", "R9のみらいハブ", "みらいハブの三次公募", "みらいハブの初回"])
def test_an_edition_we_do_not_hold_is_never_replaced_by_another(question: str) -> None:
    reading = read(question)

    assert reading.unknown_edition
    assert reading.editions == ()


def test_the_round_before_is_nobodys_until_a_call_is_named() -> None:
    reading = read("前回の締切はいつでしたか")

    assert (reading.call, reading.edition_named) == (None, False)


def test_the_fiscal_year_begins_in_april() -> None:
    march = read("今年度のみらいハブ", now=datetime(2025, 3, 31, tzinfo=TOKYO))
    april = read("今年度のみらいハブ", now=datetime(2025, 4, 1, tzinfo=TOKYO))

    assert [march.editions[0].id, april.editions[0].id] == ["hub-6", "hub-7"]


def test_a_date_in_the_question_is_not_an_edition() -> None:
    assert read("みらいハブの締切は令和7年8月27日で合っていますか").editions[0].id == "hub-7"
    assert not read("みらいハブの締切は令和7年8月27日で合っていますか").edition_named


def test_a_follow_up_takes_what_it_leaves_out_from_the_last_turn_that_says_it() -> None:
    reading = read("じゃあ連絡先は?", "シーズ補助の締切は", "みらいハブの第6回の締切は")

    assert (reading.call, reading.editions[0].id, reading.follow_up) == (HUB, "hub-6", True)


def test_a_follow_up_can_change_the_edition_alone() -> None:
    assert read("第7回では?", "みらいハブの第6回の締切は").editions[0].id == "hub-7"


@pytest.mark.parametrize(
    ("question", "aspects"),
    [
        ("みらいハブの応募書類はいつまでに届けばよいですか", (Aspect.DEADLINE,)),
        ("みらいハブの申請書の宛先は", (Aspect.CONTACT,)),
        ("みらいハブの締切と連絡先は", (Aspect.DEADLINE, Aspect.CONTACT)),
        ("みらいハブの締切と問合せ先を教えて", (Aspect.DEADLINE, Aspect.CONTACT)),
        ("みらいハブの締切と提出書類は?", (Aspect.DEADLINE, Aspect.FORMS)),
        ("みらいハブの対象者や締切について", (Aspect.DEADLINE, Aspect.ELIGIBILITY)),
    ],
)
def test_what_a_question_only_mentions_it_does_not_ask(question: str, aspects: tuple[Aspect, ...]) -> None:
    assert read(question).aspects == aspects


@pytest.mark.parametrize(
    ("question", "aspects"),
    [
        ("〆切はいつ", (Aspect.DEADLINE,)),
        ("うちは出せる?", (Aspect.ELIGIBILITY,)),
        ("どこに送ればいい", (Aspect.CONTACT,)),
        ("様式はどこ", (Aspect.FORMS,)),
        ("補助率は", (Aspect.SUPPORT,)),
        ("審査の流れ", (Aspect.SCHEDULE, Aspect.SELECTION)),
        ("採択されたら補助金はいくら", (Aspect.SUPPORT,)),
        ("選ばれると何かいいことありますか", (Aspect.SUPPORT,)),
        ("締切を過ぎた場合はどこに連絡すればいいですか", (Aspect.CONTACT,)),
        ("採択されたら", (Aspect.SELECTION,)),
        ("こんにちは", (Aspect.OTHER,)),
    ],
)
def test_aspects_are_heard_by_their_cues(question: str, aspects: tuple[Aspect, ...]) -> None:
    assert aspects_of(question, WORDS) == aspects


@pytest.mark.parametrize(
    ("question", "proper"),
    [
        ("採択されたら補助金はいくら", "補助金はいくら"),
        ("三か月の研修だったら?", "三か月の研修だったら?"),  # it is all that is asked
        ("オンラインで参加する場合は?", "オンラインで参加する場合は?"),
    ],
)
def test_what_comes_before_the_question_proper_is_left_out_where_there_is_one(question: str, proper: str) -> None:
    assert without_premise(question) == proper


def test_the_name_of_what_was_read_asks_for_nothing() -> None:
    assert aspects_of("メールマガジンに載っていた公募の締切は", WORDS) == (Aspect.DEADLINE,)


@pytest.mark.parametrize(
    "question",
    [
        "みらいハブの事前診断の申込みはいつまでですか",
        "みらいハブの実績報告書の提出期限はいつですか",
        "みらいハブはいつまでに差戻しを頼めばいいですか",
        "みらいハブのヒアリングは何月何日?",
        "みらいハブの請求書はいつまでに出せばよいですか",
    ],
)
def test_the_day_of_another_step_is_not_the_deadline_of_the_call(question: str) -> None:
    aspects = read(question).aspects

    assert Aspect.DEADLINE not in aspects
    assert Aspect.SCHEDULE in aspects


@pytest.mark.parametrize(
    "question",
    [
        "みらいハブは診断を受けた会社しか出せないそうですが、締切はいつですか",
        "みらいハブの応募書類はいつまでに出せばよいですか",
        "ヒアリングに出られない日があります。みらいハブの締切は",
        "みらいハブは診断を受けてから応募はいつまでにすればよいですか",
    ],
)
def test_a_step_that_is_only_mentioned_leaves_the_deadline_what_it_is(question: str) -> None:
    assert Aspect.DEADLINE in read(question).aspects


@pytest.mark.parametrize(
    "told",
    [
        "みらいハブの案内メールを読んでいます",
        "みらいハブの申請書類を見ています。",
        "みらいハブの問い合わせ先一覧を開いているところです",
    ],
)
def test_a_document_that_somebody_has_before_them_is_nothing_that_they_ask_for(told: str) -> None:
    reading = read("何型を募集しているのですか", told)

    assert (reading.call, reading.aspects) == (HUB, (Aspect.SELECTION,))


def test_what_was_asked_before_is_still_asked() -> None:
    assert Aspect.CONTACT in read("第6回のときは", "みらいハブの問い合わせ先を教えてください").aspects


@pytest.mark.parametrize(
    ("question", "aspects"),
    [
        ("締切後に直せますか", (Aspect.OTHER,)),
        ("〆切後に計画書の数字を直すことはできますか", (Aspect.OTHER,)),
        ("締切の後でも修正できますか", (Aspect.OTHER,)),
        ("締切後に様式を差し替えられますか", (Aspect.FORMS,)),
        ("締切後に直せますか。締切はいつですか", (Aspect.DEADLINE,)),
    ],
)
def test_what_may_be_done_after_the_deadline_asks_for_no_deadline(question: str, aspects: tuple[Aspect, ...]) -> None:
    assert aspects_of(question, WORDS) == aspects


def test_each_of_two_rounds_that_are_not_held_is_read_for_itself() -> None:
    reading = read("みらいハブの第3回と第5回の申請件数は")

    assert [(one.unknown_edition, one.unknown_names) for one in reading.each] == [
        ("第3回", ("第3回", "第3回")),
        ("第5回", ("第5回", "第5回")),
    ]
    assert ["第3回" in one.question for one in reading.each] == [True, False]
    assert ["第5回" in one.question for one in reading.each] == [False, True]
    assert reading.unknown_edition == "第3回・第5回"


def test_a_round_that_is_said_otherwise_is_looked_for_as_documents_write_it() -> None:
    reading = read("みらいハブの3回目の申請件数は")

    assert "第3回" in reading.question
    assert reading.unknown_names[0] == "第3回"


@pytest.mark.parametrize("question", ["みらいハブのこれまでの回の締切は", "みらいハブの歴代の締切を教えて"])
def test_who_asks_for_all_rounds_is_told_of_every_one(question: str) -> None:
    assert [one.id for one in read(question).editions] == ["hub-7", "hub-6"]


@pytest.mark.parametrize(
    "question",
    [
        "みらいハブは今応募できますか",
        "みらいハブ、いまも募集していますか",
        "うっかりしていました。みらいハブ、今日出しても受け取ってもらえますか",
        "みらいハブの募集が開いたのはいつですか",
    ],
)
def test_who_asks_whether_it_is_too_late_asks_for_the_deadline(question: str) -> None:
    assert read(question).aspects == (Aspect.DEADLINE,)


@pytest.mark.parametrize(
    ("asked", "heard"),
    [
        ("会場に駐車場はある？", "会場に駐車場はありますか"),
        ("申請だけ出せる?", "申請だけ出せますか"),
        ("個人でもできる？", "個人でもできますか"),
        ("締切はいつ？", "締切はいつ?"),
        ("ロゴは使わせてもらえるの？", "ロゴは使わせてもらえるの?"),
    ],
)
def test_a_question_in_the_plain_form_is_heard_as_the_polite_one(asked: str, heard: str) -> None:
    assert read(f"みらいハブの{asked}").question == f"みらいハブの{heard}"


def test_a_round_that_only_one_call_has_names_that_call_beside_its_year() -> None:
    assert read("二次公募（2022年度）の受付開始は何月何日だったんですか").call == SEEDS


@pytest.mark.parametrize("question", ["みらいハブって何日締めだった?", "みらいハブは31日〆でしたか", "月末締めですか"])
def test_who_asks_for_the_day_of_closing_in_short_asks_for_the_deadline(question: str) -> None:
    assert Aspect.DEADLINE in aspects_of(question, WORDS)


@pytest.mark.parametrize(
    ("question", "aspects"),
    [
        ("みらいハブの説明会の申込みを7月20日に送っても間に合いますか", {Aspect.BRIEFING, Aspect.DEADLINE}),
        ("みらいハブの説明会は、7月20日に申し込んだら遅いですか", {Aspect.BRIEFING, Aspect.DEADLINE}),
        ("みらいハブの説明会は7月20日ですか", {Aspect.BRIEFING}),
    ],
)
def test_who_asks_to_be_in_time_for_a_briefing_asks_for_both(question: str, aspects: set[Aspect]) -> None:
    assert set(read(question).aspects) == aspects
