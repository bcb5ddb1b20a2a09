"""Words that a question writes as they sound, in the characters of the documents: ほじょりつ is 補助率."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from assistant.languages.ja.tokens import reading_of

_ROUND = re.compile(r"(?:だい|ダイ)\s*(\d+)\s*(?:かい|カイ)")
_HOW_MANY = {
    "マイ": "枚", "ニン": "人", "メイ": "名", "ネン": "年", "カゲツ": "か月", "ニチ": "日", "ガツ": "月", "ジ": "時", "ケン": "件",
    "カイ": "回", "サイ": "歳", "ワリ": "割", "テン": "点", "ブ": "部", "エン": "円", "シャ": "社",
}  # fmt: skip
_KANA = re.compile(r"[ぁ-ゖー]+(?:[ \u3000]+[ぁ-ゖー]+)*|[ァ-ヺー]{3,}")
_KANJI = re.compile(r"[々一-鿿][々一-鿿ぁ-ん]*[々一-鿿]")
TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_LONG = 4  # kana: a shorter one may be anything, and counts only as a whole word
_PARTED = 5  # kana of a word within which some put a space: ほじょ きん
_PARTICLE = "ハガヲニノトデモヘヤ"
# A word ends before a particle, another question word or the end: かいがい is no word of its own in かいがいちけん.
_END = rf"(?=$|[ \u3000{_PARTICLE}カヨネダ]|イツ|ドコ|ドウ|ナ[ニンイシ]|マ[デズ]|カラ|ヨリ|ッテ|デス|ダレ|イクラ|シ[タテマヨ]|ス[ルレ]|サ[レセ]|ア[ルリ])"

_BEFORE_A_PARTICLE = re.compile(rf"[ \u3000]+(?=(?:[{_PARTICLE}]|カラ|マデ)(?:[ \u3000]|$|イツ|ドコ|ナ[ニン]))")


def sounding(words: Iterable[str], *, shortest: int = _LONG, alike: Collection[str] = ()) -> dict[str, str]:
    """Words of Chinese characters by their sound; of two that sound alike the first, and none of what sounds alike."""
    found: dict[str, str] = {}
    doubtful = {reading_of(word) for word in alike}
    for word in words:
        if _KANJI.fullmatch(word) and len(sound := reading_of(word)) >= shortest and sound not in doubtful:
            found.setdefault(sound, word)
    return found


def in_kanji(text: str, by_sound: Mapping[str, str]) -> str:
    """A text with the words that it writes in kana written as the documents write them."""
    known = _known(tuple(by_sound))

    def written(run: re.Match[str]) -> str:
        heard = run[0].translate(TO_KATAKANA)
        said, last = "", 0
        for match in known.finditer(heard):
            sound = "".join(match[0].split())
            word = by_sound[sound] if sound in by_sound else f"何{_HOW_MANY[sound.removeprefix('ナン')]}"
            said, last = said + run[0][last : match.start()] + word, match.end()
            gap = _BEFORE_A_PARTICLE.match(heard, last)
            last = gap.end() if gap else last
        return said + run[0][last:]

    return _KANA.sub(written, _ROUND.sub(r"第\1回", text))


@lru_cache(maxsize=8)
def _known(sounds: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some sounds, the longest first."""
    first = "|".join(_spelt(sound) for sound in sorted(sounds, key=len, reverse=True))
    counted = "ナン(?:" + "|".join(sorted(_HOW_MANY, key=len, reverse=True)) + ")"
    begins = rf"(?<![^ \u3000{_PARTICLE}オゴ])"
    return re.compile(rf"(?:{first or '(?!)'})(?:{_END}|(?={first or '(?!)'}))|{begins}{counted}{_END}")


def _spelt(sound: str) -> str:
    if len(sound) < _LONG:
        return rf"(?<![^ \u3000{_PARTICLE}オゴ]){re.escape(sound)}"
    return "[ \u3000]?".join(map(re.escape, sound)) if len(sound) >= _PARTED else re.escape(sound)
