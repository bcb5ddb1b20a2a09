"""Which Word paragraphs are headings by their look: short, alone, bold or larger than the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.readers.docx_runs import Piece
from ingest.readers.docx_styles import Styles
from ingest.readers.ooxml import Element, W, children, value

_LONGEST = 40
_LARGE, _LARGER = 1.5, 1.2  # times the size of the text
_NUMBERED = re.compile(
    r"[(（]?[0-9０-９ア-ンIVXⅠ-Ⅻa-zA-Z一二三四五六七八九十]{1,3}[)）.．、\s　]|[①-⑳【〈<《◆◇■□●・※〒]|第[0-9０-９一二三四五六七八九十]+[章節条部]"
)
_NO_TITLE = re.compile(r"[。、：:]$|@|[0-9０-９]\s*[年月日/](?!度)|https?:|\n")
_RIGHT = frozenset({"right", "end"})
_BLOCKS = frozenset({f"{W}p", f"{W}tbl"})


class Looks:
    """Knows the usual size of one document's text."""

    def __init__(self, body: Element, styles: Styles) -> None:
        self._styles = styles
        sizes: Counter[float] = Counter()
        for paragraph in body.iter(f"{W}p"):
            for run in paragraph.findall(f"{W}r"):
                sizes[styles.size_of(run, paragraph)] += sum(len(one.text or "") for one in run.findall(f"{W}t"))
        self._usual = sizes.most_common(1)[0][0] if sizes else 0.0

    def level_of(self, paragraph: Element, text: str, pieces: Sequence[Piece]) -> int:
        """The level; 0: no heading. What begins with a number is told by that, not by its look."""
        words = text.strip()
        if not words or len(words) > _LONGEST or _NUMBERED.match(words) or _NO_TITLE.search(words):
            return 0
        level = self._level(pieces)
        given = self._styles.of_paragraph(paragraph, "jc")
        aside = given is not None and value(given[0]) in _RIGHT
        return 0 if not level or aside or self._level_of_next(paragraph) else level

    def _level(self, pieces: Sequence[Piece]) -> int:
        seen = [piece for piece in pieces if piece.text.strip() and piece.kind is None]
        if not seen or not self._usual:
            return 0
        size = min(piece.size for piece in seen)
        if size >= _LARGER * self._usual:
            return 1 if size >= _LARGE * self._usual else 2
        return 3 if all(piece.bold for piece in seen) else 0

    def _level_of_next(self, paragraph: Element) -> bool:
        """Whether the next paragraph looks the same, so that neither is alone."""
        following = next((one for one in paragraph.itersiblings(*_BLOCKS)), None)
        if following is None or following.tag != f"{W}p":
            return following is None
        runs = [run for run in children(following) if run.tag == f"{W}r" and run.find(f"{W}t") is not None]
        mine = [run for run in children(paragraph) if run.tag == f"{W}r" and run.find(f"{W}t") is not None]
        return bool(runs and mine) and self._look(runs[0], following) == self._look(mine[0], paragraph)

    def _look(self, run: Element, paragraph: Element) -> tuple[float, bool]:
        return self._styles.size_of(run, paragraph), self._styles.is_bold(run, paragraph)
