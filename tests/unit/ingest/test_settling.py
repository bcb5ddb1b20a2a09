"""What is settled among the live documents of a call, from their files to the library."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.adapters.sql_publisher import SqlPublisher
from assistant.catalogue import Catalogue
from ingest.build import ingest
from tests.assembled import publisher

GUIDELINE = "しおかぜ観光助成事業\n第3回公募要領\n令和7年5月12日\n公募期間：令和7年5月12日～令和7年6月13日 17時必着\n"
SECOND = "しおかぜ観光助成事業\n第4回公募要領\n令和7年11月4日\n公募期間：令和7年11月4日～令和7年12月12日 17時必着\n"
FORM = "様式第1号\nしおかぜ観光助成事業\n令和7年度 申請書\n申請者の名称\n"
BARE_FORM = "様式第2号\nしおかぜ観光助成事業 計画書\n取組の内容\n"
EXTENSION = (
    "締切の延長のお知らせ\nしおかぜ観光助成事業\n令和7年5月12日付け公募要領の締切を、次のとおり変更します。\n"
    "公募締切：令和7年6月27日（金）17時必着\n"
)


@pytest.fixture
def library(tmp_path: Path) -> SqlPublisher:
    return publisher(tmp_path)


def land(library: SqlPublisher, folder: Path, **texts: str) -> None:
    """Each text as a file of its own, in one run, in their order."""
    files = []
    for name, text in texts.items():
        files.append(folder / f"{name}.txt")
        files[-1].write_text(text, encoding="utf-8")
    ingest(files, library, lambda _done, _of, _path: None)


def editions(library: SqlPublisher) -> dict[str, str]:
    held = Catalogue.of(library)
    return {document.file_name: held.edition(document.edition_id).label for document in held.documents}


def doubts(library: SqlPublisher, name: str) -> list[str]:
    ids: Sequence[str] = [one.id for one in library.documents() if one.file_name == name]
    return [remark.why for _, remark in library.remarks(document_ids=ids)]


@pytest.mark.parametrize("order", [("要領", "様式1", "様式2", "延長"), ("延長", "様式2", "要領", "様式1")])
def test_forms_and_extensions_are_of_the_one_edition_that_is_held(
    library: SqlPublisher, tmp_path: Path, order: tuple[str, ...]
) -> None:
    texts = {"要領": GUIDELINE, "様式1": FORM, "様式2": BARE_FORM, "延長": EXTENSION}
    for name in order:
        land(library, tmp_path, **{name: texts[name]})
    assert set(editions(library).values()) == {"第3回"}
    assert len(editions(library)) == len(texts)


def test_where_several_editions_fit_a_form_has_its_own_with_a_doubt(library: SqlPublisher, tmp_path: Path) -> None:
    land(library, tmp_path, 要領=GUIDELINE, 様式=FORM)
    assert editions(library)["様式.txt"] == "第3回"

    land(library, tmp_path, 要領4=SECOND)
    assert editions(library)["様式.txt"] == "令和7年度"
    assert any("第3回、第4回" in why for why in doubts(library, "様式.txt"))

    library.withdraw("要領4.txt")
    assert editions(library)["様式.txt"] == "第3回"
    assert not any("第4回" in why for why in doubts(library, "様式.txt"))


def test_an_extension_is_of_the_edition_whose_guideline_it_dates(library: SqlPublisher, tmp_path: Path) -> None:
    land(library, tmp_path, 要領=GUIDELINE, 要領4=SECOND, 延長=EXTENSION)
    assert editions(library)["延長.txt"] == "第3回"


def test_a_form_of_another_year_or_of_another_round_stays_its_own(library: SqlPublisher, tmp_path: Path) -> None:
    older = FORM.replace("令和7年度", "令和5年度")
    again = FORM.replace("令和7年度", "令和7年度 追加公募")
    land(library, tmp_path, 要領=GUIDELINE, 様式5=older, 様式追加=again)
    assert editions(library) == {"要領.txt": "第3回", "様式5.txt": "令和5年度", "様式追加.txt": "令和7年度 追加公募"}


def test_a_guideline_of_a_year_is_no_second_call_of_that_year(library: SqlPublisher, tmp_path: Path) -> None:
    first = "令和7年度しおかぜ観光助成事業 公募要領\n公募期間：令和7年5月12日～令和7年6月13日\n"
    second = "令和7年度しおかぜ観光助成事業 二次公募要領\n二次公募の期間：令和7年9月1日～令和7年9月30日\n"
    land(library, tmp_path, 一次=first, 二次=second)
    assert editions(library) == {"一次.txt": "令和7年度", "二次.txt": "令和7年度 二次公募"}


def test_an_edition_that_the_secretariat_states_stays(library: SqlPublisher, tmp_path: Path) -> None:
    (tmp_path / "calls.toml").write_text('[[document]]\nfile = "様式.txt"\nedition = "令和7年度"\n', encoding="utf-8")
    (tmp_path / "様式.txt").write_text(FORM, encoding="utf-8")
    land(library, tmp_path, 要領=GUIDELINE, 様式=FORM)
    assert editions(library) == {"要領.txt": "第3回", "様式.txt": "令和7年度"}


# -- names


def aliases(library: SqlPublisher) -> set[str]:
    (only,) = library.calls()
    return set(only.aliases)


def test_an_alias_goes_with_the_document_that_alone_gave_it(library: SqlPublisher, tmp_path: Path) -> None:
    other = "しおかぜ観光助成事業（略称：しおかぜ助成）\n第4回公募要領\n"
    land(library, tmp_path, 要領=GUIDELINE, 要領4=other)
    assert aliases(library) == {"しおかぜ助成"}

    library.withdraw("要領4.txt")
    assert aliases(library) == set()

    land(library, tmp_path, 要領4=other)
    land(library, tmp_path, 要領4="しおかぜ観光助成事業\n第4回公募要領\n略称は使いません。\n")
    assert aliases(library) == set()


def test_an_alias_that_calls_toml_no_longer_states_is_gone(library: SqlPublisher, tmp_path: Path) -> None:
    stated = '[[call]]\nname = "しおかぜ観光助成事業"\naliases = ["しおかん"]\n'
    (tmp_path / "calls.toml").write_text(stated, encoding="utf-8")
    land(library, tmp_path, 要領=GUIDELINE, 要領4=SECOND)
    assert aliases(library) == {"しおかん"}

    (tmp_path / "calls.toml").write_text(stated.replace("しおかん", "潮観"), encoding="utf-8")
    land(library, tmp_path, 要領=GUIDELINE, 要領4=SECOND)
    assert aliases(library) == {"潮観"}

    (tmp_path / "calls.toml").unlink()
    land(library, tmp_path, 要領=GUIDELINE, 要領4=SECOND)
    assert aliases(library) == set()


def test_a_name_that_no_live_document_states_any_more_is_no_name(library: SqlPublisher, tmp_path: Path) -> None:
    stated = '[[call]]\nname = "しおかぜ観光とまちづくり助成事業"\naliases = ["しおかぜ観光助成事業"]\n'
    (tmp_path / "calls.toml").write_text(stated, encoding="utf-8")
    land(library, tmp_path, 要領=GUIDELINE)
    assert [call.name for call in library.calls()] == ["しおかぜ観光とまちづくり助成事業"]

    (tmp_path / "calls.toml").unlink()
    land(library, tmp_path, 要領=GUIDELINE)
    assert [(call.name, call.aliases) for call in library.calls()] == [("しおかぜ観光助成事業", ())]


# -- calls


def test_documents_of_an_earlier_run_join_when_a_later_one_tells_that_two_calls_are_one(
    library: SqlPublisher, tmp_path: Path
) -> None:
    land(library, tmp_path, 一=GUIDELINE)
    land(
        library,
        tmp_path,
        二="やまなみ周遊支援事業\n第4回公募要領\n令和7年11月4日\n",
        様式="様式第1号\nやまなみ周遊支援事業\n令和7年度 申請書\n",
    )
    assert len(library.calls()) == 2

    land(library, tmp_path, 三="しおかぜ観光助成事業（旧称：やまなみ周遊支援事業）\n第5回公募要領\n")

    (only,) = library.calls()
    held = Catalogue.of(library)
    assert {one.call_id for one in library.documents()} == {one.call_id for one in library.editions()} == {only.id}
    assert editions(library) == {"一.txt": "第3回", "二.txt": "第4回", "三.txt": "第5回", "様式.txt": "令和7年度"}
    land(library, tmp_path, 四="やまなみ周遊支援事業\n第4回公募 正誤表\n")
    assert len(Catalogue.of(library).editions) == len(held.editions)
