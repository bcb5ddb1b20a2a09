"""What no reader of a PDF page sees is taken off its characters, and told: hidden words and words that are struck out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
        lines = _striking(self.drawn.strokes, characters)
        plain = {address for address, text in self.drawn.texts.items() if self._is_plain(text)}
        if not lines and not self.marked and self._all_within(characters) and _all_of(characters, plain):
            return tuple(characters), ()
        reasons: list[Unseen | None] = []
        for character in characters:
            if character.text.isspace():  # a space goes with the letter before it
                reasons.append(reasons[-1] if reasons else None)
            else:
                reasons.append(self._reason(character, lines, plain=character.drawn_by in plain))
        kept = tuple(
            character
            for character, reason in zip(characters, reasons, strict=True)
            if reason is None or character.ends_line
        )
        return kept, tuple(_remarks(characters, reasons, number))

    def _is_plain(self, text: Text) -> bool:
        """Whether nothing about a text, or on the page, can hide it."""
        off = text.invisible or text.clear or self.layers.intersection(text.layers) or text.size < _TINY
        white = text.colour is not None and _alike(text.colour, _WHITE)
        return not (off or white or self.drawn.shapes)

    def _all_within(self, characters: Sequence[Character]) -> bool:
        bounds = self.bounds
        return all(bounds.holds(character.box) for character in characters)

    def _reason(self, character: Character, lines: Sequence[Box], *, plain: bool) -> Unseen | None:
        box = character.box
        hidden = "" if self.bounds.holds(box) else "ページの外にある文字です"
        text = None if plain or hidden else self.drawn.texts.get(character.drawn_by)
        if text is not None:
            hidden = self._not_inked(text, box) or self._under_or_like(text, box)
        if hidden:
            return Unseen(RemarkKind.HIDDEN, hidden)
        struck = any(_strikes(line, box) for line in lines) or any(marked.holds(box) for marked in self.marked)
        return Unseen(RemarkKind.STRUCK, _STRUCK) if struck else None

    def _not_inked(self, text: Text, box: Box) -> str:
        if text.size < _TINY and max(box.width, box.height) < 2 * _TINY:  # some fonts count in units of their own
            return f"{text.size:.1f} ポイントの文字です"
        if text.invisible:
            return "描かれない文字です（不可視の文字）"
        if text.clear:
            return "透明な文字です"
        return "表示されないレイヤーの文字です" if self.layers.intersection(text.layers) else ""

    def _under_or_like(self, text: Text, box: Box) -> str:
        if any(shape.covers and shape.order > text.order and shape.box.holds(box) for shape in self.drawn.shapes):
            return "図形や画像の下に隠れた文字です"
        ground = _ground(self.drawn.shapes, text, box)
        if text.colour is None or ground is None or not _alike(text.colour, ground):
            return ""
        return "白い文字です" if _alike(ground, _WHITE) else "地と同じ色の文字です"


def _all_of(characters: Sequence[Character], plain: set[int]) -> bool:
    return plain.issuperset({character.drawn_by for character in characters} - {0})


def _striking(strokes: Sequence[Box], characters: Sequence[Character]) -> list[Box]:
    """The thin lines that run through letters along most of their way."""
    thin = [line for line in set(strokes) if line.height <= _THIN < line.width]
    letters = sorted((one.box for one in characters if not one.text.isspace()), key=_middle) if thin else []
    reach = _MIDDLE * max((box.height for box in letters), default=0.0)
    found = []
    for line in thin:
        at = _middle(line)
        near = letters[bisect_left(letters, at - reach, key=_middle) : bisect_right(letters, at + reach, key=_middle)]
        struck = [box for box in near if _strikes(line, box)]
        through = sum(min(box.right, line.right) - max(box.left, line.left) for box in struck)
        found += [line] if struck and through >= _STRUCK_PART * line.width else []
    return found


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


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
