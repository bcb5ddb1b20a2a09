"""The other names of a call: in brackets or quotes behind its name, in Latin letters under it, behind 略称 or 以下."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.languages.ja.normalise import squeezed

_BRACKETED = re.compile(r"^[」』]?\s*[(（]\s*([^()]{2,90})\s*[)）]")
_QUOTED = re.compile(r"^\s*[「『\"]([^「」『』\"]{3,30})[」』\"]")
_LABELLED_LINE = re.compile(r"^\(?(?:略称|通称|愛称|英語名|英文名|英名)\s*[:は]?\s*([^()。]{2,60}?)(?:です。?)?\)?$")
_LABEL = re.compile(r"^(?:略称|通称|以下|英語名|英文名|英名|愛称|旧称)\s*[:、は]?\s*")
_INNER_QUOTE = re.compile(r"[「『]([^「」『』]{2,40})[」』]")
_CALLED = re.compile(r"\s*と(?:いう|いいます|する|します|略す|称する|呼ぶ|表記)[。.]?$")
_SHAPE = re.compile(
    r"^(?:[A-Za-z][A-Za-z0-9 .&+\-]{1,40}|[ァ-ヴーA-Za-z0-9 \-・]{3,30}|[^\s、。]{2,20}(?:制度|事業|プログラム|プロジェクト))$"
)
_FOREIGN = re.compile(r"^(?:[A-Za-z][A-Za-z0-9 .&+\-]{1,40}|[ァ-ヴーA-Za-z0-9 \-・]{3,30})$")
_NICKNAME = re.compile(r"^(?=.*[ぁ-んァ-ヴA-Za-z])[^\s、。公募様式年度]{3,12}$")  # behind the name in the head
_SHORT = re.compile(r"^[^\s、。・()\d]{3,8}$")
_PET_NAME = re.compile(r"(?=.*[ぁ-ん])(?=.*[ァ-ヴ]{2})[ぁ-んァ-ヴー]{3,12}")  # kana of both kinds are no remark
_TOP_LINES = 6
_SHORTEST_BEGUN, _SHORTEST_LEFT_OUT, _SHORTEST_SHORTENED = 2, 2, 7  # letters of a name without its middle
_LEAST_OWN_SHORTENED = 4  # letters that not any call has
_LATIN_LINE = re.compile(r"[\"“]?([A-Za-z][A-Za-z0-9 \-.&]{2,60}?)[\"”]?(?:\s*\(([A-Z][A-Za-z\-]{1,12})\))?")
_OF_A_YEAR = re.compile(r"20\d\d(?:年度?)?$")
_LATIN_OF_YEAR = re.compile(r"([A-Za-z][A-Za-z0-9 \-.&]{2,40})\s20\d\d")
_BRACKETED_LINE = re.compile(r"[(「『\"]([^()「」『』\"]{3,16})[)」』\"]")
_OWN_WORD = re.compile(
    r"[ァ-ヴA-Za-z]|(?:制度|事業|プログラム|プロジェクト)$"
)  # in round brackets hiragana may be any remark
_NO_NICKNAME = re.compile(
    r"公募|募集|要[領項綱]|説明|概要|資料|版|案$|(?:枠|類型|型|コース|タイプ|部門|区分|分野|領域|対策|活用|技術|研究|開発|整備|導入|向け|対象|編|用|について|のみ)$|\d|[:;、。]"
    r"|[省庁局課部室]$|財団|機構|法人|株式会社|大学"
)
_NO_ALIAS = re.compile(
    r"^(?:等|新規|継続|拡充|予定|案|内数|略|参考|例|補助|委託|[^A-Za-zァ-ヴぁ-ん]{1,4}|[ぁ-ん]{1,2})$|[0-9]{2,}.*円|公募|募集|大学等向け|(?:枠|類型|コース)$|^[A-Za-z]$|^(?:Batch|Round|Cohort|Vol\.?)\s?\d+$"
)
# Words that any call could be called by: a name of nothing else joins strangers.
_ANY_CALL = re.compile(
    r"本|当|同|各|補助|助成|支援|実証|モデル|推進|促進|委託|研究|開発|創出|導入|加速|活用|強化|対象|事業|制度|プログラム|プロジェクト|対策|金|費|型|等|の|大学|公募|募集"
    r"|交付|給付|先導|技術|要[領項綱]|センター|システム|サポート|ガイドライン|オンライン|テーマ|コース|タイプ|グループ|コンソーシアム|パートナー|メンバー|ホームページ|ウェブサイト|フォーム|[\s・]"
)
_NOTHING_OF_ITS_OWN = frozenset({
    "ai", "award", "call", "csr", "doc", "docx", "dx", "esg", "excel", "faq", "fax", "fs", "gx", "hp", "ict", "iot", "it", "mail", "new", "ngo", "npo",
    "pc", "pdf", "pm", "poc", "program", "project", "q&a", "qa", "r&d", "sdgs", "tel", "trl", "url", "web", "word", "zip", "eメール", "tbd",
})  # fmt: skip
_OFFICES = frozenset({
    "aist", "amed", "inpit", "ipa", "jaea", "jamstec", "jasso", "jaxa", "jetro", "jica", "jogmec", "jsps", "jst", "jst-crds", "maff", "metf", "meti",
    "mext", "mhlw", "mic", "mlit", "moe", "mof", "mofa", "naro", "nedo", "nict", "nies", "nims", "nite", "riken", "smrj", "cao", "qst", "jfc",
})  # fmt: skip
_OF_AN_OFFICE = r"(?:機構|財団|省|庁|局|大学|センター|協会|法人|研究所|振興会|会社|公社|組合|会議所|連合会|事務局)[」』]?\s*\(\s*(?:以下、?)?[「『]?{}[」』)]"
_LONGEST_SHORT_NAME = 20
_LEAST_OF_ITS_OWN = 2


def aliases_of(name: str, head: Sequence[str], lines: Sequence[str]) -> tuple[str, ...]:
    """What stands behind the name, and behind those names in turn, and what the head says under it."""
    text = "\n".join(lines)
    seen, found, wanted = {squeezed(name)}, list[str](), [name]
    named = (*_under(name, head), *_without_its_middle(name, text))
    while wanted:
        for alias in (*_behind(wanted.pop(0), lines), *named):
            if squeezed(alias) not in seen and not is_anything(alias, text):
                seen.add(squeezed(alias))
                found.append(alias)
                wanted.append(alias)
        named = ()
    return tuple(found)


def _without_its_middle(name: str, text: str) -> Iterator[str]:
    """The name as the document shortens it again and again: みなと県販路開拓補助金 of みなと県小規模事業者販路開拓補助金."""
    for rest in range(_SHORTEST_BEGUN + _SHORTEST_LEFT_OUT, len(name) - _SHORTEST_SHORTENED + 1):
        own = len(_ANY_CALL.sub("", name[rest:]))
        if own < _LEAST_OWN_SHORTENED or name[rest:] not in text:
            continue
        for begun in range(rest - _SHORTEST_LEFT_OUT, _SHORTEST_BEGUN - 1, -1):
            short = name[:begun] + name[rest:]
            if text.count(short) > 1:
                yield short
                return


def shortens(short: str, name: str) -> bool:
    """Whether a name is another one without its middle: みなと県販路開拓補助金, みなと県小規模事業者販路開拓補助金."""
    left_out = len(name) - len(short)
    return left_out >= _SHORTEST_LEFT_OUT and any(
        short == name[:begun] + name[begun + left_out :]
        for begun in range(_SHORTEST_BEGUN, len(short) - _SHORTEST_SHORTENED + 1)
    )


def could_be_any(name: str) -> bool:
    """Whether a name has nothing of its own: 補助対象事業, 実証事業."""
    return len(_ANY_CALL.sub("", name)) < _LEAST_OF_ITS_OWN


def _behind(name: str, lines: Sequence[str]) -> Iterator[str]:
    for place, line in enumerate(lines):
        for match in re.finditer(re.escape(name), line):
            after = line[match.end() :]
            yield from _in_brackets(after)
            yield from _abbreviated(name, after)
            quoted = _QUOTED.match(after)
            if quoted and (_FOREIGN.match(quoted[1]) or (place < _TOP_LINES and _NICKNAME.match(quoted[1]))):
                yield quoted[1].strip()


def _abbreviated(name: str, after: str) -> Iterator[str]:
    """A short form in brackets that is made of the name's own letters: 地域カーボン循環補助金(地カー循)."""
    match = _BRACKETED.match(after)
    short = match[1].strip("「」『』 ") if match else ""
    if _SHORT.match(short) and set(short) <= set(name) and short not in name:
        yield short


