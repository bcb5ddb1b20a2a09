"""The questions on documents that nobody tunes to can be asked, and their evidence stands in the documents."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from assistant.settings import ROOT
from evals.cases import Case, load_cases
from evals.matching import condensed
from ingest.readers import read

UNSEEN = ROOT / "evals" / "unseen"
SETS = sorted(documents.parent for documents in UNSEEN.glob("*/documents"))
NEARLY = {name: UNSEEN / name / "documents" for name in ("1", "3")} | {"corpus": ROOT / "corpus"}


def lost(cases: Iterable[Case], documents: Path) -> list[tuple[str, str]]:
    """The evidence that no document of its case holds."""
    named = {doc for case in cases for doc in case.doc}
    texts = {name: "\n".join(page.page.text for page in read(documents / name).pages) for name in named}
    return [
        (case.id, evidence)
        for case in cases
        for evidence in case.evidence
        if not any(condensed(evidence) in condensed(texts[doc]) for doc in case.doc)
    ]


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_every_evidence_stands_in_its_document(folder: Path) -> None:
    cases = load_cases(folder / "cases.jsonl")

    assert len(cases) >= 90
    assert len(lost(cases, folder / "documents")) <= 0.03 * sum(len(case.evidence) for case in cases)


@pytest.mark.parametrize("name", NEARLY)
def test_what_is_nearly_told_is_asked_as_often_as_what_is(name: str) -> None:
    cases = [case for half in ("fit", "test") for case in load_cases(UNSEEN / "nearly" / f"{name}-{half}.jsonl")]
    answerable = [case for case in cases if case.answerable]

    assert lost(answerable, NEARLY[name]) == []
    assert 0.4 <= len(answerable) / len(cases) <= 0.6
