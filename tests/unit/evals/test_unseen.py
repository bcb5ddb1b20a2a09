"""The questions on documents that nobody tunes to can be asked, and their evidence stands in the documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import ROOT
from evals.cases import load_cases
from evals.matching import condensed
from ingest.readers import read

SETS = sorted(folder for folder in (ROOT / "evals" / "unseen").iterdir() if folder.is_dir())


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_every_evidence_stands_in_its_document(folder: Path) -> None:
    cases = load_cases(folder / "cases.jsonl")
    texts = {
        path.name: "\n".join(page.page.text for page in read(path).pages) for path in (folder / "documents").iterdir()
    }
    lost = [
        (case.id, evidence)
        for case in cases
        for evidence in case.evidence
        if not any(condensed(evidence) in condensed(texts[doc]) for doc in case.doc)
    ]

    assert len(cases) >= 90
    assert len(lost) <= 0.03 * sum(len(case.evidence) for case in cases), lost
