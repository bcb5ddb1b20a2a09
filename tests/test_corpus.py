"""What koubo lint finds in corpus/ is what was put there on purpose, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLANTED = [
    ("aoba-02-result.pdf", "unreadable"),
    ("aoba-03-contacts.xlsx", "hidden"),
    ("aoba-03-extension.html", "struck"),
    ("aoba-03-extension.html", "struck"),
    ("aoba-03-guideline.pdf", "hidden"),
    ("aoba-03-guideline.pdf", "instruction"),
    ("aoba-03-guideline.pdf", "weekday"),
    ("regional-programmes-2022-contacts.xlsx", "hidden"),
]


def test_the_findings_in_the_corpus_are_the_planted_ones() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from evals.cli import main; main()", "lint", "corpus", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    found = json.loads(told.stdout)["findings"]
    assert sorted((one["places"][0]["doc"], one["check"]) for one in found) == PLANTED
    assert told.returncode == 1
