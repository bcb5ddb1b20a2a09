from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Remark, RemarkKind
from ingest.readers.encoding import decoded, remarks_of
from ingest.readers.extracted import Unreadable

CALL = "第7回の公募は、令和7年8月27日（水）12時必着です。お問い合わせは事務局まで。\n様式１に記入してください。"
BASIC = st.text(
    st.sampled_from("あいうえおアイウエオ公募要領申請締切令和年月日、。「」（）０１２ＡＢ\n ABab12"), min_size=1
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "shift_jis", "euc_jp", "iso2022_jp"])
def test_japanese_reads_the_same_in_every_encoding_of_an_office(encoding: str) -> None:
    assert decoded(CALL.encode(encoding)) == CALL


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp"])
@given(text=BASIC)
def test_what_is_declared_is_read_back(encoding: str, text: str) -> None:
    assert decoded(text.encode(encoding), encoding) == text


def test_circled_numbers_and_company_signs_survive_in_the_set_of_windows() -> None:
    assert decoded("①㈱ⅡＴ髙﨑".encode("cp932"), "shift_jis") == "①㈱ⅡＴ髙﨑"


def test_circled_numbers_survive_in_iso_2022_jp() -> None:
    first, company = b"\x2d\x21", b"\x2d\x6a"  # row 13, which the standard leaves empty

    assert decoded(b"\x1b$B" + first + company + b"\x1b(B No.1") == "①㈱ No.1"


def test_circled_numbers_survive_in_euc() -> None:
    assert decoded(b"\xad\xa1" + "第7回の公募".encode("euc_jp"), "euc-jp") == "①第7回の公募"


def test_every_pair_of_jis_reads_as_in_the_codec_of_python_but_for_six_signs_of_windows() -> None:
    pairs = [bytes((row, cell)) for row in range(0xA1, 0xFF) for cell in range(0xA1, 0xFF)]
    known = [(pair, pair.decode("euc_jp", "ignore")) for pair in pairs if pair.decode("euc_jp", "ignore")]

    differing = [sign for pair, sign in known if decoded(pair, "euc-jp") != sign]

    assert differing == list("〜‖−¢£¬")


@pytest.mark.parametrize(
    ("encoding", "kana"), [("iso2022_jp_ext", b"\x1b(I6@6E\x1b(B"), ("euc_jp", b"\x8e\xb6\x8e\xc0")]
)
def test_half_width_kana_are_read(encoding: str, kana: bytes) -> None:
    assert decoded(kana + CALL.encode(encoding)).startswith("ｶ")


def test_line_ends_are_of_one_kind() -> None:
    assert decoded("甲\r\n乙\r丙\n".encode()) == "甲\n乙\n丙\n"


def test_a_wrong_declaration_does_not_break_the_text() -> None:
    assert decoded(CALL.encode(), "shift_jis") == CALL
    assert decoded(CALL.encode("cp932"), "utf-8") == CALL
    assert decoded(CALL.encode(), "no-such-encoding") == CALL


def test_a_lone_broken_byte_is_told_and_the_rest_is_read() -> None:
    text = decoded(CALL.encode() + b"\xff" + CALL.encode())

    assert text == f"{CALL}\ufffd{CALL}"
    assert remarks_of(text) == (Remark(RemarkKind.UNREADABLE, "", why="読み取れない文字が 1 か所あります"),)


@pytest.mark.parametrize(
    "raw", [b"\x00\x01\x02\x03" * 20, bytes(range(128, 256)) * 20, codecs.BOM_UTF16_LE + b"\x00\xd8" * 50]
)
def test_bytes_that_are_no_text_are_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="UTF-8 のテキストとして保存し直して"):
        decoded(raw)
