"""Known questions with known answers, one JSON object a line."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.domain import Outcome


class CasesUnreadable(Exception):
    """A file of cases is not what its schema says."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question, and what an answer must and must not hold."""

    id: str
    question: str
    category: str
    answerable: bool  # False: an honest no is right
    gold: tuple[tuple[str, ...], ...]  # facts, each with its spellings
    forbidden: tuple[str, ...]
    doc: tuple[str, ...]  # file names, any of which may be cited
    evidence: tuple[str, ...]  # verbatim snippets of those documents
    difficulty: str
    note: str = ""
    history: tuple[str, ...] = ()
    today: date | None = None  # None: the pinned day of the run
    outcome: Outcome | None = None  # None: not checked
    edition: tuple[str, ...] = ()  # labels that may be cited; empty: not checked


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field must look like, as a test and in words."""

    says: str
    fits: Callable[[Any], bool]


def load_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a file, or of every *.jsonl in a folder."""
    problems: list[str] = []
    seen: dict[str, str] = {}
    cases: list[Case] = []
    for place, line in _lines(path):
        row, wrong = _row(line)
        wrong = wrong or _duplicate(row, seen, place)
        problems += [f"{place}: {one}" for one in wrong]
        if not wrong:
            cases.append(_case(row))
    if problems:
        raise CasesUnreadable("評価用の質問を読めません。\n" + "\n".join(problems))
    return tuple(cases)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Each line with its place, in words."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise CasesUnreadable(f"{path} に *.jsonl がありません。評価用の質問のファイルかフォルダを指定してください。")
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8-sig").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise CasesUnreadable(f"{file} を読めません。UTF-8 の JSON Lines を指定してください。") from error
        if not any(line.strip() for line in lines):
            raise CasesUnreadable(f"{file} に質問が一つもありません。1 行に 1 つ書いてください。")
        yield from ((f"{file} の {n} 行目", line) for n, line in enumerate(lines, 1) if line.strip())


def problems_of(line: str) -> list[str]:
    """What is wrong with a line; empty where it is a case."""
    return _row(line)[1]


def _row(line: str) -> tuple[dict[str, Any], list[str]]:
    """The fields of a line, and what is wrong with them."""
    try:
        row = json.loads(line)
    except ValueError as error:
        return {}, [f"JSON として読めません（{error}）。1 行に JSON を 1 つ、改行を入れずに書いてください。"]
    if not isinstance(row, dict):
        return {}, ['{"id": …, "question": …} の形で書いてください。']
    wrong = [*_misfits(row), *_unknown(row)]
    return row, wrong or list(_at_odds(row))


def _misfits(row: Mapping[str, Any]) -> Iterator[str]:
    for name, shape in REQUIRED.items():
        if name not in row:
            yield f"{name} がありません。{shape.says}を書いてください。"
    for name, shape in (REQUIRED | OPTIONAL).items():
        if name in row and not shape.fits(row[name]):
            yield f"{name} が合いません（{_where(row[name], shape)}）。{shape.says}を書いてください。"


def _where(value: object, shape: Shape) -> str:
    """The value, or the first entry of a list that does not fit."""
    if isinstance(value, list):
        wrong = [(at, one) for at, one in enumerate(value, 1) if not shape.fits([one])]
        return next((f"{at} 番目の {_short(one)}" for at, one in wrong), _short(value))
    return _short(value)


def _unknown(row: Mapping[str, Any]) -> Iterator[str]:
    known = [*REQUIRED, *OPTIONAL]
    for name in row:
        if name == "unconfirmed":
            yield "まだ確かめられていない案です。正解と根拠を確かめ、unconfirmed を消してください。"
        elif name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"{near[0]} のことですか。" if near else f"使えるのは {'、'.join(known)} です。"
            yield f"{name} という項目はありません。{hint}"


def _at_odds(row: Mapping[str, Any]) -> Iterator[str]:
    """Fields that fit alone, but not together."""
    needed = [name for name in ("gold", "doc", "evidence") if not row[name]]
    if row["answerable"] and needed:
        yield f"answerable が true なのに {'、'.join(needed)} が空です。答えと出典を書くか、false にしてください。"
    if not row["answerable"] and row["gold"]:
        yield "answerable が false なのに gold があります。gold を空にするか、true にしてください。"
    if row.get("outcome") and row["answerable"] != (row["outcome"] == Outcome.ANSWERED):
        right = "answered " if row["answerable"] else "answered 以外"
        yield f"answerable が {_short(row['answerable'])} なのに outcome が {row['outcome']} です。{right}にするか、answerable を直してください。"


def _duplicate(row: Mapping[str, Any], seen: dict[str, str], place: str) -> list[str]:
    first = seen.setdefault(row["id"], place)
    return [] if first is place else [f"id {row['id']} は {first}にもあります。別の id にしてください。"]


def _case(row: Mapping[str, Any]) -> Case:
    edition = row.get("edition") or []
    return Case(
        id=row["id"],
        question=row["question"],
        category=row["category"],
        answerable=row["answerable"],
        gold=tuple(tuple(spellings) for spellings in row["gold"]),
        forbidden=tuple(row["forbidden"]),
        doc=tuple(row["doc"]),
        evidence=tuple(row["evidence"]),
        difficulty=row["difficulty"],
        note=row.get("note", ""),
        history=tuple(row.get("history") or ()),
        today=date.fromisoformat(row["today"]) if row.get("today") else None,
        outcome=Outcome(row["outcome"]) if row.get("outcome") else None,
        edition=(edition,) if isinstance(edition, str) else tuple(edition),
    )


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(_text(one) for one in value)


def _gold(value: object) -> bool:
    return isinstance(value, list) and all(_texts(one) and one for one in value)


def _day(value: object) -> bool:
    try:
        return value is None or bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def _one_of(names: Sequence[str]) -> Callable[[Any], bool]:
    return lambda value: value in names


def _short(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= 40 else f"{written[:40]}…"  # noqa: PLR2004  # what fits on a line


TEXT, TEXTS = Shape("空でない文字列", _text), Shape('文字列の配列（["…", "…"]）', _texts)
REQUIRED: dict[str, Shape] = {
    "id": TEXT,
    "question": TEXT,
    "category": TEXT,
    "answerable": Shape("真偽（true か false）", lambda value: isinstance(value, bool)),
    "gold": Shape('事実ごとの書き方の配列（[["8月27日", "8/27"], ["正午"]]）', _gold),
    "forbidden": TEXTS,
    "doc": TEXTS,
    "evidence": TEXTS,
    "difficulty": Shape("easy、medium、hard のどれか", _one_of(["easy", "medium", "hard"])),
}
OPTIONAL: dict[str, Shape] = {
    "note": Shape("文字列", lambda value: isinstance(value, str)),
    "history": TEXTS,
    "today": Shape("日付（2025-08-27 の形）", _day),
    "outcome": Shape(f"{'、'.join(Outcome)} のどれか", _one_of(list(Outcome))),
    "edition": Shape("版の名（第7回）か、その配列", lambda value: _text(value) or _texts(value)),
}
