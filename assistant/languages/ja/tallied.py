"""How many applied and how many were chosen, as sentences and tables tell it: 「応募38件、採択7件」, 令和7年度 個人型 97 8."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentence_spans

_APPLIED = r"(?:応募|申請|申し?込み?|提案|エントリー|出願)"
_CHOSEN = r"(?:採択|採用|選定|選抜|合格|交付決定)"
_UNIT = r"(?:件|社|者|人|名|団体|校|チーム|機関|拠点|課題|組)"
_NUMBER = rf"\d[\d,]*\s*{_UNIT}"
_ASIDE = r"(?:\([^()]*\))?"
_PAIR = re.compile(
    rf"(?:{_APPLIED}[^\d。\n()]{{0,8}}{_NUMBER}|{_NUMBER}{_ASIDE}(?:の|が|もの)*{_APPLIED}|{_NUMBER}(?=中)){_ASIDE}"
    rf"[^。\n]{{0,48}}?"
    rf"(?:{_CHOSEN}[^\d。\n()、]{{0,8}}{_NUMBER}|(?<=中){_NUMBER}|(?<!\d){_NUMBER}(?=[をがで、。]|$|{_ASIDE}を)){_ASIDE}"
)
_BROKEN = re.compile(rf"(?<=\d)\s*\n\s*(?={_UNIT})")
_TELLS_BOTH = re.compile(rf"{_CHOSEN}|選ば|決ま|中\d")
_NO_RESULT = re.compile(r"先着|参加しま|出席|につき|以上の|以内|程度|上限|予定|までと")
_TAIL = re.compile(r"[^、。\n]*[。]?")
_LEAD = re.compile(
    r"^.*?(?:年度|前回|昨年|前年|第\d{1,2}[回期次]|(?<!\d)\d次)[^、。]{0,14}?(?:では、?|[はで]、?|[、:])"
)
_A_COLUMN = re.compile(  # 応募件数, 採択(ひろげる), A 採択
    rf"(?:(?P<before>[^\s()]{{1,12}}) )?(?:(?P<applied>{_APPLIED})(?:件数|者数|社数|総数|数)?|(?P<chosen>{_CHOSEN})(?:件数|者数|社数|数)?)"
    r"(?:\((?P<behind>[^()]{1,12})\))?"
)
_CELLS_APART = re.compile(r"\t|[ \u3000]{2,}")
_COUNT = re.compile(rf"\d[\d,]*\s*{_UNIT}?|[-―–—]")
_A_TIME = re.compile(  # a cell that begins with it may hold the next one too
    r"(?:20\d\d(?:年度?)?|(?:令和|平成|[RH])\s?(?:\d{1,2}|元)(?:年度?)?|第\s?\d{1,2}\s?[回期次])(?=[\s(]|$)"
)
_FEWEST, _BESIDE, _BETWEEN = 2, " / ", "、/ "


@dataclass(frozen=True, slots=True)
class Tally:
    """How many applied and were chosen of one round or part."""

    told: str  # what is said
    label: str  # of what: its part, and its time where it stands beside
    part: str  # of what, without its time
    above: str  # what stands before it and may tell its time
    time: str = ""  # the year or round of a row, or of one above it


def told_tallies(text: str) -> Iterator[Tally]:
    """Each pair of numbers that the sentences of a text tell."""
    said = _BROKEN.sub("", plain(text))
    for start, end in sentence_spans(said):
        sentence = said[start:end].lstrip(_BETWEEN)
        pairs = () if _NO_RESULT.search(sentence) else _PAIR.finditer(sentence)
        matches = [one for one in pairs if _TELLS_BOTH.search(sentence[one.start() :])]
        lead = _LEAD.search(sentence[: matches[0].start()]) if len(matches) > 1 else None
        since = lead.end() if lead else 0
        for match in matches:
            tail = _TAIL.match(sentence, match.end())
            until = tail.end() if tail and match is not matches[-1] else len(sentence)
            told = f"{lead[0] if lead else ''}{sentence[since:until].strip(_BETWEEN)}"
            part = sentence[since : match.start()].strip(_BETWEEN)
            yield Tally(told, f"{lead[0] if lead else ''}{part}", part + _behind(match[0]), said[:start])
            since = until


def _behind(pair: str) -> str:
    """What stands in brackets behind a number, as it may name parts: 応募38件(先導型9件、育成型21件)."""
    return "".join(re.findall(r"\([^()]*\)", pair))


def listed_tallies(text: str, columns: Sequence[str], above: str, time: str) -> Iterator[Tally]:
    """Each row of a table with both numbers, with the names of their columns; the time above a row is its own too."""
    for line in text.split("\n"):
        row_cells = _cells(line)
        if named := _columns(row_cells):
            columns, time = named, ""
        elif columns and (row := _row(row_cells, columns)):
            lead, numbers = row
            times = [match[0] for cell in lead if (match := _A_TIME.match(cell))]
            time = times[0] if times else time
            own = lead if times or not time else (time, *lead)
            for part, cells in _by_part(columns, numbers):
                yield Tally(_BESIDE.join((*own, *cells)), " ".join((*own, part)).strip(), part or lead[-1], above, time)
        else:
            above = f"{above}\n{plain(line)}" if line.strip() else above


def counting_columns(title: str) -> tuple[str, ...]:
    """The columns of numbers in a title that names the columns of a table: 年度 / 区分 / 応募 / 採択."""
    return _columns(plain(title).replace(_BESIDE, " ").split()) if _BESIDE in title else ()


def _cells(line: str) -> tuple[str, ...]:
    cells = tuple(" ".join(plain(cell).split()) for cell in _CELLS_APART.split(line) if cell.strip())
    return cells if len(cells) > 1 else tuple(plain(line).split())


def _by_part(columns: Sequence[str], numbers: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The cells under the names of their columns: all of a row, or those of each part that the columns name."""
    parts = [_part_of(name) for name in columns]
    several = len({part for part in parts if part}) > 1
    for part in dict.fromkeys(filter(None, parts)) if several else ("",):
        told = (f"{name}: {cell}" for name, cell, of in zip(columns, numbers, parts, strict=True) if part in ("", of))
        yield part, tuple(told)


def _part_of(name: str) -> str:
    match = _A_COLUMN.fullmatch(name)
    return (match["before"] or match["behind"] or "") if match else ""


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns of numbers, from the first that counts who applied; none where a line is no such head."""
    kinds = [_A_COLUMN.fullmatch(cell) for cell in cells]
    first = next((at for at, kind in enumerate(kinds) if kind and kind["applied"]), None)
    if first is None or not any(kind and kind["chosen"] for kind in kinds[first:]):
        return ()
    return tuple(cells[first:])


def _row(cells: Sequence[str], columns: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The cells that say of what a row tells, and those under the columns."""
    at = len(cells) - len(columns)
    if at < 1 or sum(bool(_COUNT.fullmatch(cell)) for cell in cells[at:]) < _FEWEST:
        return None
    return tuple(cells[:at]), tuple(cells[at:])
