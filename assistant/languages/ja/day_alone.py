"""Lines that hold nothing but a day, a month's third or a span of them."""

from __future__ import annotations

import re

_YEAR = r"(?:(?:(?:令和|平成)\s*(?:元|\d{1,2})|20\d\d)\s*年\s*|20\d\d\s*/\s*)?"
_WEEKDAY = r"(?:\s*\([月火水木金土日](?:曜日?)?(?:・祝)?\))?"
_CLOCK = r"(?:\s*(?:午前|午後)?\s*(?:\d{1,2}\s*(?:時(?:\s*\d{1,2}\s*分|半)?|:\d\d)|正午))?"
_WHEN = (
    rf"{_YEAR}\d{{1,2}}\s*(?:/\s*\d{{1,2}}|月\s*(?:\d{{1,2}}\s*日|[上中下初]旬|末(?:日|頃)?|頃|ごろ)){_WEEKDAY}{_CLOCK}"
)
_DAY_ALONE = re.compile(rf"\s*{_WHEN}(?:\s*[~・、]\s*(?:{_WHEN}|\d{{1,2}}\s*日{_WEEKDAY}))?\s*(?:まで|頃|ごろ)?\s*")


def is_day_alone(line: str) -> bool:
    """Whether a line in one spelling says when and nothing else."""
    return bool(_DAY_ALONE.fullmatch(line))
