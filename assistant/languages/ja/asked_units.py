"""What kind of number or date a question asks for, so that an answer without one is no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.languages.ja.normalise import plain

# What follows 何 is mostly the counter of the answer; names of offices (何室, 何課) are not counted.
_COUNTED = re.compile(
    r"何(営業日(?:以内)?|年度間|年度|年間|年|か月|ヶ月|週間|日間|日前|日以内|日後|時間|分(?!の)|枚|部|件|社|者|校|拠点|団体|機関|大学|法人|自治体|人|名|歳|才"
    r"|回|点|単位|文字|字|ページ|頁|台|本|冊|か所|ヶ所|か国|mb|メガ)"
)
_COPIES = "部(?!数|ず|提出|送|出|必要|要|い[るり]|用意|作|添|印刷|コピー)"  # else an office: 「担当は何部ですか」
_KIND = re.compile(rf"何(型|室|課|局|省|庁|{_COPIES}|県|市|町|村|委員会|制度)")  # its answer is a name that ends so
_YEARS, _PLACES, _SHEETS = "(?:年|事業年度|か年|カ年)", "[かヶカケ]", "(?:ページ|頁|枚)"
_SAME_COUNTER = {
    "年度": "(?:事業)?年度", "ページ": _SHEETS, "頁": _SHEETS, "枚": _SHEETS, "人": "[人名]", "名": "[人名]", "字": "文?字", "文字": "文?字",
    "年": _YEARS, "年間": _YEARS, "か月": f"{_PLACES}月", "ヶ月": f"{_PLACES}月", "日間": "日間?", "歳": "[歳才代]", "才": "[歳才代]",
    "校": "(?:校|大学|機関)", "大学": "(?:校|大学|機関)", "社": "[社者]", "か所": f"{_PLACES}所", "ヶ所": f"{_PLACES}所", "か国": f"{_PLACES}国",
    "分": "分(?!の\\s*[\\d一二三四])", "日以内": "日(?:以内|まで)", "営業日以内": "営業日", "日後": "日(?:後|経過)", "mb": "(?:MB|メガ)", "メガ": "(?:MB|メガ)",
}  # fmt: skip
_WITHOUT_IT = {  # how a number stands where its counter is in the name of a column, or before it
    "点": r"配点[^\d]*\n(?:.|\n)*?\d",
    "時間": r"\d時(?:\d+分)?\s*(?:[~〜-]|から)\s*\d+時|\d:\d\d\s*[~〜-]\s*\d+:\d\d", "ページ": r"(?<![A-Za-z])p\.?\s?\d", "頁": r"(?<![A-Za-z])p\.?\s?\d",
}  # fmt: skip
_NUMBER = r"(?<![\d一二三四五六七八九十元])[\d,一二三四五六七八九十元]+\s*"
_OF_A_DATE = (
    r"(?<![RH/月])(?<![和成月]\s)(?<!令和)(?<!平成)(?<!昭和)"  # 令和4年 is not four years, 8月5日 not five days
)
_LONG = re.compile(r"何年(?!に|の|頃|ごろ|度|生|で[すし])")  # how many years, and not in which year
_YEARS_LONG = r"(?<!\d)(?:\d{1,2}|[一二三四五六七八九十]+)\s*(?:[かカヶ]年|(?:事業)?年度|年(?!\s*\d))"
_RATE = re.compile(r"何分の|何割|何パー(?:セント)?|何%")
_SHARE = r"[\d一二三四五]\s*分の\s*[\d一二三四五]|\d\s*/\s*\d|[\d一二三四五六七八九十]\s*(?:%|割|パーセント)|定額"
_AMOUNT = re.compile(r"いくら|幾ら|何円|何万円|何億円|何千円|金額は|額は|額を|額って|額[がも]?どう|how much")
_YEN = r"(?:\d[\d,.]*\s*[百千万億兆]*\s*円|定額|\((?:単位\s*:?\s*)?[百千万億]+円\))"  # or the unit of a table
_A_DAY = r"(?:日時|日にち|日程|(?<=の)日|(?:発表|公表|審査|面接|締切|開催|開始|終了|公開|実施)日)"  # 「面接審査の日」
_WHEN = re.compile(
    r"いつ(?!も(?!ら)|で[もあ])|何日(?!間|以内|前|後)|何月|何時(?!間)|\bwhen\b(?! i\b| we\b)"
    rf"|{_A_DAY}(?:[はと、?(]|を(?!変|改|選|延|ずら)|だけ|も(?!同)|の目安|って|$)"
)
_NOT_A_STATE = r"(?!\s*(?:\d+\s*日)?\s*(?:時点|現在))"  # 「4月1日時点のもの」 is no day of anything that is done
_DAY = (
    rf"\d\s*[月日]{_NOT_A_STATE}|\d\s*[/.]\s*\d+\s*[(~\-]|20\d\d\.\d{{1,2}}\.\d|[RH]\d+(?:\.\d|年度)|[上中下初]旬|月末|年度末"
    r"|(?<!平日)(?<![~\-\d朝昼夜])\d{1,2}\s*(?:時|:\d\d)(?!間)"  # and no hours of a desk
    r"|随時|通年|別途|追って|後日|改めて|未定|速やか|直ち|(?<=[日間月年])以内|翌|当日|即日|末日"
)  # also where a document says that it will tell later


_DONE = {
    one: f"(?:{'|'.join(group)})"
    for group in (("応募", "申請", "提案"), ("採択", "選定", "選抜"), ("交付",))
    for one in group
}
_ANY_DONE = "|".join(_DONE)
_HOW_MANY = "何(?:件|社|者|人|名|団体|校|チーム|機関)"
_HOW_MANY_DID = re.compile(
    rf"{_HOW_MANY}[^。?]{{0,6}}(?P<one>{_ANY_DONE})|(?P<other>{_ANY_DONE})[^。?]{{0,8}}{_HOW_MANY}"
)
_DID = re.compile(r"た(?:[かのん?。]|でしょ|です|っけ|$)|でした|だった")
_COUNTS = "(?:件|社|者|人|名|団体|校|チーム|機関|拠点|課題)"
_OF_A_LIMIT = r"まで|以内|につき|[当あ]たり|ごと|\d"  # 1団体1件まで


@dataclass(frozen=True, slots=True)
class _Way:
    """A limit from above or from below: how it is asked for, and what stands behind and before its number."""

    asked: re.Pattern[str]
    behind: str
    before: str


_LIMITED = r"(?:何(?!日|時|月|年度?(?!間))[^\s\d、。]{1,3}|いくら|幾ら|何万?円)"
_MOST = _Way(
    re.compile(rf"{_LIMITED}(?:まで|以内|以下)|最大|最高|上限|最長|限度|多くて|マックス|max"),
    r"(?:以内|以下|まで|未満|程度|[をが](?:上限|限度)|を超え(?:ない|て|るこ)|が?限[りる])",
    "(?:上限|最大|最高|最長|限度)",
)
_LEAST = _Way(
    re.compile(rf"{_LIMITED}(?:以上|から)|最低|最小|最少|下限|少なくとも"),
    r"(?:以上|から|より|[をが]下限|を超え(?!な))",
    "(?:最低|最小|最少|下限|少なくとも)",
)
_NAMED = re.compile(
    r"([々一-鿿ァ-ヺーA-Za-z]{2,})(?:は|って|が|を|に|の|も|、|\s)*(?:最大|最低|最高|上限|下限|一?番)?で?(?=何|いくら|幾ら)"
)
_CLAUSE = re.compile(r"[^。\n]+")
_ANOTHER_WAY, _ELSEWHERE = 0.6, 0.85  # what a number is worth that is no limit, or stands beside another noun


@dataclass(frozen=True, slots=True)
class AskedUnit:
    """A number or day that is asked for: what it looks like, and what it looks like as the limit that is asked for."""

    pattern: re.Pattern[str]
    limit: re.Pattern[str]


@lru_cache(maxsize=256)
def asked_units(question: str) -> tuple[AskedUnit, ...]:
    """Each number or date that a question asks for."""
    text = plain(question).casefold()
    way = _way(text)
    return tuple(dict.fromkeys(AskedUnit(*_limited(sign, way)) for sign in _numbers(text))) + tuple(
        dict.fromkeys(AskedUnit(re.compile(sign), re.compile(sign)) for sign in _names_and_days(text))
    )


def answers_units(text: str, question: str) -> int:
    """How many of the asked numbers a text may hold."""
    said = plain(text)
    return sum(bool(unit.pattern.search(said)) for unit in asked_units(question))


def tells_how_many(question: str, text: str) -> bool:
    """Whether a text counts what a question asks how many of there were; true where none asks that."""
    said, asked = plain(text), plain(question)
    match = _HOW_MANY_DID.search(asked)
    if match is None or not _DID.search(asked):
        return True
    what = _DONE[match["one"] or match["other"]]
    ways = (
        rf"{what}[^。\n]{{0,14}}?\d[\d,]*\s*{_COUNTS}(?!以上|{_OF_A_LIMIT})",
        rf"\d[\d,]*\s*{_COUNTS}(?!{_OF_A_LIMIT})[^。\n]{{0,8}}{what}",
        rf"{what}(?:件数|者数|団体数|社数|数|実績|結果|状況)",
        rf"(?m)^(?=[^\n]*{what})[^。、\n\d]{{2,60}}$\n(?=.*\d)",  # under the name of a column
    )
    return any(re.search(way, said) for way in ways)


def unit_fit(text: str, question: str) -> float:
    """How well the best number of a text is the one asked for: as a limit where one is asked for, beside its noun."""
    units = asked_units(question)
    said = plain(text) if units else ""
    found = [unit for unit in units if unit.pattern.search(said)]
    if not found:
        return 0.0
    noun = _noun(plain(question))
    clauses = [(clause[0], _beside(clause[0], noun)) for clause in _CLAUSE.finditer(said)]
    return max(_fit(unit, said, clauses) for unit in found)


def _numbers(text: str) -> Iterator[str]:
    if _AMOUNT.search(text):
        yield _YEN
    if _RATE.search(text):
        yield f"(?:{_SHARE})"
    for unit in _COUNTED.findall(text):
        yield _numbered(unit, lasts=bool(_LONG.search(text)))


def _numbered(unit: str, *, lasts: bool) -> str:
    """A number of a unit, and no part of a date where that cannot be meant."""
    if unit.startswith("年") and unit != "年度" and lasts:
        return _OF_A_DATE + _YEARS_LONG
    told = "" if unit.startswith("年") else _OF_A_DATE
    counted = f"{told}{_NUMBER}{_SAME_COUNTER.get(unit, re.escape(unit))}"
    return f"{counted}|{_WITHOUT_IT[unit]}" if unit in _WITHOUT_IT else counted


def _names_and_days(text: str) -> Iterator[str]:
    if _WHEN.search(text):
        yield _DAY
    for kind in _KIND.findall(text):
        yield rf"[一-龠ァ-ヶーA-Za-z]{re.escape(kind)}"


def _way(text: str) -> _Way | None:
    most, least = _MOST.asked.search(text), _LEAST.asked.search(text)
    if bool(most) == bool(least):
        return None
    return _MOST if most else _LEAST


def _limited(sign: str, way: _Way | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number of a unit, but for a limit of the other way, and the same as a limit."""
    if way is None:
        return re.compile(sign, re.IGNORECASE), re.compile(sign, re.IGNORECASE)
    other = _LEAST if way is _MOST else _MOST
    plainly = rf"{sign}(?!\s*{other.behind})"
    limit = rf"{sign}\s*{way.behind}|{way.before}[^。]{{0,30}}?{plainly}"
    return re.compile(plainly, re.IGNORECASE), re.compile(limit, re.IGNORECASE)


def _noun(question: str) -> frozenset[str]:
    """Neighbouring letters of the noun whose number is asked for: 計画書 of 「計画書は何枚まで」."""
    named = _NAMED.search(question)
    return frozenset(_pairs(named[1])) if named else frozenset()


def _pairs(word: str) -> Iterator[str]:
    return (word[at : at + 2] for at in range(len(word) - 1))


def _beside(clause: str, noun: frozenset[str]) -> bool:
    return not noun or any(pair in clause for pair in noun)


def _fit(unit: AskedUnit, said: str, clauses: list[tuple[str, bool]]) -> float:
    """A clause is looked at alone, as its noun stands in it; the whole where a number stands in a table."""
    limited = [beside for clause, beside in clauses if unit.limit.search(clause)]
    numbered = [beside for clause, beside in clauses if unit.pattern.search(clause)]
    as_limit = 1.0 if limited or unit.limit.search(said) else _ANOTHER_WAY
    return as_limit * (1.0 if any(limited or numbered) else _ELSEWHERE)
