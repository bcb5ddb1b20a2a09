"""Many people ask at once, over real connections: every stream ends well."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from evals.load import borne_by, questions_of
from tests.assembled import app_over, assistant_over
from tests.shelf import ALL
from tests.web.server import serving

QUESTIONS = [
    "みらいハブ 第7回の締切は",
    "みらいハブの補助率は",
    "シーズ補助の期間は",
    "締切は",
    "第7回の対象は誰ですか",
]


@pytest.mark.parametrize(
    ("askers", "seconds"), [(20, 1.0), pytest.param(50, 60.0, marks=pytest.mark.nightly)], ids=["few", "50 for 60 s"]
)
def test_every_stream_of_many_askers_ends_well(tmp_path: Path, askers: int, seconds: float) -> None:
    with serving(app_over(assistant_over(ALL, tmp_path), open_questions=askers)) as address:
        borne = asyncio.run(borne_by(address, QUESTIONS, askers=askers, seconds=seconds))

    assert dict(borne.errors) == {}
    assert len(borne.whole_ms) == len(borne.first_ms) >= askers


def test_who_is_turned_away_is_told_so_at_once(tmp_path: Path) -> None:
    app = app_over(assistant_over(ALL, tmp_path), open_questions=50, answers_at_once=1, waiting_questions=4)
    with serving(app) as address:
        borne = asyncio.run(borne_by(address, QUESTIONS, askers=10, seconds=0.01))

    assert set(borne.errors) <= {"429"}
    assert len(borne.whole_ms) + borne.errors["429"] == 10


def test_the_questions_of_the_load_are_those_of_the_cases() -> None:
    questions = questions_of(Path(__file__).parents[2] / "evals" / "cases" / "corpus.jsonl", most=5)

    assert len(questions) == 5
    assert all(questions)
