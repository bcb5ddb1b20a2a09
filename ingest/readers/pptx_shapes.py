"""The shapes of a slide: where each stands on it, on what ground, and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.ooxml import A, Element, children, number, value
from ingest.readers.pptx_text import colour_of
from ingest.readers.unseen import WHITE

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_OTHER = "other"
_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
_SAME_BAND = 0.5  # share of the lower of two shapes that stands beside the other


@dataclass(frozen=True, slots=True)
class Box:
    """Where a shape stands, in EMU from the corner of the slide."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box) -> bool:
        """Whether the middle of the other lies in it."""
        across, down = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= across <= self.right and self.top <= down <= self.bottom

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A shape and its place; no box: nothing gives it one."""

    element: Element
    box: Box | None
    kind: str  # of a placeholder: title, body, …; "": no placeholder
    hidden: bool

    @property
    def is_title(self) -> bool:
        return self.kind in _TITLES

    @property
    def is_furniture(self) -> bool:
        return self.kind in _FURNITURE


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a group moves and scales what is in it."""

    across: float = 0.0
    down: float = 0.0
    wide: float = 1.0
    high: float = 1.0
    hidden: bool = False

    def of(self, place: Element) -> Box:
        begin, size = place.find(f"{A}off"), place.find(f"{A}ext")
        left = self.across + self.wide * (number(begin, "x") or 0)
        top = self.down + self.high * (number(begin, "y") or 0)
        return Box(left, top, left + self.wide * (number(size, "cx") or 0), top + self.high * (number(size, "cy") or 0))


def shapes_of(tree: Element, layouts: Sequence[Element], frame: _Frame | None = None) -> Iterator[Placed]:
    """The shapes in the order in which they are drawn, groups opened."""
    frame = frame or _Frame()
    for child in children(tree):
        hidden = frame.hidden or value(_named(child), "hidden") in {"1", "true"}
        if child.tag == f"{P}grpSp":
            yield from shapes_of(child, layouts, _inner(child, frame, hidden=hidden))
        elif child.tag in {f"{P}sp", f"{P}graphicFrame", f"{P}pic", f"{P}cxnSp"}:
            place = _place(child)
            place = place if place is not None else _given_by(child, layouts)
            box = frame.of(place) if place is not None else None
            holder = placeholder_of(child)
            yield Placed(child, box, value(holder, "type") or "body" if holder is not None else "", hidden)


def placeholder_of(shape: Element) -> Element | None:
    return next((one for top in shape for one in top.findall(f"{P}nvPr/{P}ph")), None)


def same_placeholder(shape: Element, layout: Element) -> Element | None:
    """The shape of a layout that this one fills."""
    wanted = placeholder_of(shape)
    if wanted is None:
        return None
    kinds = _TITLES if value(wanted, "type") in _TITLES else {value(wanted, "type") or "body", value(wanted, "type")}
    found = [(placeholder_of(one), one) for one in layout.iter(f"{P}sp", f"{P}graphicFrame", f"{P}pic")]
    by_index = (
        one for holder, one in found if holder is not None and value(holder, "idx") == value(wanted, "idx") != ""
    )
    by_kind = (one for holder, one in found if holder is not None and value(holder, "type") in kinds)
    return next(by_index, None) if value(wanted, "idx") else next(by_kind, None)


def bands_of(shapes: Sequence[Placed]) -> list[list[Placed]]:
    """Bands from top to bottom, each from left to right; what has no place comes first, by itself."""
    bands: list[tuple[Box, list[Placed]]] = []
    for shape in sorted((one for one in shapes if one.box), key=lambda one: one.box.top if one.box else 0):
        box = shape.box
        if box is None:
            continue
        if bands and _beside(bands[-1][0], box):
            band, members = bands[-1]
            bands[-1] = (Box(0, band.top, 0, max(band.bottom, box.bottom)), [*members, shape])
        else:
            bands.append((box, [shape]))
    unplaced = [[one] for one in shapes if one.box is None]
    return unplaced + [sorted(members, key=_from_left) for _, members in bands]


def ground_of(shape: Placed, drawn_before: Sequence[Placed], background: str) -> str:
    """The colour behind a shape's words: its own, that of what lies under it, the slide's."""
    own = fill_of(shape.element)
    if own or shape.box is None:
        return own or background
    under = [one for one in drawn_before if one.box is not None and one.box.holds(shape.box)]
    fills = (_OTHER if one.element.tag == f"{P}pic" else fill_of(one.element) for one in reversed(under))
    return next((fill for fill in fills if fill), background)


def fill_of(shape: Element) -> str:
    """The colour that a shape is filled with; "": none."""
    drawn = shape.find(f"{P}spPr")
    if drawn is None or drawn.find(f"{A}noFill") is not None:
        return ""
    solid = drawn.find(f"{A}solidFill")
    if solid is not None:
        return colour_of(solid)
    if any(drawn.find(f"{A}{kind}") is not None for kind in ("gradFill", "blipFill", "pattFill")):
        return _OTHER
    styled = shape.find(f"{P}style/{A}fillRef")
    return _OTHER if styled is not None and value(styled, "idx") not in {"", "0"} else ""


def background_of(layers: Sequence[Element]) -> str:
    """The colour of a slide, by the first of slide, layout and master that has one."""
    for layer in layers:
        given = layer.find(f"{P}cSld/{P}bg")
        if given is None:
            continue
        solid, by_theme = given.find(f"{P}bgPr/{A}solidFill"), given.find(f"{P}bgRef")
        return colour_of(solid if solid is not None else by_theme) or _OTHER
    return WHITE


def _from_left(shape: Placed) -> tuple[float, float]:
    return (shape.box.left, shape.box.top) if shape.box else (0, 0)


def _beside(band: Box, box: Box) -> bool:
    both = min(band.bottom, box.bottom) - max(band.top, box.top)
    return both > _SAME_BAND * min(band.bottom - band.top, box.bottom - box.top)


def _named(shape: Element) -> Element | None:
    return next((one for top in shape for one in top.findall(f"{P}cNvPr")), None)


def _place(shape: Element) -> Element | None:
    own = shape.find(f"{P}spPr/{A}xfrm")
    return own if own is not None else shape.find(f"{P}xfrm")


def _given_by(shape: Element, layouts: Sequence[Element]) -> Element | None:
    for layout in layouts:
        same = same_placeholder(shape, layout)
        place = _place(same) if same is not None else None
        if place is not None:
            return place
    return None


def _inner(group: Element, frame: _Frame, *, hidden: bool) -> _Frame:
    place = group.find(f"{P}grpSpPr/{A}xfrm")
    if place is None:
        return _Frame(frame.across, frame.down, frame.wide, frame.high, hidden)
    outer, begin, size = frame.of(place), place.find(f"{A}chOff"), place.find(f"{A}chExt")
    wide = (outer.right - outer.left) / (number(size, "cx") or 1)
    high = (outer.bottom - outer.top) / (number(size, "cy") or 1)
    return _Frame(
        outer.left - wide * (number(begin, "x") or 0), outer.top - high * (number(begin, "y") or 0), wide, high, hidden
    )
