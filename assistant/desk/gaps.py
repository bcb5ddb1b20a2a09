"""The gap report: what is asked and not in the documents, and the clause that the next round should write."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from assistant.catalogue import Catalogue
from assistant.desk.inbox import Inbox
from assistant.domain import Call, Document, DocumentKind, Edition, Outcome, Passage, Question, Reading, Verdict
from assistant.domain.inbox import GapQuestion, GroupSummary
from assistant.pipeline import Assistant
from assistant.presenting import view_of
from assistant.speech import read_toml
from assistant.understanding import understand

_HALF_LIFE = 30.0  # days after which a question counts half
_NEAREST = 10  # passages among which one under a fitting heading is looked for
_REMEMBERED = 2_000  # clauses
_WRITTEN_AGAIN = frozenset({DocumentKind.RULES, DocumentKind.GUIDELINE, DocumentKind.NOTICE, DocumentKind.QA})


class GapKind(StrEnum):
    """Why a question shows a gap."""

    MISSING = "missing"
    EDITION = "edition"
    UNSURE = "unsure"
    WRONG = "wrong"


_OF_OUTCOMES = {
    Outcome.NOT_IN_DOCUMENTS: GapKind.MISSING,
    Outcome.EDITION_UNKNOWN: GapKind.EDITION,
    Outcome.WITHHELD: GapKind.UNSURE,
}
OUTCOMES = tuple(_OF_OUTCOMES)


class GapStore(Protocol):
    """Finds the questions that show a gap, in groups that are not hidden."""

    def gap_questions(
        self, outcomes: Sequence[Outcome], verdict: Verdict, *, call_id: str
    ) -> tuple[GapQuestion, ...]: ...


@dataclass(frozen=True, slots=True)
class Clause:
    """Where the newest edition comes nearest to what is asked."""

    call: Call
    edition: Edition
    document: Document
    heading: tuple[str, ...]
    page: int
    view: str  # the address of the page that shows it


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is asked again and again, and what the next round could write of it."""

    key: str  # of its group
    question: str
    kind: GapKind
    count: int
    last: datetime
    weight: float  # by count and recency
    clause: Clause | None  # None: nothing comes near
    proposal: str


@dataclass(frozen=True, slots=True)
class Skeletons:
    """How proposals are put; nothing stands in them but what was asked and where it belongs."""

    placed: Mapping[str, str]  # under a heading
    in_document: Mapping[str, str]
    unplaced: Mapping[str, str]
    documents: Mapping[str, str]

    @classmethod
    def of(cls, folder: Path) -> Skeletons:
        told = read_toml(folder / "desk" / "gaps.toml")
        proposals = told["proposals"]
        return cls(proposals["under_heading"], proposals["in_document"], proposals["anywhere"], told["documents"])

    def proposal(self, kind: GapKind, question: str, clause: Clause | None) -> str:
        """A sentence for whoever writes the next documents."""
        if clause is None:
            return self.unplaced[kind].format(question=question)
        document, heading = self.documents[clause.document.kind], clause.heading[-1] if clause.heading else ""
        skeletons = self.placed if heading else self.in_document
        return skeletons[kind].format(
            question=question, document=document, heading=heading, title=clause.document.title
        )


