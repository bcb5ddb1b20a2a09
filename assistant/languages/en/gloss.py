"""What an English question asks, word by word in the Japanese of call documents: enough to search by, and never shown."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from assistant.languages.en.romaji import in_hiragana

_PART = re.compile(r"\S+@\S+|https?://\S+|[A-Za-z0-9](?:[A-Za-z0-9&'’.-]*[A-Za-z0-9])?|[^\sA-Za-z0-9][^\sA-Za-z]*")
_LONGEST = 5  # words of a term
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")
_SHORTEST_STEM = 3
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))
_DOUBLING = frozenset({"ing", "ed"})  # submitted


@dataclass(frozen=True)
class Gloss:
    """The terms of a file, each by the stems of its words."""

    terms: Mapping[str, str]
    names: Collection[str]  # those of the terms that join what stands beside them: forestry machinery is 林業機械
    ends: Mapping[str, str]  # how a question ends in Japanese, by the word that it begins with
    small_words: Collection[str]

    @cached_property
    def _known(self) -> dict[tuple[str, ...], str]:
        """The terms as they stand, and where none stands so by the stems of their words."""
        said = {term: text if term in self.names else f" {text} " for term, text in self.terms.items()}
        exact = {tuple(term.split()): text for term, text in said.items()}
        return {tuple(map(stem, words)): text for words, text in exact.items()} | exact

    def in_japanese(self, question: str, names: Collection[str] = ()) -> str:
        """The question as Japanese words in its own order; names, and what is not known, stay as they are."""
        kept = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        pieces = re.split(f"({kept})", question, flags=re.IGNORECASE) if kept else [question]
        said = (
            f" {piece} " if at % 2 else "".join(self._pieces(_PART.findall(piece))) for at, piece in enumerate(pieces)
        )
        first = question.split(maxsplit=1)[0].casefold() if question.strip() else ""
        return f"{' '.join(''.join(said).split())}{self.ends.get(first, '')}"

    def _pieces(self, parts: list[str]) -> Iterator[str]:
        place = 0
        while place < len(parts):
            length = self._known_at(parts, place)
            if length:
                yield self._term(parts[place : place + length])
            elif parts[place].casefold() in self.small_words:
                yield " "
            else:
                yield self._unknown(parts[place])
            place += length or 1

    def _unknown(self, part: str) -> str:
        """A word in two, platform-type, may be known in both; a name may be known in kana."""
        halves = part.split("-")
        if len(halves) > 1 and all(self._known_at(halves, at) for at in range(len(halves))):
            return "".join(self._pieces(halves))
        return f" {part} {in_hiragana(part)} "

    def _known_at(self, parts: list[str], place: int) -> int:
        """How many words the longest term has that begins here; 0: none does."""
        lengths = range(min(_LONGEST, len(parts) - place), 0, -1)
        return next((length for length in lengths if self._term(parts[place : place + length])), 0)

    def _term(self, parts: list[str]) -> str:
        exact = tuple(part.casefold() for part in parts)
        return self._known.get(exact) or self._known.get(tuple(map(stem, parts)), "")


def stem(word: str) -> str:
    """A word without its endings; the same for every form of it, and no more than that."""
    short = re.sub(r"['’]s$", "", word.casefold())
    for ending, instead in _ENDINGS:
        rest = short.removesuffix(ending)
        if rest != short and len(rest) >= _SHORTEST_STEM and not short.endswith(("ss", "us", "is")):
            return _DOUBLED.sub(r"\1", rest) if ending in _DOUBLING else f"{rest}{instead}"
    return short
