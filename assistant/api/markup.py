"""HTML from our own small set of elements: whatever text goes in comes out as text."""

from __future__ import annotations

from html import escape

ELEMENTS = frozenset(
    {"a", "article", "blockquote", "br", "button", "cite", "dd", "div", "dl", "dt", "figcaption", "figure"}
    | {"foreignObject", "form", "h1", "h2", "h3", "h4", "header", "img", "input", "label", "li", "mark", "nav", "p"}
    | {"rect", "section", "span", "strong", "svg", "table", "tbody", "td", "time", "tr", "ul"}
)
_EMPTY = frozenset({"br", "img", "input"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def element(name: str, /, *within: str, **attributes: object) -> Markup:
    """An element with what stands in it; of attributes, class_ is class, and None is none."""
    if name not in ELEMENTS:
        raise ValueError(name)
    given = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "" if name in _EMPTY else f"{together(*within)}</{name}>"
    return Markup(f"<{name}{given}>{inner}")


def together(*parts: str) -> Markup:
    """Elements and texts one after the other."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part) for part in parts))
