"""The papers to hand in: number, name, condition, format and way of sending, from lists and tables of 提出書類."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.domain import FactKind, Form
from ingest.found import Found
from ingest.sections import Section
from ingest.tables import TableRow

_LISTED = re.compile(
    r"提出(?:する|すべき|が必要な)?(?:書類|資料|物)|必要書類|(?:申請|応募|添付)書類|様式|申請手続|応募手続|提出方法|応募方法|申請方法"
)
_COLUMN = re.compile(r"様式|書類|提出物|資料名")
_ITEM = re.compile(r"\s*(?:[・•●○◎▪▶➢➤✓✔□☐*]|-\s|\(?(?:[0-9]{1,2}|[ア-ンa-z])[.)](?!\d)|\d{1,2}\s(?=\D))\s*")
_NUMBER = re.compile(
    r"[(【\[<]?\s*(?P<number>(?:参考様式|別記様式|別紙様式|様式|別紙|別添|別表|添付資料|参考資料)\s*(?:第?\s*(?:\d{1,2}|[一二三四五六七八九十]|[A-Z](?![A-Za-z]))\s*号?(?:\s*(?:-|の)\s*\d{1,2})*)?)"
    r"\s*[)】\]>]?\s*[:.]?\s*"
)
_PAPER = re.compile(
    r"(?:書|票|表|帳|簿|証|図|定款|規約|謄本|抄本|写し|写|用紙|フォーマット|シート|計画|資料|一覧|名簿|パンフレット|カタログ|経歴|調書|リスト|データ)(?:等|類|一式)?(?:\d+部)?$"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_CONDITION = re.compile(r"場合|のみ|該当|必要に応じ|任意|限る|以外|希望")
_TRAILING = re.compile(r"\s*(?:※|\*)\s*(?P<said>.*)$")
_FORMAT = re.compile(r"PDF|Word|Excel|PowerPoint|CSV|ワード|エクセル|紙媒体|紙(?=$|[)、])", re.IGNORECASE)
_WAY = re.compile(r"電子メール|jGrants|Jグランツ|e-?Rad|郵送|持参|宅配便|電子申請|オンライン申請", re.IGNORECASE)
_SENT_BY = re.compile(
    rf"({_WAY.pattern})(?:にて|で|により|によって|による)[^。]{{0,20}}(?:提出|送付|応募|申請)", re.IGNORECASE
)
_NO_PAPER = re.compile(r"@|https?:|\d{1,2}月\d{1,2}日|[。:]|(?:する|ます|です|こと|ください)$")
_CELL_OF = (
    ("condition", re.compile(r"条件|備考|対象|該当|要否|提出者")),
    ("file_format", re.compile(r"形式|ファイル|媒体")),
    ("sending", re.compile(r"提出方法|提出先|送付|手段")),
)
_LONGEST = 80  # characters of a line that names a paper


def form_facts(sections: Sequence[Section]) -> Iterator[Found]:
    """The papers that lists and tables under a heading on what to hand in name."""
    for section in sections:
        for row in section.rows:
            form = _of_row(row, section)
            if form is not None:
                yield Found(section.page, row.start, row.end, FactKind.FORM, _label(section), form)
        if not any(_LISTED.search(heading) for heading in section.path):
            continue
        sent = _sent_by(section)
        for place, line in enumerate(section.lines):
            in_row = bool(section.rows_at(line.start))
            form = None if in_row else form_in(line.text, sending=sent)
            heads = place < section.headed and (form is None or not form.number)
            if form is not None and not heads:
                yield Found(section.page, line.start, line.end, FactKind.FORM, _label(section), form)


def form_in(line: str, *, sending: str = "") -> Form | None:
    """The paper that a line of a list names; None where it names none."""
    item = _ITEM.match(line)
    bare = line[item.end() :] if item else line
    if len(bare) > _LONGEST or "\t" in bare:
        return None
    asides = _BRACKETS.findall(bare)
    number = _NUMBER.match(bare) or _numbered_aside(bare)
    trailing = _TRAILING.search(bare)
    name = _name(bare, number, trailing)
    if not number and (not item or not _PAPER.search(_BRACKETS.sub("", name)) or _NO_PAPER.search(name)):
        return None
    if number and (_NO_PAPER.search(name) or re.match(r"[にをはがのでへと]", name)):
        return None
    said = [*asides, *([trailing["said"]] if trailing else [])]
    return Form(
        number=re.sub(r"\s", "", number["number"]) if number else "",
        name=name,
        condition="、".join(part.strip() for aside in said for part in aside.split("、") if _CONDITION.search(part)),
        file_format="、".join(dict.fromkeys(_FORMAT.findall(bare))),
        sending="、".join(dict.fromkeys(_WAY.findall(bare))) or sending,
    )


def _numbered_aside(bare: str) -> re.Match[str] | None:
    """A number in brackets behind the name: 事業計画書(様式2)."""
    return next(
        (
            match
            for aside in _BRACKETS.finditer(bare)
            if (match := _NUMBER.fullmatch(aside[1])) and re.search(r"\d", aside[1])
        ),
        None,
    )


def _name(bare: str, number: re.Match[str] | None, trailing: re.Match[str] | None) -> str:
    """What a paper is called, without its number and what brackets say of it."""
    named = bare[: trailing.start()] if trailing else bare
    if number is not None and number.string == bare:
        named = named[number.end() :]
    return _BRACKETS.sub(lambda aside: "" if _is_aside(aside[1]) else aside[0], named).strip(" :・、,")


def _is_aside(said: str) -> bool:
    return bool(_CONDITION.search(said) or _FORMAT.search(said) or _WAY.search(said) or _NUMBER.fullmatch(said))


def _sent_by(section: Section) -> str:
    """The one way of sending that the prose of a section names; "" where it names several."""
    ways = {match[1] for line in section.lines for match in _SENT_BY.finditer(line.text)}
    return ways.pop() if len(ways) == 1 else ""


def _label(section: Section) -> str:
    listed = (heading for heading in reversed(section.path) if _LISTED.search(heading) and not _NUMBER.match(heading))
    return next(listed, "提出書類")


def _of_row(row: TableRow, section: Section) -> Form | None:
    """The paper of a row whose column is named for papers."""
    texts = "\n".join(line.text for line in section.lines_in(row)).split("\t")
    cells = [text.replace("\n", "").strip() for text in texts]
    named = [place for place, name in enumerate(row.head) if _COLUMN.search(name) and "方法" not in name]
    if not named or len(cells) != len(row.head) or tuple(cells) == row.head:
        return None
    said = " ".join(cells[place] for place in named if cells[place])
    form = form_in(said) or form_in(f"・{said}")
    if form is None:
        return None
    of = {field: cells[place] for place, name in enumerate(row.head) for field, shape in _CELL_OF if shape.search(name)}
    return Form(
        form.number,
        form.name,
        form.condition or of.get("condition", ""),
        form.file_format or of.get("file_format", ""),
        form.sending or of.get("sending", ""),
    )
