"""What stands below the heading of another round is no answer to a question on one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.composing.of_the_round import of_the_round
from assistant.domain import Aspect, Edition, Passage, Reading
from assistant.retrieval import Found

SECOND = Edition("e2", "c", "第2回", 2, 2026)
YEAR = Edition("e8", "c", "令和8年度", None, 2026)
ASKED = Reading("第2回で採択された課題は", (Aspect.OTHER,), editions=(SECOND,), edition_named=True)


def found(*heading: str) -> Found:
    text = "藻場の再生、流木の炭化"
    return Found(Passage("p", "d", 1, 0, heading, 0, len(text), text), 1.0)


FIRST_ROUND, SECOND_ROUND, NO_ROUND = found("第1回公募 採択課題"), found("第２回の採択課題"), found("採択課題")


def test_what_stands_below_another_round_is_left_out() -> None:
    assert of_the_round((FIRST_ROUND, SECOND_ROUND, NO_ROUND), ASKED, SECOND) == (SECOND_ROUND, NO_ROUND)


def test_the_innermost_heading_with_a_round_counts() -> None:
    below = (found("第1回公募", "第2回公募"), found("第2回公募", "第1回公募", "実証型"))

    assert of_the_round(below, ASKED, SECOND) == below[:1]


def test_rounds_of_other_things_are_no_rounds_of_the_call() -> None:
    briefing = (found("第1回説明会の内容"),)

    assert of_the_round(briefing, ASKED, SECOND) == briefing


@pytest.mark.parametrize(
    ("reading", "edition"),
    [
        (replace(ASKED, edition_named=False), SECOND),
        (replace(ASKED, editions=(SECOND, YEAR)), SECOND),  # which compares two
        (replace(ASKED, unknown_edition="第9回"), SECOND),
        (ASKED, YEAR),
    ],
)
def test_all_is_kept_where_no_single_round_is_asked_about(reading: Reading, edition: Edition) -> None:
    assert of_the_round((FIRST_ROUND, SECOND_ROUND), reading, edition) == (FIRST_ROUND, SECOND_ROUND)
