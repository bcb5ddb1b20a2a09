"""Sentences of the document that hold what is asked for, as they stand there."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.catalogue import Catalogue, spoken
from assistant.composing.adding import Telling, tells_more
from assistant.composing.citing import claim_from
from assistant.domain import Claim
from assistant.languages.ja.asked_units import answers_units, asked_units, unit_fit
from assistant.languages.ja.defining import defines, terms_sought
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentences_of
from assistant.languages.ja.tokens import tokens
from assistant.ranking import asks_yes_or_no, decides, held_by, with_columns
from assistant.retrieval import Found
from assistant.synonyms import Otherwise, meant_in

_MOST_CLAIMS = 3
_WHOLE = 220  # characters up to which a passage is said whole
_MOST_SAID = 460  # characters of an answer that is for reading
_ITEM = re.compile(r"[・○●◇◆■□▪*•]|-\s|\(?(?:\d{1,2}|[ア-ンa-z])[.)]\s*\S|\d{1,2}\s+\S|注\d|Q\d*[.:]|※")
_QUOTED = re.compile(r"「([^「」]{2,30})」")
_GOES_ON = re.compile(r"この場合|その場合|この際|その際|ただし")
_NUMBER = re.compile(r"^\d+")
_LABEL = re.compile(r"[^。、\d\t:]{2,16}(?:\([^()]{1,8}\))?:?")
_ASKS = re.compile(r"(?:か|[?？])[。?？]?\s*$")
_A_LIST = 3  # items
_A_MEANING = 3  # asked words that the meaning asked for is worth
_A_NUMBER = 2  # asked words that the number asked for is worth
_IN_OTHER_WORDS = 0.5  # of a word that a sentence says in other words
_NEAR_THE_BEST = 0.8  # log-odds below the best passage
_ADDS = 2.0  # log-odds below it for one that adds something; of two numbers one would be wrong


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words that are asked for, and what else they may be said as."""

    words: frozenset[str]
    otherwise: Otherwise
    beside: int = 0  # other things that the same answer tells


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a mended passage, and how many of the asked words it holds."""

    text: str
    hits: float


def compose_sentences(found: Sequence[Found], question: str, asked: Wanted, catalogue: Catalogue) -> tuple[Claim, ...]:
    """Claims from the best passages, until the answer is long enough; none where the number asked for is nowhere."""
    if asked_units(question):
        found = [one for one in found if answers_units(with_columns(one.passage), question)]
    if not found:
        return ()
    claims: list[Claim] = []
    told: list[Telling] = []
    room = left = _MOST_SAID // (asked.beside + 1)
    for one in _near_the_best(found, question, asked):
        most = min(left, _WHOLE if claims else room // 2 + _WHOLE // 2)
        said, cut = _said(one.passage.text, question, asked, most=most, reach=left)
        telling = Telling(said, one, len(said) < len(mend(one.passage.text).text.strip()))
        adds = not told or tells_more(telling, told, question, asked.words, asked.otherwise)
        if said and len(said) <= left and adds:
            claims.append(replace(claim_from(said, one.passage, catalogue), more=cut))
            told.append(telling)
            left -= len(said)
    return tuple(claims)


def _near_the_best(found: Sequence[Found], question: str, asked: Wanted) -> list[Found]:
    """The best passage, those that are as good, and those a little behind that tell what none before them does."""
    best, *others = found[:_MOST_CLAIMS]
    near = [best]
    others = [one for one in others if _says_what_is_quoted(one, best, question)]
    for one in others:
        adds = not asked_units(question) and _adds(one, near, question, asked)
        if best.score - one.score <= (_ADDS if adds else _NEAR_THE_BEST):
            near.append(one)
    return near


def _says_what_is_quoted(one: Found, best: Found, question: str) -> bool:
    """Whether a passage has a name that the question quotes, where it heads the best one: others tell of something else."""
    quoted = [spoken(name) for name in _QUOTED.findall(plain(question))]
    heads = {_NUMBER.sub("", spoken(line)) for line in (*best.passage.heading, *best.passage.text.split("\n"))}
    said = spoken("\n".join((*one.passage.heading, one.passage.text)))
    return not heads.intersection(quoted) or any(name in said for name in quoted)


def _adds(one: Found, told: Sequence[Found], question: str, asked: Wanted) -> bool:
    """Whether a passage holds an asked word that those told before lack, or decides what none of them does."""
    lacking = asked.words.difference(*(_words(other, asked) for other in told))
    decided = any(decides(held_by(other.passage).text) for other in told)
    return bool(lacking & _words(one, asked)) or (
        asks_yes_or_no(question) and not decided and decides(held_by(one.passage).text)
    )


def _words(one: Found, asked: Wanted) -> frozenset[str]:
    """The words that a passage says, and those of the question that it says in others."""
    held = held_by(one.passage)
    return held.words | held.titles | meant_in(held.spoken, asked.otherwise)


def _said(source: str, question: str, asked: Wanted, *, most: int, reach: int) -> tuple[str, bool]:
    """A whole short passage, else its best run of sentences or items, and whether items of a list are left out between others."""
    text = mend(source).text.strip()
    if len(text) <= min(most, _WHOLE):
        return text, False
    parts = sentences_of(text)
    rare = _rarity(parts, asked)
    sentences = [Sentence(part, _hits(part, question, asked, rare)) for part in parts]
    run, items = _best_run(sentences, most=most), _best_items(sentences, most=most)
    best = max(run, items, key=_worth)
    more = best is items and len(items) < len(sentences)
    if best is not items:
        best = _with_what_it_names(_with_its_condition(best, sentences, reach=reach), sentences, reach=reach)
    answer = _answer_below(best, sentences, most=most)
    return "\n".join(one.text for one in (*best, *answer)), more


def _answer_below(best: Sequence[Sentence], sentences: Sequence[Sentence], *, most: int) -> Sequence[Sentence]:
    """What answers a question of the document that is all there is to say: a question alone answers nobody."""
    if not best or not all(_ASKS.search(one.text) for one in best):
        return ()
    last = next(at for at, one in enumerate(sentences) if one is best[-1])
    below: list[Sentence] = []
    for one in sentences[last + 1 :]:
        if (below and _ASKS.search(one.text)) or _length((*best, *below, one)) > most:
            break
        below.append(one)
    return below


def _length(said: Sequence[Sentence]) -> int:
    return sum(len(one.text) + 1 for one in said)


def _with_its_condition(run: Sequence[Sentence], sentences: Sequence[Sentence], *, reach: int) -> Sequence[Sentence]:
    """A run with the sentence behind it that goes on with its last: 「この場合、様式5に記入してください」."""
    at = next((at for at, one in enumerate(sentences, 1) if run and one is run[-1]), len(sentences))
    after = [one for one in sentences[at : at + 1] if _GOES_ON.match(one.text)]
    length = sum(len(one.text) + 1 for one in (*run, *after))
    return [*run, *after] if after and length <= min(reach, _MOST_SAID) else run


def _with_what_it_names(run: Sequence[Sentence], sentences: Sequence[Sentence], *, reach: int) -> Sequence[Sentence]:
    """A run that ends in an asked label with the line below it: プログラムディレクター(PD) / 浜野 みちる 北浜大学."""
    at = next((at for at, one in enumerate(sentences, 1) if run and one is run[-1]), len(sentences))
    below = [one for one in sentences[at : at + 1] if not _ITEM.match(one.text)]
    labels = bool(below) and run[-1].hits > 0 and bool(_LABEL.fullmatch(run[-1].text))
    return [*run, *below] if labels and _length((*run, *below)) <= min(reach, _MOST_SAID) else run


def _worth(said: Sequence[Sentence]) -> float:
    return sum(one.hits for one in said)


def _rarity(parts: Sequence[str], asked: Wanted) -> Mapping[str, float]:
    """How much each asked word tells of a sentence beside the others of its passage: one in every sentence next to nothing."""
    held = [set(tokens(part)) for part in parts]
    count = Counter(word for one in held for word in asked.words & one)
    whole = math.log(len(held) + 1)
    return {word: math.log((len(held) + 1) / max(count[word], 1)) / whole for word in asked.words}


def _hits(sentence: str, question: str, asked: Wanted, rare: Mapping[str, float]) -> float:
    said = tokens(sentence)
    meant = meant_in(f" {' '.join(said)} ", asked.otherwise).difference(said)
    return (
        sum(rare[word] for word in asked.words & set(said))
        + _IN_OTHER_WORDS * len(asked.words & meant)
        + _A_NUMBER * unit_fit(sentence, question)
        + _A_MEANING * bool((terms := terms_sought(question)) and defines(sentence, terms))
    )


def _best_run(sentences: Sequence[Sentence], *, most: int) -> Sequence[Sentence]:
    """The run of neighbouring sentences with the most asked words that is short enough."""
    best: Sequence[Sentence] = ()
    best_hits = -1.0
    for start in range(len(sentences)):
        length, hits = 0, 0.0
        for end, sentence in enumerate(sentences[start:], start + 1):
            length, hits = length + len(sentence.text) + 1, hits + sentence.hits
            if length > most + 1:
                break
            if hits > best_hits:
                best, best_hits = sentences[start:end], hits
    return best


def _best_items(sentences: Sequence[Sentence], *, most: int) -> Sequence[Sentence]:
    """Of a list, what leads to it and the items with the most asked words, as many as are short enough; none of what is no list."""
    starts = [at for at, one in enumerate(sentences) if _ITEM.match(one.text)]
    if len(starts) < _A_LIST:
        return ()
    items = [sentences[start:end] for start, end in zip(starts, (*starts[1:], len(sentences)), strict=True)]
    lead = sentences[: starts[0]]
    left = most - sum(len(one.text) + 1 for one in lead)
    kept: list[int] = []
    for at in sorted(range(len(items)), key=lambda at: -_worth(items[at])):
        length = sum(len(one.text) + 1 for one in items[at])
        if length <= left and (_worth(items[at]) > 0 or not kept):
            kept.append(at)
            left -= length
    return [*lead, *(one for at in sorted(kept) for one in items[at])] if kept else ()
