from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook

from assistant.domain.inbox import EnquiryFile, Received, Skipped
from assistant.settings import ROOT
from assistant.speech import read_toml
from ingest.enquiries.tables import Heads, read_book, read_csv
from ingest.readers.extracted import Unreadable

HEAD = ("受付番号", "受付日時", "お名前", "お問い合わせ内容")
ROW = ("1", "2025/7/20 9:05", "山田 太郎", "企業が単独で申請できますか。")
ASKED = Received(
    "企業が単独で申請できますか。",
    "2 行目",
    datetime(2025, 7, 20, 0, 5, tzinfo=UTC),
    names=("山田 太郎", "山田太郎", "山田", "太郎"),
)


@pytest.fixture(scope="module")
def heads() -> Heads:
    found: Heads = read_toml(ROOT / "prompts" / "ja" / "desk" / "enquiries.toml")["columns"]
    return found


def table(*rows: tuple[str, ...], delimiter: str = ",") -> str:
    file = StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue()


def book(*rows: tuple[object, ...]) -> bytes:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp932", "euc-jp", "iso-2022-jp", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_table_is_read_in_every_encoding_that_offices_write(heads: Heads, encoding: str, delimiter: str) -> None:
    read = read_csv(table(HEAD, ROW, delimiter=delimiter).encode(encoding), "", heads)

    assert read == EnquiryFile((ASKED,), columns=HEAD, column="お問い合わせ内容")


def test_a_book_is_read_like_a_table(heads: Heads) -> None:
    read = read_book(book(HEAD, (1, datetime(2025, 7, 20, 9, 5), *ROW[2:])), "", heads)  # noqa: DTZ001  # a cell has no zone

    assert read == EnquiryFile((ASKED,), columns=HEAD, column="お問い合わせ内容")


@pytest.mark.parametrize(
    "head", ["質問", "ご質問", "【質問内容】", "問合せ内容（必須）", "お問い合わせ本文", "Question", "内容"]
)
def test_the_column_is_found_by_its_head(heads: Heads, head: str) -> None:
    assert read_csv(table(("番号", head), ("1", "締切はいつですか")).encode(), "", heads).column == head


def test_a_title_above_the_head_is_passed_over(heads: Heads) -> None:
    rows = (("令和7年度 問い合わせ一覧", "", "", ""), ("", "", "", ""), HEAD, ROW)

    assert [one.place for one in read_csv(table(*rows).encode(), "", heads).received] == ["4 行目"]


def test_without_a_known_head_the_columns_are_offered_and_the_chosen_one_is_read(heads: Heads) -> None:
    raw = table(("No", "メモ", "メモ", ""), ("1", "対応済", "締切はいつですか", "急")).encode()

    offered = read_csv(raw, "", heads)
    assert offered == EnquiryFile((), columns=("No", "メモ", "メモ（3 列目）", "4 列目"))

    chosen = read_csv(raw, "メモ（3 列目）", heads)
    assert [one.text for one in chosen.received] == ["締切はいつですか"]
    with pytest.raises(Unreadable, match="「ない列」という列はありません"):
        read_csv(raw, "ない列", heads)


def test_a_list_of_questions_needs_no_head(heads: Heads) -> None:
    read = read_csv("締切はいつですか\n補助率はいくらですか\n".encode(), "", heads)

    assert [(one.place, one.text) for one in read.received] == [
        ("1 行目", "締切はいつですか"),
        ("2 行目", "補助率はいくらですか"),
    ]


def test_a_cell_may_hold_a_mail_of_several_lines_and_its_row_is_where_it_begins(heads: Heads) -> None:
    mail = "お世話になっております。\n1. 締切はいつですか。\n2. 郵送でも出せますか。\n\nよろしくお願いします。"
    raw = table(("質問",), ("対象は誰ですか",), (mail,), ("",), ("説明会はいつですか",)).encode()

    read = read_csv(raw, "", heads)

    assert [(one.place, one.text) for one in read.received] == [
        ("2 行目", "対象は誰ですか"),
        ("3 行目", "締切はいつですか。"),
        ("3 行目の 2 問目", "郵送でも出せますか。"),
        ("9 行目", "説明会はいつですか"),
    ]


def test_a_row_without_a_question_is_told_of(heads: Heads) -> None:
    read = read_csv(table(("番号", "質問"), ("1", ""), ("2", "締切はいつですか")).encode(), "", heads)

    assert read.skipped == (Skipped("2 行目", "質問が空です"),)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ('質問\n対象は誰ですか\n"締切はいつですか\n郵送でも出せますか\n'.encode(), '3 行目: 引用符（"）が閉じていない'),
        ('質問\n"締切"は"いつ"ですか\n'.encode(), "2 行目: 引用符"),
        (f"質問\n{'あ' * 200_000}\n".encode(), "2 行目: 一つの欄が長すぎます"),
        (b"", "空の表です"),
        (bytes(range(256)) * 8, "文字として読み取れません"),
    ],
)
def test_a_broken_table_is_refused_with_the_row(heads: Heads, raw: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_csv(raw, "", heads)

    assert why in str(refusal.value)


def test_what_is_no_book_is_refused(heads: Heads) -> None:
    with pytest.raises(Unreadable):
        read_book(b"PK\x03\x04 broken", "", heads)
    with pytest.raises(Unreadable, match="切れています"):
        read_book(book(HEAD, ROW)[:2_000], "", heads)


def test_ten_thousand_rows_are_read(heads: Heads) -> None:
    rows = [(str(number), f"費用{number}は対象になりますか") for number in range(10_000)]

    read = read_csv(table(("番号", "質問"), *rows).encode("cp932"), "", heads)

    assert len(read.received) == 10_000
    assert read.received[-1].place == "10001 行目"
