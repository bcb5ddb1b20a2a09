"""A day that is given as the new one moves the day before it, where no sentence says from what to what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.domain import Amendment, FactKind, Moment, Period
from assistant.languages.ja.dates import written_dates
from assistant.languages.ja.normalise import normalise, plain
from ingest.amending_sentences import EXTENDED, ONLY_PERHAPS
from ingest.found import Found
from ingest.labels import AS_FOLLOWS
from ingest.sections import Section
from ingest.spans import Spans

_EXTENDED = re.compile(
    rf"再?延長(?!前){ONLY_PERHAPS}"
    r"(?!の?(?:有無|予定は|可否|手続|承認)|は?(?:し|行い|いたし|あり)ません|は?な[いし]|[^。]{0,6}(?:できません|考え))"
)
_OF_THE_WORK = re.compile(
    r"(?:事業|実施|補助|助成|委託|研究|活動|支援|契約|派遣|対象)(?:事業)?(?:の?対象)?期[間限][^。]{0,8}延長"
)
_FOLLOWS = 3  # lines after one that announces them
_LABEL = 24  # characters of a line that names what the next one dates
_APPLYING = ("公募期間", "公募締切", "意向登録", "質問", "説明会申込")  # whose end a secretariat moves
_ARRIVAL = re.compile(r"\s*(?:まで)?\s*[(【]?(?:当日)?(?:必着|消印有効|厳守)[)】]?")


def extensions_of(
    dated: Sequence[Found], stated: Sequence[Found], sections: Sequence[Section], texts: Mapping[int, str]
) -> Iterator[Found]:
    """An amendment for each end that its line, the line above or its own heading says to be extended, but for those that a sentence states."""
    for section in sections:
        known = Spans([one for one in stated if one.page == section.page])
        for number, line in enumerate(section.lines):
            for one in dated:
                here = one.page == section.page and line.start <= one.start < line.end
                if here and not known.over(one.start, one.end) and _is_new(section, number):
                    yield from _moved(one, texts[one.page])


def _is_new(section: Section, number: int) -> bool:
    above = [line.text for line in section.lines[max(0, number - _FOLLOWS) : number]]
    announced = (text for text in above if AS_FOLLOWS.search(text))
    label = (text for text in above[-1:] if len(text) <= _LABEL and "。" not in text)
    said = (section.lines[number].text, *announced, *label, *map(plain, section.path[-1:]))
    return any(_EXTENDED.search(words) and not _OF_THE_WORK.search(words) for words in said)


def _moved(one: Found, text: str) -> Iterator[Found]:
    """The new end alone, as it is written."""
    if not one.label.startswith(_APPLYING) or not isinstance(one.value, Period) or one.value.closes is None:
        return
    place = _written(text[one.start : one.end], one.value.closes)
    if place is not None:
        start, end = one.start + place[0], one.start + place[1]
        value = Amendment("", text[start:end], one.label)
        yield Found(one.page, start, end, FactKind.AMENDMENT, EXTENDED, value)


def _written(source: str, closes: Moment) -> tuple[int, int] | None:
    """Where the last writing of a day stands, with what must have happened by it."""
    said = normalise(source)
    days = written_dates(said.text, default_year=closes.day.year)
    last = next((day for day in reversed(days) if day.moment.day == closes.day), None)
    if last is None:
        return None
    arrival = _ARRIVAL.match(said.text, last.end)
    return said.source_span(last.start, arrival.end() if arrival else last.end)
