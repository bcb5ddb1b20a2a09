from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import ROOT
from evals.cases import Case, load_cases
from evals.matching import contains
from ingest.readers import read

CORPUS, CASES = ROOT / "corpus", ROOT / "evals" / "cases"
CATEGORIES = {
    "briefing",
    "contact",
    "deadline",
    "edition_trap",
    "eligibility",
    "english",
    "false_premise",
    "follow_up",
    "forms",
    "injection",
    "listing",
    "schedule",
    "selection",
    "still_open",
    "support",
    "typo",
    "unanswerable",
}


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return load_cases(CASES)


@pytest.fixture(scope="module")
def pages(cases: tuple[Case, ...]) -> dict[str, list[str]]:
    docs = {doc for case in cases for doc in case.doc}
    return {doc: pages_of(CORPUS / doc) for doc in docs}


def pages_of(path: Path) -> list[str]:
    return [page.page.text for page in read(path).pages]


def test_every_kind_of_question_is_asked(cases: tuple[Case, ...]) -> None:
    assert {case.category for case in cases} == CATEGORIES
    assert len(cases) >= 40


def test_evidence_stands_in_its_documents_letter_for_letter(
    cases: tuple[Case, ...], pages: dict[str, list[str]]
) -> None:
    strays = [
        (case.id, snippet)
        for case in cases
        for snippet in case.evidence
        if not any(snippet in page for doc in case.doc for page in pages[doc])
    ]

    assert strays == []


def test_each_document_of_a_case_holds_some_of_its_evidence(
    cases: tuple[Case, ...], pages: dict[str, list[str]]
) -> None:
    idle = [
        (case.id, doc)
        for case in cases
        for doc in case.doc
        if not any(snippet in page for snippet in case.evidence for page in pages[doc])
    ]

    assert idle == []


def test_no_right_answer_is_forbidden(cases: tuple[Case, ...]) -> None:
    clashes = [
        (case.id, spelling)
        for case in cases
        for fact in case.gold
        for spelling in fact
        if any(contains(spelling, bad) for bad in case.forbidden)
    ]

    assert clashes == []
