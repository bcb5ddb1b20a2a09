from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from assistant.composing.composer import Composer
from assistant.domain import Aspect, Claim, Edition, FactKind, NoticeKind, Outcome, Period, Question, Reading
from assistant.pipeline import Assistant
from assistant.ports import ModelUnavailable
from assistant.retrieval import Found
from tests.assembled import assistant_over
from tests.fakes import ScriptedModel
from tests.shelf import ALL, HUB, HUB_7, HUB_7_GUIDELINE, SEEDS, SEEDS_R4, Said, dated, revision


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(ALL, tmp_path_factory.mktemp("shelf"))


def said(assistant: Assistant, question: str, *history: str, today: date | None = None) -> list[str]:
    return [claim.text for claim in assistant.answer(Question(question, history, today)).claims]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "みらいハブの第7回の締切はいつですか",
            "第7回の公募期間は、令和7年7月18日(金)~令和7年8月27日(水)12時必着です。",
        ),
        ("ﾐﾗｲﾊﾌﾞ ６回目 〆切", "第6回の公募期間は、令和6年6月25日(火)~7月29日(月)正午です。"),
        ("Mirai HUB の R6 のしめきり", "第6回の公募期間は、令和6年6月25日(火)~7月29日(月)正午です。"),
        ("シーズ補助っていつまで", "令和4年度 二次公募の公募期間は、令和4年6月27日~令和4年7月27日12時(必着)です。"),
        ("みらいハブの説明会はいつ", "第7回の説明会は、令和7年7月24日(木)14時~15時です。"),
    ],
)
def test_a_dated_question_is_answered_with_the_dates_of_its_edition(
    assistant: Assistant, question: str, expected: str
) -> None:
    assert said(assistant, question) == [expected]


def test_every_claim_cites_a_verbatim_quote_of_a_live_page(assistant: Assistant) -> None:
    answer = assistant.answer(Question("みらいハブに企業は申請できますか"))

    quotes = [citation for claim in answer.claims for citation in claim.citations]
    assert quotes
    for citation in quotes:
        page = assistant.library.page_text(citation.document.id, citation.passage.page)
        assert page[citation.start : citation.end] == citation.quote


def test_an_edition_that_is_not_held_is_said_to_be_unknown_with_what_is_held(assistant: Assistant) -> None:
    answer = assistant.answer(Question("みらいハブの第8回の締切はいつですか"))

    assert answer.outcome is Outcome.EDITION_UNKNOWN
    assert answer.claims == ()
    assert "第8回" in answer.reply
    assert "第7回" in answer.reply


def test_what_one_edition_tells_of_another_is_answered_and_said_so(assistant: Assistant) -> None:
    answer = assistant.answer(Question("みらいハブの第5回で選ばれた大学は"))

    assert "北海道大学" in answer.claims[0].text
    assert [notice.kind for notice in answer.notices] == [NoticeKind.OTHER_EDITION]
    assert "第6回" in answer.notices[0].text


def test_the_facts_of_one_edition_never_answer_for_another(assistant: Assistant) -> None:
    answer = assistant.answer(Question("みらいハブの第5回の締切はいつでしたか"))

    assert "7月29日" not in "".join(claim.text for claim in answer.claims)


def test_a_question_that_could_mean_any_call_is_given_back_with_the_choices(assistant: Assistant) -> None:
    answer = assistant.answer(Question("締切はいつですか"))

    assert answer.outcome is Outcome.NEEDS_CLARIFICATION
    assert {call.id for call in answer.reading.choices} == {"hub", "seeds"}


def test_a_date_of_a_call_that_nobody_knows_is_asked_back_and_not_taken_from_another(assistant: Assistant) -> None:
    answer = assistant.answer(Question("ヒカリネクストの締切はいつですか"))

    assert answer.outcome is Outcome.NEEDS_CLARIFICATION
    assert answer.claims == ()


def test_what_is_not_in_the_documents_gets_an_honest_no_and_the_desk(assistant: Assistant) -> None:
    answer = assistant.answer(Question("みらいハブの補助率は"))

    assert answer.outcome is Outcome.NOT_IN_DOCUMENTS
    assert "記載がありません" in answer.reply
    assert ["hub2025@jimukyoku.example" in claim.text for claim in answer.claims] == [True]


def test_a_request_for_a_promise_is_refused(assistant: Assistant) -> None:
    assert assistant.answer(Question("第7回のみらいハブは採択されますか")).outcome is Outcome.REFUSED


def test_two_editions_are_shown_only_where_they_are_compared(assistant: Assistant) -> None:
    compared = assistant.answer(Question("第6回と第7回のみらいハブの締切を比べてください"))
    single = assistant.answer(Question("みらいハブの締切は"))

    assert {c.edition.id for claim in compared.claims for c in claim.citations} == {"hub-6", "hub-7"}
    assert {c.edition.id for claim in single.claims for c in claim.citations} == {"hub-7"}


