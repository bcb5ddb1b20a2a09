"""Dates of a document as periods: what each is the date of, and what stays text because no day can be read for certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain import FactKind, Moment, Period, Unparsed, Wording
from assistant.languages.ja.normalise import plain
from ingest.labels import AS_FOLLOWS, clause_of, label_of, named, of_part, of_signing_up
from ingest.parts import said_part
from ingest.periods import Placed, periods_in
from ingest.years import Evidence

_PAST = re.compile(
    r"(?:公募|募集|選定|採択|説明会|開催|審査)を?(?:行い|行った|行われ|実施し(?:た|まし)|しました)|開催されました|(?<!延長)(?<!延長いた)しました。"
    r"|(?<!延長)(?<!延長いた)(?<!延長しま)(?<!延長いたしま)(?:され|し|行っ|行われ)(?:た|ました)[)。]?$"
    r"|(?:選抜|採択|決定|開催|設立|公表|改定|閣議決定)。|件(?:の?申請|の応募)が?あり"
    r"|(?:時点|現在|(?<!受)付け?|公布|施行|改正|改訂|決定|生まれ|作成|更新|発行|抜粋)[)。]?$"
)
_PAST_DAY = re.compile(  # 6月20日に公表された公募要領に基づき
    r"[\s)]*(?!まで|\(?再?延長|[~-])(?:付け?(?=[のでけ])|現在|時点|から[^。、0-9]{0,4}(?:再?延長|変更)|と(?:して|ご?案内して)[^。、0-9]{0,6}(?:まし)?た|に?[^。、0-9]{0,10}(?:され|し|行っ|行われ)(?:た(?!ら|場合|者|方)|ました))"
)
_IS_NEWS = re.compile(  # 2026年6月1日 説明会の参加申込みを受け付けています。
    r"\s*(?P<day>(?:20\d\d|(?:令和|平成)\s?\d{1,2})\s?[年./]\s?\d{1,2}\s?[月./]\s?\d{1,2}\s?日?(?:\([^()]{1,3}\))?)[\s:]+\S.*"
    r"(?:ました|います|おります|開始しました|掲載|公開|更新)。?$"
)
_ANOTHER_DAY = re.compile(r"[\s、,・()月火水木金土日曜及びおよと]*")  # between two days of one thing
_ASKED = re.compile(r"(?:いつ|何日|何時)[^。?]{0,14}[。?]?$")  # a heading that asks for the day below it
_SAYS_MORE = re.compile(r"\w")
_LABELS = (
    *(
        f"{what}{end}"
        for what in ("公募", "募集", "応募", "申請", "申込", "受付", "提出")
        for end in ("期間", "期限", "締切")
    ),
    *("説明会", "締切日", "締切", "〆切", "期間", "期限", "期日", "日時"),
)
_ANY_LABEL = "|".join(r"\s*".join(label) for label in _LABELS)
_BEGINS = re.compile(r"\)?(?:から|以降)(?!\s*\d)")
_BEGINNING = re.compile(r"開始日\s*\($")
_BRIEFING_ALONE = re.compile(
    r"\W*(?:[一-龠ァ-ヶー]{2,6})?説\s*明\s*会(?:の?日時)?\W*"
)  # 説明会 5月21日 申込みは前日まで
_SPREAD_LABEL = re.compile(
    rf"^[^\w〆]{{0,4}}(?:{_ANY_LABEL})(?=[\s:】\])>]|$)"
)  # its letters set to the width of a column
_CLOSES = re.compile(r"まで|必着|締め?切|〆切|期限|消印|以内|厳守|終了(?!後|し|時)")
_CLOSING_HEADING = re.compile(r"(?:締め?切り?|〆切|期限)(?:日時?)?[\s】)>\]:]*$")
_ASIDE = re.compile(r"\([^()]*\)")
_VAGUE = re.compile(
    r"\d{1,2}\s*月\s*(?:上旬|中旬|下旬|初旬|頃|ごろ|末)|令和\d+年\d{1,2}月(?!\s*\d)|年度末|事業年度|年度間|年間|\d+\s*(?:か|ヶ|カ|ケ)月"
)
_DEADLINE_CUE = re.compile(
    r"締め?切|〆切|必着|消印有効|(?:提出|応募|申請|受付|登録)(?:の)?期限|(?:公募|募集|応募|申請|受付)期間"
)
_SOME_DAY = re.compile(
    r"(?:\d{1,2}|[〇○●◯XxX]{1,2}|[一二三四五六七八九十]{1,2})\s*月|(?<!\d)\d{1,2}/\d{1,2}(?!\d)|(?:上|中|下|初)旬|月末|翌月"
)
_SO_LONG_BEFORE = re.compile(r"(?:\d+\s*(?:営業)?日|前日|\d+\s*週間)前?[^。、]{0,12}(?:まで|締め?切|期限)")
_NAMED_SECTION = re.compile(r"[「『][^「」『』]{1,40}[」』]")
_LONGEST_WORDING = 120  # characters of a line that is a fact as it is worded
_HAS_TIME = frozenset({"結果公表", "実施期間", "ヒアリング"})  # of which a document says roughly when
_ALWAYS_CLOSE = frozenset({"意向登録", "説明会申込", "相談", "利用登録"})
_BEFORE_AN_EVENT = ("説明会申込", "相談")  # by so many days before it
_HAS_DEADLINE = frozenset({"公募", "意向登録", "質問", "説明会申込"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A period in a line of one spelling, with its label."""

    start: int
    end: int
    kind: FactKind
    label: str
    value: Period | Wording | Unparsed  # Wording: no day is given (9月中旬); Unparsed: one is, and cannot be read


