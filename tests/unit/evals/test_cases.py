from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import pytest

from assistant.domain import Outcome
from evals.cases import Case, CasesUnreadable, load_cases


class Fields(TypedDict, total=False):
    id: object
    question: object
    answerable: object
    gold: object
    doc: object
    evidence: object
    difficulty: object
    today: object
    history: object
    outcome: object
    edition: object
    questoin: object
    unconfirmed: object


def line(**changed: Unpack[Fields]) -> str:
    row: Fields = {
        "id": "C001",
        "question": "第7回の締切は？",
        "answerable": True,
        "gold": [["8月27日", "8/27"], ["正午"]],
        "doc": ["yoko-07.pdf"],
        "evidence": ["8月27日(水)12時必着"],
        "difficulty": "easy",
    }
    rest = {"category": "deadline", "forbidden": ["7月29日"]}
    return json.dumps({**row, **rest, **changed}, ensure_ascii=False)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "cases.jsonl"


def test_a_line_becomes_a_case(written: Path) -> None:
    written.write_text(line(), encoding="utf-8")

    expected = Case(
        id="C001",
        question="第7回の締切は？",
        category="deadline",
        answerable=True,
        gold=(("8月27日", "8/27"), ("正午",)),
        forbidden=("7月29日",),
        doc=("yoko-07.pdf",),
        evidence=("8月27日(水)12時必着",),
        difficulty="easy",
    )
    assert load_cases(written) == (expected,)


def test_what_may_be_left_out_is_read_where_it_stands(written: Path) -> None:
    written.write_text(
        line(today="2025-08-20", history=["第7回に応募します"], outcome="answered", edition="第7回"), encoding="utf-8"
    )

    (case,) = load_cases(written)

    assert (case.today, case.history) == (date(2025, 8, 20), ("第7回に応募します",))
    assert (case.outcome, case.edition) == (Outcome.ANSWERED, ("第7回",))


def test_a_comparison_may_cite_two_editions(written: Path) -> None:
    written.write_text(line(edition=["第6回", "第7回"]), encoding="utf-8")

    assert load_cases(written)[0].edition == ("第6回", "第7回")


def test_a_folder_is_read_file_by_file_and_empty_lines_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(line(id="B1"), encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(f"\n{line(id='A1')}\r\n\n{line(id='A2')}\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("質問ではない", encoding="utf-8")

    assert [case.id for case in load_cases(tmp_path)] == ["A1", "A2", "B1"]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("{", "JSON として読めません"),
        ("[]", "の形で書いてください"),
        ("{}", "question がありません。空でない文字列を書いてください。"),
        (line(question=" "), 'question が合いません（" "）。空でない文字列を書いてください。'),
        (line(answerable="yes"), "真偽（true か false）を書いてください。"),
        (line(gold=["8月27日"]), "事実ごとの書き方の配列"),
        (line(gold=[[]]), "事実ごとの書き方の配列"),
        (line(gold=[["8月27日"], "正午"]), 'gold が合いません（2 番目の "正午"）。事実ごとの書き方の配列'),
        (line(evidence=["8月27日", ""]), 'evidence が合いません（2 番目の ""）。文字列の配列'),
        (
            line(outcome="not_in_documents"),
            "answerable が true なのに outcome が not_in_documents です。answered にするか",
        ),
        (line(answerable=False, gold=[], outcome="answered"), "outcome が answered です。answered 以外にするか"),
        (line(unconfirmed=True), "まだ確かめられていない案です。"),
        (line(difficulty="normal"), "easy、medium、hard のどれかを書いてください。"),
        (line(today="8月20日"), "日付（2025-08-27 の形）を書いてください。"),
        (line(outcome="unknown"), "not_in_documents"),
        (line(outcome=["answered"]), "not_in_documents"),
        (line(edition=7), "版の名（第7回）か、その配列を書いてください。"),
        (line(history="第7回"), "文字列の配列"),
        (line(questoin="締切は？"), "questoin という項目はありません。question のことですか。"),
        (line(gold=[]), "answerable が true なのに gold が空です。"),
        (line(answerable=False), "answerable が false なのに gold があります。"),
        (line(id=3), "id が合いません（3）。"),
    ],
)
def test_a_line_that_fits_no_case_is_refused_with_its_place_and_what_to_do(written: Path, bad: str, says: str) -> None:
    written.write_text(f"{line(id='C000')}\n{bad}\n", encoding="utf-8")

    with pytest.raises(CasesUnreadable) as caught:
        load_cases(written)

    assert f"{written} の 2 行目: " in str(caught.value)
    assert says in str(caught.value)


def test_every_bad_line_is_told_at_once(written: Path) -> None:
    written.write_text(f"{{\n{line(gold=[])}\n", encoding="utf-8")

    with pytest.raises(CasesUnreadable, match=r"(?s)の 1 行目: .*の 2 行目: "):
        load_cases(written)


def test_an_id_is_given_once_even_across_files(tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    for file in (first, second):
        file.write_text(line(), encoding="utf-8")

    with pytest.raises(CasesUnreadable) as caught:
        load_cases(tmp_path)

    assert f"{second} の 1 行目: id C001 は {first} の 1 行目にもあります。" in str(caught.value)


def test_a_file_that_is_missing_empty_or_no_text_is_refused(tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty.jsonl", tmp_path / "binary.jsonl"
    empty.write_text("\n", encoding="utf-8")
    binary.write_bytes(b"\xff\xfe")

    for path in (tmp_path / "missing.jsonl", empty, binary, tmp_path / "missing"):
        with pytest.raises(CasesUnreadable, match=path.name):
            load_cases(path)


def test_a_folder_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CasesUnreadable, match="jsonl がありません"):
        load_cases(tmp_path)
