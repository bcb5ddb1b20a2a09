"""Which edition a question names: 第7回, 7回目, 初回, 令和7年度, R7, 今年, 前回, 二次公募."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.catalogue import spoken
from assistant.domain import Edition
from assistant.languages.ja.dates import fiscal_years, western_year, year_names
from assistant.words import Words

_ROUND = re.compile(
    r"(?:第\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*[回期次]"
    r"|(?<![\d年月])(\d{1,3})\s*回目?(?=[のはがをにでとも、。,\s]|って|$))"
    r"|(\d{1,3})\s*(?:th|st|nd|rd)\b"
)
_FISCAL_YEAR_STARTS = 4  # April
_YEAR = re.compile(
    r"(?<![\dA-Za-z])(?:(令和|平成|[RHrh](?=\d))\s*(元|\d{1,2})(?![\d.])|(20\d\d))\s*+年?+(?!\s*\d{0,2}\s*月)"
)
_SECOND = re.compile(r"([二三四23])\s*次\s*(?:公募|募集)|追加\s*(?:公募|募集)")
_KANJI = {kanji: number for number, kanji in enumerate("〇一二三四五六七八九十")}


@dataclass(frozen=True, slots=True)
class AskedEdition:
    """What a question says of an edition."""

    said: str
    number: int | None = None
    year: int | None = None
    label: str = ""
    back: int | None = None  # so many before the newest

    def names(self) -> tuple[str, ...]:
        """How documents may write this edition."""
        if self.number is not None:
            return (f"第{self.number}回",)
        return year_names(self.year) if self.year is not None else (self.said,)

    def among(self, editions: Sequence[Edition]) -> tuple[Edition, ...]:
        """Those that are asked for, of editions with the newest first."""
        if self.back is not None:
            return tuple(editions[self.back : self.back + 1])
        return tuple(edition for edition in editions if self._fits(edition))

    def _fits(self, edition: Edition) -> bool:
        if self.number is not None:
            return edition.number == self.number
        if self.year is not None:
            return edition.fiscal_year == self.year
        return spoken(self.label) in spoken(edition.label)


def asked_editions(text: str, words: Words, now: datetime) -> tuple[AskedEdition, ...]:
    """The editions that a question names, in its order; none where it names none."""
    rounds = [AskedEdition(match[0].strip(), number=_number(match)) for match in _ROUND.finditer(text)]
    rounds += [AskedEdition(said, number=1) for said in words.editions["first"] if said in text and not rounds]
    rounds += [AskedEdition(said, back=1) for said in words.editions["previous"] if said in text and not rounds]
    if rounds:
        return tuple(rounds)
    second = _SECOND.search(text)
    if second:
        return (AskedEdition(second[0], label=second[0]),)
    return _years_asked(text, words, now)


def _years_asked(text: str, words: Words, now: datetime) -> tuple[AskedEdition, ...]:
    years = [AskedEdition(text[start:end], year=year) for start, end, year in fiscal_years(text)]
    if not years:
        upper = [
            (match, western_year(match[1] and match[1].upper(), match[2], match[3])) for match in _YEAR.finditer(text)
        ]
        years = [AskedEdition(match[0].strip(), year=year) for match, year in upper if year]
    fiscal = now.year - (now.month < _FISCAL_YEAR_STARTS)
    for name, year in (("this_year", fiscal), ("last_year", fiscal - 1)):
        years += [AskedEdition(said, year=year) for said in words.editions[name] if said in text and not years]
    return tuple(years)


def _number(match: re.Match[str]) -> int:
    written = match[1] or match[2] or match[3]
    if written.isdigit():
        return int(written)
    tens, _, ones = written.partition("十")
    return (_KANJI.get(tens, 1) * 10 if "十" in written else 0) + _KANJI.get(ones if "十" in written else tens, 0)
