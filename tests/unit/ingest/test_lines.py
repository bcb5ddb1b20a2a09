"""Lines that end where an office is reached, though they are full."""

from __future__ import annotations

import pytest

from ingest.lines import lines_of


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "〒000-0011いさりび県いさりび市浜町一丁目2番3号",
            "経費の使い方について keiri@isaribi.example.jp",
        ),
        (
            "〒000-0011 いさりび県いさりび市浜町一丁目2番3号 産業会館7階",
            "助成金の申請に関すること josei@isaribi.example.jp 03-0000-4101",
        ),
        (
            "経費の使い方 経理係 03-0000-4101 (平日9時から17時)",
            "お問い合わせの前によくある質問をご覧ください。",
        ),
    ],
)
def test_what_follows_an_address_or_a_telephone_is_a_line_of_its_own(above: str, below: str) -> None:
    assert [line.text for line in lines_of(f"{above}\n{below}\n")] == [above, below]


def test_an_address_goes_on_in_a_line_that_reaches_nobody() -> None:
    (line,) = lines_of("〒000-0011 いさりび県いさりび市浜町一丁目2番3号いさりび県\n庁第二庁舎8階\n")

    assert line.text.endswith("いさりび県庁第二庁舎8階")


def test_places_with_their_days_are_lines_of_their_own() -> None:
    held = "大阪（いさりび会館）2月13日（金）14時～16時\n福岡（みさごプラザ）2月17日（火）13時～15時\n"

    assert [line.text[:2] for line in lines_of(held)] == ["大阪", "福岡"]
