from __future__ import annotations

import contextlib
import io
import stat
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import Unreadable, read
from ingest.readers.archive import parts_of
from ingest.readers.docx import read_docx
from tests.unit.ingest.readers.zipped import docx_of, flagged, parts_of_docx, relisted, zipped

BODY = "<w:p><w:r><w:t>締切は令和8年5月29日です。</w:t></w:r></w:p>"
BOMB = '<!DOCTYPE w [<!ENTITY a "あああああ"><!ENTITY b "&a;&a;&a;&a;">]>'
XXE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def _refusal(raw: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        parts_of(raw)
    assert str(refused.value).endswith("取り込んでください。")
    return str(refused.value)


def _written(name: str, content: bytes = b"x", *, attributes: int = 0) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = attributes
        archive.writestr(entry, content)
    return stream.getvalue()


def test_the_xml_parts_of_a_sound_archive_are_told_and_the_others_only_measured() -> None:
    raw = zipped(
        {"word/document.xml": b"<w/>", "word/media/image1.png": b"\x89PNG", "word/media/a.svg": b"<!DOCTYPE svg>"}
    )

    assert parts_of(raw) == {"word/document.xml": b"<w/>"}


@pytest.mark.parametrize(
    "name", ["../../締切.xml", "/etc/締切.xml", "C:\\x.xml", "\\\\host\\x.xml", "word\\..\\..\\x.xml", "word/../x.xml"]
)
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    assert "部品の名前が正しくありません" in _refusal(_written(name))


def test_a_link_is_refused() -> None:
    assert "部品の名前が正しくありません" in _refusal(_written("word/a.xml", attributes=(stat.S_IFLNK | 0o777) << 16))


def test_a_name_with_a_nul_is_refused() -> None:
    raw = _written("word/aXb.xml").replace(b"aXb.xml", b"a\0b.xml")

    assert "部品の名前が正しくありません" in _refusal(raw)


def test_two_parts_of_one_name_are_refused_however_they_are_spelled() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("[content_types].xml", "<b/>")

    assert "同じ名前の部品が 2 つ" in _refusal(stream.getvalue())


def test_too_many_parts_are_refused() -> None:
    assert "部品が多すぎます" in _refusal(zipped({f"a{number}": b"" for number in range(5_001)}))


def test_an_encrypted_part_is_refused_with_what_to_do() -> None:
    assert _refusal(flagged(zipped({"a.xml": b"<a/>"}))).startswith("パスワード付きです。パスワードを外して")


def test_a_sheet_that_swells_beyond_its_limit_is_refused_while_it_is_inflated() -> None:
    raw = zipped({"xl/worksheets/sheet1.xml": b"<sheetData>" + b"<c><v>1</v></c>" * 3_000_000})

    assert len(raw) < 200_000
    assert "異常に圧縮されています（xl/worksheets/sheet1.xml）" in _refusal(raw)


def test_a_part_of_many_different_values_is_refused_by_its_size() -> None:
    cells = b"".join(b"<c><v>%d</v></c>" % (number * 7919 % 1_000_003) for number in range(2_400_000))

    assert "展開すると大きすぎます（xl/worksheets/sheet1.xml、上限 40 MB）" in _refusal(
        zipped({"xl/worksheets/sheet1.xml": cells})
    )


def test_pictures_that_swell_beyond_what_a_file_may_hold_are_refused() -> None:
    assert "上限 200 MB" in _refusal(zipped({f"word/media/{one}.bmp": bytes(70_000_000) for one in range(3)}))


@pytest.mark.parametrize("size", [1, 2_000_000_000])
def test_a_size_that_is_not_true_is_refused(size: int) -> None:
    assert "食い違っています" in _refusal(relisted(zipped({"a.xml": b"<a>" + b"x" * 500 + b"</a>"}), size=size))


def test_a_list_that_says_other_than_the_entry_is_refused() -> None:
    raw = zipped({"a.xml": b"<a/>"})
    listed = raw.index(b"PK\x01\x02")

    assert "食い違っています" in _refusal(raw[: listed + 24] + struct.pack("<I", 9) + raw[listed + 28 :])
    assert "食い違っています" in _refusal(raw.replace(b"a.xml", b"b.xml", 1))


def test_entries_that_share_their_bytes_are_refused() -> None:
    raw = zipped({"a.xml": b"<a/>", "b.xml": b"<b/>"})
    first = raw.index(b"PK\x01\x02")
    second = raw.index(b"PK\x01\x02", first + 1)
    shared = raw[: second + 42] + struct.pack("<I", 0) + raw[second + 46 :]

    assert "食い違っています" in _refusal(shared)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_is_told_so(share: float) -> None:
    raw = docx_of(BODY)

    assert _refusal(raw[: int(share * len(raw))]).startswith("ファイルが途中で切れています。もう一度ダウンロード")


@pytest.mark.parametrize("declared", [BOMB, XXE])
@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"])
def test_a_part_that_declares_entities_is_refused(declared: str, part: str) -> None:
    parts = parts_of_docx(BODY)
    parts[part] = parts[part].replace(b"?>", b"?>" + declared.encode(), 1)

    assert "実体の宣言があり" in _refusal(zipped(parts))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_declaration_cannot_hide_in_another_encoding(encoding: str) -> None:
    assert "UTF-8 ではない" in _refusal(zipped({"word/document.bin": f"{BOMB}<w/>".encode(encoding)}))
    assert "UTF-8 ではない" in _refusal(zipped({"a.xml": b'<?xml version="1.0" encoding="UTF-7"?><a/>'}))


def test_what_a_document_refers_to_outside_is_never_fetched() -> None:
    raw = docx_of(BODY, external="http://192.0.2.1/template.dotx")

    assert read_docx(raw).pages[0].page.text == "締切は令和8年5月29日です。"


def test_an_archive_within_a_document_is_not_opened() -> None:
    inner = zipped({f"a{one}.txt": bytes(1_000_000) for one in range(50)})
    parts = parts_of_docx(BODY) | {"word/embeddings/a.zip": zipped({"b.zip": inner})}

    assert read_docx(zipped(parts)).pages[0].page.text == "締切は令和8年5月29日です。"


def _told(tmp_path: Path, name: str, raw: bytes) -> str:
    file = tmp_path / name
    file.write_bytes(raw)
    with pytest.raises(Unreadable) as refused:
        read(file)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("要領.xlsx", "拡張子は .xlsx ですが、中身はWord 文書です。拡張子を .docx に直して"),
        ("要領.pdf", "拡張子は .pdf ですが、中身はWord 文書です"),
        ("要領.docm", "マクロ付きの Word 文書です。Word で「Word 文書（.docx）」として保存し直して"),
        ("一覧.xlsm", "マクロ付きの Excel ブックです。Excel で「Excel ブック（.xlsx）」として"),
        ("説明.pptm", "マクロ付きの PowerPoint"),
        ("要領.doc", "古い形式の Word 文書です。Word で"),
        ("一覧.xls", "古い形式の Excel ブックです。Excel で"),
        ("説明.ppt", "古い形式の PowerPoint のスライドです"),
    ],
)
def test_a_document_under_another_suffix_is_told_apart(tmp_path: Path, name: str, told: str) -> None:
    assert told in _told(tmp_path, name, docx_of(BODY))


