"""Images of pages: drawn when they are asked for, a few at a time, and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from threading import BoundedSemaphore, Lock

from assistant.ports import PageNotDrawn, Painter, Sources

_ROOM = 64 << 20  # bytes of images that are kept
_AT_ONCE = 2  # pages that are drawn
_WAITING = 8  # pages that are drawn or wait for it: more would hold up those who ask questions


class Drawings:
    """Draws pages of originals, each by its key and number."""

    def __init__(self, sources: Sources, painter: Painter, *, room: int = _ROOM) -> None:
        self._sources = sources
        self._painter = painter
        self._room = room
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._lock = Lock()
        self._seats = BoundedSemaphore(_WAITING)
        self._hands = BoundedSemaphore(_AT_ONCE)

    def image(self, original: str, number: int) -> bytes:
        """The page of an original as WebP; PageNotDrawn where there is none."""
        kept = self._look_up((original, number))
        if kept is not None:
            return kept
        if not self._seats.acquire(blocking=False):
            raise PageNotDrawn("too many pages are asked for")
        try:
            with self._hands:
                return self._look_up((original, number)) or self._draw(original, number)
        finally:
            self._seats.release()

    def _draw(self, original: str, number: int) -> bytes:
        raw = self._sources.original(original)
        if not raw:
            raise PageNotDrawn("the file is not kept")
        image = self._painter.draw(raw, number)
        self._keep((original, number), image)
        return image

    def _look_up(self, page: tuple[str, int]) -> bytes | None:
        with self._lock:
            if page in self._kept:
                self._kept.move_to_end(page)
            return self._kept.get(page)

    def _keep(self, page: tuple[str, int], image: bytes) -> None:
        """The images that nobody asked for the longest make room."""
        with self._lock:
            self._kept[page] = image
            while sum(map(len, self._kept.values())) > self._room:
                self._kept.popitem(last=False)
