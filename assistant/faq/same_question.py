"""Whether two questions ask the same: what they are about, what they ask of it, and within which bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.domain import Aspect
from assistant.languages.ja.hard_facts import HardFact, hard_facts
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens
from assistant.speech import WordsMissing, read_toml
from assistant.understanding import aspects_of
from assistant.words import Words

_WHETHER = "whether"
_SECTIONS = ("heads", "implied", "asked", "bounds", "light")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a question asks; two questions with equal meanings have the same answer."""

    words: frozenset[str]
    aspects: frozenset[Aspect]
    asked: frozenset[str]  # when, where, how_much, whether, ...
    bounds: frozenset[str]  # only, except, after, ...
    facts: frozenset[HardFact]
    channels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sameness:
    """The tables by which questions are compared."""

    heads: tuple[tuple[str, re.Pattern[str]], ...]
    implied: Mapping[str, frozenset[str]]
    asked: Mapping[str, re.Pattern[str]]
    bounds: Mapping[str, re.Pattern[str]]
    light: frozenset[str]
    words: Words

    def meaning(self, core: str) -> Meaning | None:
        """The meaning of a question without the names of its call and edition; None where it says nothing of its own."""
        heard = plain(core).casefold()
        heads, rest = self._heads(heard)
        asked = self._asked(heard, rest) - frozenset[str]().union(*(self.implied.get(name, ()) for name in heads))
        left = rest
        for said in self.asked.values():
            left = said.sub(" ", left)
        words = heads | (set(tokens(left)) - self.words.stopwords - self.light)
        if not words:
            return None
        return Meaning(
            words=frozenset(words),
            aspects=frozenset(aspects_of(f"{' '.join(sorted(heads))} {rest}", self.words)),
            asked=asked,
            bounds=frozenset(kind for kind, said in self.bounds.items() if said.search(rest)),
            facts=hard_facts(heard),
            channels=frozenset(self.words.channels_in(heard)),
        )

    def heads_in(self, text: str) -> frozenset[str]:
        """The things that a text names, by whichever of their names."""
        return self._heads(plain(text).casefold())[0]

    def _heads(self, heard: str) -> tuple[frozenset[str], str]:
        """The things that a question names by one of their names, and what is left of it."""
        found: list[str] = []
        for name, said in self.heads:
            heard, times = said.subn(" ", heard)
            found += [name] if times else []
        return frozenset(found), heard

    def _asked(self, heard: str, rest: str) -> frozenset[str]:
        """What is asked; whether something is so only where nothing else is asked."""
        open_ones = {kind for kind, said in self.asked.items() if kind != _WHETHER and said.search(heard)}
        return frozenset(
            kind for kind, said in self.asked.items() if said.search(rest) and not (kind == _WHETHER and open_ones)
        )


def load_sameness(folder: Path, words: Words) -> Sameness:
    """The tables of the folder of a language; WordsMissing where one is missing or no expression."""
    path = folder / "same_question.toml"
    told = read_toml(path)
    if missing := [section for section in _SECTIONS if section not in told]:
        raise WordsMissing(f"{path} に [{missing[0]}] がありません")
    try:
        return Sameness(
            heads=tuple((name, re.compile("|".join(forms))) for name, forms in told["heads"].items()),
            implied={name: frozenset(kinds) for name, kinds in told["implied"].items()},
            asked={kind: re.compile(said) for kind, said in told["asked"].items()},
            bounds={kind: re.compile(said) for kind, said in told["bounds"].items()},
            light=frozenset(told["light"]["words"]),
            words=words,
        )
    except re.error as error:
        raise WordsMissing(f"{path} の言い方 {error.pattern!r} を読めません") from error
