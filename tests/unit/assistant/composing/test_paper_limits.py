"""How long a paper may be and how it is to be written: of the paper and the part that are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, Said, revision
from tests.unit.assistant.reading import told_to

PAPERS = (
    "様式番号\t書類名\t単独型\t連携型\t備考\n"
    "様式1\t研究計画書\t○\t○\t単独型は6ページ以内、連携型は\n"
    "9ページ以内\n"
    "様式2\t予算書\t○\t○\tExcelで作成\n"
    "様式3\t要旨\t○\t○\t2ページ以内"
)
RULES = (
    "・様式1は文字の大きさを11ポイント以上とし、PDFに変換してください。\n"
    "・アップロードするファイルの容量は1件12MBまでです。\n"
    "・推薦書は1,200字以内で書いてください。"
)
SHELF = revision("guide.html", HUB, HUB_7, Said("5 提出書類", PAPERS), Said("6 作成の注意", RULES))


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_over((SHELF,), folder)


def test_a_limit_that_is_broken_over_two_lines_is_told_whole(assistant: Assistant) -> None:
    said = told_to(assistant, "みらいハブの連携型の研究計画書は何ページまでですか")

    assert said == "様式1 / 研究計画書 / 単独型は6ページ以内、連携型は9ページ以内"


def test_pages_letters_and_size_are_told_together(assistant: Assistant) -> None:
    said = told_to(
        assistant, "みらいハブの研究計画書は何ページまでで、文字の大きさは何ポイント以上、容量は何MBまでですか"
    )

    assert "連携型は9ページ以内" in said
    assert "様式1は文字の大きさを11ポイント以上とし" in said
    assert "1件12MBまで" in said
    assert "2ページ以内" not in said


def test_a_rule_on_another_paper_is_not_told(assistant: Assistant) -> None:
    said = told_to(assistant, "みらいハブの推薦書は何字まで書けますか")

    assert said == "・推薦書は1,200字以内で書いてください。"


def test_a_paper_that_has_no_limit_gets_that_of_no_other(assistant: Assistant) -> None:
    said = told_to(assistant, "みらいハブの予算書は何ページまでですか")

    assert "6ページ" not in said
    assert "2ページ" not in said
