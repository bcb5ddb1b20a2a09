"""Of days under one label, those of the chapter that is asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.composing.under_headings import under_named_headings
from assistant.domain import FactKind, Period
from tests.assembled import publisher
from tests.shelf import HUB, HUB_7, Said, dated, revision


def said(heading: str, day: int) -> Said:
    words = f"2026年6月{day}日"
    return Said(heading, f"締切: {words}", ((FactKind.PERIOD, "公募締切", words, Period(None, dated(2026, 6, day))),))


CHAPTERS = revision("call.pdf", HUB, HUB_7, said("Ⅰ 若手研究助成", 10), said("Ⅱ 実践活動助成", 30))


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("実践活動助成の締切はいつですか", ["2026年6月30日"]),
        ("締切はいつですか", []),
        ("若手研究助成と実践活動助成の締切は", ["2026年6月10日", "2026年6月30日"]),
    ],
)
def test_a_chapter_that_is_named_leaves_out_the_days_of_the_others(
    question: str, days: list[str], tmp_path: Path
) -> None:
    library = publisher(tmp_path)
    library.publish([CHAPTERS])

    assert [fact.text for fact in under_named_headings(CHAPTERS.facts, question, library)] == days


def test_a_heading_that_names_no_part_of_a_call_is_no_chapter(tmp_path: Path) -> None:
    told = revision("told.pdf", HUB, HUB_7, said("公募説明会", 10), said("スケジュール", 30))
    library = publisher(tmp_path)
    library.publish([told])

    assert under_named_headings(told.facts, "公募説明会はいつですか", library) == ()
