"""Which call a question is about that gives no name: it is described, two are named, or nothing tells it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Call, Edition, FactKind, Outcome, Period, Question, Revision
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import Said, dated, revision

LIBRARIES = Call("libraries", "図書館夜間開館応援助成")
WINDOWS = Call("windows", "住まいの防音改修補助金")
WORKSHOPS = Call("workshops", "町工場見学受入れ奨励金")


def _closing(words: str, month: int, day: int) -> tuple[tuple[FactKind, str, str, Period], ...]:
    return ((FactKind.PERIOD, "公募期間", words, Period(None, dated(2026, month, day))),)


def _sheet(call: Call, year: int, *parts: Said) -> Revision:
    edition = Edition(f"{call.id}-{year}", call.id, f"令和{year - 2018}年度", None, year)
    return revision(f"{call.id}-{year}.txt", call, edition, *parts)


SHELF = (
    _sheet(
        LIBRARIES,
        2026,
        Said("募集期間", "令和8年9月10日まで", _closing("令和8年9月10日", 9, 10)),
        Said("対象", "閲覧室を夜9時まで開ける公立図書館を対象とします。貸出しの自動化に使う機器の購入費も含みます。"),
        Said("申請書", "申請書は3部を提出してください。"),
        Said("昨年度からの変更点", "電子書籍の購入費を対象に加えました。司書の人件費は対象から外しました。"),
    ),
    _sheet(
        LIBRARIES,
        2025,
        Said("募集期間", "令和7年8月20日まで", _closing("令和7年8月20日", 8, 20)),
        Said("申請書", "申請書は5部を提出してください。"),
    ),
    _sheet(
        WINDOWS,
        2026,
        Said("募集期間", "令和8年10月15日まで", _closing("令和8年10月15日", 10, 15)),
        Said("区分", "A区分は二重窓、B区分は外壁です。A区分の上限額は40万円、B区分の上限額は90万円です。"),
        Said("対象", "滑走路から3キロメートル以内にある住宅の、騒音を抑える工事を対象とします。"),
    ),
    _sheet(
        WORKSHOPS,
        2026,
        Said("募集期間", "令和8年11月5日まで", _closing("令和8年11月5日", 11, 5)),
        Said("対象", "小中学生の見学を受け入れる町工場を対象とします。上限額は25万円です。"),
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(SHELF, tmp_path_factory.mktemp("shelf"))


def told(assistant: Assistant, question: str, *history: str) -> str:
    return "\n".join(claim.text for claim in assistant.answer(Question(question, history)).claims)


@pytest.mark.parametrize(
    ("question", "call"),
    [
        ("滑走路のそばに住んでいます。騒音の工事に使えるお金の締切はいつですか", WINDOWS),
        ("閲覧室を夜も開けるときの募集はいつまでですか", LIBRARIES),
        ("小中学生の見学を受け入れる工場に出るお金の締切は", WORKSHOPS),
        ("B区分の上限額はいくらですか", WINDOWS),  # no other call has such sorts
    ],
)
def test_a_call_that_is_only_described_is_found_by_what_its_documents_say(
    assistant: Assistant, question: str, call: Call
) -> None:
    answer = assistant.answer(Question(question))

    assert (answer.outcome, answer.reading.call) == (Outcome.ANSWERED, call)


@pytest.mark.parametrize(
    "question",
    [
        "当社のような会社でも対象になりますか",  # every call may be meant
        "個人でも申請できますか",
        "水族館の改修の締切はいつですか",  # none has it
        "小中学生の騒音の締切は",  # a word of each of two
    ],
)
def test_where_no_call_stands_out_none_is_taken(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(Question(question))

    assert answer.outcome is not Outcome.ANSWERED
    assert not any(claim.facts for claim in answer.claims)


def test_a_name_that_is_half_in_kana_is_that_of_no_other_programme(assistant: Assistant) -> None:
    question = "住まいのぼうおん改修補助金の締切はいつですか"

    assert "令和8年10月15日" in told(assistant, question)


def test_a_question_that_fits_every_call_gives_them_as_choices(assistant: Assistant) -> None:
    answer = assistant.answer(Question("当社のような会社でも対象になりますか"))

    assert answer.outcome is Outcome.NEEDS_CLARIFICATION
    assert set(answer.reading.choices) == {LIBRARIES, WINDOWS, WORKSHOPS}


def test_a_year_that_a_described_call_does_not_have_is_not_taken_for_it(assistant: Assistant) -> None:
    assert "10月15日" not in told(assistant, "滑走路のそばの騒音の工事、令和5年度の締切はいつでしたか")


@pytest.mark.parametrize(
    "question",
    [
        "図書館夜間開館応援助成と住まいの防音改修補助金の締切を教えてください",
        "図書館の夜間開館と、住まいの防音改修の両方に出します。それぞれ締切はいつですか",
    ],
)
def test_two_calls_side_by_side_are_answered_each_from_its_own_documents(assistant: Assistant, question: str) -> None:
    assert told(assistant, question).split("\n") == [
        "図書館夜間開館応援助成 令和8年度の公募期間は、令和8年9月10日です。",
        "住まいの防音改修補助金 令和8年度の公募期間は、令和8年10月15日です。",
    ]


def test_a_call_beside_the_one_that_is_asked_about_is_not_answered_for(assistant: Assistant) -> None:
    question = "図書館夜間開館応援助成に落ちたので、町工場見学受入れ奨励金に出します。締切はいつですか"

    assert "図書館夜間開館応援助成 令和8年度" not in told(assistant, question)


@pytest.mark.parametrize(
    "question",
    [
        "図書館夜間開館応援助成の申請書は昨年度は何部必要でしたか、今年度は何部ですか",
        "図書館夜間開館応援助成の申請書の部数を、令和7年度と令和8年度で比べてください",
    ],
)
def test_two_editions_of_a_call_are_each_answered_from_their_own_documents(assistant: Assistant, question: str) -> None:
    claims = assistant.answer(Question(question, today=date(2026, 8, 1))).claims
    by_year = {claim.citations[0].edition.fiscal_year: claim.text for claim in claims}

    assert ("5部" in by_year[2025], "3部" in by_year[2026]) == (True, True)


def test_what_changed_since_last_year_is_told_by_the_newer_documents(assistant: Assistant) -> None:
    answer = told(assistant, "図書館夜間開館応援助成は令和7年度と比べて何が変わりましたか")

    assert ("電子書籍" in answer, "5部" in answer) == (True, False)


def test_a_follow_up_on_another_year_is_answered_by_its_own_words(assistant: Assistant) -> None:
    answer = told(assistant, "では令和7年度は何部でしたか", "図書館夜間開館応援助成の申請書は全部で何部用意しますか")

    assert ("5部" in answer, "3部" in answer) == (True, False)


def test_a_round_alone_makes_no_call_meant_whose_documents_do_not_know_what_the_question_names(
    tmp_path: Path,
) -> None:
    fair, digital = Call("fair", "みなと見本市出展補助金"), Call("digital", "しおさいDX伴走支援事業")
    third = Edition("fair-3", fair.id, "第3回", 3, 2026)
    shelf = (
        revision("fair.txt", fair, third, Said("公募期間", "令和8年7月10日まで", _closing("令和8年7月10日", 7, 10))),
        _sheet(digital, 2026, Said("対象", "連携コースは県内企業2社以上のグループが対象です。")),
    )
    assistant = assistant_over(shelf, tmp_path)

    asked = assistant.answer(Question("DXの連携コースに第3期で申請したいのですが、締切はいつですか"))
    plain = assistant.answer(Question("第3回の締切はいつですか"))

    assert (asked.outcome, asked.claims) == (Outcome.NEEDS_CLARIFICATION, ())
    assert "7月10日" in plain.claims[0].text
