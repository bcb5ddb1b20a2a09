"""Slides that were run together into one text: where each begins, and which labels stand below their drawing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from ingest.headings import ANOTHER_DRAWING, Headline
from ingest.lines import Line

_FEWEST_DRAWINGS, _LINES_A_DRAWING = 4, 40  # what a page of slides holds at least, and how many lines to each at most
_LONGEST_SLIDE = 2000  # characters over which a title reaches
_LONGEST, _SHORTEST = 44, 6
_TITLE = re.compile(  # what a slide shows of a programme or a field
    r"(?:主な(?:プログラム|取組|施策|事業|支援)|事例|実績|施策|マップ|全体像|概要|状況|現状|課題|推移)"
    r"(?:\s*[(<《\[【][^()<>]{1,20}[)>》\]】])*$|【(?:新設|新規|拡充|継続|重点)】$"
)
_NO_TITLE = re.compile(
    r"[。\t]|(?:\S+ ){3}|^[※*＊・●○〇◎➢➤✓✔▪◆◇■□<【-]|^(?:出典|資料|注)[:)]|^(?:第?\(?\d{1,2}[.)章節条]|[①-⑳]|別[紙添表])"
)
_REFERS_BACK = re.compile(
    r"各(?!種|論)|上記|本(?:事業|プログラム|制度)"
)  # what has several, or was named, on the slide
_COUNTED = re.compile(r"(\d{1,2})[.)]\s?\D")
_LABEL = re.compile(r"[^\s\d。、:()<>※・-]{1,4}(?:[・、][^\s\d。、:()<>※・-]{1,4}){0,2}")
_FEWEST_LABELS = 3
_NUMBER = re.compile(r"\d+")


class Slides:
    """The lines of a page, seen as the slides that they were."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._drawings = [place for place, line in enumerate(lines) if line.blanks >= ANOTHER_DRAWING]
        self._are = len(self._drawings) >= max(_FEWEST_DRAWINGS, len(lines) / _LINES_A_DRAWING)
        self._since = 0  # where the last title stands

    def title_at(self, place: int, above: Headline | None) -> Headline | None:
        """The title of a slide that stands here; directly below another it is a title within that slide."""
        line = self.lines[place]
        named = _SHORTEST <= len(line.text) <= _LONGEST and _TITLE.search(line.text) and not _NO_TITLE.search(line.text)
        if not named or (above is not None and above.kind == "slide") or not self._alone(place):
            return None
        if _REFERS_BACK.match(line.text):
            return Headline("title", None, line.text)
        self._since = line.start
        return Headline("slide", 20, line.text)

    def begins_at(self, place: int) -> bool:
        """Whether another drawing begins here; a label below a drawing is still of it."""
        begins = self.lines[place].blanks >= ANOTHER_DRAWING and not self.labels_above(place)
        return begins or (place > 0 and self.labels_above(place - 1))

    def ends_at(self, place: int, above: Sequence[Headline]) -> bool:
        """Whether a slide ends before the next number of its document, or at the next drawing when it is long enough."""
        if all(other.kind != "slide" for other in above):
            return False
        line = self.lines[place]
        counted = next((_COUNTED.match(other.title) for other in above if other.kind == "number"), None)
        own = _COUNTED.match(line.text)
        counts_on = counted is not None and own is not None and int(own[1]) == int(counted[1]) + 1
        too_long = self.begins_at(place) and line.start > self._since + _LONGEST_SLIDE
        return too_long or (counts_on and self._alone(place))

    def labels_above(self, place: int) -> bool:
        """Whether a line is the label of the drawing above it."""
        return place in self._labels

    def _alone(self, place: int) -> bool:
        following = self.lines[place + 1] if place + 1 < len(self.lines) else None
        opens = place == 0 or self.lines[place].blanks > 0
        return self._are and opens and following is not None and following.blanks > 0

    @cached_property
    def _labels(self) -> frozenset[int]:
        found: list[int] = []
        for run in self._runs():
            found += run if self._trails(run) else ()
        return frozenset(found)

    def _runs(self) -> list[list[int]]:
        """Drawings in a row that begin with a label alone, by their place among the drawings."""
        runs: list[list[int]] = [[]]
        for place in self._drawings:
            if _LABEL.fullmatch(self.lines[place].text) and self._alone(place):
                runs[-1].append(place)
            elif runs[-1]:
                runs.append([])
        return [run for run in runs if len(run) >= _FEWEST_LABELS]

    def _trails(self, run: Sequence[int]) -> bool:
        """Whether the drawing before the first label is like those between, and what follows the last is not."""
        bounds = [max((place for place in self._drawings if place < run[0]), default=0), *run]
        shapes = [self._shapes(start, end) for start, end in pairwise(bounds)]
        common = frozenset.intersection(*shapes)
        after = next((place for place in self._drawings if place > run[-1]), len(self.lines))
        last = self._shapes(run[-1] + 1, min(after, run[-1] + 1 + max(bounds[-1] - bounds[-2], 1)))
        return bool(common) and not common & last

    def _shapes(self, start: int, end: int) -> frozenset[str]:
        """The lines between two places, whatever their numbers."""
        return frozenset(_NUMBER.sub("0", line.text) for line in self.lines[start:end] if _NUMBER.search(line.text))
