"""Whether a question asks for another day than the deadline of its call, and which claims tell a day."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.catalogue import without_names
from assistant.composing.fact_labels import head_of
from assistant.domain import Aspect, Claim, Passage, Reading
from assistant.languages.ja.asked_units import answers_units, asked_units, unit_fit
from assistant.languages.ja.tokens import tokens
from assistant.ranking import asks_yes_or_no, held_by
from assistant.retrieval import Found
from assistant.words import Words

_BETTER = 2.0  # log-odds by which a passage stands before those of the deadline, so that its day is what is asked for

_RESULT = "結果公表"
_OF_A_PART = re.compile(r"(?:書類|書面|[一二12]次|面接|予備)\S{0,6}結果")
_BEFORE_IT = re.compile(
    r"(?:申請|応募|提出|申し?込み?)(?:する|の)?前(?:に|の|まで)"
)  # 「申請の前に相談をするのはいつまで」


def of_the_application(reading: Reading, words: Words) -> bool:
    """Whether a question on a day says that it means the application: 締切, 応募, 間に合う."""
    proper = _BEFORE_IT.sub("", reading.question)
    return any(word in proper for word in words.manners["closing"])


def told_better(near: Sequence[Found], claims: Sequence[Claim], reading: Reading) -> bool:
    """Whether another day or length is asked for than claims tell: the best passage gives one, and theirs stand far behind."""
    cited = {citation.passage.id for claim in claims for citation in claim.citations}
    behind = max((one.score for one in near if one.passage.id in cited), default=-math.inf)
    if not near or not claims or near[0].passage.id in cited or near[0].score - behind < _BETTER:
        return False
    fit = unit_fit(near[0].passage.text, reading.question)
    return fit >= 1 if Aspect.SCHEDULE in reading.aspects else fit > 0  # a length must stand beside its noun


def told_beside(near: Sequence[Found], claims: Sequence[Claim], reading: Reading, words: Words) -> bool:
    """Whether no day of a briefing is asked for, but something that the best passage tells and no claim: 「駐車場はありますか」."""
    cited = {citation.passage.id for claim in claims for citation in claim.citations}
    if not near or not claims or near[0].passage.id in cited or asked_units(reading.question):
        return False
    if Aspect.BRIEFING not in reading.aspects or not asks_yes_or_no(reading.question):
        return False
    told = {word for claim in claims for word in tokens(claim.text)}
    asked = set(tokens(without_names(reading.question, reading.call, reading.said))) - words.stopwords - words.asking
    behind = max((one.score for one in near if one.passage.id in cited), default=-math.inf)
    return bool((asked - told) & held_by(near[0].passage).words) or near[0].score - behind >= _BETTER


def _tells_the_result(claims: Sequence[Claim], reading: Reading, words: Words) -> bool:
    """Whether the day of the result is asked for by that name, and told; that of a part of the review is another."""
    asked = _RESULT in words.labels_in(reading.question) and not _OF_A_PART.search(reading.question)
    return asked and any(head_of(fact.label) == _RESULT for claim in claims for fact in claim.facts)


def answered_elsewhere(
    aspect: Aspect, near: Sequence[Found], claims: Sequence[Claim], reading: Reading, words: Words
) -> bool:
    """Whether the best passage answers a question on days better than the claims of an aspect."""
    if aspect is Aspect.SCHEDULE and _tells_the_result(claims, reading, words):
        return told_beside(near, claims, reading, words)
    another = aspect is Aspect.SCHEDULE or (aspect is Aspect.DEADLINE and not of_the_application(reading, words))
    return (another and told_better(near, claims, reading)) or told_beside(near, claims, reading, words)


def on_a_day(claims: Iterable[Claim], reading: Reading) -> Iterator[Claim]:
    """Claims of tables; where the day of a deadline is asked for, those with one."""
    timed = Aspect.DEADLINE in reading.aspects and bool(asked_units(reading.question))
    return (claim for claim in claims if not timed or answers_units(claim.text, reading.question))


def speaking_of_the_day(near: Sequence[Found], reading: Reading, words: Words) -> Sequence[Found]:
    """Where a deadline or a briefing is asked for, only what speaks of one: a day of something else is worse than none."""
    known = words.aspects[reading.aspects[0]]
    if reading.aspects == (Aspect.DEADLINE,):
        said: tuple[str, ...] = (*known.words, *known.labels, *known.cues)
    elif reading.aspects == (Aspect.BRIEFING,):
        said = known.cues
    else:
        return near
    another = reading.aspects == (Aspect.DEADLINE,) and not of_the_application(reading, words)
    best = near[:1] if another and near and answers_units(near[0].passage.text, reading.question) else ()
    return tuple(one for one in near if one in best or any(word in _whole(one.passage) for word in said))


def _whole(passage: Passage) -> str:
    return "\n".join((*passage.heading, passage.text))
