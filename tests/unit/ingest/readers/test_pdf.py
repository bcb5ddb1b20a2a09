from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from reportlab.lib.colors import lightgrey

from assistant.domain import Remark, RemarkKind
from ingest.readers.extracted import ExtractedPage, Unreadable
from ingest.readers.pdf import read_pdf
from tests.unit.ingest.readers.drawing import Draw, edges, frame, lines, pdf_of, picture, table, together

NEWS = ("１．目的", "第7回の公募について、", "ご案内します。")
DESKS = [
    ["区分", "担当", "宛先"],
    ["申請書の提出", "公募事務局", "03-1234-5678"],
    ["説明会の申込み", "", "setsumeikai@example.jp"],
]


def test_each_visual_line_is_a_line_of_the_page() -> None:
    read = read_pdf(pdf_of(lines(*NEWS)))

    assert read.pages[0].page.text == "１．目的\n第7回の公募について、\nご案内します。"


def test_a_wider_gap_is_a_blank_line() -> None:
    read = read_pdf(pdf_of(together(lines(*NEWS), lines("２．対象", top=220))))

    assert read.pages[0].page.text == "１．目的\n第7回の公募について、\nご案内します。\n\n２．対象"


def test_a_ruled_table_stands_as_rows_where_it_is_read() -> None:
    page = _page(together(lines("問い合わせ先"), table(DESKS[:2], (90, 90, 110)), lines("以上", top=300)))

    assert page.page.text.split("\n") == [
        "問い合わせ先",
        "",
        "区分\t担当\t宛先",
        "申請書の提出\t公募事務局\t03-1234-5678",
        "",
        "以上",
    ]
    assert _rows(page) == [(True, "区分\t担当\t宛先"), (False, "申請書の提出\t公募事務局\t03-1234-5678")]


def test_a_cell_merged_downwards_counts_for_each_of_its_rows() -> None:
    page = _page(table(DESKS, (90, 90, 120), ("SPAN", (1, 1), (1, 2))))

    assert [text for _, text in _rows(page)] == [
        "区分\t担当\t宛先",
        "申請書の提出\t公募事務局\t03-1234-5678",
        "説明会の申込み\t公募事務局\tsetsumeikai@example.jp",
    ]


def test_a_cell_merged_sideways_is_said_once() -> None:
    page = _page(table([*DESKS[:2], ["受付は平日のみ", "", "窓口"]], (90, 90, 110), ("SPAN", (0, 2), (1, 2))))

    assert _rows(page)[-1] == (False, "受付は平日のみ\t\t窓口")


@pytest.mark.parametrize(
    ("written", "width", "joined"),
    [
        ("中央事務局", 42, "中央事務局"),
        ("０３－１２３４－５６７８", 80, "０３－１２３４－５６７８"),
        ("地域オープンイノベーション拠点選抜制度担当", 100, "地域オープンイノベーション拠点選抜制度担当"),
        ("公募事務局<br/>山手分室", 150, "公募事務局 山手分室"),
        ("公募事務局内係<br/>kobo@example.jp", 82, "公募事務局内係 kobo@example.jp"),
        ("https://www.example.jp/kobo/2025/index.html", 110, "https://www.example.jp/kobo/2025/index.html"),
    ],
)
def test_a_cell_too_narrow_for_its_line_says_it_on_one(written: str, width: float, joined: str) -> None:
    page = _page(table([["区分", "担当", "備考"], ["提出", written, "済"]], (60, width, 60)))

    assert _rows(page)[1] == (False, f"提出\t{joined}\t済")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_that_is_shown_turned_reads_as_it_is_shown(rotation: int) -> None:
    page = read_pdf(pdf_of(table(DESKS[:2], (90, 90, 110)), rotation=rotation)).pages[0]

    assert [text for _, text in _rows(page)] == ["区分\t担当\t宛先", "申請書の提出\t公募事務局\t03-1234-5678"]


@pytest.mark.parametrize("turn", [90, 270])
def test_a_table_that_lies_on_its_side_keeps_its_words_without_rows(turn: int) -> None:
    lying = _changed(pdf_of(table(DESKS[:2], (90, 90, 110))), lambda page: page.set_rotation(turn))

    page = read_pdf(lying).pages[0]

    assert page.rows == ()
    assert "申請書の提出" in page.page.text


def test_a_page_whose_box_does_not_begin_at_zero_keeps_its_table() -> None:
    moved = _with_box(pdf_of(table(DESKS[:2], (90, 90, 110))), (-50, -30, 640, 880))

    assert len(read_pdf(moved).pages[0].rows) == 2


def test_a_frame_around_a_text_is_no_table() -> None:
    assert _page(together(frame, lines(*NEWS))).rows == ()


def test_a_first_row_with_a_date_is_no_head_and_one_with_a_ground_is() -> None:
    plain = _page(table([["公募期間", "令和7年8月27日まで"], ["方法", "電子メール"]], (90, 150)))
    grey = ("BACKGROUND", (0, 0), (-1, 0), lightgrey)
    banded = _page(table([["手続き", "やり方"], ["提出", "電子メール"]], (90, 150), grey))

    assert [head for head, _ in _rows(plain)] == [False, False]
    assert [head for head, _ in _rows(banded)] == [True, False]


