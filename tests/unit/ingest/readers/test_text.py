from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Page, RemarkKind
from ingest.readers.extracted import Extracted, ExtractedPage
from ingest.readers.text import read_markdown, read_text


def test_a_text_is_one_page_as_it_is() -> None:
    text = "（公募期間）\n\n　令和7年7月18日（金）～\n  8月27日（水）12時必着\n"

    assert read_text(text.encode("cp932")) == Extracted("", (ExtractedPage(Page(1, text)),))


def test_form_feeds_part_the_pages() -> None:
    read = read_text("一枚目\f二枚目".encode())

    assert [page.page for page in read.pages] == [Page(1, "一枚目"), Page(2, "二枚目")]


def test_words_that_run_down_the_page_are_one_line() -> None:
    text = "前の行\n\n" + "\n".join("公募要領について") + "\n\n第\n三\n回\n"

    assert read_text(text.encode()).pages[0].page.text == "前の行\n\n公募要領について\n\n第\n三\n回\n"


@pytest.mark.parametrize(
    "table",
    [
        "区　分　　　　上限額　　　　件数\n巣箱　　　　　３万円　　　　20件\n蜜源　　　　　５万円　　　　10件",
        "区分 上限額 件数\n巣箱 ３万円 20件\n蜜源 ５万円 10件",
    ],
)
def test_the_tables_that_spaces_draw_in_a_text_are_rows(table: str) -> None:
    page = read_text(f"助成の区分\n\n{table}\n\n以上\n".encode("cp932")).pages[0]

    assert page.page.text == "助成の区分\n\n区分\t上限額\t件数\n巣箱\t３万円\t20件\n蜜源\t５万円\t10件\n\n以上\n"
    assert [(row.table, row.head, page.page.text[row.start : row.end]) for row in page.rows] == [
        (0, True, "区分\t上限額\t件数"),
        (0, False, "巣箱\t３万円\t20件"),
        (0, False, "蜜源\t５万円\t10件"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"])
@pytest.mark.parametrize("reader", [read_text, read_markdown])
def test_texts_are_read_in_every_encoding_of_an_office(reader: Callable[[bytes], Extracted], encoding: str) -> None:
    assert reader("締切は8月27日です。".encode(encoding)).pages[0].page.text == "締切は8月27日です。"


def test_the_headings_of_markdown_are_known_and_the_first_names_the_document() -> None:
    text = "# 公募要領\n\n本文#1\n\n## 公募期間 ##\n#様式ではない\n\n問合せ先\n----\n\n表題\n===\n- 一つ\n---\n"
    read = read_markdown(text.encode())
    page = read.pages[0]

    assert read.title == "公募要領"
    assert page.page.text == "公募要領\n\n本文#1\n\n公募期間\n#様式ではない\n\n問合せ先\n\n表題\n- 一つ\n---\n"
    assert [(page.page.text[one.start : one.end], one.level) for one in page.headings] == [
        ("公募要領", 1),
        ("公募期間", 2),
        ("問合せ先", 2),
        ("表題", 1),
    ]


def test_the_tables_of_markdown_are_rows() -> None:
    page = read_markdown(
        "| 区分 | 締切 |\n|:--|--:|\n| 申請 | 8月27日<br>正午 |\n|甲\\|乙|**必着**|\n\n以上|\n".encode()
    ).pages[0]

    assert page.page.text == "区分\t締切\n申請\t8月27日 正午\n甲|乙\t必着\n\n以上|\n"
    assert [(row.head, page.page.text[row.start : row.end]) for row in page.rows] == [
        (True, "区分\t締切"),
        (False, "申請\t8月27日 正午"),
        (False, "甲|乙\t必着"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("[公募要領](https://example.jp/a_b.pdf)を参照", "公募要領 (https://example.jp/a_b.pdf)を参照"),
        ("[kobo@example.jp](mailto:kobo@example.jp)", "kobo@example.jp"),
        ("<https://example.jp/>まで", "https://example.jp/まで"),
        ("![締切は12月31日](a.png)本文", "本文"),
        ("**8月27日**（水）__必着__", "8月27日（水）必着"),
        ("```\n# 手順\n~~甲~~ | 乙\n```\n以上", "# 手順\n~~甲~~ | 乙\n以上"),
        ("甲<!-- 締切は\n12月31日 -->乙", "甲乙"),
    ],
)
def test_the_marks_of_markdown_are_no_words(written: str, read: str) -> None:
    assert read_markdown(written.encode()).pages[0].page.text == read


def test_struck_words_of_markdown_are_told_and_not_read() -> None:
    read = read_markdown("締切は~~7月29日~~8月5日、<del>正午</del>必着".encode())

    assert read.pages[0].page.text == "締切は8月5日、必着"
    assert [(one.kind, one.text) for one in read.remarks] == [
        (RemarkKind.STRUCK, "7月29日"),
        (RemarkKind.STRUCK, "正午"),
    ]


@given(
    st.lists(
        st.sampled_from(["# 甲", "乙", "|丙|丁|", "|--|--|", "---", "===", "```", "", "~~戊~~", "[己](u)", "<!--"])
    )
)
def test_headings_and_rows_are_whole_lines_whatever_the_text(lines: list[str]) -> None:
    page = read_markdown("\n".join(["公募", *lines]).encode()).pages[0]
    text = page.page.text

    for start, end in [(one.start, one.end) for one in page.headings] + [(one.start, one.end) for one in page.rows]:
        assert start == 0 or text[start - 1] == "\n"
        assert end == len(text) or text[end] == "\n"


def test_headings_that_a_text_marks_as_markdown_does_have_their_level() -> None:
    text = "しおさい助成の結果\n\n## 1. 概要\n\n三件を選びました。\n\n### 1-1 期間\n\n一年です。\n\n## 2. 名簿\n\n渚 一郎\n"
    page = read_text(text.encode()).pages[0]
    headings = [(page.page.text[one.start : one.end], one.level) for one in page.headings]

    assert headings == [("1. 概要", 2), ("1-1 期間", 3), ("2. 名簿", 2)]


def test_a_mark_or_two_are_no_headings() -> None:
    assert read_text("連絡事項\n\n## 記\n\n以上\n".encode()).pages[0].headings == ()
