"""What in a Japanese text may be personal data: mail, numbers, postal addresses, names after the words that announce them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate


class Kind(StrEnum):
    """What kind of personal data; its value stands in the place of what is masked."""

    MAIL = "メール"
    PHONE = "電話番号"
    NUMBER = "番号"  # My Number, cards
    POSTCODE = "郵便番号"
    ADDRESS = "住所"
    NAME = "氏名"


@dataclass(frozen=True, slots=True)
class Personal:
    """Something personal, and where it stands in the normalised text."""

    kind: Kind
    start: int
    end: int
    text: str


_AT = r"(?:[ \t]*@[ \t]*|[ \t]*[\[(<{《【「][ \t]*(?:at|アット(?:マーク)?|@)[ \t]*[\])>}》】」][ \t]*|[ \t]+at[ \t]+|[ \t]*アットマーク[ \t]*)"
_DOT = r"(?:[ \t]*\.[ \t]*|[ \t]*[\[(<{][ \t]*(?:dot|ドット|\.)[ \t]*[\])>}][ \t]*|[ \t]+dot[ \t]+|[ \t]*ドット[ \t]*)"
_MAIL = re.compile(
    rf"[a-z0-9](?:[a-z0-9_%+'-]|{_DOT}(?=[a-z0-9_%+'-]))*{_AT}[a-z0-9-]+(?:{_DOT}[a-z0-9-]+)+",
    re.IGNORECASE,
)
_MAIL_IN_ANY_SCRIPT = re.compile(
    r"[^\s、。,;:「」()<>@]{1,64}[ \t]*@[ \t]*[^\s、。,;:「」()<>@]+\.[^\s、。,;:「」()<>@]+"
)
_JOINT = r"[\s\-‑()\[\]・./_:~ーｰの⁃˗﹣￣]{0,3}"
_RUN = re.compile(rf"(?:\+{_JOINT})?[0-9〇一二三四五六七八九零](?:{_JOINT}[0-9〇一二三四五六七八九零])+")
_DIGITS = re.compile(r"[0-9〇一二三四五六七八九零]+")
_TO_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_DAY = re.compile(
    r"(?<!\d)(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d|[-/.]\d)|(?<![\d:])\d{1,2}:\d\d(?![\d:])"
)
_CUED = re.compile(
    r"(?:電話|携帯|けいたい|tel|phone|mobile|fax|内線|☎|📞)(?:番号)?[\s::は]{0,4}(\+?[0-9](?:[\s\-()・./]{0,2}[0-9]){5,})",
    re.IGNORECASE,
)
_OF_ELEVEN = re.compile(r"0[5-9]0|020|0800")  # how numbers of eleven digits begin; the others have ten
_PHONE, _ELEVEN, _MY_NUMBER, _ABROAD = 10, 11, 12, range(10, 16)  # digits
_POSTCODE = re.compile(r"〒\s*\d{3}[\s\-ー]*\d{4}|(?<![\d\-])\d{3}-\d{4}(?![\d\-])")
_COUNT = r"[0-9〇一二三四五六七八九十]+"
_PREFECTURE = r"(?:北海道|東京都|(?:京都|大阪)府|(?:神奈川|和歌山|鹿児島|[一-龠]{2})県)"
_PLACE = r"[一-龠々ぁ-んァ-ヶー]"
_TOWN = r"[一-龠々ぁ-のば-ゑんァ-ヶー]"  # は and を come before a name
_BUILDING = r"(?:\s?[^\s、。,.は「」()]{0,24}?[0-9]+(?:号室|号|階|F))?"
_ADDRESS = re.compile(
    rf"(?:{_PREFECTURE}\s*)?{_TOWN}{{1,8}}?[市区町村郡]\s*"
    rf"(?:(?:{_PLACE}{{0,14}}?\s*{_COUNT}(?:丁目|番地?|条|線)\s*[-の]?\s*)+(?:{_COUNT}(?:号|番地?|-{_COUNT})*)?"
    rf"|{_PLACE}{{0,14}}?\s*{_COUNT}(?:\s*[-ーの]\s*{_COUNT})+(?:号|番地?)?){_BUILDING}"
)
_END_OF_NAME = r"(?=\s*(?:です|と申し|といい|と言い|ですが|から|様|さん|[、。,.\n;:()「」]|$))"
_NAME_LETTER = r"(?![何誰を])[一-龠々ぁ-んァ-ヶーa-zA-Z・.'’ 　]"
_NAMES = (
    re.compile(
        rf"(?:氏名|名前|お名前|担当者名?|代表者名?|申請者名|ふりがな|フリガナ)\s*(?:は|が|[::=]|\n)\s*((?:{_NAME_LETTER}){{2,24}}?){_END_OF_NAME}"
    ),
    re.compile(rf"((?:{_NAME_LETTER}){{2,24}}?)\s*(?:と申し(?:ます|上げます|ます)|といいます|と言います|ともうします)"),
    re.compile(r"(?i:my name is|i am called|name\s*:)\s*([A-Z][\w'’-]+(?:[ ]+[A-Z][\w'’-]+){0,3})"),
)


def personal_in(text: str) -> tuple[Personal, ...]:
    """All that may be personal in a normalised text, in its order; of what overlaps the first and longest."""
    found = sorted(_all_in(text), key=lambda one: (one.start, -one.end))
    kept: list[Personal] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end > kept[-1].end:  # what overlaps is masked as one
            first = kept.pop()
            kept.append(Personal(first.kind, first.start, one.end, text[first.start : one.end]))
    return tuple(kept)


def _all_in(text: str) -> Iterator[Personal]:
    yield from _matches(Kind.MAIL, _MAIL, text)
    yield from _matches(Kind.MAIL, _MAIL_IN_ANY_SCRIPT, _MAIL.sub(lambda met: " " * len(met[0]), text))
    yield from _numbers(text)
    for met in _CUED.finditer(text):
        yield Personal(Kind.PHONE, met.start(1), met.end(1), met[1])
    yield from _matches(Kind.POSTCODE, _POSTCODE, text)
    yield from _matches(Kind.ADDRESS, _ADDRESS, text)
    for pattern in _NAMES:
        for met in pattern.finditer(text):
            yield Personal(Kind.NAME, met.start(1), met.end(1), met[1])


def _matches(kind: Kind, pattern: re.Pattern[str], text: str) -> Iterator[Personal]:
    for met in pattern.finditer(text):
        yield Personal(kind, met.start(), met.end(), met[0])


def _numbers(text: str) -> Iterator[Personal]:
    """Long numbers in whatever pieces they are written; a day or a time of day is none."""
    barred = _DAY.sub(lambda met: "|" * len(met[0]), text)
    for met in _RUN.finditer(barred):
        pieces = [(one.start() + met.start(), one[0].translate(_TO_DIGITS)) for one in _DIGITS.finditer(met[0])]
        while pieces:
            kind, taken = _kind_of(
                [digits for _, digits in pieces], abroad=text[pieces[0][0] - 1 : pieces[0][0]] == "+"
            )
            if kind is not None:
                start, (last, digits) = pieces[0][0], pieces[taken - 1]
                yield Personal(kind, start, last + len(digits), text[start : last + len(digits)])
            pieces = pieces[taken:]


def _kind_of(pieces: list[str], *, abroad: bool) -> tuple[Kind | None, int]:
    """What the first pieces are, and how many of them; what looks like too much is taken whole."""
    rest = "".join(pieces)
    wanted = _ELEVEN if _OF_ELEVEN.match(rest) else _PHONE
    for taken, reached in enumerate(accumulate(map(len, pieces)), 1):
        if reached == wanted and rest.startswith("0"):
            return Kind.PHONE, taken
    if (abroad and len(rest) in _ABROAD) or (rest.startswith("0") and len(rest) >= _PHONE):
        return Kind.PHONE, len(pieces)
    return (Kind.NUMBER, len(pieces)) if len(rest) >= _MY_NUMBER else (None, 1)
