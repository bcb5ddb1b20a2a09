from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.settings import Settings
from evals.cli import app
from evals.retrieval.ranking import Found, found, measured, revision_of
from evals.retrieval.squad import Asked, Paragraph, Squad
from tests.unit.evals.retrieval.test_squad import written

SHELF = Squad(
    (
        Paragraph("梅雨", "梅雨は、初夏に続く雨の季節である。"),
        Paragraph("電車", "電車は、電気で走る車両である。"),
        Paragraph("港", "港は、船が着くところである。"),
    ),
    (Asked("初夏に続く雨の季節は何か", 0), Asked("電気で走る車両は何か", 1), Asked("船が着くところはどこか", 2)),
)
KEYWORDS_ALONE = Settings(vectors=False)


def test_a_rank_counts_for_as_much_as_it_is_near_the_top() -> None:
    assert found([1, 2, 10, 11, None]) == Found(
        recall_at_1=1 / 5, recall_at_5=2 / 5, mrr_at_10=(1 + 1 / 2 + 1 / 10) / 5
    )


def test_every_paragraph_is_found_by_its_own_words(tmp_path: Path) -> None:
    figures = measured(SHELF, questions=3, data=tmp_path, settings=KEYWORDS_ALONE, progress=lambda *_: None)

    assert (figures.paragraphs, figures.questions, figures.vectors) == (3, 3, None)
    assert figures.keyword == figures.fused == Found(1.0, 1.0, 1.0)


def test_a_second_run_publishes_nothing_anew_and_finds_the_same(tmp_path: Path) -> None:
    first, second = (
        measured(SHELF, questions=3, data=tmp_path, settings=KEYWORDS_ALONE, progress=lambda *_: None) for _ in "12"
    )

    assert first == second
    assert revision_of(SHELF.paragraphs).passages == revision_of(SHELF.paragraphs).passages


def test_the_command_prints_what_programs_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOUBO_VECTORS", "false")
    squad = written(tmp_path / "squad.json")

    result = CliRunner().invoke(app, ["eval", "retrieval", "--squad", str(squad), "--json"])

    assert result.exit_code == 0
    assert json.loads(result.stdout)["keyword"] == {"recall_at_1": 1.0, "recall_at_5": 1.0, "mrr_at_10": 1.0}


def test_a_file_that_is_none_ends_in_a_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["eval", "retrieval", "--squad", str(tmp_path / "missing.json")])

    assert (result.exit_code, "SQuAD 形式" in result.output, "Traceback" in result.output) == (1, True, False)
