"""Pages that the service makes itself, from the pieces of web/sheet.html: texts fill slots and are never markup."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring, tostring

from assistant.api.service_words import ServiceWords
from assistant.settings import ROOT

_SHEET = ROOT / "web" / "sheet.html"


class Piece:
    """A part of the sheet that is being filled; the slots and the words are those of its markup."""

    def __init__(self, root: Element) -> None:
        self.root = root

    def slot(self, name: str) -> Element:
        """The element that is marked with data-slot."""
        return next(one for one in self.root.iter() if one.get("data-slot") == name)

    def fill(self, **texts: str) -> Piece:
        """Write texts into slots; an empty one takes its element away."""
        for name, text in texts.items():
            if text:
                self.slot(name).text = text
            else:
                self.drop(self.slot(name))
        return self

    def put(self, slot: str, pieces: Iterable[Piece]) -> Piece:
        """Put pieces into a slot; without any the slot goes."""
        held = [piece.root for piece in pieces]
        if held:
            self.slot(slot).extend(held)
        else:
            self.drop(self.slot(slot))
        return self

    def drop_row(self, name: str) -> None:
        """Take a row away."""
        self.drop(next(one for one in self.root.iter() if one.get("data-row") == name))

    def drop(self, element: Element) -> None:
        """Take an element away."""
        parent = next(one for one in self.root.iter() if element in list(one))
        parent.remove(element)


class Sheet:
    """A page in one language."""

    def __init__(self, words: ServiceWords) -> None:
        self.words = words
        self._page = deepcopy(_sheet(_SHEET))
        self._pieces = {one.get("data-piece", ""): next(iter(one)) for one in self._page.iter("template")}
        body = next(self._page.iter("body"))
        for template in list(body.iter("template")):
            body.remove(template)

    def piece(self, name: str) -> Piece:
        """A fresh copy of a piece, its words in place."""
        return Piece(self._worded(deepcopy(self._pieces[name])))

    def html(self, title: str, *pieces: Piece) -> str:
        """The whole page."""
        page = Piece(self._worded(self._page))
        page.root.set("lang", self.words.language)
        page.fill(title=f"{title} | {self.words.page['site']}").put("main", pieces)
        return "<!doctype html>\n" + tostring(page.root, encoding="unicode", method="html")

    def _worded(self, root: Element) -> Element:
        for element in root.iter():
            if word := element.get("data-word"):
                element.text = self.words.page[word]
        return root


@lru_cache(maxsize=1)
def _sheet(path: Path) -> Element:
    return fromstring(path.read_text(encoding="utf-8"))  # noqa: S314  # it is our own file