@dataclass(frozen=True, slots=True)
class Gaps:
    """Ranks the gaps, and finds the clause of each."""

    inbox: Inbox
    store: GapStore
    assistant: Assistant
    skeletons: Skeletons
    _clauses: OrderedDict[tuple[object, ...], Clause | None] = field(default_factory=OrderedDict)

    def page(
        self, *, call_id: str = "", kind: GapKind | None = None, offset: int = 0, limit: int = 20
    ) -> tuple[tuple[Gap, ...], int]:
        """Some of the gaps, the weightiest first, and how many there are."""
        self.inbox.sort()
        ranked = _ranked(self._questions(call_id), self.assistant.clock.now())
        wanted = [one for one in ranked if kind is None or one.kind is kind]
        catalogue = Catalogue.of(self.assistant.library)
        some = wanted[offset : offset + limit]
        return tuple(gap for one in some for gap in self._gap(one, catalogue)), len(wanted)

    def _questions(self, call_id: str) -> tuple[GapQuestion, ...]:
        return self.store.gap_questions(OUTCOMES, Verdict.WRONG, call_id=call_id)

    def _gap(self, one: _Weighed, catalogue: Catalogue) -> Iterable[Gap]:
        summary = self.inbox.store.summary(one.key)
        if summary is None:  # forgotten in the meantime
            return
        question = self.inbox.wording(summary)
        clause = self._clause(question, summary, catalogue)
        proposal = self.skeletons.proposal(one.kind, question, clause)
        yield Gap(one.key, question, one.kind, one.count, one.last, one.weight, clause, proposal)

    def _clause(self, question: str, summary: GroupSummary, catalogue: Catalogue) -> Clause | None:
        """Found anew when a document has changed."""
        known = (question, summary.group.call_id, *((one.id, one.revision) for one in catalogue.documents))
        if known not in self._clauses:
            self._clauses[known] = self._found(question, summary.group.call_id, catalogue)
            while len(self._clauses) > _REMEMBERED:
                self._clauses.popitem(last=False)
        return self._clauses[known]

    def _found(self, question: str, call_id: str, catalogue: Catalogue) -> Clause | None:
        reading = self._of_the_newest(question, call_id, catalogue)
        documents = {one.id: one for one in catalogue.documents_of(reading.editions)}
        found = [one.passage for one in self.assistant.retriever.retrieve(reading, catalogue)]
        near = [one for one in found if one.document_id in documents]
        again = [one for one in near if documents[one.document_id].kind in _WRITTEN_AGAIN]
        best = self._under_a_fitting_heading((again or near)[:_NEAREST], reading)
        if best is None:
            return self._by_aspect(reading, catalogue)
        return _clause(best, documents[best.document_id], catalogue)

    def _by_aspect(self, reading: Reading, catalogue: Catalogue) -> Clause | None:
        """Where nothing is near, the highest document: under the heading of what is asked for, else anywhere in it."""
        ranks = list(DocumentKind)
        documents = sorted(catalogue.documents_of(reading.editions), key=lambda one: (ranks.index(one.kind), one.id))
        if reading.call is None or not documents:
            return None
        passages = self.assistant.library.passages(document_ids=[documents[0].id])
        fitting = (one for one in passages if self.assistant.retriever.fits(one, reading))
        best = next(fitting, replace(passages[0], heading=()) if passages else None)
        return _clause(best, documents[0], catalogue) if best else None

    def _of_the_newest(self, question: str, call_id: str, catalogue: Catalogue) -> Reading:
        """The question, asked of the newest edition of its call, whatever edition it names."""
        now = self.assistant.clock.now()
        read = understand(Question(question), catalogue=catalogue, words=self.assistant.words, now=now)
        call = next((one for one in catalogue.calls if one.id == call_id), read.call)
        editions = catalogue.editions_of(call)[:1] if call else catalogue.newest_editions()
        return replace(read, call=call, editions=editions, unknown_edition="", unknown_names=())

    def _under_a_fitting_heading(self, found: Sequence[Passage], reading: Reading) -> Passage | None:
        fitting = (one for one in found if self.assistant.retriever.fits(one, reading))
        return next(fitting, found[0] if found else None)


def _clause(passage: Passage, document: Document, catalogue: Catalogue) -> Clause:
    call, edition = catalogue.call(document.call_id), catalogue.edition(document.edition_id)
    view = view_of(document, passage.page, passage.start, passage.end)
    return Clause(call, edition, document, passage.heading, passage.page, view)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A group with a gap."""

    key: str
    kind: GapKind
    count: int
    last: datetime
    weight: float


def _ranked(questions: Iterable[GapQuestion], now: datetime) -> list[_Weighed]:
    """The groups by how often and how lately they were asked; each is of the kind that weighs most in it."""
    by_key: dict[str, list[GapQuestion]] = {}
    for one in questions:
        by_key.setdefault(one.key, []).append(one)
    return sorted((_weighed(key, some, now) for key, some in by_key.items()), key=lambda one: (-one.weight, one.key))


def _weighed(key: str, questions: Sequence[GapQuestion], now: datetime) -> _Weighed:
    weights: dict[GapKind, float] = dict.fromkeys(GapKind, 0.0)
    for one in questions:
        age = max(0.0, (now - one.asked_at).total_seconds() / 86_400)
        weights[_kind(one)] += one.times * 0.5 ** (age / _HALF_LIFE)
    kind = max(weights, key=lambda one: weights[one])
    return _Weighed(
        key, kind, sum(one.times for one in questions), max(one.asked_at for one in questions), sum(weights.values())
    )


def _kind(question: GapQuestion) -> GapKind:
    if question.wrong or question.outcome is None:
        return GapKind.WRONG
    return _OF_OUTCOMES.get(question.outcome, GapKind.WRONG)
