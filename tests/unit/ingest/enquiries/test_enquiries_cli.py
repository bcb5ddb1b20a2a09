from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from assistant.adapters.desk.sql_audit import Chain
from assistant.adapters.desk.sql_inbox import SqlInbox
from assistant.domain import Outcome
from assistant.domain.inbox import GroupOrder, Sought
from ingest.enquiries.cli import enquiries
from tests.assembled import publisher
from tests.shelf import ALL

TABLE = "お名前,質問\n山田 太郎,山田です。みらいハブ 第7回の締切はいつですか\n鈴木 花子,\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    library = publisher(folder)
    for revision in ALL:
        library.publish([revision])
    return folder


def test_a_file_is_taken_in_and_tried_and_the_rest_is_told(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "問い合わせ.csv"
    file.write_bytes(TABLE.encode("cp932"))

    enquiries(file, data)

    said = capsys.readouterr().err
    assert "新しい質問 1件、前と同じ質問 0件、取り込み済み 0件" in said
    assert "3 行目" in said
    (group,), _ = SqlInbox(publisher(data).engine, Chain(b"k")).page(
        Sought(), order=GroupOrder.COUNT, offset=0, limit=9
    )
    assert [one.text for one in group.wordings] == ["みらいハブ 第7回の締切はいつですか"]
    assert group.outcomes == {Outcome.ANSWERED: 1}


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda file, _data: file.unlink(), "を読めません"),
        (lambda file, _data: file.write_text("No,備考\n1,締切は"), "どの列が質問か"),
        (lambda file, data: data.rename(file.with_name("moved")), "データフォルダ"),
    ],
)
def test_what_goes_wrong_is_told_in_a_sentence(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path, Path], object], why: str
) -> None:
    file = tmp_path / "問い合わせ.csv"
    file.write_text(TABLE)
    spoil(file, data)

    with pytest.raises(typer.Exit):
        enquiries(file, data)

    said = capsys.readouterr().err
    assert why in said
    assert "Traceback" not in said
