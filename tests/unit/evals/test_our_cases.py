from __future__ import annotations

import pytest

from assistant.settings import ROOT
from evals.cases import Case, load_cases
from evals.matching import contains
from ingest.readers import read

CORPUS, CASES = ROOT / "corpus", ROOT / "evals" / "cases"
CATEGORIES = {
    "amendment",
    "amount",
    "briefing",
    "clarification",
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
def pages(cases: tuple[Case, ...], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The pages of every document that a case names, with those that a mail carries."""
    docs, beside = {doc for case in cases for doc in case.doc}, tmp_path_factory.mktemp("attached")
    texts: dict[str, list[str]] = {}
    for path in (*(CORPUS / doc for doc in docs), *CORPUS.glob("*.eml")):
        if not path.exists():
            continue  # carried by a mail
        extracted = read(path)
        texts[path.name] = [page.page.text for page in extracted.pages]
        for file in extracted.attached:
            (beside / file.name).write_bytes(file.raw)
            texts[file.name] = [page.page.text for page in read(beside / file.name).pages]
    return texts


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
