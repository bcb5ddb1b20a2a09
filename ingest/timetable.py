"""The dated facts of a document: of its sentences, of lines that a date is broken over, and of table rows."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain import FactKind, Wording
from assistant.languages.ja.dates import calendar_days, fiscal_years, months_and_years
from assistant.languages.ja.sentences import sentence_spans
from ingest.bygone import without_the_bygone
from ingest.chapters import chapter_parts, with_parts
from ingest.dated import dated_in, is_past
from ingest.dated_rows import by_columns, is_read_by_columns, newest_of_years, of_newest_year, parted
from ingest.day_lines import days_with_events
from ingest.found import Found
from ingest.labels import AS_FOLLOWS, BY_POST, of_part, within_part
from ingest.lines import Line
from ingest.others_lines import of_others
from ingest.parts import (
    cells_by_part,
    heading_parts,
    named_spans,
    names_a_part,
    part_columns,
    part_of_label,
    programmes_of,
)
from ingest.periods import periods_in
from ingest.sections import Section
from ingest.spans import Spans
from ingest.tables import TableRow
from ingest.years import Evidence

_GOES_ON = re.compile(r"(?:~|から|より)\s*$")  # the end of a period stands in the next line
_WENT_ON = re.compile(r"\s*~")
_WEEKDAY = re.compile(r"\s*\([月火水木金土日][)・祝]")  # of the day that ends the line above
_ARRIVES = re.compile(
    r"\s*[(※・]*\s*(?:当日|同日|締切日)?の?(?:消印|まで有効|必着)"
)  # what must have happened by the day above
_NEAR = 24  # characters at the end of a line, and at the beginning of the next
_DIGIT = re.compile(r"\d")
_NO_LABEL = re.compile(r"[\d\t。]")
_LABEL_LINE = 24  # characters of a line that names what the next one dates
_SCHEDULE = re.compile(
    r"スケジュール|日程|今後の(?:予定|流れ)|(?:公募|事業|審査|採択)(?:後|まで)?の(?:流れ|予定)|実施時期"
)
_WHEN = re.compile(
    r"(?:令和|平成)?\d+年(?:度)?|\d{1,2}月|(?<!\d)\d{1,2}/\d{1,2}(?!\d)|上旬|中旬|下旬|年度末|\d+\s*(?:日|週間|(?:か|ヶ|カ|ケ)月)(?:間|程度|以内|後)"
)
_ONLY_A_DAY = re.compile(
    r"[\s・*\-(]*(?:(?:令和|平成|[RH])?\s*(?:元|\d{1,4})\s*[年./]\s*)?\d{1,2}\s*[月./]\s*\d{1,2}\s*日?\s*(?:\(\s*[月火水木金土日](?:曜日?)?\s*\))?[\s)]*"
)
_LABELLED_ROW = re.compile(r"(?P<label>[^\t\d。]{2,24})\t+[^\t]*\d")  # 説明会<tab>4月22日
_ONLY_DAYS_FIRST = re.compile(r"\s*(?:(?:令和|平成)\s*\d+\s*年|20\d\d\s*[年/.])?\s*\d{1,2}\s*[月/]\s*\d{1,2}[^\t]*$")
_ONLINE = re.compile(r"電子|メール|オンライン|jGrants|Jグランツ|e-?Rad|システム", re.IGNORECASE)
_MARKS = " ・-*:~→⇒▼↓()（）【】■◆●○◇□\t|"
_TOPIC = re.compile(r"は、?|:|\t|\s(?=\S+~)")  # what follows is when it happens
_NUMBER = re.compile(r"^\s*\(?(?:\d{1,2}|[ア-ン])[).]\s*(?!\d)")
_AFTER = re.compile(r"[\s、。]")  # what ends the name of an event that stands after its day
_LONGEST_PIECE = 2000  # characters: in a longer one nobody can tell which words are of which date
_LONGEST_EVENT = 100  # characters of a line that is a row of a schedule


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a line with the one that it goes on in, and where it stands."""

    text: str
    start: int
    end: int
    above: str  # the line above, where it is a label
    scheduled: bool = False  # whether it is a row of a schedule, whatever its heading says


def dated_facts(sections: Sequence[Section], of_document: Evidence) -> tuple[Found, ...]:
    """The dates that have a label, each with the sentence or row that holds it; the one way to apply needs no name."""
    found = without_the_bygone(tuple(_dated(sections, of_document)))
    others = any(one.label.startswith(("公募期間", "公募締切")) and one.label != BY_POST for one in found)
    if others or any(_ONLINE.search(line.text) for section in sections for line in section.lines):
        return found
    return tuple(replace(one, label="公募締切") if one.label == BY_POST else one for one in found)


