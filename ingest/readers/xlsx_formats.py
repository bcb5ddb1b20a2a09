"""A cell's value as Excel shows it: 令和8年5月29日, 1,250,000円, 66.7%, 2/3."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from assistant.languages.ja.dates import weekday_of

_SECTION = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)')
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<elapsed>h+|m+|s+)\]|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<noon>AM/PM|A/P|午前/午後)"
    r"|(?P<part>y+|m+|d+|h+|s+(?:\.0+)?|g+|e+|a{3,}|r+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_OF_A_DATE = re.compile(r"[ymdhsge]|aaa", re.IGNORECASE)
_PLACES = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+")
_FRACTION = re.compile(r"(?:[#0?]+\s+)?[#0?]+\s*/\s*(?:[#0?]+|(?P<of>\d+))")
_ERAS = (
    (date(2019, 5, 1), "令和", "R"),
    (date(1989, 1, 8), "平成", "H"),
    (date(1926, 12, 25), "昭和", "S"),
    (date(1912, 7, 30), "大正", "T"),
    (date(1868, 1, 25), "明治", "M"),
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOON = 12
_LONGEST = 500  # characters of a format
_DIGITS = 15  # that Excel keeps

Value = str | bool | int | float | date | datetime | time | timedelta


def shown(value: Value, form: str, epoch: datetime) -> str:
    """What the cell shows; a value that its format does not fit is shown plainly."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    form = form if len(form) <= _LONGEST else "General"
    if isinstance(value, int | float):
        return _number(value, form, epoch)
    return _date(_moment(value, epoch), _sections(form)[0], value)


def _sections(form: str) -> list[str]:
    return [found[1] for found in _SECTION.finditer(form)][: form.count(";") + 1] or ["General"]


def _moment(value: date | datetime | time | timedelta, epoch: datetime) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, timedelta):
        return epoch + value
    return datetime.combine(epoch.date(), value) if isinstance(value, time) else datetime.combine(value, time())


