"""What a digest of calls tells of each under a heading or a label of its own, where no usual word ends the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.languages.ja.dates import calendar_days
from ingest.aliases import aliases_of
from ingest.clean import is_rule
from ingest.covers import is_proper
from ingest.dress import without_dress
from ingest.lines import Line
from ingest.names import Named

_FORMS = (
    re.compile(r"\(?\d{1,2}[.)]|\[\d{1,2}\]"), re.compile(r"【\d{1,2}】"),
    re.compile(r"[◆◇]"), re.compile(r"[■□]"), re.compile(r"[●○◎]"), re.compile(r"[▼▶]"), re.compile(r"[★☆]"), re.compile(r"#"), re.compile(r"【"),
)  # fmt: skip
_LEAD = re.compile(r"^[\s◆◇■□●○◎▼▶★☆#*]*(?:\[?\(?\d{1,2}[.)\]]+\s*|\d{1,2}\s+(?=\D))?(?:【[^【】]{1,24}】\s*)?(?=\S)")
_LABELLED = re.compile(
    r"^[\s・◆◇■□●○◎*]*(?:事業名称?|制度名|公募名|助成名|補助金名|プログラム名|募集名|賞の名称)\s*:\s*(?=\S)"
)
_DUE = re.compile(
    r"^(?:応募|申請|申込み?|提出|公募|募集|受付|推薦|エントリー)?(?:書類)?の?(?:締め?切り?日?|〆切|期限|期間)\s*:|^(?:受付|応募|申請|募集)\s*:"
)
_FIELD = re.compile(
    r"^(?:応募|募集|助成|補助|支援|申請|表彰|受講|採択)?(?:対象|資格|要件|金額|額|上限|率|人員|人数|件数|内容|分野|テーマ|方法)[^:。]{0,8}:"
    r"|^(?:支援|賞金|賞|定員|主催|公募元|概要|詳細|助成|補助|奨学金|期間)\s*:"
)
_OF_AN_EVENT = re.compile(r"^(?:日時|開催日時?|会場|講師|参加費|登壇者|開催場所|勤務地|職種|給与|雇用)\s*:")
_MARKED = re.compile(r"^[\s・◆◇■□●○◎*▽▼△▲▶☆★【\[<]+")
_LABEL = re.compile(r"(?:\S\s+){1,3}\S(?=[\s:】\]>]|$)|[^\s:】\]>]+")  # 締切, and 締　切
_A_CALL = re.compile(
    r"(?:補助|補助金|助成|助成金|奨励金|給付金|支援金|交付金|研究費|育成費|基金|奨学金|支援|事業|制度|プログラム|公募)[」』]?\s*(?:[(].*)?$"
)
_NO_CALL = re.compile(
    r"セミナー|シンポジウム|講演|説明会|研究会|交流会|フォーラム|イベント|見学|ウェビナー|勉強会|採用|求人|職員|アンケート|お知らせ|休業|展示会|ワークショップ|人事|ニュース"
    r"|意見募集|パブリックコメント|目次|問い?合わ?せ|結果|(?:コース|枠|型|類型|部門|タイプ|区分|分野|テーマ|課題|領域)(?:\s?[(].*)?$|(?:ます|です|ました)[。!]?$"
)
_QUOTED = re.compile(r"[「『]([^「」『』]{4,})[」』]\s*(?:[(][^()]*[)])?$")  # the name behind whoever calls
_WANTED = re.compile(
    r"\s+\S{0,10}?(?:募集|公募|受付)(?:開始|中)?(?:\s*[(][^()]*[)])?$"
)  # 後期の募集, 公募開始, 受付中(先着順)
_ANNOUNCER = re.compile(r"^\S{0,8}(?:公募|募集|延長|訂正)\s+(?=\S)")  # 参加企業募集, 公募期間の延長
_BEHIND = re.compile(r"(?<=\S{4})\s*[(][^()]*[)]$")
_LONGEST = 80


def labelled_name(line: Line) -> str:
    """What stands behind 事業名:, as a title; "": the line is labelled so by nothing."""
    match = _LABELLED.match(line.text)
    return line.text[match.end() :] if match else ""


def told_at(lines: Sequence[Line], place: int) -> tuple[Named, int] | None:
    """The call that a heading of a digest names, and where its block ends; None where the block has no deadline of a call."""
    text = lines[place].text
    ruled = place > 0 and is_rule(lines[place - 1])
    form = next((form for form in _FORMS if form.match(text)), None)
    title = _WANTED.sub("", _ANNOUNCER.sub("", _LEAD.sub("", text)))
    if (
        not (ruled or form)
        or is_rule(lines[place])
        or len(text) > _LONGEST
        or (_NO_CALL.search(title) and not _A_CALL.search(title))
    ):
        return None
    end = _end(lines, place, form)
    quoted = _QUOTED.search(title)
    name = _own(without_dress(quoted[1] if quoted else _BEHIND.sub("", title)))
    if not is_proper(name) or not _is_told(lines[place + 1 : end]):
        return None
    return Named(name, aliases_of(name, (text,), (text,))), end


def _own(name: str) -> str:
    """A name without the office before it, where what stands behind the last space is one: みどり市 空き家活用事業."""
    last = name.rsplit(" ", 1)[-1]
    return last if _A_CALL.search(last) and is_proper(last) else name


def _end(lines: Sequence[Line], place: int, form: re.Pattern[str] | None) -> int:
    """The next heading of the same form, or the rule below the body."""
    for n in range(place + 1, len(lines)):
        if (form is not None and form.match(lines[n].text)) or (n > place + 1 and is_rule(lines[n])):
            return n
    return len(lines)


def _is_told(body: Sequence[Line]) -> bool:
    fields = [_field(line) for line in body]
    due = any(
        _DUE.match(field)
        and (any(calendar_days(field)) or (n + 1 < len(body) and any(calendar_days(body[n + 1].text))))
        for n, field in enumerate(fields)
    )
    return due and any(map(_FIELD.match, fields)) and not any(map(_OF_AN_EVENT.match, fields))


def _field(line: Line) -> str:
    """A line with a colon behind its label, however that is set off: 【締切】, 締切:, ▽締　切, and ■締切 alone."""
    marked = _MARKED.match(line.text)
    said = line.text[marked.end() if marked else 0 :]
    label = _LABEL.match(said)
    if label is None or not (marked or said[label.end() :].lstrip().startswith(":") or label.end() == len(said)):
        return said
    return f"{''.join(label[0].split())}: {said[label.end() :].lstrip(' :】]>')}"
