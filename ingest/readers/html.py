"""A web page becomes the lines that its reader sees; what is hidden, struck out or furniture stays away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.readers.encoding import decoded, remarks_of
from ingest.readers.extracted import Extracted, Tell, untold
from ingest.readers.html_tables import is_table, rows_of
from ingest.readers.layout import Written, page_of
from ingest.readers.visible import is_visible

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_APART = frozenset(
    {"p", "ul", "ol", "dl", "table", "section", "article", "main", "aside", "header", "footer", "blockquote"}
)
_APART |= {"pre", "fieldset", "figure", "details", "address", "form", "hr"}
_BLOCKS = _APART | {
    "div",
    "li",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "caption",
    "summary",
    "figcaption",
    "legend",
    "body",
    "center",
    "option",
}
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE})[ \t]*[\n\r\f][ \t\n\r\f]*(?={_WIDE})")
_NUMERAL = "[0-9０-９ア-ンa-zA-Z一二三四五六七八九十]{1,2}"
_MARKED = re.compile(rf"[・•●○◎◆◇■□▪※➢*①-⑳【〈〔]|-\s|[(（]?{_NUMERAL}[)）.．]|第[0-9０-９一二三四五六七八九十]")

_BARE_MARK = re.compile(r"(?:・|\d{1,4}\. )[ \t\n\r\f]*")


@dataclass(frozen=True, slots=True)
class _Break:
    """A line ends here; blank: and a blank line follows."""

    blank: bool = False


Piece = str | _Break | Written


def read_html(raw: bytes, _tell: Tell = untold) -> Extracted:
    """The visible text of a page, its headings and its tables."""
    found = _DECLARED.search(raw[:_DECLARED_WITHIN])
    source = decoded(raw, found[1].decode("ascii") if found else "")
    tree = LexborHTMLParser(source)
    titles = tree.css("head > title")
    title = " ".join(titles[0].text().split()) if titles else ""
    tables = {node.mem_id: number for number, node in enumerate(_tables(tree))}
    pieces = _flow(tree.body, tables, pre=False) if tree.body is not None else ()
    return Extracted(title, (page_of(1, _lines(pieces)),), remarks=remarks_of(source))


def _tables(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    return (node for node in tree.css("table") if is_table(node))


def _flow(node: LexborNode, tables: dict[int, int], *, pre: bool) -> Iterator[Piece]:
    """What stands in a node, in order."""
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            yield from _text(child.text_content or "", pre=pre)
        elif tag == "br":
            yield _Break()
        elif is_visible(child):
            yield from _element(child, tag, tables, pre=pre)


def _element(node: LexborNode, tag: str, tables: dict[int, int], *, pre: bool) -> Iterator[Piece]:
    if tag in _HEADINGS:
        yield from _between(_Break(blank=True), _heading(node, _HEADINGS[tag]))
    elif node.mem_id in tables:
        rows = rows_of(node, table=tables[node.mem_id], text_of=words_of)
        yield from _between(_Break(blank=True), chain(_caption(node), rows))
    elif tag in _BLOCKS:
        inside = list(_flow(node, tables, pre=pre or tag == "pre"))
        mark = [_mark(node, inside)] if tag == "li" else []
        yield from _between(_Break(blank=tag in _APART and not _in_a_list(node)), chain(mark, inside))
    else:
        yield from _flow(node, tables, pre=pre)


def _between(edge: _Break, inside: Iterable[Piece]) -> Iterator[Piece]:
    yield edge
    yield from inside
    yield edge


def words_of(node: LexborNode) -> str:
    """What a node says, on one line."""
    return " ".join(line.text for line in _lines(_flow(node, {}, pre=False)) if line.text)


def _heading(node: LexborNode, level: int) -> Iterator[Written]:
    words = words_of(node)
    if words:
        yield Written(words, level=level)


def _caption(table: LexborNode) -> Iterator[Piece]:
    captions = [child for child in table.iter() if child.tag == "caption" and is_visible(child)]
    yield from (piece for caption in captions for piece in (words_of(caption), _Break()))


def _mark(item: LexborNode, inside: Sequence[Piece]) -> str:
    """The mark that the browser draws before a list's item; "": the item brings its own."""
    own = next((piece.lstrip() for piece in inside if isinstance(piece, str) and piece.strip()), "")
    above = item.parent
    if not own or _MARKED.match(own):
        return ""
    if above is None or above.tag != "ol":
        return "・"
    items = [child.mem_id for child in above.iter() if child.tag == "li"]
    start = above.attributes.get("start") or "1"
    return f"{int(start if start.isdecimal() else 1) + items.index(item.mem_id)}. "


def _in_a_list(node: LexborNode) -> bool:
    """A list in a list, and a paragraph in an item, stand close."""
    return node.parent is not None and node.parent.tag in {"li", "dd"}


def _text(text: str, *, pre: bool) -> Iterator[Piece]:
    text = text.replace("\xad", "")
    if not pre:
        yield text
        return
    for place, line in enumerate(text.split("\n")):
        if place:
            yield _Break()
        yield line


def _lines(pieces: Iterable[Piece]) -> Iterator[Written]:
    """The pieces as lines; no blank line at the ends, and never two together."""
    words, waiting, begun = "", False, False
    for piece in (*pieces, _Break()):
        if isinstance(piece, str):
            words += piece
            continue
        if isinstance(piece, _Break) and _BARE_MARK.fullmatch(words):  # a paragraph in an item begins behind its mark
            continue
        line = _SPACE.sub(" ", _BETWEEN_WIDE.sub("", words)).strip(" ")
        words = ""
        for written in ([Written(line)] if line else []) + ([piece] if isinstance(piece, Written) else []):
            if waiting and begun:
                yield Written("")
            yield written
            waiting, begun = False, True
        waiting = waiting or (isinstance(piece, _Break) and piece.blank)
