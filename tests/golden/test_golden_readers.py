"""What the readers make of the sample documents, word by word; rewrite with --update-golden and read the diff."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.readers import Extracted, ExtractedPage, Row, read

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "corpus"
DOCUMENTS = ("jinnovation-hub-06-call.html", "jinnovation-hub-07-guideline.pdf", "jinnovation-hub-07-news.eml")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_sample_document_reads_as_it_did(name: str, request: pytest.FixtureRequest) -> None:
    expected = HERE / f"{name}.json"
    found = json.dumps(_told(read(CORPUS / name)), ensure_ascii=False, indent=1) + "\n"
    if request.config.getoption("--update-golden"):
        expected.write_text(found, "utf-8")

    assert found == expected.read_text("utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_headings_and_rows_know_their_places(name: str) -> None:
    for page in read(CORPUS / name).pages:
        spans = [*((one.start, one.end) for one in page.headings), *((one.start, one.end) for one in page.rows)]
        lines = set(page.page.text.split("\n"))

        assert {page.page.text[start:end] for start, end in spans} <= lines


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_sample_says_that_it_is_one_and_names_the_official_source(name: str) -> None:
    text = "".join("".join(page.page.text for page in read(CORPUS / name).pages).split())

    assert "Kouboが事実をもとに書き直したもので、公式の文書ではありません。" in text
    assert "経済産業省大学連携推進室の公募ページ「地域オープンイノベーション拠点選抜制度（J-InnovationHUB）」" in text


def _told(extracted: Extracted) -> dict[str, object]:
    return {
        "title": extracted.title,
        "published_on": extracted.published_on.isoformat() if extracted.published_on else None,
        "remarks": [[one.kind, one.page, one.text, one.why] for one in extracted.remarks],
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