def _in_brackets(after: str) -> Iterator[str]:
    match = _BRACKETED.match(after)
    for part in re.split(r"\s*[;、,/]\s*", _joined_label(match[1])) if match else ():
        alias = _bare(part)
        labelled = bool(_LABEL.match(part)) and len(alias) <= _LONGEST_SHORT_NAME
        if labelled or _SHAPE.match(alias) or _PET_NAME.fullmatch(alias):
            yield alias


def _joined_label(inner: str) -> str:
    """以下、「…」 is one part."""
    return re.sub(r"以下\s*、\s*", "以下", inner)


def _bare(part: str) -> str:
    label = _LABEL.sub("", part)
    quoted = _INNER_QUOTE.search(label) if label != part else None
    return quoted[1].strip() if quoted else _CALLED.sub("", label).strip("「」『』 ")


def _under(name: str, head: Sequence[str]) -> tuple[str, ...]:
    """A Latin line right under the name, and lines that begin with 略称."""
    pairs = [(above.strip("# "), below.strip("* ")) for above, below in pairwise(head)]
    under = [below for above, below in pairs if _OF_A_YEAR.sub("", squeezed(above)).endswith(squeezed(name))]
    latin = (part for line in under if (match := _LATIN_LINE.fullmatch(line)) for part in match.groups() if part)
    above = (
        match[1]
        for over, below in pairs[:_TOP_LINES]
        if squeezed(name) in squeezed(below) and (match := _LATIN_OF_YEAR.fullmatch(over))
    )
    crowned = (
        alias
        for over, below in pairs[:_TOP_LINES]
        if (latin_name := _LATIN_OF_YEAR.fullmatch(over)) and (nickname := _BRACKETED_LINE.fullmatch(below))
        for alias in (latin_name[1], nickname[1])
        if _is_nickname(below, nickname[1])
    )
    nicknames = (
        match[1] for line in under if (match := _BRACKETED_LINE.fullmatch(line)) and _is_nickname(line, match[1])
    )
    labelled = (match[1].strip("「」『』 ") for line in head if (match := _LABELLED_LINE.match(line.strip())))
    return (*latin, *above, *crowned, *nicknames, *labelled)


def _is_nickname(line: str, bare: str) -> bool:
    quoted = not line.startswith("(") or _OWN_WORD.search(bare)
    return bool(quoted) and bool(_SHAPE.match(bare) or _NICKNAME.match(bare)) and not _NO_NICKNAME.search(bare)


def is_anything(alias: str, text: str) -> bool:
    """Whether a word could stand for any call, or stands for an office."""
    bare = squeezed(alias)
    known = bare in _NOTHING_OF_ITS_OWN or bare in _OFFICES
    return (
        known
        or could_be_any(alias)
        or bool(_NO_ALIAS.search(alias))
        or bool(re.search(_OF_AN_OFFICE.format(re.escape(alias)), text))
    )
