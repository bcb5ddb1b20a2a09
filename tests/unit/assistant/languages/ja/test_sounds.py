import pytest

from assistant.languages.ja.sounds import sound_of, sounds_in


@pytest.mark.parametrize(
    ("latin", "kana"),
    [
        ("NEXUS", "ネクサス"),
        ("JNEXUS", "ジェイネクサス"),
        ("JNEXUS", "Jネクサス"),
        ("COINEXT", "コイネクスト"),
        ("Innovation", "イノベーション"),
        ("Bridge", "ブリッジ"),
        ("Venture", "ベンチャー"),
        ("Challenge", "チャレンジ"),
        ("Global", "グローバル"),
        ("Frontier", "フロンティア"),
        ("Cluster", "クラスター"),
        ("Phoenix", "フェニックス"),
        ("Growth", "グロース"),
        ("Accelerator", "アクセラレーター"),
    ],
)
def test_a_latin_name_sounds_like_its_katakana(latin: str, kana: str) -> None:
    assert sound_of(latin) == sound_of(kana)


@pytest.mark.parametrize(
    ("one", "other"), [("NEXUS", "ネクスト"), ("Global", "グローカル"), ("Frontier", "フォーラム")]
)
def test_names_that_differ_sound_different(one: str, other: str) -> None:
    assert sound_of(one) != sound_of(other)


def test_a_sound_too_short_to_tell_a_name_is_none() -> None:
    assert sounds_in("ハブ、TeSH、公募") == frozenset()
    assert sounds_in("Jネクサスの締切は") == {"znks"}
