"""Schedules whose days and events stand in lines of their own, one below the other: 9月7日, 公募開始, 9月14日, 説明会申込み締切."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.languages.ja.day_alone import is_day_alone

_HEADS = re.compile(r".{0,20}(?:日程|スケジュール|予定|流れ|内容|事項|項目|手続き?|時期)(?:\s*\([^()]*\))?\s*")
_NO_EVENT = re.compile(r"\d\s*[月/]|[上中下]旬|[。\t]|^\s*[※*注]")
_ASIDE = re.compile(r"\([^()]*\)")
_LONGEST_EVENT = 60
_FEWEST = 2  # pairs


def days_with_events(texts: Sequence[str], headed: int = 0) -> Mapping[int, int]:
    """The places of lines that are days alone, each with the place of the event below it; `headed` lines are headings."""
    pairs: dict[int, int] = {}
    place = 0
    while place < len(texts):
        run = list(_run_from(texts, place))
        if len(run) >= _FEWEST and _begins_with_a_day(texts, place, headed):
            pairs.update({day: day + 1 for day in run})
        place += max(2 * len(run), 1)
    return pairs


def _run_from(texts: Sequence[str], place: int) -> Iterator[int]:
    while place + 1 < len(texts) and is_day_alone(texts[place]) and _is_event(texts[place + 1]):
        yield place
        place += 2


def _is_event(text: str) -> bool:
    return len(text) <= _LONGEST_EVENT and not _NO_EVENT.search(_ASIDE.sub("", text))


def _begins_with_a_day(texts: Sequence[str], place: int, headed: int) -> bool:
    """Whether a day stands first of each pair: what is above it is a heading, a sentence, or the names of columns."""
    if place <= headed:
        return True
    above = texts[place - 1]
    return not _is_event(above) or bool(_HEADS.fullmatch(above))
