"""Which call, edition and kind a document has, as its own title, head and body say; what it says nowhere stays open."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from assistant.domain import Call, DocumentKind, Edition, Identity
from assistant.languages.ja.dates import fiscal_years, western_year, written_dates
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain, squeezed
from ingest.names import Named, names_in
from ingest.readers.extracted import Extracted

UNKNOWN_EDITION = "版の記載なし"
_HEAD_LINES = 14
_FISCAL_YEAR_BEGINS = 4  # April

_KINDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    (
        DocumentKind.ERRATA,
        re.compile(r"正誤表|訂正(?:について|のお知らせ)|期間(?:の)?延長|延長(?:について|のお知らせ)|変更のお知らせ"),
    ),
    (DocumentKind.RULES, re.compile(r"交付規程|交付要綱|実施要綱|規程$")),
    (DocumentKind.QA, re.compile(r"Q\s*[&]\s*A|FAQ|よくある(?:ご)?質問|質問と回答|質疑応答", re.IGNORECASE)),
    (DocumentKind.FORM, re.compile(r"^\(?様式|様式(?:第?\d|[\d-])|申請様式|申請書\s*\(?様式|チェックシート")),
    (DocumentKind.GUIDELINE, re.compile(r"(?:公募|募集)要[領項]|応募要領|申請の手引")),
    (DocumentKind.MAIL, re.compile(r"メールニュース|メールマガジン|メルマガ|バックナンバー|配信(?:停止|解除)")),
    (DocumentKind.SLIDES, re.compile(r"(?:説明|参考|概要|会議)資料|資料集|スライド")),
)
_NOTICE = re.compile(r"公募|募集")
_KIND_OF_SUFFIX = {".eml": DocumentKind.MAIL, ".pptx": DocumentKind.SLIDES}
_TITLE_GOES_ON = re.compile(r"(?:について|の?(?:お知らせ|ご案内|公募|募集))\s*$")
_TITLE_CUES: tuple[tuple[re.Pattern[str], int], ...] = (
    (
        re.compile(
            r"(?:について|要[領項]|資料集?(?:\))?|のお知らせ|のご?案内|正誤表|Q&A|の公募|の募集|規程|の手引き?)\s*$"
        ),
        3,
    ),
    (re.compile(r"公募|募集"), 2),
    (re.compile(r"制度|事業|プログラム|プロジェクト|助成|補助|パッケージ"), 1),
    (re.compile(r"[。、]$|(?:ます|です|した)。?$|、.*、|https?:|@|:"), -9),
    (re.compile(r"^(?:\([^()]*\)|【[^】]*】|目次|\d+\.)|^\s*[・※*-]|事務局|p\.\d"), -4),
)
_NOTICE_HEADING = re.compile(r"^[\W_]*(?:\d+[.)])?\s*(?:公募|募集|応募|受付)期間[\W_]*$")
_ROUND = re.compile(r"第\s*(\d{1,3})\s*[回期](?:目)?\s*(?:の)?\s*(?:公募|募集|応募|選抜|申請)(?!拠点)")
_SECOND = re.compile(r"([一二三四五2-5])次(?:公募|募集)|(追加(?:公募|募集)|再公募|補正予算?(?:公募|募集))")
_DIGITS = {"一": "一", "二": "二", "三": "三", "四": "四", "五": "五", "2": "二", "3": "三", "4": "四", "5": "五"}
_PAST_ROUND = re.compile(r"を行い|採択。|選抜。|実績|これまで|過去|前回|昨年度")
_OF_A_BUDGET = re.compile(r"\s*(?:第?\d次)?\s*(?:補正|当初|政府)?(?:予算|補正)|末")
_MONTH_ALONE = re.compile(
    r"(?:(?P<era>令和|平成)\s*(?P<era_year>元|\d{1,2})|(?P<year>20\d\d))\s*[年./]\s*(?P<month>\d{1,2})\s*月?(?:\s*\d{1,2}\s*日)?"
)
_OFFICIAL_SOURCE = re.compile(r"(?:出典|公式(?:ページ|サイト)?|掲載(?:元|ページ)|原典)[^\n]{0,40}?(https?://[!-~]+)")


def identify(
    file_name: str, extracted: Extracted, *, known: Sequence[Call], within: Identity | None = None
) -> Identity:
    """The identity of a document; a call that shares a name with a known one is that one.

    An attachment that names no call or no edition has those of the mail that it came within.
    """
    lines = [line for page in extracted.pages for line in mend(page.page.text).text.split("\n") if line.strip()]
    head = [plain(extracted.title), *lines[:_HEAD_LINES]]
    title = _title(extracted.title, lines)
    named = names_in(title, head, lines)
    published = extracted.published_on or _published(head)
    fallback = title or plain(PurePath(file_name).stem)
    call = within.call if named is None and within else _call(named or Named(fallback, ()), known)
    edition = _edition(call, [title, *head], lines, published)
    if within and edition.label == UNKNOWN_EDITION and call.id == within.call.id:
        edition = within.edition
    return Identity(
        call=call,
        edition=edition,
        kind=_kind(file_name, title, head, lines),
        title=_full_title(title, named, edition) or fallback,
        published_on=published,
        source_url=_source(lines),
    )


def _title(given: str, lines: Sequence[str]) -> str:
    """The title that the format gives, else the line of the head that most reads as one; "" where none does."""
    if given.strip():
        return plain(given).strip()
    head = [*lines[:_HEAD_LINES]]
    whole = [
        above + below if below.startswith("(") and _TITLE_GOES_ON.search(below) else above
        for above, below in zip(head, (*head[1:], ""), strict=True)
    ]
    scored = [
        (sum(weight for cue, weight in _TITLE_CUES if cue.search(line)), -place, line)
        for place, line in enumerate(whole)
    ]
    best = max(scored, default=(0, 0, ""))
    return best[2].strip("【】<>《》[]#*-= ") if best[0] > 0 else ""


def _full_title(title: str, named: Named | None, edition: Edition) -> str:
    """The title with the call that it leaves out; without a title, the call and its edition."""
    if named is None:
        return title
    if not title:
        return named.name if edition.label == UNKNOWN_EDITION else f"{named.name} {edition.label}"
    known = any(squeezed(name) in squeezed(title) for name in (named.name, *named.aliases))
    return title if known else f"{named.name} {title}"


def _call(named: Named, known: Sequence[Call]) -> Call:
    """The known call that shares a name, with the names that it gains; else a new one."""
    mine = {squeezed(one) for one in (named.name, *named.aliases)}
    same = next((call for call in known if mine & {squeezed(one) for one in (call.name, *call.aliases)}), None)
    if same is None:
        return Call(_digest(squeezed(named.name)), named.name, named.aliases)
    held = {squeezed(one) for one in (same.name, *same.aliases)}
    return Call(
        same.id, same.name, (*same.aliases, *(one for one in (named.name, *named.aliases) if squeezed(one) not in held))
    )


def _edition(call: Call, head: Sequence[str], lines: Sequence[str], published: date | None) -> Edition:
    """The round and year that the head announces, else those that the body does; history does not count."""
    present = [line for line in lines if not _PAST_ROUND.search(line)]
    number = next((int(match[1]) for line in (*head, *present) if (match := _ROUND.search(line))), None)
    second = next((_second(match) for line in head if (match := _SECOND.search(line))), "")
    year = _fiscal_year(head, published) or _fiscal_year(present if number else (), None)
    of_what = f"第{number}回" if number else _year_label(year)
    return Edition(
        id=_digest(call.id, str(number or ""), "" if number else str(year or ""), second),
        call_id=call.id,
        label=f"{of_what} {second}".strip() or UNKNOWN_EDITION,
        number=number,
        fiscal_year=year,
        published_on=published,
    )


def _second(match: re.Match[str]) -> str:
    return f"{_DIGITS[match[1]]}次公募" if match[1] else match[2]


def _fiscal_year(lines: Sequence[str], published: date | None) -> int | None:
    """The fiscal year that lines name, else the one that the day of publication or a date on a line of its own is in."""
    for line in lines:
        named = fiscal_years(line)
        if named and not _OF_A_BUDGET.match(line, named[0][1]):
            return named[0][2]
    days = [published] if published else [day for line in lines if (day := _alone(line)) is not None]
    return _fiscal_year_of(days[0]) if days else None


def _alone(line: str) -> date | None:
    """The first day of a month that stands on a line of its own: 令和6年6月."""
    match = _MONTH_ALONE.fullmatch(line.strip())
    if match is None:
        return None
    year, month = western_year(match["era"], match["era_year"], match["year"]), int(match["month"])
    return date(year, month, 1) if year and month in range(1, 13) else None


def _fiscal_year_of(day: date) -> int:
    return day.year if day.month >= _FISCAL_YEAR_BEGINS else day.year - 1


def _year_label(year: int | None) -> str:
    if year is None:
        return ""
    era = year - 2018
    return f"令和{'元' if era == 1 else era}年度" if era >= 1 else f"平成{year - 1988}年度"


def _published(head: Sequence[str]) -> date | None:
    """A date that stands alone near the top."""
    for line in head:
        dates = [written for written in written_dates(line) if written.year_written]
        if len(dates) == 1 and len(line.strip()) <= dates[0].end - dates[0].start + 10 and "~" not in line:
            return dates[0].moment.day
    return None


def _kind(file_name: str, title: str, head: Sequence[str], lines: Sequence[str]) -> DocumentKind:
    suffix = PurePath(file_name).suffix.lower()
    if suffix in _KIND_OF_SUFFIX:
        return _KIND_OF_SUFFIX[suffix]
    for said in (title, plain(PurePath(file_name).stem), "\n".join(head)):
        kind = next((kind for kind, cue in _KINDS if cue.search(said)), None)
        if kind is not None:
            return kind
    announced = _NOTICE.search(title) or any(_NOTICE_HEADING.match(line) for line in lines)
    return DocumentKind.NOTICE if announced else DocumentKind.OTHER


def _source(lines: Sequence[str]) -> str:
    match = _OFFICIAL_SOURCE.search("\n".join(lines))
    return match[1].rstrip(".,)") if match else ""


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
