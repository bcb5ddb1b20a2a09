"""What the readers make of the sample documents, word by word; rewrite with --update-golden and read the diff."""

from __future__ import annotations

import pytest

from ingest.readers import Extracted, ExtractedPage, Row
from tests.golden.samples import DOCUMENTS, HERE, held_to, reading

RESTATED = "Kouboが事実をもとに書き直したもので、公式の文書ではありません。正式な内容は、"
FICTIONAL = "Kouboが作った架空の文書です。ここに出てくる公募、団体、連絡先は実在しません。"
OFFICIAL = "経済産業省大学連携推進室の公募ページ「地域オープンイノベーション拠点選抜制度（J-InnovationHUB）」"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_sample_document_reads_as_it_did(name: str, *, update_golden: bool) -> None:
    held_to(HERE / f"{name}.json", _told(reading(name)), update=update_golden)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_headings_and_rows_know_their_places(name: str) -> None:
    for page in reading(name).pages:
        spans = [*((one.start, one.end) for one in page.headings), *((one.start, one.end) for one in page.rows)]
        words = [page.page.text[start:end] for start, end in spans]

        assert [one for one in words if "\n" in one or not one.strip()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_sample_says_that_it_is_one(name: str) -> None:
    text = _solid(name)

    assert RESTATED in text or FICTIONAL in text


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.startswith("jinnovation-hub")])
def test_a_restated_sample_names_the_official_source(name: str) -> None:
    assert OFFICIAL in _solid(name)


def _solid(name: str) -> str:
    """The words without spaces and without the marks of a quotation in Markdown."""
    return "".join("".join(page.page.text for page in reading(name).pages).replace("\n>", "").split())


def _told(extracted: Extracted) -> dict[str, object]:
    return {
        "title": extracted.title,
        "published_on": extracted.published_on.isoformat() if extracted.published_on else None,
        "remarks": [[one.kind, one.page, one.text, one.why] for one in extracted.remarks],
        "attached": [one.name for one in extracted.attached],
        "pages": [_page(page) for page in extracted.pages],
    }


def _page(page: ExtractedPage) -> dict[str, object]:
    text = page.page.text
    return {
        "number": page.page.number,
        "lines": text.split("\n"),
        "headings": [[heading.level, text[heading.start : heading.end]] for heading in page.headings],
        "rows": [[row.table, *_cells(row, text)] for row in page.rows],
    }


def _cells(row: Row, text: str) -> list[object]:
    return ["head" if row.head else "body", *text[row.start : row.end].split("\t")]
