from __future__ import annotations

import json

import pytest

from evals.new.confirming import Line, confirmed, read, written
from tests.unit.evals.test_cases import line


def talk(*typed: str) -> tuple[Line | None, str]:
    """What comes of a proposal when somebody types this, and all that was said."""
    answers, said = list(typed), list[str]()
    taken = confirmed(json.loads(line()), ask=lambda _: answers.pop(0), say=said.append)
    assert answers == []
    return taken, "\n".join(said)


def test_a_proposal_that_is_right_is_taken_as_it_is() -> None:
    taken, said = talk("y")

    assert taken == json.loads(line())
    assert "正解（gold）: 8月27日 = 8/27 | 正午" in said


def test_nothing_is_taken_where_somebody_stops() -> None:
    assert talk("q")[0] is None


def test_a_field_is_mended_as_it_is_shown() -> None:
    taken, _ = talk("gold", "9月26日 = 9/26|正午 = 12:00", "note", "延長後の締切", "y")

    assert taken == {**json.loads(line(gold=[["9月26日", "9/26"], ["正午", "12:00"]])), "note": "延長後の締切"}


def test_a_field_that_may_be_left_out_is_emptied_away() -> None:
    taken, _ = talk("note", "覚え書き", "note", "", "y")

    assert taken == json.loads(line())


def test_a_case_that_breaks_the_schema_is_not_taken() -> None:
    taken, said = talk("evidence", "", "y", "evidence", "8月27日(水)12時必着", "y")

    assert taken == json.loads(line())
    assert "! answerable が true なのに evidence が空です。" in said
    assert "このままでは加えられません。" in said


def test_a_field_that_does_not_exist_is_told() -> None:
    assert "kotae という項目はありません。" in talk("kotae", "q")[1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gold", [["8月27日", "8/27"], ["https://jimukyoku.example/?a=b"]]),
        ("evidence", ["公募期間: 7月18日", "12時必着"]),
        ("answerable", False),
        ("question", "締切は？"),
    ],
)
def test_a_field_is_read_as_it_was_written(name: str, value: object) -> None:
    assert read(name, written(name, value)) == value
