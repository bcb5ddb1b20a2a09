from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.readers import READERS, Unreadable, read
from tests.unit.ingest.readers.drawing import lines, pdf_of

CORPUS = Path(__file__).resolve().parents[4] / "corpus"
SAMPLES = sorted(path for path in CORPUS.iterdir() if path.suffix in READERS and path.name != "README.md")
ADVICE = re.compile(r"[ぁ-ん].*取り込んでください。$", re.DOTALL)


@pytest.mark.parametrize("name", ["公募要領.PDF", "公募.Html", "公募.htm", "案内.TXT"])
def test_a_suffix_counts_however_it_is_written(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(pdf_of(lines("公募要領")) if name.endswith("PDF") else "公募要領".encode())

    assert read(file).pages[0].page.text == "公募要領"


@pytest.mark.parametrize("name", ["様式.jtd", "公募要領", "画像.png", ".txt"])
def test_what_no_reader_knows_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    assert "HTML、メール" in _refusal(tmp_path / name, "公募".encode())


@pytest.mark.parametrize("suffix", sorted(READERS))
@pytest.mark.parametrize("raw", [b"", b"\r\n \n", b"\0" * 400])
def test_an_empty_file_is_refused(tmp_path: Path, suffix: str, raw: bytes) -> None:
    assert _refusal(tmp_path / f"公募{suffix}", raw).startswith("ファイルが空です。")


@pytest.mark.parametrize(
    ("name", "beginning", "told"),
    [
        ("要領.html", b"%PDF-1.7\n", "拡張子は .html ですが、中身はPDFです。拡張子を .pdf に直して"),
        ("要領.pdf", b"\x89PNG\r\n\x1a\n", "拡張子は .pdf ですが、中身は画像（PNG）です"),
        ("要領.pdf", b"GIF89a", "画像（GIF）"),
        ("要領.pdf", b"II*\0", "画像（TIFF）"),
        ("要領.pdf", b"PK\x03\x04", "拡張子は .pdf ですが、中身はZIP 形式"),
        ("要領.txt", b"\xd0\xcf\x11\xe0", "古い形式の Office 文書"),
        ("要領.pdf", "<html>公募</html>".encode(), "PDF ではありません"),
    ],
)
def test_a_file_under_a_wrong_name_is_told_apart(tmp_path: Path, name: str, beginning: bytes, told: str) -> None:
    assert told in _refusal(tmp_path / name, beginning + b"x" * 50)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="ファイルを開けません（見つかりません）"):
        read(tmp_path / "ない.txt")


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="ファイルを開けません"):
        read(tmp_path / "公\0募.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "公募.txt").mkdir()

    with pytest.raises(Unreadable, match="フォルダです"):
        read(tmp_path / "公募.txt")


def test_what_breaks_a_reader_is_a_refusal_too(tmp_path: Path) -> None:
    assert "壊れていて読み取れません" in _refusal(
        tmp_path / "深い.html", b"<table><tr><td>" * 4 + b"<pre><h1>" * 4_000 + b"x"
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(tmp_path: Path, sample: Path, data: st.DataObject) -> None:
    raw = sample.read_bytes()
    start = data.draw(st.integers(0, len(raw)))
    damaged = raw[:start] + data.draw(st.binary(max_size=40)) + raw[start + data.draw(st.integers(0, 4000)) :]
    file = tmp_path / sample.name
    file.write_bytes(damaged)

    with contextlib.suppress(Unreadable):
        assert read(file).pages


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(suffix=st.sampled_from(sorted(READERS)), raw=st.binary(max_size=400))
def test_any_bytes_are_read_as_text_or_refused_with_advice(tmp_path: Path, suffix: str, raw: bytes) -> None:
    file = tmp_path / f"公募{suffix}"
    file.write_bytes(raw)

    try:
        told = "".join(page.page.text for page in read(file).pages)
    except Unreadable as refusal:
        told = str(refusal) if ADVICE.search(str(refusal)) else "\0"

    assert "\0" not in told


def _refusal(file: Path, raw: bytes) -> str:
    file.write_bytes(raw)
    with pytest.raises(Unreadable) as refused:
        read(file)
    assert ADVICE.search(str(refused.value))
    return str(refused.value)
