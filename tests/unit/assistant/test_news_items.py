"""The calls of one issue of a mail of news, told together with their deadlines."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO, Question
from assistant.pipeline import Assistant
from ingest.revisions import Job, revisions_of
from tests.assembled import assistant_over
from tests.unit.assistant.reading import told
from tests.unit.ingest.test_from_text_to_answer import NEWS

NOW = datetime(2026, 6, 5, 10, tzinfo=TOKYO)
OTHER = """港湾連携助成事業 第3回 公募要領

１ 公募期間
令和8年5月11日（月）～7月31日（金）12時必着
"""


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    files = {"news_031.txt": NEWS, "minato.txt": OTHER}
    jobs = (Job(name, text.encode(), "", ()) for name, text in files.items())
    return assistant_over(map(revisions_of, jobs), tmp_path, now=NOW)


@pytest.mark.parametrize(
    "question",
    [
        "メールニュース第31号に載っている募集を全部教えてください",
        "みさき産業メールニュース31号で紹介されている助成や補助は何と何ですか",
    ],
)
def test_the_calls_of_an_issue_are_told_with_their_deadlines_and_no_other_call_is(
    assistant: Assistant, question: str
) -> None:
    said = told(assistant.answer(Question(question)))

    assert "海の素材シーズ育成費" in said
    assert "8月7日" in said
    assert "海辺のイベント開催補助金" in said
    assert "6月19日" in said
    assert "港湾" not in said


def test_a_month_that_is_asked_for_leaves_out_the_calls_of_others(assistant: Assistant) -> None:
    said = told(assistant.answer(Question("メールニュース31号に載っている募集で、締切が6月のものはどれですか")))

    assert "6月19日" in said
    assert "8月7日" not in said


@pytest.mark.parametrize(
    "question",
    [
        "メールニュース31号に載っていた海辺のイベント開催補助金の締切を教えてください",
        "メールニュース31号の海辺のイベント開催補助金の連絡先を教えて",
        "メールニュース31号に載っている募集の連絡先を教えて",
        "メールニュース99号に載っている募集を全部教えて",
    ],
)
def test_a_question_on_one_call_or_on_more_than_days_is_no_question_on_the_issue(
    assistant: Assistant, question: str
) -> None:
    said = told(assistant.answer(Question(question)))

    assert not ("8月7日" in said and "6月19日" in said)
