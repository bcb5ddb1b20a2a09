"""What a Word document's styles say of a paragraph or a run that does not say it itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.ooxml import Element, W, children, is_on, number, value

_DEEPEST = 20  # styles that may rest upon each other
_HEADING = re.compile(r"(?:heading|見出し)\s*([1-9１-９])", re.IGNORECASE)
_TITLES = {"title": 1, "表題": 1, "subtitle": 2, "副題": 2}
_CONTENTS = re.compile(r"(?:toc|目次)\s*(?:[1-9１-９]|heading|の見出し)|index\s*[1-9]", re.IGNORECASE)
_BODY_LEVEL = 9
_USUAL_SIZE = 20  # half points, where no style says more


@dataclass(frozen=True, slots=True)
class Style:
    """A style and what it rests upon."""

    name: str
    based_on: str
    paragraph: Element | None
    run: Element | None


class Styles:
    """The styles of one document; used for each of its paragraphs."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall(f"{W}style") if root is not None else []
        self._styles = {value(one, f"{W}styleId"): _style(one) for one in found}
        self._default = next(
            (
                value(one, f"{W}styleId")
                for one in found
                if value(one, f"{W}type") == "paragraph" and value(one, f"{W}default") in {"1", "true"}
            ),
            "",
        )
        self._defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None

    def level_of(self, paragraph: Element) -> int:
        """The level of a heading, 1 the highest; 0: no heading."""
        own = number(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        if own is not None:
            return own + 1 if own < _BODY_LEVEL else 0
        for style in self._of(paragraph):
            named = _HEADING.match(style.name)
            outline = style.paragraph.find(f"{W}outlineLvl") if style.paragraph is not None else None
            level = number(outline)
            if level is not None:
                return level + 1 if level < _BODY_LEVEL else 0
            if named or style.name.lower() in _TITLES:
                return int(named[1]) if named else _TITLES[style.name.lower()]
        return 0

    def lists_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph belongs to a table of contents."""
        return any(_CONTENTS.match(style.name) for style in self._of(paragraph))

    def of_paragraph(self, paragraph: Element, tag: str) -> tuple[Element, str] | None:
        """A property of a paragraph, and the id of the style that gives it ("": the paragraph itself)."""
        own = paragraph.find(f"{W}pPr/{W}{tag}")
        if own is not None:
            return own, ""
        for name in self._ids(value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default):
            given = self._styles[name].paragraph
            found = given.find(f"{W}{tag}") if given is not None else None
            if found is not None:
                return found, name
        return None

    def of_run(self, run: Element, paragraph: Element, tag: str) -> Element | None:
        """A property of a run: its own, its style's, its paragraph's, the document's."""
        own = run.find(f"{W}rPr/{W}{tag}")
        if own is not None:
            return own
        by_character = [self._styles[name] for name in self._ids(value(run.find(f"{W}rPr/{W}rStyle")))]
        for style in (*by_character, *self._of(paragraph)):
            found = style.run.find(f"{W}{tag}") if style.run is not None else None
            if found is not None:
                return found
        return self._defaults.find(f"{W}{tag}") if self._defaults is not None else None

    def size_of(self, run: Element, paragraph: Element) -> float:
        """In points."""
        return (number(self.of_run(run, paragraph, "sz")) or _USUAL_SIZE) / 2

    def is_bold(self, run: Element, paragraph: Element) -> bool:
        return is_on(self.of_run(run, paragraph, "b"))

    def _of(self, paragraph: Element) -> Iterator[Style]:
        return (self._styles[name] for name in self._ids(value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default))

    def _ids(self, name: str) -> Iterator[str]:
        for _ in range(_DEEPEST):
            if name not in self._styles:
                return
            yield name
            name = self._styles[name].based_on


def _style(element: Element) -> Style:
    parts = {child.tag: child for child in children(element)}
    return Style(
        value(parts.get(f"{W}name")),
        value(parts.get(f"{W}basedOn")),
        parts.get(f"{W}pPr"),
        parts.get(f"{W}rPr"),
    )
