"""The styles of a web page as far as they hide or strike out: those on an element, and those that a class or a name brings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_ONCE = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NAME = re.compile(r"(?:[a-z0-9]*)([.#][\w-]+)", re.IGNORECASE)
_STRIKING = re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)
_NOTHING = r"0*\.?0+(?:px|pt|em|rem|%)?\s*(?:!|;|$)"
_FAR = r"-\s*\d{3,}(?:px|pt|em|rem|%)?"
_HIDING: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), why)
    for pattern, why in (
        (r"(?<![\w-])display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", "画面に出ない部分です"),
        (rf"(?<![\w-])font-size\s*:\s*(?:{_NOTHING}|[012](?:\.\d+)?(?:px|pt))", "読めない大きさの文字です"),
        (rf"(?<![\w-])opacity\s*:\s*{_NOTHING}", "透明な文字です"),
        (r"(?<![\w-])color\s*:\s*(?:transparent|rgba\([^)]*,\s*0*\.?0+\s*\))", "透明な文字です"),
        (rf"(?<![\w-])(?:left|top|right|bottom|text-indent|margin-left)\s*:\s*{_FAR}", "画面の外にある文字です"),
        (r"(?<![\w-])clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?", "画面の外にある文字です"),
        (rf"(?<![\w-])(?:max-)?height\s*:\s*{_NOTHING}(?=.*overflow\s*:\s*hidden)", "画面に出ない部分です"),
    )
)
_WHITE = (
    r"(?:#f{3}(?:f{3})?|#f[d-f]f[d-f]f[d-f]|white|snow|ivory|rgb\(\s*25[0-5][\s,]+25[0-5][\s,]+25[0-5]\s*\))(?![\w])"
)
_WHITE_TEXT = re.compile(rf"(?<![\w-])color\s*:\s*{_WHITE}", re.IGNORECASE)
_WHITE_ONLY = re.compile(_WHITE, re.IGNORECASE)
_GROUND = re.compile(r"(?<![\w-])background(?:-color|-image)?\s*:\s*([^;]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Styles:
    """What the page itself says of its looks."""

    named: Mapping[str, str]  # .class or #name -> its declarations
    elsewhere: bool  # a style sheet that we do not hold may say more

    def strike(self, node: LexborNode) -> bool:
        return bool(_STRIKING.search(self._of(node)))

    def hide(self, node: LexborNode) -> str:
        """Why nobody sees what stands in an element; "": it is seen."""
        own = self._of(node)
        told = next((why for pattern, why in _HIDING if pattern.search(own)), "") if own else ""
        return told or ("白い文字です" if self._is_white(node, own) else "")

    def _is_white(self, node: LexborNode, own: str) -> bool:
        white = _WHITE_TEXT.search(own) or (node.tag == "font" and _WHITE_ONLY.fullmatch(_given(node, "color")))
        return bool(white) and not any(self._has_ground(above) for above in _upwards(node))

    def _has_ground(self, node: LexborNode) -> bool:
        """Whether an element has, or may have, a ground that white stands out from."""
        given = node.attributes
        if given.get("background") or (given.get("bgcolor") and not _WHITE_ONLY.fullmatch(_given(node, "bgcolor"))):
            return True
        unknown = self.elsewhere and any(name not in self.named for name in _names(node))
        grounds = _GROUND.findall(self._of(node))
        return unknown or any(not _WHITE_ONLY.match(ground.strip()) for ground in grounds)

    def _of(self, node: LexborNode) -> str:
        """All that is declared for an element, its own first."""
        declared = [_given(node, "style"), *(self.named.get(name, "") for name in _names(node))]
        return ";".join(part for part in declared if part)


def styles_of(tree: LexborHTMLParser) -> Styles:
    """The simple rules of a page: those for one class or one name, whatever the size of the screen."""
    named: dict[str, str] = {}
    for sheet in tree.css("style"):
        for selectors, declared in _RULE.findall(_without_conditions(_ONCE.sub("", sheet.text()))):
            for selector in selectors.split(","):
                if found := _NAME.fullmatch(selector.strip()):
                    named[found[1]] = f"{named.get(found[1], '')};{declared}"
    return Styles(named, bool(tree.css('link[rel~="stylesheet"]')))


def _without_conditions(sheet: str) -> str:
    """The rules outside of @media and its like."""
    kept, depth, condition = [], 0, 0
    for part in re.split(r"([{}])", sheet):
        depth += {"{": 1, "}": -1}.get(part, 0)
        if not condition and part.strip().startswith("@") and ";" not in part:
            condition = depth + 1
        elif condition and part == "}" and depth < condition:
            condition = 0
        elif not condition:
            kept.append(part)
    return "".join(kept)


def _upwards(node: LexborNode) -> Iterator[LexborNode]:
    above: LexborNode | None = node
    while above is not None and above.tag != "-document":
        yield above
        above = above.parent


def _names(node: LexborNode) -> Iterator[str]:
    yield from (f".{name}" for name in _given(node, "class").split())
    if name := _given(node, "id"):
        yield f"#{name}"


def _given(node: LexborNode, name: str) -> str:
    return (node.attributes.get(name) or "").strip()
