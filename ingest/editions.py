"""Which round, year or repeated call a document belongs to; a budget's year and the history of a call are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from assistant.domain import Call, Edition
from assistant.languages.ja.dates import fiscal_years, western_year
from ingest.joining import digest
from ingest.owners import own_of

UNKNOWN_EDITION = "版の記載なし"
_FISCAL_YEAR_BEGINS = 4  # April
_TOP = 6  # lines that may name the year as a title does

_ROUND = re.compile(
    r"第\s*(\d{1,3})\s*([回期])(?:目)?\s*[)）]?\s*[のを]?\s*(?:第?[二三四五2-5]次|追加|再)?(?:公募|募集|応募|選抜|申請)(?!拠点)"
)
_ROUND_OF_TITLE = re.compile(
    r"第\s*(\d{1,3})\s*([回期])(?!\s*[間目])(?!\s*生(?!\s*(?:の?\s*(?:公募|募集)|$)))(?!\s*(?:\S{0,6}(?:説明会|会議|委員会|審査|総会|検討会|締切|受付|勉強会|メール|ニュース|選抜拠点|Q&A|実績|中間)))"
)
_THIS_ROUND = re.compile(
    r"(?:[本今]年度|今回|今期|本公募|本募集)は[、,]?\s*第\s*(\d{1,3})\s*([回期])\s*[のを]?\s*(?:公募|募集)"
)
_SECOND = re.compile(r"(?:第\s*)?([一二三四五2-5])\s*次\s*(?:公募|募集)|(追加|再|補正予算?)(?:公募|募集)")
_YEAR_BEFORE = r"(?:(?:(?:令和|平成)\s*(?:元|\d{1,2})|20\d\d)\s*年度?)?\s*"
_ROUND_ALONE = re.compile(
    rf"[(\[]?{_YEAR_BEFORE}[(\[]?\s*第\s*(\d{{1,3}})\s*([回期])\s*(?:\({_YEAR_BEFORE}\)|[)\]]*)"
)  # a line of a cover
_SECOND_ALONE = re.compile(rf"(?:^|[\s(\[]){_YEAR_BEFORE}第\s*([一二三四五2-5])\s*次()\s*[)\]]*$")
_NAME_AND_YEAR = re.compile(r"[A-Za-z][A-Za-z &\-]{2,40}\s20\d\d|[^\d。、:]{5,40}?\s?20\d\d")
_YEAR_ALONE = re.compile(r"(?:20\d\d|(?:令和|平成)(?:元|\d{1,2}))年")
_LABEL = re.compile(r"(\S*?) ?(\S+公募)?")  # the round or the year, and which of its calls
_DATED_TERM = re.compile(
    r"第\s*(?P<term>\d{1,2})\s*(?P<unit>[期回])[\s:(]*"
    r"(?:(?:(?P<era>令和|平成)\s*(?P<era_year>元|\d{1,2})年|(?P<year>20\d\d)年)\s*)?\d{1,2}\s*[月/]"
)
_ANY_ROUND = re.compile(r"第\s*(\d{1,3})\s*[回期]")
_OF_NEXT = re.compile(
    r"次回|頃の?(?:開始|公募|募集)|(?:開始|実施|公募|募集)(?:する|を|の)?(?:こと)?を?予定(?:して|です)"
)
_DIGITS = {"一": "一", "二": "二", "三": "三", "四": "四", "五": "五", "2": "二", "3": "三", "4": "四", "5": "五"}
_PAST_ROUND = re.compile(r"を行い|採択。|選抜。|実績|これまで|過去|前回|昨年度|前年度")
_OF_A_BUDGET = re.compile(
    r"\s*(?:\((?:20\d\d)\))?\s*(?:第?\d次)?\s*(?:補正|当初|政府)?(?:予算|補正)|末|[^\s、。()]{0,8}(?:調査|統計|決算|調べ)"
)
_SUPPLEMENT = re.compile(
    r"^[「【(<]?\s*(?:(?P<era>令和|平成|R)\s*(?P<era_year>元|\d{1,2})|(?P<year>20\d\d))\s*年度?\s*(?:第?\d次)?補正"
)
_CALENDAR_YEAR = re.compile(
    r"(?<![\dA-Za-z])(?:(?P<era>令和|平成)\s*(?P<era_year>元|\d{1,2})\s*年|(?P<year>20\d\d)\s*(?:年|(?=[\s)]|$)))(?!度|\s*\d{0,2}\s*[月.])"
)
_SHORT_ERA_YEAR = re.compile(r"(?<![A-Za-z0-9])R\s?(\d{1,2})(?![\d.]|\s*年)(?=[\s_」】)]|$|[^\x00-\x7f])")
_MONTH_ALONE = re.compile(
    r"(?:(?P<era>令和|平成)\s*(?P<era_year>元|\d{1,2})|(?P<year>20\d\d))\s*[年./]\s*(?P<month>\d{1,2})\s*月?(?:\s*\d{1,2}\s*日)?"
)

_NO_EDITION = "版（第何回、何年度）の記載がありません。calls.toml の [[document]] に edition を書いてください。"
_BY_DAY = "年度の記載がなく、{day}の日付から{label}としました。違うときは calls.toml の [[document]] に edition を書いてください。"
_TWO_YEARS = "年度が二通り書かれています（{years}）。{label}としました。違うときは calls.toml の [[document]] に edition を書いてください。"


@dataclass(frozen=True, slots=True)
class _Year:
    """The year that an edition is named after."""

    year: int | None = None
    label: str = ""
    day: date | None = None  # that it was inferred from


def edition_of(
    call: Call, title: str, head: Sequence[str], lines: Sequence[str], published: date | None
) -> tuple[Edition, tuple[str, ...]]:
    """The edition that the title and the head announce, else the body, and what is uncertain about it."""
    present = [line for line in lines if not _PAST_ROUND.search(line)]
    years = _fiscal_years((title, *head[:_TOP]))
    now = [line for line in present if not _OF_NEXT.search(line)]
    said_of_it = (*_of_its_year(head, years), *_of_its_year(now, years))
    counted = _round(call, title, head, said_of_it, "".join(lines))
    second = _second_of(call, title, head)
    about = [line for line in head if not _of_another_round(line, counted)]
    said = [line for line in present if not _of_another_round(line, counted)] if counted else ()
    headed = [line for line in present if _begins_with_year_of(call, line)]
    year = _year_of(title, (about, headed), said, published)
    label = f"第{counted[0]}{counted[1]}" if counted else year.label
    number = counted[0] if counted else None
    edition = Edition(
        id=edition_id(call, number, year.year, label, second),
        call_id=call.id,
        label=f"{label} {second}".strip() or UNKNOWN_EDITION,
        number=number,
        fiscal_year=year.year,
        published_on=published,
    )
    return edition, () if number else tuple(_doubts(edition, year, (title, *head[:_TOP])))


def stated_edition(call: Call, label: str, published: date | None) -> Edition:
    """The edition that the secretariat names: 第7回, 令和7年度 二次公募."""
    found, _ = edition_of(call, label, (label,), (), None)
    known = found.label != UNKNOWN_EDITION
    own = found if known else replace(found, id=digest(call.id, label), label=label)
    return replace(own, published_on=published)


def edition_id(call: Call, number: int | None, year: int | None, label: str, second: str) -> str:
    """One id for one round of a call, whatever the documents call its year."""
    named_by_year = number or _YEAR_ALONE.fullmatch(label)
    kind = "" if named_by_year else label.removeprefix(year_label(year))
    return digest(call.id, str(number or ""), "" if number else str(year or ""), second, *([kind] if kind else []))


def under(call: Call, edition: Edition, *, of: Call) -> Edition:
    """An edition of a call that turned out to be another one, as the other one's."""
    label = "" if edition.label == UNKNOWN_EDITION else edition.label
    parts = _LABEL.fullmatch(label)
    named, second = parts.groups("") if parts else (label, "")
    read = edition.id == edition_id(of, edition.number, edition.fiscal_year, named, second)
    own = edition_id(call, edition.number, edition.fiscal_year, named, second) if read else digest(call.id, label)
    return replace(edition, id=own, call_id=call.id)


