"""What the README promises is there, and what is there stands in the README."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from pydantic import AliasChoices, AliasPath
from pydantic.fields import FieldInfo

from assistant.domain import DocumentKind
from assistant.settings import Settings
from evals.cli import main
from ingest.corrections import read_corrections
from ingest.readers import READERS
from tests.assembled import publisher
from tests.shelf import HUB_7_GUIDELINE

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
OF_THE_TESTS = {"KOUBO_CHROMIUM"}  # read by the web tests, not by the service


def test_every_setting_is_explained_and_none_is_invented() -> None:
    named = set(re.findall(r"\b(?:KOUBO|OPENAI)_[A-Z_]+\b", README))

    assert named == set(_settings()) | OF_THE_TESTS


def test_the_defaults_in_the_readme_are_the_defaults() -> None:
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|", README, re.MULTILINE))

    assert rows == {name: _shown(field) for name, field in _settings().items()}


def test_every_make_target_in_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`|\s)make ([a-z]+)", README, re.MULTILINE))

    assert {"serve", "test"} <= named <= targets


def test_every_command_of_koubo_has_an_example(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["koubo", "--help"])
    with pytest.raises(SystemExit):
        main()

    commands = re.findall(r"^│ ([a-z]+)\s{2,}", capsys.readouterr().out, re.MULTILINE)
    assert set(re.findall(r"`koubo ([a-z]+)", README)) == set(commands)


def test_every_format_that_can_be_read_is_named() -> None:
    assert set(re.findall(r"`(\.[a-z]+)`", README)) == set(READERS)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_link_leads_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


def _settings() -> dict[str, FieldInfo]:
    return {_variable(name, field): field for name, field in Settings.model_fields.items()}


def _variable(name: str, field: FieldInfo) -> str:
    alias = field.validation_alias
    assert not isinstance(alias, AliasChoices | AliasPath), f"{name}: one setting has one name"
    return alias or f"KOUBO_{name.upper()}"


def _shown(field: FieldInfo) -> str:
    default = str(field.default)
    return f"`{default.lower() if isinstance(field.default, bool) else default}`" if default else "（空）"


def test_the_calls_toml_of_the_readme_can_be_read_and_shows_every_key(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.+?)```", README, re.DOTALL)
    (tmp_path / "calls.toml").write_text(example, "utf-8")
    (tmp_path / "errata-r7.pdf").touch()
    stated = read_corrections(tmp_path / "calls.toml", ()).of(tmp_path / "errata-r7.pdf")

    assert (stated.edition, stated.kind, stated.calls[0].aliases) == ("第3回", DocumentKind.ERRATA, ("あおば実証",))
    assert set(tomllib.loads(example)["document"][0]) == {"file", *(one.name for one in fields(stated))} - {"calls"}


def test_every_kind_of_document_is_named() -> None:
    assert set(re.findall(r"^\| `([a-z]+)` \|", README, re.MULTILINE)) == {str(kind) for kind in DocumentKind}


def test_the_retriever_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    publisher(tmp_path / "data").publish([HUB_7_GUIDELINE])
    monkeypatch.setenv("KOUBO_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("KOUBO_VECTORS", "false")

    exec(example, {})  # noqa: S102  # it is our own README

    first = capsys.readouterr().out.splitlines()[0]
    assert first == "第7回 1 公募期間: 令和7年7月18日(金)~令和7年8月27日(水)12時必着"
