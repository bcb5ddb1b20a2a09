"""Hard facts of a claim, each in one notation, so that they can be looked for in its quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar
from unicodedata import digit

from assistant.languages.en.dates import (
    english_clocks,
    english_days,
    english_fiscal_years,
    english_months,
    english_years,
)
from assistant.languages.en.numbers import english_counts, english_fractions, english_rounds
from assistant.languages.ja import dates
from assistant.languages.ja.normalise import plain, squeezed

SCALES = {
    "千億": 10**11, "百億": 10**10, "千万": 10**7, "百万": 10**6, "十万": 10**5, "兆": 10**12, "億": 10**8, "万": 10**4,
    "千": 10**3, "百": 100, "billion": 10**9, "million": 10**6, "thousand": 10**3,
}  # fmt: skip
_CURRENCIES = {"円": "円", "yen": "円", "米ドル": "ドル", "ドル": "ドル", "USD": "ドル", "ユーロ": "ユーロ"}
# One counter a word; the spellings of one counter are joined by a slash, and the first stands for all.
_COUNTERS = """人/名 社 者 機関 拠点 件 団体 自治体 大学 校 法人 課題 テーマ プロジェクト 事業 項目 種類 段階 グループ チーム 分野 ブロック
 年/年間/か年/カ年/ヶ年/ケ年/箇年/ヵ年 年度/年度間/か年度/カ年度/ヶ年度 事業年度 か月/カ月/ヶ月/ケ月/箇月/ヵ月/か月間/カ月間/ヶ月間/ケ月間 日/日間 営業日
 週/週間 時間 分/分間 秒 ページ/頁 枚 部 通 回 点 つ 個 か所/箇所/カ所/ヶ所/ケ所/ヵ所 倍 位 台 文字/字 行 地域 都市 市町村 都道府県 市 町 村 か国/カ国/ヶ国
 株 口 冊 棟 室 歳/才 期 コース km m cm mm ha kg t kW MW GB MB KB"""
_COUNTER = {form: word.split("/")[0] for word in _COUNTERS.split() for form in word.split("/")}


@dataclass(frozen=True, slots=True, order=True)
class HardFact:
    """Something that is copied and never generated: a date, an amount, an address."""

    kind: str
    value: str


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_S = r"[ \t]*+\n?+[ \t]*+"
_L = r"[^\W\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # a letter or digit of any script but ours, so that іnfo@ is not info@
_NUM = r"(?:\d{1,3}(?:,\d{3}){1,6}+(?!\d)|\d++)(?:\.\d++)?+"
_SCALE = f"(?:{_any_of(SCALES)})"
_URL = re.compile(rf"(?:(?<!{_L})|(?<=URL))(?:https?://|www\.)(?:{_L}|[-./?=&#%~+:;,@!$*'])++", re.IGNORECASE)
_NEXT_LINE = r"[ ]*\n(?:[ ]*\n)?+[ ]*+"  # or the one after a blank line
_URL_REST = re.compile(  # but never over the number of an item, and never into a rule: 2. and -----
    rf"{_NEXT_LINE}(?!\d{{1,2}}[.)](?![A-Za-z0-9/-]))(?=[-./?=&#%~+]*+{_L})((?:{_L}|[-./?=&#%~+])++)(?![@:])"
)
_LOCAL = re.compile(rf"(?:(?:{_L}|[.%+'-])*-\s+){{0,2}}(?:{_L}|[.%+'-])+(?:[ ]*\n[ ]*)?$")
_LABEL = re.compile(r"^(?:(?:e-?)?mail|tel|fax|url)-?\s+", re.IGNORECASE)
_DOMAIN = re.compile(
    rf"(?:[ ]*\n[ ]*)?(?:(?:{_L}|-)*{_L}-[ ]*\n\s*)?"  # zaidan-, and the rest in the next line
    rf"(?:{_L}|-)+(?:(?:[ ]*\n[ ]*)?\.(?:{_NEXT_LINE}(?=(?:co|go|or|ac|ne|lg|ed|jp|com|org|net)\b|[a-z]{{2,12}}[ ]*(?:\n|$)))?(?:{_L}|-)+)+"
)
_DOMAIN_BELOW = re.compile(  # in the last column of the line below
    rf"[ ]*\n(?:[^\n@]*\s)?(?P<domain>(?:{_L}|-)+(?:\.(?:{_L}|-)+)+)[ ]*(?=\n|$)"
)
_NAME = re.compile(
    rf"(?<!{_L})(?<![.@-])(?=[\d-]*+[^\W\d])(?:{_L}|-)++(?:\.(?:{_L}|-)++)*\.(?:(?!\d){_L}){{2,24}}(?!{_L}|-)"
)
_PHONE = re.compile(
    r"(?<![\d-])(?:\+81\s?-?(?:\(0\))?)?\(?\d{1,5}(?:\s?[-()]\s{0,3}|)\d{1,4}(?:\s?[-()]\s{0,3}|)\d{3,4}(?![\d-])"
)
_EXTENSION = re.compile(r"\s*[((]?\s*(?:内線|ext\.?)(?:番号)?\s*:?\s*(\d{2,6}(?:-\d{1,4})?)")
_FAX = re.compile(r"(?P<both>(?:TEL|電話)[^\d\n]{0,3})?(?:FAX|ファッ?クス)(?:番号)?[^\d\n]{0,4}$", re.IGNORECASE)
_FORM = re.compile(
    rf"(様式|別紙|別添|別表|別記|参考資料|添付資料|資料|付録|参考){_S}第?{_S}"
    rf"(\d++(?:-\d++)*+|[A-Z](?![A-Za-z])){_S}号?((?:の\d++)*+)(?!{_S}[部枚通件点つ種社者年月日時分名回])"
)
_ORDINAL = re.compile(
    rf"第{_S}(\d++){_S}([条項号章節款回次期版弾編種類])((?:の\d++)*+)"
    rf"|(?<!\d)(\d++){_S}(?:(回|期|番|つ|点|年|人|社|件)目|(次|条|章)(?!元|世代|件|約))((?:の\d++)*+)"
)
_RATE = re.compile(rf"(?<![\d/.])(\d{{1,6}})(?:{_S}分{_S}の{_S}(\d{{1,6}})|[ ]?[/⁄][ ]?(\d{{1,6}}))(?![\d/])")
_CHAIN = re.compile(rf"(?<![\d,.])(?:\d++(?:\.\d++){{2,}}+|\d++(?:-[0-9A-Za-z]++)++)(?![,.]\d|\s*(?:{_SCALE}|円|%))")
_CODE = re.compile(
    rf"(?<![0-9A-Za-z_-])(?:[A-Za-z]++(?:[-_][A-Za-z]++)*+[-_]?+\d[0-9A-Za-z_-]*+|(?!\d++(?:{_any_of(_COUNTER)})\b)\d++[A-Za-z][0-9A-Za-z_-]*+)"
)
_UNIT = re.compile(rf"(?:\(|単位{_S}:?{_S})({_SCALE}?円){_S}(?=\)|\n|$)")
_QUANTITY = re.compile(
    rf"(?P<sign>¥{_S})?(?P<parts>{_NUM}{_S}(?:{_SCALE}{_S}{_NUM}{_S})*+(?:{_SCALE}{_S})?+)"
    rf"(?:(?P<currency>{_any_of(_CURRENCIES)})|(?P<percent>%|パーセント|percent)|(?P<tenths>割(?![合引り]))|(?P<counter>{_any_of(_COUNTER)})(?![会材口A-Za-z]))?+"
)
_PART = re.compile(rf"({_NUM}){_S}({_SCALE})?")
_PLACE = re.compile(r"(?:北海道|[一-鿿]{2,3}[都府県])(?:[^\s\d、。,()「」・:はがをにで]{1,8}?[市区町村郡])+")
AT = re.compile(r"\s?[\[(]\s?(?:at|アットマーク)\s?[\])]\s?", re.IGNORECASE)
_GOES_ON = re.compile(r"[-_=&?%]\n|/\n.*[/._=\d-]|\n[\w-]+\.(?:html?|pdf|docx?|xlsx?|pptx?|zip|php)$")
# The line before an address may be its first half, if it is no label.
_CUT = re.compile(r"(?:^|\s)(?!(?:e-?)?mail|tel|fax|url|address)[a-z][a-z0-9._]*[ ]*\n\s*$")
_YEAR_BESIDE = re.compile(r"\((?:西暦)?(?:(令和|平成|昭和|[RHS]))?\s*(元|\d{1,2}(?!\d))?((?:19|20)\d\d)?\s*年?\)")
_ONES = "〇一二三四五六七八九零壱弐参"
_NUMERALS = {one: place % 10 for place, one in enumerate(_ONES)} | {"十": 10, "拾": 10, "百": 100, "千": 1000}
NUMERAL = re.compile(  # two and more anywhere, one in front of a unit or behind 第 and its like; not 数十社, 一部, 一時的, (千円)
    rf"(?<![A-Za-z]/)(?<![A-Za-z数何幾{_ONES}十拾百千万億兆\d])(?!一部|一時[的金停預保期]|[百千]+(?:[万億]|円))"
    rf"(?:([{_ONES}十拾百千]{{2,}})|([{_ONES}十拾百千])(?={_S}(?:分の|[次月時号条項章割兆億万円/:.%\d-]|{_any_of(_COUNTER)})))"
    rf"|(?:(?<=[第元和成/])|(?<=様式)|(?<=別[紙添表])|(?<=分の)|(?<=[条号項]の)|(?<=\d-))([{_ONES}十百]+)(?![部般定方体時])|(?<=\d)([{_ONES}]+)(?![部般定方体時])"
)
_Value = TypeVar("_Value")
_Read = Iterator[tuple[int, int, tuple[HardFact, ...]]]


@lru_cache(maxsize=4096)
def hard_facts(text: str) -> frozenset[HardFact]:
    """Every hard fact of a text."""
    rest = AT.sub("@", NUMERAL.sub(digits, western_digits(plain(text))))
    return frozenset(fact for _, _, facts in read_facts(rest) for fact in facts)


def read_facts(text: str) -> _Read:
    """The facts of a normalised text in digits, with their places; what one reader has read, the next does not see."""
    rest = text
    for read in _READERS:
        pieces: list[str] = []
        place = 0
        for start, end, facts in read(rest):
            yield start, end, facts
            pieces += [rest[place:start], "\0" * (end - start)]
            place = end
        rest = "".join(pieces) + rest[place:]


def western_digits(text: str) -> str:
    """A normalised text with the digits of every script as 0 to 9, each in its place."""
    text = re.sub(r"[^\D0-9]", lambda match: str(digit(match[0])), text)
    return re.sub(r"(?<=\d)ー(?=\d)", "-", text)


def digits(match: re.Match[str]) -> str:
    """A numeral in digits: the 七 of 令和七年, the 三 and the 二 of 三分の二, 十五."""
    numeral: str = next(filter(None, match.groups()))
    if not set(numeral) & set("十拾百千"):
        return "".join(str(_NUMERALS[character]) for character in numeral)
    total = unit = 0
    for character in numeral:
        value = _NUMERALS[character]
        total, unit = (total + (unit or 1) * value, 0) if value in (10, 100, 1000) else (total, value)
    return str(total + unit)


def _each(kind: str, pattern: re.Pattern[str], value: Callable[[re.Match[str]], str]) -> Callable[[str], _Read]:
    """A reader of facts that one pattern finds."""

    def read(text: str) -> _Read:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), (HardFact(kind, value(match)),)

    return read


def _spans(
    kind: str, found: Callable[[str], Iterable[tuple[int, int, _Value]]], value: Callable[[_Value], str]
) -> Callable[[str], _Read]:
    """A reader of facts that a function finds."""
    return lambda text: ((start, end, (HardFact(kind, value(one)),)) for start, end, one in found(text))


def _urls(text: str) -> _Read:
    place = 0
    while match := _URL.search(text, place):
        url, place = match[0], match.end()
        while (rest := _URL_REST.match(text, place)) and _GOES_ON.search(f"{url[-1]}\n{rest[1]}"):
            url, place = url + rest[1], rest.end()
        host = re.match(r"(?:https?://)?[^/?#]*", url, re.IGNORECASE)
        start = len(host[0]) if host else 0
        yield match.start(), place, (HardFact("url", url[:start].casefold() + url[start:].rstrip("/.,;:'!*")),)


def _mails(text: str) -> _Read:
    place = 0
    for at in re.finditer("@", text):
        local = _LOCAL.search(text, max(place, at.start() - 120), at.start())
        domain = _DOMAIN.match(text, at.end())
        if local is not None and domain is None and (below := _DOMAIN_BELOW.match(text, at.end())):
            address = _LABEL.sub("", local[0]) + "@" + below["domain"]
            yield local.start(), at.end(), (HardFact("mail", re.sub(r"\s", "", address).casefold()),)
            continue
        if local is None or domain is None:  # no address, or one with a letter that is none
            around = "".join(text[max(0, at.start() - 6) : at.end() + 6].split())
            yield at.start(), at.end(), (HardFact("mail", around),)
        elif at.start() >= place:
            name = re.sub(r"\s", "", _LABEL.sub("", local[0]) + "@" + domain[0]).strip(".-").casefold()
            cut = "…" if _CUT.search(text, max(place, local.start() - 80), local.start()) else ""
            place = domain.end()
            yield local.start(), place, (HardFact("mail", cut + name),)


def _phones(text: str) -> _Read:
    for match in _PHONE.finditer(text):
        number = re.sub(r"\D", "", re.sub(r"^\+81\s?-?(?:\(0\))?", "0", match[0]))
        if not re.fullmatch(r"0\d{9,10}", number):
            continue
        fax = _FAX.search(text, max(0, match.start() - 20), match.start())
        kinds = ("phone",) if not fax else ("phone", "fax") if fax["both"] else ("fax",)
        extension = _EXTENSION.match(text, match.end())
        facts = [HardFact(kind, number) for kind in kinds]
        facts += [HardFact("extension", f"{number}#{extension[1]}")] if extension else []
        yield match.start(), extension.end() if extension else match.end(), tuple(facts)


def _days(text: str) -> _Read:
    for found in dates.calendar_days(text):
        day = f"{found.year or '____'}-{found.month:02}-{found.day:02}"
        facts = [HardFact("date", day)]
        facts += [HardFact("weekday", f"{day} {found.weekday}")] if found.weekday else []
        facts += [] if found.minute is None else [HardFact("moment", f"{day}T{_clock(found.minute)}")]
        others = _YEAR_BESIDE.finditer(text, found.start, found.end)
        facts += [HardFact("date", f"{dates.western_year(*other.groups())}-__-__") for other in others]
        yield found.start, found.end, tuple(facts)


def _english_days(text: str) -> _Read:
    for found in english_days(text):
        day = f"{found.year or '____'}-{found.month:02}-{found.day:02}"
        facts = [HardFact("date", day)]
        facts += [] if found.weekday is None else [HardFact("weekday", f"{day} {dates.WEEKDAYS[found.weekday]}")]
        facts += [HardFact("moment", f"{day}T{_clock(minute)}") for minute in found.minutes]
        yield found.start, found.end, tuple(facts)


def _months(found: Callable[[str], Iterable[tuple[int, int, int | None, int | None]]]) -> Callable[[str], _Read]:
    """A reader of months and years that stand without a day."""

    def read(text: str) -> _Read:
        for start, end, year, month in found(text):
            yield start, end, (HardFact("date", f"{year or '____'}-{f'{month:02}' if month else '__'}-__"),)

    return read


def _quantities(text: str) -> _Read:
    for match in _QUANTITY.finditer(text):
        parts = _PART.findall(match["parts"])
        value = sum((Fraction(number.replace(",", "")) * SCALES.get(scale, 1) for number, scale in parts), Fraction())
        if match["sign"] or match["currency"]:
            fact = HardFact("amount", f"{value}{_CURRENCIES[match['currency'] or '円']}")
        elif match["percent"] or match["tenths"]:
            fact = HardFact("rate", str(value / (100 if match["percent"] else 10)))
        else:
            counter = _COUNTER.get(match["counter"] or "", "")
            fact = HardFact("count" if counter else "number", f"{value}{counter}")
        yield match.start(), match.end(), (fact,)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _rate(match: re.Match[str]) -> str:
    over, under = (match[2], match[1]) if match[2] else (match[1], match[3])
    return str(Fraction(int(over), int(under))) if int(under) else match[0]


_READERS: tuple[Callable[[str], _Read], ...] = (
    _urls,
    _mails,
    _each("name", _NAME, lambda match: match[0].casefold()),
    _each("number", re.compile(r"\d{16,}"), lambda match: match[0]),
    _each("chain", re.compile(r"〒\s?(\d{3})-?(\d{4})(?!\d)"), lambda match: f"{match[1]}-{match[2]}"),
    _phones,
    _each(
        "extension", re.compile(r"(?:内線|ext\.)(?:番号)?\s*:?\s*(\d{2,6}(?:-\d{1,4})?)"), lambda match: f"#{match[1]}"
    ),
    _days,
    _english_days,
    _spans("fiscal year", english_fiscal_years, str),
    _spans("fiscal year", dates.fiscal_years, str),
    _months(dates.months_and_years),
    _months(english_months),
    _spans("date", english_years, lambda year: f"{year}-__-__"),
    _spans("time", english_clocks, _clock),
    _spans("time", dates.clock_spans, _clock),
    _spans("ordinal", english_rounds, lambda number: f"第{number}回"),
    _spans("rate", english_fractions, str),
    _spans("number", english_counts, str),
    _each("form", _FORM, lambda match: match[1] + match[2] + match[3]),
    _each(
        "ordinal",
        _ORDINAL,
        lambda match: f"第{match[1] or match[4]}{match[2] or match[5] or match[6]}{match[3] or match[7] or ''}",
    ),
    _each("rate", _RATE, _rate),
    _each("place", _PLACE, lambda match: squeezed(match[0])),
    _each("chain", _CHAIN, lambda match: match[0].casefold()),
    _each("code", _CODE, lambda match: match[0].casefold()),
    _each("unit", _UNIT, lambda match: match[1]),
    _quantities,
)
