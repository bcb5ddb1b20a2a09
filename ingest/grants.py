"""What calls pay: the amounts and rates of sentences and table rows, under the name that the document gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain import Amount, Bound, FactKind
from assistant.languages.ja.sentences import sentence_spans
from ingest.amounts import Counted, amounts_in, unit_of
from ingest.found import Found
from ingest.parts import named_spans, programmes_of
from ingest.sections import Section
from ingest.tables import TableRow, editions_of, programme_of

_LABEL = re.compile(
    r"(?:補助|助成|支援|委託|交付|負担|配分|研究)(?:対象経費|金|費)?の?(?:率|(?:基準|上限|下限)?額|規模|上限)"
    r"|(?:補助|支援|助成)(?:上限|下限)(?:額)?|(?:上限|下限|限度)(?:金?額)?|(?:補正)?予算(?:額|規模|政府案|案)?|事業(?:規模|費総額)|出資金?額"
)
_RATE_LABEL = re.compile(r"率$|負担割合")
_PAID = re.compile(r"補助|助成|支援|委託|交付|負担")
_PER = re.compile(
    r"(?:1|一)?\s*(?:件|年度?|社|者|団体|機関|拠点|課題|か所|人|回|事業|申請|テーマ|校)\s*(?:当たり|あたり|当り|につき)|年額|月額|総額|単年度|(?<=/)年"
)
_TAX = re.compile(r"税[込抜]き?|消費税[^、。()]{0,10}(?:含む|除く|含まない)|内数")
_IN_BRACKETS = re.compile(r"[^()、。]{0,10}?\(([^()\d]{2,24})\)")
_NO_ASIDE = re.compile(
    rf"{_TAX.pattern}|{_LABEL.pattern}|訂正|正誤|変更|参照|ページ|頁|予定|見込|以下同じ|うち|※|^注|[いうかるただ]$"
)
_OF_THAT = re.compile(r"うち|内数")
_NOTE_COLUMN = re.compile(r"内数|備考|うち|内訳|注記?$|※|摘要|説明|但し書")
_SHORT_NOTE = re.compile(r"(?:[^\d\s]{0,6}の)?内数")
_YEAR = re.compile(r"(?:令和|平成|R|H)\s?(?:\d+|元)\s?(?:年度|年)?(?:第?\d次)?(?:補正|当初|政府)?")
_LEAD_OFF = re.compile(r"(?:原則|最大|最低|約|およそ|おおむね|概ね|として|以内|以上|[\s:=・*※\-])+$")
_SUBJECT = re.compile(r"[\s・*※\-:→【]*(?P<of>[^\s:【】].{0,19}?)(?:の場合)?(?:は|には|については|では|が|の|:|】)*$")
_NO_SUBJECT = re.compile(
    r"[をにでと【】\[\]]|^円|する|した|もの|^(?:本|当該|この|その|各|なお|また|ただし|たり|あたり)|\d+$|^[ぁ-ん]+$"
)
_SPLIT = re.compile(r"[、。()「」\t;/]")
_EXAMPLE = re.compile(r"^\s*[(※・]*\s*(?:例|例えば|たとえば|記入例|記載例)")
_ASIDE = re.compile(r"(?:の?内数)?[])]?\s*[(\[]")  # 544億円(330億円): nothing says what the second is
_RATE_OF = re.compile(r"\s*(?:以内|以下|相当|を?(?:上限|補助|助成|負担))")
_BESIDE_A_NAME = 10  # characters of a heading beside the names of amounts
_OF_AN_EXPENSE = re.compile(  # a limit of one kind of expense, or of what is paid ahead, is no rate of support
    r"(?:人件費|旅費|謝金|委託費|外注費|設備費|機械装置費|物品費|消耗品費|備品費|通信費|広告費|印刷費|間接経費|一般管理費|管理費|再委託)[^。]{0,24}(?:総額|経費|額)の?\s*$"
    r"|(?:概算払|前払|部分払|流用)[^。]{0,24}$|交付決定額の?\s*$"
)
_GROWTH = re.compile(r"\s*の?(?:増(?!額)|減(?!額))")
_GAP = re.compile(r"\t| {2,}")  # between the cells of a row
_FARTHEST = 60  # characters from a label to its amount


@dataclass(frozen=True, slots=True)
class _Named:
    """An amount under its label."""

    label: str
    amount: Amount


def amount_facts(sections: Sequence[Section]) -> Iterator[Found]:
    """The amounts that have a label, each with the sentence or row that holds it, of the programme that stands above."""
    programmes = programmes_of([row for section in sections for row in section.rows])
    for section in sections:
        named = named_spans(section, programmes)
        for one in _of_section(section):
            of = next((span.name for span in named.over(one.start, one.end)), "")
            yield _of_programme(one, of)


def _of_programme(found: Found, programme: str) -> Found:
    if not programme or not isinstance(found.value, Amount) or programme in found.value.scope:
        return found
    return replace(found, value=replace(found.value, scope=f"{programme} {found.value.scope}".strip()))


def _of_section(section: Section) -> Iterator[Found]:
    if section.lines:
        read = [row for row in section.rows if row.head]
        for row in read:
            for one in _of_row(row, section):
                yield Found(section.page, row.start, row.end, FactKind.AMOUNT, one.label, one.amount)
        for line in section.lines:
            if any(row.head for row in section.rows_at(line.start)):
                continue
            for start, end in sentence_spans(line.text):
                place = line.source_span(start, end)
                for one in named_amounts(line.text[start:end], section.path):
                    yield Found(section.page, *place, FactKind.AMOUNT, one.label, one.amount)


def named_amounts(sentence: str, path: Sequence[str]) -> tuple[_Named, ...]:
    """The amounts of a sentence that its words or the headings above it name."""
    if _EXAMPLE.match(sentence):
        return ()
    found: list[_Named] = []
    before = 0
    for counted in amounts_in(sentence):
        aside = bool(before) and _ASIDE.fullmatch(sentence[before : counted.start])
        label = "" if aside else _label(sentence, counted, path)
        if label:
            amount = _scoped(sentence, counted, before, label)
            cells = _GAP.split(sentence.strip(), maxsplit=1)
            if len(cells) > 1 and not amount.scope and _is_name("", row := cells[0].strip("・ ")):
                amount = replace(amount, scope=row.strip())
            if _OF_THAT.search(sentence[before : counted.start]) and not _OF_THAT.search(amount.scope):
                amount = replace(amount, scope=f"うち {amount.scope}".strip())
            inherits = bool(found) and not amount.scope and "(" in sentence[before : counted.start]
            found.append(_Named(label, replace(amount, scope=found[-1].amount.scope) if inherits else amount))
        before = counted.end
    return tuple(dict.fromkeys(found))


def _label(sentence: str, counted: Counted, path: Sequence[str]) -> str:
    """The nearest name before an amount, or the one in the headings; "" where it is no amount of support."""
    is_rate = bool(counted.amount.rate)
    if _GROWTH.match(sentence, counted.end):
        return ""
    if is_rate and _OF_AN_EXPENSE.search(sentence, 0, counted.start):
        return ""
    near = (match for match in _LABEL.finditer(sentence, 0, counted.start) if counted.start - match.end() <= _FARTHEST)
    names = [match.group() for match in near][::-1] + [
        name for heading in reversed(path) for name in _names_in(heading)
    ]
    named = next((name for name in names if bool(_RATE_LABEL.search(name)) == is_rate), "")
    if named or not _PAID.search(sentence):
        return named
    if is_rate:
        limits = _RATE_OF.match(sentence, counted.end) or counted.amount.rate == "定額"
        return "補助率" if limits else ""
    return "金額" if counted.amount.bound is not Bound.EXACT or _PER.search(sentence) else ""


def _names_in(heading: str) -> list[str]:
    """The names of amounts in a heading that says little else."""
    names = [match.group() for match in _LABEL.finditer(heading)]
    return names if len(heading) - len("".join(names)) <= _BESIDE_A_NAME else []


def _scoped(sentence: str, counted: Counted, before: int, label: str) -> Amount:
    """The amount with what the words around it say that it is of."""
    own, after = sentence[before : counted.start], sentence[counted.end :]
    year = _YEAR.search(own)
    per = [found.group().strip() for found in _PER.finditer(own)]
    per += [found[1] for found in [re.match(rf"[^、。()]{{0,6}}?({_PER.pattern})", after)] if found and not per]
    tax = _TAX.search(own) or _TAX.search(after.split("、")[0][:24])
    bracketed = _IN_BRACKETS.match(after)
    aside = bracketed[1] if bracketed and not _NO_ASIDE.search(bracketed[1]) else ""
    words = (
        year.group().strip() if year and "予算" in label else "",
        _subject(own, label) or aside,
        *per,
        tax.group() if tax else "",
    )
    amount = counted.amount
    if amount.bound is Bound.EXACT and amount.yen is not None:
        amount = replace(amount, bound=_bound_of(label))
    return replace(amount, scope=" ".join(dict.fromkeys(word for word in words if word)))


def _bound_of(label: str) -> Bound:
    if re.search(r"上限|限度", label):
        return Bound.AT_MOST
    return Bound.AT_LEAST if "下限" in label else Bound.EXACT


def _subject(own: str, label: str) -> str:
    """The noun before an amount that says for whom or what it is: 中小企業は, 国際展開型:."""
    place = own.rfind(label)
    parts = [own] if place < 0 else [own[place + len(label) :], own[:place]]
    for part in parts:
        bare = _PER.sub("", _LEAD_OFF.sub("", _SPLIT.split(_LEAD_OFF.sub("", part))[-1]))
        match = _SUBJECT.fullmatch(_YEAR.sub("", bare))
        if match and not _NO_SUBJECT.search(match["of"]) and not _LABEL.search(match["of"]):
            return match["of"].strip()
    return ""


def _of_row(row: TableRow, section: Section) -> Iterator[_Named]:
    """The amounts of a row under the names of their columns; the row's own name is what they are of."""
    cells = _cells(row)
    if row.names or tuple(cell for _, cell in cells) == row.head:
        return
    subject = _subject_of(row, cells)
    noted = next((cell for name, cell in cells if _NOTE_COLUMN.search(_leaf(name)) and _SHORT_NOTE.fullmatch(cell)), "")
    for name, cell in cells:
        leaf = _leaf(name)
        label = None if _NOTE_COLUMN.search(leaf) else _LABEL.search(leaf) or _LABEL.search(subject)
        for counted in amounts_in(cell, unit=unit_of(name) or _unit_above(section)) if label else ():
            is_rate = bool(_RATE_LABEL.search(label.group())) if label else False
            if label is None or is_rate != bool(counted.amount.rate):
                continue
            amount = _scoped(cell, counted, 0, label.group())
            column = re.sub(r"\([^()]*円\)", "", leaf.replace(label.group(), "")).strip(" :")
            of = (column, "" if _LABEL.fullmatch(subject) else subject, amount.scope, noted)
            yield _Named(label.group(), replace(amount, scope=" ".join(dict.fromkeys(word for word in of if word))))
            if unit_of(name):
                break  # what follows in the cell of a column of money is a note on its amount


