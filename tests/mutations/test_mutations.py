"""The gate is worth what it stops: the system is broken in ten ways, and each time `koubo eval` must end in 1."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from assistant.settings import ROOT
from tests.mutations.mutations import MUTATIONS, Mutation
from tests.openai_server import Script, serving

COPIED = ("assistant", "ingest", "evals", "prompts")
AT_ONCE, LIES = 2, 3
# Few documents and cases, so that a change waits a minute and not a quarter of an hour; the nightly run takes all.
DOCUMENTS = (
    "coi-next-2025-outline.md",
    "j-nexus-2022-second-notice.txt",
    "jinnovation-hub-06-call.html",
    "jinnovation-hub-07-guideline.pdf",
    "regional-programmes-2022-contacts.xlsx",
    "two-calls-2022-news.eml",
    "umi-2024-guideline.md",
    "umi-2025-guideline.md",
)
CASES = frozenset({
    "C002", "C003", "C010", "C026", "C034", "C036", "C038", "C047", "C052", "C054", "C055", "C056",
    "C122", "C125", "C164", "C205", "C209", "C111", "C132", "G001", "G002", "G003", "G004", "G005", "G006",
})  # fmt: skip
UNBROKEN, LIED_TO = "unbroken", "unbroken, and lied to"

Verdict = tuple[int, str]  # how `koubo eval` ended, and the reasons that it gave


def lie(prompt: str) -> tuple[str, ...]:
    """Lines of the first passage with every number changed, and a day put behind them: what verification is there to stop."""
    lines = re.findall(r"(?m)^\| (.+)$", prompt.partition("文書:\n")[2].partition("\n\n")[0])
    said = [re.sub(r"\{\{\d+:(.*?)\}\}", r"\1", line) for line in lines]
    changed = [re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), line) for line in said]
    longest = sorted(changed, key=len)[-LIES:]
    # Alone, a short line with a day is no longer said in the words of its source, and nobody would ask what verifies it.
    texts = [f"{line}（12月31日まで）" for line in (*longest, "".join(longest))]
    return tuple(json.dumps({"text": text, "sources": [1]}, ensure_ascii=False) + "\n" for text in texts)


@pytest.fixture(scope="module")
def model() -> Iterator[Mapping[str, str]]:
    """The settings of a model that always lies: while its claims are verified, nobody hears of it."""
    with serving(Script(replies=lie)) as (address, _):
        yield {"KOUBO_MODEL": "liar", "OPENAI_BASE_URL": address, "OPENAI_API_KEY": "none"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, model: Mapping[str, str]) -> Iterator[dict[str, Future[Verdict]]]:
    """The verdicts on a few documents and cases, against what the unbroken system makes of them."""
    folder = tmp_path_factory.mktemp("mutations")
    (folder / "documents").mkdir()
    for name in DOCUMENTS:
        shutil.copy2(ROOT / "corpus" / name, folder / "documents" / name)
    lines = [line for file in sorted((ROOT / "evals" / "cases").glob("*.jsonl")) for line in _lines(file)]
    kept = [line for line in lines if json.loads(line)["id"] in CASES]
    (folder / "cases.jsonl").write_text("\n".join(kept), encoding="utf-8")
    asked = ("--corpus", str(folder / "documents"), "--cases", str(folder / "cases.jsonl"))
    with ThreadPoolExecutor(AT_ONCE) as running:
        yield _all(running, folder, asked, model, raises=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, model: Mapping[str, str]) -> Iterator[dict[str, Future[Verdict]]]:
    """The verdicts on the whole corpus, against the baseline as it is committed."""
    folder = tmp_path_factory.mktemp("mutations")
    with ThreadPoolExecutor(AT_ONCE) as running:
        yield _all(running, folder, (), model, raises=False)


def _all(
    running: ThreadPoolExecutor, folder: Path, asked: Sequence[str], model: Mapping[str, str], *, raises: bool
) -> dict[str, Future[Verdict]]:
    """The verdict on each copy, against the baseline that the unbroken one of its kind ends with."""
    controls = {False: _copy(folder / UNBROKEN), True: _copy(folder / LIED_TO)}
    settings: dict[bool, Mapping[str, str]] = {False: {}, True: model}
    verdicts = {
        root.name: running.submit(
            _koubo_eval, root, [*asked, *(["--raise-baseline"] if raises or lied_to else [])], settings[lied_to]
        )
        for lied_to, root in controls.items()
    }
    wait(verdicts.values())
    for number, mutation in enumerate(MUTATIONS):
        root = _copy(folder / f"mutation-{number}")
        shutil.rmtree(root / "evals")
        shutil.copytree(controls[mutation.lied_to] / "evals", root / "evals")
        mutation.apply(root)
        verdicts[mutation.name] = running.submit(_koubo_eval, root, asked, settings[mutation.lied_to])
    return verdicts


def _copy(root: Path) -> Path:
    for name in COPIED:
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("unseen"))
    (root / "corpus").symlink_to(ROOT / "corpus")
    return root


def _koubo_eval(root: Path, asked: Sequence[str], model: Mapping[str, str]) -> Verdict:
    """`koubo eval` of a copy, in a process of its own."""
    command = [sys.executable, "-c", "from evals.cli import main; main()", "eval", *asked]
    environment = {**os.environ, **model, "PYTHONPATH": str(root), "COLUMNS": "4000"}
    ended = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    reasons = "\n".join(line for line in ended.stdout.splitlines() if line.startswith("✗"))
    return ended.returncode, reasons or ended.stdout[-2_000:] + ended.stderr[-2_000:]


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("name", [UNBROKEN, LIED_TO])
def test_the_gate_stays_green_for_the_system(name: str, small: dict[str, Future[Verdict]]) -> None:
    code, said = small[name].result()

    assert code == 0, said


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_the_gate_goes_red_when(mutation: Mutation, small: dict[str, Future[Verdict]]) -> None:
    code, reasons = small[mutation.name].result()

    assert (code, [told for told in mutation.told if told not in reasons]) == (1, []), reasons


@pytest.mark.nightly
@pytest.mark.parametrize("name", [UNBROKEN, LIED_TO])
def test_the_gate_stays_green_on_the_whole_corpus_for_the_system(name: str, whole: dict[str, Future[Verdict]]) -> None:
    code, said = whole[name].result()

    assert code == 0, said


@pytest.mark.nightly
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_the_gate_goes_red_on_the_whole_corpus_when(mutation: Mutation, whole: dict[str, Future[Verdict]]) -> None:
    code, reasons = whole[mutation.name].result()

    assert code == 1, reasons
    assert "✗" in reasons
