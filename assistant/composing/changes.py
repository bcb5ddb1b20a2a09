"""What was corrected, extended or changed, one claim for each change: 「どこが訂正されましたか」."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.catalogue import Catalogue
from assistant.composing.amending import place_of
from assistant.composing.citing import citation_of
from assistant.composing.facts import FactComposer
from assistant.composing.listing import compose_section
from assistant.composing.wording import in_one_line
from assistant.domain import Amendment, Claim, Edition, FactKind, Reading
from assistant.languages.ja.normalise import plain
from assistant.retrieval import Found


def compose_news(found: Sequence[Found], facts: FactComposer, catalogue: Catalogue) -> tuple[Claim, ...]:
    """The section that tells what is new against the edition before: 「昨年度からの変更点」."""
    titles = facts.words.manners["changed"]
    told = [one for one in found if any(word in plain("".join(one.passage.heading[-1:])) for word in titles)]
    return compose_section(told, titles, facts.library, catalogue)


def compose_changes(reading: Reading, edition: Edition, facts: FactComposer, catalogue: Catalogue) -> Iterator[Claim]:
    """The changes that the documents of an edition state."""
    speech = facts.words.speech(reading.language)
    for fact in facts.of(edition, (FactKind.AMENDMENT,), catalogue):
        if not isinstance(fact.value, Amendment) or not (fact.value.before and fact.value.after):
            continue
        passage = facts.library.passages_by_id([fact.passage_id])[0]
        before, after = in_one_line(fact.value.before), in_one_line(fact.value.after)
        place = place_of(fact.value) or " ".join(passage.heading[-1:])
        said = speech.say("claims.changed", label=place, read=before, text=after)
        yield Claim(said, (citation_of(passage, catalogue),), amended=True)
