"""A proposed case is shown field by field, mended, and taken or left by a person."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from evals.cases import OPTIONAL, problems_of

Line = dict[str, object]
LABELS: Mapping[str, str] = {
    "id": "番号",
    "question": "質問",
    "category": "分類",
    "answerable": "答えられるか",
    "gold": "正解",
    "forbidden": "禁止",
    "doc": "出典の文書",
    "evidence": "根拠の原文",
    "outcome": "結末",
    "edition": "版",
    "difficulty": "難しさ",
    "today": "聞いた日",
    "history": "前の質問",
    "note": "覚え書き",
}
HOW = "いくつかあるときは「 | 」で区切ります。正解は、同じ事実の別の書き方を「 = 」でつなぎます（8月27日 = 8/27 | 正午）。"
_TEXTS = frozenset({"forbidden", "doc", "evidence", "edition", "history"})
_TRUE = frozenset({"true", "はい", "yes", "y"})


def confirmed(line: Line, *, ask: Callable[[str], str], say: Callable[[str], None]) -> Line | None:
    """The case as a person wants it; None where nobody does."""
    while True:
        say(shown(line))
        for problem in problems_of(json.dumps(line, ensure_ascii=False)):
            say(f"! {problem}")
        choice = ask("加える = y、直す = 項目の名（gold など）、やめる = q")
        if choice == "q":
            return None
        if choice == "y":
            if not problems_of(json.dumps(line, ensure_ascii=False)):
                return line
            say("このままでは加えられません。! の項目を直してください。")
        elif choice in LABELS:
            say(HOW if choice == "gold" or choice in _TEXTS else "")
            line = mended(line, choice, ask(f"{LABELS[choice]}（{choice}）"))
        else:
            say(f"{choice} という項目はありません。{'、'.join(LABELS)} のどれかを書いてください。")


def shown(line: Line) -> str:
    """Each field on a line of its own, as it can be typed."""
    return "\n".join(f"{LABELS[name]}（{name}）: {written(name, line[name])}" for name in LABELS if name in line)


def mended(line: Line, name: str, typed: str) -> Line:
    """The line with one field as it was typed; without it, where nothing was typed and it may be left out."""
    if not typed.strip() and name in OPTIONAL:
        return {key: value for key, value in line.items() if key != name}
    return {key: read(name, typed) if key == name else line[key] for key in _order(line, name)}


def written(name: str, value: object) -> str:
    """A field as it can be typed."""
    if name == "gold" and isinstance(value, list):
        return " | ".join(" = ".join(fact) for fact in value)
    if isinstance(value, list):
        return " | ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def read(name: str, typed: str) -> object:
    """What was typed as a value of the field."""
    if name == "gold":
        return [_split(fact, r"\s+=\s+") for fact in _split(typed, r"\|")]
    if name in _TEXTS:
        return _split(typed, r"\|")
    return typed.strip().lower() in _TRUE if name == "answerable" else typed.strip()


def _split(typed: str, mark: str) -> list[str]:
    return [part.strip() for part in re.split(mark, typed) if part.strip()]


def _order(line: Line, name: str) -> list[str]:
    return [key for key in LABELS if key in line or key == name]