def test_a_follow_up_keeps_the_call_and_the_edition_of_the_earlier_turn(assistant: Assistant) -> None:
    assert said(assistant, "締切は?", "第6回のみらいハブに応募したいです") == [
        "第6回の公募期間は、令和6年6月25日(火)~7月29日(月)正午です。"
    ]


@pytest.mark.parametrize("name", ["X-NEXT", "ものづくり補助金", "港湾振興交付金"])
def test_a_programme_we_do_not_hold_gets_no_date_of_the_only_one_we_hold(tmp_path: Path, name: str) -> None:
    answer = assistant_over((HUB_7_GUIDELINE,), tmp_path).answer(Question(f"{name}の締切はいつですか"))

    assert (answer.outcome, answer.claims) == (Outcome.NEEDS_CLARIFICATION, ())


@pytest.mark.parametrize(
    "question", ["締切は", "応募の締切はいつですか", "この補助金の締切は", "第7回の締切日を確認したい", "公募の期限は?"]
)
def test_a_plain_question_on_the_only_call_is_answered(tmp_path: Path, question: str) -> None:
    assert assistant_over((HUB_7_GUIDELINE,), tmp_path).answer(Question(question)).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("today", "kind", "words"),
    [
        (date(2025, 8, 1), NoticeKind.OPEN, "あと26日"),
        (date(2025, 8, 27), NoticeKind.OPEN, "本日"),
        (date(2025, 8, 28), NoticeKind.CLOSED, "2025年8月27日(水)12:00に締め切られました"),
        (date(2025, 7, 1), NoticeKind.OPEN, "2025年7月18日(金)から"),
    ],
)
def test_the_reader_is_told_where_the_deadline_stands_against_the_day(
    assistant: Assistant, today: date, kind: NoticeKind, words: str
) -> None:
    answer = assistant.answer(Question("みらいハブ 第7回 締切", today=today))

    assert answer.notices[0].kind is kind
    assert words in answer.notices[0].text


def test_the_reading_comes_before_any_claim(assistant: Assistant) -> None:
    first = next(assistant.steps(Question("みらいハブ 第7回 締切")))

    assert isinstance(first, Reading)
    assert (first.editions, first.aspects) == ((HUB_7,), (Aspect.DEADLINE,))


def test_another_round_in_the_same_passage_lends_no_dates(tmp_path: Path) -> None:
    told = revision(
        "one.txt",
        HUB,
        HUB_7,
        Said("公募期間", "締切は令和7年8月27日（水）12時必着です。\n第8回の公募は別に案内します。"),
    )

    answer = assistant_over((told,), tmp_path).answer(Question("みらいハブの第8回の締切はいつですか"))

    assert "8月27日" not in "".join(claim.text for claim in answer.claims)


def test_a_comparison_with_an_edition_that_is_not_held_says_so(assistant: Assistant) -> None:
    answer = assistant.answer(Question("みらいハブの第7回と第8回の締切を比べてください"))

    assert (answer.outcome, answer.claims) == (Outcome.EDITION_UNKNOWN, ())


def test_a_year_that_the_passage_does_not_give_decides_nothing(tmp_path: Path) -> None:
    words = "1月10日から2月28日まで"
    fact = (FactKind.PERIOD, "公募期間", words, Period(dated(2024, 1, 10), dated(2024, 2, 28)))
    guessed = revision("guess.txt", HUB, HUB_7, Said("公募期間", f"{words}とします。", (fact,)))

    answer = assistant_over((guessed,), tmp_path).answer(Question("みらいハブの締切は", today=date(2025, 2, 1)))

    assert answer.notices == ()


def test_deadlines_that_disagree_are_both_shown_and_neither_is_called_open(tmp_path: Path) -> None:
    words = "令和7年9月10日(水)12時必着"
    later = (FactKind.PERIOD, "公募期間", words, Period(None, dated(2025, 9, 10, 12)))
    extended = revision("extended.txt", HUB, HUB_7, Said("延長のお知らせ", words, (later,)))

    answer = assistant_over((HUB_7_GUIDELINE, extended), tmp_path).answer(Question("みらいハブの締切は"))

    assert sorted("8月27日" in claim.text for claim in answer.claims) == [False, True]
    assert [notice.kind for notice in answer.notices] == [NoticeKind.SOURCES_DISAGREE]


PROOF = '{"text": "ヒアリングは必要に応じて行われます。", "sources": [1]}'
FALSE_DATE = '{"text": "締切は令和7年8月28日です。", "sources": [1]}'


