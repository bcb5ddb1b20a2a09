"""Hard facts as numbered slots: a model copies the number, and the words of the document are put in."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from unicodedata import category

from assistant.composing.wording import in_one_line
from assistant.domain import Passage
from assistant.languages.ja.fact_places import Place, fact_places
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain

_UNMARKED = frozenset({"number", "place", "unit"})  # (1), 東京都千代田区, (千円): they are read more easily as they are
_MARK = re.compile(r"\{\{\s*(\d{1,6})\s*(?::[^{}]*)?\}\}")  # {{3}}, and the {{3:令和7年8月27日}} of one that copies all
_GROWN = re.compile(
    r"[\d,.%円千百十億万兆]\{\{|\}\}[\d,.%円千百十億万兆]"
)  # 2{{1}}, {{1}}億円: it would say more than the slot
_FULL_WIDTH = str.maketrans("{}", "｛｝")


@dataclass(frozen=True, slots=True)
class Slot:
    """A hard fact in the words of its document, and the number of the block that it stands in."""

    words: str
    block: int


@dataclass(frozen=True, slots=True)
class Offer:
    """Passages as numbered blocks of data, and the slots in them; the first slot is number 1."""

    blocks: str
    slots: tuple[Slot, ...]

    def filled(self, text: str, *, sources: Collection[int]) -> str | None:
        """The text with its slots filled; None where one is unknown, or not of a block that is cited."""
        marks = [int(mark[1]) for mark in _MARK.finditer(text)]
        known = all(1 <= number <= len(self.slots) and self.slots[number - 1].block in sources for number in marks)
        if not known or _GROWN.search(plain(text)):
            return None
        said = _MARK.sub(lambda mark: self.slots[int(mark[1]) - 1].words, text)
        return said if not set(said) & set("{}") else None  # a mark that is none is not shown either


def offer(passages: Sequence[Passage]) -> Offer:
    """The passages as a model is shown them: 締切は{{1:8月27日}}です。"""
    slots: list[Slot] = []
    blocks = []
    for number, passage in enumerate(passages, 1):
        marked = _marked(_without_braces(mend(passage.text).text), number, slots)
        blocks.append(f"[{number}]\n{as_data(' > '.join(passage.heading))}\n{_lines(marked)}")
    return Offer("\n\n".join(blocks), tuple(slots))


def as_data(text: str) -> str:
    """Every line marked as data, so that none can pass for a rule, a block or a slot."""
    return _lines(_without_braces(text))


def _lines(text: str) -> str:
    visible = "".join(one for one in text if one in "\n\t" or category(one)[0] != "C")
    return "\n".join(f"| {line}" for line in visible.splitlines() or [""])


def _without_braces(text: str) -> str:
    return text.translate(_FULL_WIDTH)


def _marked(text: str, block: int, slots: list[Slot]) -> str:
    """The text with each hard fact in a numbered mark."""
    marked, end = "", 0
    for place in fact_places(text):
        if _is_marked(place, text):
            slots.append(Slot(in_one_line(text[place.start : place.end]), block))
            marked += f"{text[end : place.start]}{{{{{len(slots)}:{slots[-1].words}}}}}"
            end = place.end
    return marked + text[end:]


def _is_marked(place: Place, text: str) -> bool:
    """Whether a fact is a slot: what is counted in words (三つの分野) reads on as it is."""
    in_words = place.kinds == {"count"} and not any(one.isdigit() for one in text[place.start : place.end])
    return not (in_words or place.kinds <= _UNMARKED)
