"""Amounts of money and rates in a line, each in yen or as a fraction, with how it limits and what it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from assistant.domain import Amount, Bound
from assistant.languages.ja.hard_facts import SCALES

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d,]\d)"
_SCALE = "|".join(sorted((name for name in SCALES if not name.isascii()), key=len, reverse=True))
_PARTS = rf"{_NUMBER}\s*(?:{_SCALE})(?:\s*{_NUMBER}\s*(?:{_SCALE})?)*|{_NUMBER}"
_MONEY = re.compile(
    rf"(?<![\d,.])(?:(?P<low>{_PARTS})\s*円?\s*(?:以上)?\s*(?:~|から)\s*)?(?P<money>{_PARTS})\s*円(?![高安建相])"
)
_KANJI = {kanji: str(number) for number, kanji in enumerate("一二三四五六七八九十", 1)}
_OF = r"(?:\d{1,3}|[一二三四五六七八九十])"
_RATE = re.compile(
    rf"(?<![\d/.])(?:(?P<under>{_OF})\s*分の\s*(?P<over>{_OF})(?!\d)|(?P<num>\d{{1,2}})\s*/\s*(?P<den>\d{{1,2}})(?![\d/])"
    rf"|(?P<percent>\d{{1,3}}(?:\.\d+)?)\s*(?:%|パーセント)|(?P<tenths>\d)\s*割(?![合引])|(?P<full>(?<!決)定額))"
)
_BARE = re.compile(rf"\s*({_NUMBER})\s*(?:$|[(\[※*]|うち|の?内数)")
_DIGITS, _SMALL = "一二三四五六七八九", {"十": 10, "百": 100, "千": 1000}
_IN_KANJI = re.compile(
    r"(?<![\d一二三四五六七八九十百千万億兆数何第.,])([一二三四五六七八九十][一二三四五六七八九十百千万億兆]*)円(?![高安建相])"
)
_RATE_SIGN = re.compile(r"分の|[/%割]|パーセント|定額")
_PART = re.compile(rf"({_NUMBER})\s*({_SCALE})?")
_AT_MOST_AFTER = re.compile(r"\s*(?:程度)?\s*(?:\([^()]{1,12}\))?\s*(?:以内|以下|まで|未満|[をが]?(?:上限|限度))")
_AT_LEAST_AFTER = re.compile(r"\s*(?:\([^()]{1,12}\))?\s*(?:以上|を?下限|超)")
_ABOUT_AFTER = re.compile(r"\s*(?:程度|前後|弱|強|を?目安|(?:を|が)?想定|規模)")
_AT_MOST_BEFORE = re.compile(r"(?:上限|最大|限度)(?:額|率)?[^、。\d]{0,8}$")
_AT_LEAST_BEFORE = re.compile(r"(?:下限|最低)(?:額|率)?[^、。\d]{0,8}$")
_ABOUT_BEFORE = re.compile(r"(?:約|およそ|おおむね|概ね)\s*$")


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount in a line of one spelling, without what it is of."""

    start: int
    end: int
    amount: Amount


def amounts_in(line: str, *, unit: int = 0) -> Iterator[Counted]:
    """The amounts and rates of a line in order; `unit` is what a bare number of a column counts in, in yen."""
    if unit and (bare := _BARE.match(line)):
        yield Counted(*bare.span(1), Amount(yen=_yen(bare[1], unit)))  # what is noted beside it is no amount of its own
        return
    found = [*_money_in(line), *_rates_in(line), *_kanji_in(line)]
    yield from sorted(found, key=lambda counted: (counted.start, counted.end))


def unit_of(head: str) -> int:
    """What the numbers of a column count in, in yen; 0 where its name does not say: 予算額(千円) is 1000."""
    found = re.search(rf"[(:]\s*(?:単位\s*:?\s*)?({_SCALE})?円\s*\)?", head)
    return SCALES.get(found[1] or "", 1) if found else 0


def _money_in(line: str) -> Iterator[Counted]:
    for match in _MONEY.finditer(line) if "円" in line else ():
        if match["low"]:
            scale = _last_scale(match["money"]) if not _last_scale(match["low"]) else ""
            low = _yen(match["low"], SCALES.get(scale, 1))
            yield Counted(match.start(), match.end(), Amount(yen=low, bound=Bound.AT_LEAST))
        bound = Bound.AT_MOST if match["low"] else _bound(line, match.start("money"), match.end())
        yield Counted(match.start("money"), match.end(), Amount(yen=_yen(match["money"]), bound=bound))


def _kanji_in(line: str) -> Iterator[Counted]:
    for match in _IN_KANJI.finditer(line):
        yield Counted(match.start(), match.end(), Amount(yen=_counted(match[1]), bound=_bound(line, *match.span())))


def _counted(kanji: str) -> int:
    """What a number in kanji counts: 一千五百万."""
    total = part = digit = 0
    for character in kanji:
        if character in _DIGITS:
            digit = _DIGITS.index(character) + 1
        elif character in _SMALL:
            part, digit = part + (digit or 1) * _SMALL[character], 0
        else:
            total, part, digit = total + (part + digit or 1) * SCALES[character], 0, 0
    return total + part + digit


def _rates_in(line: str) -> Iterator[Counted]:
    for match in _RATE.finditer(line) if _RATE_SIGN.search(line) else ():
        rate = _rate(match)
        if rate:
            bound = Bound.EXACT if match["full"] else _bound(line, match.start(), match.end())
            yield Counted(match.start(), match.end(), Amount(rate=rate, bound=bound))


def _yen(written: str, unit: int = 1) -> int:
    parts = _PART.findall(written)
    return int(sum(Fraction(number.replace(",", "")) * SCALES.get(scale, 1) for number, scale in parts) * unit)


def _last_scale(written: str) -> str:
    return str(_PART.findall(written)[-1][1])


def _rate(match: re.Match[str]) -> str:
    """A rate as a reduced fraction; "" where it is none of support: 0, or more than all of it."""
    if match["full"]:
        return match["full"]
    if match["percent"]:
        value = Fraction(match["percent"]) / 100
    elif match["tenths"]:
        value = Fraction(int(match["tenths"]), 10)
    else:
        over, under = (match["over"], match["under"]) if match["under"] else (match["num"], match["den"])
        value = Fraction(int(_KANJI.get(over, over)), int(_KANJI.get(under, under)) or 1)
    return str(value) if 0 < value <= 1 else ""


def _bound(line: str, start: int, end: int) -> Bound:
    """How the words around an amount limit it, those after it first."""
    if _AT_MOST_AFTER.match(line, end):
        return Bound.AT_MOST
    if _AT_LEAST_AFTER.match(line, end):
        return Bound.AT_LEAST
    if _AT_MOST_BEFORE.search(line, 0, start):
        return Bound.AT_MOST
    if _AT_LEAST_BEFORE.search(line, 0, start):
        return Bound.AT_LEAST
    about = _ABOUT_AFTER.match(line, end) or _ABOUT_BEFORE.search(line, 0, start)
    return Bound.ABOUT if about else Bound.EXACT
