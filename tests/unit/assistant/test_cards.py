"""A card shows what its claim and quotes hold; otherwise there is none, or it leaves that out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from assistant.cards import ContactCard, DeadlineCard, EligibilityCard, card_of
from assistant.domain import TOKYO, Claim, Contact, FactKind, Moment, Period, Question, Wording
from assistant.settings import ROOT
from assistant.speech import Speech
from assistant.words import load_words
from tests.assembled import NOW, assistant_over
from tests.shelf import ALL

WORDS = load_words(ROOT / "prompts" / "ja")
JAPANESE, ENGLISH = WORDS.speech("ja"), WORDS.speech("en")


@pytest.fixture(scope="module")
def deadline(tmp_path_factory: pytest.TempPathFactory) -> Claim:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_over(ALL, folder).answer(Question("みらいハブ 第7回の締切は")).claims[0]


@pytest.mark.parametrize(("speech", "day"), [(JAPANESE, "2025年8月27日(水)"), (ENGLISH, "27 August 2025 (Wed)")])
def test_a_deadline_is_shown_in_the_language_of_the_answer(deadline: Claim, speech: Speech, day: str) -> None:
    card = card_of(deadline, speech, NOW)

    assert isinstance(card, DeadlineCard)
    assert (card.day, card.time, card.arrival, card.days_left) == (day, "12:00", "must_arrive", 26)


@pytest.mark.parametrize(
    ("now", "state", "days"),
    [
        (datetime(2025, 7, 1, tzinfo=TOKYO), "not_yet", 0),
        (datetime(2025, 8, 27, 11, 59, tzinfo=TOKYO), "open", 0),
        (datetime(2025, 8, 27, 12, 0, tzinfo=TOKYO), "closed", 0),
    ],
)
def test_a_deadline_stands_against_the_clock(deadline: Claim, now: datetime, state: str, days: int) -> None:
    card = card_of(deadline, JAPANESE, now)

    assert isinstance(card, DeadlineCard)
    assert (card.state, card.days_left) == (state, days)


@pytest.mark.parametrize(
    "wrong",
    [
        Period(closes=Moment(date(2025, 8, 28), 720)),
        Period(closes=Moment(date(2025, 8, 27), 1020)),
        Period(closes=Moment(date(2026, 8, 27), 720)),
        Period(opens=Moment(date(2025, 8, 27))),
    ],
)
def test_a_day_that_the_quotes_do_not_hold_has_no_card(deadline: Claim, wrong: Period) -> None:
    (fact,) = deadline.facts

    assert card_of(replace(deadline, facts=(replace(fact, value=wrong),)), JAPANESE, NOW) is None


def test_the_end_of_a_project_is_no_deadline(deadline: Claim) -> None:
    (fact,) = deadline.facts

    assert (
        card_of(replace(deadline, facts=(replace(fact, kind=FactKind.PERIOD, label="実施期間"),)), JAPANESE, NOW)
        is None
    )


def test_what_a_model_worded_or_no_fact_made_has_no_card(deadline: Claim) -> None:
    assert card_of(replace(deadline, wording="compose 2 / m"), JAPANESE, NOW) is None
    assert card_of(replace(deadline, facts=()), JAPANESE, NOW) is None


def test_a_way_to_reach_a_desk_that_its_claim_does_not_say_is_left_out(deadline: Claim) -> None:
    desk = Contact(
        organisation="みらいハブ事務局",
        tel=("03-9999-9999",),
        mail=("hub2025@jimukyoku.example",),
        purpose="採択後の照会",
    )
    (fact,) = deadline.facts
    text = "みらいハブ事務局: hub2025@jimukyoku.example"
    citations = (replace(deadline.citations[0], quote="みらいハブ事務局\nE-mail: hub2025@jimukyoku.example"),)
    made = Claim(text, citations, facts=(replace(fact, kind=FactKind.CONTACT, value=desk),))
    card = card_of(made, JAPANESE, NOW)

    assert isinstance(card, ContactCard)
    assert (card.name, card.tel, card.mail, card.purposes) == (
        "みらいハブ事務局",
        [],
        ["hub2025@jimukyoku.example"],
        [],
    )
    unsaid = replace(made, text="みらいハブ事務局")
    assert card_of(unsaid, JAPANESE, NOW) is None


def test_a_single_sentence_is_no_list_of_conditions(deadline: Claim) -> None:
    (fact,) = deadline.facts
    worded = (replace(fact, kind=FactKind.ELIGIBILITY, value=Wording()),)
    one = Claim("大学が申請できます。", deadline.citations, facts=worded)
    two = Claim("大学が申請できます。ただし、短期大学を除きます。", deadline.citations, facts=worded)

    assert card_of(one, JAPANESE, NOW) is None
    card = card_of(two, JAPANESE, NOW)
    assert isinstance(card, EligibilityCard)
    assert [condition.role for condition in card.conditions] == ["condition", "proviso"]
