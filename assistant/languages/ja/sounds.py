"""How a name sounds: the consonants that Latin letters and the kana written for them share (NEXUS and ネクサス: nkss)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.languages.ja.kana import TO_KATAKANA

_ROWS = {
    "カキクケコ": "k", "ガギグゲゴ": "g", "サシスセソ": "s", "ザジズゼゾ": "z", "タチツテト": "t", "ダヂヅデド": "d",
    "ナニヌネノン": "n", "ハヒフヘホ": "h", "バビブベボヴ": "b", "パピプペポ": "p", "マミムメモ": "m", "ヤユヨ": "y",
    "ラリルレロ": "r", "ワヲ": "w",
}  # fmt: skip
_OF_KANA = {kana: sound for row, sound in _ROWS.items() for kana in row}
# What Latin letters sound like in a Japanese mouth, the longer spellings first; a vowel sounds like nothing.
_OF_LATIN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        (r"tion|sion|cian", "sn"), (r"tch", "t"), (r"ture$", "t"), (r"dg(?=e)", "z"), (r"ow(?![aeiou])", ""), (r"(?<=[aeiou])re$", ""),
        (r"sch|sh", "s"), (r"nch", "nt"), (r"ch$|ck|ch(?=[lnr])", "k"), (r"ch", "t"), (r"ph", "h"),
        (r"th", "s"), (r"wh", "w"), (r"qu?", "k"), (r"x$|x", "ks"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"j", "z"),
        (r"g(?=[e]$|[iy])", "z"), (r"[eao]r(?![aeiou])", ""), (r"(?<=[aeiou])u|y(?![aeiou])", ""), (r"l", "r"), (r"v", "b"),
        (r"f", "h"), (r"m(?=[pb])", "n"), (r"[aeiou]", ""),
    )
)  # fmt: skip
_RUN = re.compile(r"[A-Za-zァ-ヴー]+")
_JOINED_RUN, _JOINTS = re.compile(r"[A-Za-zァ-ヴー]+(?:[\-・][A-Za-zァ-ヴー]+)*"), re.compile(r"[\-・]")
_HIRAGANA = re.compile(r"(?<![ぁ-ゖァ-ヴー])[ぁ-ゖー]{4,}")
_AFTER_A_NAME = re.compile(r"$|の|は|を|が|に|も|と|って|で|とか|から|へ")
_SEVERAL = 2  # words of a name
_JAPANESE = re.compile(r"(?:(?:[kgsztdnhbpmrfjwy]|[knhmrgbp]y|sh|ch|ts)?[aiueo]|n(?![aiueoy]))+", re.IGNORECASE)
_FEWEST_IN_HIRAGANA = 4  # consonants: ordinary words are written so too
_IN_KANA = re.compile(r"[ァ-ヴ][ァ-ヴー]{3,}")
_INITIALS = {**_OF_KANA, "ジ": "j", "チ": "c", "フ": "f"}
_SHORTEST_IN_LETTERS = 5
_VOWEL_ROWS = {
    "a": "アカガサザタダナハバパマヤラワ", "i": "イキギシジチヂニヒビピミリ", "u": "ウクグスズツヅヌフブプムユル",
    "e": "エケゲセゼテデネヘベペメレ", "o": "オコゴソゾトドノホボポモヨロヲ",
}  # fmt: skip
_VOWELS = {kana: vowel for vowel, row in _VOWEL_ROWS.items() for kana in row}
_DOUBLED = re.compile(r"(.)\1+")
_FEWEST = 3  # consonants that tell one name from another


def sounds_in(text: str) -> frozenset[str]:
    """The sounds of the names that a text writes in letters or katakana, where they are enough to tell a name."""
    runs = _RUN.findall(re.sub(r"[\s\-・]", "", text))
    return frozenset(sound for run in runs if len(sound := sound_of(run)) >= _FEWEST)


def sounds_of_name(name: str) -> frozenset[str]:
    """How a name in Latin letters may sound: whole, and without the last of several words; a Japanese word as it is spelt."""
    words = re.findall(r"[A-Za-z]+", name)
    begun = [words[:end] for end in range(_SEVERAL, len(words))]
    spelt = [
        "".join(_romaji(word) if _JAPANESE.fullmatch(word) else sound_of(word) for word in some)
        for some in (words, *begun)
    ]
    said = {_DOUBLED.sub(r"\1", sound) for sound in (*spelt, *("".join(map(sound_of, some)) for some in begun))}
    return sounds_in(name) | frozenset(sound for sound in said if len(sound) >= _FEWEST)


def _romaji(word: str) -> str:
    """The consonants of a Japanese word in Latin letters: TSUMUGI is tmg."""
    heard = word.casefold()
    for spelling, sound in (("tsu", "t"), ("sh", "s"), ("ch", "t"), ("j", "z"), ("f", "h")):
        heard = heard.replace(spelling, sound)
    return re.sub(r"[aiueoy]", "", heard)


def with_its_initial(name: str) -> str:
    """A name in katakana with the letter that its first kana stands for: Jハーバ for ジハーバ; nothing of another name."""
    letter = _INITIALS.get(name[:1], "")
    return f"{letter}{name[1:]}" if letter and _IN_KANA.fullmatch(name) else ""


def spelt_in_letters(name: str, text: str) -> bool:
    """Whether a text writes a name in kana with letters: jihaaba for ジハーバ."""
    sound = sound_of(name) if _IN_KANA.fullmatch(name) else ""
    words = re.findall(rf"[A-Za-z]{{{_SHORTEST_IN_LETTERS},}}", text) if len(sound) >= _FEWEST else []
    return any(sound_of(word) == sound and word[-1].lower() == _VOWELS.get(name[-1]) for word in words)


def said_as(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """What of a text sounds as one of some names in Latin letters: jハーバー as J-HARBOR."""
    known = frozenset(sound for name in names if name.isascii() for sound in sounds_of_name(name))
    runs = _JOINED_RUN.findall(text) if known else ()
    return tuple(run for run in runs if sound_of(_JOINTS.sub("", run)) in known)


def sounds_in_hiragana(text: str) -> frozenset[str]:
    """The sounds of what may be a name at the beginning of a run of hiragana, up to a particle or the end."""
    heard = (
        sound_of(run[:end].translate(TO_KATAKANA))
        for run in _HIRAGANA.findall(text)
        for end in range(4, len(run) + 1)
        if _AFTER_A_NAME.match(run, end)
    )
    return frozenset(sound for sound in heard if len(sound) >= _FEWEST_IN_HIRAGANA)


@lru_cache(maxsize=4_096)
def sound_of(name: str) -> str:
    """The consonants of a name, each once where it is doubled."""
    heard = "".join(
        _latin(part) if part.isascii() else _kana(part) for part in re.findall(r"[A-Za-z]+|[^A-Za-z]+", name)
    )
    return _DOUBLED.sub(r"\1", heard)


def _kana(part: str) -> str:
    return "".join(_OF_KANA.get(kana, "") for kana in part)


def _latin(part: str) -> str:
    heard = part.casefold()
    for spelling, sound in _OF_LATIN:
        heard = spelling.sub(sound.upper(), heard)
    return heard.lower()
