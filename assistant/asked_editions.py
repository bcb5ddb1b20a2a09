"""Which edition a question names: 第7回, 7回目, 初回, 令和7年度, R7, 今年, 前回, 次回の公募, 二次公募, 再公募."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.catalogue import spoken
from assistant.domain import Edition, Reading
from assistant.languages.ja.dates import fiscal_years, western_year, year_names
from assistant.words import Words

_ROUND = re.compile(
    r"(?:(?:第|だい|ダイ)\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:[回期]|次(?!\s*(?:公募|募集)))"
    r"|(?<![\d年月])(?<![年月週]に)(?!1\s*回(?:に(?:つき|何|いくつ|どれ|平均)|で何))(\d{1,3})\s*[回期](?:[目め](?!\s*の?\s*(?:公募|オンライン)?(?:説明会|相談会|見学会|面接|セミナー))|(?!目|で(?![はも])))(?=[のはがをにでとも、。,\s]|って|$|\((?:20\d\d|令和\s?\d{1,2}|平成\s?\d{1,2})年(?!度)))"
    r"|(?<!\d)(?!(?:1[3-9]|[23]\d)(?:th|st|nd|rd)\s*(?:[?.!,]|$))(?!\d{1,2}(?:th|st|nd|rd)\s+of\s+[A-Z][a-z]+\b)(\d{1,3})\s*(?:th|st|nd|rd)\b"
    r"|(?<=\()(\d{1,3})\s*[回期][目め]?(?=\))"
)
_RANGE = re.compile(r"第\s*(\d{1,2})\s*回?\s*(?:[~〜-]\s*第?\s*(\d{1,2})\s*回|から\s*第?\s*(\d{1,2})\s*回\s*まで)")
_MOST_IN_A_RANGE = 12
_ONE_BEFORE = re.compile(
    r"その(?:[1一]つ|ひとつ)?前の?(?:回|公募|募集|年度?)|(?:[1一]つ|ひとつ)前の?(?:回|公募|募集|年度?)"
)
_BEFORE_A_ROUND = re.compile(r"\s*[(の]?\s*")  # between it and its year
_ENGLISH = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
}
_COUNTED = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
}
_ENGLISH_ROUND = re.compile(
    rf"\b(?P<order>{'|'.join(_ENGLISH)})\s+(?:[\w-]+\s+){{0,2}}(?:call|round)\b"
    rf"|\b(?:round|call|edition)[\s-]*(?:no\.?\s*)?#?(?P<count>\d{{1,2}}|{'|'.join(_COUNTED)})\b(?!\s*(?:p\.?m|a\.?m|%|million|yen|years?|days?|weeks?|months?)\b)",
    re.IGNORECASE,
)
_ENGLISH_YEARS = ((re.compile(r"\bFY\s*(?=20\d\d)"), " "), (re.compile(r"\bReiwa\s*(?=\d)", re.IGNORECASE), "令和"))
_YEAR_AFTER_YEAR = re.compile(
    r"(令和|平成)(\s*\d{1,2}\s*年度?\s*(?:から|と|や|及び|および|[・、~→])\s*)(?=\d{1,2}\s*年)"
)
_FISCAL_YEAR_STARTS = 4  # April
_YEAR = re.compile(
    r"(?<![\dA-Za-z])(?:(令和|平成|[RHrh](?=\d))\s*(元|\d{1,2})(?![\d.])|(20\d\d))\s*+年?+(?!\s*\d{0,2}\s*月)"
)
_REPEATED = re.compile(r"(?:第\s*)?([一二三四五1-5])\s*次\s*の?\s*(?:公募|募集)|(追加|再)\s*の?\s*(?:公募|募集)")
_REPEATED_ALONE = re.compile(  # 「みずハブの二次、採択はいつ」; of a call that has no such edition it is anything: 二次の審査
    r"(?<=[のァ-ヴー一-龠])\s*(?:第\s*)?([二三四五2-5])\s*次(?=[、。?]|って|は[、い何]|の、|で[^。、]{0,12}(?:出|応募|申請)|の(?:とき|時に|締|〆|しめ|結果|日程|スケジュール|応募|申請|申し?込|説明会|採択)|$)"
)
_CALL_BEHIND = re.compile(r"\s*の?\s*(?:公募|募集)")
_AGAIN = frozenset({"追加公募", "再公募"})  # as people call the one that documents number: 二次公募
_NEXT = re.compile(r"次回\s*の?\s*(?:公募|募集)|次回(?=は|、|って)|次の(?:公募|募集)")
_ORDER = {"1": "一", "2": "二", "3": "三", "4": "四", "5": "五"}
_NOT_YET = -1
_FIRST_OF_YEAR = "一次公募"  # documents name only the later ones so
_LATER_OF_YEAR = re.compile(r"(?:[二三四五]次|追加|再)公募")
_COUNTS = re.compile(r"次|追加|再公募")
_AS_BEFORE = re.compile(  # what is told of an edition that is not asked about: 去年と同じく, 、去年持って行きましたし
    r"(?:去年|昨年度?|前年度?|前回)の?(?:とき|時)?(?:と同じ(?:く|ように|要領で)|と同様|どおり|通り)に?"
    r"|(?<=[、。?])\s*(?:去年|昨年度?|前年度?|前回)[^、。?]*(?:ました|でした|だった|った)(?:し|ので|から|が|けど)[。]?$"
    r"|(?:去年|昨年|今年|一昨年|おととし)(?:の(?:[春夏秋冬]|\d{1,2}月|[初年]め|末|暮れ)(?:ごろ|頃)?)?に?[^、。?]{0,14}?"
    r"(?=立ち上げ|設立し|創業し|起業し|開業し|独立し|着任し|入社し|就職し|卒業し|修了し|学位を|産休|育休|引っ越|移転し)"
)
_THIS_TIME = re.compile(  # 「第3回で採択されて研究中なんですが、今年も出せますか」
    r"(?:採択|交付|受け|もら[いっ]|通っ|落ち|不採択|採用)[^。?]{0,30}?(?:です|ます|まし|った|した|れた|いた)(?:ん(?:です)?|の(?:です)?)?(?:が|けど|けれど|ので)[^。?]{0,12}?"
    r"(?P<now>今年度?|今回|今期|今度)(?:も|は|の|に|、)"
)
_THE_PRESENT = re.compile(r"(?:と|から|より)も?、?\s*(今年度?|今回|本年度?|今期)(?=[でのはとをに、。?]|って)")
_COMPARES = re.compile(r"違|変わ|変え|変更|比べ|比較|増え|減っ|減り|上が|下が|それぞれ|差")
_KANJI = {kanji: number for number, kanji in enumerate("〇一二三四五六七八九十")}


@dataclass(frozen=True, slots=True)
class AskedEdition:
    """What a question says of an edition."""

    said: str
    number: int | None = None
    year: int | None = None
    label: str = ""
    repeated: bool = False  # the second call may be 第2回 or 二次公募
    back: int | None = None  # so many before the newest; -1: the one after it
    perhaps: bool = False  # only where there is such an edition

    def names(self) -> tuple[str, ...]:
        """How documents may write this edition."""
        if self.number is not None:
            years = year_names(self.year) if self.year is not None else ("",)
            unit = next((unit for unit in "期次" if unit in self.said), "回")  # as it is counted
            return tuple(f"{year}第{self.number}{unit}" for year in years)
        if self.label:
            return (self.label,)
        names = year_names(self.year) if self.year is not None else (self.said,)
        return tuple(f"{name}度" for name in names if name.endswith("年")) if "年度" in self.said else names

    def among(self, editions: Sequence[Edition]) -> tuple[Edition, ...]:
        """Those that are asked for, of editions with the newest first."""
        if self.back == _NOT_YET:
            return ()
        if self.back is not None:
            return tuple(editions[self.back : self.back + 1])
        fitting = tuple(edition for edition in editions if self._fits(edition))
        if fitting or self.label not in _AGAIN:
            return fitting
        again = tuple(edition for edition in editions if _LATER_OF_YEAR.search(edition.label))
        return again if len(again) == 1 and self.year in (None, again[0].fiscal_year) else ()

    def _fits(self, edition: Edition) -> bool:
        if self.year is not None and self.number is not None and edition.fiscal_year not in (None, self.year):
            return False
        if self.number is not None:
            order = _ORDER.get(str(self.number)) if self.repeated and edition.number is None else None
            return edition.number == self.number or (order is not None and f"{order}次公募" in edition.label)
        of_year = self.year is None or edition.fiscal_year == self.year
        return of_year and self._named(edition.label)

    def _named(self, label: str) -> bool:
        first = self.label == _FIRST_OF_YEAR and not _LATER_OF_YEAR.search(label)
        return first or spoken(self.label) in spoken(label)


def asked_editions(text: str, words: Words, now: datetime) -> tuple[AskedEdition, ...]:
    """The editions that a question names, in its order; none where it names none."""
    for pattern, japanese in _ENGLISH_YEARS:
        text = pattern.sub(japanese, text)
    text = _AS_BEFORE.sub("", text)
    text = _YEAR_AFTER_YEAR.sub(r"\1\2\1", text)  # 令和7年度と8年度
    rounds = _range(text) or [
        _of_its_year(
            AskedEdition(match[0].strip(), number=_number(match), repeated=_is_repeated(match, text)),
            text,
            match.start(),
        )
        for match in _ROUND.finditer(text)
    ]
    rounds += [
        AskedEdition(match[0], number=_in_english(match), repeated=True) for match in _ENGLISH_ROUND.finditer(text)
    ]
    rounds += [
        _of_its_year(AskedEdition(said, number=1), text, text.find(said))
        for said in words.editions["first"]
        if said in text and not rounds
    ]
    rounds += [AskedEdition(said, back=1) for said in words.editions["previous"] if said in text and not rounds]
    now_meant = _THIS_TIME.search(text)
    if len(rounds) == 1 and now_meant and text.find(rounds[0].said) < now_meant.start():
        return (AskedEdition(now_meant["now"], back=0),)  # what was received in that round is told, and not asked
    if rounds:
        return (*rounds, *_beside_the_present(rounds, text))
    years = _years_asked(text, words, now)
    repeated = tuple(_REPEATED.finditer(text))
    if repeated:
        year = years[0].year if len(years) == 1 else None
        return tuple(AskedEdition(match[0], year=year, label=_label(match)) for match in repeated)
    if not years and (alone := _REPEATED_ALONE.search(text)):
        return (AskedEdition(alone[0].strip(), label=f"{_ORDER.get(alone[1], alone[1])}次公募", perhaps=True),)
    following = _NEXT.search(text)
    return (AskedEdition(following[0], back=_NOT_YET),) if following and not years else years


def of_years_alone(
    asked: Sequence[AskedEdition], candidates: Sequence[Edition], text: str, words: Words, now: datetime
) -> tuple[AskedEdition, ...]:
    """The years of a question on a call that counts by years: 「令和7年度の第2次」 is a part of that year, and no edition."""
    if any(edition.number is not None or _COUNTS.search(edition.label) for edition in candidates):
        return tuple(asked)
    said = () if all(one.number is None for one in asked) else _years_asked(text, words, now)
    years = said or tuple(AskedEdition(one.said, year=one.year) for one in asked if one.number and one.year)
    return years if years and all(one.among(candidates) for one in years) else tuple(asked)


def _beside_the_present(rounds: Sequence[AskedEdition], text: str) -> tuple[AskedEdition, ...]:
    """The newest edition, where the one that is named is held against it: 「前回と今回で上限は変わりましたか」."""
    now = _THE_PRESENT.search(text)
    against = len(rounds) == 1 and now is not None and bool(_COMPARES.search(text))
    return (AskedEdition(now[1], back=0),) if against and now else ()


def one_before(text: str, earlier: Sequence[str], words: Words, now: datetime) -> tuple[AskedEdition, ...]:
    """The edition before the one that an earlier turn names: 「その1つ前の回は」; none where none does."""
    match = _ONE_BEFORE.search(text)
    named = next((asked for turn in reversed(earlier) if (asked := asked_editions(turn, words, now))), ())
    if match is None or len(named) != 1:
        return ()
    number, year = named[0].number, named[0].year
    if number is not None:
        return (AskedEdition(match[0], number=number - 1),) if number > 1 else ()
    return (AskedEdition(match[0], year=year - 1),) if year is not None else ()


def _in_english(match: re.Match[str]) -> int:
    """The number of a round in English words or in figures."""
    if match["order"]:
        return _ENGLISH[match["order"].casefold()]
    count = match["count"].casefold()
    return _COUNTED.get(count) or int(count)


def _of_its_year(asked: AskedEdition, text: str, start: int) -> AskedEdition:
    """A round with the year that is written right before it or in brackets behind it: 令和7年度第2回, 第2回(令和7年度)."""
    behind = start + len(asked.said)
    for begin, end, year in fiscal_years(text):
        if end <= start and _BEFORE_A_ROUND.fullmatch(text, end, start):
            return replace(asked, said=text[begin:behind], year=year)
        if behind <= begin and text[behind:begin].strip() == "(":
            return replace(asked, said=text[start : end + (text[end : end + 1] == ")")], year=year)
    return asked


def _range(text: str) -> list[AskedEdition]:
    """The rounds from one to another: 第1回~第5回; the whole of it is what is said of each."""
    match = _RANGE.search(text)
    if match is None:
        return []
    first, last = int(match[1]), int(match[2] or match[3])
    rounds = (AskedEdition(match[0], number=number) for number in range(first, last + 1)[:_MOST_IN_A_RANGE])
    return [_of_its_year(one, text, match.start()) for one in rounds]


def _label(match: re.Match[str]) -> str:
    """A repeated call as documents name it: 二次公募."""
    return f"{_ORDER.get(match[1], match[1])}次公募" if match[1] else f"{match[2]}公募"


def _years_asked(text: str, words: Words, now: datetime) -> tuple[AskedEdition, ...]:
    years = [AskedEdition(text[start:end], year=year) for start, end, year in fiscal_years(text)]
    if not years:
        upper = [
            (match, western_year(match[1] and match[1].upper(), match[2], match[3])) for match in _YEAR.finditer(text)
        ]
        years = [AskedEdition(match[0].strip(), year=year) for match, year in upper if year]
    fiscal = now.year - (now.month < _FISCAL_YEAR_STARTS)
    for name, year in (("this_year", fiscal), ("last_year", fiscal - 1)):
        said = next((said for said in words.editions[name] if said in text), None)  # 昨年度 holds 昨年 too
        told = (
            said is None or year in {one.year for one in years} or any(_beside(said, one.said, text) for one in years)
        )
        years += [] if said is None or told else [AskedEdition(said, year=year)]
    return tuple(sorted(years, key=lambda one: text.find(one.said)))


def _beside(one: str, other: str, text: str) -> bool:
    """Whether two names of a year stand for one: 「今年度(令和7年度)」."""
    pair = (re.escape(one), re.escape(other))
    return any(re.search(rf"{first}(?:'s)?\s*[(、=:]*\s*{then}", text) for first, then in (pair, pair[::-1]))


def _is_repeated(match: re.Match[str], text: str) -> bool:
    """Whether a round may be a repeated call of its year: 2nd call, 2回目の募集."""
    return bool(match[3]) or bool(match[0].endswith("目") and _CALL_BEHIND.match(text, match.end()))


def _number(match: re.Match[str]) -> int:
    written = match[1] or match[2] or match[3] or match[4]
    if written.isdigit():
        return int(written)
    tens, _, ones = written.partition("十")
    return (_KANJI.get(tens, 1) * 10 if "十" in written else 0) + _KANJI.get(ones if "十" in written else tens, 0)


def of_editions_not_held(reading: Reading, unheld: Sequence[AskedEdition]) -> Reading:
    """A question on editions of which at most the documents of others tell: on each one in the words of those."""
    each = tuple(_of_an_edition_not_held(reading, one, unheld) for one in unheld)
    if len(each) == 1:
        return each[0]
    return replace(
        reading,
        unknown_edition="・".join(one.unknown_names[0] for one in each),
        unknown_names=tuple(name for one in each for name in one.unknown_names),
        each=each,
    )


def _of_an_edition_not_held(reading: Reading, one: AskedEdition, unheld: Sequence[AskedEdition]) -> Reading:
    names = one.names()
    text = reading.question
    for other in {each.said for each in unheld} - {one.said}:
        text = text.replace(other, "")
    text = text.replace(one.said, names[0])
    return replace(reading, question=text, unknown_edition=one.said, unknown_names=(*names, one.said))
