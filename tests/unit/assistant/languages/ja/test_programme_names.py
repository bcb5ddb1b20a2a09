import pytest

from assistant.languages.ja.programme_names import offices_said, own_part, programmes_said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("場形成支援プログラムの締切は", ("場形成支援プログラム",)),
        ("D-Globalの締切はいつですか", ("D-Global",)),
        ("みどり園芸補助金と海洋人材育成助成金", ("みどり園芸補助金", "と海洋人材育成助成金")),
        ("この事業の締切は", ()),
        ("本制度について教えてください", ()),
        ("補助金はいくらですか", ()),
        ("空き家を直せる補助金の締切は", ()),  # it describes, and names none
        ("見守りをロボットでできるようにする助成金", ()),
    ],
)
def test_a_name_such_as_programmes_have_is_heard(text: str, names: tuple[str, ...]) -> None:
    assert programmes_said(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ほしぞら財団の締切は", ("ほしぞら",)),
        ("みなと創業支援機構に聞きたい", ("みなと創業支援",)),
        ("財団の締切は", ()),
        ("センター長は誰ですか", ()),
    ],
)
def test_what_is_their_own_in_the_names_of_offices_is_heard(text: str, names: tuple[str, ...]) -> None:
    assert offices_said(text) == names


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("場形成支援プログラム", "場形成"),
        ("みどり園芸補助金", "みどり園芸"),
        ("海洋人材育成助成金", "海洋人材育成"),
        ("補助金", "補助金"),
        ("ようにする補助金", "ようにする補助金"),
    ],
)
def test_what_every_programme_has_in_its_name_tells_none_from_another(name: str, own: str) -> None:
    assert own_part(name) == own
