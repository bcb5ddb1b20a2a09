"""What stands in a Word paragraph, piece by piece: words that are seen, words that are not, boxes and marks of notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.domain import RemarkKind
from ingest.readers.docx_styles import Styles
from ingest.readers.ooxml import DIAGRAM, A, C, Element, M, W, children, is_on, value
from ingest.readers.unseen import WHITE, why_unseen

_DELETED = "変更履歴で削除されています"
_STRUCK = "取り消し線が引かれています"
_VANISHED = "隠し文字です"
_DRAWN = "図やグラフの中の文字は読んでいません"
_OPEN = frozenset(
    {"ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "sdt"}
)
_GONE = frozenset({"del", "moveFrom"})
_SIGNS = {"tab": " ", "cr": "\n", "br": "\n", "noBreakHyphen": "-", "ptab": " "}
_SYMBOLS = {  # of Wingdings
    "6C": "●", "6E": "■", "75": "◆", "A7": "▪", "A8": "□", "FC": "✓", "FE": "☑", "D8": "➢", "E8": "→", "71": "□", "6F": "□",
}  # fmt: skip
_WHITE_THEMES = frozenset({"background1", "light1"})
_HIGHLIGHTED = "FFFF00"  # any highlight is a ground that is not white


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paragraph; exactly one of its fields says what it is."""

    text: str = ""  # with a newline where a line ends
    kind: RemarkKind | None = None  # None: it is seen
    why: str = ""
    box: Element | None = None  # the content of a text box
    ground: str = WHITE  # on which the box stands
    note: str = ""  # the id of a note: footnote 1, endnote 2
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a run stands."""

    styles: Styles
    paragraph: Element
    ground: str = WHITE


def pieces_of(element: Element, setting: Setting) -> Iterator[Piece]:
    """The pieces in their order."""
    for child in children(element):
        name = _name(child)
        if name == "r":
            yield from _run(child, setting)
        elif name in _OPEN:
            yield from pieces_of(child, setting)
        elif name in _GONE:
            yield from _gone(child)
        elif child.tag in {f"{M}oMath", f"{M}oMathPara"}:
            yield Piece(_formula(child))


def ground_of(properties: Element | None, *, above: str = WHITE) -> str:
    """The colour behind what stands here, as w:shd gives it."""
    fill = value(properties.find(f"{W}shd") if properties is not None else None, f"{W}fill")
    return above if fill in {"", "auto"} else fill


def _name(element: Element) -> str:
    return str(element.tag).removeprefix(W)


def _gone(element: Element) -> Iterator[Piece]:
    text = "".join(one.text or "" for one in element.iter(f"{W}delText", f"{W}t"))
    if text.strip():
        yield Piece(text, RemarkKind.STRUCK, _DELETED)


def _run(run: Element, setting: Setting) -> Iterator[Piece]:
    kind, why = _unseen(run, setting)
    size, bold = setting.styles.size_of(run, setting.paragraph), setting.styles.is_bold(run, setting.paragraph)
    for piece in _in_run(run, setting):
        if not piece.text:
            yield piece
        elif kind is None or piece.kind is not None:
            yield replace(piece, size=piece.size or size, bold=piece.bold or bold)
        else:
            yield Piece(piece.text, kind, why)


def _in_run(run: Element, setting: Setting) -> Iterator[Piece]:
    for child in children(run):
        name = _name(child)
        if name == "t":
            yield Piece("".join((child.text or "").splitlines()))
        elif name in _SIGNS:
            yield Piece(_SIGNS[name])
        elif name == "sym":
            yield Piece(_SYMBOLS.get(value(child, f"{W}char")[-2:].upper(), ""))
        elif name == "ruby":
            base = child.find(f"{W}rubyBase")
            yield from pieces_of(base, setting) if base is not None else ()
        elif name in {"footnoteReference", "endnoteReference"}:
            yield Piece(note=f"{name.removesuffix('Reference')} {value(child, f'{W}id')}")
        elif name in {"drawing", "pict", "object"}:
            yield from _drawn(child)


def _drawn(element: Element, ground: str = WHITE) -> Iterator[Piece]:
    """The text boxes of a drawing, each once."""
    for child in children(element):
        if child.tag == f"{W}txbxContent":
            yield Piece(box=child, ground=ground)
        elif child.tag in {f"{C}chart", f"{DIAGRAM}relIds"}:
            yield Piece(_DRAWN, RemarkKind.LEFT_OUT, _DRAWN)
        else:
            yield from _drawn(child, _fill(child) or ground)


def _fill(shape: Element) -> str:
    """The colour of a shape; "": it has none of its own."""
    drawn = next((child for child in children(shape) if str(child.tag).endswith("}spPr")), None)
    solid = drawn.find(f"{A}solidFill") if drawn is not None else None
    if solid is not None:
        colour = value(solid.find(f"{A}srgbClr"), "val")
        return colour or ("" if value(solid.find(f"{A}schemeClr"), "val") in {"bg1", "lt1"} else "theme")
    styled = next((child for child in children(shape) if str(child.tag).endswith("}style")), None)
    filled = styled is not None and drawn is not None and drawn.find(f"{A}noFill") is None
    return "theme" if filled else value(shape, "fillcolor").lstrip("#").upper()


def _formula(element: Element) -> str:
    """A formula on one line; a fraction as 2/3."""
    if element.tag == f"{M}t":
        return element.text or ""
    if element.tag == f"{M}f":
        parts = (element.find(f"{M}num"), element.find(f"{M}den"))
        return "/".join(_formula(part) for part in parts if part is not None)
    return "".join(_formula(child) for child in children(element))


def _unseen(run: Element, setting: Setting) -> tuple[RemarkKind | None, str]:
    def said(tag: str) -> Element | None:
        return setting.styles.of_run(run, setting.paragraph, tag)

    if is_on(said("vanish")):
        return RemarkKind.HIDDEN, _VANISHED
    if is_on(said("strike")) or is_on(said("dstrike")):
        return RemarkKind.STRUCK, _STRUCK
    why = why_unseen(
        colour=_colour(said("color")),
        ground=_ground(run, setting, said("highlight")),
        points=setting.styles.size_of(run, setting.paragraph),
    )
    return (RemarkKind.HIDDEN, why) if why else (None, "")


def _colour(given: Element | None) -> str:
    return WHITE if value(given, f"{W}themeColor") in _WHITE_THEMES else value(given)


def _ground(run: Element, setting: Setting, highlight: Element | None) -> str:
    if value(highlight) not in {"", "none", "white"}:
        return _HIGHLIGHTED
    shaded = setting.styles.of_paragraph(setting.paragraph, "shd")
    fill = value(shaded[0], f"{W}fill") if shaded else ""
    behind = setting.ground if fill in {"", "auto"} else fill
    return ground_of(run.find(f"{W}rPr"), above=behind)
