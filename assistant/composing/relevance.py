"""Whether passages speak of what is asked at all: the line between an answer and an honest no."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from assistant.domain import Passage
from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import tokens
from assistant.retrieval import Found

_MOST = 12  # passages that are looked at
_LEAST_SHARED = 0.34  # of the asked words, where no vector tells
_NEAR = 0.86  # a vector as near as this speaks for itself
_LEAST_WITH_VECTOR = 0.2


def relevant(found: Sequence[Found], asked: Collection[str], *, fits: Callable[[Passage], bool]) -> tuple[Found, ...]:
    """The passages that hold enough of what is asked, or stand under a heading that says so."""
    return tuple(one for one in found[:_MOST] if _speaks_of(one, asked) or fits(one.passage))


def _speaks_of(one: Found, asked: Collection[str]) -> bool:
    if not asked:
        return True
    held = set(tokens("\n".join((*one.passage.heading, mend(one.passage.text).text))))
    shared = len(held.intersection(asked)) / len(set(asked))
    if one.similarity is not None and one.similarity >= _NEAR:
        return shared >= _LEAST_WITH_VECTOR
    return shared >= _LEAST_SHARED