def year_label(year: int | None) -> str:
    """A fiscal year as documents name it; "": none."""
    if year is None:
        return ""
    era = year - 2018
    return f"令和{'元' if era == 1 else era}年度" if era >= 1 else f"平成{year - 1988}年度"


def _round(call: Call, title: str, head: Sequence[str], said: Sequence[str], whole: str) -> tuple[int, str] | None:
    named = next(chain(own_of(call, _ROUND_OF_TITLE, title), _on_cover(call, head)), None)
    this = _THIS_ROUND.search(whole) if named is None else None
    told = [one for line in said for one in own_of(call, _ROUND, line)]
    told = [one] if (one := named or this) else told
    of_a_year = bool(fiscal_years(title)) and len({match[1] for match in told}) > 1  # 令和8年度 may have two rounds
    if not told or of_a_year or (not named and _is_one_of_several_terms(told[0], head, whole)):
        return None
    return int(told[0][1]), told[0][2]


def _is_one_of_several_terms(round_: re.Match[str], head: Sequence[str], whole: str) -> bool:
    """Whether a text parts its year into dated terms: 第1期 4月15日~5月29日, 第2期 8月3日~9月11日; of rounds, the year of its head."""
    number, unit = round_[1], round_[2]
    years = _fiscal_years(head[:_TOP])
    dated = [match for match in _DATED_TERM.finditer(whole) if match["unit"] == unit]
    terms = {match["term"] for match in dated if unit == "期" or _is_within(match, years)}
    return len(terms) > 1 and (unit == "期" or number in terms)


def _is_within(term: re.Match[str], years: Sequence[int]) -> bool:
    """Whether a dated term can be of one of some fiscal years: it names no other year."""
    year = western_year(term["era"], term["era_year"], term["year"])
    return bool(years) and (year is None or year in years or year - 1 in years)


