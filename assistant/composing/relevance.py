"""Whether passages speak of what is asked at all: the line between an answer and an honest no."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import tokens
from assistant.retrieval import Found

_LEAST_SHARED = 0.34  # of the asked words, where no vector tells
_NEAR = 0.86  # a vector as near as this speaks for itself
_LEAST_WITH_VECTOR = 0.2


def relevant(found: Sequence[Found], asked: Collection[str]) -> tuple[Found, ...]:
    """The passages that hold enough of what is asked."""
    return tuple(one for one in found[:12] if _speaks_of(one, asked))


def _speaks_of(one: Found, asked: Collection[str]) -> bool:
    if not asked:
        return True
    held = set(tokens("\n".join((*one.passage.heading, mend(one.passage.text).text))))
    shared = len(held.intersection(asked)) / len(set(asked))
    if one.similarity is not None and one.similarity >= _NEAR:
        return shared >= _LEAST_WITH_VECTOR
    return shared >= _LEAST_SHARED
