"""Whether a passage holds the words that an amendment replaces, at the place that the amendment names."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.domain import Amendment, Passage
from assistant.languages.ja.dates import western_year
from assistant.languages.ja.normalise import plain, squeezed

_PAGE = re.compile(r"(?:スライド|\bpp?\.?)\s*(\d+)|(\d+)\s*(?:ページ|頁)", re.IGNORECASE)
_LINE = re.compile(r"\d+\s*行目?")
_OBJECT = re.compile(r"(?:表|図|別紙|別添|様式|項目|メニュー|No\.?)\s*(?:第\s*)?\d{1,3}")  # its number is of no section
_NUMBERED = 5  # characters of a line that number it
_TWO_NUMBERS = re.compile(r"(?<=\d)\s*\n\s*(?=\d)")  # one at the end of a line and one at the beginning of the next
_NUMBERS = (
    re.compile(r"第\s*(\d+)\s*条"),
    re.compile(r"(?<![\d.(第])(\d+(?:\.\d+)+)"),
    re.compile(r"(?m)(?<![\d.(第])(\d{1,2})(?=\.(?!\d)|\s|\(|の|$)"),
    re.compile(r"\(\s*([0-9ア-ン]{1,2})\s*\)"),
)  # of articles, of sections in the decimal way, of chapters, of what stands under them
_YEAR = re.compile(r"令和\s*(元|\d{1,2})\s*年(?!度)")
_LEFT_OUT = re.compile(r"\.{3,}|・{3,}|\((?:中|前|後|以下)?略\)|~略~")
_FARTHEST_PAGE = 2  # a cover and a table of contents carry no number
_SHORTEST = 4  # characters: less is found by chance in too many clauses, unless the place is given


def holds(text: str, value: Amendment) -> bool:
    """Whether a text holds the words that an amendment replaces, and no longer number around them."""
    parts = [squeezed(part) for part in _LEFT_OUT.split(_in_western_years(value.before)) if part.strip()]
    if not parts or (len("".join(parts)) < _SHORTEST and not value.place):
        return False
    here = squeezed(_in_western_years(_TWO_NUMBERS.sub("|", text)))
    return all(re.search(_whole(part), here) for part in parts)


def _in_western_years(text: str) -> str:
    """A text with its years in one spelling: a notice may write 令和7年8月25日 of what stands as 2025年8月25日."""
    return _YEAR.sub(lambda match: f"{western_year('令和', match[1], None)}年", plain(text))


def _whole(part: str) -> str:
    """Words as a pattern that finds them with no digits of a longer number around them."""
    before = r"(?<!\d)(?<!\d[,.])" if part[0].isdigit() else ""
    return f"{before}{re.escape(part)}" + (r"(?![,.]?\d)" if part[-1].isdigit() else "")


def agrees(place: str, passage: Passage, *, paged: bool) -> bool:
    """Whether a place that an amendment names can be where a passage stands; a text file has one page for all."""
    pages = _pages(place)
    if paged and pages and min(abs(page - passage.page) for page in pages) > _FARTHEST_PAGE:
        return False
    both = zip(
        _numbers(_OBJECT.sub("", _LINE.sub("", _PAGE.sub("", plain(place))))), _numbers(_titles(passage)), strict=True
    )
    return all(named & here for named, here in both if named and here)


def _titles(passage: Passage) -> str:
    """The headings of a passage, and how its lines begin: several numbered parts may stand in one."""
    return "\n".join((*passage.heading, *(line.strip()[:_NUMBERED] for line in passage.text.splitlines())))


@lru_cache(maxsize=1_024)
def _pages(place: str) -> tuple[int, ...]:
    return tuple(int(match[1] or match[2]) for match in _PAGE.finditer(plain(place)))


@lru_cache(maxsize=8_192)
def _numbers(text: str) -> tuple[frozenset[str], ...]:
    """The numbers of sections, tables and the like that a text names, one set for each kind."""
    return tuple(frozenset(number.findall(plain(text))) for number in _NUMBERS)