def _on_cover(call: Call, head: Sequence[str]) -> Iterator[re.Match[str]]:
    """A round that a line of the cover holds alone, or that stands right before the call's name."""
    before = re.compile(
        rf"第\s*(\d{{1,3}})\s*([回期])\s*[「『]?(?:{'|'.join(map(re.escape, (call.name, *call.aliases)))})"
    )
    for line in head[:_TOP]:
        match = _ROUND_ALONE.fullmatch(line.strip()) or before.search(line)
        if match:
            yield match


def _second_of(call: Call, title: str, head: Sequence[str]) -> str:
    """The repeated call that the title or the head announces, or that a line of the cover holds alone."""
    announced = (match for line in (title, *head) for match in own_of(call, _SECOND, line))
    alone = (match for line in (title, *head[:_TOP]) if (match := _SECOND_ALONE.search(line)))
    return next((_second(match) for match in chain(announced, alone)), "")


def _of_another_round(line: str, counted: tuple[int, str] | None) -> bool:
    """Whether a line tells of other rounds than the one of the document: 第2回(令和6年度)で交付を受けた者."""
    rounds = {int(match[1]) for match in _ANY_ROUND.finditer(line)}
    return counted is not None and bool(rounds) and counted[0] not in rounds


def _second(match: re.Match[str]) -> str:
    return f"{_DIGITS[match[1]]}次公募" if match[1] else f"{match[2]}公募"


def _of_its_year(lines: Sequence[str], years: Sequence[int]) -> list[str]:
    """The lines of a body that name no other year than the head does: not 令和7年度採択拠点(第3回公募) of 令和8年度."""
    named = [(line, _fiscal_years((line,))) for line in lines]
    return [line for line, own in named if not years or not own or set(own) & set(years)]


def _begins_with_year_of(call: Call, line: str) -> bool:
    """Whether a line is headed by a year and the call: 令和8年度 みどり市農業補助金."""
    year = next(iter(fiscal_years(line)), None)
    return (
        year is not None
        and not line[: year[0]].strip(" ([【■○●◆")
        and call.name in line[year[1] :][: len(call.name) + 4]
    )


def _year_of(
    title: str, heads: tuple[Sequence[str], Sequence[str]], present: Sequence[str], published: date | None
) -> _Year:
    """The year of the head, then of the title, then a supplementary budget's, then of a heading within, then that of the day of publication."""
    head, headed = heads
    contest = next((line for line in head[:_TOP] if _NAME_AND_YEAR.fullmatch(line)), "")
    told = (_fiscal(head), _of_title(title), _supplement((title, *head[:_TOP])), _of_title(contest), _fiscal(headed))
    for written in told:
        if written is not None:
            return written
    days = [published] if published else [day for line in head if (day := _alone(line)) is not None]
    if days:
        year = days[0].year if days[0].month >= _FISCAL_YEAR_BEGINS else days[0].year - 1
        return _Year(year, year_label(year), days[0])
    return _fiscal(present) or _Year()


def _fiscal(lines: Sequence[str]) -> _Year | None:
    years = _fiscal_years(lines)
    return _Year(years[0], year_label(years[0])) if years else None


def _fiscal_years(lines: Sequence[str]) -> tuple[int, ...]:
    """The fiscal years that lines name, but for those of a budget."""
    return tuple(
        dict.fromkeys(
            year for line in lines for _, end, year in fiscal_years(line) if not _OF_A_BUDGET.match(line, end)
        )
    )


def _of_title(title: str) -> _Year | None:
    """A year without 年度: R7, 2026年."""
    short = _SHORT_ERA_YEAR.search(title)
    if short:
        year = 2018 + int(short[1])
        return _Year(year, year_label(year))
    match = _CALENDAR_YEAR.search(title)
    known = western_year(match["era"], match["era_year"], match["year"]) if match else None
    if match is None or known is None:
        return None
    return _Year(known, f"{match['era']}{match['era_year']}年" if match["era"] else f"{known}年")


def _supplement(lines: Sequence[str]) -> _Year | None:
    """The supplementary budget that an edition is named after: 令和6年度補正."""
    match = next((match for line in lines if (match := _SUPPLEMENT.match(line))), None)
    year = western_year(match["era"], match["era_year"], match["year"]) if match else None
    return None if year is None else _Year(year, f"{year_label(year)}補正")


def _alone(line: str) -> date | None:
    """The first day of a month that stands on a line of its own: 令和6年6月."""
    match = _MONTH_ALONE.fullmatch(line.strip())
    if match is None:
        return None
    year, month = western_year(match["era"], match["era_year"], match["year"]), int(match["month"])
    return date(year, month, 1) if year and month in range(1, 13) else None


def _doubts(edition: Edition, year: _Year, top: Sequence[str]) -> list[str]:
    if edition.label == UNKNOWN_EDITION:
        return [_NO_EDITION]
    label = edition.label
    if year.day:
        day = f"{year.day.year}年{year.day.month}月"
        return [_BY_DAY.format(day=day, label=label)]
    years = _fiscal_years([line for line in top if not _PAST_ROUND.search(line)])
    return [_TWO_YEARS.format(years="、".join(map(year_label, years)), label=label)] if len(years) > 1 else []
