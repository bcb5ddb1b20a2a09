"""The name of the call that a document is about, and its other names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.languages.ja.normalise import squeezed

_KIND_OF_CALL = r"(?:制度|事業|プログラム|プロジェクト|補助金|助成金|交付金|委託費|推進費|助成|支援策|パッケージ|コンテスト|アワード)"
_NAME = re.compile(
    rf"(?<![^\s「」『』()【】、。・:※*<>\d])([^\s「」『』()【】、。:;※*<>~]{{2,40}}?{_KIND_OF_CALL})"
    r"(?=[\s「」『』()【】、。:;<>~のにをがはとへ担説に公第]|$)"
)
_QUOTED = re.compile(rf"[「『]([^「」『』]{{2,60}}?{_KIND_OF_CALL}(?:\([^()]{{2,40}}\))?)[」』]")
_BRACKETED = re.compile(r"^\s*[(（]\s*([^()]{2,60})\s*[)）]")
_ALIAS_LABEL = re.compile(r"^(?:略称|通称|以下|英語名|愛称|旧称)\s*[:、「]?\s*")
_ALIAS = re.compile(
    r"^(?:[A-Za-z][A-Za-z0-9 .&+\-]{1,40}|[ァ-ヴーA-Za-z0-9 \-・]{3,30}|[^\s、。]{2,20}(?:制度|事業|プログラム|プロジェクト))$"
)
_NOT_AN_ALIAS = re.compile(
    r"^(?:等|新規|継続|拡充|予定|案|内数|略|参考|例|補助|委託|[^A-Za-zァ-ヴ]{1,4})$|[0-9]{2,}.*円|公募|募集|大学等向け"
)
_ANNOUNCES = re.compile(
    r"^[」』)]?\s*(?:\([^()]*\))?\s*[」』]?\s*(?:[(]?(?:第\d+回|[一二三2-5]次|追加|令和\d+年度)?\s*(?:公募|募集)"
    r"|説明会|担当(?![参部課者局事])|事務局|に係る|について(?!は))"
)
_LEADING_YEAR = re.compile(
    r"^(?:(?:令和|平成)\s*(?:元|\d+)\s*年度|R\d+年度|20\d\d年度|第\d+回)\s*(?:補正予算?|当初予算?|予算)?\s*"
)
_BEHIND = re.compile(r"\s*\([^()]*\)\s*$")
_GENERIC = frozenset({
    "本事業", "当事業", "本制度", "本プログラム", "本プロジェクト", "補助事業", "委託事業", "予算事業", "各事業", "関連事業", "実施事業",
    "補助金", "助成金", "交付金", "支援制度", "同事業", "該当事業", "当該事業", "事業", "制度",
})  # fmt: skip

_CHAPTER = re.compile(r"^\d{1,2}[.)]\s*")
_LIST_ITEM = ("-", "・", "※", "*", "◆", "⇒")

# How much a place says that this is the document's own call. A name that the head only mentions is not enough.
_IN_TITLE, _IN_HEAD, _ALONE_ON_TOP, _IS_CHAPTER, _ANNOUNCED, _MENTIONED = 6, 4, 5, 5, 3, 1
_TOP_LINES = 6
_LONGEST_SHORT_NAME = 20
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
        for name, after in _names(_CHAPTER.sub("", line)):
            key = squeezed(name)
            spelling.setdefault(key, name)
            weights[key] += _weight(line, name, after, weight)
    for line in lines[:_TOP_LINES]:
        alone = squeezed(_BEHIND.sub("", _LEADING_YEAR.sub("", line)))
        weights[alone] += _ALONE_ON_TOP if alone in spelling else 0
    best = max(weights, key=lambda key: weights[key], default=None)  # the first of equals
    if best is None or weights[best] < _ENOUGH:
        return None
    name = _in_full(spelling[best], lines)
    return Named(
        name,
        tuple(dict.fromkeys((*_aliases(name, head, lines), *((spelling[best],) if name != spelling[best] else ())))),
    )


def _weight(line: str, name: str, after: str, of_place: int) -> int:
    if line.lstrip().startswith(_LIST_ITEM):
        return 0
    announced = _ANNOUNCED + _MENTIONED if _ANNOUNCES.match(after) else 0
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


def _names(line: str) -> Iterator[tuple[str, str]]:
    """Names of calls in a line, each with the text behind it."""
    for shape in (_QUOTED, _NAME):
        for match in shape.finditer(line):
            name = _LEADING_YEAR.sub("", match[1]).split("(")[0].strip()
            if (
                len(name) >= _SHORTEST_NAME
                and name not in _GENERIC
                and not name.endswith(tuple(f"の{word}" for word in ("事業", "制度")))
            ):
                yield name, line[match.end() :]


def _aliases(name: str, head: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    """What stands in brackets behind the name, and behind those names in turn, and a Latin line under the name."""
    seen = {squeezed(name)}
    wanted = [name]
    while wanted:
        current = wanted.pop(0)
        for line in lines:
            for place in (match.end() for match in re.finditer(re.escape(current), line)):
                for alias in _in_brackets(line[place:]):
                    if squeezed(alias) not in seen:
                        seen.add(squeezed(alias))
                        wanted.append(alias)
                        yield alias
    for above, below in pairwise(head):
        if (
            squeezed(above) == squeezed(name)
            and re.fullmatch(r"[A-Za-z][A-Za-z0-9 \-.&]{2,40}", below.strip())
            and squeezed(below) not in seen
        ):
            yield below.strip()


def _in_brackets(after: str) -> Iterator[str]:
    match = _BRACKETED.match(after)
    if not match:
        return
    for part in re.split(r"\s*[;、,/]\s*", match[1]):
        alias = _ALIAS_LABEL.sub("", part).strip("「」『』 ")
        labelled = alias != part and len(alias) <= _LONGEST_SHORT_NAME
        if (labelled or _ALIAS.match(alias)) and not _NOT_AN_ALIAS.search(alias):
            yield alias
