"""Which Office document an archive is, whatever its name says, and what its XML says in every one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.readers.archive import LOCKED, part_of, parts_of
from ingest.readers.extracted import Unreadable

_CONTENT_TYPE = re.compile(rb"ContentType\s*=\s*[\"']([^\"']+)[\"']")
_OPEN = "application/vnd.openxmlformats-officedocument."
_STRICT = b"http://purl.oclc.org/ooxml/"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_NOT_PLAIN = "{kind}です。{program} で「{plain}」として保存し直してから取り込んでください。"
_IS_STRICT = "「厳密な Open XML」形式です。通常の .docx、.xlsx、.pptx の形式で保存し直してから取り込んでください。"
_NO_OFFICE = "{name}ではありません。ファイルの中身と拡張子を確かめてから取り込んでください。"
_OLD = "古い形式の Office 文書です。Word は .docx、Excel は .xlsx、PowerPoint は .pptx で保存し直してから取り込んでください。"


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of Office document."""

    name: str
    suffix: str
    program: str
    plain: str = ""  # the name of the kind that we read; "": this is it


_WORD = ("Word", "Word 文書（.docx）")
_EXCEL = ("Excel", "Excel ブック（.xlsx）")
_SLIDES = ("PowerPoint", "PowerPoint プレゼンテーション（.pptx）")

_KINDS: dict[str, Office] = {
    f"{_OPEN}wordprocessingml.document.main+xml": Office("Word 文書", ".docx", "Word"),
    f"{_OPEN}spreadsheetml.sheet.main+xml": Office("Excel ブック", ".xlsx", "Excel"),
    f"{_OPEN}presentationml.presentation.main+xml": Office("PowerPoint のスライド", ".pptx", "PowerPoint"),
    "application/vnd.ms-word.document.macroEnabled.main+xml": Office("マクロ付きの Word 文書", ".docm", *_WORD),
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": Office("マクロ付きの Excel ブック", ".xlsm", *_EXCEL),
    "application/vnd.ms-excel.sheet.binary.macroEnabled.main": Office("バイナリ形式の Excel ブック", ".xlsb", *_EXCEL),
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml": Office(
        "マクロ付きの PowerPoint のスライド", ".pptm", *_SLIDES
    ),
    f"{_OPEN}wordprocessingml.template.main+xml": Office("Word のテンプレート", ".dotx", *_WORD),
    f"{_OPEN}spreadsheetml.template.main+xml": Office("Excel のテンプレート", ".xltx", *_EXCEL),
    f"{_OPEN}presentationml.template.main+xml": Office("PowerPoint のテンプレート", ".potx", *_SLIDES),
    f"{_OPEN}presentationml.slideshow.main+xml": Office("PowerPoint のスライドショー", ".ppsx", *_SLIDES),
}
_OLD_KINDS = {
    ".doc": ("Word 文書", *_WORD),
    ".xls": ("Excel ブック", *_EXCEL),
    ".ppt": ("PowerPoint のスライド", *_SLIDES),
}


def office_of(raw: bytes) -> Office | None:
    """The kind that the parts of an archive say; None where they say none, or it cannot be opened."""
    try:
        types = {
            found.decode("ascii", errors="replace")
            for found in _CONTENT_TYPE.findall(part_of(raw, "[Content_Types].xml"))
        }
    except Unreadable:
        return None
    return next((kind for name, kind in _KINDS.items() if name in types), None)


def refuse_unplain(raw: bytes) -> None:
    """An encrypted, old, strict or macro-enabled document is refused with what to do."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(LOCKED if _ENCRYPTED in raw else _OLD)
    kind = office_of(raw)
    if kind is None:
        return
    if kind.plain:
        raise Unreadable(_NOT_PLAIN.format(kind=kind.name, program=kind.program, plain=kind.plain))
    if _STRICT in part_of(raw, "_rels/.rels"):
        raise Unreadable(_IS_STRICT)


def advice_for(suffix: str) -> str:
    """What to do with an Office file of another suffix; "": it is none."""
    for kind in _KINDS.values():
        if kind.suffix == suffix and kind.plain:
            return _NOT_PLAIN.format(kind=kind.name, program=kind.program, plain=kind.plain)
    if suffix not in _OLD_KINDS:
        return ""
    name, program, plain = _OLD_KINDS[suffix]
    return _NOT_PLAIN.format(kind=f"古い形式の {name}", program=program, plain=plain)


def opened(raw: bytes, suffix: str) -> Mapping[str, bytes]:
    """The XML parts of a document of this kind; any other file is refused."""
    wanted = next(kind for kind in _KINDS.values() if kind.suffix == suffix)
    if not raw.startswith(b"PK"):
        raise Unreadable(_NO_OFFICE.format(name=wanted.name))
    parts = parts_of(raw)
    if office_of(raw) != wanted:
        raise Unreadable(_NO_OFFICE.format(name=wanted.name))
    return parts
