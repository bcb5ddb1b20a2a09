"""Parts of the names of calls in questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from assistant.domain import Call, Edition
from assistant.meaning import beside_its_sound, beside_the_name, call_meant
from assistant.ports import Library
from assistant.settings import ROOT
from assistant.words import load_words
from tests.assembled import publisher
from tests.shelf import Said, revision

WORDS = load_words(ROOT / "prompts" / "ja")
MACHINES = Call("machines", "林業機械導入支援事業")
HARBOUR = Call("harbour", "港湾物流海外展開推進事業", ("港湾海外",))
STREETS = Call("streets", "商店街照明更新補助金")


STARLIGHT = Call("starlight", "ほしあかり観測データ活用チャレンジ")
EVERYBODY = Call("everybody", "だれでも音楽スタジオ開放助成")
CIRCLE = Call("circle", "多世代共生「水辺のわ」助成")
HAMLET = Call("hamlet", "やまあいDX推進助成")


def _of(call: Call, text: str) -> tuple[Call, Edition, Said]:
    return call, Edition(f"{call.id}-8", call.id, "令和8年度", None, 2026), Said("概要", text)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    shelf = publisher(tmp_path_factory.mktemp("shelf"))
    for call, edition, said in (
        _of(MACHINES, "林業の機械を入れる費用を支援します。海外の機械も対象です。"),
        _of(HARBOUR, "港湾と物流の企業の海外への展開を支援します。"),
        _of(STREETS, "商店街の照明を更新する費用を補助します。"),
    ):
        shelf.publish([revision(f"{call.id}.txt", call, edition, said)])
    yield shelf
    shelf.engine.dispose()


@pytest.mark.parametrize(
    ("question", "call"),
    [
        ("商店街の補助はいくらですか", STREETS),
        ("物流海外の締切は", HARBOUR),
        ("りんぎょうきかいの締切は", MACHINES),
        ("港湾ぶつりゅうの締切は", HARBOUR),
        ("林業と商店街のどちらが先ですか", None),  # two calls
        ("体育館の更新の締切は", None),  # a word of one name, said of something else
        ("海外の旅費は出ますか", None),  # another call's documents say so too
        ("事業の締切は", None),  # every call has it
        ("宇宙開発の締切は", None),
    ],
)
def test_a_part_that_only_one_call_uses_means_that_call(library: Library, question: str, call: Call | None) -> None:
    assert call_meant(question, Catalogue.of(library), library, WORDS) == call


@pytest.fixture(scope="module")
def coined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    shelf = publisher(tmp_path_factory.mktemp("coined"))
    for call, edition, said in (
        _of(STARLIGHT, "観測データを使う提案を募集します。"),
        _of(EVERYBODY, "音楽スタジオを開放する団体を助成します。"),
        _of(CIRCLE, "水辺で活動する団体を助成します。だれでも参加できる催しに限ります。"),
        _of(HAMLET, "県内の企業のデジタル化を支援します。ほしあかり観測データ活用チャレンジの採択者も応募できます。"),
    ):
        shelf.publish([revision(f"{call.id}.txt", call, edition, said)])
    yield shelf
    shelf.engine.dispose()


@pytest.mark.parametrize(
    ("question", "call"),
    [
        ("ほしあかりの締切は", STARLIGHT),
        ("ほしあかりチャレンヂ いつまで", STARLIGHT),
        ("だれスタはいくらもらえますか", EVERYBODY),
        ("水辺のわで教室を開きたいのですが、いくらまで出ますか", CIRCLE),
        ("やまあいDXの導入コースの締切は", HAMLET),
        ("水辺のわかりやすい地図はありますか", None),  # a part of other words
        ("だれでも応募できますか", None),
        ("だれでもの締切は", None),  # what another call's documents say too
    ],
)
def test_the_coined_word_of_a_name_or_its_first_sounds_mean_that_call(
    coined: Library, question: str, call: Call | None
) -> None:
    assert call_meant(question, Catalogue.of(coined), coined, WORDS) == call


def test_where_one_call_is_held_nothing_is_to_be_told_apart(library: Library) -> None:
    alone = Catalogue.of(library).only([STREETS.id])

    assert call_meant("商店街の補助は", alone, library, WORDS) is None


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("商店街照明更新補助金、まだ申し込めますか", " 、まだ申し込めますか"),
        ("商店街照明の対象は", " の対象は"),
        ("補助金はいくらですか", "補助金はいくらですか"),  # every call has it
        ("照明はいくつまで", "照明はいくつまで"),  # one word is no name
    ],
)
def test_what_a_question_says_beside_a_name(text: str, beside: str) -> None:
    assert beside_the_name(text, STREETS, WORDS) == beside


def test_a_news_mail_that_tells_a_name_does_not_use_the_part_of_it(tmp_path: Path) -> None:
    shelf = publisher(tmp_path)
    news = Call("news", "みなと通信 第12号")
    for call, edition, said in (
        _of(STREETS, "商店街の照明を更新する費用を補助します。"),
        _of(news, "「みどり県商店街照明更新補助金」の受付は6月で終わります。"),
    ):
        shelf.publish([revision(f"{call.id}.txt", call, edition, said)])

    assert call_meant("商店街照明の補助金の締切は", Catalogue.of(shelf), shelf, WORDS) == STREETS
    shelf.engine.dispose()


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("ハーバーローンチの締切は", " の締切は"),
        ("jネクストの説明会は電話で申し込めますか", "jネクストの説明会は電話で申し込めますか"),
        ("パートナーの条件は", "パートナーの条件は"),
    ],
)
def test_a_name_in_latin_letters_is_taken_away_as_it_is_written_in_kana(text: str, beside: str) -> None:
    call = Call("launch", "みなと起業支援事業", ("HARBOR LAUNCH",))

    assert beside_its_sound(text, call) == beside
