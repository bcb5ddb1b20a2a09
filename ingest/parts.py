"""Which part of a call a date is of, where one document dates several: 前期, A枠, 若手部門."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.languages.ja.dates import calendar_days
from assistant.languages.ja.normalise import plain, squeezed
from ingest.labels import says_what
from ingest.sections import Section
from ingest.spans import Spans
from ingest.tables import TableRow

_KINDS = r"枠|型|コース|部門|類型|タイプ|ステージ|クラス"
_PART = (
    r"(?:[前後上下][期半]期?|第\s?[\d一二三四五六七八九]{1,2}\s?[回次期]|\d次|[春夏秋冬]期?"
    rf"|[^\s、。:]{{1,16}}(?:{_KINDS})(?:\([^()]*\))?|区分\s?[A-Z\d])"
)
_NAMES_PART = re.compile(
    rf"[\s(\[【<\d.)・]*(?P<part>{_PART})\s*の?(?:公募|募集|申請|応募|受付|日程|場合|分)?[\s)\]】>]*"
)
_HOLDS_PARTS = re.compile(rf".{{0,6}}(?:{_KINDS}|区分|メニュー|種別|種類|分野)名?")
_SAID = re.compile(
    rf"\(\s*(?P<in>[^()]{{0,40}}?(?:{_KINDS}|区分\s?[A-Z\d]))\s*(?:のみ|の場合|に限る|対象)?\s*\)|(?<![^\s・※(])(?P<term>[前後]期)(?:公募|募集|応募|申請|分|の)"
)
_LABEL_OF_PART = re.compile(
    rf"[・○●◆◇■□※*\-\s]*(?:公募|募集|応募|申請|申込み?|受付|提出)の?(?:期間|期限|締め?切り?)\s*\((?P<in>[^()]{{0,40}}?(?:{_KINDS}|区分\s?[A-Z\d]))\)\s*:?"
)
_ONLY = re.compile(rf"\s*[※(]*\s*(?P<in>[^\s※()、。]{{1,14}}(?:{_KINDS}|区分\s?[A-Z\d]))のみ")
_SUBJECT = re.compile(r"[\s・\-*●○■]*(?P<of>[^\s:。、][^:。、]{1,23}):\s*")
_NO_SUBJECT = re.compile(
    r"日時|期[間限日]|締|提出|受付|必着|郵送|電子|持参|メール|オンライン|申し?込|時間|方法|予定|開始|終了|まで|公募|募集|応募|申請|\d\s*[月日]"
)
_DATES = re.compile(r"開始|締|期間|期限|期日|日程|日時|時期|日$|予定|終了|備考|場所|会場")
_GAP = re.compile(r"\s{2,}")
_SEVERAL = 2
_SHORTEST_NAME = 6  # characters of a programme's name that stands alone in a line
_BEFORE_AND_AFTER = re.compile(r"[誤正旧新]|現行|(?:変更|訂正|延長|改訂|改正|修正)[前後]?")  # columns of an amendment


def said_part(before: str, after: str) -> str:
    """The part that the words around a date name: 面接(A枠のみ), 研究集会:, 後期募集の; "" where none."""
    found = list(_SAID.finditer(before))
    if found:
        return found[-1]["in"] or found[-1]["term"]
    only = _ONLY.match(after)
    if only:
        return only["in"]
    if part := _part(before):
        return part
    subject = _SUBJECT.fullmatch(before)
    if not subject or _part(subject["of"]):
        return _part(subject["of"]) if subject else ""
    return "" if _NO_SUBJECT.search(subject["of"]) or says_what(before) else subject["of"]


def names_a_part(line: str) -> bool:
    """Whether a line is the name of a part and its day: 若手型 6月12日(金)17時."""
    first = next(iter(calendar_days(line)), None)
    return first is not None and bool(_part(line[: first.start].rstrip(" :")))


def part_of_label(line: str) -> str:
    """The part that a label alone on its line names in brackets: 公募期間(若手型); "" where it names none."""
    found = _LABEL_OF_PART.fullmatch(line.strip())
    return found["in"] if found else ""


def heading_parts(paths: Sequence[Sequence[str]]) -> dict[tuple[str, ...], str]:
    """Heading paths that end in the name of a part and that part, where several stand beside each other."""
    named = {tuple(path[: depth + 1]): part for path in paths for depth, one in enumerate(path) if (part := _part(one))}
    beside: dict[tuple[str, ...], set[str]] = {}
    for path, part in named.items():
        beside.setdefault(path[:-1], set()).add(part)
    return {path: part for path, part in named.items() if len(beside[path[:-1]]) > 1}


def part_of_row(row: TableRow) -> str:
    """The part that a row is about, where one of its columns is named for parts: コース, 部門, 区分."""
    cells = zip(row.head, row.texts, strict=False)
    held = (text for name, text in cells if _HOLDS_PARTS.fullmatch(name) and text and not any(calendar_days(text)))
    return next((" ".join(text.split()) for text in held if not _NO_SUBJECT.search(text) and not says_what(text)), "")


def part_columns(rows: Sequence[TableRow]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The heads of tables whose columns are parts, each with the part of every column; "" for what is none."""
    dated: dict[tuple[str, ...], set[int]] = {}
    for row in rows:
        if row.head and not row.names and len(row.texts) == len(row.head) == len(row.places):
            holds = {place for place, text in enumerate(row.texts) if any(calendar_days(text))}
            dated.setdefault(row.head, set()).update(holds)
    return {head: parts for head, places in dated.items() if (parts := _parts_of(head, places))}


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """What stands below the name of a programme in a list of many."""

    start: int
    end: int
    name: str


