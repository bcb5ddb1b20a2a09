"""A call that is open until its day may close before it: what the document says of that beside its period."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Fact, Passage
from assistant.languages.ja.mending import mend
from assistant.languages.ja.sentences import sentences_of
from assistant.ports import Library

_NEAR = 2  # passages behind the one that gives the period


def compose_running_out(
    told: Sequence[Fact], cues: Collection[str], library: Library, catalogue: Catalogue
) -> Iterator[Claim]:
    """The sentences beside a period that say when it ends early; none where the documents say nothing of it."""
    for passage in _beside(told, library):
        for sentence in sentences_of(mend(passage.text).text):
            if any(cue in sentence for cue in cues):
                yield claim_from(sentence, passage, catalogue)


def _beside(told: Sequence[Fact], library: Library) -> Iterator[Passage]:
    """The passages of these facts and those that follow under the same heading."""
    for home in library.passages_by_id(list(dict.fromkeys(fact.passage_id for fact in told))):
        for one in library.passages(document_ids=[home.document_id]):
            if one.heading == home.heading and 0 <= one.position - home.position <= _NEAR:
                yield one
