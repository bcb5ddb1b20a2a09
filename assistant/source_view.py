"""What a citation opens: the page that it stands on, the quoted characters marked, and the way to its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from assistant.boxes import Area, frames, marks, unpacked
from assistant.domain import Page, Passage, Picture, Source
from assistant.drawing import Drawings
from assistant.ports import PageNotDrawn, Sources
from assistant.source_text import Cell, Clean, Quoted, clean, runs

_LINE = 1.35  # heights of letters from line to line
_LARGEST, _SMALLEST = 32.0, 6.0  # points of letters on a slide
_WIDE = "\u2e80"  # from here on letters are as wide as they are high


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands: a page, and its characters."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A box of a slide with its words."""

    area: Area
    size: float  # points of its letters, so that they fit
    words: Cell


@dataclass(frozen=True, slots=True)
class SourceView:
    """A page of a source as it is shown."""

    source: Source
    page: Page
    place: Place
    heading: tuple[str, ...]
    text: Clean
    marks: tuple[Area, ...]
    frames: tuple[Frame, ...]  # of a slide, which has no image
    passages: tuple[Passage, ...]  # of this page
    previous: Place | None
    following: Place | None
    rest: Place | None  # of a quote that goes on on the next page
    at: str = ""  # below which address it is shown

    @property
    def pictured(self) -> bool:
        """Whether an image of the page can be drawn."""
        return bool(self.source.original and self.page.picture and self.page.picture.drawn)


@dataclass(frozen=True, slots=True)
class SourceDesk:
    """Opens sources."""

    sources: Sources
    drawings: Drawings
    at: str = ""  # below which address its pages are; "": everybody may open them

    def view(self, document_id: str, place: Place, revision: int | None = None) -> SourceView | None:
        """The page of a place; None: there is none, or the document is no longer public."""
        source = self.sources.source(document_id, revision)
        page = self.sources.page(source.document.revision, place.page) if source else None
        if source is None or page is None:
            return None
        passages = self.sources.passages_of(source.document.revision)
        start = min(max(0, place.start), len(page.text))
        here = Place(page.number, start, min(max(start, place.end), len(page.text)))
        quoted = Quoted(here.start, here.end)
        areas = _areas(page)
        previous, current, following = _neighbours(passages, here)
        return SourceView(
            source=source,
            page=page,
            place=here,
            heading=current.heading if current else (),
            text=clean(page.text, quoted),
            marks=marks(areas[here.start : here.end], shape=_shape(page.picture)),
            frames=_frames(page, areas, quoted) if page.picture and not page.picture.drawn else (),
            passages=tuple(one for one in passages if one.page == page.number),
            previous=_place_of(previous),
            following=_place_of(following),
            rest=_rest(source, page, place),
            at=self.at,
        )

    def image(self, document_id: str, number: int, revision: int | None = None) -> bytes | None:
        """The image of a page; None: there is no such page. PageNotDrawn where it cannot be drawn."""
        source = self.sources.source(document_id, revision)
        if source is None or number not in source.pages:
            return None
        if not source.original:
            raise PageNotDrawn("the pages of this file are not drawn")
        return self.drawings.image(source.original, number)


def _areas(page: Page) -> tuple[Area | None, ...]:
    return unpacked(page.picture.boxes if page.picture else b"", len(page.text))


def _shape(picture: Picture | None) -> float:
    return picture.height / picture.width if picture else 1.0


def _rest(source: Source, page: Page, place: Place) -> Place | None:
    """What a quote has beyond the end of its page, which a line end parts from the next one."""
    beyond = place.end - len(page.text) - 1
    following = next((number for number in source.pages if number > page.number), None)
    return (
        Place(following, 0, beyond) if following is not None and beyond > 0 and place.start < len(page.text) else None
    )


def _neighbours(passages: Sequence[Passage], place: Place) -> tuple[Passage | None, Passage | None, Passage | None]:
    """The passage before a place, the one that holds it, the one after it."""
    before = [one for one in passages if (one.page, one.end) <= (place.page, place.start) and one.start < one.end]
    after = [one for one in passages if (one.page, one.start) >= (place.page, max(place.end, place.start + 1))]
    within = [one for one in passages if one.page == place.page and one.start <= place.start < one.end]
    return before[-1] if before else None, within[0] if within else None, after[0] if after else None


def _place_of(passage: Passage | None) -> Place | None:
    return Place(passage.page, passage.start, passage.end) if passage else None


def _frames(page: Page, areas: Sequence[Area | None], quoted: Quoted) -> tuple[Frame, ...]:
    """The boxes of a slide; its words are as large as they fit."""
    if page.picture is None:
        return ()
    wide, high = page.picture.width, page.picture.height
    sizes: dict[float, float] = {}  # by height: what is of one height, as the cells of a row, is written alike
    for area, start, end in frames(areas):
        fitting = _fitting(page.text[start:end], area.width * wide, area.height * high)
        sizes[round(area.height, 3)] = min(fitting, sizes.get(round(area.height, 3), fitting))
    return tuple(
        Frame(area, sizes[round(area.height, 3)], runs(page.text, start, end, quoted))
        for area, start, end in frames(areas)
    )


def _fitting(text: str, width: float, height: float) -> float:
    """The size of letters at which the lines of a text fit into a box."""
    lines = [max(1.0, sum(1.0 if letter >= _WIDE else 0.6 for letter in line)) for line in text.split("\n")]
    size = min(_LARGEST, sqrt(width * height / (_LINE * sum(lines))) * 1.5)
    while size > _SMALLEST and sum(ceil(line * size / width) for line in lines) * _LINE * size > height:
        size *= 0.95
    return round(size, 1)