def _dated(sections: Sequence[Section], of_document: Evidence) -> Iterator[Found]:
    whole = _of_document(sections, of_document)
    front = _front_of(sections)
    paths = [section.path for section in sections]
    parts = {**chapter_parts(paths), **heading_parts(paths)}
    programmes = programmes_of([row for section in sections for row in section.rows])
    found: list[tuple[str, Found]] = []
    for section in sections:
        of = next((parts[path] for path in _above(section.path) if path in parts), "")
        named, others = named_spans(section, programmes), of_others(section)
        for one in _of_section(section, whole, front):
            if others.over(one.start, one.end):
                continue
            programme = next((span.name for span in named.over(one.start, one.end)), "")
            found.append((of, replace(one, label=of_part(one.label, programme))))
    yield from with_parts(found)


def _above(path: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A path and those that lead to it, the longest first."""
    yield from (tuple(path[:depth]) for depth in range(len(path), 0, -1))


def _of_section(section: Section, whole: Evidence, front: Section | None) -> Iterator[Found]:
    near: tuple[date, ...] = _anchors(section.path)
    fiscal = _fiscal((*section.path, *(line.text for line in section.lines))) or whole.fiscal
    evidence = replace(whole, near=near, fiscal=fiscal)
    columns = part_columns(section.rows)
    for row in section.rows:
        yield from _of_row(row, columns.get(row.head, ()), section, evidence)
    for piece in _pieces(section, columns):
        if section is not front or not _ONLY_A_DAY.fullmatch(piece.text):
            yield from _of_piece(piece, section, replace(evidence, near=near))
        near = (*near, *_anchors((piece.text,)))[-1:]


def _front_of(sections: Sequence[Section]) -> Section | None:
    """The first lines of a document: a day alone among them is its own, and not that of what its title names."""
    return next((section for section in sections if not section.bare), None)


def _of_document(sections: Sequence[Section], said: Evidence) -> Evidence:
    """What the document says of itself, with all that it writes; history is no evidence."""
    texts = [line.text for section in sections for line in section.lines if not is_past(line.text)]
    return replace(said, written=_anchors(texts), fiscal=said.fiscal or _fiscal(texts))


def _anchors(texts: Iterable[str]) -> tuple[date, ...]:
    """The days and months that are written with their year, in order."""
    return tuple(dict.fromkeys(day for text in texts if _DIGIT.search(text) for day in _days_of(text)))


def _days_of(text: str) -> Iterator[date]:
    if is_past(text):
        return
    days = [day for day in calendar_days(text) if day.year_written and day.year]
    found = [(day.start, date(day.year or 1, day.month, day.day)) for day in days]
    spans = Spans(days)
    for start, _, year, month in months_and_years(text):
        if year and month and not spans.at(start):
            found.append((start, date(year, month, 1)))
    yield from (day for _, day in sorted(found))


def _fiscal(texts: Iterable[str]) -> tuple[int, ...]:
    """The fiscal years that texts name, each once."""
    return tuple(dict.fromkeys(year for text in texts if not is_past(text) for _, _, year in fiscal_years(text)))


def _pieces(section: Section, columns: Container[tuple[str, ...]]) -> Iterator[_Piece]:
    """The sentences of a section but for rows that are read by their columns; a period that goes on in the next line is one piece."""
    by_columns = Spans([row for row in section.rows if _is_read_as_a_row(row) or row.head in columns])
    lines = [line for line in section.lines if not by_columns.at(line.start)]
    headed = sum(line.start < section.lines[section.headed].start for line in lines) if not section.bare else 0
    events = days_with_events([line.text for line in lines], headed)
    place = 0
    above = ""
    while place < len(lines):
        if place in events:
            day, event = lines[place], lines[events[place]]
            yield _Piece(f"{event.text} {day.text}", day.start, event.end, "", scheduled=True)
            place += 2
            continue
        line, after = lines[place], lines[place + 1] if place + 1 < len(lines) else None
        above = _label_above(lines[place - 1].text, line.text, above) if place else ""
        if after is not None and _joined(line, after):
            yield _Piece(f"{line.text} {after.text}", line.start, after.end, above)
            place += 2
            continue
        for start, end in sentence_spans(line.text):
            yield _Piece(line.text[start:end], *line.source_span(start, end), above)
        place += 1


def _is_read_as_a_row(row: TableRow) -> bool:
    return is_read_by_columns(row) or newest_of_years(row) is not None


def _label_above(before: str, line: str, above: str) -> str:
    """The label that a line stands under: the line before it, or the one that part after part stands under."""
    if _names_what_follows(before):
        return before
    row = _LABELLED_ROW.match(before)
    if row and _ONLY_DAYS_FIRST.match(line):
        return row["label"]
    return above if names_a_part(before) and names_a_part(line) else ""


def _names_what_follows(above: str) -> bool:
    """Whether a line says what the next one dates: its label, or a sentence that announces it."""
    if part_of_label(above):
        return True
    label = len(above) <= _LABEL_LINE and bool(above.strip(_MARKS)) and not _NO_LABEL.search(above)
    return label or (len(above) <= _LONGEST_EVENT and bool(AS_FOLLOWS.search(above)) and not _DIGIT.search(above))


def _joined(line: Line, after: Line) -> bool:
    if _WEEKDAY.match(after.text) and line.text.endswith("日"):
        return True
    if _ARRIVES.match(after.text) and any(calendar_days(line.text[-_NEAR:])):
        return True
    if not (_DIGIT.search(line.text[-_NEAR:]) and _DIGIT.search(after.text[:_NEAR])):
        return False
    return bool(_GOES_ON.search(line.text) or _WENT_ON.match(after.text))


def _of_piece(piece: _Piece, section: Section, evidence: Evidence) -> Iterator[Found]:
    if len(piece.text) > _LONGEST_PIECE:
        return
    if not _WHEN.search(piece.text) and not _DIGIT.search(piece.text):
        return
    path = (*section.path, piece.above) if piece.above else section.path
    lines = [line.text for line in section.lines if line.start < piece.start]
    cells = cells_by_part(piece.text, (*section.path[-1:], *lines))
    for part, text in [("", piece.text)] if cells is None else cells:
        for one in dated_in(text, path, evidence=evidence):
            label = within_part(one.label, part) if cells else of_part(one.label, part_of_label(piece.above))
            yield Found(section.page, piece.start, piece.end, one.kind, label, one.value)
    scheduled = piece.scheduled or _in_schedule(section)
    if scheduled and len(piece.text) <= _LONGEST_EVENT and not is_past(piece.text):
        yield from _event(piece, section, evidence)


def _in_schedule(section: Section) -> bool:
    return any(_SCHEDULE.search(heading) for heading in section.path)


def _event(piece: _Piece, section: Section, evidence: Evidence) -> Iterator[Found]:
    """A line of a schedule under the name of what happens."""
    when = _WHEN.search(piece.text)
    if when is None or piece.text in section.path:
        return
    cells = [cell.strip(_MARKS) for cell in piece.text.split("\t")]
    named = [cell for cell in cells if cell and not _WHEN.search(cell)]
    spans = list(periods_in(piece.text, evidence))
    before = _bare(_TOPIC.split(piece.text[: when.start()])[0])
    after = _bare(_AFTER.split(piece.text[spans[0].end :].strip())[0]) if len(spans) == 1 and not before else ""
    under = _bare(piece.above)
    own = f"{under}({before})" if under and names_a_part(piece.text) else before
    label = named[0] if named and len(cells) > 1 else own or after or under or section.path[-1]
    placed = [one.value for one in spans]
    value = placed[0] if len(placed) == 1 else Wording()
    yield Found(section.page, piece.start, piece.end, FactKind.SCHEDULE, label, value)


def _bare(name: str) -> str:
    """What happens, without bullets; a bracket that it opens keeps its end: 面接(A枠のみ)."""
    bare = _NUMBER.sub("", name).strip(_MARKS)
    return f"{bare})" if bare.count("(") > bare.count(")") else bare


def _of_row(row: TableRow, parts: Sequence[str], section: Section, evidence: Evidence) -> Iterator[Found]:
    """The dates of a row that is read by its columns."""
    newest = newest_of_years(row)
    if newest is not None:
        yield from of_newest_year(row, newest, section, evidence)
        return
    if row.names or not (parts or is_read_by_columns(row)):
        return
    found = tuple(parted(row, parts, section, evidence) if parts else by_columns(row, section, evidence))
    piece = _Piece("\t".join(row.texts), row.start, row.end, "")
    yield from found or (() if parts else _of_piece(piece, section, evidence))
    if (found or parts) and _in_schedule(section) and not is_past(piece.text):
        yield from _event(piece, section, evidence)
