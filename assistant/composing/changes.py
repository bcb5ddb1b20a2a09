"""What was corrected, extended or changed, one claim for each change: 「どこが訂正されましたか」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.catalogue import Catalogue
from assistant.composing.amending import place_of
from assistant.composing.citing import citation_of
from assistant.composing.facts import FactComposer
from assistant.composing.listing import compose_section
from assistant.composing.wording import in_one_line
from assistant.domain import Amendment, Claim, Edition, Fact, FactKind, Passage, Reading
from assistant.languages.ja.normalise import plain
from assistant.retrieval import Found
from assistant.speech import Speech

_LEADERS = re.compile(r"^(?:\.{2,}|…+|・{2,})\s*")  # that lead from a name to its page or its day


def compose_news(found: Sequence[Found], facts: FactComposer, catalogue: Catalogue) -> tuple[Claim, ...]:
    """The section that tells what is new against the edition before: 「昨年度からの変更点」."""
    titles = facts.words.manners["changed"]
    told = [one for one in found if any(word in plain("".join(one.passage.heading[-1:])) for word in titles)]
    return compose_section(told, titles, facts.library, catalogue)


def compose_changes(reading: Reading, edition: Edition, facts: FactComposer, catalogue: Catalogue) -> Iterator[Claim]:
    """The changes that the documents of an edition state."""
    speech = facts.words.speech(reading.language)
    for fact in facts.of(edition, (FactKind.AMENDMENT,), catalogue):
        if isinstance(fact.value, Amendment):
            passage = facts.library.passages_by_id([fact.passage_id])[0]
            yield Claim(_said(fact, fact.value, passage, speech), (citation_of(passage, catalogue),), amended=True)


def _said(fact: Fact, value: Amendment, passage: Passage, speech: Speech) -> str:
    """What stood and what stands; of what is added, taken out or only moved, what the document says of it."""
    before, after = _LEADERS.sub("", in_one_line(value.before)), in_one_line(value.after)
    place = place_of(value) or " ".join(passage.heading[-1:])
    if before and after:
        return speech.say("claims.changed", label=place or fact.label, read=before, text=after)
    said = in_one_line(fact.text)
    return speech.say("claims.corrected", label=place, text=after) if said == after else said
