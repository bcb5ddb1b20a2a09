"""What the secretariat confirmed is answered first, for as long as all of it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from assistant.domain import (
    Amendment,
    Confirmation,
    DocumentKind,
    FactKind,
    Lead,
    NoticeKind,
    Outcome,
    Question,
    Revision,
)
from assistant.domain.entries import Entry, EntryClaim, EntryState
from assistant.pipeline import Assistant
from tests.assembled import NOW, assistant_over
from tests.desk_entries import entry, passage_of, pin, pinned
from tests.fakes import InMemoryEntries
from tests.shelf import ALL, HUB, HUB_6_PAGE, HUB_7, HUB_7_GUIDELINE, Said, revision

PERIOD = pinned(
    "応募書類は、令和7年8月27日(水)12時までに届くようにお送りください。", pin(passage_of(HUB_7_GUIDELINE, "公募期間"))
)
DESK = pinned("お問い合わせは hub2025@jimukyoku.example へ。", pin(passage_of(HUB_7_GUIDELINE, "問い合わせ先")))
OLD_PERIOD = pinned("令和6年7月29日(月)正午です。", pin(passage_of(HUB_6_PAGE, "公募期間"), file_name="hub-6.html"))


def shown(*claims: EntryClaim, id_: str = "e", question: str = "締切はいつですか", **changes: object) -> Entry:
    """A published entry."""
    draft = entry(*claims, id_=id_, question=question)
    return replace(draft, version=4, state=EntryState.PUBLISHED, published_at=NOW, **changes)  # type: ignore[arg-type]


Open = Callable[..., Assistant]


@pytest.fixture
def over(tmp_path: Path) -> Open:
    def _over(*entries: Entry, revisions: tuple[Revision, ...] = ALL) -> Assistant:
        return assistant_over(revisions, tmp_path, published=InMemoryEntries(*entries))

    return _over


def test_a_question_that_asks_the_same_gets_the_claims_of_the_entry_with_their_citations(over: Open) -> None:
    answer = over(shown(PERIOD)).answer(Question("みらいハブの第7回の応募はいつまでですか"))

    assert [claim.text for claim in answer.claims] == [PERIOD.text]
    assert [(c.quote, c.document.file_name) for claim in answer.claims for c in claim.citations] == [
        (PERIOD.pins[0].quote, "hub-7.pdf")
    ]
    assert answer.confirmed == Confirmation("e", "締切はいつですか", date(2025, 8, 1))
    assert [notice.kind for notice in answer.notices] == [NoticeKind.OPEN]


def test_that_it_is_confirmed_is_told_before_the_first_claim(over: Open) -> None:
    steps = list(over(shown(PERIOD)).steps(Question("みらいハブの締切は？")))

    lead = next(step for step in steps if isinstance(step, Lead))
    assert lead.confirmed is not None
    assert steps.index(lead) + 1 == steps.index(steps[-1].claims[0])  # type: ignore[union-attr]


def test_another_wording_of_the_entry_is_known_too(over: Open) -> None:
    assistant = over(shown(PERIOD, wordings=("消印はいつまで有効ですか",)))

    assert assistant.answer(Question("みらいハブ 第7回の消印はいつまで有効ですか")).confirmed is not None


@pytest.mark.parametrize(
    "question",
    [
        "みらいハブ 第7回の連絡先はどこですか",
        "みらいハブ 第7回の説明会はいつですか",
        "みらいハブ 第7回の締切は8月28日ですか",
        "みらいハブ 第6回の締切はいつですか",
        "みらいハブ 第6回と第7回の締切を比べてください",
        "みらいハブ 第8回の締切はいつですか",
        "シーズ補助の締切はいつですか",
        "締切はいつですか",
        "みらいハブと同じ頃のカモメ助成の締切はいつですか",
    ],
)
def test_another_question_another_edition_and_another_call_are_not_answered_with_it(over: Open, question: str) -> None:
    answer = over(shown(PERIOD)).answer(Question(question))

    assert answer.confirmed is None
    assert PERIOD.text not in [claim.text for claim in answer.claims]


def test_each_edition_is_answered_with_its_own_entry(over: Open) -> None:
    old = shown(OLD_PERIOD, id_="old", edition_id="hub-6", question="第6回の締切はいつですか")
    assistant = over(shown(PERIOD), old)

    answers = [assistant.answer(Question(f"みらいハブ 第{n}回の締切は")) for n in (6, 7)]
    assert [answer.confirmed.entry_id for answer in answers if answer.confirmed] == ["old", "e"]
    assert [notice.kind for notice in answers[0].notices] == [NoticeKind.CLOSED]


@pytest.mark.parametrize(
    ("question", "history", "known"),
    [
        ("第7回の締切は？", ("みらいハブの問い合わせ先は",), True),
        ("締切は？", ("みらいハブの説明会の申込について",), False),
        ("それの締切は？", ("みらいハブの第7回の説明会について",), False),
    ],
)
def test_a_question_that_leans_on_an_earlier_one_is_left_to_the_engine(
    over: Open,
    question: str,
    history: tuple[str, ...],
    known: bool,  # noqa: FBT001
) -> None:
    assert (over(shown(PERIOD)).answer(Question(question, history)).confirmed is not None) is known


@pytest.mark.parametrize("state", [EntryState.STALE, EntryState.WITHDRAWN])
def test_an_entry_that_is_stale_or_withdrawn_is_never_used(tmp_path: Path, state: EntryState) -> None:
    entries = InMemoryEntries(shown(PERIOD))
    assistant = assistant_over(ALL, tmp_path, published=entries)
    question = Question("みらいハブの締切は")
    assert assistant.answer(question).confirmed is not None

    entries.keep(replace(shown(PERIOD), version=5, state=state))

    answer = assistant.answer(question)
    assert (answer.confirmed, answer.outcome) == (None, Outcome.ANSWERED)


def test_where_a_claim_no_longer_holds_the_answer_of_the_engine_stands(over: Open) -> None:
    wrong = EntryClaim("応募書類は、令和7年8月28日(木)12時必着です。", PERIOD.pins)
    answer = over(shown(PERIOD, wrong)).answer(Question("みらいハブの締切は"))

    assert answer.confirmed is None
    assert [claim.text for claim in answer.claims] == [
        "第7回の公募期間は、令和7年7月18日(金)~令和7年8月27日(水)12時必着です。"
    ]


def test_a_quote_that_is_no_longer_there_is_never_shown(over: Open) -> None:
    moved = revision(
        "hub-7.pdf", HUB, HUB_7, Said("公募期間", "公募期間: 令和7年7月18日(金)～令和7年9月10日(水)12時必着")
    )

    assert over(shown(PERIOD), revisions=(moved,)).answer(Question("みらいハブの締切は")).confirmed is None


def test_a_passage_that_only_moved_on_its_page_is_cited_where_it_stands_now(over: Open) -> None:
    held = passage_of(HUB_7_GUIDELINE, "公募期間")
    moved = revision("hub-7.pdf", HUB, HUB_7, Said("はじめに", "この公募の概要です。"), Said("公募期間", held.text))
    (claim,) = over(shown(PERIOD), revisions=(moved,)).answer(Question("みらいハブの締切は")).claims

    citation = claim.citations[0]
    assert citation.start != held.start
    assert moved.pages[0].text[citation.start : citation.end] == citation.quote


def extension() -> Revision:
    """A later document that moves the deadline."""
    words = "公募の締切を、令和7年8月27日(水)12時必着から令和7年9月10日(水)12時必着に延長します。"
    value = Amendment("令和7年8月27日(水)12時必着", "令和7年9月10日(水)12時必着", "公募の締切")
    plain = revision("errata.txt", HUB, HUB_7, Said("延長", words, ((FactKind.AMENDMENT, "訂正", words, value),)))
    later = replace(plain.document, kind=DocumentKind.ERRATA, published_on=date(2025, 8, 20))
    return replace(plain, document=later)


def test_what_a_later_document_amends_is_left_to_the_engine_which_says_what_stands_now(over: Open) -> None:
    answer = over(shown(PERIOD), revisions=(*ALL, extension())).answer(Question("みらいハブの締切は"))

    assert answer.confirmed is None
    assert "9月10日" in answer.claims[0].text
    assert NoticeKind.AMENDED in [notice.kind for notice in answer.notices]


def test_an_entry_that_cites_the_amendment_is_used_and_the_reader_is_told_of_it(over: Open) -> None:
    errata = extension()
    new = pinned("令和7年9月10日(水)12時必着です。", pin(errata.passages[0], file_name="errata.txt"))
    answer = over(shown(new), revisions=(*ALL, errata)).answer(Question("みらいハブの締切は"))

    assert answer.confirmed is not None
    assert NoticeKind.AMENDED in [notice.kind for notice in answer.notices]


def test_only_the_calls_that_are_asked_are_answered_from(over: Open) -> None:
    question = Question("締切はいつですか", calls=("みらいハブ",))
    assert over(shown(PERIOD)).answer(question).confirmed is not None


def test_entries_that_hold_are_all_shown_and_no_other(over: Open) -> None:
    wrong = EntryClaim("応募書類は、令和7年8月28日(木)12時必着です。", PERIOD.pins)
    assistant = over(shown(PERIOD), shown(wrong, id_="wrong"), shown(DESK, id_="desk", question="連絡先は"))

    held = assistant.faq.held(Catalogue.of(assistant.library))
    assert sorted(one.entry.id for one in held) == ["desk", "e"]
    assert {one.edition.label for one in held} == {"第7回"}


def test_a_draft_is_made_by_the_engine_alone(over: Open) -> None:
    answer = over(shown(PERIOD)).engine_alone.answer(Question("みらいハブの締切は"))

    assert answer.confirmed is None
    assert PERIOD.text not in [claim.text for claim in answer.claims]
