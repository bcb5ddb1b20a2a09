"""A question and the turns before it become a reading: which call, which editions, which aspects."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.catalogue import Catalogue, spoken
from assistant.domain import Aspect, Call, Edition, Question, Reading
from assistant.languages.ja.dates import fiscal_years, western_year, year_names
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens
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
class _Asked:
    """What a question says of an edition."""

    said: str
    number: int | None = None
    year: int | None = None
    label: str = ""

    def names(self) -> tuple[str, ...]:
        """How documents may write this edition."""
        return year_names(self.year) if self.year is not None else (self.said,)

    def fits(self, edition: Edition) -> bool:
        """Whether an edition is the one that is asked for."""
        if self.number is not None:
            return edition.number == self.number
        if self.year is not None:
            return edition.fiscal_year == self.year
        return spoken(self.label) in spoken(edition.label)


def understand(question: Question, *, catalogue: Catalogue, words: Words, now: datetime) -> Reading:
    """Read a question; what a follow-up leaves out is taken from the last turn that says it."""
    text = plain(question.text)
    call = _one(catalogue.named_in(text))
    asked = _editions_asked(text, words, now)
    follow_up = False
    for earlier in reversed(question.history):
        if call is not None:
            break
        call = _one(catalogue.named_in(earlier))
        asked = asked or (_editions_asked(plain(earlier), words, now) if call or not asked else ())
        follow_up = follow_up or call is not None
    aspects = _aspects_in_turn((text, *reversed(question.history)), words)
    context = plain(question.history[-1]) if question.history and words.asks("refers", text) else ""
    reading = Reading(question=text, aspects=aspects, follow_up=follow_up or bool(context), context=context, now=now)
    if call is None and not asked:
        return _for_any_call(reading, text, catalogue)
    return _with_editions(reading, call, asked, catalogue=catalogue, words=words)


def aspects_of(text: str, words: Words) -> tuple[Aspect, ...]:
    """What a question asks for, in the order of the table; `other` where no cue is met."""
    heard = plain(text).casefold()
    found = tuple(aspect for aspect, known in words.aspects.items() if any(cue in heard for cue in known.cues))
    return found or (Aspect.OTHER,)


def _aspects_in_turn(turns: tuple[str, ...], words: Words) -> tuple[Aspect, ...]:
    """What the newest turn asks for that asks for something (「では第6回は?」 asks what was asked before)."""
    asked = [aspects_of(turn, words) for turn in turns]
    return next((aspects for aspects in asked if aspects != (Aspect.OTHER,)), asked[0])


def _one(calls: tuple[Call, ...]) -> Call | None:
    return calls[0] if len(calls) == 1 else None


def _for_any_call(reading: Reading, text: str, catalogue: Catalogue) -> Reading:
    """No call is named: the newest edition of each is searched, or the only call that we hold."""
    calls = catalogue.named_in(text) or catalogue.calls
    only = _one(calls)
    editions = tuple(catalogue.editions_of(call)[0] for call in calls)
    return replace(reading, call=only, editions=editions)


def _with_editions(
    reading: Reading, call: Call | None, asked: tuple[_Asked, ...], *, catalogue: Catalogue, words: Words
) -> Reading:
    candidates = catalogue.editions_of(call) if call else catalogue.editions
    if not asked:
        return replace(reading, call=call, editions=candidates[:1])
    fitting = tuple(edition for one in asked for edition in candidates if one.fits(edition))
    if call is None and all(one.year is not None for one in asked):
        return _of_a_year(reading, fitting, catalogue)
    if not fitting:
        return replace(reading, call=call, unknown_edition=asked[0].said, unknown_names=asked[0].names())
    compares = len({one.said for one in asked}) > 1 or any(
        word in reading.question for word in words.editions["compare"]
    )
    calls = {edition.call_id for edition in fitting}
    only = catalogue.call(next(iter(calls))) if len(calls) == 1 else None
    chosen = tuple(dict.fromkeys(fitting)) if compares or only is None else fitting[:1]
    said = tuple(one.said for one in asked)
    return replace(reading, call=call or only, editions=chosen, edition_named=True, said=said)


def _of_a_year(reading: Reading, fitting: tuple[Edition, ...], catalogue: Catalogue) -> Reading:
    """A year alone names no call: those of that year are searched, and those that tell no year."""
    undated = tuple(edition for edition in catalogue.newest_editions() if edition.fiscal_year is None)
    return replace(reading, editions=(*fitting, *undated) or catalogue.newest_editions())


def asks_nothing_else(reading: Reading, catalogue: Catalogue, words: Words) -> bool:
    """Whether a question names an aspect alone (「締切はいつですか」) while we hold several calls."""
    if reading.call is not None or len(catalogue.calls) == 1 or reading.aspects == (Aspect.OTHER,):
        return False
    cues = {token for aspect in reading.aspects for cue in words.aspects[aspect].cues for token in tokens(cue)}
    return not set(tokens(reading.question)) - cues - words.stopwords


def _editions_asked(text: str, words: Words, now: datetime) -> tuple[_Asked, ...]:
    rounds = [_Asked(match[0].strip(), number=_number(match)) for match in _ROUND.finditer(text)]
    if rounds:
        return tuple(rounds)
    second = _SECOND.search(text)
    if second:
        return (_Asked(second[0], label=second[0]),)
    return _years_asked(text, words, now)


def _years_asked(text: str, words: Words, now: datetime) -> tuple[_Asked, ...]:
    years = [_Asked(text[start:end], year=year) for start, end, year in fiscal_years(text)]
    if not years:
        upper = [
            (match, western_year(match[1] and match[1].upper(), match[2], match[3])) for match in _YEAR.finditer(text)
        ]
        years = [_Asked(match[0].strip(), year=year) for match, year in upper if year]
    fiscal = now.year - (now.month < _FISCAL_YEAR_STARTS)
    for name, year in (("this_year", fiscal), ("last_year", fiscal - 1)):
        years += [_Asked(said, year=year) for said in words.editions[name] if said in text and not years]
    return tuple(years)


def _number(match: re.Match[str]) -> int:
    written = match[1] or match[2] or match[3]
    if written.isdigit():
        return int(written)
    tens, _, ones = written.partition("十")
    return (_KANJI.get(tens, 1) * 10 if "十" in written else 0) + _KANJI.get(ones if "十" in written else tens, 0)