def _subject_of(row: TableRow, cells: Sequence[tuple[str, str]]) -> str:
    """What a row is about: its programme, or else its year and round, or the first cell that names something."""
    named = (cell for name, cell in cells if cell and not _LABEL.search(name) and not re.search(r"\d", cell))
    return (
        programme_of(row)
        or ("" if row.texts else dict(row.cells).get("programme", ""))
        or " ".join(editions_of(row))
        or next(named, "")
    )


def _leaf(name: str) -> str:
    """The name of a column without that of the group it stands in: 予算額(千円) of 予算 予算額(千円)."""
    own = name.rsplit(" ", maxsplit=1)[-1]
    return own if _LABEL.search(own) or _NOTE_COLUMN.search(own) else name


def _unit_above(section: Section) -> int:
    """What a table counts in where a line says it for all: (単位:千円)."""
    said = (line.text for line in section.lines if re.search(r"単位\s*:", line.text) and "\t" not in line.text)
    return next(map(unit_of, said), 0)


def _is_name(column: str, cell: str) -> bool:
    """Whether a cell names its row, rather than to count or to number it."""
    return not _LABEL.search(column) and bool(re.search(r"[^\d\s.,()]", cell)) and not any(amounts_in(cell))


def _cells(row: TableRow) -> list[tuple[str, str]]:
    """The cells of a row with the names of their columns."""
    if len(row.texts) == len(row.head):
        return list(zip(row.head, (text.replace("\n", " ") for text in row.texts), strict=True))
    known = dict(row.cells)
    head = next((name for name in row.head if unit_of(name)), "")
    return [("", known.get("programme", "")), (head, known["amount"])] if head and "amount" in known else []
