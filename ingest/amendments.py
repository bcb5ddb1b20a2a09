"""What a later document changes: the rows of a 正誤表, lines that pair what stood with what stands, and sentences, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby

from assistant.domain import Amendment
from assistant.languages.ja.normalise import plain
from ingest.amending_sentences import AMENDING, CORRECTED, amended_in_sentences, amendment_at, as_place, label_of, raw
from ingest.found import Found
from ingest.lines import Line
from ingest.sections import Section
from ingest.spans import Spans
from ingest.spread_errata import numbered_errata, spread_errata

_BEFORE = r"誤|(?:訂正|変更|修正|改正|改訂|延長)前|旧|現行|当初|従前|従来"
_AFTER = r"正|(?:訂正|変更|修正|改正|改訂|延長)後|新|改正案"
_COLUMN_BEFORE = re.compile(
    rf"\s*[(【「]?\s*(?:{_BEFORE})\s*[)】」]?(?:\s*\(.*\))?\s*(?:の?(?:記載|内容|文言|条文|期限|期日|期間|日程|日時|締切))?\s*"
)
_COLUMN_AFTER = re.compile(
    rf"\s*[(【「]?\s*(?:{_AFTER})\s*[)】」]?(?:\s*\(.*\))?\s*(?:の?(?:記載|内容|文言|条文|期限|期日|期間|日程|日時|締切))?\s*"
)
_COLUMN_NOTE = re.compile(r"備考|理由|No\.?|番号|通番|項番|#|日付|更新日|訂正日|変更日", re.IGNORECASE)
_UNIT_OF_PLACE = re.compile(r"(ページ|頁|行|条|項)")
_NO_CHANGE = re.compile(r"[\s(]*(?:なし|記載なし|\(?新規\)?|\(?新設\)?|\(?追加\)?|-+|削除|\(?削る\)?)[\s)]*")
_PAGE_NUMBER = re.compile(r"[-\s\d/]+")

_MARK = r"(?:[(【\[<]\s*(?:{0})\s*[)】\]>]\s*:?|^\s*(?:{0})\s*:|(?<=\s)(?:{0})\s*:|^\s*(?:{0})\s*$)"
_MARK_BEFORE = re.compile(_MARK.format(_BEFORE))
_MARK_AFTER = re.compile(_MARK.format(_AFTER))

_AGAINST_A_YEAR = re.compile(r"年度から|前年度|昨年度|前回(?:公募|募集)?(?:から|との)|年度\s*[→/]\s*\S*年度")
_LONGEST_LABEL = 20  # characters of a line that says what is changed below it
_NO_PLACE = re.compile(
    r"\d|[:;、]|(?:について|お知らせ|ご?案内|正\s?誤\s?表|要[領項綱])\W*$"
)  # values, and titles of a paper
_FARTHEST = 6  # lines between what stood and what stands


def amendments_of(texts: Mapping[int, str], sections: Sequence[Section]) -> Iterator[Found]:
    """The amendments of a document that say what stood or what stands; a row of a table is read as a row and not as a sentence."""
    every = _every(texts, sections)
    return (one for one in every if isinstance(one.value, Amendment) and (one.value.before or one.value.after))


def _every(texts: Mapping[int, str], sections: Sequence[Section]) -> Iterator[Found]:
    spread = (read(texts, CORRECTED, stood=_is_before, stands=_is_after) for read in (spread_errata, numbered_errata))
    rows = (*_in_tables(texts), *chain.from_iterable(spread))
    in_rows = tuple(replace(row, label=_label_of_row(row, texts, sections)) for row in rows)
    yield from in_rows
    for page, on_page in groupby(sections, key=lambda section: section.page):
        on_rows = Spans([row for row in in_rows if row.page == page])
        lines = [
            (line, _speaks_of_amending(plain(" ".join(section.path))))
            for section in on_page
            for line in section.lines
            if not on_rows.over(line.start, line.end)
        ]
        yield from _in_lines(lines, page, texts[page])


def _speaks_of_amending(headings: str) -> bool:
    """Whether headings announce what is corrected; what is new against another year corrects nothing."""
    return bool(AMENDING.search(headings)) and not _AGAINST_A_YEAR.search(headings)


# -- tables


def _in_tables(texts: Mapping[int, str]) -> Iterator[Found]:
    """Rows under a head that names what stood and what stands; a table may go on over pages."""
    head: tuple[str, ...] = ()
    for page, text in texts.items():
        for match in re.finditer(r"[^\n]+", text):
            cells = match.group().split("\t")
            if _PAGE_NUMBER.fullmatch(match.group()):
                continue
            if len(cells) == 1 or _is_head(cells):
                head = tuple(map(plain, cells)) if len(cells) > 1 else ()
            elif len(head) == len(cells) and (value := _of_row(head, cells)) is not None:
                lead = len(match.group()) - len(match.group().lstrip())
                yield amendment_at(
                    (page, match.start() + lead, match.start() + len(match.group().rstrip())), CORRECTED, value
                )


def _is_head(cells: Sequence[str]) -> bool:
    names = [plain(cell) for cell in cells]
    return any(map(_COLUMN_BEFORE.fullmatch, names)) and any(map(_COLUMN_AFTER.fullmatch, names))


def _is_before(name: str) -> bool:
    return bool(_COLUMN_BEFORE.fullmatch(name))


def _is_after(name: str) -> bool:
    return bool(_COLUMN_AFTER.fullmatch(name))


def _of_row(head: Sequence[str], cells: Sequence[str]) -> Amendment | None:
    sides = [""] * 2
    places = []
    for name, cell in zip(head, cells, strict=True):
        said = "" if _NO_CHANGE.fullmatch(plain(cell)) else cell.strip()
        if _COLUMN_BEFORE.fullmatch(name):
            sides[0] = said
        elif _COLUMN_AFTER.fullmatch(name):
            sides[1] = said
        elif said and not _COLUMN_NOTE.search(name):
            places.append(_placed(name, said))
    before, after = sides
    return Amendment(before, after, " ".join(places)) if before != after else None


def _placed(name: str, cell: str) -> str:
    """A place as its column words it: 8 under ページ is 8ページ."""
    unit = _UNIT_OF_PLACE.search(name)
    return f"{cell}{unit[1]}" if unit and plain(cell).isdigit() else cell


# -- lines


def _in_lines(held: Sequence[tuple[Line, bool]], page: int, text: str) -> Iterator[Found]:
    """The amendments of a page's lines, each line with whether its headings speak of amending."""
    lines = [line for line, _ in held]
    opened: tuple[int, int, str] | None = None  # the line, where its words begin, the place
    named = False  # whether the columns of what stood and what stands are named above
    for number, (line, amending) in enumerate(held):
        before, after = _MARK_BEFORE.search(line.text), _MARK_AFTER.search(line.text)
        if before and after and before.end() <= after.start():
            value = Amendment(
                raw(line, text, before.end(), after.start()).strip("→⇒ 　"),
                raw(line, text, after.end(), len(line.text)),
                _place_in(line, text, before.start()) or _place_above(lines, number, text),
            )
            named = named or not value.after
            if not _is_after(plain(value.before)):  # the names of the columns
                yield amendment_at((page, line.start, line.end), label_of(line.text), value)
        elif before and not after:
            place = _place_in(line, text, before.start()) or _place_above(lines, number, text)
            opened = (number, before.end(), place)
        elif after and opened is not None and number - opened[0] <= _FARTHEST:
            yield _paired(lines, opened, (number, after), page, text)
            opened = None
        elif opened is None:
            yield from amended_in_sentences(line, text, page, amending=amending or named)


