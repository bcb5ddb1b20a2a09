"""Whom a desk serves, where desks are parted by region and a line says so behind their name or number."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PREFECTURE = (
    r"(?:北海道|東京|京都|大阪|青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重"
    r"|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)[都府県]?"
)
_BLOCK = r"(?:東北|関東|甲信越|北陸|東海|中部|近畿|関西|中国|四国|九州|全国|信越|北関東|南関東)(?:地方|地区|ブロック)?"
_PLACE = rf"(?:{_PREFECTURE}|{_BLOCK})"
_REGION = re.compile(  # whom a desk serves, behind its name: 交通課   徳島、香川, or in brackets behind its number
    rf"(?:\s{{2,}}|\s(?={_PLACE}[、・,])|\()(?P<region>{_PLACE}(?:[、・,]\s?{_PLACE})*)\)?$"
    rf"|\s(?P<among>{_PLACE}(?:[、・,]\s?{_PLACE})*)(?=\s+(?:(?:TEL|電話)\s?:?\s?)?0\d{{1,4}}-)"  # … 東海・北陸 00-0000-0000
)


def region_of(texts: Iterable[str]) -> str:
    """The places that the first line which ends in any names: 徳島、香川; "" where none does."""
    return next((match["region"] or match["among"] for text in texts if (match := _REGION.search(text))), "")


def without_region(text: str) -> str:
    """A line without the places that it ends in."""
    return _REGION.sub("", text)
