import pytest

from assistant.languages.ja.sounds import said_as, sound_of, sounds_in, sounds_of_name


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


@pytest.mark.parametrize(
    ("name", "kana"),
    [
        ("TSUBASA", "ツバサ"),
        ("NAGISA", "ナギサ"),
        ("Shigure", "シグレ"),
        ("MATSUGI NET", "マツギネット"),
        ("NAGISA Bridge Fund", "ナギサブリッジ"),
        ("Minato Innovation Challenge Program", "ミナトイノベーション"),
        ("Minato Innovation Challenge Program", "ミナトイノベーションチャレンジ"),
        ("NEXUS", "ネクサス"),
    ],
)
def test_a_japanese_word_in_latin_letters_and_the_first_words_of_a_name_sound_like_their_kana(
    name: str, kana: str
) -> None:
    assert sounds_in(kana) <= sounds_of_name(name)
    assert sounds_in(kana)


@pytest.mark.parametrize(
    ("name", "kana"),
    [
        ("TSUBASA", "ツバキ"),
        ("NAGISA Bridge Fund", "ナギサフォーラム"),
        ("Minato Innovation Challenge Program", "イノベーションチャレンジ"),
        ("Minato Innovation Challenge Program", "ミナト"),  # one word of several is no name of it
    ],
)
def test_another_word_and_the_last_words_of_a_name_do_not(name: str, kana: str) -> None:
    assert not sounds_in(kana) & sounds_of_name(name)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("jネクサスの説明会に電話で申し込めますか", ("jネクサス",)),
        ("ジェイ・ネクサスの対象は", ("ジェイ・ネクサス",)),
        ("テキストの様式はどこですか", ()),
    ],
)
def test_what_a_text_writes_as_a_latin_name_sounds_is_found(text: str, heard: tuple[str, ...]) -> None:
    assert said_as(text, ("J-NEXUS", "拠点創出プログラム")) == heard