def dated_in(line: str, path: Sequence[str], *, evidence: Evidence) -> tuple[Dated, ...]:
    """The periods of a line that have a label."""
    line, path = closed_up(line), [closed_up(heading) for heading in path]
    line = _ASIDE.sub(lambda match: _blank(match.group()) if is_past(match.group()) else match.group(), line)
    if is_past(line):
        return ()
    written = list(periods_in(line, evidence))
    news = _IS_NEWS.match(line)
    placed = [one for one in written if not _PAST_DAY.match(line, one.end) and not _is_publication(one, line, evidence)]
    placed = [one for one in placed if not (news and one.end <= news.end("day"))]
    bounds = [0, *(one.end for one in placed)], [*(one.start for one in placed[1:]), len(line)]
    found = list[Dated | None]()
    for one, within in zip(placed, zip(*bounds, strict=False), strict=False):
        labelled = _labelled(line, path, one, within)
        before = found[-1] if found and _ANOTHER_DAY.fullmatch(line[within[0] : one.start]) else None
        if before is not None and labelled is not None:
            labelled = replace(labelled, kind=before.kind, label=before.label)
        found.append(labelled)
    if not placed:
        found = [_worded(_without(line, written), path)]
    return tuple(one for one in found if one is not None)


def closed_up(line: str) -> str:
    """A line with its label in one piece and all else in its place: ▽締切     6月19日 for ▽締    切 6月19日."""
    return _SPREAD_LABEL.sub(lambda match: "".join(match[0].split()).ljust(len(match[0])), line)


def _blank(text: str) -> str:
    return " " * len(text)


def _without(line: str, past: Sequence[Placed]) -> str:
    """The line with blanks for the days that have been and for the sections that it names: 「5.公募期間」."""
    kept = list(_NAMED_SECTION.sub(lambda match: " " * len(match.group()), line))
    for one in past:
        kept[one.start : one.end] = " " * (one.end - one.start)
    return "".join(kept)


def _is_publication(placed: Placed, line: str, evidence: Evidence) -> bool:
    """Whether a line is nothing but the day of publication: under the title of a briefing's slides it is no briefing."""
    bare = Period(None, Moment(evidence.published)) if evidence.published else None
    return placed.value == bare and not _SAYS_MORE.search(line[: placed.start] + line[placed.end :])


def is_past(line: str) -> bool:
    """Whether a sentence tells what has been."""
    return bool(_PAST.search(line))


def _labelled(line: str, path: Sequence[str], placed: Placed, within: tuple[int, int]) -> Dated | None:
    start, end = placed.start, placed.end
    label = label_of(line, path, start, end, within)
    if label is None:
        return None
    label = "説明会" if label == "説明会申込" and _BRIEFING_ALONE.fullmatch(line[:start]) else label
    ends = bool(path) and _closes_itself(path[-1], label)  # 説明会 > 締切: of signing up for it
    if label == "説明会" and not ends and (_within_a_day(placed.value) or not _CLOSES.search(line[end : end + 6])):
        return Dated(start, end, FactKind.BRIEFING, label, _held_on(placed.value))
    asked = ends or (bool(path) and _ASKED.search(path[-1]) and _CLOSES.search(path[-1]))
    closes = _CLOSES.search(line[end : end + 12]) or _CLOSES.search(line[:start]) or asked or label in _ALWAYS_CLOSE
    begins = _BEGINS.match(line[end:]) or _BEGINNING.search(line[:start])
    if begins and isinstance(placed.value, Period) and placed.value.opens is None:
        return None  # 「公募開始日(4月20日)から応募締切日まで」 tells no end
    if not placed.ranged and not closes and label not in ("結果公表", "ヒアリング"):
        return None
    if label == "説明会":
        label = "説明会申込"
    deadline = not placed.ranged and bool(closes) and label != "ヒアリング"
    said, after = line[within[0] : start], line[end : within[1]]
    name = named(label, deadline=deadline, said=said, after=after)
    name = of_part(name, said_part(said, after))
    return Dated(start, end, FactKind.DEADLINE if deadline else FactKind.PERIOD, name, placed.value)


def _closes_itself(heading: str, label: str) -> bool:
    """Whether a heading says that the days below it are ends: 【応募締切】."""
    return label in (*_HAS_DEADLINE, "説明会") and bool(_CLOSING_HEADING.search(plain(heading)))


def _within_a_day(value: Period | Unparsed) -> bool:
    """Whether hours of one day are given: 13時30分から15時まで."""
    if not isinstance(value, Period) or value.opens is None or value.closes is None:
        return False
    return value.opens.day == value.closes.day


def _held_on(value: Period | Unparsed) -> Period | Unparsed:
    """A day alone is when a briefing begins."""
    alone = isinstance(value, Period) and value.opens is None
    return Period(value.closes, None) if isinstance(value, Period) and alone else value


def _worded(line: str, path: Sequence[str]) -> Dated | None:
    """A line that says roughly when, or a deadline whose day nobody can read."""
    label = label_of(line, path, 0, len(line)) if len(line) <= _LONGEST_WORDING else None
    if label in _HAS_TIME and _VAGUE.search(line):
        return Dated(0, len(line), FactKind.PERIOD, label, Wording())
    if _SO_LONG_BEFORE.search(_ASIDE.sub("", line)) and (event := of_signing_up(label, line)) in _BEFORE_AN_EVENT:
        return Dated(0, len(line), FactKind.DEADLINE, event, Wording())
    if label in _HAS_DEADLINE and not AS_FOLLOWS.search(line) and _DEADLINE_CUE.search(line) and _SOME_DAY.search(line):
        name = named(label, deadline=True, said=clause_of(line, 0, len(line)))
        return Dated(0, len(line), FactKind.DEADLINE, name, Unparsed())
    return None
