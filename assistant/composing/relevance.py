"""Whether passages speak of what is asked at all: the line between an answer and an honest no."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from assistant.domain import Passage
from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import compounds, tokens
from assistant.retrieval import Found
from assistant.synonyms import Otherwise, meant_in

_MOST = 12  # passages that are looked at
_LEAST_SHARED = 0.34  # of the asked words, where no vector tells
_NEAR = 0.86  # a vector as near as this speaks for itself
_LEAST_WITH_VECTOR = 0.2
_STANDS_OUT = 1.0  # log-odds before the next: such a passage needs only a word of the same meaning
_ENDS_IN = 2  # words that tell what a longer name names
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&+-]{2,}")


def relevant(
    found: Sequence[Found], asked: Collection[str], otherwise: Otherwise, *, fits: Callable[[Passage], bool]
) -> tuple[Found, ...]:
    """The passages that hold enough of what is asked, or stand under a heading that says so, or stand out."""
    speaking = [
        rank
        for rank, one in enumerate(found[:_MOST])
        if _speaks_of(one, asked, otherwise) or fits(one.passage) or (rank == 0 and _stands_out(found, otherwise))
    ]
    before = range(speaking[0]) if speaking else ()  # what comes before one that speaks of it says it in other words
    return tuple(found[rank] for rank in (*before, *speaking))


def holding(found: Sequence[Found], phrases: Collection[str]) -> tuple[Found, ...]:
    """The passages that hold any of some words and phrases."""
    return tuple(one for one in found if any(f" {phrase} " in _held(one.passage) for phrase in phrases))


def leading(found: Sequence[Found], words: Collection[str]) -> tuple[Found, ...]:
    """The best passage, where it holds all of some words."""
    return tuple(one for one in found[:1] if words and set(words) <= set(_held(one.passage).split()))


def about(found: Sequence[Found], question: str, generic: Collection[str]) -> tuple[Found, ...]:
    """The passages that hold a name that the question gives; all where it gives none."""
    names = _names(question, generic)
    if not names:
        return tuple(found)
    return tuple(one for one in found if any(f" {' '.join(name)} " in _held(one.passage) for name in names))


def wholly_about(found: Sequence[Found], question: str, generic: Collection[str]) -> tuple[Found, ...]:
    """The same, and the best passage where it and its headings hold every word of a long name, and together what it ends in."""
    named = about(found, question, generic)
    names = [name for name in _names(question, generic) if len(name) > _ENDS_IN and not any(map(str.isdigit, name))]
    best = [] if named[:1] == tuple(found[:1]) else found[:1]
    return (*(one for one in best if any(_holds_parted(_held(one.passage), name) for name in names)), *named)


def _holds_parted(held: str, name: tuple[str, ...]) -> bool:
    return set(name) <= set(held.split()) and f" {' '.join(name[-_ENDS_IN:])} " in held


def loosely_about(found: Sequence[Found], question: str, generic: Collection[str]) -> tuple[Found, ...]:
    """The same, and the best passage where it holds the words of a name apart, or what it ends in: 推進大使 of アントレ推進大使."""
    named = about(found, question, generic)
    names = [name for name in _names(question, generic) if len(name) > 1 and not any(map(str.isdigit, name))]
    ends = [name[-_ENDS_IN:] for name in names if len(name) > _ENDS_IN and not set(name[-_ENDS_IN:]) & set(generic)]
    best = [] if named[:1] == tuple(found[:1]) else found[:1]
    return (*(one for one in best if _says_nearly(_held(one.passage), names, ends)), *named)


def _says_nearly(held: str, names: Collection[tuple[str, ...]], ends: Collection[tuple[str, ...]]) -> bool:
    return any(set(name) <= set(held.split()) for name in names) or any(f" {' '.join(end)} " in held for end in ends)


def _names(question: str, generic: Collection[str]) -> set[tuple[str, ...]]:
    names = {tuple(name) for name in compounds(question) if not set(name) <= set(generic) and not _is_number(name)}
    latin = {" ".join(tokens(word)) for word in _LATIN.findall(question)} - set(generic)
    return names | {tuple(one.split()) for one in latin}


def _is_number(name: Sequence[str]) -> bool:
    return all(word.isdigit() or len(word) == 1 for word in name)


@lru_cache(maxsize=4_096)
def _held(passage: Passage) -> str:
    return f" {' '.join(tokens(chr(10).join((*passage.heading, mend(passage.text).text))))} "


def _stands_out(found: Sequence[Found], otherwise: Otherwise) -> bool:
    ahead = found[0].score - found[1].score if len(found) > 1 else _STANDS_OUT
    return ahead >= _STANDS_OUT and bool(meant_in(_held(found[0].passage), otherwise))


def _speaks_of(one: Found, asked: Collection[str], otherwise: Otherwise) -> bool:
    if not asked:
        return True
    held = {*_held(one.passage).split(), *meant_in(_held(one.passage), otherwise)}
    shared = len(held.intersection(asked)) / len(set(asked))
    if one.similarity is not None and one.similarity >= _NEAR:
        return shared >= _LEAST_WITH_VECTOR
    return shared >= _LEAST_SHARED
