"""Sentences of the document that hold what is asked for, as they stand there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim
from assistant.languages.ja.asked_units import answers_units, asked_units, unit_fit
from assistant.languages.ja.mending import mend
from assistant.languages.ja.sentences import sentence_spans
from assistant.languages.ja.tokens import tokens
from assistant.ranking import asks_yes_or_no, decides, held_by, with_columns
from assistant.retrieval import Found
from assistant.synonyms import Otherwise, meant_in

_MOST_CLAIMS = 3
_WHOLE = 220  # characters up to which a passage is said whole
_MOST_SAID = 460  # characters of an answer that is for reading
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
    room = left = _MOST_SAID // (asked.beside + 1)
    for one in _near_the_best(found, question, asked):
        said = _said(one.passage.text, question, asked, most=min(left, _WHOLE if claims else room // 2 + _WHOLE // 2))
        if said and len(said) <= left:
            claims.append(claim_from(said, one.passage, catalogue))
            left -= len(said)
    return tuple(claims)


def _near_the_best(found: Sequence[Found], question: str, asked: Wanted) -> list[Found]:
    """The best passage, those that are as good, and those a little behind that tell what none before them does."""
    best, *others = found[:_MOST_CLAIMS]
    near = [best]
    for one in others:
        adds = not asked_units(question) and _adds(one, near, question, asked)
        if best.score - one.score <= (_ADDS if adds else _NEAR_THE_BEST):
            near.append(one)
    return near


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


def _said(source: str, question: str, asked: Wanted, *, most: int) -> str:
    """A whole short passage, else its best run of sentences."""
    text = mend(source).text.strip()
    if len(text) <= min(most, _WHOLE):
        return text
    sentences = [
        Sentence(text[start:end].strip(), _hits(text[start:end], question, asked))
        for start, end in sentence_spans(text)
    ]
    return _best_run(sentences, most=most)


def _hits(sentence: str, question: str, asked: Wanted) -> float:
    said = tokens(sentence)
    meant = meant_in(f" {' '.join(said)} ", asked.otherwise).difference(said)
    return (
        len(asked.words & set(said))
        + _IN_OTHER_WORDS * len(asked.words & meant)
        + _A_NUMBER * unit_fit(sentence, question)
    )


def _best_run(sentences: Sequence[Sentence], *, most: int) -> str:
    """The run of neighbouring sentences with the most asked words that is short enough."""
    best, best_hits = "", -1.0
    for start in range(len(sentences)):
        said, hits = "", 0.0
        for sentence in sentences[start:]:
            if len(said) + len(sentence.text) + 1 > most:
                break
            said, hits = f"{said}\n{sentence.text}".strip(), hits + sentence.hits
            if hits > best_hits:
                best, best_hits = said, hits
    return best
