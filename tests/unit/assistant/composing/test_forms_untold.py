"""Where the documents say nothing of the form of what is sent, nothing is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Outcome, Question
from tests.unit.assistant.composing.many_kinds import told_of_the_kinds
from tests.unit.assistant.reading import told

BY_MAIL = "電子メールで事務局に送ってください"


@pytest.mark.parametrize(
    "question",
    [
        "里山みまもり助成の応募書類はPDFにしますか、Wordのままですか",
        "応募書類を送るとき、PDFにしますか、Wordのままですか",
        "里山みまもり助成の応募書類は英語で書いてもいいですか",
        "里山みまもり助成の応募メールの件名は",
    ],
)
def test_a_form_that_no_document_tells_is_left_unsaid(question: str, tmp_path: Path) -> None:
    answer = told_of_the_kinds(tmp_path).answer(Question(question))

    assert answer.outcome is Outcome.NOT_IN_DOCUMENTS
    assert BY_MAIL not in told(answer)


@pytest.mark.parametrize(
    ("form", "question"),
    [
        ("応募書類はPDFにしてください。", "里山みまもり助成の応募書類はPDFにしますか、Wordのままですか"),
        ("応募書類は日本語で作成してください。", "里山みまもり助成の応募書類は英語で書いてもいいですか"),
        ("応募メールの件名は「助成の応募」としてください。", "里山みまもり助成の応募メールの件名は"),
    ],
)
def test_a_form_that_a_document_tells_is_said(form: str, question: str, tmp_path: Path) -> None:
    answer = told_of_the_kinds(tmp_path, form=form).answer(Question(question))

    assert answer.outcome is Outcome.ANSWERED
    assert form in told(answer)


def test_who_asks_how_to_send_it_is_told_how(tmp_path: Path) -> None:
    answer = told_of_the_kinds(tmp_path).answer(Question("里山みまもり助成の応募書類はどうやって送りますか"))

    assert answer.outcome is Outcome.ANSWERED
    assert BY_MAIL in told(answer)
