from __future__ import annotations

import pytest

from assistant.catalogue import Catalogue, says_its_end, spoken, without_names
from assistant.domain import Call
from tests.shelf import ALL, HUB, SEEDS

CATALOGUE = Catalogue(
    (HUB, SEEDS), tuple(revision.edition for revision in ALL), tuple(revision.document for revision in ALL)
)


@pytest.mark.parametrize("written", ["みらいハブ", "ミライハブ", "ﾐﾗｲﾊﾌﾞ", "「みらい・ハブ」", "みらい ハブ"])
def test_a_name_sounds_the_same_in_every_kana_and_width(written: str) -> None:
    assert spoken(written) == "ミライハブ"


@pytest.mark.parametrize(
    ("question", "calls"),
    [
        ("ミライハブの締切", (HUB,)),
        ("mirai-hubに出したい", (HUB,)),
        ("地域シーズ育成補助金の様式", (SEEDS,)),
        ("みらいハブとシーズ補助のどちらに出すべきか", (HUB, SEEDS)),
        ("締切はいつ", ()),
    ],
)
def test_calls_are_found_by_their_names_and_aliases(question: str, calls: tuple[Call, ...]) -> None:
    assert set(CATALOGUE.named_in(question)) == set(calls)


def test_a_longer_name_hides_the_shorter_one_inside_it() -> None:
    longer = Call("longer", "みらいハブ国際", ())
    catalogue = Catalogue((HUB, longer), (), ())

    assert catalogue.named_in("みらいハブ国際の締切") == (longer,)


def test_a_latin_alias_is_known_by_its_katakana() -> None:
    nexus = Call("nexus", "先導モデル拠点創出プログラム", ("J-NEXUS",))
    held = Catalogue((HUB, nexus), (), ())
    assert held.named_in("ジェイネクサスの説明会はいつ") == (nexus,)
    assert held.named_in("ネクスト事業の説明会はいつ") == ()


def test_the_newest_edition_comes_first() -> None:
    assert [edition.label for edition in CATALOGUE.editions_of(HUB)] == ["第7回", "第6回"]


NEXUS = Call("nexus", "産学融合先導モデル拠点創出プログラム", ("J-NEXUS",))
INNOVATION = Call("hub", "地域オープンイノベーション拠点選抜制度", ("J-Innovation HUB", "ジイノベ"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("じぇいねくさすの締切は", ["nexus"]),
        ("ジェイネクサスの締切は", ["nexus"]),
        ("じぇいねくさすって何ですか", ["nexus"]),
        ("J-Inovation HUBの対象は", ["hub"]),
        ("J-Innovatoin HUBの対象は", []),
        ("Jイノベーションハブ", ["hub"]),
        ("J-Innovatiom HUBの対象は", ["hub"]),
        ("Jイノベの締切は", ["hub"]),
        ("Ｊ-イノベって今年いつまで", ["hub"]),
        ("jいのべの窓口", ["hub"]),
        ("deadline of jinnove?", ["hub"]),
        ("Kイノベの締切は", []),
        ("join usの締切は", []),
        ("産学融合先導モデル拠点創出プログラの締切は", []),
        ("産学融合先導モデ拠点創出プログラムの締切は", ["nexus"]),
        ("産学連携先導モデル拠点創出プログラムの締切は", []),
        ("しめきりはいつですか、おしえてください", []),
        ("せつめいかいのもうしこみはどうすればいいですか", []),
        ("じかんとばしょをおしえて", []),
    ],
)
def test_a_call_is_heard_in_hiragana_and_with_a_letter_off_and_in_nothing_else(
    question: str, expected: list[str]
) -> None:
    held = Catalogue((NEXUS, INNOVATION), (), ())
    assert [call.id for call in held.named_in(question)] == expected


def test_a_name_with_a_letter_for_its_first_kana_is_no_part_of_what_is_asked() -> None:
    assert without_names("Jイノベの説明会は何曜日", INNOVATION, ()).strip() == "の説明会は何曜日"