def _paired(
    lines: Sequence[Line], opened: tuple[int, int, str], closed: tuple[int, re.Match[str]], page: int, text: str
) -> Found:
    """What stood in some lines and what stands in those that follow."""
    (first, begin, place), (last, mark) = opened, closed
    stood = [raw(lines[first], text, begin, len(lines[first].text))]
    stood += [raw(line, text, 0, len(line.text)) for line in lines[first + 1 : last]]
    end = last
    stands = raw(lines[last], text, mark.end(), len(lines[last].text))
    if not stands and last + 1 < len(lines):
        end = last + 1
        stands = raw(lines[end], text, 0, len(lines[end].text))
    value = Amendment("\n".join(filter(None, stood)).strip("→⇒↓ 　\n"), stands, place)
    return amendment_at((page, lines[first].start, lines[end].end), CORRECTED, value)


# -- words


def _label_of_row(row: Found, texts: Mapping[int, str], sections: Sequence[Section]) -> str:
    """What a row does, as it or the nearest heading above it says; its columns are often named 変更前 and 変更後 whatever it is."""
    paths = (
        one.path
        for one in sections
        if one.page == row.page and any(row.start <= line.start < row.end for line in one.lines)
    )
    said = (texts[row.page][row.start : row.end], *map(plain, reversed(next(paths, ()))))
    return next((label for words in said if (label := label_of(words)) != CORRECTED), CORRECTED)


def _place_in(line: Line, text: str, end: int) -> str:
    return as_place(raw(line, text, 0, end))


def _place_above(lines: Sequence[Line], number: int, text: str) -> str:
    above = lines[number - 1] if number else None
    if above is None or "。" in above.text:
        return ""
    said = raw(above, text, 0, len(above.text))
    return as_place(said) or (said if len(said) <= _LONGEST_LABEL and not _NO_PLACE.search(above.text) else "")
