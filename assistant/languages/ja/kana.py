"""Words that a question writes as they sound, in the characters of the documents: ほじょりつ is 補助率."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assistant.languages.ja.tokens import reading_of

_ROUND = re.compile(r"(?:だい|ダイ)\s*(\d+)\s*(?:かい|カイ)")
_KANA = re.compile(r"[ぁ-ゖー]{4,}|[ァ-ヺー]{4,}")
_KANJI = re.compile(r"[々一-鿿][々一-鿿ぁ-ん]*[々一-鿿]")
_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_SHORTEST = 4  # kana: a shorter one may be anything


def sounding(words: Iterable[str]) -> dict[str, str]:
    """Words of Chinese characters by their sound; of two that sound alike the first."""
    found: dict[str, str] = {}
    for word in words:
        if _KANJI.fullmatch(word) and len(sound := reading_of(word)) >= _SHORTEST:
            found.setdefault(sound, word)
    return found


def in_kanji(text: str, by_sound: Mapping[str, str]) -> str:
    """A text with the words that it writes in kana written as the documents write them."""
    known = "|".join(sorted(map(re.escape, by_sound), key=len, reverse=True))
    if not known:
        return text

    def written(run: re.Match[str]) -> str:
        heard = run[0].translate(_TO_KATAKANA)
        said, last = "", 0
        for match in re.finditer(known, heard):
            said, last = said + run[0][last : match.start()] + by_sound[match[0]], match.end()
        return said + run[0][last:]

    return _KANA.sub(written, _ROUND.sub(r"第\1回", text))
