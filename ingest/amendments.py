"""What a later document changes: the rows of a 正誤表, and the sentences of corrections and extensions, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby

from assistant.domain import Amendment, FactKind
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentence_spans
from ingest.found import Found
from ingest.lines import Line
from ingest.sections import Section
from ingest.spans import Spans
from ingest.spread_errata import numbered_errata, spread_errata

CORRECTED, EXTENDED, CHANGED = "訂正", "延長", "変更"

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

_VERB = r"(?P<verb>(?:再)?延長|訂正|修正|変更|繰り?下げ|繰り?上げ|前倒し|後ろ倒し|改め|改訂|改正|読み?替え)"
ONLY_PERHAPS = (
    r"(?!(?:は|が|の)?(?:ありません|ない|なし|ございません)|(?:する|した|して|される|された|の)?(?:場合|とき|際|ことが(?:でき|あ)|ことは|こともあ|可能|願|届|申請|を?希望|しよう|しない|できな)"
    r"|しよう|しない|せず|でき|する(?:場合|とき|必要)|る(?:場合|とき|必要|ことが(?:でき|あ)))"
)
_QUOTE = r"「(?P<{0}>(?:[^「」]|「[^「」]*」)+)」"
_QUOTED = re.compile(
    rf"{_QUOTE.format('before')}(?:と)?(?:を|は|とあるのは|と(?:の|いう)?(?:記載|表記)(?:は|を)|と(?:記載)?(?:した|していた)(?:の|もの)は)?(?:誤りで)?、?"
    rf"(?:誤りで(?:あり|す)?[、。])?(?:正しくは)?、?{_QUOTE.format('after')}"
    rf"(?:(?:に|へ|と){_VERB}{ONLY_PERHAPS}|の誤り|が正し|です|となります|に、|とする)"
)
_VALUE = r"(?:(?![。「」を]|までに|(?:に|へ|まで)(?:延長|変更)).){1,60}?"
_FROM_TO = re.compile(
    rf"(?P<what>[^、。「」を]{{1,60}}?)(?:を|は|が)、?\s*(?P<before>(?=[^。「」]*\d){_VALUE})から、?\s*(?P<after>(?=[^。「」]*\d){_VALUE})"
    rf"(?:に|へ|まで|と)、?{_VERB}{ONLY_PERHAPS}"
)
_TO = re.compile(
    rf"(?P<what>[^、。「」を]{{1,60}}?)(?:を|は|が)、?\s*(?P<after>(?=[^。「」]*\d){_VALUE})(?:に|へ|まで)、?{_VERB}{ONLY_PERHAPS}"
)
_ADDED = re.compile(
    rf"{_QUOTE.format('after')}を(?P<verb>加え|追加)(?:る|します|しました|いたします|する(?=。|$)|ます|ました|。|$)"
)
_REMOVED = re.compile(
    rf"{_QUOTE.format('before')}を(?P<verb>削除|削り?)(?:る|します|しました|いたします|する(?=。|$)|ます|ました|。|、|$)"
)
_ARROW = re.compile(
    r"(?<![^→⇒])(?=[^→⇒]*[→⇒])(?:[^→⇒]*(?<!\d):\s*)?(?P<before>[^→⇒]*\d[^→⇒]*?)\s*(?:→|⇒)\s*(?P<after>[^→⇒]*\d[^→⇒。]*)"
)
_AMENDING = re.compile(r"正誤|訂正|延長|変更|修正|改正|改訂|お詫び|誤り")
_AGAINST_A_YEAR = re.compile(r"年度から|前年度|昨年度|前回(?:公募|募集)?(?:から|との)|年度\s*[→/]\s*\S*年度")
_WIDE_GAP = re.compile(r"[ \u3000]{2,}")
_DAY = re.compile(r"\d\s*[月/.]\s*\d|正午|\d\s*時|\d\s*[十百千万億]*円|\d%|\d分の\d")
_READ_AS = re.compile(r"読み?替え")
_PLACE = re.compile(
    r"\d+\s*(?:ページ|頁)|[pP]{1,2}\.?\s*\d+|第\s*\d+\s*(?:章|節|条|項|号)|様式|別紙|別添|別表|スライド|\d+\s*行目|\d+\.\s*\(|\(\s*[0-9ア-ン]{1,2}\s*\)|^\s*[\d.]+\.?\s"
)
_END_OF_PLACE = re.compile(r"(?:の記載)?(?:中|における|において|のうち|について|の|は|:)?[、\s]*$")
_BULLET = re.compile(r"^[\s・●○■□◆◇▪*※-]+")
_LONGEST = 2000  # characters of a sentence that states a change
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
    return bool(_AMENDING.search(headings)) and not _AGAINST_A_YEAR.search(headings)


def _found(place: tuple[int, int, int], label: str, value: Amendment) -> Found:
    return Found(*place, FactKind.AMENDMENT, label, value)


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
                yield _found(
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
    for number, (line, amending) in enumerate(held):
        before, after = _MARK_BEFORE.search(line.text), _MARK_AFTER.search(line.text)
        if before and after and before.end() <= after.start():
            value = Amendment(
                _raw(line, text, before.end(), after.start()).strip("→⇒ 　"),
                _raw(line, text, after.end(), len(line.text)),
                _place_in(line, text, before.start()) or _place_above(lines, number, text),
            )
            if not _is_after(plain(value.before)):  # the names of the columns
                yield _found((page, line.start, line.end), _label(line.text), value)
        elif before and not after:
            place = _place_in(line, text, before.start()) or _place_above(lines, number, text)
            opened = (number, before.end(), place)
        elif after and opened is not None and number - opened[0] <= _FARTHEST:
            yield _paired(lines, opened, (number, after), page, text)
            opened = None
        elif opened is None:
            yield from _in_sentences(line, text, page, amending=amending)


def _paired(
    lines: Sequence[Line], opened: tuple[int, int, str], closed: tuple[int, re.Match[str]], page: int, text: str
) -> Found:
    """What stood in some lines and what stands in those that follow."""
    (first, begin, place), (last, mark) = opened, closed
    stood = [_raw(lines[first], text, begin, len(lines[first].text))]
    stood += [_raw(line, text, 0, len(line.text)) for line in lines[first + 1 : last]]
    end = last
    stands = _raw(lines[last], text, mark.end(), len(lines[last].text))
    if not stands and last + 1 < len(lines):
        end = last + 1
        stands = _raw(lines[end], text, 0, len(lines[end].text))
    value = Amendment("\n".join(filter(None, stood)).strip("→⇒↓ 　\n"), stands, place)
    return _found((page, lines[first].start, lines[end].end), CORRECTED, value)


def _in_sentences(line: Line, text: str, page: int, *, amending: bool) -> Iterator[Found]:
    for start, end in sentence_spans(line.text):
        sentence = line.text[start:end]
        if len(sentence) > _LONGEST:
            continue
        for pattern, read in _SENTENCES:
            matches = [match for match in pattern.finditer(sentence) if _states(match, sentence, amending=amending)]
            for match in matches:
                yield _found((page, *line.source_span(start, end)), _label(sentence), read(match, line, text, start))
            if matches:
                break


def _states(match: re.Match[str], sentence: str, *, amending: bool) -> bool:
    """Whether words that could change something do: a reading of other rules and an arrow without a cue do not."""
    if match.re is _ARROW:
        return (amending or bool(_AMENDING.search(sentence))) and bool(
            _DAY.search(match["before"]) and _DAY.search(match["after"])
        )
    if match.re in (_FROM_TO, _TO):
        return bool(_DAY.search(match["after"]))
    verb = match.groupdict().get("verb") or ""
    if _READ_AS.match(verb):
        return amending and "この場合" not in sentence and "準用" not in sentence
    closing = sentence[match.end() - 2 : match.end()]
    return bool(verb) or closing == "誤り" or amending or bool(_AMENDING.search(sentence) and "正しく" in sentence)


def _read_sides(match: re.Match[str], line: Line, text: str, offset: int) -> Amendment:
    sides = match.groupdict()
    before, after = (
        _raw(line, text, offset + match.start(side), offset + match.end(side)) if sides.get(side) else ""
        for side in ("before", "after")
    )
    lead = _raw(line, text, offset, offset + match.start())
    before = _WIDE_GAP.split(before)[-1] if match.re is _ARROW else before  # 受付の締切　　7月10日 → 7月24日
    return Amendment(before, after, _as_place(lead))


def _read_to(match: re.Match[str], line: Line, text: str, offset: int) -> Amendment:
    """What is amended may itself be a date: 8月27日を9月3日に改める."""
    after = _raw(line, text, offset + match.start("after"), offset + match.end("after"))
    what = _raw(line, text, offset + match.start("what"), offset + match.end("what"))
    before = what if _DAY.search(plain(what)) else ""
    return Amendment(before, after, _as_place(_raw(line, text, offset, offset + match.start())))


_SENTENCES = (
    (_QUOTED, _read_sides),
    (_ADDED, _read_sides),
    (_REMOVED, _read_sides),
    (_FROM_TO, _read_sides),
    (_TO, _read_to),
    (_ARROW, _read_sides),
)


# -- words


def _raw(line: Line, text: str, start: int, end: int) -> str:
    """The words of a line as the page has them, in one line."""
    pieces = [piece.strip(" \t　") for piece in text[slice(*line.source_span(start, end))].split("\n")]
    joined = pieces[0]
    for piece in pieces[1:]:
        latin = joined[-1:].isascii() and joined[-1:].isalpha() and piece[:1].isascii() and piece[:1].isalpha()
        joined += f" {piece}" if latin else piece
    return joined.strip()


def _label(said: str) -> str:
    return next((label for label in (EXTENDED, CHANGED) if label in said), CORRECTED)


def _label_of_row(row: Found, texts: Mapping[int, str], sections: Sequence[Section]) -> str:
    """What a row does, as it or the nearest heading above it says; its columns are often named 変更前 and 変更後 whatever it is."""
    paths = (
        one.path
        for one in sections
        if one.page == row.page and any(row.start <= line.start < row.end for line in one.lines)
    )
    said = (texts[row.page][row.start : row.end], *map(plain, reversed(next(paths, ()))))
    return next((label for words in said if (label := _label(words)) != CORRECTED), CORRECTED)


def _place_in(line: Line, text: str, end: int) -> str:
    return _as_place(_raw(line, text, 0, end))


def _place_above(lines: Sequence[Line], number: int, text: str) -> str:
    above = lines[number - 1] if number else None
    if above is None or "。" in above.text:
        return ""
    said = _raw(above, text, 0, len(above.text))
    return _as_place(said) or (said if len(said) <= _LONGEST_LABEL and not _NO_PLACE.search(above.text) else "")


def _as_place(lead: str) -> str:
    """The words before a change, where they say where it is: a page, a section, a form."""
    said = _END_OF_PLACE.sub("", _BULLET.sub("", lead)).strip()
    return said if _PLACE.search(plain(said)) else ""
