from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.desk.enquiries import EnquiriesUnreadable
from assistant.settings import ROOT
from ingest.enquiries.reading import READERS, SandboxedReader

TABLE = "受付日,お名前,質問\n2025/07/20,山田 太郎,締切はいつですか\n".encode("cp932")


@pytest.fixture(scope="module")
def reader() -> Iterator[SandboxedReader]:
    reader = SandboxedReader(ROOT / "prompts" / "ja")
    yield reader
    reader.close()


def test_a_file_is_read_in_a_child_and_comes_back_as_values(reader: SandboxedReader) -> None:
    read = reader.read("問い合わせ.CSV", TABLE)

    assert [(one.text, one.place) for one in read.received] == [("締切はいつですか", "2 行目")]
    assert read.received[0].sent_at is not None


@pytest.mark.parametrize("name", ["a.pdf", "a", "../a.exe", "a.csv.zip"])
def test_another_format_is_refused_with_those_that_are_read(reader: SandboxedReader, name: str) -> None:
    with pytest.raises(EnquiriesUnreadable, match=r"CSV、Excel（.xlsx）、メール（.eml、.mbox）"):
        reader.read(name, TABLE)


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_garbage_is_refused_in_japanese_whatever_it_is_called(reader: SandboxedReader, suffix: str) -> None:
    with pytest.raises(EnquiriesUnreadable) as refusal:
        reader.read(f"a{suffix}", bytes(range(256)) * 64)

    assert str(refusal.value).endswith("ください。")
    assert "Traceback" not in str(refusal.value)
