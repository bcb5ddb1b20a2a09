from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.domain import Outcome
from evals.changes import BaselineUnreadable, Change, Kept, changes, kept, load_kept, write_kept
from evals.metrics import Respelt, row_of
from tests.unit.evals.rows import DEADLINE, NOT_HELD, declined, found, quote, said

RIGHT = row_of(DEADLINE, replace(said("締切は8月27日の正午です。", quote()), retrieved=(found(),)))
HALF = row_of(DEADLINE, replace(said("締切は\n8月27日です。", quote()), retrieved=(found("企業は対象外です"), found())))
SILENT = row_of(NOT_HELD, declined())


def test_the_baseline_keeps_what_a_case_said_and_where_it_fell_short() -> None:
    assert kept(RIGHT) == Kept("C001", ok=True, outcome=Outcome.ANSWERED, answer="締切は8月27日の正午です。")
    assert kept(HALF) == Kept(
        "C001",
        ok=False,
        outcome=Outcome.ANSWERED,
        answer="締切は / 8月27日です。",
        lost={"item": 0.0, "answer_acc": 0.0, "fact_recall": 0.5, "recall_1": 0.0, "mrr": 0.5},
    )


def test_a_long_answer_is_kept_without_its_end() -> None:
    assert kept(row_of(DEADLINE, said("締切は8月27日です。" * 50))).answer.endswith("…")


def test_a_case_that_fails_since_is_named_with_the_figures_that_it_lowers() -> None:
    before = {"C001": kept(RIGHT), "C002": kept(SILENT)}

    (change,) = changes([HALF, SILENT], before)

    assert change == Change(HALF, kept(RIGHT), fell=("item", "answer_acc", "fact_recall", "recall_1", "mrr"), rose=())
    assert (change.newly_failing, change.newly_passing) == (True, False)


def test_a_case_that_passes_since_is_no_loss() -> None:
    (change,) = changes([RIGHT], {"C001": kept(HALF)})

    assert (change.newly_passing, change.fell) == (True, ())


def test_what_is_not_wanted_falls_by_coming_up() -> None:
    worse = row_of(DEADLINE, said("締切は8月27日の正午です。7月29日かもしれません。", quote()))

    assert "forbidden" in changes([worse], {"C001": kept(RIGHT)})[0].fell


def test_a_question_that_was_not_respelt_is_no_better_for_it() -> None:
    other = Respelt(
        "全角", "締切は？", Outcome.ANSWERED, "8月28日です。", turned=False, lost=("2025-08-27",), gained=()
    )

    assert changes([RIGHT], {"C001": kept(replace(RIGHT, respelt=(other,)))}) == ()


def test_a_new_case_has_not_changed() -> None:
    assert changes([RIGHT], {}) == ()


def test_the_cases_are_read_as_they_were_written_one_a_line_by_id(tmp_path: Path) -> None:
    path = tmp_path / "baseline" / "corpus" / "cases.jsonl"

    assert load_kept(path) == {}
    write_kept(path, [SILENT, HALF])

    assert load_kept(path) == {"C001": kept(HALF), "C002": kept(SILENT)}
    assert [line[:13] for line in path.read_text(encoding="utf-8").splitlines()] == ['{"id": "C001"', '{"id": "C002"']


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "C001"}', '{"id": "C001", "ok": true, "outcome": "said"}'])
def test_cases_that_cannot_be_read_say_what_to_do(tmp_path: Path, line: str) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(line, encoding="utf-8")

    with pytest.raises(BaselineUnreadable, match="git の版に戻す"):
        load_kept(path)