def test_running_heads_feet_and_page_numbers_stay_out() -> None:
    pages = [together(edges("第7回 公募要領", f"- {number} -"), lines(f"本文その{number}")) for number in (1, 2, 3)]

    read = read_pdf(pdf_of(*pages))

    assert [page.page.text for page in read.pages] == ["本文その1", "本文その2", "本文その3"]


def test_a_running_head_stays_out_of_a_page_that_lies_on_its_side() -> None:
    pages = [together(edges("第7回 公募要領", f"- {number} -"), lines(f"本文その{number}")) for number in (1, 2, 3)]

    down = together(lines("第7回 公募要領", top=140), lines("本文その4", top=300))
    read = read_pdf(_changed(pdf_of(down, *pages), lambda page: page.set_mediabox(0, 0, *_lower(page))))
    assert read.pages[0].page.text == "本文その4"


def _lower(page: pdfium.PdfPage) -> tuple[float, float]:
    width, height = page.get_size()
    return width, height - 100


@pytest.mark.parametrize(
    "number",
    [
        "1",
        "- 1 -",
        "‐ 1 ‐",
        "ー1ー",
        "－１－",
        "− 1 −",
        "～1～",
        "・1・",
        "1/12",
        "1／12ページ",
        "第1頁",
        "Page 1 of 3",
        "iv",
    ],
)
def test_the_number_of_a_page_is_known_without_another_page(number: str) -> None:
    assert _page(together(lines("本文"), lines(number, top=812, left=290))).page.text == "本文"


def test_a_lone_number_within_a_page_stays() -> None:
    assert _page(lines("採択件数", "12")).page.text == "採択件数\n12"


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = lines("左の段の一行目", "左の段の二行目"), lines("右の段の一行目", "右の段の二行目", left=320)

    assert _page(together(left, right)).page.text.split("\n") == [
        "左の段の一行目",
        "左の段の二行目",
        "右の段の一行目",
        "右の段の二行目",
    ]


def test_a_line_at_the_edge_that_changes_by_more_than_the_page_number_stays() -> None:
    first = together(lines("締切は8月27日", top=60), lines("甲"))
    second = together(lines("締切は9月30日", top=60), lines("乙"))

    read = read_pdf(pdf_of(first, second))

    assert [page.page.text.split("\n")[0] for page in read.pages] == ["締切は8月27日", "締切は9月30日"]


def test_a_page_of_pictures_is_empty_and_reported() -> None:
    read = read_pdf(pdf_of(lines("一枚目"), picture))

    assert read.pages[1].page.text == ""
    assert read.remarks == (Remark(RemarkKind.UNREADABLE, "", 2, "文字が読み取れません（画像のみのページです）"),)


def test_an_empty_page_is_no_problem() -> None:
    read = read_pdf(pdf_of(lines("一枚目"), lines()))

    assert (read.pages[1].page.text, read.remarks) == ("", ())


def test_text_off_the_page_is_not_seen() -> None:
    assert _page(together(lines("見える"), lines("見えない指示", left=-500))).page.text == "見える"


def test_the_title_is_believed_only_if_the_first_page_says_so() -> None:
    told = lines("令和7年度 公募要領", "本文")

    assert read_pdf(pdf_of(told, title="令和7年度　公募要領")).title == "令和7年度 公募要領"
    assert read_pdf(pdf_of(told, title="令和6年度 公募要領")).title == ""


def test_a_locked_file_asks_for_the_password_to_be_taken_off() -> None:
    with pytest.raises(Unreadable, match="パスワードを外してから取り込んでください"):
        read_pdf(pdf_of(lines("秘密"), password="himitsu"))  # noqa: S106


def test_a_file_that_only_forbids_changes_is_read() -> None:
    assert read_pdf(pdf_of(lines("公募要領"), owner="himitsu")).pages[0].page.text == "公募要領"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.98])
def test_a_cut_file_is_never_read_in_part(share: float) -> None:
    whole = pdf_of(*[lines(f"{number}枚目") for number in range(5)])

    with pytest.raises(Unreadable, match="ダウンロード"):
        read_pdf(whole[: int(len(whole) * share)])


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n", b"<html></html>"])
def test_what_is_no_pdf_inside_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="取り込んでください"):
        read_pdf(raw)


def _page(draw: Draw) -> ExtractedPage:
    return read_pdf(pdf_of(draw)).pages[0]


def _rows(page: ExtractedPage) -> list[tuple[bool, str]]:
    return [(row.head, page.page.text[row.start : row.end]) for row in page.rows]


def _with_box(raw: bytes, box: tuple[float, float, float, float]) -> bytes:
    return _changed(raw, lambda page: page.set_mediabox(*box))


def _changed(raw: bytes, change: Callable[[pdfium.PdfPage], None]) -> bytes:
    pdf, stream = pdfium.PdfDocument(raw), io.BytesIO()
    change(pdf[0])
    pdf.save(stream)
    pdf.close()
    return stream.getvalue()
