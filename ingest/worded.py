"""Passages that are facts as they are worded, by the headings they stand under, and the single conditions of the eligible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain import FactKind, Passage, Wording
from assistant.languages.ja.sentences import sentence_spans
from ingest.found import Found
from ingest.lines import Line
from ingest.sections import Section

# Headings under which a passage is a fact as it is worded.
_WORDED: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    (
        FactKind.ELIGIBILITY,
        re.compile(
            r"対象者|(?:申請|応募|参加)(?:の)?できる(?:者|方|団体|法人|機関)|(?:応募|申請|参加)(?:資格|要件)|申請者|公募対象|応募者の?要件|^\(?対象\)?$|の対象$|対象事業者"
        ),
    ),
    (
        FactKind.FORM,
        re.compile(
            r"提出(?:する|すべき)?書類|必要書類|提出物|申請書類|応募書類|様式|申請手続|応募手続|提出方法|応募方法|申請方法|申請書・|提案書等"
        ),
    ),
    (
        FactKind.AMOUNT,
        re.compile(
            r"(?:補助|助成)率|補助上限|上限額|補助金額|補助額|委託金額|支援金額|予算規模|事業規模|助成額|支援額"
        ),
    ),
)
# And those whose parts are facts too.
_WORDED_BELOW: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    (FactKind.SUPPORT, re.compile(r"支援(?:の)?(?:内容|制度|措置|メニュー)|(?:補助|助成|支援)の内容|(?:補助|助成)?対象(?:経費|となる経費)|メリット|特典")),
    (FactKind.SELECTION, re.compile(r"審査|選考|選抜(?:方法|類型|基準)|評価(?:項目|基準)|採択(?:基準|方法)")),
)  # fmt: skip
_ITEM = re.compile(r"[・•●○◎▪▶➢➤✓✔]|[-*]\s|\(?(?:[0-9]{1,2}|[ア-ンa-z一二三四五六七八九十])[.)]\s?|\d{1,2}\s(?=\D)")
_NOTE = re.compile(r"[※*]|注[)0-9:]|\((?![0-9ア-ンa-z一二三四五六七八九十]{1,2}\))")
_LEADS = re.compile(r"(?:以下|次|下記)|:$")
_GOES_ON = re.compile(r"ただし|但し|なお|この場合|この限り")
_POINTS_ELSEWHERE = re.compile(r"参照(?:願|して|のこと|くだ|下さ)|ご?確認くだ|ダウンロード")
_DESKS = re.compile(r"連絡先|窓口|問い?合わ?せ|一覧")
_LONGEST_HEADING = 30  # characters of a heading that names what stands below it
_SHORTEST = 6  # characters of a condition


@dataclass(slots=True)
class _Condition:
    """A span that grows while what follows belongs to it."""

    start: int
    end: int
    text: str
    leads: bool = False


def worded_facts(passages: Sequence[Passage], amounts: Sequence[Found]) -> Iterator[Found]:
    """Whole passages under a heading that names them; amounts that could be read need no wording."""
    for passage in passages:
        named = _named(passage.heading)
        if named is None or (named[0] is FactKind.AMOUNT and any(_within(amount, passage) for amount in amounts)):
            continue
        yield Found(passage.page, passage.start, passage.end, *named, Wording(), coarse=True)


def eligible_below(passages: Sequence[Passage]) -> Iterator[Found]:
    """Passages whose own heading is a numbered condition under a heading on who is eligible."""
    cue = _WORDED[0][1]
    for passage in passages:
        above, own = passage.heading[-2:] if len(passage.heading) > 1 else ("", "")
        if _ITEM.match(own) and cue.search(above) and not any(shape.search(own) for _, shape in _WORDED):
            yield Found(passage.page, passage.start, passage.end, FactKind.ELIGIBILITY, above, Wording())


def conditions_of(whole: Found, sections: Sequence[Section]) -> Iterator[Found]:
    """The sentences and items of a passage on who is eligible, each with its exceptions; a lead with its whole list."""
    found: list[_Condition] = []
    for section in sections:
        numbered = not whole.coarse and bool(section.path) and section.path[-1] != whole.label
        body = section.lines[0 if numbered else section.headed :] if section.page == whole.page else ()
        for line in body:
            if whole.start <= line.start and line.end <= whole.end:
                _take(line, found)
    spans = {(one.start, one.end) for one in found if len(one.text) >= _SHORTEST}
    told = {(whole.start, whole.end)} if whole.coarse else set()
    for start, end in sorted(spans - told):
        yield Found(whole.page, start, end, FactKind.ELIGIBILITY, whole.label, Wording())


def _named(path: Sequence[str]) -> tuple[FactKind, str] | None:
    """What the nearest heading says that a passage is."""
    for kind, cue in _WORDED:
        if path and cue.search(path[-1]):
            return kind, path[-1]
    for heading in reversed(path):
        for kind, cue in _WORDED_BELOW:
            if len(heading) <= _LONGEST_HEADING and cue.search(heading) and not _DESKS.search(heading):
                return kind, heading
    return None


def _within(found: Found, passage: Passage) -> bool:
    return found.page == passage.page and passage.start <= found.start < passage.end


def _take(line: Line, found: list[_Condition]) -> None:
    """A line goes on with the condition before it, or begins its own."""
    last = found[-1] if found else None
    lead = next((one for one in reversed(found) if one.leads), None)
    if last is not None and not _ITEM.match(line.text) and _NOTE.match(line.text):
        last.end = line.end
    elif _ITEM.match(line.text):
        found.append(_Condition(line.start, line.end, line.text))
    else:
        _take_sentences(line, found)
        return
    if lead is not None:
        lead.end = line.end


def _take_sentences(line: Line, found: list[_Condition]) -> None:
    for start, end in sentence_spans(line.text):
        text = line.text[start:end]
        begin, stop = line.source_span(start, end)
        if found and _GOES_ON.match(text):
            for one in (found[-1], *(one for one in found if one.leads)):
                one.end = stop
            found[-1].leads = found[-1].leads or bool(_LEADS.search(text))
        elif not _POINTS_ELSEWHERE.search(text):
            for one in found:
                one.leads = False
            found.append(_Condition(begin, stop, text, leads=bool(_LEADS.search(text))))
