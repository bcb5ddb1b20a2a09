"""Entries in files: as they were when they come back, and never a formula."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
import zipfile

import pytest
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from assistant.adapters.desk.office_files import OfficeBooks
from assistant.desk.faq_files.carried import (
    CarriedClaim,
    CarriedEntry,
    CarriedQuote,
    FileUnreadable,
    Problem,
    printable,
)
from assistant.desk.faq_files.formats import LARGEST_FILE, FaqFiles, Format
from assistant.desk.faq_files.tables import COLUMNS
from assistant.desk.faq_files.words import load_file_words
from assistant.settings import ROOT

FILES = FaqFiles(OfficeBooks(), load_file_words(ROOT / "prompts" / "ja"))
READABLE = (Format.CSV, Format.XLSX, Format.JSON, Format.MARKDOWN)
MOMENT = "2025年8月1日 10:00"
QUOTE = CarriedQuote("公募期間: 令和7年7月18日(金)～\n令和7年8月27日(水)12時必着", "要領 第7回.pdf", 2, "公募要領")
ENTRY = CarriedEntry(
    question="締切はいつですか",
    claims=(
        CarriedClaim(
            "令和7年8月27日(水)12時必着です。\n\n * 郵送は不可", (QUOTE, CarriedQuote("12時必着", "案内.html"))
        ),
        CarriedClaim("# 延長はありません。"),
    ),
    call="地域みらい拠点選抜制度",
    edition="第7回",
    wordings=("〆切は？", "- いつまで | 必着"),
    id="e1",
    state="published",
    confirmed_on="2025-08-01",
)
RISKY = st.sampled_from(
    [
        "=",
        "+",
        "-",
        "@",
        "＝",
        "＋",
        "－",
        "＠",
        "﹦",
        "﹢",
        "−",
        "'",
        "\t",
        "\r",
        "\n",
        "\x00",
        " ",
        "\u3000",
        "\u200b",
        "\xa0",
    ]
)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
CELL = st.builds(lambda starts, text: "".join(starts) + text, st.lists(RISKY, max_size=3), ANYTHING).map(printable)
SAID = CELL.filter(str.strip)
LINE = CELL.map(lambda text: text.replace("\n", " ")).filter(str.strip)
A_QUOTE = st.builds(CarriedQuote, SAID, LINE.map(str.strip).filter(bool), st.integers(0, 999))
A_CLAIM = st.builds(CarriedClaim, SAID, st.lists(A_QUOTE, max_size=2).map(tuple))
AN_ENTRY = st.builds(
    CarriedEntry,
    question=SAID,
    claims=st.lists(A_CLAIM, min_size=1, max_size=3).map(tuple),
    call=CELL,
    edition=CELL,
    wordings=st.lists(LINE, max_size=2).map(tuple),
    id=st.uuids().map(str),
    state=st.sampled_from(["draft", "published"]),
    confirmed_on=st.sampled_from(["", "2025-08-01"]),
)


@pytest.mark.parametrize("form", READABLE)
def test_an_entry_comes_back_from_a_file_as_it_was(form: Format) -> None:
    read = FILES.read(f"faq.{form}", FILES.write(form, [ENTRY], MOMENT))

    assert (read.entries, read.problems) == ((ENTRY,), ())


@pytest.mark.parametrize("form", READABLE)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(entries=st.lists(AN_ENTRY, min_size=1, max_size=3))
@example(entries=[ENTRY])
def test_whatever_an_entry_says_comes_back(form: Format, entries: list[CarriedEntry]) -> None:
    read = FILES.read(f"faq.{form}", FILES.write(form, entries, MOMENT))

    assert read.entries == tuple(entries)


def is_read_as_a_formula(cell: str) -> bool:
    """What a spreadsheet program makes of a cell of a CSV file: blanks and what has no shape are skipped."""
    seen = cell.lstrip().lstrip("\x00\ufeff\u200b\u200c\u200d\u2060\u3000\xa0")
    return unicodedata.normalize("NFKC", seen[:1])[:1] in {"=", "+", "-", "@", "\u2212"} and not cell.startswith("'")


def test_of_5000_generated_rows_no_cell_is_a_formula_in_csv_or_xlsx() -> None:
    rows = generated(5_000)
    written = list(csv.reader(io.StringIO(FILES.write(Format.CSV, rows, MOMENT).decode("utf-8-sig"), newline="")))
    book = load_workbook(io.BytesIO(FILES.write(Format.XLSX, rows, MOMENT)), read_only=False)
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]

    assert (len(written), book.worksheets[0].max_row) == (5_001, 5_001)
    assert [cell for row in written for cell in row if is_read_as_a_formula(cell)] == []
    assert [cell for row in written for cell in row if cell[:1] in set("\t\r\n\x00 \u3000")] == []
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "inlineStr"}
    assert all(cell.quotePrefix for cell in cells if cell.value)
    assert FILES.read("faq.csv", FILES.write(Format.CSV, rows, MOMENT)).entries == tuple(rows)


def generated(count: int) -> list[CarriedEntry]:
    """Entries of one row each, every cell of which begins with something that programs may take for more than text."""
    found: list[CarriedEntry] = []

    @settings(max_examples=250, database=None, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(SAID, SAID, SAID), min_size=25, max_size=25))
    def collect(told: list[tuple[str, str, str]]) -> None:
        for question, claim, quote in told:
            row = CarriedClaim(claim, (CarriedQuote(quote, "=cmd|'/c calc'!A1.pdf"),))
            found.append(CarriedEntry(question, (row,), call="＝1+1", edition="\u3000@SUM(A1)", id=f"e{len(found)}"))

    while len(found) < count:
        collect()
    return found[:count]


@pytest.mark.parametrize("form", [Format.HTML, Format.DOCX, Format.MARKDOWN])
def test_a_document_holds_question_answer_quote_place_and_day(form: Format) -> None:
    raw = FILES.write(form, [ENTRY], MOMENT)
    text = "\n".join(one.text for one in Document(io.BytesIO(raw)).paragraphs) if form is Format.DOCX else raw.decode()

    for part in (
        ENTRY.call,
        "第7回",
        "締切はいつですか",
        "令和7年8月27日(水)12時必着です。",
        "2ページ",
        "2025-08-01",
        MOMENT,
    ):
        assert part in text


def test_html_shows_text_as_text() -> None:
    bad = "</title><script>alert(1)</script><img src=x onerror=alert(1)>"
    page = FILES.write(Format.HTML, [CarriedEntry(bad, (CarriedClaim(bad, (CarriedQuote(bad, bad),)),), bad, bad)], bad)

    assert b"<script" not in page
    assert b"<img" not in page


def test_a_table_that_somebody_else_made_is_read_in_any_order_of_its_columns() -> None:
    raw = "整理\r\nよくある質問,,\r\n回答,メモ,質問\r\n8月27日です。,社内,締切は？\r\n,,\r\n郵送です。,,提出方法は？\r\n".encode(
        "cp932"
    )
    read = FILES.read("自作.CSV", raw)

    assert [(one.question, one.claims, one.place) for one in read.entries] == [
        ("締切は？", (CarriedClaim("8月27日です。"),), "4"),
        ("提出方法は？", (CarriedClaim("郵送です。"),), "6"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("by", [",", "\t", ";"])
def test_a_table_is_read_in_every_usual_encoding_and_with_every_usual_sign_between(encoding: str, by: str) -> None:
    read = FILES.read("faq.csv", f"質問{by}回答\n締切は{by}8月27日です\n".encode(encoding))

    assert [one.question for one in read.entries] == ["締切は"]


def test_what_is_wrong_is_told_by_row_and_column() -> None:
    raw = "質問,回答,ページ\n締切は,,1\n,8月27日です,1\n期間は,7月からです,二\n対象は,大学です,3\n".encode()
    read = FILES.read("faq.csv", raw)

    assert [one.question for one in read.entries] == ["対象は"]
    assert read.problems == (
        Problem("2", "回答", "empty"),
        Problem("3", "質問", "empty"),
        Problem("4", "ページ", "no_number"),
    )


def test_what_is_wrong_in_json_is_told_by_place_and_name() -> None:
    told = [
        {"question": "締切は"},
        {"question": "", "claims": [{"text": "a"}]},
        {"question": "対象は", "claims": [{"text": "大学"}]},
        3,
    ]
    read = FILES.read("faq.json", json.dumps({"faq": told}).encode())

    assert [(one.place, one.column) for one in read.problems] == [("1", "claims"), ("2", "question"), ("4", "")]
    assert [one.question for one in read.entries] == ["対象は"]


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("faq.pdf", b"%PDF", "unknown_format"),
        ("faq", b"", "unknown_format"),
        ("faq.csv", b"\x81\x00\xff\xfe\x00", "no_text"),
        ("faq.csv", b"", "no_heads"),
        ("faq.csv", "氏名,住所\n甲,乙\n".encode(), "no_heads"),
        ("faq.csv", ("質問,回答\n" + "あ" * 200_000 + ",い\n").encode(), "no_table"),
        ("faq.csv", ("質問,回答\n" + "あ,い\n" * 20_001).encode(), "too_many"),
        ("faq.csv", b"a" * (LARGEST_FILE + 1), "too_large"),
        ("faq.xlsx", b"PK\x03\x04 broken", "no_book"),
        ("faq.xlsx", bomb(), "no_book"),
        ("faq.json", b"[" * 100_000, "no_json"),
        ("faq.json", b'"faq"', "no_json"),
        ("faq.md", "ただの文章です。".encode(), "no_heads"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_of_ours_is_refused_with_a_reason(name: str, raw: bytes, why: str) -> None:
    with pytest.raises(FileUnreadable) as refused:
        FILES.read(name, raw)

    assert refused.value.why == why


def test_every_column_has_a_name_and_no_name_stands_for_two() -> None:
    names = [name.casefold() for column in COLUMNS for name in set(map(str.casefold, FILES.words.heads[column]))]

    assert len(names) == len(set(names))
