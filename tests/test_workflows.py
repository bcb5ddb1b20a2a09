"""The workflows run what a contributor runs by hand, and no more than they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
RUN = (ROOT / ".ci" / "run").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
EVALS = (ROOT / ".github" / "workflows" / "evals.yml").read_text("utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_command_of_a_workflow_is_there(path: Path) -> None:
    for command in re.findall(r"^\s*- run: (.+)$", path.read_text("utf-8"), re.MULTILINE):
        program, _, argument = command.partition(" ")
        if program == "make":
            assert re.search(rf"^{argument}:", MAKEFILE, re.MULTILINE), f"no target {argument}"
        elif program.startswith(".ci/"):
            assert (ROOT / program).exists()
        else:
            assert program == "cat"


def test_what_the_evaluations_run_is_run_here_as_well() -> None:
    targets = re.findall(r"^\s*- run: make (\w+)$", EVALS, re.MULTILINE)

    assert targets == ["test", "proofread", "eval"]
    assert [
        target for target in targets if not re.search(rf"^(?:step|beside) .* make {target}$", RUN, re.MULTILINE)
    ] == []


def test_the_files_that_the_workflow_shows_are_those_that_make_eval_writes() -> None:
    (folder,) = re.findall(r"^eval:.*\n\t@.* --report (\w+)$", MAKEFILE, re.MULTILINE)

    named = set(re.findall(rf"\b{folder}/([\w.]+)", EVALS))
    assert named == {"report.md", "report.json", "history.jsonl"}
    assert re.search(rf"^\s*path: {folder}$", EVALS, re.MULTILINE)
    writing = (ROOT / "evals" / "report" / "writing.py").read_text("utf-8")
    assert all(f'"{name}"' in writing for name in named)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_only_read_and_holds_no_key_and_no_address(path: Path) -> None:
    written = path.read_text("utf-8")

    assert re.findall(r"^permissions:\n((?:  .+\n)+)", written, re.MULTILINE) == ["  contents: read\n"]
    assert not re.search(r"secrets\.|https?://|KOUBO_MODEL|OPENAI_", written)
    assert "persist-credentials: false" in written


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_one_of_github_s_own_at_a_named_version(path: Path) -> None:
    used = re.findall(r"uses: (\S+)", path.read_text("utf-8"))

    assert used
    assert [one for one in used if not re.fullmatch(r"actions/[\w/-]+@v\d+", one)] == []