def with_model(folder: Path, *replies: str | ModelUnavailable) -> Assistant:
    return assistant_over((HUB_7_GUIDELINE,), folder, model=ScriptedModel(replies))


def test_a_model_words_the_answer_where_its_claims_hold(tmp_path: Path) -> None:
    assert said(with_model(tmp_path, PROOF), "審査にヒアリングはありますか") == ["ヒアリングは必要に応じて行われます。"]


@pytest.mark.parametrize(
    "reply",
    [
        FALSE_DATE,
        "ヒアリングがあります",
        '{"text": "はい", "sources": [99]}',
        '{"text": 1}',
        "",
        ModelUnavailable("429"),
    ],
)
def test_sentences_of_the_document_stand_in_for_a_model_that_says_nothing_that_holds(
    tmp_path: Path, reply: str | ModelUnavailable
) -> None:
    (claim, *_) = said(with_model(tmp_path, reply), "審査にヒアリングはありますか")

    assert claim.startswith("書面審査及び必要に応じてヒアリングを行い")


class Lying(Composer):
    """Moves every date of what it would say."""

    def ways(
        self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue
    ) -> Iterator[Iterable[Claim]]:
        for way in super().ways(reading, edition, found, catalogue):
            yield [replace(claim, text=claim.text.replace("8月27日", "9月27日")) for claim in way]


def test_an_answer_of_which_nothing_holds_is_withheld_and_the_desk_is_named(tmp_path: Path) -> None:
    honest = assistant_over((HUB_7_GUIDELINE,), tmp_path)
    composer = honest.composer
    lying = replace(honest, composer=Lying(composer.facts, composer.desks, composer.retriever, composer.model))

    answer = lying.answer(Question("第7回の締切はいつですか"))

    assert answer.outcome is Outcome.WITHHELD
    assert "9月27日" not in "".join(claim.text for claim in answer.claims)
    assert any("hub2025@jimukyoku.example" in claim.text for claim in answer.claims)
    assert answer.reply


@pytest.mark.parametrize(("items", "shortened"), [(1, False), (7, True)])
def test_a_broad_question_is_answered_with_the_section_from_its_lead_and_says_where_it_is_cut(
    tmp_path: Path, items: int, *, shortened: bool
) -> None:
    lead = Said(
        "支援制度", "選抜拠点には、職員が一つひとつの拠点と対話しながら伴走支援を行います。支援は次の各号のとおりです。"
    )
    many = [
        Said("支援制度", f"第{n}号の支援として、専門家を{n}名まで派遣し、助言にかかる費用を負担します。" * 2)
        for n in range(1, items + 1)
    ]
    held = assistant_over((revision("hub-7.pdf", HUB, HUB_7, lead, *many),), tmp_path)

    answer = held.answer(Question("みらいハブに選ばれると何かいいことありますか"))

    assert answer.claims[0].text.startswith("選抜拠点には")
    assert (NoticeKind.EXCERPT in [notice.kind for notice in answer.notices]) is shortened


def test_a_day_that_only_one_call_has_needs_no_question_back(tmp_path: Path) -> None:
    words = "令和4年7月20日(水)16時"
    early = (FactKind.DEADLINE, "意向登録", words, Period(None, dated(2022, 7, 20, 16)))
    seeds = revision("seeds.eml", SEEDS, SEEDS_R4, Said("意向登録", f"意向登録は{words}までです。", (early,)))
    held = assistant_over((HUB_7_GUIDELINE, seeds), tmp_path)

    assert "7月20日" in held.answer(Question("意向登録はいつまでですか")).claims[0].text
    assert held.answer(Question("締切はいつまでですか")).outcome is Outcome.NEEDS_CLARIFICATION


def test_every_round_of_a_call_is_told_in_its_order_and_no_programme_beside_it(tmp_path: Path) -> None:
    first, second, other = "令和7年8月1日(金)17時", "令和7年9月1日(月)17時", "令和7年9月5日(金)17時"
    parts = Said(
        "公募の締切",
        f"1次締切: {first}\n2次締切: {second}\nみずほ港湾実証: {other}",
        (
            (FactKind.DEADLINE, "公募締切（1次）", first, Period(None, dated(2025, 8, 1, 17))),
            (FactKind.DEADLINE, "公募締切（2次）", second, Period(None, dated(2025, 9, 1, 17))),
            (FactKind.DEADLINE, "公募締切（みずほ港湾実証）", other, Period(None, dated(2025, 9, 5, 17))),
        ),
    )
    assistant = assistant_over([revision("rounds.pdf", HUB, HUB_7, parts)], tmp_path)

    assert said(assistant, "みらいハブの締切はいつですか") == [
        "第7回の公募締切（1次）は、令和7年8月1日(金)17時です。",
        "第7回の公募締切（2次）は、令和7年9月1日(月)17時です。",
    ]
