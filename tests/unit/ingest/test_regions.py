"""Whom a desk serves, as its line says."""

from __future__ import annotations

import pytest

from ingest.regions import region_of


@pytest.mark.parametrize(
    ("line", "region"),
    [
        ("中部なぎさ局\t東海・北陸\t00-0000-7103\tnaka@", "東海・北陸"),
        ("西部なぎさ局  近畿・中国・四国  電話 00-0000-7104", "近畿・中国・四国"),
        ("なぎさ財団 東京事務所 00-0000-7105", ""),
    ],
)
def test_places_between_a_name_and_its_number_are_whom_a_desk_serves(line: str, region: str) -> None:
    assert region_of([line]) == region
