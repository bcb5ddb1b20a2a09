"""HTML that cannot be broken out of: whatever is no element yet is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_EMPTY = frozenset({"br", "input", "link", "meta", "hr"})


class Html(str):
    """Text that already is HTML."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: str | bool) -> Html:
    """An element. `class_` is class, `data_kind` is data-kind; an attribute that is False is left out."""
    written = "".join(_attribute(one, value) for one, value in attributes.items() if value is not False)
    closing = "" if name in _EMPTY else f"</{name}>"
    return Html(f"<{name}{written}>{joined(children)}{closing}")


def joined(children: Iterable[str]) -> Html:
    """One after the other."""
    return Html("".join(text(child) for child in children))


def text(child: str) -> Html:
    """The child as it stands between tags."""
    return child if isinstance(child, Html) else Html(escape(child).replace("\0", "\ufffd"))


def _attribute(name: str, value: str | bool) -> str:  # noqa: FBT001  # what the attribute is
    written = name.removesuffix("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{text(str(value))}"'
