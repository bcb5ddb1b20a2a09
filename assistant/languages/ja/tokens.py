"""Words of Japanese text in one spelling each, for the keyword index and for questions."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokenizer import tokenizer

_PART_OF_SPEECH = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞", "接頭辞", "接尾辞", "代名詞", "連体詞"})
_OF_NAMES = frozenset({"名詞", "接頭辞", "接尾辞"})
_ASK = frozenset({"何", "幾つ", "幾ら", "何時"})
_MOST_AT_ONCE = 2_000  # Sudachi refuses texts over 49,149 bytes, and joins long numbers in quadratic time

_SHORT = 120  # characters of what is worth remembering


def tokens(text: str) -> tuple[str, ...]:
    """The content words of a text in their normalised form, lower-cased."""
    return _tokens_again(text) if len(text) <= _SHORT else _tokens(text)


@lru_cache(maxsize=20_000)
def _tokens_again(text: str) -> tuple[str, ...]:
    """Headings, names and cues come up in every answer."""
    return _tokens(text)


def _tokens(text: str) -> tuple[str, ...]:
    words: list[str] = []
    normal = plain(text)
    for start in range(0, len(normal), _MOST_AT_ONCE):
        for morpheme in tokenizer().tokenize(normal[start : start + _MOST_AT_ONCE]):
            word = morpheme.normalized_form().casefold().strip()
            if word and morpheme.part_of_speech()[0] in _PART_OF_SPEECH and _is_word(word):
                words.append(word)
    return tuple(words)


@lru_cache(maxsize=2_048)
def placed_tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every word of a short text as its token, with where it begins and ends."""
    found = tokenizer().tokenize(text[:_MOST_AT_ONCE])
    return tuple((one.normalized_form().casefold().strip(), one.begin(), one.end()) for one in found)


@lru_cache(maxsize=2_048)
def compounds(text: str) -> tuple[tuple[str, ...], ...]:
    """The names that a text writes in several words (「未来共創分野」), each as its tokens."""
    found: list[tuple[str, ...]] = []
    run: list[str] = []
    for morpheme in (*tokenizer().tokenize(plain(text)[:_MOST_AT_ONCE]), None):
        word = morpheme.normalized_form().casefold().strip() if morpheme is not None else ""
        if morpheme is not None and morpheme.part_of_speech()[0] in _OF_NAMES and _is_word(word) and word not in _ASK:
            run.append(word)
            continue
        if len(run) > 1:
            found.append(tuple(run))
        run = []
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4_096)
def reading_of(text: str) -> str:
    """How a text sounds, in katakana."""
    return "".join(morpheme.reading_form() for morpheme in tokenizer().tokenize(plain(text)[:_MOST_AT_ONCE]))


def _is_word(word: str) -> bool:
    return any(unicodedata.category(character)[0] in "LN" for character in word)
