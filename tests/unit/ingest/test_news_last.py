"""A news mail that is read before the documents whose calls it tells of."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.sql_publisher import SqlPublisher
from ingest.build import Landing, ingest
from tests.assembled import publisher

RULE = "--------------------------------"
NEWS = f"""Subject: ゆきわり産業通信 9月号
Date: Wed, 10 Sep 2025 09:00:00 +0900
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{RULE}
［１］公募期間を延ばしました
{RULE}
令和７年度の棚田観光周遊
モデル事業について、次のとおり変更します。
（変更前）公募期間：令和7年8月4日～令和7年9月12日 17時必着
（変更後）公募期間：令和7年8月4日～令和7年9月26日 17時必着

{RULE}
［２］木の玩具づくり奨励 担い手募集
{RULE}
対　象：県内の工房
締　切：令和7年10月31日（金）

{RULE}
［３］秋の事業者交流会
{RULE}
日　時：令和7年10月8日（水）14時
会　場：ゆきわり会館
"""
GUIDELINE = """令和７年度 棚田観光周遊モデル事業 公募要領
令和7年8月4日
公募期間：令和7年8月4日～令和7年9月12日 17時必着
"""
OF_ANOTHER_CALL = """令和７年度 港町夜景演出補助金 公募要領
令和7年8月4日
公募期間：令和7年8月4日～令和7年9月12日 17時必着
"""


@pytest.fixture
def library(tmp_path: Path) -> SqlPublisher:
    return publisher(tmp_path / "data")


def land(library: SqlPublisher, folder: Path, **texts: str) -> list[tuple[str, Landing]]:
    """The folder once more, with these texts in it; each is told with how it landed."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.{'eml' if text is NEWS else 'txt'}").write_text(text, encoding="utf-8")
    return [(one.path.name, one.landing) for one in ingest([folder], library, lambda _done, _of, _path: None)]


def files_of(library: SqlPublisher, call: str) -> dict[str, set[str]]:
    """The editions of a call and the files that tell of each."""
    (own,) = [one for one in library.calls() if one.name == call]
    editions = [one for one in library.editions() if one.call_id == own.id]
    return {
        edition.label: {one.file_name for one in library.documents() if one.edition_id == edition.id}
        for edition in editions
    }


@pytest.mark.parametrize(("mail", "guideline"), [("a_news", "b_guideline"), ("z_news", "b_guideline")])
def test_the_edition_has_the_guideline_and_the_mail_whichever_is_read_first(
    library: SqlPublisher, tmp_path: Path, mail: str, guideline: str
) -> None:
    landed = land(library, tmp_path / "in", **{mail: NEWS, guideline: GUIDELINE})
    assert landed == sorted([(f"{mail}.eml", Landing.NEW), (f"{guideline}.txt", Landing.NEW)])
    assert files_of(library, "棚田観光周遊モデル事業") == {"令和7年度": {f"{mail}.eml", f"{guideline}.txt"}}
    assert files_of(library, "木の玩具づくり奨励") == {"令和7年度": {f"{mail}.eml"}}


@pytest.mark.parametrize("mail", ["a_news", "z_news"])
def test_a_second_time_nothing_has_changed(library: SqlPublisher, tmp_path: Path, mail: str) -> None:
    land(library, tmp_path / "in", **{mail: NEWS, "guideline": GUIDELINE})
    held = library.documents()
    assert {landing for _, landing in land(library, tmp_path / "in")} == {Landing.UNCHANGED}
    assert library.documents() == held


def test_a_guideline_of_a_later_run_has_the_mail_of_an_earlier_one_read_anew(
    library: SqlPublisher, tmp_path: Path
) -> None:
    assert land(library, tmp_path / "in", a_news=NEWS) == [("a_news.eml", Landing.NEW)]
    assert not any(one.name == "棚田観光周遊モデル事業" for one in library.calls())

    land(library, tmp_path / "in", b_guideline=GUIDELINE)
    assert files_of(library, "棚田観光周遊モデル事業") == {"令和7年度": {"a_news.eml", "b_guideline.txt"}}
    assert {landing for _, landing in land(library, tmp_path / "in")} == {Landing.UNCHANGED}


def test_a_guideline_of_a_call_that_the_mail_does_not_name_leaves_it_as_it_is(
    library: SqlPublisher, tmp_path: Path
) -> None:
    land(library, tmp_path / "in", a_news=NEWS)
    before = [one for one in library.documents() if one.file_name == "a_news.eml"]
    land(library, tmp_path / "in", b_guideline=OF_ANOTHER_CALL)
    assert [one for one in library.documents() if one.file_name == "a_news.eml"] == before
    assert files_of(library, "港町夜景演出補助金") == {"令和7年度": {"b_guideline.txt"}}
