"""Which entries a search finds: every word of it stands in the entry, in any spelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.catalogue import spoken
from assistant.faq.published import HeldEntry
from assistant.faq.same_question import Sameness
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens

_LONGEST = 200  # characters of a search


@dataclass(frozen=True, slots=True)
class _Heard:
    """A text as it is searched."""

    spoken: str
    tokens: frozenset[str]


def matching(entries: Sequence[HeldEntry], query: str, sameness: Sameness) -> tuple[HeldEntry, ...]:
    """The entries that hold all words of a search, in question, wordings or answer; all of them where it is empty."""
    words = plain(query[:_LONGEST]).split()
    return tuple(one for one in entries if all(_says(one, word, sameness) for word in words))


def _says(held: HeldEntry, word: str, sameness: Sameness) -> bool:
    entry = held.entry
    said = _heard("\n".join((entry.question, *entry.wordings, *(claim.text for claim in entry.claims))))
    asked = set(tokens(word)) - sameness.words.stopwords
    if spoken(word) and spoken(word) in said.spoken:
        return True
    named = sameness.heads_in(word)
    return bool(asked) and (asked <= said.tokens or bool(named and named <= sameness.heads_in(entry.question)))


@lru_cache(maxsize=4_096)
def _heard(text: str) -> _Heard:
    return _Heard(spoken(text), frozenset(tokens(text)))
