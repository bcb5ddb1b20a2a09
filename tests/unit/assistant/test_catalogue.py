from __future__ import annotations

import pytest

from assistant.catalogue import Catalogue, spoken
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
