"""A question that asks several things one after the other becomes the things that it asks."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.domain import Reading
from assistant.languages.ja.tokens import tokens
from assistant.understanding import aspects_of
from assistant.words import Words

_ENDS = re.compile(r"(?<=[。?!\n])\s*")
_MOST = 3  # things that one answer tells of
_OF_ITS_OWN = 2  # words that no part before has: with fewer a part leans on the one before it (「場所は?」)


def parts_of(reading: Reading, words: Words) -> tuple[Reading, ...]:
    """What a question asks, thing by thing; the reading itself where it asks one."""
    parts: list[Reading] = []
    heard: set[str] = set()
    for sentence in filter(None, map(str.strip, _ENDS.split(reading.question))):
        own = set(tokens(sentence)) - words.stopwords - heard
        if _asks(sentence, len(own), words):
            before = parts[-1].question if parts and len(own) < _OF_ITS_OWN else ""
            context = " ".join(filter(None, (reading.context, before)))
            parts.append(replace(reading, question=sentence, aspects=aspects_of(sentence, words), context=context))
            heard |= own
    return tuple(parts[:_MOST]) if len(parts) > 1 else (reading,)


def _asks(sentence: str, own: int, words: Words) -> bool:
    """Whether a sentence asks for something that none before it asks for (「予定数だけ知りたいです」 does not)."""
    return words.asks("asking", sentence) and own >= (1 if words.asks("interrogative", sentence) else _OF_ITS_OWN)
