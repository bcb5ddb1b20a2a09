"""How people call a call for short."""

from __future__ import annotations

import pytest

from assistant.coined import coined_names, said_alone


@pytest.mark.parametrize(
    ("name", "coined"),
    [
        ("ほしあかり観測データ活用チャレンジ", ("ほしあかり", "ほしデー", "ほしチャ")),
        ("やまあいDX推進助成", ("やまあいDX",)),
        ("多世代共生「水辺のわ」助成", ("水辺のわ",)),
        ("だれでも音楽スタジオ開放助成", ("だれでも", "だれスタ")),
        ("みんなの図書館改修助成", ()),
        ("林業機械導入支援事業", ()),
    ],
)
def test_a_name_is_shortened_to_what_is_coined_in_it(name: str, coined: tuple[str, ...]) -> None:
    assert coined_names(name) == coined


@pytest.mark.parametrize(
    ("name", "text", "alone"),
    [
        ("水辺のわ", "水辺のわで教室を開きたい", True),
        ("水辺のわ", "水辺のわたしたちの町", False),
        ("だれスタ", "だれスタの締切", True),
        ("だれスタ", "だれスタンプの締切", False),
        ("やまあいDX", "今年のやまあいＤＸ、締切は", True),
        ("やまあいDX", "やまあいDXPの締切", False),
    ],
)
def test_a_coined_name_is_said_as_a_word(name: str, text: str, *, alone: bool) -> None:
    assert said_alone(name, text) is alone
