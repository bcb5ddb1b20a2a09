"""Why a question is answered as it is: every passage that was looked at, with its signs, and why another came first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from assistant.catalogue import Catalogue
from assistant.composing.amending import Amendments
from assistant.domain import Answer, Document, Passage, Question, Reading
from assistant.domain.operations import Former
from assistant.pipeline import Assistant
from assistant.ranking import WEIGHTS, Signs, lexical_signs, scored
from assistant.retrieval import Candidate

_MOST = 40  # passages that were ranked
_MOST_ELSEWHERE = 8  # of other editions, of other calls, of former revisions


class Fate(StrEnum):
    """What became of a passage."""

    CITED = "cited"
    BEATEN = "beaten"  # another one has the higher score
    AMENDED = "amended"  # a later document changed what it says
    PASSED_OVER = "passed_over"  # it stands high, and its claim fell away or was not needed
    OTHER_EDITION = "other_edition"
    OTHER_CALL = "other_call"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage with what became of it."""

    passage: Passage
    document: Document
    edition: str  # its label
    call: str  # its name
    fate: Fate
    score: float | None = None  # None: it was never ranked
    signs: Mapping[str, float] | None = None
    by: str = ""  # the id of the passage that beat it

    @property
    def gains(self) -> list[tuple[str, float, float]]:
        """Each sign that counts, with its value and what it adds to the score, the weightiest first."""
        told = [(name, value, WEIGHTS[name] * value) for name, value in (self.signs or {}).items() if value]
        return sorted(told, key=lambda one: -abs(one[2]))


@dataclass(frozen=True, slots=True)
class Inspection:
    """A question, its answer, and all that was looked at for it."""

    answer: Answer
    ranked: tuple[Judged, ...]  # the best first
    elsewhere: tuple[Judged, ...]  # what the same words find where no answer is looked for


class Archive(Protocol):
    """Knows what is live no more."""

    def former(self, call_ids: Sequence[str]) -> Sequence[Former]: ...


@dataclass(frozen=True, slots=True)
class Inspector:
    """Looks at the ways of the assistant."""

    assistant: Assistant
    archive: Archive

    def inspect(self, question: Question) -> Inspection:
        """Answer a question, and look at everything around it."""
        held = Catalogue.of(self.assistant.library)
        answer = self.assistant.answer(question)
        found = self.assistant.candidates(question)
        ranked = self._ranked(answer, found, held)
        if not found:
            return Inspection(answer, ranked, ())
        known = {one.passage.id for one in ranked}
        elsewhere = [*self._of_others(answer.reading, held), *self._former(answer.reading, held)]
        return Inspection(answer, ranked, tuple(one for one in elsewhere if one.passage.id not in known))

    def _ranked(self, answer: Answer, found: Iterable[Candidate], held: Catalogue) -> tuple[Judged, ...]:
        cited = {citation.passage.id: citation.passage for claim in answer.claims for citation in claim.citations}
        scores = {one.passage.id: scored(one.signs) for one in found}
        best = max(((scores[id_], id_) for id_ in cited if id_ in scores), default=None)
        changed = self._changed(answer.reading, held)
        ordered = sorted(found, key=lambda one: (-scores[one.passage.id], one.passage.id))
        shown = [one for place, one in enumerate(ordered) if place < _MOST or one.passage.id in cited]
        placed = [
            _placed(one.passage, held, Fate.CITED, score=scores[one.passage.id], signs=one.signs) for one in shown
        ]
        judged = [one if one.passage.id in cited else _rejected(one, answer.reading, best, changed) for one in placed]
        unranked = [
            _placed(passage, held, Fate.CITED) for id_, passage in cited.items() if id_ not in scores
        ]  # facts are looked up by their kind, whatever ranks high
        return (*unranked, *judged)

    def _changed(self, reading: Reading, held: Catalogue) -> Mapping[str, str]:
        library = self.assistant.library
        return {
            old: new
            for edition in reading.editions
            for old, new in Amendments.of(edition, held, library).changed().items()
        }

    def _of_others(self, reading: Reading, held: Catalogue) -> Iterator[Judged]:
        """What the same search finds in the other editions of the call, and in the other calls."""
        shown = {edition.id for edition in reading.editions}
        own = [one for one in held.editions if one.id not in shown and reading.call and one.call_id == reading.call.id]
        others = [one for one in held.editions if not reading.call or one.call_id != reading.call.id]
        for fate, editions in (
            (Fate.OTHER_EDITION, own),
            (Fate.OTHER_CALL, [one for one in others if one.id not in shown]),
        ):
            scope = replace(reading, editions=tuple(editions), edition_named=True)
            inside = {document.id for document in held.documents_of(scope.editions)}
            found = self.assistant.retriever.candidates(scope, held) if inside else ()
            within = [(scored(one.signs), one) for one in found if one.passage.document_id in inside]
            for score, one in sorted(within, key=lambda pair: (-pair[0], pair[1].passage.id))[:_MOST_ELSEWHERE]:
                yield _placed(one.passage, held, fate, score=score, signs=one.signs)

    def _former(self, reading: Reading, held: Catalogue) -> Iterator[Judged]:
        """What stood in revisions that were replaced or withdrawn, and stands there no more."""
        calls = [reading.call] if reading.call else held.calls
        names = {call.id: call.name for call in held.calls}
        live = {(one.document_id, one.text) for one in self.assistant.library.passages()}
        gone = [
            one
            for one in self.archive.former([call.id for call in calls])
            if (one.passage.document_id, one.passage.text) not in live
        ]
        signs = lexical_signs(self.assistant.retriever.asked(reading), [one.passage for one in gone])
        told = [
            (_spoken(each), one, each)
            for one, each in zip(gone, signs, strict=True)
            if each["held"] or each["in_title"]
        ]
        for _, one, each in sorted(told, key=lambda triple: (-triple[0], triple[1].passage.id))[:_MOST_ELSEWHERE]:
            fate = Fate.WITHDRAWN if one.withdrawn else Fate.SUPERSEDED
            call = names.get(one.document.call_id, "")
            yield Judged(one.passage, one.document, one.edition, call, fate, None, each)


def _rejected(placed: Judged, reading: Reading, best: tuple[float, str] | None, changed: Mapping[str, str]) -> Judged:
    """Why a passage that was ranked is not what an answer rests on."""
    editions = {edition.id for edition in reading.editions}
    if editions and placed.document.edition_id not in editions:
        same = reading.call is not None and placed.document.call_id == reading.call.id
        return replace(placed, fate=Fate.OTHER_EDITION if same else Fate.OTHER_CALL)
    if placed.passage.id in changed:
        return replace(placed, fate=Fate.AMENDED, by=changed[placed.passage.id])
    if best is not None and placed.score is not None and best[0] > placed.score:
        return replace(placed, fate=Fate.BEATEN, by=best[1])
    return replace(placed, fate=Fate.PASSED_OVER)


def _spoken(signs: Signs) -> float:
    return sum(WEIGHTS[name] * value for name, value in signs.items())


def _placed(
    passage: Passage, held: Catalogue, fate: Fate, *, score: float | None = None, signs: Signs | None = None
) -> Judged:
    document = next(one for one in held.documents if one.id == passage.document_id)
    edition = held.edition(document.edition_id)
    return Judged(passage, document, edition.label, held.call(document.call_id).name, fate, score, signs)
