"""Dates of a document as periods: what each is the date of, the year it leaves out, and whether it must have arrived."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain import Arrival, FactKind, Moment, Period
from assistant.languages.ja.dates import WrittenDate, arrival_of, clock_times, fiscal_years, written_dates
from assistant.languages.ja.normalise import plain

# Label, the words that give it to a date, whether the sentence or a heading says them; the first that fits is taken.
# A label of applications has one name for a period and one for a deadline.
_APPLY = r"申し?込み?|申込|参加登録|参加希望|事前登録|参加申請"
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("意向登録", re.compile(r"意向(?:登録|表明|確認)|応募意思|事前エントリー")),
    ("説明会申込", re.compile(rf"説明会[^。]{{0,80}}(?:{_APPLY})|(?:{_APPLY})[^。]{{0,80}}説明会")),
    ("質問", re.compile(r"質問(?:書|票|事項|の?受付|の?提出|期限|締切)?|質疑|疑義照会")),
    ("ヒアリング", re.compile(r"ヒアリング|面接|プレゼンテーション審査|二次審査")),
    ("実施期間", re.compile(r"^[\s・*-]*(?:選抜|有効|認定|指定|採択)(?:の)?(?:有効)?期[間限]")),
    ("結果公表", re.compile(
        r"(?:採択|選定|選抜|審査|選考)[^。、]{0,12}(?:結果|公表|発表|通知|決定|時期)|(?:結果|採択先|選抜拠点|採択者)の?(?:公表|発表|通知)|公表時期"
    )),
    ("説明会", re.compile(r"説明会|ブリーフィング")),
    ("実施期間", re.compile(r"(?:事業|実施|補助|委託|支援|研究(?:開発)?)(?:事業)?(?:の?実施)?期間|(?:交付|契約)決定日から|有効期限|選抜期間")),
    ("公募", re.compile(r"(?:公募|募集|応募|申請|提出|受付)[^。、]{0,16}(?:期間|期限|締め?切り?|〆切|まで|必着)")),
)  # fmt: skip
_DEADLINE_OF_NOTHING_ELSE = re.compile(r"締め?切り?|〆切|必着|消印有効")
_NAMES = {"公募": ("公募期間", "公募締切")}
_PAST = re.compile(
    r"(?:公募|募集|選定|採択|説明会|開催|審査)を?(?:行い|行った|行われ|実施し(?:た|まし)|しました)|開催されました|しました。"
    r"|(?:選抜|採択|決定|開催|設立|公表|改定|閣議決定)。|件(?:の?申請|の応募)が?あり"
    r"|(?:時点|現在|付け?|公布|施行|改正|改訂|決定|生まれ|作成|更新|発行|抜粋)[)。]?$"
)
_CLOSES = re.compile(r"まで|必着|締め?切|〆切|期限|消印|以内|厳守")
_UNTIL = re.compile(
    r"\s*(?:\([^()]{1,12}\))?\s*(?:~|から|より|-{1,2}(?=\s*(?:令和|20|\d{1,2}月)))\s*(?P<next>翌年|同年|同)?\s*"
)
_DAY_ONLY = re.compile(r"(?:同?月)?(?P<day>\d{1,2})日\s*(?:\(\s*(?P<weekday>[月火水木金土日])(?:曜日?)?[^()]{0,4}\))?")
_VAGUE = re.compile(
    r"\d{1,2}月\s*(?:上旬|中旬|下旬|初旬|頃|ごろ|末)|令和\d+年\d{1,2}月(?!\s*\d)|年度末|事業年度|年度間|年間|\d+\s*(?:か|ヶ|カ|ケ)月"
)
_LONGEST_WORDING = 120  # characters of a line that is a fact as it is worded
_WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True, slots=True)
class Dated:
    """A period in a line of one spelling, with its label."""

    start: int
    end: int
    kind: FactKind
    label: str
    period: Period | None  # None: no day is given (９月中旬), so that only the wording is kept


def known_years(text: str) -> tuple[int, ...]:
    """The years that a document writes, as dates or as fiscal years, each once and in order."""
    years = [written.moment.day.year for written in written_dates(text)] + [year for _, _, year in fiscal_years(text)]
    return tuple(dict.fromkeys(years))


def dated_in(line: str, path: Sequence[str], *, years: Sequence[int]) -> tuple[Dated, ...]:
    """The periods of a line; `years` are those a left-out year may be, the likeliest first."""
    if _PAST.search(line):
        return ()
    spans = list(_periods(line, years))
    found = [_labelled(line, path, start, end, period) for start, end, period in spans]
    if not found and _VAGUE.search(line):
        found = [_worded(line, path)]
    return tuple(one for one in found if one is not None)


def _periods(line: str, years: Sequence[int]) -> Iterator[tuple[int, int, Period]]:
    dates = list(_dates(line, years))
    while dates:
        first = dates.pop(0)
        until = _UNTIL.match(line, first.end)
        if until and dates and dates[0].start <= until.end() + 1:
            last = _after(first, dates.pop(0), next_year=until["next"] == "翌年")
            yield first.start, last.end, Period(first.moment, last.moment, _arrival(line, last.end))
        elif until and (same_month := _same_month(line, until.end(), first)) is not None:
            end, closes = same_month
            yield first.start, end, Period(first.moment, closes, _arrival(line, end))
        else:
            yield first.start, first.end, Period(None, first.moment, _arrival(line, first.end))


def _after(first: WrittenDate, last: WrittenDate, *, next_year: bool) -> WrittenDate:
    """The end of a period, in the next year where its own is left out and it would lie before the beginning."""
    if last.year_written or (last.moment.day >= first.moment.day and not next_year):
        return last
    return replace(last, moment=replace(last.moment, day=last.moment.day.replace(year=first.moment.day.year + 1)))


def _same_month(line: str, place: int, first: WrittenDate) -> tuple[int, Moment] | None:
    """What follows ~: a day of the same month, or an hour of the same day."""
    day = _DAY_ONLY.match(line, place)
    if day:
        end = day.end() + (
            len(clock.group()) if (clock := re.match(r"\s*(?:正午|\d{1,2}時(?:\d{1,2}分)?)", line[day.end() :])) else 0
        )
        times = clock_times(line[day.end() : end])
        try:
            return end, Moment(first.moment.day.replace(day=int(day["day"])), times[0] if times else None)
        except ValueError:
            return None
    hour = re.match(r"(?:午前|午後)?\s*(?:正午|\d{1,2}\s*(?:時(?:\s*\d{1,2}\s*分|半)?|:\d\d))", line[place:])
    times = clock_times(hour.group()) if hour else ()
    return (place + hour.end(), Moment(first.moment.day, times[0])) if hour and times else None


def _dates(line: str, years: Sequence[int]) -> Iterator[WrittenDate]:
    """The dates of a line; a year that is left out is the likeliest with the right weekday."""
    read = written_dates(line, default_year=years[0] if years else None)
    for written in read:
        yield written if written.year_written or _fits(written) else _another_year(written, years)


def _fits(written: WrittenDate) -> bool:
    return not written.weekday or _WEEKDAYS[written.moment.day.weekday()] == written.weekday


def _another_year(written: WrittenDate, years: Sequence[int]) -> WrittenDate:
    for year in years:
        try:
            moved = replace(
                written,
                moment=Moment(date(year, written.moment.day.month, written.moment.day.day), written.moment.minute),
            )
        except ValueError:
            continue
        if _fits(moved):
            return moved
    return written


def _arrival(line: str, end: int) -> Arrival | None:
    return arrival_of(line[end : end + 24])


def _labelled(line: str, path: Sequence[str], start: int, end: int, period: Period) -> Dated | None:
    label = _label(line, path, start, end)
    only_end = period.opens is None
    if label is None:
        return None
    if label == "説明会" and not _CLOSES.search(line[end : end + 6]):
        day = period if period.opens is not None else Period(period.closes, None)
        return Dated(start, end, FactKind.BRIEFING, label, day)
    closes = _CLOSES.search(line[end : end + 12]) or _CLOSES.search(line[:start]) or label in ("意向登録", "説明会申込")
    if only_end and not closes and label not in ("結果公表", "ヒアリング"):
        return None
    if label == "説明会":
        label = "説明会申込"
    kind = FactKind.DEADLINE if only_end and closes else FactKind.PERIOD
    names = _NAMES.get(label, (label, label))
    return Dated(start, end, kind, names[kind is FactKind.DEADLINE], period)


def _worded(line: str, path: Sequence[str]) -> Dated | None:
    label = _label(line, path, 0, len(line))
    return (
        Dated(0, len(line), FactKind.PERIOD, label, None)
        if label in ("結果公表", "実施期間", "ヒアリング") and len(line) <= _LONGEST_WORDING
        else None
    )


def _label(line: str, path: Sequence[str], start: int, end: int) -> str | None:
    """What a date is the date of: by the words of its clause, of its line, and of the headings above, the nearest first."""
    clause = _clause(line, start, end)
    for said in (
        clause,
        line,
        *(f"{plain(heading)} {clause}" for heading in reversed(path)),
        *map(plain, reversed(path)),
    ):
        label = next((label for label, cue in _LABELS if cue.search(said)), None)
        if label is not None:
            return label
    return "公募" if _DEADLINE_OF_NOTHING_ELSE.search(clause) else None


def _clause(line: str, start: int, end: int) -> str:
    """The words around a date up to the commas."""
    before = re.split(r"[、。]", line[:start])[-1]
    after = re.split(r"[。]", line[end:])[0]
    return f"{before} {re.split('、', after)[0]}"