def programmes_of(rows: Sequence[TableRow]) -> Mapping[str, str]:
    """The programmes that the tables of a document list; none where they list one."""
    cells = (text for row in rows if not row.names for column, text in row.cells if column == "programme")
    found = {squeezed(text): text for text in cells if len(squeezed(text)) >= _SHORTEST_NAME}
    return found if len(found) > 1 else {}


def named_spans(section: Section, programmes: Mapping[str, str]) -> Spans[NamedSpan]:
    """The lines of a section under each line that begins with the name of a listed programme, up to the next table."""
    spans: list[NamedSpan] = []
    name = ""
    for line in section.lines if programmes else ():
        text = squeezed(line.text)
        begun = max((known for known in programmes if text.startswith(known)), key=len, default="")
        name = "" if section.rows_at(line.start) else programmes.get(begun, name)
        spans += [NamedSpan(line.start, line.end, name)] if name else []
    return Spans(spans)


def cells_by_part(line: str, above: Sequence[str]) -> Sequence[tuple[str, str]] | None:
    """The cells of a line whose gaps part several dates, each with its part of the call, () where no line above names them; None for any other line."""
    event, *cells = _GAP.split(line.strip())
    begun = next(iter(calendar_days(event)), None)
    if begun is not None and event[: begun.start].endswith(")"):  # 面接(A枠)6月15日  9月28日
        event, cells = event[: begun.start], [event[begun.start :], *cells]
    if len(cells) < _SEVERAL or any(calendar_days(event)) or not all(any(calendar_days(cell)) for cell in cells):
        return None
    heads = (_GAP.split(text.strip()) for text in reversed(above))
    own = (
        head[-len(cells) :] for head in heads if len(head) in (len(cells), len(cells) + 1)
    )  # 区分, and a column each
    parts = next((head for head in own if all(map(_part, head))), ())
    return [(_part(part), f"{event}: {cell}") for part, cell in zip(parts, cells, strict=False)]


def _parts_of(head: Sequence[str], dated: set[int]) -> tuple[str, ...]:
    names = [_part(head[place]) or head[place].strip() for place in sorted(dated)]
    if 0 in dated or not names or not all(names) or len(set(names)) < len(names):
        return ()
    if any(_DATES.search(name) or _BEFORE_AND_AFTER.match(name) or says_what(name) for name in names):
        return ()
    if len(names) == 1 and not _part(names[0]):
        return ()
    return tuple((_part(name) or name.strip()) if place in dated else "" for place, name in enumerate(head))


def _part(name: str) -> str:
    found = _NAMES_PART.fullmatch(plain(name).strip())
    return found["part"] if found else ""
