"""A heading behind a mark, whose number is joined to its title."""

from __future__ import annotations

import pytest

from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages

BELOW = "選ばれた拠点には、伴走支援を行います。詳細は別紙をご覧ください。"


def paths(line: str) -> list[tuple[str, ...]]:
    return [section.path for section in sections_of(pages(f"前書きの文です。\n\n{line}\n\n{BELOW}\n"))]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("■7.公募要領と申請書類", "7.公募要領と申請書類"),
        ("■７．公募要領と申請書類", "7.公募要領と申請書類"),
        ("■7)公募要領と申請書類", "7)公募要領と申請書類"),
        ("■7. 公募要領と申請書類", "7. 公募要領と申請書類"),
        ("◆ 12 公募要領", "12 公募要領"),
        ("■公募要領", "公募要領"),
    ],
)
def test_a_numbered_title_behind_a_mark_is_a_heading(line: str, title: str) -> None:
    assert paths(line) == [(), (title,)]


@pytest.mark.parametrize("line", ["■7月1日公開", "■2027年度", "■7.5万円", "■30万円まで", "■7"])
def test_a_day_or_an_amount_behind_a_mark_is_none(line: str) -> None:
    assert paths(line) == [()]
