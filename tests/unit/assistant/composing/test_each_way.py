"""Beside a last day without an hour, the hour of each way to hand in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "里の水車再生助成"
NOW = datetime(2026, 10, 1, 10, tzinfo=TOKYO)
GUIDE = """令和8年度 里の水車再生助成 募集要領

公益財団法人みずべ文化財団
令和8年9月14日

1. 応募の資格
水車を所有し、又は管理する団体が応募できます。

2. 募集期間
{period}

3. 説明会
令和8年9月24日（木）14時から
"""
DAYS = "令和8年9月14日（月）から令和8年11月13日（金）まで"
WAYS = "※オンライン申請は17時まで、郵送は当日消印有効です。"


def said(period: str, folder: Path) -> str:
    return told_to(assistant_reading({"guide.txt": GUIDE.format(period=period)}, CALL, folder, NOW), "締切はいつですか")


def test_the_end_of_each_way_is_told_with_the_last_day(tmp_path: Path) -> None:
    told = said(f"{DAYS}\n{WAYS}", tmp_path)

    assert "11月13日" in told
    assert "オンライン申請は17時まで、郵送は当日消印有効" in told


@pytest.mark.parametrize(
    "other",
    [
        "システムへの登録は17時まで受け付けます。",
        "オンラインの説明会は15時までです。",
        "郵送の場合の送付先は、別紙のとおりです。",
    ],
)
def test_an_hour_of_something_else_is_not(other: str, tmp_path: Path) -> None:
    assert other not in said(f"{DAYS}\n{other}", tmp_path)


def test_where_the_last_day_has_its_hour_no_other_is_told(tmp_path: Path) -> None:
    assert WAYS not in said(f"{DAYS[:-2]} 正午まで\n{WAYS}", tmp_path)
