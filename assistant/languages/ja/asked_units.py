"""What kind of number or date a question asks for, so that an answer without one is no answer."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.languages.ja.normalise import plain

# What follows 何 is mostly the counter of the answer; names of offices (何室, 何課) are not counted.
_COUNTED = re.compile(
    r"何(年度|枚|部|件|社|校|拠点|団体|機関|大学|法人|自治体|人|名|年度間|年間|年|か月|ヶ月|回|点|%|パーセント|割|字|文字|ページ|頁|時間|分)"
)
_KIND = re.compile(r"何(型|室|課|局|省|庁|部(?!数)|県|市|町|村|委員会|制度)")  # its answer is a name that ends so
_SAME_COUNTER = {
    "年度": "(?:事業)?年度", "ページ": "(?:ページ|頁|枚)", "頁": "(?:ページ|頁|枚)", "枚": "(?:ページ|頁|枚)", "人": "[人名]", "名": "[人名]",
    "字": "文?字", "文字": "文?字", "年": "(?:年|事業年度|か年|カ年)", "年間": "(?:年|事業年度|か年|カ年)", "か月": "[かヶカケ]月", "ヶ月": "[かヶカケ]月",
    "校": "(?:校|大学|機関)", "大学": "(?:校|大学|機関)", "%": "[%割]", "パーセント": "[%割]",
}  # fmt: skip
_AMOUNT = re.compile(r"いくら|幾ら|何円|何万円|何億円|何千円|金額は|額は|額を|額って|how much")
_YEN = r"\d[\d,.]*\s*[百千万億兆]*\s*円|定額|\((?:単位\s*:?\s*)?[百千万億]+円\)"  # or the unit of a table
_WHEN = re.compile(r"いつ(?!も|で[もあ])|何日(?!間)|何月|何時(?!間)|\bwhen\b(?! i\b| we\b)")
_DAY = (
    r"\d\s*[月日]|\d\s*[/.]\s*\d+\s*[(~\-]|[RH]\d+\.\d|[上中下初]旬|月末|年度末|\d\s*時|\d:\d\d"
    r"|随時|通年|別途|追って|後日|改めて|未定|速やか|直ち|以内|翌|当日|即日"
)  # also where a document says that it will tell later


@lru_cache(maxsize=256)
def asked_units(question: str) -> tuple[re.Pattern[str], ...]:
    """A pattern for each number or date that a question asks for."""
    text = plain(question).casefold()
    counted = [
        rf"[\d一二三四五六七八九十元]+\s*{_SAME_COUNTER.get(unit, re.escape(unit))}" for unit in _COUNTED.findall(text)
    ]
    amount = [_YEN] if _AMOUNT.search(text) else []
    day = [_DAY] if _WHEN.search(text) else []
    kinds = [rf"[一-龠ァ-ヶーA-Za-z]{re.escape(kind)}" for kind in _KIND.findall(text)]
    return tuple(re.compile(pattern) for pattern in dict.fromkeys((*amount, *day, *counted, *kinds)))


def answers_units(text: str, question: str) -> int:
    """How many of the asked numbers a text may hold."""
    said = plain(text)
    return sum(bool(unit.search(said)) for unit in asked_units(question))
