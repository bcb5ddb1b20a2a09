from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.batch import LONGEST_LINE, BatchUnreadable, answered, read_batch
from assistant.domain import Question
from tests.assembled import assistant_over
from tests.fakes import HashEmbedder
from tests.shelf import HUB_7_GUIDELINE

GOOD = {"id": "a", "question": "締切は"}


def written(path: Path, *lines: str) -> Path:
    file = path / "質問.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8", newline="")
    return file


def test_a_line_is_what_ends_in_a_line_feed_and_nothing_else(tmp_path: Path) -> None:
    question = "締切\u2028は\u2029いつ\x85ですか"
    file = written(tmp_path, json.dumps({"id": 1, "question": question}, ensure_ascii=False))

    (one,) = read_batch(file, today=None)

    assert (one.id, one.question.text) == ("1", question)


def test_blank_lines_a_mark_at_the_beginning_and_line_ends_of_windows_do_no_harm(tmp_path: Path) -> None:
    file = written(tmp_path, "\ufeff" + json.dumps(GOOD) + "\r", "", "　\r", json.dumps({**GOOD, "id": "b"}) + "\r", "")

    assert [one.id for one in read_batch(file, today=None)] == ["a", "b"]


def test_the_day_of_a_line_goes_before_the_day_of_all(tmp_path: Path) -> None:
    file = written(tmp_path, json.dumps({**GOOD, "today": "2025-08-01"}), json.dumps({**GOOD, "today": None}))

    days = [one.question.today for one in read_batch(file, today=date(2026, 1, 1))]

    assert days == [date(2025, 8, 1), date(2026, 1, 1)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "JSON ではありません"),
        ("[" * 100_000, "JSON ではありません"),
        ("[]", "{ } の形ではありません"),
        ('"締切は"', "{ } の形ではありません"),
        (json.dumps({"question": "締切は"}), "id には"),
        (json.dumps({**GOOD, "id": None}), "id には"),
        (json.dumps({**GOOD, "id": ["a"]}), "id には"),
        (json.dumps({**GOOD, "id": True}), "id には"),
        (json.dumps({**GOOD, "id": "\udc00"}), r"id に文字として扱えない記号（\udc00）"),
        (json.dumps({"id": "a"}), "question には"),
        (json.dumps({**GOOD, "question": 7}), "question には"),
        (json.dumps({**GOOD, "question": " 　"}), "question には"),
        (json.dumps({**GOOD, "question": "締切\ud800は"}), r"（\ud800）"),
        (json.dumps({**GOOD, "history": "締切は"}), "history には"),
        (json.dumps({**GOOD, "history": [1]}), "history には"),
        (json.dumps({**GOOD, "history": {"a": "b"}}), "history には"),
        (json.dumps({**GOOD, "history": ["\udfff"]}), r"（\udfff）"),
        (json.dumps({**GOOD, "today": "8月1日"}), "today には"),
        (json.dumps({**GOOD, "today": 20250801}), "today には"),
        (json.dumps({**GOOD, "today": "2025-02-30"}), "today には"),
        (json.dumps({**GOOD, "question": "あ" * LONGEST_LINE}, ensure_ascii=False), "文字を超えています"),
    ],
)
def test_a_wrong_line_is_told_with_its_number_and_what_is_wrong(tmp_path: Path, line: str, why: str) -> None:
    file = written(tmp_path, json.dumps(GOOD), "", line)

    with pytest.raises(BatchUnreadable) as raised:
        read_batch(file, today=None)

    assert f"{file} の 3 行目を読めません" in str(raised.value)
    assert why in str(raised.value)
    assert len(str(raised.value)) < 300


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["id", "question", "history", "today"]), inner),
    )
)
def test_any_json_is_a_question_or_told_as_wrong(tmp_path_factory: pytest.TempPathFactory, row: Any) -> None:  # noqa: ANN401
    file = written(tmp_path_factory.getbasetemp(), json.dumps(row))

    try:
        (one,) = read_batch(file, today=None)
    except BatchUnreadable as error:
        assert "1 行目" in str(error)  # noqa: PT017
    else:
        assert isinstance(one.question, Question)
        json.dumps([one.id, one.question.text, one.question.history], ensure_ascii=False).encode()


class FailsOnce(HashEmbedder):
    """Breaks on one question only."""

    def query(self, text: str) -> Any:  # noqa: ANN401
        if "ヒアリング" in text:
            msg = "unforeseen"
            raise ArithmeticError(msg)
        return super().query(text)


def test_a_question_that_fails_is_withheld_and_the_others_are_answered(tmp_path: Path) -> None:
    assistant = assistant_over([HUB_7_GUIDELINE], tmp_path, embedder=FailsOnce())
    asked = read_batch(
        written(
            tmp_path,
            json.dumps({"id": "a", "question": "審査にヒアリングはありますか"}),
            json.dumps({"id": "b", "question": "締切は"}),
        ),
        today=date(2025, 8, 1),
    )

    first, second = answered(assistant, asked)

    assert (first["id"], first["outcome"], first["abstained"]) == ("a", "withheld", True)
    assert first["answer"]
    assert (second["id"], second["outcome"]) == ("b", "answered")
    assert list(first) == list(second)
