"""What is kept of a source as its document is published, replaced and withdrawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.adapters.sql_publisher import SqlPublisher
from assistant.boxes import Area, packed
from assistant.domain import Page, Picture, Revision
from assistant.drawing import Drawings
from assistant.ports import PageNotDrawn
from assistant.source_view import Place, SourceDesk
from tests.assembled import publisher
from tests.shelf import HUB_7_GUIDELINE

DOCUMENT = HUB_7_GUIDELINE.document.id
TEXT = HUB_7_GUIDELINE.pages[0].text


def drawn(original: bytes, *, text: str = TEXT) -> Revision:
    """The guideline as a PDF: its letters stand in a row, and a second page goes on."""
    boxes = packed([Area(place / 1000, 0.1, 1 / 1000, 0.02) for place in range(len(text))])
    pages = (Page(1, text, Picture(595, 842, boxes, drawn=True)), Page(2, "続きです。"))
    return replace(HUB_7_GUIDELINE, pages=pages, original=original)


class Painter:
    """Gives the file back, and counts."""

    def __init__(self) -> None:
        self.drawn: list[tuple[bytes, int]] = []

    def draw(self, original: bytes, number: int) -> bytes:
        self.drawn.append((original, number))
        return original * 10


@pytest.fixture
def library(tmp_path: Path) -> SqlPublisher:
    return publisher(tmp_path)


@pytest.fixture
def painter() -> Painter:
    return Painter()


@pytest.fixture
def desk(library: SqlPublisher, painter: Painter) -> SourceDesk:
    return SourceDesk(library, Drawings(library, painter, room=100))


def revision_of(library: SqlPublisher) -> int:
    return next(one.revision for one in library.documents() if one.id == DOCUMENT)


def test_a_page_comes_back_with_its_boxes_and_its_quote_is_one_mark(library: SqlPublisher, desk: SourceDesk) -> None:
    library.publish([drawn(b"one")])

    view = desk.view(DOCUMENT, Place(1, 10, 20))

    assert view is not None
    assert (view.page.text, view.pictured, view.source.live) == (TEXT, True, True)
    (mark,) = view.marks
    assert (mark.left, mark.right) == pytest.approx((0.010, 0.020), abs=1e-4)


def test_an_image_is_drawn_once_while_there_is_room(library: SqlPublisher, desk: SourceDesk, painter: Painter) -> None:
    library.publish([drawn(b"12345")])

    images = [desk.image(DOCUMENT, number) for number in (1, 1, 2, 1)]

    assert images == [b"12345" * 10] * 4
    assert painter.drawn == [(b"12345", 1), (b"12345", 2)]
    library.publish([drawn(b"67890")])
    assert desk.image(DOCUMENT, 1) == b"67890" * 10  # and the first ones make room
    assert len(painter.drawn) == 3


def test_a_replaced_revision_keeps_its_words_and_marks_but_not_its_file(
    library: SqlPublisher, desk: SourceDesk
) -> None:
    library.publish([drawn(b"one")])
    old = revision_of(library)
    library.publish([drawn(b"two", text=TEXT.replace("8月27日", "9月30日"))])

    view = desk.view(DOCUMENT, Place(1, 10, 20), old)

    assert view is not None
    assert (view.page.text, view.source.live, view.pictured, len(view.marks)) == (TEXT, False, False, 1)
    with pytest.raises(PageNotDrawn):
        desk.image(DOCUMENT, 1, old)
    assert desk.image(DOCUMENT, 1) == b"two" * 10


def test_what_is_withdrawn_is_not_shown_and_its_file_is_gone(library: SqlPublisher, desk: SourceDesk) -> None:
    library.publish([drawn(b"one")])
    live = revision_of(library)
    key = library.source(DOCUMENT)
    library.withdraw(HUB_7_GUIDELINE.document.source)

    assert (desk.view(DOCUMENT, Place(1, 0, 5)), desk.view(DOCUMENT, Place(1, 0, 5), live)) == (None, None)
    assert desk.image(DOCUMENT, 1) is None
    assert key is not None
    assert library.original(key.original) == b""


def test_a_file_that_two_documents_came_in_is_kept_once_and_for_as_long_as_one_of_them_is_live(
    library: SqlPublisher,
) -> None:
    other = replace(
        drawn(b"same"), document=replace(HUB_7_GUIDELINE.document, id="other", source="o.pdf", file_name="o.pdf")
    )
    library.publish([drawn(b"same")])
    library.publish([replace(other, passages=(), facts=())])
    key = library.source("other")
    library.withdraw(HUB_7_GUIDELINE.document.source)

    assert key is not None
    assert library.original(key.original) == b"same"


def test_a_quote_that_goes_on_on_the_next_page_says_where(library: SqlPublisher, desk: SourceDesk) -> None:
    library.publish([drawn(b"one")])

    view = desk.view(DOCUMENT, Place(1, len(TEXT) - 5, len(TEXT) + 1 + 3))

    assert view is not None
    assert (view.place.end, view.rest) == (len(TEXT), Place(2, 0, 3))


def test_the_neighbours_of_a_quote_are_the_passages_before_and_after_it(
    library: SqlPublisher, desk: SourceDesk
) -> None:
    library.publish([HUB_7_GUIDELINE])
    first, second, third, *_ = HUB_7_GUIDELINE.passages

    view = desk.view(DOCUMENT, Place(1, second.start + 2, second.start + 4))

    assert view is not None
    assert view.previous == Place(1, first.start, first.end)
    assert view.following == Place(1, third.start, third.end)
    assert view.heading == second.heading


@pytest.mark.parametrize("place", [Place(0, 0, 5), Place(3, 0, 5), Place(-1, 0, 0)])
def test_a_page_that_is_not_there_is_none(library: SqlPublisher, desk: SourceDesk, place: Place) -> None:
    library.publish([drawn(b"one")])

    assert desk.view(DOCUMENT, place) is None
    assert desk.image(DOCUMENT, place.page) is None


def test_an_offset_beyond_the_text_marks_nothing(library: SqlPublisher, desk: SourceDesk) -> None:
    library.publish([drawn(b"one")])

    view = desk.view(DOCUMENT, Place(1, 2**31, 2**31))

    assert view is not None
    assert (view.marks, view.rest, view.place.start) == ((), None, len(TEXT))
