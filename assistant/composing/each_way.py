"""Until which hour of its last day a call takes what comes in by each way: オンライン申請は17時まで、郵送は当日消印有効."""

from __future__ import annotations

import re

from assistant.domain import Fact, Passage, Period
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentences_of

_WAY = re.compile(
    r"電子申請|オンライン|インターネット|ウェブ|web|フォーム|システム|郵送|郵便|書留|持参|窓口", re.IGNORECASE
)
_ENDS = re.compile(r"(?:\d\s*時|\d:\d\d|正午)[^。]{0,8}(?:まで|締め?切|必着)|消印|必着")
_OF_ANOTHER_DAY = re.compile(r"\d\s*月\s*\d+\s*日|平日|毎日|説明会|相談|問い?合わ?せ|発行|登録")
_MOST = 2  # sentences


def ends_of_each_way(fact: Fact, passage: Passage) -> tuple[str, ...]:
    """The sentences beside a last day without an hour that tell the hour, or that the postmark counts; none beside another."""
    value = fact.value
    if not isinstance(value, Period) or value.closes is None or value.closes.minute is not None or value.arrival:
        return ()
    lines = [plain(line).strip() for line in passage.text.split("\n")]  # mending joins the rows of a plain table
    told = [one for one in lines if _tells(one)] or [
        one for one in sentences_of(mend(passage.text).text) if _tells(one)
    ]
    return tuple(told)[:_MOST]


def _tells(sentence: str) -> bool:
    return bool(_WAY.search(sentence) and _ENDS.search(sentence) and not _OF_ANOTHER_DAY.search(sentence))
