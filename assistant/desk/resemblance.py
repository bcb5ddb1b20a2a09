"""When two questions ask the same: the words that make them differ, each with its weight."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.languages.ja.tokens import compounds, tokens
from assistant.speech import read_toml
from assistant.words import Words

OWN = 100  # the weight of a word of the question alone
ASKING = 40  # of one that asks for an aspect
GENERIC = 10  # of one of every call
KIND = 0  # of what tells when, where or how much is asked: it parts questions, and joins none
ALIKE = 0.55  # of all that two questions say, what both must say
_MANY_OWN = 3  # words of a question alone, of which some may be one name: 「未来共創分野」
_WORDS = 1 << 48  # numbers that words become; above them those of what parts questions
_KINDS, _FIGURES = 1 << 49, 1 << 50

Phrase = tuple[str, ...]  # tokens
Weighed = Mapping[int, int]  # a word as a number, and its weight


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Weighs the words of questions; a word is kept as a number, so that none of a forgotten question is left."""

    phrases: Mapping[Phrase, Phrase]  # how each is said, and the first way to say the same
    longest: int  # tokens of a phrase
    asking: frozenset[str]
    generic: frozenset[str]
    nothing: frozenset[str]
    asked: Mapping[str, tuple[str, ...]]  # when, where, ...: the cues by which each is asked

    @classmethod
    def of(cls, words: Words, folder: Path) -> Resemblance:
        """By the words that are listened for, and those of the desk."""
        own = read_toml(folder / "desk" / "resemblance.toml")
        phrases: dict[Phrase, Phrase] = {}
        for group in (*own["alike"], *words.synonyms):
            forms = [form for form in map(tokens, group) if form]
            for form in forms:
                phrases.setdefault(form, forms[0])
        telling = frozenset(own["telling"])
        generic = (words.generic | frozenset(own["light"])) - telling
        nothing = words.stopwords | frozenset(own["nothing"])
        return cls(phrases, max(map(len, phrases)), words.asking | telling, generic, nothing, own["asked"])

    def weighed(self, text: str) -> Weighed:
        """The words of a question that say what it asks; those of one name share the weight of one word."""
        weights = {word: self._weight(word) for word in self._words(text)}
        if sum(weight == OWN for weight in weights.values()) >= _MANY_OWN:
            for name in compounds(text):
                parts = [word for word in weights if weights[word] == OWN and set(word) <= set(name)]
                weights |= dict.fromkeys(parts, OWN // max(1, len(parts)))
        kinds = [kind for kind, cues in self.asked.items() if any(cue in text for cue in cues)]
        return {
            **{_number(" ".join(word)) + _FIGURES * _is_figure(word): weight for word, weight in weights.items()},
            **{_number(kind) + _KINDS: KIND for kind in kinds},
        }

    def _words(self, text: str) -> Iterator[Phrase]:
        said = tokens(text)
        place = 0
        while place < len(said):
            form = self._longest_at(said, place)
            place += len(form)
            word = self.phrases.get(form, form)
            if not self.nothing.issuperset(form):
                yield word

    def _longest_at(self, said: Phrase, place: int) -> Phrase:
        lengths = range(min(self.longest, len(said) - place), 1, -1)
        forms = (said[place : place + length] for length in lengths)
        return next((form for form in forms if form in self.phrases), said[place : place + 1])

    def _weight(self, word: Phrase) -> int:
        if set(word) <= self.generic:
            return GENERIC
        return ASKING if set(word) <= self.asking | self.generic else OWN


def resemblance(one: Weighed, other: Weighed) -> float:
    """The share of what two questions say that both say; 0 where they ask for another kind of thing, or by other figures."""
    kinds, others = _marked(one, _KINDS), _marked(other, _KINDS)
    if (kinds and others and not kinds & others) or figures(one) != figures(other):
        return 0.0
    both = sum(min(weight, other[word]) for word, weight in one.items() if word in other)
    whole = total(one) + total(other) - both
    return both / whole if whole else 1.0


def total(weighed: Weighed) -> int:
    """The weight of all words of a question."""
    return sum(weighed.values())


def figures(weighed: Weighed) -> frozenset[int]:
    """The figures of a question: 様式3 and 様式2 are two things, whatever else two questions share."""
    return _marked(weighed, _FIGURES)


def _marked(weighed: Weighed, mark: int) -> frozenset[int]:
    return frozenset(word for word in weighed if word & mark)


def _is_figure(word: Phrase) -> bool:
    return any(part.isdecimal() for part in word)


def _number(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest()) % _WORDS
