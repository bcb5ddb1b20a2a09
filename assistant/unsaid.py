"""The half of a question of which its answer says nothing: of 「投資先は何社で、回収率は何倍ですか」, the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.asked_steps import names_the_application
from assistant.catalogue import Catalogue, without_names
from assistant.composing.citing import claim_from
from assistant.composing.denials import tells_of_a_denial
from assistant.domain import Aspect, Claim, Passage, Reading
from assistant.languages.ja.asked_about import asked_about
from assistant.languages.ja.asked_units import answers_units, asked_units
from assistant.languages.ja.halves import Half, halves_of
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain, squeezed
from assistant.languages.ja.sentences import sentences_of
from assistant.languages.ja.tokens import tokens
from assistant.parting import of_the_step
from assistant.synonyms import meant_in, said_otherwise
from assistant.understanding import asked_for
from assistant.words import Words

_MOST_SAID = 480  # characters of an answer that is for reading
_OF_TWO = 1  # other things that are asked in the same breath
_COUNTER = re.compile(r"何(?:団体|機関|法人|大学|拠点|チーム|グループ|自治体|年度|時間|ページ|[一-龠])")
_ENDS = re.compile(r"締|〆|しめきり|期限|期間|まで")
_IS_QUESTION = re.compile(r"(?:か|[?？])[。?？]?$")
_OF_SOMETHING = re.compile(
    r"円|\d\s*月|\d\s*日|\d\s*/\s*\d|分の\s*\d|\d\s*%"
)  # an amount or a day may be that of another
_LONGEST = 160  # characters of a sentence that is told beside the others
_SHORTEST = 2  # characters of a name


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What else is asked, as a question of its own."""

    reading: Reading
    names: Sequence[str]
    words: Words

    def told_by(self, claims: Sequence[Claim], *, beside: Sequence[Claim]) -> Sequence[Claim]:
        """The first claim that speaks of it; none where it would make the answer too long to be read."""
        room = _MOST_SAID - sum(len(claim.text) for claim in beside)
        said = {squeezed(one.text) for one in beside}
        fresh = (one for one in claims if squeezed(one.text) not in said)
        return [one for one in fresh if len(one.text) <= room and self._speaks_of_it(one)][:1]

    def _speaks_of_it(self, claim: Claim) -> bool:
        asked = self.reading.question
        dated = bool(claim.facts) and Aspect.DEADLINE in self.reading.aspects and names_the_application(asked)
        named = any(_is_said(name, claim.text, self.words) for name in self.names)
        return (dated or named) and (not asked_units(asked) or answers_units(claim.text, asked) > 0)


def unsaid(reading: Reading, claims: Sequence[Claim], words: Words) -> Iterator[Unsaid]:
    """The things asked side by side of which the claims say nothing."""
    if _is_settled(reading, claims, words) or words.asks("changes", reading.question):
        return
    said = "\n".join(claim.text for claim in claims)
    for half in halves_of(reading.question):
        named = _names(half, reading, words)
        names = [name for name in named if not _is_said(name, said, words)] or _uncounted(named, half, said)
        if names:
            asked = replace(reading, question=half.question, aspects=_aspects(half, reading, words), beside=_OF_TWO)
            yield Unsaid(asked, names, words)


def _uncounted(names: Sequence[str], half: Half, said: str) -> Sequence[str]:
    """The names of a half that asks how many, where no line beside them gives such a number: 何社 of 「何社に投資して」."""
    if not _COUNTER.search(half.own):
        return ()
    told = [line for line in plain(said).split("\n") if answers_units(line, half.own)]
    return () if any(squeezed(name) in squeezed(line) for name in names for line in told) else names


def left_of_what_is_cited(
    reading: Reading, claims: Sequence[Claim], words: Words, catalogue: Catalogue
) -> tuple[Claim, ...]:
    """The sentence of a cited passage that speaks of something asked for of which no claim says anything."""
    if any(claim.picked for claim in claims) or _is_settled(reading, claims, words):
        return ()
    said = "\n".join(claim.text for claim in claims)
    sentences = sentences_of(plain(reading.question))
    asked = [one for one in sentences if words.asks("asking", one)] or sentences[:1]  # 「相談会の日程と予約の締切」
    names = [name for one in asked for name in _names(Half("", one), reading, words)]
    missing = [name for name in names if not _is_said(name, said, words)]
    passages = {cited.passage.id: cited.passage for claim in claims for cited in claim.citations}
    lines = ((line, one) for one in passages.values() for line in sentences_of(mend(one.text).text))
    held = [(line, one) for line, one in lines if _goes_on(line, said, missing, one)]
    told = sorted(held, key=lambda one: not _is_on_one(one[0], missing))
    return tuple(claim_from(line, one, catalogue) for line, one in told[:1] if len(said) + len(line) <= _MOST_SAID)


def _is_settled(reading: Reading, claims: Sequence[Claim], words: Words) -> bool:
    """Whether nothing is to be added: what is said beside a denial would be of something else, and a model tells all that it finds."""
    if not claims or reading.compares or reading.language != words.home:
        return True
    return any(claim.wording or tells_of_a_denial(reading.question, claim.text) for claim in claims)


def _goes_on(line: str, said: str, missing: Sequence[str], passage: Passage) -> bool:
    """Whether a sentence that is not said yet speaks of something that is missing, and is no title and no question."""
    is_title = squeezed(line) in {squeezed(title) for title in passage.heading} or _IS_QUESTION.search(line)
    held = any(squeezed(name) in squeezed(line) for name in missing)
    of_another = _OF_SOMETHING.search(line) and not _is_on_one(line, missing)
    safe = line.endswith("。") and not (is_title or of_another) and len(line) <= _LONGEST
    return held and safe and squeezed(line) not in squeezed(said)


def _is_on_one(line: str, names: Sequence[str]) -> bool:
    """Whether a sentence begins with one of some names: 「予約は4月17日までに」."""
    return any(squeezed(line).startswith(f"{squeezed(name)}は") for name in names)


def _aspects(half: Half, reading: Reading, words: Words) -> tuple[Aspect, ...]:
    """The aspects of a half, of which the deadline is none where it names neither the application nor an end: 事業開始は."""
    aspects = of_the_step(half.question, asked_for(half.question, words, reading.language), reading, words)
    closes = names_the_application(half.question) or bool(_ENDS.search(half.own))
    return aspects if closes else tuple(Aspect.SCHEDULE if one is Aspect.DEADLINE else one for one in aspects)


def _names(half: Half, reading: Reading, words: Words) -> Sequence[str]:
    """The names that tell what a half asks for: all of a thing, and the last before what asks in a clause."""
    own = _COUNTER.sub("何", without_names(half.own, reading.call, reading.said))
    told = [one for one in asked_about(own) if one.asks and not one.does and len(one.text) >= _SHORTEST]
    empty = words.candour.names | words.stopwords
    names = [plain(one.text) for one in told if len(one.words) > 1 or one.words[0] not in empty]
    return names if half.own != half.question else names[-1:]


def _is_said(name: str, text: str, words: Words) -> bool:
    if squeezed(name) in squeezed(text):
        return True
    return bool(meant_in(f" {' '.join(tokens(text))} ", said_otherwise(name, words)))