def _date(moment: datetime, form: str, value: object) -> str:
    found = list(_TOKEN.finditer(form))
    half = any(one["noon"] for one in found)
    seconds = value.total_seconds() if isinstance(value, timedelta) else None
    text = ""
    for place, one in enumerate(found):
        if one["part"]:
            minutes = one["part"][0] in "mM" and _tells_minutes(found, place)
            text += _part(moment, one["part"].lower(), minutes=minutes, half=half)
        elif one["elapsed"]:
            text += str(int(_elapsed(moment, seconds) // {"h": 3600, "m": 60, "s": 1}[one["elapsed"][0].lower()]))
        elif one["noon"]:
            text += _noon(one["noon"], moment)
        else:
            text += one["quoted"] or one["escaped"] or one["currency"] or one["other"] or ""
    return text.replace("@", "").strip()


def _elapsed(moment: datetime, seconds: float | None) -> float:
    return seconds if seconds is not None else moment.hour * 3600 + moment.minute * 60 + moment.second


def _noon(sign: str, moment: datetime) -> str:
    before, _, after = sign.partition("/")
    return before if moment.hour < _NOON else after


def _tells_minutes(found: Sequence[re.Match[str]], place: int) -> bool:
    """An m beside hours or seconds is minutes."""
    parts = [
        (at, (one["part"] or one["elapsed"])[0].lower())
        for at, one in enumerate(found)
        if one["part"] or one["elapsed"]
    ]
    here = next(number for number, (at, _) in enumerate(parts) if at == place)
    before = parts[here - 1][1] if here else ""
    after = parts[here + 1][1] if here + 1 < len(parts) else ""
    return before == "h" or after == "s"


def _part(moment: datetime, part: str, *, minutes: bool, half: bool) -> str:
    wide = len(part) > 1
    if minutes:
        return f"{moment.minute:02}" if wide else str(moment.minute)
    hour = (moment.hour % _NOON or _NOON) if half else moment.hour
    table = {"y": f"{moment:%Y}" if len(part) > 2 else f"{moment:%y}", "h": f"{hour:02}" if wide else str(hour)}  # noqa: PLR2004  # yyyy
    table |= {"s": f"{moment.second:02}" if wide else str(moment.second), "m": _month(moment, len(part))}
    table |= {"d": _day(moment, len(part)), "a": weekday_of(moment.date()) + ("曜日" if len(part) > 3 else "")}  # noqa: PLR2004  # aaaa
    return table.get(part[0]) or _era(moment, part)


def _month(moment: datetime, length: int) -> str:
    name = _MONTHS[moment.month - 1]
    return (str(moment.month), f"{moment.month:02}", name[:3], name, name[0])[min(length, 5) - 1]


def _day(moment: datetime, length: int) -> str:
    name = _DAYS[moment.weekday()]
    return (str(moment.day), f"{moment.day:02}", name[:3], name)[min(length, 4) - 1]


def _era(moment: datetime, part: str) -> str:
    """The name of an era (g, gg, ggg), or the year in it (e, ee; r: both)."""
    found = next((era for era in _ERAS if moment.date() >= era[0]), None)
    if found is None:
        return f"{moment:%Y}" if part[0] in "er" else ""
    begins, name, letter = found
    year = moment.year - begins.year + 1
    if part[0] == "g":
        return (letter, name[0], name)[min(len(part), 3) - 1]
    return (name if part[0] == "r" else "") + (f"{year:02}" if len(part) > 1 else str(year))


def _number(value: float, form: str, epoch: datetime) -> str:
    sections = _sections(form)
    section = _section_for(value, sections)
    bare = _BARE.sub("", section)
    if bare.strip().lower() in {"general", "g/標準", "@"} or "E+" in bare:
        return _plain(value)
    if _OF_A_DATE.search(bare) and not _PLACES.search(bare):
        return _date(epoch + timedelta(days=value), section, value)
    minus = "-" if value < 0 and len(sections) == 1 else ""
    return minus + _filled(abs(value), section)


def _section_for(value: float, sections: Sequence[str]) -> str:
    negative, zero = 1, 2
    if value < 0 and len(sections) > negative:
        return sections[negative]
    return sections[zero] if value == 0 and len(sections) > zero else sections[0]


def _plain(value: float) -> str:
    """As a cell with no format of its own shows a number."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 10**_DIGITS):
        return str(int(value))
    text = f"{Decimal(repr(value)).normalize():f}"
    return f"{value:.9f}".rstrip("0").rstrip(".") if len(text) > _DIGITS else text


def _filled(value: float, section: str) -> str:
    """The digits in the places that a section holds for them, and its own words around them."""
    parts: list[str] = []
    words = _words(section, parts)
    if "%" in words:
        value *= 100
    fraction, places = _FRACTION.search(words), _PLACES.search(words)
    found = fraction or places
    if found is None:
        return _placed(words, parts)
    digits = _fraction(value, found) if fraction else _digits(value, found[0])
    rest = _PLACES.sub("", words[found.end() :])
    return _placed(words[: found.start()], parts) + digits + _placed(rest, parts)


def _words(section: str, parts: list[str]) -> str:
    """A section whose quoted words are kept aside, so that no digit among them is a place."""

    def kept(found: re.Match[str]) -> str:
        said = found["quoted"] or found["escaped"] or found["currency"]
        if found["part"] or found["other"] or found["noon"]:
            return found[0]
        parts.append(said or "")
        return chr(0xE000 + len(parts) - 1)

    return _TOKEN.sub(kept, section)


def _placed(words: str, parts: Sequence[str]) -> str:
    return "".join(parts[ord(one) - 0xE000] if 0 <= ord(one) - 0xE000 < len(parts) else one for one in words).strip()


def _digits(value: float, places: str) -> str:
    whole, _, decimals = places.partition(".")
    scale = len(whole) - len(whole.rstrip(","))
    number = Decimal(repr(value)) / (Decimal(1000) ** scale)
    kept = number.quantize(Decimal(1).scaleb(-len(decimals)), rounding=ROUND_HALF_UP)
    text = f"{kept:,f}" if "," in whole.rstrip(",") else f"{kept:f}"
    front, _, back = text.partition(".")
    front = front.zfill(whole.count("0")) if whole.count("0") or front != "0" else ""
    least = len(decimals.rstrip("#?"))
    back = back[:least] + back[least:].rstrip("0")
    return front + (f".{back}" if back else "")


def _fraction(value: float, found: re.Match[str]) -> str:
    most = int(found["of"]) if found["of"] else 10 ** len(found[0].rpartition("/")[2].strip()) - 1
    fraction = Fraction(value).limit_denominator(max(1, min(most, 9999)))
    whole, rest = divmod(fraction.numerator, fraction.denominator)
    if not rest:
        return str(whole)
    mixed = " " in found[0].strip() and whole
    return f"{whole} {rest}/{fraction.denominator}" if mixed else f"{fraction.numerator}/{fraction.denominator}"
