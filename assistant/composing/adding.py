"""Whether what would be said beside the best passage tells a reader more than what is said already."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.languages.ja.asked_units import answers_units
from assistant.languages.ja.tokens import tokens
from assistant.ranking import asks_yes_or_no, decides
from assistant.retrieval import Found
from assistant.synonyms import Otherwise, meant_in

_POINT = re.compile(r"[・○●◇◆■□▪*•]")
_TITLE = 30  # characters: what is shorter and ends no sentence is the title of something that is not said


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said of a passage."""

    text: str
    of: Found
    cut: bool = False  # whether the passage says more

    @property
    def is_a_title(self) -> bool:
        """Whether nothing but a title is left of a longer passage; the point of a list is none."""
        return self.cut and len(self.text) < _TITLE and not (self.text.endswith("。") or _POINT.match(self.text))


def tells_more(
    one: Telling, told: Sequence[Telling], question: str, words: Collection[str], otherwise: Otherwise
) -> bool:
    """Whether a text says an asked word that none before it does, settles what they leave open, or is nearer in meaning."""
    if one.is_a_title:
        return False
    before = "\n".join(each.text for each in told)
    if heard_in(one.text, words, otherwise) - heard_in(before, words, otherwise):
        return True
    if _settles(one.text, before, question):
        return True
    return all(_is_as_near(one.of, each.of) for each in told)


def heard_in(text: str, words: Collection[str], otherwise: Otherwise) -> frozenset[str]:
    """The asked words that a text says, also in other words."""
    said = tokens(text)
    return (frozenset(said) | meant_in(f" {' '.join(said)} ", otherwise)) & frozenset(words)


def _settles(text: str, before: str, question: str) -> bool:
    """Whether a text has the number or day that is asked for, or decides, where nothing before it does."""
    counts = answers_units(text, question) > answers_units(before, question)
    return counts or (asks_yes_or_no(question) and decides(text) and not decides(before))


def _is_as_near(one: Found, other: Found) -> bool:
    """Whether a passage is as near to the question as another; as good as that where no vector tells."""
    return one.similarity is None or other.similarity is None or one.similarity >= other.similarity
