"""Japanese names in Latin letters, back in kana: Kakehashi is かけはし."""

from __future__ import annotations

import re

_VOWELS = "aiueo"
_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ", "t": "たちつてと", "d": "だぢづでど",
    "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ", "m": "まみむめも", "y": "やいゆえよ",
    "r": "らりるれろ", "w": "わうぇうぇを",
}  # fmt: skip
_OTHERS = {
    "shi": "し", "chi": "ち", "tsu": "つ", "fu": "ふ", "ji": "じ", "sha": "しゃ", "shu": "しゅ", "sho": "しょ", "cha": "ちゃ", "chu": "ちゅ",
    "cho": "ちょ", "ja": "じゃ", "ju": "じゅ", "jo": "じょ", "wa": "わ", "wo": "を",
} | {f"{k}y{v}": i + y for k, i in zip("kgnhbpmr", "きぎにひびぴみり", strict=True) for v, y in zip("auo", "ゃゅょ", strict=True)}  # fmt: skip
_SYLLABLES = {
    f"{k}{v}": kana for k, row in _ROWS.items() if k != "w" for v, kana in zip(_VOWELS, row, strict=True)
} | _OTHERS
_SPLIT = re.compile(
    rf"({'|'.join(sorted(_SYLLABLES, key=len, reverse=True))})|(n(?=[^aiueoy]|$))|(?:([kstpg])(?=\3)|(t)(?=ch))"
)
_LONG = re.compile(r"ou|oo|uu|[ōū]|oh(?=[^aiueoy]|$)")
_LONG_VOWELS = {"ou": "ou", "oo": "oo", "uu": "uu", "ō": "ou", "ū": "uu", "oh": "ou"}
_FEWEST = 3  # syllables: a shorter one may be an English word


def in_hiragana(word: str) -> str:
    """A capitalised word that can be read as Japanese, in hiragana; "" where it cannot."""
    if not word[:1].isupper() or not word[1:].islower():
        return ""
    heard = _LONG.sub(lambda match: _LONG_VOWELS[match[0]], word.casefold())
    kana, place = "", 0
    while place < len(heard):
        match = _SPLIT.match(heard, place)
        if match is None:
            return ""
        kana += _SYLLABLES.get(match[0], "ん" if match[2] else "っ")
        place = match.end()
    return kana if len(kana) >= _FEWEST else ""
