"""Word documents of raw XML, and what was read of them."""

from __future__ import annotations

from ingest.readers.docx import read_docx
from ingest.readers.extracted import Extracted, ExtractedPage
from tests.unit.ingest.readers.zipped import W_NAMES, docx_of


def paragraph(text: str, properties: str = "", look: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text, look)}</w:p>"


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def read_body(body: str, **others: str) -> Extracted:
    return read_docx(docx_of(body, **others))


def lines_of_body(body: str, **others: str) -> list[str]:
    return [line for line in read_body(body, **others).pages[0].page.text.split("\n") if line]


def headings_of(page: ExtractedPage) -> list[tuple[int, str]]:
    return [(one.level, page.page.text[one.start : one.end]) for one in page.headings]


def rows_of(page: ExtractedPage) -> list[tuple[bool, list[str]]]:
    return [(row.head, page.page.text[row.start : row.end].split("\t")) for row in page.rows]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering_of(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    abstract = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return f"<w:numbering {W_NAMES}>{abstract}{nums}</w:numbering>"


def in_list(text: str, depth: int = 0, num: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>')


def style(name: str, more: str = "", *, based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}{more}</w:style>'


def styles_of(*styles: str) -> str:
    return f"<w:styles {W_NAMES}>{''.join(styles)}</w:styles>"
