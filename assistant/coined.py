"""How people call a call for short: by the coined word that its name begins with or quotes, or by its first sounds."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.languages.ja.normalise import plain

# ほしあかり of ほしあかり観測助成, ひらめきDX of ひらめきDX助成; in Chinese characters a name begins with words of every day.
_BEGINS = re.compile(
    r"[ぁ-ん]{2,}[A-Za-z]{2,}|[ぁ-ん]{3,}[ぁ-ねは-ん](?![ぁ-ん])|[ぁ-ん]{3,}[ぁ-ねは-ん](?=の[^ぁ-ん])"
)
_QUOTED = re.compile(r"[「『]([^「」『』]*[ぁ-ん][^「」『』]*)[」』]")
_RUN = re.compile(r"[ぁ-ん]+|[ァ-ヴー]+|[^ぁ-んァ-ヴー]+")
_KANA = re.compile(r"[ぁ-んァ-ヴー]+")
_KATAKANA = re.compile(r"[ァ-ヴー]+")
_SHORTEST = 4  # letters
_CLIPPED = 2  # letters of each of two words
_PARTICLE = "(?:の|は|って|を|が|に|も|と|で|から|へ)"
_BEFORE = r"(?:(?<![ぁ-んァ-ヴーA-Za-z])|(?<=[一-龠ァ-ヴーA-Za-z0-9][のはがでもにを]))"
_LETTERS = ("ぁ-ん", "ァ-ヴー", "A-Za-z")


@lru_cache(maxsize=1_024)
def coined_names(*names: str) -> tuple[str, ...]:
    """What is said for a call by those names, beside the names themselves."""
    said = [one for name in names for one in (*_beginning(plain(name)), *_quoted(plain(name)), *_clipped(plain(name)))]
    return tuple(one for one in dict.fromkeys(said) if len(one) >= _SHORTEST and one not in names)


def said_alone(name: str, text: str) -> bool:
    """Whether a text says a coined name as a word, and not as a part of one."""
    own = next((letters for letters in _LETTERS if re.match(f"[{letters}]", name[-1])), "")
    after = rf"(?=$|[^ぁ-ん{own}]|{_PARTICLE})"
    return bool(re.search(rf"{_BEFORE}{re.escape(name)}{after}", plain(text), re.IGNORECASE))


def _beginning(name: str) -> tuple[str, ...]:
    found = _BEGINS.match(name)
    return (found[0],) if found else ()


def _quoted(name: str) -> tuple[str, ...]:
    return tuple(_QUOTED.findall(name))


def _clipped(name: str) -> tuple[str, ...]:
    """The first two letters of its first word, in kana, and of another one in katakana: だれスタ of だれでも使えるスタジオ."""
    first, *others = _RUN.findall(name) or [""]
    begun = [one for one in others if _KATAKANA.fullmatch(one) and len(one) > _CLIPPED]
    whole = _KANA.fullmatch(first) and len(first) > _CLIPPED
    return tuple(first[:_CLIPPED] + one[:_CLIPPED] for one in begun) if whole else ()
