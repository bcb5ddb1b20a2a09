from __future__ import annotations

from assistant.domain import Page
from ingest.readers.extracted import Extracted, ExtractedPage, Heading
from ingest.readers.text import read_markdown, read_text


def test_a_text_is_one_page_as_it_is() -> None:
    text = "（公募期間）\n\n　令和7年7月18日（金）～\n  8月27日（水）12時必着\n"

    assert read_text(text.encode("cp932")) == Extracted("", (ExtractedPage(Page(1, text)),))


def test_form_feeds_part_the_pages() -> None:
    read = read_text("一枚目\f二枚目".encode())

    assert [page.page for page in read.pages] == [Page(1, "一枚目"), Page(2, "二枚目")]


def test_the_headings_of_markdown_are_known_and_the_first_names_the_document() -> None:
    text = "# 公募要領\n\n本文#1\n\n## 公募期間 ##\n#様式ではない\n"
    page = ExtractedPage(Page(1, text), (Heading(2, 6, 1), Heading(17, 21, 2)))

    assert read_markdown(text.encode()) == Extracted("公募要領", (page,))
    assert [text[heading.start : heading.end] for heading in page.headings] == ["公募要領", "公募期間"]
