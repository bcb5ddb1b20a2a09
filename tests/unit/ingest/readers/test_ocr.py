from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.domain import Remark, RemarkKind
from ingest.readers.extracted import Unreadable
from ingest.readers.ocr import Recogniser, mended
from ingest.readers.pdf import read_pdf
from tests.unit.ingest.readers.drawing import HEIGHT, WIDTH, Draw, lines, pdf_of, together

WHY = "文字認識（OCR）で読み取ったページです。数字は原本で確かめてください。"
CALL = ("第7回の公募について", "締切：令和7年8月27日（水）12時必着", "電話番号：03-1234-5678")


def scanned(draw: Draw, *, leaning: float = 1.0) -> Draw:
    """The page as a scanner gives it: an image, a little askew."""
    pdf = pdfium.PdfDocument(pdf_of(draw))
    image = pdf[0].render(scale=200 / 72).to_pil().rotate(leaning, fillcolor="white")
    pdf.close()

    def placed(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)

    return placed


def test_a_scanned_page_is_read_with_its_numbers_right() -> None:
    told: list[tuple[int, int]] = []

    read = read_pdf(pdf_of(scanned(lines(*CALL))), lambda done, of: told.append((done, of)))

    assert [mark.translate(str.maketrans("：（）", ":()")) for mark in read.pages[0].page.text.split("\n") if mark] == [
        line.translate(str.maketrans("：（）", ":()")) for line in CALL
    ]
    assert read.remarks == (Remark(RemarkKind.UNREADABLE, "", 1, WHY),)
    assert told == [(1, 1)]


def test_the_cells_of_a_scanned_table_are_rows() -> None:
    columns = (
        lines("区分", "申請書", "説明会"),
        lines("担当", "事務局", "広報室", left=200),
        lines("電話", "03-1234-5678", "06-9876-5432", left=340),
    )

    page = read_pdf(pdf_of(scanned(together(*columns)))).pages[0]

    assert [page.page.text[row.start : row.end] for row in page.rows] == [
        "区分\t担当\t電話",
        "申請書\t事務局\t03-1234-5678",
        "説明会\t広報室\t06-9876-5432",
    ]


def test_two_columns_of_a_scan_are_read_one_after_the_other() -> None:
    left = lines(*(f"左の段の{number}行目は申請の方法を説明しています" for number in range(1, 6)), left=40)
    right = lines(*(f"右の段の{number}行目は選考の方法を説明しています" for number in range(1, 6)), left=320)

    text = read_pdf(pdf_of(scanned(together(left, right)))).pages[0].page.text

    assert [line[0] for line in text.split("\n") if line] == ["左"] * 5 + ["右"] * 5


def test_only_pages_without_letters_are_recognised() -> None:
    read = read_pdf(pdf_of(lines("一枚目"), scanned(lines(*CALL))))

    assert read.pages[0].page.text == "一枚目"
    assert [one.page for one in read.remarks] == [2]


def test_a_scan_is_refused_where_nothing_recognises_it() -> None:
    raw = pdf_of(scanned(lines(*CALL)))

    with pytest.raises(Unreadable, match=r"画像のみの PDF です）。.*にしてから取り込んでください。$"):
        read_pdf(raw, recogniser=Recogniser("no_such_package"))


def test_a_scanned_page_among_others_is_told_where_nothing_recognises_it() -> None:
    read = read_pdf(pdf_of(lines("一枚目"), scanned(lines(*CALL))), recogniser=Recogniser("no_such_package"))

    assert [page.page.text for page in read.pages] == ["一枚目", ""]
    assert read.remarks == (Remark(RemarkKind.UNREADABLE, "", 2, "文字が読み取れません（画像のみのページです）"),)


def test_a_recogniser_that_breaks_down_leaves_the_other_pages() -> None:
    read = read_pdf(pdf_of(lines("一枚目"), scanned(lines(*CALL))), recogniser=Recogniser("json"))

    assert read.pages[0].page.text == "一枚目"
    assert [("途中で止まりました" in one.why) for one in read.remarks] == [True]


def test_a_scan_is_refused_in_other_words_where_the_recogniser_breaks_down() -> None:
    with pytest.raises(Unreadable, match="メモリーが足りない"):
        read_pdf(pdf_of(scanned(lines(*CALL))), recogniser=Recogniser("json"))


def test_look_alikes_become_letters_that_japanese_writes() -> None:
    assert mended("补助对象经费、特别枠、公募要领") == "補助対象経費、特別枠、公募要領"
    assert (
        mended("公募要領は弁護士と芸術団体が、与えられた区画で収支を記す")
        == "公募要領は弁護士と芸術団体が、与えられた区画で収支を記す"
    )


def test_letters_that_japanese_writes_are_never_changed() -> None:
    written = [chr(code) for code in range(0x4E00, 0xA000) if chr(code).encode("cp932", "ignore")]

    assert [letter for letter in written if mended(letter) != letter] == []
