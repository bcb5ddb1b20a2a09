"""Which language a question is asked in, by its script and its small words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_JAPANESE = r"ぁ-ゖァ-ヺー々一-鿿"
_RUN = re.compile(rf"[{_JAPANESE}](?:[{_JAPANESE}\d]*[{_JAPANESE}])?")
_WORD = re.compile(rf"(?:(?![{_JAPANESE}])[^\W\d_])+(?:['’](?:(?![{_JAPANESE}])[^\W\d_])+)?")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+")
# A particle that leans on the word before it, or what ends a Japanese sentence: these are no part of a name.
_CLAUSE = re.compile(
    r"^(?:の|は|が|を|に|で|と|も|へ|や|から|まで|より|って|について)(?![ぁ-ゖ])"
    r"|(?:の|は|が|を|に|で|て|と|か|ね|まで|から|です|ます|たい|いつ|どこ|だれ|いくら|って|ください|とは|何|誰)$"
)


def asked_in(text: str, small_words: Mapping[str, Collection[str]], *, home: str) -> str:
    """The language with the most of its small words in a question; home where Japanese is more than a name in it."""
    bare = _ADDRESS.sub(" ", text)
    words, runs = _WORD.findall(bare), _RUN.findall(bare)
    said = [word for word in words if not word[0].isupper() or _is_small(word, small_words)]
    if not said or any(map(_CLAUSE.search, runs)) or len(said) <= len(runs):
        return home
    met = {language: sum(word.casefold() in held for word in said) for language, held in small_words.items()}
    best = max(met, key=lambda language: met[language], default=home)
    return home if runs and not met.get(best) else best


def _is_small(word: str, small_words: Mapping[str, Collection[str]]) -> bool:
    return any(word.casefold() in held for held in small_words.values())
