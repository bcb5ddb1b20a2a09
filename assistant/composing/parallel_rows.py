"""Of lines that tell the day of one thing each, the one of which a question names what none beside it has: オンライン, ベトナム語の通訳."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from assistant.languages.ja.normalise import plain, squeezed
from assistant.languages.ja.tokens import tokens

_FEWEST = 2  # lines, of which a question can name one
_DAY = re.compile(r"\d{1,2}\s*月|\d{1,2}/\d{1,2}\s*\([月火水木金土日]")
_AN_OCCASION = re.compile(
    r"\d{1,2}\s*時|\d{1,2}:\d\d|^\W*(?:第\d+[回期次部]|\d+日目|[前後]期)"
)  # of one thing that is held several times
_PARTS_OF_NAMES = frozenset("枠型市町村県府都道街区課部係室者人社語館所階")
_ORDINAL = re.compile(r"第\d+[回期次部]|\d+月\d+日|\d+日目|[前後]期|令和\d+年度?|20\d\d年度?")
_SOON = 32  # characters
_NOTE = re.compile(r"\s*(?:※|注|\*|ただし|なお)")
_OF_ALL = re.compile(
    r"合計|全体|それぞれ|すべて|全て|全部|一覧|いつといつ|何[回か]所?|何度|比べ|違い|両方|どちら|どっち|以外|ほか|他[のに]|流れ|順|スケジュール|各"
)
_BEFORE_THE_FIRST_NUMBER = re.compile(r"\s*(?:[^\w\s]|\(?\d{1,2}[.)]?\s|[①-⑳])*\s*([^\d\s:(]{3,16})")
_ASKED_OF_A_LABEL = (
    r"(?:の?(?:日|時期|日程|期日|予定)?(?:って|は|が|の|、)?[^。?、]{0,6}(?:いつ|何[日月]|日程|時期)|日?[。?]?$)"
)


def rows_named(lines: Sequence[str], question: str, common: Collection[str]) -> list[str]:
    """The lines without the days beside the one that a question names; all of them where it names none or several."""
    said = plain(question)
    if _OF_ALL.search(said):
        return list(lines)
    asked = set(tokens(said)) - set(common)
    kept: list[str] = []
    for run in _runs(lines):
        own = _named(run, said, asked.difference(*map(tokens, kept))) if len(run) >= _FEWEST else None
        kept += run if own is None else [one for one in run if one is own or (_NOTE.match(one) and not _dated(one))]
    return kept


def _runs(lines: Sequence[str]) -> Iterator[list[str]]:
    """The neighbouring lines that tell a day, and those between."""
    for _, run in groupby(lines, key=_dated):
        yield [*run]


def _dated(line: str) -> bool:
    """Whether a line tells a day soon after what it begins with, and is no sentence."""
    text = plain(line)
    day = _DAY.search(text)
    before = text[: day.start()] if day else "、"
    return len(before) <= _SOON and "、" not in before and not text.rstrip().endswith("。")


def _named(run: Sequence[str], said: str, asked: Collection[str]) -> str | None:
    """The one line that holds all that any of them holds of the question."""
    if not _dated(run[0]):
        return None
    of_one = all(_AN_OCCASION.search(plain(line)) for line in run)  # steps are told apart by their names alone
    held = [_hits(line, said, asked if of_one else ()) for line in run]
    shared = frozenset.intersection(*held)
    most = frozenset.union(*held)
    named = [line for line, hits in zip(run, held, strict=True) if hits == most]
    return named[0] if most > shared and len(named) == 1 else None


def _hits(line: str, said: str, asked: Collection[str]) -> frozenset[str]:
    """The asked words of a line, but numbers, of which only those of a name count, and its label where its day is asked for."""
    text = plain(line)
    words = {word for word in tokens(text) if word in asked and not (word.isdigit() or word in _PARTS_OF_NAMES)}
    ordinals = {one for one in _ORDINAL.findall(squeezed(text)) if one in squeezed(said)}
    label = match[1] if (match := _BEFORE_THE_FIRST_NUMBER.match(text)) else ""
    labels = {label} if label and re.search(re.escape(label) + _ASKED_OF_A_LABEL, said) else set()
    return frozenset(words | ordinals | labels)
