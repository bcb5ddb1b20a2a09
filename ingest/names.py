"""The name of the call that a document is about, and its other names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.languages.ja.normalise import squeezed
from ingest.aliases import aliases_of, could_be_any, shortens
from ingest.dress import without_dress, without_year

_KIND_OF_CALL = (
    r"(?:制度|事業|プログラム|プロジェクト|補助金|助成金|交付金|奨学金|奨励金|委託費|推進費|助成|支援策|パッケージ"
    r"|コンテスト|コンペティション|アワード|チャレンジ|フェローシップ|アクセラレータ(?:ー|ープログラム)?|グランプリ|ハッカソン"
    r"|(?<![受入副懸の本])賞(?![味罰])|(?<![本学])塾|応援金|支援金|(?<!業務)委託業務|調査業務)"
)
_NAME = re.compile(
    rf"(?<![^\s「」『』()【】、。・:※*<>\d])([^\s「」『』()【】、。:;※*<>~]{{2,40}}?{_KIND_OF_CALL})"
    r"(?=[\s「」『』()【】、。:;<>~のにをがはとへ担説に公募第]|交付|実施|追加|再公募|[二三四五2-5]次|令和|平成|20\d\d(?:\s|年度|$)|$)"
)
_QUOTED = re.compile(rf"[「『]([^「」『』]{{2,60}}?{_KIND_OF_CALL}(?:\([^()]{{2,40}}\))?)[」』]")
_ANNOUNCES = re.compile(
    r"^[」』)】]?\s*(?:\([^()]*\))?\s*[」』】]?\s*(?:の?\s*[(]?(?:第\d+[回期]|第?[一二三2-5]次|追加|再|令和\d+年度)?\s*(?:公募|募集)"
    r"|説明会|担当(?![参部課者局事])|事務局|に係る|について(?!は)|(?:交付|実施)(?:要綱|要領|規程)|交付申請書|(?:期間|期限|締め?切り?)の?延長)"
)
_BEHIND = re.compile(r"\s*[(<「『][^()<>「」『』]*[)>」』]\s*$")
_ANNOUNCED_QUOTE = re.compile(
    r"[「『]([^「」『』]{6,80}?)[」』]\s*(?:\([^()]{1,60}\)\s*){0,2}(?:の|に係る|に関する)\s*(?:第\d+回|[一二三2-5]次|追加|再)?(?:公募|募集)"
)
_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_QUOTED_FRONT = re.compile(r"「[^「」]{2,16}」$")  # 「みなとの学び」 of 「みなとの学び」共創助成
_FRAME = re.compile(r"^[」』]?\s*([(<\[][^()<>\[\]、・及並]{1,16}(?:枠|型|類型|コース|タイプ|部門|区分)[)>\]])")
_GENERIC = frozenset({
    "本事業", "当事業", "本制度", "本プログラム", "本プロジェクト", "補助事業", "委託事業", "予算事業", "各事業", "関連事業", "実施事業",
    "補助金", "助成金", "交付金", "支援制度", "同事業", "該当事業", "当該事業", "事業", "制度",
})  # fmt: skip

_CHAPTER = re.compile(r"^(?:\d{1,2}|[IVX]{1,4})[.)]\s*")
_MARK = re.compile(r"^\s*[◆◇■□●◎▼▶★☆○]+\s*")
_LIST_ITEM = ("-", "・", "※", "*", "◆", "⇒")

# How much a place says that this is the document's own call. A name that the head only mentions is not enough.
_IN_TITLE, _IN_HEAD, _ALONE_ON_TOP, _IS_CHAPTER, _ANNOUNCED, _MENTIONED = 6, 4, 5, 5, 3, 1
_TOP_LINES = 6
_SHORTEST_NAME = 4
_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Named:
    """A call as a document names it."""

    name: str
    aliases: tuple[str, ...]


def names_in(title: str, head: Sequence[str], lines: Sequence[str]) -> Named | None:
    """The call that a document announces, by where and how it is named; None where nothing says so clearly."""
    weights: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for line, weight in (*((line, _IN_HEAD) for line in head[1:]), (title, _IN_TITLE), *((line, 0) for line in lines)):
        for name, after in names_on(_CHAPTER.sub("", _MARK.sub("", line))):
            key = squeezed(name)
            spelling.setdefault(key, name)
            weights[key] += _weight(line, name, after, weight)
    for line in lines[:_TOP_LINES]:
        weights.update({key: _ALONE_ON_TOP for key in _alone(line) if key in spelling})
    best = max(weights, key=lambda key: weights[key], default=None)  # the first of equals
    if best is None or weights[best] < _ENOUGH:
        return None
    name = _in_full(spelling[best], lines)
    name = name if name != spelling[best] else _above_its_short(name, lines)
    shorter = (spelling[best],) if name != spelling[best] else ()
    aliases = (*aliases_of(name, head, lines), *shorter, *_front_of(name))
    return Named(name + _frame(spelling[best], (title, *head)), tuple(dict.fromkeys(aliases)))


def _front_of(name: str) -> tuple[str, ...]:
    """What a name has in quotes before its kind, by which it is called too: みなとの学び of 「みなとの学び」共創助成."""
    front = _QUOTED_FRONT.match(name[: name.find("」") + 1])
    inner = front[0].strip("「」") if front else ""
    own = len(inner) >= _SHORTEST_NAME and bool(_KANA.search(inner)) and not could_be_any(inner)
    return (inner,) if own else ()  # 若手研究者 is said of anything


def _alone(line: str) -> tuple[str, ...]:
    """The names that a line could consist of: the whole line without its dress, or what stands behind the office."""
    bare = without_dress(_BEHIND.sub("", _BEHIND.sub("", line).strip("「」『』【】 ")))
    return tuple({squeezed(bare), squeezed(bare.split(" ")[-1])})


def _frame(name: str, head: Sequence[str]) -> str:
    """The one frame of the call that the head narrows the document to; "": none or several."""
    text = "\n".join(head)
    found = [
        match[1] if (match := _FRAME.match(text[place.end() :])) else "" for place in re.finditer(re.escape(name), text)
    ]
    return found[0] if found and len(set(found) - {""}) == 1 else ""


def _weight(line: str, name: str, after: str, of_place: int) -> int:
    announced = _ANNOUNCED + _MENTIONED if _ANNOUNCES.match(after) else 0
    if line.lstrip().startswith(_LIST_ITEM) and not (announced and _MARK.match(line)):
        return 0
    chapter = _IS_CHAPTER if _CHAPTER.sub("", line) == name != line else 0
    return of_place + announced + chapter


def _in_full(name: str, lines: Sequence[str]) -> str:
    """The name that a document shortens: 地域…総合支援事業 (総合支援事業)."""
    short = re.compile(rf"^(\S{{2,40}}{re.escape(name)})\s*\({re.escape(name)}\)")
    for above, below in zip(lines, (*lines[1:], ""), strict=True):
        match = short.match(above + below) or short.match(above)
        if match:
            return match[1]
    return name


def _above_its_short(name: str, lines: Sequence[str]) -> str:
    """The name that a cover gives in full, or right above its short form: …設備導入支援補助金, then (設備プロ補助金)."""
    for above, below in pairwise(lines[:_TOP_LINES]):
        if shortens(name, without_dress(above)):
            return without_dress(above)
        if re.fullmatch(rf"\((?:(?:略称|通称|愛称)\s*:?\s*)?{re.escape(name)}\)", below.strip()):
            return next((full for full, after in names_on(above.strip()) if not after), name)
    return name


def names_on(line: str) -> Iterator[tuple[str, str]]:
    """Names of calls in a line, each with the text behind it."""
    for shape in (_ANNOUNCED_QUOTE, _QUOTED, _NAME):
        for match in shape.finditer(line):
            front = _QUOTED_FRONT.search(line, 0, match.start(1)) if shape is _NAME else None
            name = f"{front[0] if front else ''}{without_year(match[1]).split('(')[0].strip()}"
            if (
                len(name) >= _SHORTEST_NAME
                and name not in _GENERIC
                and not name.endswith(tuple(f"の{word}" for word in ("事業", "制度")))
            ):
                yield name, line[match.end() :]
