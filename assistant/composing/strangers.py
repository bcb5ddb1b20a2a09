"""Which names and doings of a question are strange to what would be said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain import Claim, Passage
from assistant.languages.ja.asked_about import AskedAbout, asked_about
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.programme_names import names_an_office
from assistant.languages.ja.tokens import tokens
from assistant.ranking import held_by
from assistant.synonyms import Otherwise, meant_in, said_otherwise
from assistant.words import Words

_NO_NAME = re.compile(r"[\x00-\x7f]+|[ぁ-ん]+")  # in letters that a word may be cut wrongly in: のべ of じいのべ
_SPREAD = re.compile(r"(?m)^(\W*[一-龠])[ \u3000]+([一-龠])(?=\s*[:：])")  # 定　員：300名
_WEEKDAY = re.compile(r"(?<=[(（])([月火水木金土日])(?=[・祝]*[)）])")
_AGED = re.compile(r"\d\s*[歳才]")
_YEAR = re.compile(r"[RHS]\d{1,2}(?:年度?)?(?:分|版|時点)?", re.IGNORECASE)  # R7年度, as 令和7年度
Form = tuple[str, ...]
Ways = Mapping[str, Sequence[tuple[Form, Sequence[Form]]]]


@dataclass(frozen=True, slots=True)
class Said:
    """What would be said, with the headings that it stands under, ready to be compared."""

    text: str  # in one spelling
    spoken: str  # its words in their order

    def holds(self, form: Form) -> bool:
        """Whether it has some words one after the other."""
        return f" {' '.join(form)} " in self.spoken


@dataclass(frozen=True, slots=True)
class Strangers:
    """Of what a question is about: whether each is strange, in the order of the question."""

    names: tuple[bool, ...] = ()  # in the clause that asks
    doings: tuple[bool, ...] = ()
    aside: tuple[bool, ...] = ()  # names in what leads up to it


def said_by(claims: Sequence[Claim]) -> Said:
    """What claims say and quote."""
    cited = [citation for claim in claims for citation in claim.citations]
    titles = (title for one in cited for title in one.passage.heading)
    return _said((*(claim.text for claim in claims), *titles, *(mend(one.quote).text for one in cited)))


def said_in(passage: Passage) -> Said:
    """What a passage says."""
    held = held_by(passage)
    return Said(held.text.casefold(), held.spoken)


def strangers(question: str, said: Said, subject: Collection[str], words: Words) -> Strangers:
    """What of a question is strange to what is said; what the whole document is about is not."""
    ways = (_ways(words.synonyms, words.candour.names), _ways(words.candour.same, frozenset()))
    names: list[bool] = []
    doings: list[bool] = []
    aside: list[bool] = []
    meant = meant_in(said.spoken, _telling_more(said_otherwise(question, words), words.candour.names))
    for one in asked_about(question):
        if telling := _telling(one, words):
            strange = telling[-1] not in meant and not _is_spoken_of(one, telling, said, subject, ways)
            (doings if one.does else names if one.asks else aside).append(strange)
    return Strangers(tuple(names), tuple(doings), tuple(aside))


def _telling(one: AskedAbout, words: Words) -> Form:
    """The words that tell what a name names, or what is done; none where that could be anything."""
    if one.does:
        empty = words.candour.doings | words.stopwords
        return one.words if one.asks and one.words[0] not in empty else ()
    if _NO_NAME.fullmatch(plain(one.text)) or _YEAR.fullmatch(plain(one.text)) or names_an_office(one.text):
        return ()
    empty = words.candour.names | words.stopwords
    return tuple(word for word in one.words if word not in empty and not word.isnumeric())


def _is_spoken_of(one: AskedAbout, telling: Form, said: Said, subject: Collection[str], ways: Sequence[Ways]) -> bool:
    if plain(one.text).casefold() in said.text or said.holds(one.words):
        return True
    if telling[0] == "年齢" and _AGED.search(said.text):  # 年齢制限: 35歳以下
        return True
    last = telling[-1]
    ending = one.words[-2:] if last == one.words[-1] and len(last) == 1 else (last,)  # 費 of 参加費 is in every text
    if last in subject or said.holds(ending):
        return True
    return any(any(map(said.holds, same)) for each in ways for same in _same(one.words, each))


def _telling_more(otherwise: Otherwise, empty: Collection[str]) -> Otherwise:
    """Other words of the same meaning, without those that tell nothing by themselves: 円 for 予算."""
    return {word: tuple(one for one in told if not set(one.split()) <= set(empty)) for word, told in otherwise.items()}


def _same(words: Form, ways: Ways) -> Iterator[Sequence[Form]]:
    """The forms that mean the same as some of the words."""
    for at, word in enumerate(words):
        yield from (same for form, same in ways.get(word, ()) if words[at : at + len(form)] == form)


def _said(texts: Sequence[str]) -> Said:
    text = _SPREAD.sub(r"\1\2", _WEEKDAY.sub(r"\1曜日", "\n".join(dict.fromkeys(texts))))
    return Said(plain(text).casefold(), f" {' '.join(tokens(text))} ")


@lru_cache(maxsize=8)
def _ways(groups: tuple[tuple[str, ...], ...], empty: frozenset[str]) -> Ways:
    """Each form by its first word, with all that mean the same."""
    ways = defaultdict[str, list[tuple[Form, Sequence[Form]]]](list)
    for group in groups:
        same = tuple(form for word in group if not set(form := tokens(word)) <= empty)
        for form in same:
            ways[form[0]].append((form, same))
    return dict(ways)
