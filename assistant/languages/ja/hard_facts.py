"""Hard facts of a claim, each in one notation, so that they can be looked for in its quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from assistant.languages.ja.dates import calendar_days, clock_spans, fiscal_years, months_and_years, weekday_of
from assistant.languages.ja.normalise import plain, squeezed

_SCALES = {
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
_KANJI = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")} | {"十": 10, "百": 100, "千": 1000}
_PREFECTURES = (
    "北海道|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|"
    "和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県|東京都|大阪府|京都府"
)


@dataclass(frozen=True, slots=True, order=True)
class HardFact:
    """Something that is copied and never generated: a date, an amount, an address."""

    kind: str
    value: str


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_S = r"[ \t]*+\n?+[ \t]*+"
_L = r"[^\W\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # a letter or digit of any script but ours, so that іnfo@ is not info@
_NUM = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+"
_SCALE = f"(?:{_any_of(_SCALES)})"
_URL = re.compile(rf"(?:https?://|www\.)(?:{_L}|[-./?=&#%~+:;,@!$*'])++", re.IGNORECASE)
_URL_GOES_ON = re.compile(rf"[ ]*\n\s*+((?:{_L}|[-./?=&#%~+])++)(?![@:])")
_LOCAL = re.compile(rf"(?:(?:{_L}|[.%+'-])*-\s+){{0,2}}(?:{_L}|[.%+'-])+(?:[ ]*\n[ ]*)?$")
_LABEL = re.compile(r"^(?:(?:e-?)?mail|tel|fax|url)-?\s+", re.IGNORECASE)
_DOMAIN = re.compile(rf"(?:[ ]*\n[ ]*)?(?:{_L}|-)+(?:\.(?:[ ]*\n[ ]*(?=(?:co|go|or|ac|ne|lg|ed|jp|com|org|net)\b))?(?:{_L}|-)+)+")
_NAME = re.compile(rf"(?<![\w.@-])(?=[\d-]*+[^\W\d])(?:{_L}|-)++(?:\.(?:{_L}|-)++)+")
_PHONE = re.compile(r"(?<![\d-])(?:\+81\s?-?(?:\(0\))?)?\(?\d{1,5}(?:\s?[-()]\s{0,3}|)\d{1,4}(?:\s?[-()]\s{0,3}|)\d{3,4}(?![\d-])")
_EXTENSION = re.compile(r"\s*[((]?\s*(?:内線|ext\.?)(?:番号)?\s*:?\s*(\d{2,6})")
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
_CODE = re.compile(rf"(?<![0-9A-Za-z])(?:[A-Za-z]++[-_]?+\d[0-9A-Za-z_-]*+|(?!\d++(?:{_any_of(_COUNTER)})\b)\d++[A-Za-z][0-9A-Za-z_-]*+)")
_UNIT = re.compile(rf"(?:\(|単位{_S}:?{_S})({_SCALE}?円){_S}(?=\)|\n|$)")
_QUANTITY = re.compile(
    rf"(?P<sign>¥{_S})?(?P<parts>{_NUM}{_S}(?:{_SCALE}{_S}{_NUM}{_S})*+(?:{_SCALE}{_S})?+)"
    rf"(?:(?P<currency>{_any_of(_CURRENCIES)})|(?P<percent>%|パーセント|percent)|(?P<tenths>割(?![合引り]))|(?P<counter>{_any_of(_COUNTER)})(?![会材口A-Za-z]))?+"
)
_PART = re.compile(rf"({_NUM}){_S}({_SCALE})?")
_PLACE = re.compile(rf"(?:{_PREFECTURES})(?:[^\s\d、。,()「」・:はがをにで]{{1,8}}?[市区町村郡])+")
_NUMERAL = re.compile(
    rf"(?<![数何幾〇一二三四五六七八九十百千万億兆\d])(?!一時|一部|〇+(?![一二三四五六七八九]))(?![百千]+(?:{_SCALE}|円))([〇一二三四五六七八九十百千]+)"
    rf"(?={_S}(?:分の|回目|次|月|時|号|条|項|章|割|[兆億万円]|{_any_of(_COUNTER)}))"
    r"|(?:(?<=[第元和成])|(?<=様式)|(?<=別紙)|(?<=別添)|(?<=別表)|(?<=分の))([一二三四五六七八九十百]+)"
)
_Read = Iterator[tuple[int, int, tuple[HardFact, ...]]]


@lru_cache(maxsize=4096)
def hard_facts(text: str) -> frozenset[HardFact]:
    """Every hard fact of a text; what one reader has read, the next does not see."""
    rest = _in_digits(plain(text))
    found: set[HardFact] = set()
    for read in _READERS:
        pieces: list[str] = []
        place = 0
        for start, end, facts in read(rest):
            found.update(facts)
            pieces += [rest[place:start], "\0" * (end - start)]
            place = end
        rest = "".join(pieces) + rest[place:]
    return frozenset(found)


def unsupported(claim_text: str, quotes: Sequence[str], *, published_on: date | None = None) -> tuple[HardFact, ...]:
    """The hard facts of a claim that stand in none of its quotes; the day of publishing gives a day its year."""
    held = _Held(quotes, published_on)
    return tuple(sorted(fact for fact in hard_facts(claim_text) if not _RULES.get(fact.kind, _the_same)(fact, held)))


class _Held:
    """What the quotes of a claim hold."""

    def __init__(self, quotes: Sequence[str], published_on: date | None) -> None:
        self.facts = frozenset[HardFact]().union(*map(hard_facts, quotes))
        self.squeezed = tuple(map(squeezed, quotes))
        self.published_on = published_on

    def values(self, *kinds: str) -> tuple[str, ...]:
        return tuple(fact.value for fact in self.facts if fact.kind in kinds)

    def numbers(self) -> set[str]:
        values = self.values("number", "count", "ordinal", "form")
        return {number for value in values for number in re.findall(r"\d+(?:/\d+)?", value)}

    def has_day(self, claimed: str) -> bool:
        return any(self.is_day(claimed, written) for written in self.values("date"))

    def is_day(self, claimed: str, written: str) -> bool:
        """Whether a day of the claim is one of the quotes; the claim may say less: 8月27日, 令和7年8月, 令和7年."""
        if claimed[5:7] not in ("__", written[5:7]) or claimed[8:10] not in ("__", written[8:10]):
            return False
        if claimed[:4] in ("____", written[:4]):
            return True
        return written[:4] == "____" and "_" not in written[5:] and self._may_fall(int(claimed[:4]), written)

    def _may_fall(self, year: int, written: str) -> bool:
        """Whether a day that is written without its year may be of that year: nothing is guessed."""
        weekdays = {value[-1] for value in self.values("weekday") if value[5:10] == written[5:10]}
        if written[5:10] == "02-29" and not isleap(year):
            return False
        claimed = date(year, int(written[5:7]), int(written[8:10]))
        if weekdays and weekday_of(claimed) not in weekdays:
            return False
        if any(value[:4] == str(year) for value in self.values("date")):
            return True
        if str(year - (claimed.month < 4)) in self.values("fiscal year"):  # noqa: PLR2004 - a fiscal year opens in April
            return True
        return bool(self.published_on) and claimed - self.published_on in _AFTER_PUBLISHING


def _a_weekday(fact: HardFact, held: _Held) -> bool:
    day, weekday = fact.value[:10], fact.value[-1]
    written = {value[-1] for value in held.values("weekday") if held.is_day(day, value[:10])}
    days = (value for value in held.values("date") if held.is_day(day, value) and "_" not in value)
    return weekday in (written or {weekday_of(date.fromisoformat(value)) for value in days})


def _a_moment(fact: HardFact, held: _Held) -> bool:
    """A time that the claim ties to a day must not be tied to another in the quotes."""
    day, clock = fact.value[:10], fact.value[10:]
    timed = {value[10:] for value in held.values("moment") if held.is_day(day, value[:10])}
    return clock in timed if timed else held.has_day(day) and HardFact("time", clock[1:]) in held.facts


def _a_time(fact: HardFact, held: _Held) -> bool:
    return fact in held.facts or any(value.endswith(f"T{fact.value}") for value in held.values("moment"))


def _an_extension(fact: HardFact, held: _Held) -> bool:
    phone, _, extension = fact.value.partition("#")
    if not phone:
        return any(value.endswith(fact.value) for value in held.values("extension"))
    tied = any(value.startswith(phone) for value in held.values("extension"))
    return fact in held.facts or (not tied and HardFact("extension", f"#{extension}") in held.facts)


def _an_amount(fact: HardFact, held: _Held) -> bool:
    """An amount, or its number in a table that gives the unit once: (単位:千円)."""
    units = held.values("unit")
    if fact in held.facts or len(units) != 1 or not fact.value.endswith("円"):
        return fact in held.facts
    return str(Fraction(fact.value[:-1]) / _SCALES.get(units[0][:-1], 1)) in held.numbers()


_RULES: dict[str, Callable[[HardFact, _Held], bool]] = {
    "date": lambda fact, held: held.has_day(fact.value),
    "weekday": _a_weekday,
    "moment": _a_moment,
    "time": _a_time,
    "amount": _an_amount,
    "extension": _an_extension,
    "number": lambda fact, held: fact.value in held.numbers(),
    "place": lambda fact, held: any(fact.value in quote for quote in held.squeezed),
}
