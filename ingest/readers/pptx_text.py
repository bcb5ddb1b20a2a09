"""The paragraphs of a shape on a slide, with their marks, and without what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain import RemarkKind
from ingest.readers.docx_numbering import written_as
from ingest.readers.ooxml import A, Element, children, number, value
from ingest.readers.unseen import WHITE, why_unseen

_STRUCK = "取り消し線が引かれています"
_WHITE_SCHEMES = frozenset({"bg1", "lt1"})
_OTHER = "other"
_MARKED = re.compile(r"[・•●○◎◆◇■□▪※➢*①-⑳【〈]|-\s|[(（]?[0-9０-９ア-ン]{1,2}[)）.．]")
_SYMBOLS = re.compile(r"wingdings|symbol|webdings", re.IGNORECASE)
_ROUND = frozenset({"•", "l", "Ø", "ü", "n"})
_DASHES = {"–": "-", "—": "-", "−": "-"}
_DEEPEST = 8
_FORMS = (
    ("circleNum", "decimalEnclosedCircle"),
    ("ea1Jpn", "japaneseCounting"),
    ("romanUc", "upperRoman"),
    ("romanLc", "lowerRoman"),
    ("alphaUc", "upperLetter"),
    ("alphaLc", "lowerLetter"),
)
_AROUND = {"ParenBoth": "({})", "ParenR": "{})", "Period": "{}.", "Minus": "- {} -"}


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a shape, or words that are not seen."""

    text: str
    kind: RemarkKind | None = None  # None: it is seen
    why: str = ""


def lines_of(body: Element | None, *, ground: str, styles: Sequence[Element]) -> Iterator[Said]:
    """The lines of a text body; styles: the list styles that it rests upon, the nearest first."""
    counts: dict[int, int] = {}
    for paragraph in body.findall(f"{A}p") if body is not None else ():
        parts = list(_parts(paragraph, ground))
        yield from (part for part in parts if part.kind is not None and part.text.strip())
        text = "".join(part.text for part in parts if part.kind is None)
        if not text.strip():
            continue
        level = min(number(paragraph.find(f"{A}pPr"), "lvl") or 0, _DEEPEST)
        mark = "" if _MARKED.match(text.strip()) else _mark(paragraph, level, styles, counts)
        first, *rest = text.strip().split("\n")
        yield Said("　" * level * bool(mark) + mark + first.strip())
        yield from (Said(line.strip()) for line in rest if line.strip())


def colour_of(fill: Element | None) -> str:
    """Six digits of colour; "": none is given."""
    if fill is None:
        return ""
    exact, scheme = fill.find(f"{A}srgbClr"), fill.find(f"{A}schemeClr")
    if exact is not None:
        return value(exact, "val").upper()
    return WHITE if scheme is not None and value(scheme, "val") in _WHITE_SCHEMES and not len(scheme) else _OTHER


def _parts(paragraph: Element, ground: str) -> Iterator[Said]:
    for child in children(paragraph):
        if child.tag == f"{A}br":
            yield Said("\n")
        elif child.tag in {f"{A}r", f"{A}fld"}:
            text = (child.findtext(f"{A}t") or "").replace("\v", "\n").replace("\t", " ")
            yield Said(text, *_unseen(child.find(f"{A}rPr"), ground))


def _unseen(given: Element | None, ground: str) -> tuple[RemarkKind | None, str]:
    if given is None:
        return None, ""
    if value(given, "strike") in {"sngStrike", "dblStrike"}:
        return RemarkKind.STRUCK, _STRUCK
    size = number(given, "sz")
    points = size / 100 if size is not None else None
    why = why_unseen(colour=colour_of(given.find(f"{A}solidFill")), ground=ground, points=points)
    return (RemarkKind.HIDDEN, why) if why else (None, "")


def _mark(paragraph: Element, level: int, styles: Sequence[Element], counts: dict[int, int]) -> str:
    """The bullet or number before a paragraph, as the nearest style that speaks of it says."""
    for deeper in [depth for depth in counts if depth > level]:
        del counts[deeper]
    own = paragraph.find(f"{A}pPr")
    inherited = (style.find(f"{A}lvl{level + 1}pPr") for style in styles)
    for given in (own, *inherited):
        for child in given if given is not None else ():
            if child.tag == f"{A}buAutoNum":
                counts[level] = counts.get(level, (number(child, "startAt") or 1) - 1) + 1
                return _number(counts[level], value(child, "type"))
            if child.tag in {f"{A}buChar", f"{A}buNone", f"{A}buBlip"}:
                counts.pop(level, None)
                return _bullet(given, child)
    return ""


def _bullet(given: Element | None, child: Element) -> str:
    if child.tag == f"{A}buNone":
        return ""
    font = value(given.find(f"{A}buFont") if given is not None else None, "typeface")
    sign = value(child, "char")
    return "・" if not sign.strip() or _SYMBOLS.search(font) or sign in _ROUND else f"{_DASHES.get(sign, sign)} "


def _number(count: int, form: str) -> str:
    named = next((name for begins, name in _FORMS if form.startswith(begins)), "decimal")
    written = written_as(named, count)
    around = next((shape for ends, shape in _AROUND.items() if form.endswith(ends)), "{}")
    return f"{around.format(written)} "
