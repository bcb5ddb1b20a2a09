"""Whoever asks for the calls themselves sees the deadline of each, and which of them still take applications."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from assistant.domain import TOKYO, Answer, Aspect, NoticeKind, Question, Reading
from assistant.overview import asks_for_calls
from assistant.pipeline import Assistant
from tests.assembled import NOW, assistant_over
from tests.fakes import FrozenClock
from tests.shelf import ALL, HUB, HUB_7, HUB_7_GUIDELINE, SEEDS, Said, revision

LATER = datetime(2025, 9, 1, 9, 0, tzinfo=TOKYO)
BEFORE = datetime(2025, 7, 1, 9, 0, tzinfo=TOKYO)
NO_DAY = revision("seeds.txt", SEEDS, ALL[-1].edition, Said("募集", "募集の時期は決まりしだいお知らせします。"))


def at(now: datetime, folder: Path) -> Assistant:
    return assistant_over(ALL, folder, now=now)


def asked(assistant: Assistant, question: str) -> Answer:
    return assistant.answer(Question(question))


def told(answer: Answer) -> list[str]:
    return [claim.text for claim in answer.claims]


@pytest.mark.parametrize(
    "question",
    [
        "いま募集中の公募を教えてください",
        "応募できる制度は？",
        "まだ間に合う公募はどれですか",
        "締切がいちばん近い公募はどれでしょうか",
        "Which calls are open now?",
    ],
)
def test_only_what_still_takes_applications_is_told_with_the_days_left(tmp_path: Path, question: str) -> None:
    answer = asked(at(NOW, tmp_path), question)

    (claim,) = told(answer)
    assert claim.startswith(HUB.name)
    assert "令和7年8月27日(水)12時必着" in claim
    (notice,) = answer.notices
    assert notice.kind is NoticeKind.OPEN
    assert f"{HUB.name} {HUB_7.label}" in notice.text
    assert "26" in notice.text


def test_where_none_is_open_this_is_said_above_those_that_closed_last(tmp_path: Path) -> None:
    answer = asked(at(LATER, tmp_path), "現在受付中の公募は？")

    assert answer.notices[0].kind is NoticeKind.CLOSED
    assert "受付中と確かめられる公募はありません" in answer.notices[0].text
    assert [text.split(" ")[0] for text in told(answer)] == [HUB.name, SEEDS.name]


def test_whoever_asks_for_all_calls_is_told_of_the_closed_and_the_coming_ones_too(tmp_path: Path) -> None:
    answer = asked(at(BEFORE, tmp_path), "どんな公募がありますか")

    assert [text.split(" ")[0] for text in told(answer)] == [HUB.name, SEEDS.name]
    assert [notice.kind for notice in answer.notices] == [NoticeKind.OPEN, NoticeKind.CLOSED]
    assert "これから受付" in answer.notices[0].text


def test_a_call_without_a_certain_deadline_is_named_as_left_out(tmp_path: Path) -> None:
    assistant = assistant_over([HUB_7_GUIDELINE, NO_DAY], tmp_path, now=NOW)

    answer = asked(assistant, "募集中の公募を教えて")

    assert len(answer.claims) == 1
    assert answer.notices[-1].kind is NoticeKind.EXCERPT
    assert SEEDS.name in answer.notices[-1].text


def test_each_deadline_is_cited_from_a_document_of_its_own_call(tmp_path: Path) -> None:
    answer = asked(at(BEFORE, tmp_path), "公募の一覧を締切の早い順に")

    cited = [{citation.edition.call_id for citation in claim.citations} for claim in answer.claims]
    assert cited == [{HUB.id}, {SEEDS.id}]


def test_its_passages_are_what_it_is_composed_from(tmp_path: Path) -> None:
    assistant, question = at(NOW, tmp_path), Question("募集中の公募は")

    cited = [citation.passage for claim in assistant.answer(question).claims for citation in claim.citations]
    assert [one.passage for one in assistant.passages(question)] == cited


@pytest.mark.parametrize(
    "question",
    [
        "みらいハブはいま募集中の公募ですか",
        "大学が応募できる公募はありますか",
        "締切が一番近い公募の連絡先は",
        "締切はいつですか",
    ],
)
def test_a_question_that_says_more_or_names_a_call_is_answered_in_the_usual_way(tmp_path: Path, question: str) -> None:
    assistant = at(NOW, tmp_path)
    reading = Reading(question, (Aspect.OTHER,))

    assert not asks_for_calls(reading, Catalogue.of(assistant.library), assistant.words)


def test_a_call_that_closes_today_is_open_until_its_minute(tmp_path: Path) -> None:
    before, after = (datetime(2025, 8, 27, *at_, tzinfo=TOKYO) for at_ in ((11, 59), (12, 0)))
    assistant = at(before, tmp_path)

    assert "本日" in asked(assistant, "募集中の公募は").notices[0].text

    closed = replace(assistant, clock=FrozenClock(after))
    assert "ありません" in asked(closed, "募集中の公募は").notices[0].text
