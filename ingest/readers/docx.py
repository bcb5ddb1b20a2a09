"""A Word document becomes one page: its final text, with the numbers that Word counts and without what nobody sees."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from assistant.domain import Remark, RemarkKind
from ingest.readers.docx_flow import Flow, notes_of, spaced
from ingest.readers.docx_looks import Looks
from ingest.readers.docx_numbering import Numbering
from ingest.readers.docx_styles import Styles
from ingest.readers.extracted import Extracted, Tell, untold
from ingest.readers.layout import page_of
from ingest.readers.office import opened
from ingest.readers.ooxml import A, Element, parsed
from ingest.readers.titles import believed

_IMAGES = "文字が読み取れません（画像のみの文書です）"


def read_docx(raw: bytes, tell: Tell = untold) -> Extracted:
    """The document as one page, because its pages are made only when it is printed."""
    opened(raw, ".docx")
    document = Document(BytesIO(raw))
    body = document.element.body
    styles = Styles(_part(document, RELATIONSHIP_TYPE.STYLES))
    flow = Flow(
        styles,
        Numbering(_part(document, RELATIONSHIP_TYPE.NUMBERING), styles),
        Looks(body, styles),
        _notes(document),
    )
    page = page_of(1, spaced((*flow.lines_of(body), *flow.endnotes())))
    tell(1, 1)
    remarks = tuple(flow.remarks)
    if not page.page.text.strip() and next(body.iter(f"{A}blip"), None) is not None:
        remarks += (Remark(RemarkKind.UNREADABLE, "", 1, _IMAGES),)
    return Extracted(believed(document.core_properties.title, page.page.text), (page,), remarks=remarks)


def _notes(document: WordDocument) -> Mapping[str, Element]:
    return {
        **notes_of(_part(document, RELATIONSHIP_TYPE.FOOTNOTES), "footnote"),
        **notes_of(_part(document, RELATIONSHIP_TYPE.ENDNOTES), "endnote"),
    }


def _part(document: WordDocument, relation: str) -> Element | None:
    """The root of a part that the document names; None: it has none."""
    found = [one for one in document.part.rels.values() if one.reltype == relation and not one.is_external]
    return parsed(found[0].target_part.blob) if found else None
