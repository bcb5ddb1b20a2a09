"""The XML of Office documents: its names, its switches, and a parser that fetches and expands nothing."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = frozenset({"0", "false", "off", "none"})

__all__ = ["DIAGRAM", "A", "C", "Element", "M", "R", "W", "children", "is_on", "number", "parsed", "value"]


def parsed(content: bytes) -> Element:
    """The root of a part."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def children(element: Element) -> Iterator[Element]:
    """What stands in an element; of alternatives, the one that a newer program shows."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == f"{_MC}AlternateContent":
            yield from _alternative(child)
        else:
            yield child


def _alternative(element: Element) -> Iterator[Element]:
    shown = next((child for child in element if child.tag in {f"{_MC}Choice", f"{_MC}Fallback"} and len(child)), None)
    if shown is not None:
        yield from children(shown)


def value(element: Element | None, name: str = f"{W}val") -> str:
    """An attribute; "" where it is not given."""
    return "" if element is None else str(element.get(name) or "")


def number(element: Element | None, name: str = f"{W}val") -> int | None:
    """An attribute that is a whole number; None where it is none."""
    written = value(element, name)
    return int(written) if written.lstrip("-").isdecimal() and written.isascii() and len(written) < 10 else None  # noqa: PLR2004  # digits of a 32-bit number


def is_on(element: Element | None) -> bool:
    """Whether a switch is on: it is there, and does not say that it is off."""
    return element is not None and value(element).lower() not in _OFF
