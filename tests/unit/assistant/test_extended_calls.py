"""Wherever a document tells that a deadline was moved, the old day is never said as the deadline."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO, Answer, NoticeKind, Question
from ingest.corrections import Stated
from ingest.revisions import Job, revisions_of
from tests.assembled import assistant_over
from tests.unit.assistant.extended_calls import EXTENDED, UNSURE, Files

OLD, NEW = "11月13日", "12月4日"
BETWEEN = datetime(2026, 11, 21, 10, tzinfo=TOKYO)  # the old day is over and the new one is not
QUESTIONS = (
    "里の水車再生助成の締切はいつですか",
    "里の水車再生助成、まだ出せますか",
    "里の水車再生助成は11月13日で終わりましたか",
)


def answers(files: Files, folder: Path, now: datetime = BETWEEN) -> list[Answer]:
    stated = Stated(call="里の水車再生助成", edition="令和8年度")
    jobs = (Job(name, text.encode(), "", (), stated) for name, text in files.items())
    assistant = assistant_over([one for job in jobs for one in revisions_of(job)], folder, now=now)
    return [assistant.answer(Question(question)) for question in QUESTIONS]


@pytest.mark.parametrize("shape", EXTENDED)
def test_the_extended_day_alone_is_the_deadline_and_the_call_is_open(shape: str, tmp_path: Path) -> None:
    for answer in answers(EXTENDED[shape], tmp_path):
        said = "".join(claim.text for claim in answer.claims)
        assert NEW in said
        assert OLD not in said
        assert NoticeKind.OPEN in [notice.kind for notice in answer.notices]


def test_after_the_extended_day_the_call_is_closed(tmp_path: Path) -> None:
    late = datetime(2026, 12, 5, 10, tzinfo=TOKYO)
    for answer in answers(EXTENDED["a new day on the next line"], tmp_path, now=late):
        assert NoticeKind.CLOSED in [notice.kind for notice in answer.notices]


@pytest.mark.parametrize("shape", UNSURE)
def test_where_no_document_says_that_it_was_moved_both_days_are_told_and_neither_decides(
    shape: str, tmp_path: Path
) -> None:
    for answer in answers(UNSURE[shape], tmp_path):
        said = "".join(claim.text for claim in answer.claims)
        kinds = [notice.kind for notice in answer.notices]
        assert OLD in said
        assert NEW in said
        assert NoticeKind.SOURCES_DISAGREE in kinds
        assert not {NoticeKind.OPEN, NoticeKind.CLOSED} & set(kinds)
