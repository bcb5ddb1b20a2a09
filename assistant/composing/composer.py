"""The ways of composing an answer, the surest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.composing.extractive import compose_sentences
from assistant.composing.facts import TIMED, FactComposer
from assistant.composing.generative import ModelComposer
from assistant.composing.relevance import relevant
from assistant.domain import Claim, Edition, Reading
from assistant.retrieval import Found, Retriever


@dataclass(frozen=True, slots=True)
class Composer:
    """Typed facts, then a model where one is set, then the sentences of the documents."""

    facts: FactComposer
    retriever: Retriever
    model: ModelComposer | None  # None: no model is set

    def ways(
        self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue
    ) -> Iterator[Iterable[Claim]]:
        """Each way in turn; the next one is asked for only where the one before has nothing that holds."""
        asked = self.retriever.query_words(reading, with_call=False)
        near = relevant(found, asked)
        yield self._typed(reading, edition, near, catalogue)
        if self.model is not None and near:
            yield self.model.compose(reading, near, catalogue)
        yield compose_sentences(near, asked, catalogue)

    def _typed(
        self, reading: Reading, edition: Edition, near: Sequence[Found], catalogue: Catalogue
    ) -> Iterator[Claim]:
        """Facts for what is dated, and a sentence for what else is asked."""
        typed = self.facts.compose(reading, edition, catalogue)
        yield from typed
        others = [aspect for aspect in reading.aspects if aspect not in TIMED]
        cited = {citation.passage.id for claim in typed for citation in claim.citations}
        if typed and others:
            fresh = [one for one in near if one.passage.id not in cited]
            yield from compose_sentences(fresh[:1], self.retriever.query_words(reading, with_call=False), catalogue)
