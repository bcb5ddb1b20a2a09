"""The form that an answer has to have: a list, one of so many, or what is not allowed."""

from __future__ import annotations

import re

from assistant.languages.ja.normalise import plain

_COUNT = re.compile(r"(\d+)\s*(?:つ|種類|項目|課題|点|個|[かカヶ]所|箇所)")
_KANJI_COUNT = re.compile(r"([二三四五六七八九])つ")
_KANJI = "一二三四五六七八九"
_ITEM = re.compile(
    r"\s*(?:[・○●◇◆■□▪*•◎×✓]|-\s|\(?(?:\d{1,2}|[ア-ンa-z])[.):]\s*\S|[ア-ン]\s+\S|\d{1,2}\s+\S|\([ア-ンi-x]+\))"
)
_IN_LINE = re.compile(r"\(\d{1,2}\)|[①-⑳]")
_LEAD = 3  # lines
_ASKS_FOR_THE_DENIED = re.compile(
    r"(?:でき|なら|認めら?れ|認め|出せ|使え|買え|払え|もらえ|含め|含ま|入ら|載せられ|計上でき|乗ら|受けられ|応じ)(?:ない|ません)"
    r"(?:経費|もの|物|費用|費目|人|場合|団体|の|こと|行為|企業|大学|者|ケース|条件|支出)"
    r"|対象外|ダメな|駄目な|だめな|NG|不可|禁止"
)
_DENIED = re.compile(
    r"対象外|対象と(?:なら|しま|され)?(?:ない|なりません|せん)|対象に(?:なら|含ま)?(?:ない|なりません|れません)|できない|できません"
    r"|認め(?:ない|ません|られ(?:ない|ません))|不可|除[くき]|含まれ(?:ない|ません)|支出できない|禁止"
)


def items_in(text: str) -> int:
    """How many items or rows a passage tells one below the other, or numbers in a sentence."""
    lines = plain(text).split("\n")
    below = sum(bool(_ITEM.match(line)) for line in lines)
    return max(below, sum("\t" in line for line in lines), *(len(set(_IN_LINE.findall(line))) for line in lines))


def count_asked(question: str) -> int:
    """How many things a question says there are: 5 of 「5つの課題」; 0: it does not say."""
    said = plain(question)
    if number := _COUNT.search(said):
        return int(number[1])
    counted = _KANJI_COUNT.search(said)
    return _KANJI.index(counted[1]) + 1 if counted else 0


def asks_for_the_denied(question: str) -> bool:
    """Whether a question asks what is not allowed: 「対象にならない経費は」."""
    return bool(_ASKS_FOR_THE_DENIED.search(plain(question)))


def tells_the_denied(titles: str, text: str) -> bool:
    """Whether a passage says at its head that it tells what is not allowed."""
    return bool(_DENIED.search(plain("\n".join((titles, *text.split("\n")[:_LEAD])))))
