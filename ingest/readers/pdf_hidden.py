"""What no reader of a PDF page sees is taken off its characters, and told: hidden words and words that are struck out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain import Remark, RemarkKind
from ingest.readers.pdf_characters import Box, Character
from ingest.readers.pdf_drawn import Colour, Drawn, Shape, Text

_TINY = 3.0  # points; nobody reads a smaller letter
_ALIKE = 24  # of 255, by which every part of two colours differs at most where nobody tells them apart
_WHITE: Colour = (255, 255, 255)
_THIN = 2.2  # points, with the half point that pdfium adds on either side
_MIDDLE = 0.2  # share of a letter's height around its middle through which a line strikes it out
_STRUCK_PART = 0.5  # share of a line that runs through letters
_STRUCK_LETTER = 0.5  # share of a letter that a line runs through
_STRUCK = "取り消し線で消されています"


@dataclass(frozen=True, slots=True)
class Unseen:
    """Why a character does not count."""

    kind: RemarkKind
    why: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What is needed to tell what is seen of a page."""

    bounds: Box
    drawn: Drawn
    layers: frozenset[str] = frozenset()  # those that are switched off
    marked: tuple[Box, ...] = ()  # what annotations strike out

    def seen(self, characters: Sequence[Character], number: int) -> tuple[tuple[Character, ...], tuple[Remark, ...]]:
        """The characters that count, and what is to be told of the others."""
        lines = self._striking(characters)
        reasons = [None if character.text.isspace() else self._reason(character, lines) for character in characters]
        for place, character in enumerate(characters):  # a space goes with the letter before it
            if place and character.text.isspace():
                reasons[place] = reasons[place - 1]
        kept = tuple(
            character
            for character, reason in zip(characters, reasons, strict=True)
            if reason is None or character.ends_line
        )
        return kept, tuple(_remarks(characters, reasons, number))

    def _reason(self, character: Character, lines: Sequence[Box]) -> Unseen | None:
        hidden = self._hidden(character)
        if hidden:
            return Unseen(RemarkKind.HIDDEN, hidden)
        struck = any(_strikes(line, character.box) for line in lines) or any(
            box.holds(character.box) for box in self.marked
        )
        return Unseen(RemarkKind.STRUCK, _STRUCK) if struck else None

    def _hidden(self, character: Character) -> str:
        box = character.box
        if not self.bounds.holds(box):
            return "ページの外にある文字です"
        text = self.drawn.texts.get(character.drawn_by)
        return (self._not_inked(text, box) or self._under_or_like(text, box)) if text is not None else ""

    def _not_inked(self, text: Text, box: Box) -> str:
        if text.size < _TINY and max(box.width, box.height) < 2 * _TINY:  # some fonts count in units of their own
            return f"{text.size:.1f} ポイントの文字です"
        if text.invisible:
            return "描かれない文字です（不可視の文字）"
        if text.clear:
            return "透明な文字です"
        return "表示されないレイヤーの文字です" if self.layers.intersection(text.layers) else ""

    def _under_or_like(self, text: Text, box: Box) -> str:
        if not self.drawn.shapes and (text.colour is None or not _alike(text.colour, _WHITE)):
            return ""
        if any(shape.covers and shape.order > text.order and shape.box.holds(box) for shape in self.drawn.shapes):
            return "図形や画像の下に隠れた文字です"
        ground = _ground(self.drawn.shapes, text, box)
        if text.colour is None or ground is None or not _alike(text.colour, ground):
            return ""
        return "白い文字です" if _alike(ground, _WHITE) else "地と同じ色の文字です"

    def _striking(self, characters: Sequence[Character]) -> list[Box]:
        """The thin lines that run through letters along most of their way."""
        thin = [line for line in set(self.drawn.strokes) if line.height <= _THIN < line.width]
        found = []
        for line in thin:
            through = sum(
                min(one.box.right, line.right) - max(one.box.left, line.left)
                for one in characters
                if not one.text.isspace() and _strikes(line, one.box)
            )
            found += [line] if through >= _STRUCK_PART * line.width else []
        return found


def _strikes(line: Box, letter: Box) -> bool:
    at, middle = (line.top + line.bottom) / 2, (letter.top + letter.bottom) / 2
    if abs(at - middle) > _MIDDLE * letter.height:
        return False
    return min(letter.right, line.right) - max(letter.left, line.left) >= _STRUCK_LETTER * letter.width > 0


def _ground(shapes: Sequence[Shape], text: Text, box: Box) -> Colour | None:
    """The colour that a letter stands on; None: nobody can say."""
    below = (shape for shape in reversed(shapes) if shape.order < text.order and shape.box.holds(box))
    shape = next(below, None)
    return _WHITE if shape is None else shape.colour


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(mine - its) <= _ALIKE for mine, its in zip(one, other, strict=True))


def _remarks(characters: Sequence[Character], reasons: Sequence[Unseen | None], number: int) -> Iterator[Remark]:
    """One remark for each reason on a page, with all the words that it concerns."""
    words: dict[Unseen, str] = {}
    before: Unseen | None = None
    for character, reason in zip(characters, reasons, strict=True):
        if reason is not None:
            gap = " " if before != reason or character.ends_line else ""
            words[reason] = words.get(reason, "") + gap + ("" if character.ends_line else character.text)
        before = reason
    for unseen, text in words.items():
        if text.strip():
            yield Remark(unseen.kind, " ".join(text.split()), number, unseen.why)