FOREST = Call("forest", "林業機械の安全化導入支援事業", ())
GENERIC = ("令和", "年度", "8", "公募", "締め切り", "今年", "補助", "金", "支援", "事業")


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("林業機械 令和8年度 締切", True),
        ("令和8年度の林業機械の締切はいつですか", True),
        ("林業機械補助金の締切は", True),
        ("林業機械の公募はいつまで", True),
        ("林業機械化協会の締切は", False),
        ("林業機械の安全講習の締切は", False),
        ("林業の締切は", False),
        ("みどり林業機械展の締切は", False),
    ],
)
def test_the_beginning_of_a_long_name_means_it_where_nothing_of_its_own_is_joined(question: str, meant: bool) -> None:  # noqa: FBT001
    catalogue = Catalogue((HUB, FOREST), (), ())

    assert (FOREST in catalogue.shortened_in(question, GENERIC)) is meant


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("海洋助成の締切と問い合わせ先は", True),
        ("令和8年度海洋助成の対象は", True),
        ("海洋人材助成はいつまで", True),
        ("海洋調査助成の締切は", False),
        ("海洋の助成の締切は", False),
        ("人材助成の締切は", False),
        ("海洋の締切は", False),
    ],
)
def test_a_name_is_meant_by_its_beginning_and_end_with_nothing_else_between(question: str, meant: bool) -> None:  # noqa: FBT001
    sea = Call("sea", "海洋人材育成助成", ())

    assert (sea in Catalogue((HUB, sea), (), ()).shortened_in(question, (*GENERIC, "助成"))) is meant


@pytest.mark.parametrize(
    ("question", "meant"),
    [("早暁プログラムの対象は", False), ("このプログラムの対象は", True), ("拠点創出プログラムの対象は", True)],
)
def test_the_last_word_of_a_name_means_it_only_where_it_ends_no_other(question: str, meant: bool) -> None:  # noqa: FBT001
    assert (NEXUS in Catalogue((HUB, NEXUS), (), ()).shortened_in(question, GENERIC)) is meant


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("海洋発新産業創出プログラムの連絡先は", False),
        ("令和8年度の拠点創出プログラムの連絡先は", True),
        ("第2回拠点創出プログラムの連絡先は", True),
    ],
)
def test_the_end_of_a_name_that_ends_the_name_of_another_programme_means_no_call(question: str, meant: bool) -> None:  # noqa: FBT001
    assert (NEXUS in Catalogue((HUB, NEXUS), (), ()).shortened_in(question, GENERIC)) is meant


def test_a_name_is_left_out_in_whatever_kana_it_is_said() -> None:
    assert without_names("だい5回のじいのべの締切", INNOVATION, ["だい5回"]).split() == ["の", "の締切"]


@pytest.mark.parametrize(
    ("question", "meant"),
    [("港湾・水産加工の公募はいつまで", True), ("締切・対象を教えてください", False), ("水産加工の公募は", False)],
)
def test_a_name_with_a_dot_in_it_is_said_by_its_beginning(question: str, meant: bool) -> None:  # noqa: FBT001
    harbour = Call("harbour", "港湾・水産加工施設の復旧支援事業", ())

    assert (harbour in Catalogue((HUB, harbour), (), ()).shortened_in(question, GENERIC)) is meant


TERN = Call("tern", "NAGISA Bridge Fund", ())
WING = Call("wing", "若手渡航助成", ("TSUBASA",))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("ツバサの締切は", [WING]),
        ("つばさの締切は", []),  # three consonants in hiragana are an ordinary word
        ("ツバキの締切は", []),
        ("ナギサブリッジの締切は", [TERN]),
        ("ナギサブリッジファンドの締切は", [TERN]),
        ("なぎさぶりっじの締切は", [TERN]),
        ("ナギサの締切は", []),
        ("ブリッジファンドの締切は", []),
    ],
)
def test_a_japanese_word_in_latin_letters_is_heard_in_kana_and_so_is_the_beginning_of_a_long_name(
    question: str, expected: list[Call]
) -> None:
    assert list(Catalogue((HUB, TERN, WING), (), ()).named_in(question)) == expected


def test_a_name_that_is_empty_parts_no_letters() -> None:
    assert without_names("みらいハブの締切は", HUB, ("",)).strip() == "の締切は"


LONG = "入り江のまちを元気にする藻場再生拠点プラットフォーム事業"


@pytest.mark.parametrize(
    ("name", "question", "says"),
    [
        (LONG, "藻場再生拠点プラットフォーム事業の予算は", True),
        (LONG, "「藻場再生拠点ﾌﾟﾗｯﾄﾌｫｰﾑ事業」の予算は", True),
        (LONG, "プラットフォーム事業の予算は", False),
        (LONG, "藻場再生拠点プラットフォームの予算は", False),
        ("藻場再生拠点事業", "藻場再生拠点事業の予算は", False),  # short: it is said whole, and has no end
    ],
)
def test_a_long_name_is_said_by_its_end(name: str, question: str, *, says: bool) -> None:
    assert says_its_end(name, question) is says
