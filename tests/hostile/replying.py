"""One way in which a language model replies: its script, what a reader sees of it, and what nobody may see."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.openai_server import Part, Script

RATE = (
    "みらいハブの補助率と上限額を教えてください",
    "みらいハブの補助率はいくらですか",
    "第7回のみらいハブの補助率と上限額",
)


@dataclass(frozen=True)
class Seen:
    """A prompt as a model reads it."""

    prompt: str

    def block(self, phrase: str) -> int:
        """The number of the block that holds a phrase."""
        blocks = re.split(r"(?m)^\[(\d+)\]$", self.prompt)
        plain = (re.sub(r"\{\{\d+:([^{}]*)\}\}", r"\1", text) for text in blocks[2::2])
        return next(int(number) for number, text in zip(blocks[1::2], plain, strict=True) if phrase in text)

    def slot(self, words: str) -> str:
        """The mark of the slot that holds these words."""
        number, _ = next(mark for mark in re.findall(r"\{\{(\d+):([^{}]*)\}\}", self.prompt) if words in mark[1])
        return f"{{{{{number}}}}}"


NOT_BROKEN, NOT_OVER = Script(), Script(finish=None)
Lines = Callable[[Seen], list[str]]


@dataclass(frozen=True)
class Kind:
    """One way of replying, and what becomes of it."""

    name: str
    lines: Lines = lambda _: []
    asked: tuple[str, ...] = RATE
    shown: tuple[str, ...] = ()  # the claims of the model; none: the answer is the one that is given without a model
    never: tuple[str, ...] = ()  # what no reader may see
    script: Script = NOT_BROKEN

    def played(self, random: Random) -> Script:
        """The script of one run: its words cut into other pieces every time."""

        def replies(prompt: str) -> tuple[Part, ...]:
            text = "\n".join(self.lines(Seen(prompt)))
            return (*_cut(text, random), *self.script.pieces)

        return replace(self.script, replies=replies)


def says(text: str, phrase: str = "", *, sources: object = None) -> Lines:
    """One claim; «words» is the mark of a slot, and the phrase stands in the block that is cited."""

    def lines(seen: Seen) -> list[str]:
        filled = re.sub(r"«(.+?)»", lambda mark: seen.slot(mark[1]), text)
        cited = [seen.block(phrase)] if sources is None else sources
        return [json.dumps({"text": filled, "sources": cited}, ensure_ascii=False)]

    return lines


def also(*parts: Lines) -> Lines:
    """Several claims, one a line."""
    return lambda seen: [line for part in parts for line in part(seen)]


def raw(*lines: str) -> Lines:
    """Lines as they are."""
    return lambda _: list(lines)


def _cut(text: str, random: Random) -> tuple[Part, ...]:
    pieces = []
    while text:
        length = random.choice((1, 2, 3, 7, 20, 200))
        pieces.append(text[:length])
        text = text[length:]
    return tuple(pieces)
