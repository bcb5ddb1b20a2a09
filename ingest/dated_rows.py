"""The dates of table rows that are read by their columns: what the columns are called says what the dates are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain import FactKind, Period
from assistant.languages.ja.dates import calendar_days, western_year
from ingest.dated import dated_in
from ingest.found import Found
from ingest.labels import of_part
from ingest.parts import part_of_row
from ingest.sections import Section
from ingest.tables import TableRow, editions_of, is_edition, programme_of
from ingest.years import Evidence

_OPENS = re.compile(r"開始|始期|自$|オープン|から$")
_CLOSES = re.compile(r"締め?切|〆切|終了|終期|期限|至$|まで$")
_SPAN = re.compile(r"期間|期日|日程|日時|開催日|(?:公表|決定|発表|通知)(?:日|時期|予定)")
_SPAN_ITSELF = re.compile(r"\d\D*~\D*\d")
_END = re.compile(
    r"(?:受付)?(?:開始|オープン|終了|締め?切り?|〆切|期限|始期|終期|自|至|から|まで|期間|(?<=募)締|(?<=期)日)(?:年月)?(?:日時?)?(?:\s*予定日?)?"
)
_FISCAL_YEAR = re.compile(
    r"(?:(?P<era>令和|平成|R)\s?(?P<era_year>元|\d{1,2})|(?P<year>20\d\d))\s?年度?(?:\s?\([^()]{1,8}\))?"
)
_DIGIT = re.compile(r"\d")


def is_read_by_columns(row: TableRow) -> bool:
    """Whether the row is read by its columns: their names say what dates they hold."""
    named = any(_OPENS.search(name) or _CLOSES.search(name) or _SPAN.search(name) for name in row.head)
    return named and not row.names and len(row.texts) == len(row.head)


def parted(row: TableRow, parts: Sequence[str], section: Section, evidence: Evidence) -> Iterator[Found]:
    """The dates of a row whose columns are parts of the call; one that alone stands in the row may be of all."""
    held = [place for place, text in enumerate(row.texts) if parts[place] and text]
    common = held == [next(place for place, part in enumerate(parts) if part)]
    for place in held:
        said = dated_in(f"{row.texts[0]}: {row.texts[place]}", section.path, evidence=evidence)
        for one in said:
            label = one.label if common else of_part(one.label, parts[place])
            yield Found(section.page, *row.places[place], one.kind, label, one.value)


def newest_of_years(row: TableRow) -> int | None:
    """The column of the newest year, where a table compares years: 項目, 令和7年度, 令和8年度; None in any other."""
    years = [_year_of(name) for name in row.head[1:]]
    known = [year for year in years if year is not None]
    several = len(known) == len(years) > 1
    return 1 + years.index(max(known)) if several and not row.names and len(row.texts) == len(row.head) else None


def of_newest_year(row: TableRow, column: int, section: Section, evidence: Evidence) -> Iterator[Found]:
    """The dates of a row in the column of the newest year; those of the years before are no dates of this call."""
    year = _year_of(row.head[column])
    own = replace(evidence, near=(), written=(), fiscal=(year,)) if year is not None else evidence
    for one in dated_in(f"{row.texts[0]}: {row.texts[column]}", section.path, evidence=own):
        yield Found(section.page, *row.places[column], one.kind, one.label, one.value)


def _year_of(name: str) -> int | None:
    match = _FISCAL_YEAR.fullmatch(name)
    return western_year(match["era"], match["era_year"], match["year"]) if match else None


def by_columns(row: TableRow, section: Section, evidence: Evidence) -> Iterator[Found]:
    """The dates of a row whose columns are named for them."""
    cells = list(zip(row.head, row.texts, strict=True))
    subject = _subject(row)
    dates = sum(any(calendar_days(text)) for text in row.texts)
    found: list[tuple[str, Found]] = []
    for text, begun, (first, last) in _said(cells, subject):
        others = dates - (last - first + 1) > 0  # whose days nobody must take for these
        start, end = (row.places[first][0], row.places[last][1]) if others else (row.start, row.end)
        for one in dated_in(text, section.path, evidence=evidence):
            alone = begun and isinstance(one.value, Period) and one.value.closes is None
            kind = FactKind.SCHEDULE if alone else one.kind
            label = " ".join((*subject.of, begun)) if alone else subject.named(one.label)
            found.append((row.head[last], Found(section.page, start, end, kind, label, one.value)))
    yield from _apart(found)


def _apart(found: Sequence[tuple[str, Found]]) -> Iterator[Found]:
    """What several columns of a row date under one label carries the names of its columns too."""
    columns: dict[str, set[str]] = {}
    for column, one in found:
        columns.setdefault(one.label, set()).add(column)
    for column, one in found:
        head, _, of = one.label.partition("（")
        apart = f"{head}（{' '.join(filter(None, (of.rstrip('）'), column)))}）"
        yield replace(one, label=apart) if len(columns[one.label]) > 1 else one


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a row is about: words that tell what its dates are, or of which programme or edition they are."""

    words: str
    of: tuple[str, ...]

    def named(self, label: str) -> str:
        """The label with that of which it is, where the row is one of several."""
        return of_part(label, *self.of)


def _subject(row: TableRow) -> _Subject:
    programme = programme_of(row)
    words = next((text for text in row.texts if text and not _DIGIT.search(text)), "")
    of = programme or part_of_row(row)
    return _Subject("" if programme else words, (*filter(None, (of,)), *editions_of(row)))


def _said(cells: Sequence[tuple[str, str]], subject: _Subject) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """The dates of a row as sentences, each with the name of its column where that holds beginnings alone, and its cells."""
    dated = [place for place, (_, text) in enumerate(cells) if _DIGIT.search(text) and not is_edition(text)]
    opens = [place for place in dated if _OPENS.search(cells[place][0]) and not _CLOSES.search(cells[place][0])]
    left = list(dated)
    for place in dated:
        name, text = cells[place]
        ends = _CLOSES.search(name) and place not in opens and not _SPAN_ITSELF.search(text)
        begin = next((one for one in opens if ends and one in left and _same_thing(cells[one][0], name)), None)
        if begin is not None:
            left = [one for one in left if one not in (begin, place)]
            together = (begin, place) if place == begin + 1 else (place, place)
            yield f"{subject.words} {_stem(name)}期間: {cells[begin][1]}~{text}".strip(), "", together
    for place in left:
        name, text = cells[place]
        yield f"{subject.words} {name}: {text}".strip(), name if place in opens else "", (place, place)


def _same_thing(opens: str, closes: str) -> bool:
    """Whether two columns are the ends of one period: 公募開始日 and 締切日 are, 公募開始日 and 意向登録締切 are not."""
    return _stem(opens) == _stem(closes) or not _stem(opens) or not _stem(closes)


def _stem(name: str) -> str:
    """What a column's dates are of, without the words for beginning and end."""
    return re.sub(r"[\s_]|の$", "", _END.sub("", re.sub(r"\([^()]*\)", "", name)))
