"""The same question as other people type it: other widths, years, words and endings, by rule."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from assistant.languages.ja.hard_facts import hard_facts
from evals.metrics import Given, Respelt

_WORDS = Path(__file__).with_name("spellings.toml")
_WIDER = 0xFEE0  # from ! to ！
_ASCII, _FULL_WIDTH = range(0x21, 0x7F), range(0xFF01, 0xFF5F)
_HALF_KATAKANA = range(0xFF61, 0xFFA0)
_VOICED, _HALF_VOICED = "\u3099", "\u309a"
_ERA_BEGINS, _FIRST_WHOLE_YEAR = 2018, 2020  # 2019 is 平成31年 as well
_JAPANESE = r"[\u3005-\u30ff\u3400-\u9fff]"
_BESIDE_A_NUMBER = re.compile(rf"(?<={_JAPANESE})(?=\d)|(?<=\d)(?={_JAPANESE})")


def respellings(question: str, *, most: int) -> tuple[tuple[str, str], ...]:
    """Rule and question for each other spelling; where there are too many, always the same ones of a question."""
    spelt = {rule: respell(question) for rule, respell in RULES.items()}
    changed = [(rule, text) for rule, text in spelt.items() if text != question]
    drawn = sorted(changed, key=lambda one: hashlib.sha256(f"{one[0]} {question}".encode()).digest())[:most]
    return tuple(sorted(drawn, key=changed.index))


def held_against(first: Given, again: Given, *, rule: str, question: str) -> Respelt:
    """Whether an answer ends as the first one did and holds the same hard facts, however they are written."""
    before, after = hard_facts(first.answer), hard_facts(again.answer)
    return Respelt(
        rule=rule,
        question=question,
        outcome=again.outcome,
        answer=again.answer,
        turned=again.outcome is not first.outcome,
        lost=tuple(fact.value for fact in sorted(before - after)),
        gained=tuple(fact.value for fact in sorted(after - before)),
    )


def full_width(text: str) -> str:
    return "".join(chr(ord(char) + _WIDER) if ord(char) in _ASCII else char for char in text)


def half_width(text: str) -> str:
    return "".join(chr(ord(char) - _WIDER) if ord(char) in _FULL_WIDTH else char for char in text)


def half_katakana(text: str) -> str:
    """ガ becomes two signs, ｶ and ﾞ."""
    narrow = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in _HALF_KATAKANA}
    narrow |= {_VOICED: "\uff9e", _HALF_VOICED: "\uff9f"}
    return re.sub("[ァ-ー]+", lambda run: "".join(narrow.get(c, c) for c in unicodedata.normalize("NFD", run[0])), text)


def gregorian(text: str) -> str:
    return re.sub(r"(?<![A-Za-z])(?:令和|R)\s?(元|\d{1,2})(?=年)", lambda said: str(_ERA_BEGINS + _year(said[1])), text)


def by_era(text: str) -> str:
    def named(said: re.Match[str]) -> str:
        year = int(said[0])
        return f"令和{year - _ERA_BEGINS}" if year >= _FIRST_WHOLE_YEAR else said[0]

    return re.sub(r"(?<!\d)20\d\d(?=年)", named, text)


def era_for_short(text: str) -> str:
    return re.sub(r"令和\s?(元|\d{1,2})(?=年)", lambda said: f"R{_year(said[1])}", text)


def other_words(text: str) -> str:
    """Each word that has several spellings in its next one."""
    following = {one: group[(at + 1) % len(group)] for group in _words("words") for at, one in enumerate(group)}
    longest_first = sorted(following, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), lambda said: following[said[0]], text)


def other_ending(text: str) -> str:
    """Plain for polite, and polite for plain."""
    for polite, plain in sorted(_words("endings"), key=lambda pair: -len(pair[0])):
        if found := re.search(rf"{polite}(?:[。？?]|$)", text):
            mark = "？" if polite.endswith("か") else found[0][len(polite) :]
            return text[: found.start()] + plain + mark + text[found.end() :]
    for polite, plain in sorted(_words("endings"), key=lambda pair: -len(pair[1])):
        if found := re.search(rf"{plain}[？?]$", text):
            return f"{text[: found.start()]}{polite}。"
    return text


def other_spaces(text: str) -> str:
    """Spaces of the other width; where there are none, around numbers."""
    if re.search(r"[ \u3000]", text):
        return text.translate({0x20: "\u3000", 0x3000: " "})
    return _BESIDE_A_NUMBER.sub(" ", text)


RULES: Mapping[str, Callable[[str], str]] = {
    "全角": full_width,
    "半角": half_width,
    "半角カナ": half_katakana,
    "小文字": str.lower,
    "西暦": gregorian,
    "元号": by_era,
    "元号の略": era_for_short,
    "語の表記": other_words,
    "結び": other_ending,
    "空白": other_spaces,
}


def _year(written: str) -> int:
    return 1 if written == "元" else int(written)


@lru_cache(maxsize=2)
def _words(table: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group) for group in tomllib.loads(_WORDS.read_text(encoding="utf-8"))[table])
