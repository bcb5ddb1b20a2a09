"""Sentences of the document that hold what is asked for, as they stand there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim
from assistant.languages.ja.asked_units import answers_units, asked_units
from assistant.languages.ja.mending import mend
from assistant.languages.ja.sentences import sentence_spans
from assistant.languages.ja.tokens import tokens
from assistant.ranking import asks_yes_or_no, decides, held_by, with_columns
from assistant.retrieval import Found

_MOST_CLAIMS = 3
_WHOLE = 220  # characters up to which a passage is said whole
_MOST_SAID = 460  # characters of an answer that is for reading
_A_NUMBER = 2  # asked words that the number asked for is worth
_NEAR_THE_BEST = 0.8  # log-odds below the best passage
_ADDS = 2.0  # log-odds below it for one that adds something; of two numbers one would be wrong


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a mended passage, and how many of the asked words it holds."""

    text: str
    hits: int


def compose_sentences(
    found: Sequence[Found], question: str, asked: Collection[str], catalogue: Catalogue
) -> tuple[Claim, ...]:
    """Claims from the best passages, until the answer is long enough; none where the number asked for is nowhere."""
    if asked_units(question):
        found = [one for one in found if answers_units(with_columns(one.passage), question)]
    if not found:
        return ()
    claims: list[Claim] = []
    left = _MOST_SAID
    for one in _near_the_best(found, question, asked):
        said = _said(
            one.passage.text, question, asked, most=min(left, _WHOLE if claims else _MOST_SAID // 2 + _WHOLE // 2)
        )
        if said and len(said) <= left:
            claims.append(claim_from(said, one.passage, catalogue))
            left -= len(said)
    return tuple(claims)


def _near_the_best(found: Sequence[Found], question: str, asked: Collection[str]) -> list[Found]:
    """The best passage, those that are as good, and those a little behind that hold an asked word that it lacks."""
    best, *others = found[:_MOST_CLAIMS]
    lacking = set(asked) - _words(best)
    undecided = asks_yes_or_no(question) and not decides(held_by(best.passage).text)
    near = [best]
    for one in others:
        adds = bool(lacking & _words(one)) or (undecided and decides(held_by(one.passage).text))
        if best.score - one.score <= (_ADDS if adds and not asked_units(question) else _NEAR_THE_BEST):
            near.append(one)
    return near


def _words(one: Found) -> frozenset[str]:
    held = held_by(one.passage)
    return held.words | held.titles


def _said(source: str, question: str, asked: Collection[str], *, most: int) -> str:
    """A whole short passage, else its best run of sentences."""
    text = mend(source).text.strip()
    if len(text) <= min(most, _WHOLE):
        return text
    sentences = [
        Sentence(text[start:end].strip(), _hits(text[start:end], question, asked))
        for start, end in sentence_spans(text)
    ]
    return _best_run(sentences, most=most)


def _hits(sentence: str, question: str, asked: Collection[str]) -> int:
    return len(set(tokens(sentence)) & set(asked)) + _A_NUMBER * answers_units(sentence, question)


def _best_run(sentences: Sequence[Sentence], *, most: int) -> str:
    """The run of neighbouring sentences with the most asked words that is short enough."""
    best, best_hits = "", -1
    for start in range(len(sentences)):
        said, hits = "", 0
        for sentence in sentences[start:]:
            if len(said) + len(sentence.text) + 1 > most:
                break
            said, hits = f"{said}\n{sentence.text}".strip(), hits + sentence.hits
            if hits > best_hits:
                best, best_hits = said, hits
    return best
