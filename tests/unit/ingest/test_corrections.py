from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Call, DocumentKind, RemarkKind
from ingest.build import Landing
from ingest.corrections import CorrectionsInvalid, corrections_of
from tests.unit.ingest.test_build import TEXT, Shelf, land

CALL = '[[call]]\nname = "港湾連携助成事業"\naliases = ["みなと連携"]\n'
DOCUMENT = '[[document]]\nfile = "a.txt"\n'


def folder_of(tmp_path: Path, toml: str, files: Sequence[str] = ("a.txt", "b.txt")) -> Path:
    for name in files:
        (tmp_path / name).write_text(f"{TEXT}{name}\n", encoding="utf-8")
    (tmp_path / "calls.toml").write_text(toml, encoding="utf-8")
    return tmp_path


def test_what_is_stated_goes_before_what_the_document_says(tmp_path: Path) -> None:
    shelf = Shelf()
    said = (
        'call = "みなと連携"\nedition = "第7回"\nkind = "guideline"\npublished_on = 2025-07-18\n'
        'title = "港湾の手引き"\nsource_url = "https://example.jp/a"\namends = "第6回公募要領"\n'
    )
    land(shelf, folder_of(tmp_path, CALL + DOCUMENT + said))
    one = shelf.revisions["a.txt"]
    assert (one.call.name, one.call.aliases) == ("港湾連携助成事業", ("みなと連携",))
    assert (one.edition.label, one.edition.number, one.edition.published_on) == ("第7回", 7, date(2025, 7, 18))
    document = one.document
    assert (document.kind, document.published_on) == (DocumentKind.GUIDELINE, date(2025, 7, 18))
    assert (document.title, document.source_url) == ("港湾の手引き", "https://example.jp/a")
    assert document.amends == "第6回公募要領"
    assert [remark for remark in one.remarks if remark.kind is RemarkKind.IDENTITY] == []
    assert shelf.revisions["b.txt"].call == one.call


@pytest.mark.parametrize(
    ("toml", "where"),
    [
        ("[[call]\n", "calls.toml を読めません"),
        ('[[calls]]\nname = "A事業"\n', "「calls」という項目はありません"),
        ('[call]\nname = "A事業"\n', "[[call]] と二重の括弧で"),
        ('[[call]]\nname = "A事業"\nalias = ["A"]\n', "1 番目の [[call]]: 「alias」という項目はありません"),
        ('[[call]]\naliases = ["A"]\n', "1 番目の [[call]]: name がありません"),
        ('[[call]]\nname = "A事業"\naliases = "A"\n', "1 番目の [[call]]: aliases は"),
        ('[[call]]\nname = "港湾事業"\n[[call]]\nname = "「港湾事業」"\n', "に同じ名前があります"),
        ('[[document]]\nfile = "c.txt"\n', '1 番目の [[document]]: file = "c.txt" が calls.toml のフォルダにありません'),
        ('[[document]]\nfile = "../a.txt"\n', "フォルダにありません"),
        ("[[document]]\n", 'file = "" が'),
        (f"{DOCUMENT}edtion = '第7回'\n", "「edtion」という項目はありません"),
        (f"{DOCUMENT}call = '山岳支援事業'\n", "公募「山岳支援事業」がありません"),
        (f"{DOCUMENT}kind = 'guidelines'\n", 'kind = "guidelines" は種類にありません'),
        (f"{DOCUMENT}published_on = '2025-07-18'\n", "published_on は 2025-07-18 のように"),
        (f"{DOCUMENT}title = 3\n", "title は引用符で"),
        (f"{DOCUMENT}{DOCUMENT}", '2 番目の [[document]]: file = "a.txt" は二度書かれています'),
    ],
)  # fmt: skip
def test_a_typo_stops_everything_and_names_its_place(tmp_path: Path, toml: str, where: str) -> None:
    shelf = Shelf()
    with pytest.raises(CorrectionsInvalid) as refusal:
        land(shelf, folder_of(tmp_path, toml))
    assert where in str(refusal.value)
    assert str(refusal.value).endswith("。")
    assert shelf.revisions == {}


def test_a_change_reads_only_the_documents_that_it_concerns_anew(tmp_path: Path) -> None:
    shelf, folder = Shelf(), folder_of(tmp_path, CALL)
    (folder / "c.txt").write_text("山岳支援事業の公募について\n令和7年度\n", encoding="utf-8")
    land(shelf, folder)
    assert {landing for _, landing in land(shelf, folder)} == {Landing.UNCHANGED}
    folder_of(folder, f'{CALL}{DOCUMENT}edition = "第7回"\n')
    assert [landing for _, landing in land(shelf, folder)] == [Landing.REPLACED, Landing.UNCHANGED, Landing.UNCHANGED]
    folder_of(folder, CALL.replace('"]', '", "港湾の会"]'))
    assert [landing for _, landing in land(shelf, folder)] == [Landing.REPLACED, Landing.REPLACED, Landing.UNCHANGED]
    (folder / "calls.toml").unlink()
    assert [landing for _, landing in land(shelf, folder)] == [Landing.REPLACED, Landing.REPLACED, Landing.UNCHANGED]


def test_the_nearest_file_within_the_folder_given_speaks(tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    (tmp_path / "calls.toml").write_text('[[call]]\nname = "外の事業"\n', encoding="utf-8")
    (inner / "a.txt").write_text(TEXT, encoding="utf-8")
    file = inner / "a.txt"
    held: tuple[Call, ...] = ()
    assert [call.name for call in corrections_of([file], [tmp_path], held)[file].calls] == ["外の事業"]
    assert corrections_of([file], [inner], held) == {}
    assert corrections_of([file], [file], held) == {}
    (inner / "calls.toml").write_text('[[call]]\nname = "中の事業"\n', encoding="utf-8")
    assert [call.name for call in corrections_of([file], [tmp_path], held)[file].calls] == ["中の事業"]


def test_the_order_of_files_does_not_decide_the_calls(tmp_path: Path) -> None:
    texts = [
        "港湾連携助成事業の公募について\n令和7年度\n",
        "MINATO助成の公募について\n令和7年度\n",
        "港湾連携助成事業（通称：MINATO助成）の公募について\n令和7年度\n",
    ]
    for number, order in enumerate(((0, 1, 2), (2, 1, 0), (1, 2, 0))):
        folder, shelf = tmp_path / str(number), Shelf()
        folder.mkdir()
        for place, which in enumerate(order):
            (folder / f"{number}{place}.txt").write_text(texts[which], encoding="utf-8")
        land(shelf, folder)
        assert [(call.name, call.aliases) for call in shelf.calls()] == [("港湾連携助成事業", ("MINATO助成",))]
