"""Words that turn a sentence round: none may stand in a claim that does not stand in its quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.languages.ja.hard_facts import hard_facts
from assistant.languages.ja.normalise import plain, squeezed

_ENGLISH_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_NOT = r"(?:ません|ない|なかった|ず(?=[、。に]|$))"


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One side of a group: its spellings, and whether it must be read in a quote or only must not be turned round."""

    group: str
    word: str
    spelling: str
    strict: bool = True


# In each group the longer reading comes first: 対象外 is never read as 対象. A row that is not strict is a common noun
# too (対象者, 必要書類); it is held only against quotes that speak of its group.
_TABLE = (
    _Meaning("対象", "対象外", rf"対象外|非対象|対象(?:と|に|とは|には|では)?(?:なり|なら|し|いたし|なって(?:い|おり)|あり|含め|含まれ)?{_NOT}|対象から除"),
    _Meaning("対象", "対象外", r"noteligible|ineligible"),
    _Meaning("対象", "対象", r"対象", strict=False),
    _Meaning("必要", "不要", rf"不要|不必要|必要(?:は|と)?(?:あり|し|ござい|ご座い)?{_NOT}|必要(?:は)?(?:なし|無し|無い)|要(?:し|さ){_NOT}"),
    _Meaning("必要", "不要", r"notrequired|notnecessary"),
    _Meaning("必要", "必要", r"必要(?![なに不書事経性最資情条額]|と認め|が(?:ある場合|あれば|生じ))|必須|要する"),
    _Meaning("必要", "任意", r"任意(?!団体|後見)"),
    _Meaning("可否", "不可", rf"不可(?!欠|避|逆|分|視|侵|抗)|不可能|でき(?:は)?{_NOT}|(?:認め|許さ)(?:られ|れ)?{_NOT}|禁止|可能では{_NOT}"),
    _Meaning("可否", "不可", r"cannot|maynot|not(?:allowed|permitted|possible)"),
    _Meaning("可否", "可", r"可能(?!性)|でき(?:ます|る)|(?<![許認不裁])可(?![能決否視動変搬燃逆])|認め(?:ます|る|られ)"),
    _Meaning("限度", "以上", r"以上"), _Meaning("限度", "以下", r"(?<=[\dA-Za-z%円人名社者件点年月日歳割数額関体域校度間倍位台枚頁ジ回つ個字行])以下"),
    _Meaning("限度", "未満", r"未満"), _Meaning("限度", "超", r"を?超え(?!ま?せ?ん|ない)|超過|(?<=[\d円人%])超|上回"),
    _Meaning("限度", "超えない", rf"超え{_NOT}|上回ら{_NOT}"), _Meaning("限度", "以内", r"以内"),
    _Meaning("時期", "以前", r"以前"), _Meaning("時期", "以降", r"以降|以後"),
    _Meaning("前後", "事前", r"事前"), _Meaning("前後", "事後", r"事後"),
    _Meaning("前後", "前", r"(?<=決定|採択|開始|終了|契約|登録|申請|提出|交付|採用)(?:日|の)?前(?!年)"),
    _Meaning("前後", "後", r"(?<=決定|採択|開始|終了|契約|登録|申請|提出|交付|採用)(?:日|の)?後"),
    _Meaning("到着", "消印有効", r"消印|postmark"), _Meaning("到着", "必着", r"必着|must(?:arrive|bereceived|reach)"), _Meaning("到着", "厳守", r"厳守"),
    _Meaning("上下限", "上限", r"上限"), _Meaning("上下限", "下限", r"下限"), _Meaning("上下限", "最大", r"最大"), _Meaning("上下限", "最小", r"最小"),
    _Meaning("上下限", "最高", r"最高"), _Meaning("上下限", "最低", r"最低|少なくとも"),
    _Meaning("上下限", "最長", r"最長"), _Meaning("上下限", "最短", r"最短"),
    _Meaning("範囲", "含まない", rf"(?:含ま|含め)(?:れ)?{_NOT}|含みません|除く|除き|除い|除外|除かれ"),
    _Meaning("範囲", "含む", r"含[むみめま]"), _Meaning("範囲", "以外", r"以外"),
    _Meaning("有無", "なし", rf"(?<=申請|登録|提出|制限|指定|負担|会費|事前)(?:は|の)?(?:なし|無し)|あり{_NOT}|ございません"),
    _Meaning("有無", "あり", r"(?<=申請|登録|提出|制限|指定|負担|会費|事前)(?:は|の)?(?:あり|有り)|あります", strict=False),
    _Meaning("費用", "無償", r"無償|無料"), _Meaning("費用", "有償", r"有償|有料"),
    _Meaning("税", "税抜", r"税抜|税別|消費税を除"), _Meaning("税", "税込", r"税込|内税|消費税を含"),
    _Meaning("効力", "無効", r"無効"), _Meaning("効力", "有効", r"(?<!消印)有効(?!期限|活用|期間|性)", strict=False),
    _Meaning("採否", "不採択", r"不採択"), _Meaning("採否", "採択", r"採択", strict=False),
    _Meaning("公開", "非公開", r"非公開"), _Meaning("公開", "公開", r"(?<!非)公開", strict=False),
    _Meaning("新旧", "新規", r"新規", strict=False), _Meaning("新旧", "継続", r"継続", strict=False),
    _Meaning("人数", "単独", r"単独"), _Meaning("人数", "共同", r"連名|共同(?=申請|提案|で)", strict=False),
    _Meaning("方法", "郵送", r"郵送"), _Meaning("方法", "持参", r"持参"), _Meaning("方法", "対面", r"対面"),
    _Meaning("方法", "オンライン", r"オンライン", strict=False), _Meaning("方法", "メール", r"メール", strict=False),
    _Meaning("規模", "中小企業", r"中小企業"), _Meaning("規模", "大企業", r"大企業"),
    _Meaning("設置", "国立", r"国立"), _Meaning("設置", "公立", r"公立"), _Meaning("設置", "私立", r"私立"),
    _Meaning("内外", "国内", r"国内", strict=False), _Meaning("内外", "海外", r"海外|国外", strict=False),
    _Meaning("年", "翌年度", r"翌年度?"), _Meaning("年", "前年度", r"前年度?|昨年度?"), _Meaning("年", "当年度", r"(?:当該?|本|今)年度?", strict=False),
    _Meaning("日", "翌日", r"翌(?:営業)?日"), _Meaning("日", "前日", r"前日"), _Meaning("日", "当日", r"当日", strict=False),
    _Meaning("旬", "上旬", rf"上旬|初旬|early-?(?={_ENGLISH_MONTH})"),
    _Meaning("旬", "中旬", rf"中旬|mid-?(?={_ENGLISH_MONTH})"),
    _Meaning("旬", "下旬", rf"下旬|late-?(?={_ENGLISH_MONTH})"),
    _Meaning("旬", "末", rf"(?<=月)末|年度末|endof(?={_ENGLISH_MONTH})"),
    _Meaning("時刻", "深夜", r"深夜|零時|midnight"),
    _Meaning("増減", "延長", r"延長"), _Meaning("増減", "短縮", r"短縮"),
)  # fmt: skip
_WORDS = re.compile("|".join(f"(?P<m{place}>{meaning.spelling})" for place, meaning in enumerate(_TABLE)))
_ALONE = re.compile(r"(?<!\w)[有無](?!\w)")  # in a cell of a table
_PREDICATE = re.compile(r"対象(?:です|であ|と|に(?:な|含)|[。、)]|$)")
_TIED = frozenset({"対象", "必要", "可否", "限度", "到着", "上下限", "範囲", "有無", "費用", "税", "前後"})
_EMPTY = re.compile(r"[^\w]|[はがをにもの]")
_QUANTITY = re.compile(r"(?:\d+分の|(?:\d[\d,.]*[兆億万])+)?\d[\d,./]*[^\d、。]{0,6}$")  # the last one of a text
_HEAD = r"(?!必|要|対象|象|少)(?P<head>[一-鿿々ァ-ヶー]{1,2})"
_NEGATED = re.compile(
    rf"{_HEAD}(?![ぁ-ん]*?(?:ねば|なければ|なくて))[ぁ-ん]{{0,9}}?(?:ません|ない|なかった|(?<!必)ず(?=[、。に]))"
)
_AFFIRMED = re.compile(
    rf"{_HEAD}[ぁ-ん]{{0,5}}?(?:ます|ました|です|でき|[るうくすむつぶぐ])(?!こと(?:は|が)?でき)(?![ぁ-ん]{{0,6}}(?:ません|ない|なかった))"
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of polarity in a text, with what it is said of: the characters before it, or the number after it."""

    group: str
    meaning: str
    strict: bool
    of: str  # "": it is not said of anything
    about: str = ""  # of 上限 and the like: the characters before it
    apart: bool = False  # and whether no number follows it at once


def flipped(claim_text: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """The words of polarity of a claim that stand in none of its quotes, or stand there for something else."""
    heard = frozenset[_Word]().union(*map(_words, quotes))
    turned = {word.meaning for word in _words(claim_text) if _is_turned(word, heard)}
    negated = frozenset[str]().union(*(_heads(_NEGATED, quote) for quote in quotes))
    affirmed = frozenset[str]().union(*(_heads(_AFFIRMED, quote) for quote in quotes))
    turned |= {f"{head}…ない" for head in _heads(_NEGATED, claim_text) - negated}
    turned |= _heads(_AFFIRMED, claim_text) & negated - affirmed
    return tuple(sorted(turned))


def is_cut(before: str, after: str) -> bool:
    """Whether a quote that begins or ends between two texts cuts a word of polarity or a negation in two."""
    if _parts_rows(before, after):
        return False
    left, right = _joined(before)[-16:], _joined(after)[:16]
    return any(
        match.start() < len(left) < match.end()
        for pattern in (_WORDS, _NEGATED)
        for match in pattern.finditer(left + right)
    )


def _parts_rows(before: str, after: str) -> bool:
    """Whether the texts meet at the end of a table row, over which no word is broken."""
    ends = before.endswith("\n") or after.startswith("\n")
    return ends and ("\t" in before.rstrip().rpartition("\n")[2] or "\t" in after.lstrip().partition("\n")[0])


def _is_turned(word: _Word, heard: frozenset[_Word]) -> bool:
    group = [other for other in heard if other.group == word.group]
    same = [other for other in group if other.meaning == word.meaning]
    if not same:
        return word.strict or bool(group)
    contested = len(same) < len(group) and word.group in _TIED
    return contested and word.of != "" and not any(_said_alike(word, other) for other in same)


def _said_alike(word: _Word, other: _Word) -> bool:
    """Whether both are said of the same: a claim may keep 上限 apart from the number that follows it in a quote."""
    return other.of.endswith(word.of) or (word.apart and word.about != "" and word.about == other.about)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[_Word]:
    """The words of polarity of a text; lines are joined, because a word may be broken over them."""
    joined = _joined(text)
    found = {_word(match, joined) for match in _WORDS.finditer(joined)}
    alone = {_Word("有無の欄", match[0], strict=True, of="") for match in _ALONE.finditer(plain(text))}
    return frozenset(found | alone)


def _word(match: re.Match[str], text: str) -> _Word:
    meaning = _TABLE[int((match.lastgroup or "m0")[1:])]
    of = _said_of(match, text, meaning)
    if meaning.group != "上下限":
        return _Word(meaning.group, meaning.word, meaning.strict, of)
    apart = not _EMPTY.sub("", text[match.end() : match.end() + 12])[:1].isdigit()
    return _Word(meaning.group, meaning.word, meaning.strict, of, _before(match, text), apart)


def _said_of(match: re.Match[str], text: str, meaning: _Meaning) -> str:
    """The quantity or three characters before the word, or the number after 上限; a noun is said of nothing."""
    if meaning.word == "対象" and not _PREDICATE.match(text, match.start()):
        return ""
    after = _EMPTY.sub("", text[match.end() : match.end() + 12])
    if meaning.group == "上下限" and after[:1].isdigit():
        return after[:3]
    before = text[max(0, match.start() - 24) : match.start()]
    quantity = _QUANTITY.search(before)
    if quantity:
        return " ".join(sorted(fact.value for fact in hard_facts(quantity[0])))
    return _before(match, text) or "?"


def _before(match: re.Match[str], text: str) -> str:
    return _EMPTY.sub("", text[max(0, match.start() - 24) : match.start()])[-3:]


@lru_cache(maxsize=4096)
def _heads(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    """The words that a text negates, or affirms."""
    return frozenset(match["head"] for match in pattern.finditer(_joined(text)))


def _joined(text: str) -> str:
    return squeezed(text).replace("出来", "でき")
