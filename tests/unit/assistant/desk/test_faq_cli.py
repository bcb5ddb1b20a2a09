"""koubo faq: what is taken in comes out again, and what is wrong is told with its row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.faq_cli import app
from tests.assembled import publisher
from tests.shelf import ALL

QUOTE = "書面審査及び必要に応じてヒアリングを行い、外部有識者の委員会が選抜拠点を決めます。"
TABLE = f"質問,回答,引用\nみらいハブ 第7回の審査は,有識者が決めます。,{QUOTE}\nカモメの締切は,不明です。,\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    library = publisher(tmp_path / "data")
    for revision in ALL:
        library.publish([revision])
    return tmp_path / "data"


def test_a_file_becomes_drafts_and_they_go_out_again(data: Path, tmp_path: Path) -> None:
    table, out = tmp_path / "faq.csv", tmp_path / "faq.json"
    table.write_text(TABLE, encoding="utf-8")
    taken = CliRunner().invoke(app, ["import", str(table), "--data", str(data)])
    given = CliRunner().invoke(app, ["export", "--format", "json", "--all", "--out", str(out), "--data", str(data)])

    assert (taken.exit_code, given.exit_code) == (1, 0)  # a row could not be taken in
    assert "3行目「公募」" in taken.stderr
    (entry,) = json.loads(out.read_text(encoding="utf-8"))["faq"]
    assert (entry["question"], entry["edition"], entry["state"]) == ("みらいハブ 第7回の審査は", "第7回", "draft")
    assert entry["claims"][0]["quotes"][0]["text"] == QUOTE


def test_a_check_makes_no_drafts(data: Path, tmp_path: Path) -> None:
    table, out = tmp_path / "faq.csv", tmp_path / "faq.json"
    table.write_text(TABLE, encoding="utf-8")
    checked = CliRunner().invoke(app, ["import", str(table), "--check", "--data", str(data)])
    CliRunner().invoke(app, ["export", "--format", "json", "--all", "--out", str(out), "--data", str(data)])

    assert "1 件を下書きにできます" in checked.stderr
    assert json.loads(out.read_text(encoding="utf-8"))["faq"] == []


def test_what_is_no_file_of_entries_is_refused_in_words(data: Path, tmp_path: Path) -> None:
    (tmp_path / "faq.pdf").write_bytes(b"%PDF")
    for name in ("faq.pdf", "missing.csv"):
        refused = CliRunner().invoke(app, ["import", str(tmp_path / name), "--data", str(data)])
        assert refused.exit_code == 1
        assert "ください" in refused.stderr
        assert "Traceback" not in refused.stderr
