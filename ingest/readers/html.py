"""A web page becomes the lines that its reader sees; what is hidden, struck out or furniture stays away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.readers.encoding import decoded, remarks_of
from ingest.readers.extracted import Extracted, Tell, untold
from ingest.readers.html_lists import MARKED, Mark, marked
from ingest.readers.html_tables import is_table, rows_of
from ingest.readers.layout import Written, page_of
from ingest.readers.visible import without_unseen

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
_LISTS = frozenset({"ol", "ul", "menu"})
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE})[ \t]*[\n\r\f][ \t\n\r\f]*(?={_WIDE})")


@dataclass(frozen=True, slots=True)
class _Break:
    """A line ends here; blank: and a blank line follows."""

    blank: bool = False


Piece = str | _Break | Mark | Written


def read_html(raw: bytes, _tell: Tell = untold) -> Extracted:
    """The visible text of a page, its headings and its tables."""
    found = _DECLARED.search(raw[:_DECLARED_WITHIN])
    source = decoded(raw, found[1].decode("ascii") if found else "")
    tree = LexborHTMLParser(source)
    titles = tree.css("head > title")
    title = " ".join(titles[0].text().split()) if titles else ""
    unseen = without_unseen(tree)
    tables = {node.mem_id: number for number, node in enumerate(_tables(tree))}
    pieces = _flow(tree.body, tables, pre=False) if tree.body is not None else ()
    return Extracted(title, (page_of(1, _lines(pieces)),), remarks=(*remarks_of(source), *unseen))


def _tables(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    return (node for node in tree.css("table") if is_table(node))


def _flow(node: LexborNode, tables: dict[int, int], *, pre: bool) -> Iterator[Piece]:
    """What stands in a node, in order; a stack rather than recursion, for pages that are nested without end."""
    inside: list[Iterator[LexborNode | Piece]] = [node.iter(include_text=True)]
    while inside:
        following = next(inside[-1], None)
        if following is None:
            inside.pop()
        elif not isinstance(following, LexborNode):
            yield following
        elif following.tag == "-text":
            yield from _text(following.text_content or "", pre=pre)
        else:
            inside.append(_element(following, following.tag or "", tables, pre=pre))


def _element(node: LexborNode, tag: str, tables: dict[int, int], *, pre: bool) -> Iterator[LexborNode | Piece]:
    """The pieces of an element and, as they are, the nodes in it."""
    if tag == "br":
        return iter((_Break(),))
    if tag in _HEADINGS:
        return _between(_Break(blank=True), _heading(node, _HEADINGS[tag]))
    if node.mem_id in tables:
        rows = rows_of(node, table=tables[node.mem_id], text_of=words_of)
        return _between(_Break(blank=True), chain(_caption(node), rows))
    within = _flow(node, tables, pre=True) if tag == "pre" and not pre else node.iter(include_text=True)
    if tag not in _BLOCKS:
        return within
    inside = marked(node) if tag in _LISTS else within
    return _between(_Break(blank=tag in _APART and not _in_a_list(node)), inside)


def _between(edge: _Break, inside: Iterable[LexborNode | Piece]) -> Iterator[LexborNode | Piece]:
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
    captions = [child for child in table.iter() if child.tag == "caption"]
    yield from (piece for caption in captions for piece in (words_of(caption), _Break()))


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
    words, mark, waiting, begun = "", "", False, False
    for piece in (*pieces, _Break()):
        if isinstance(piece, str):
            words += piece
            continue
        line = _SPACE.sub(" ", _BETWEEN_WIDE.sub("", words)).strip(" ")
        words = ""
        if line:
            line, mark = line if MARKED.match(line) else f"{mark}{line}", ""
        for written in ([Written(line)] if line else []) + ([piece] if isinstance(piece, Written) else []):
            if waiting and begun:
                yield Written("")
            yield written
            waiting, begun = False, True
        mark = piece.text if isinstance(piece, Mark) else mark
        waiting = waiting or (isinstance(piece, _Break) and piece.blank)
