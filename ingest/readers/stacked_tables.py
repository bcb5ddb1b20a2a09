"""Tables whose cells stand one below the other, as text extraction leaves them: row after row, or column after column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

_D = "[0-9０-９]"
_NAME = re.compile(r"[^0-9０-９。、:：＝=@＠※・]{2,20}")
_EDITION = re.compile(
    rf"第?{_D}{{1,2}}(?:回|次|期)(?:公募|募集)?|(?:令和|平成)?{_D}{{1,4}}年度?(?:公募|募集)?|[一二]次(?:公募|募集)"
)
_OF_ONE = re.compile(
    r"[１1](?:件|課題|社|者|機関|団体|人|名)(?:あたり|当たり|当り|につき).{2,12}"
)  # the name of a column
_COUNTER = re.compile(r"[①-⑳]|[(（]?[0-9０-９]{1,2}[)）.．]?|[A-ZＡ-Ｚア-ン]")
_FORM = re.compile(rf"(?:様式|書式|別紙|別添|別表)第?{_D}{{1,2}}(?:号|[-－の]{_D}{{1,2}})*")
_DAY = re.compile(
    rf"(?:(?:令和|平成)\s?{_D}+\s?年度?|{_D}{{4}}\s?年度?)?\s?(?:{_D}{{1,2}}\s?月(?:\s?{_D}{{1,2}}\s?日|[上中下]旬|末)?|[上中下]旬|随時).*"
)
_NUMBER = re.compile(
    rf"(?:約|上限|最大|最長|月額|年額|定額|各)?[ \u3000]*{_D}[0-9０-９,，.．]*[ \u3000]*(?:[十百千万億]+)?"
    r"(?:$|[/／%％点割分円件名人者社校回年月日週時か箇ヶ課団自機倍].*)"
)
_MARK = re.compile(r"[○◯〇◎●△×✕✓―－—─-]|あり|なし|有|無|必須|任意|不要")
_KEY = re.compile(rf"(?:[A-ZＡ-Ｚ]|第?{_D})(?:型|枠|コース|区分|類型|部門|種|[ \u3000]).*|[①-⑳].*|{_FORM.pattern}")
_NO_CELL = re.compile(r"[ \u3000]*(?:[※＊*・●■◆◇□▼▶【<＜]|[-－]\s|○.|注\s?[0-9０-９)）:：])|.*。\s*$")
_OF_CHANGES = re.compile(r"誤|正|旧|新|現行|(?:訂正|変更|修正|改正|改訂|延長)[前後]")
_KEYED = re.compile(r"項目|区分|種類|類型|事項|種別|書類名?|コース|枠|段階|(?:対象)?設備")
_WHEN = re.compile(r"時期|日程|期日|日付|年月日?|日時|月日|期間")
_OF_PAIRS = re.compile(r"内容|事項|項目|予定|行事|手続き?|配点|点数|金額|補助額|補助率|上限額?|件数|人数")
_LONGEST = 60
_FEWEST_COLUMNS, _MOST_COLUMNS = 2, 7
_FEWEST_ROWS, _FEWEST_OF_PAIRS = 2, 3
_FEWEST_LINES = 8
_MOST_LINES = 120
_KEPT = 1024
Row = tuple[str, ...]


def stacked_table(lines: Sequence[str]) -> tuple[list[Row], int]:
    """The rows of the table that begins with the first line, its head first, and its lines; [] where none begins."""
    if not _names(lines[0]):
        return [], 0
    cells = [line.strip() for line in takewhile(_is_cell, lines[:_MOST_LINES])]
    if len(cells) < _FEWEST_LINES:
        return [], 0
    rows = _by_rows(cells) or _by_columns(cells) or _by_keys(cells)
    return rows, len(cells) if rows else 0


def _is_cell(line: str) -> bool:
    told = line.strip()
    return bool(told) and len(told) <= _LONGEST and "\t" not in line and not _NO_CELL.match(line)


@lru_cache(_KEPT)
def _names(cell: str) -> bool:
    """Whether a cell may be the name of a column."""
    told = cell.strip()
    values = _kind(told) == "mark" or _KEY.fullmatch(told)
    return not values and bool(_NAME.fullmatch(told) or _EDITION.fullmatch(told) or _OF_ONE.fullmatch(told))


@lru_cache(_KEPT)
def _kind(cell: str) -> str:
    if _MARK.fullmatch(cell):
        return "mark"
    kinds = (("counter", _COUNTER), ("form", _FORM), ("day", _DAY))
    found = next((kind for kind, shape in kinds if shape.fullmatch(cell)), "")
    return found or ("number" if _NUMBER.fullmatch(cell) and not _OF_ONE.fullmatch(cell) else "text")


def _by_rows(cells: Sequence[str]) -> list[Row]:
    """The rows of cells that stand row after row, in as many columns as tell most alike."""
    found: list[tuple[float, list[Row]]] = []
    for width in range(_FEWEST_COLUMNS, min(_MOST_COLUMNS, len(cells) // (_FEWEST_ROWS + 1)) + 1):
        if len(cells) % width == 0 and all(map(_names, cells[:width])):
            rows = [tuple(cells[at : at + width]) for at in range(0, len(cells), width)]
            found.append((_likeness(rows), rows))
    likeness, rows = max(found, default=(0.0, []), key=lambda one: one[0])
    return rows if likeness > 0 else []


def _likeness(rows: Sequence[Row]) -> float:
    """The share of columns whose cells are of one kind of value; 0 where that tells no table."""
    head, *below = rows
    if any(map(_OF_CHANGES.fullmatch, head)) or any(row == head for row in below):
        return 0.0
    kinds = [_common(column) for column in zip(*below, strict=True)]
    told = sum(kind != "text" for kind in kinds)
    if len(head) == _FEWEST_COLUMNS:
        pairs = (_WHEN.fullmatch(head[0]) and kinds == ["day", "text"]) or (
            _OF_PAIRS.fullmatch(head[1]) and kinds == ["text", "number"]
        )
        return 0.5 if pairs and len(below) >= _FEWEST_OF_PAIRS else 0.0
    keyed = bool(_KEYED.fullmatch(head[0])) and all(_EDITION.fullmatch(name) for name in head[1:])
    return told / len(head) if told else 0.1 * keyed


def _common(column: Sequence[str]) -> str:
    """The kind of value that all cells of a column are, but those that hold a mark; "text" where they differ."""
    kinds = {_kind(cell) for cell in column}
    kinds = kinds if kinds == {"mark"} else kinds - {"mark"}
    return kinds.pop() if len(kinds) == 1 else "text"


def _by_columns(cells: Sequence[str]) -> list[Row]:
    """The rows of cells that stand column after column, each column below its name."""
    for height in range(_FEWEST_ROWS + 1, len(cells) // _FEWEST_COLUMNS + 1):
        if len(cells) % height == 0:
            columns = [cells[at : at + height] for at in range(0, len(cells), height)]
            if len(columns) > _FEWEST_COLUMNS and _are_columns(columns):
                return list(zip(*columns, strict=True))
    return []


def _are_columns(columns: Sequence[Sequence[str]]) -> bool:
    """Whether below each name stand values of one kind, and below the first what the rows are called."""
    first, *others = columns
    told = all(_common(column[1:]) in ("number", "day") for column in others)
    named = all(_names(column[0]) and _kind(column[0]) == "text" for column in columns)
    return told and named and _common(first[1:]) == "text" and len(set(first)) == len(first)


def _by_keys(cells: Sequence[str]) -> list[Row]:
    """The rows that begin with the names of kinds, where a long cell goes on in the next line; [] where that leaves doubt."""
    begins = [at for at, cell in enumerate(cells) if _KEY.fullmatch(cell)]
    head = tuple(cells[: begins[0]]) if begins else ()
    if not _FEWEST_COLUMNS < len(head) <= _MOST_COLUMNS or len(begins) < _FEWEST_ROWS or not all(map(_names, head)):
        return []
    if any(map(_OF_CHANGES.fullmatch, head)):
        return []
    ends = (*begins[1:], len(cells))
    rows = [_narrowed(cells[begin:end], len(head)) for begin, end in zip(begins, ends, strict=True)]
    told = any(_common(column) != "text" for column in zip(*rows, strict=False))
    return [head, *rows] if all(rows) and told else []


def _narrowed(cells: Sequence[str], width: int) -> Row:
    """As many cells as a row has columns: words go on below words, and what stands in brackets below what it is about."""
    below = [
        place > 1 and (cell[0] in "(（" or _kind(cell) == _kind(cells[place - 1]) == "text")
        for place, cell in enumerate(cells)
    ]
    if len(cells) - width not in (0, sum(below)):
        return ()
    whole: list[str] = []
    for cell, goes_on in zip(cells, below, strict=True):
        if goes_on and len(cells) > width:
            whole[-1] += cell
        else:
            whole.append(cell)
    return tuple(whole)