def test_macros_are_refused_whatever_the_file_is_called(tmp_path: Path) -> None:
    parts = parts_of_docx(BODY)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        b"application/vnd.ms-word.document.macroEnabled.main",
    )

    assert "マクロ付きの Word 文書です" in _told(tmp_path, "要領.docx", zipped(parts))


def test_a_password_and_an_old_format_are_told_apart(tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 600

    assert _told(tmp_path, "要領.docx", old + "EncryptedPackage".encode("utf-16-le")).startswith("パスワード付きです。")
    assert _told(tmp_path, "要領.docx", old).startswith("古い形式の Office 文書です。")


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pptx"])
def test_what_is_no_office_document_is_told_so(tmp_path: Path, suffix: str) -> None:
    assert "ではありません。ファイルの中身と拡張子を確かめて" in _told(tmp_path, f"要領{suffix}", b"x")
    assert "ではありません。" in _told(tmp_path, f"要領{suffix}", zipped({"a.txt": b"x"}))
    assert "ファイルが空です" in _told(tmp_path, f"要領{suffix}", b"")


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_damaged_archive_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    raw = docx_of(BODY)
    start = data.draw(st.integers(0, len(raw)))
    damaged = raw[:start] + data.draw(st.binary(max_size=20)) + raw[start + data.draw(st.integers(0, 300)) :]

    with contextlib.suppress(Unreadable):
        assert set(parts_of(damaged)) <= set(parts_of_docx(BODY))
