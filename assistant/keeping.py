"""Answers are kept for the staff, masked before the first write, and forgotten in their time."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from assistant.catalogue import Catalogue
from assistant.domain import Answer, CitedPassage, FactKind, Feedback, KeptAnswer, SharedAnswer, Verdict
from assistant.masking import Published, masked
from assistant.ports import Clock, Library, LibraryUnavailable, Records
from assistant.presenting import ShownAnswer, ShownNotice, whole_text

_RECENT = 1_000  # answers that may be judged and shared although nothing is kept
log = logging.getLogger("koubo")

Mask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was just given; its question may hold personal data, and so it is written nowhere."""

    asked_at: datetime
    question: str
    answer: Answer
    shown: ShownAnswer
    words_version: str
    ms: float


class Keeping:
    """Keeps each answer for some days; one thread writes, so that nobody waits for the database."""

    def __init__(self, records: Records, library: Library, clock: Clock, *, days: Callable[[], int]) -> None:
        self.records = records
        self._library = library
        self._clock = clock
        self._days = days  # they may change while the service runs
        self._recent: OrderedDict[str, Future[KeptAnswer]] = OrderedDict()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="keeping")
        self._tidied: tuple[date, int] | None = None

    @property
    def takes_feedback(self) -> bool:
        """Whether anything is kept at all."""
        return self._days() > 0

    def take(self, given: Given) -> None:
        """Keep an answer as soon as the writer comes to it."""
        self._recent[given.shown.id] = self._writer.submit(self._written, given)
        while len(self._recent) > _RECENT:
            self._recent.popitem(last=False)

    def find(self, id_: str) -> KeptAnswer | None:
        """An answer that was just given, or that is kept."""
        recent = self._recent.get(id_)
        return self.records.answer(id_) if recent is None else recent.result()

    def judge(self, answer: KeptAnswer, verdict: Verdict, text: str) -> None:
        """Keep what its reader says of an answer."""
        self.records.judge(answer, Feedback(verdict, self._mask(text), self._clock.now()))

    def share(self, answer: KeptAnswer, token: str) -> SharedAnswer:
        """Keep an answer for good, because its reader asked for it."""
        shared = SharedAnswer(token, self._clock.now(), answer)
        self.records.share(shared)
        return shared

    def tidy(self) -> None:
        """Forget what is too old: once a day, at the start, and as soon as less is kept."""
        now, days = self._clock.now(), self._days()
        if self._tidied == (now.date(), days):
            return
        self._tidied = (now.date(), days)
        try:
            forgotten = self.records.forget(now - timedelta(days=days))
        except LibraryUnavailable as error:
            self._tidied = None
            log.error("old questions could not be forgotten: %s", error)  # noqa: TRY400  # its own words say it all
        else:
            log.info("old questions forgotten", extra={"forgotten": forgotten})

    def close(self) -> None:
        """Write what is still to be written."""
        self._writer.shutdown(wait=True)

    def _written(self, given: Given) -> KeptAnswer:
        answer = self._kept(given)
        if self._days() > 0:
            try:
                self.records.keep(answer)
            except LibraryUnavailable as error:
                log.error("an answer could not be kept: %s", error)  # noqa: TRY400  # its own words say it all
        return answer

    def _kept(self, given: Given) -> KeptAnswer:
        mask = masker_over(self._library)
        shown = _without_personal(given.shown, mask)
        call = given.answer.reading.call
        return KeptAnswer(
            id=shown.id,
            asked_at=given.asked_at,
            question=mask(given.question),
            call_id=call.id if call else "",
            outcome=given.answer.outcome,
            shown=shown.model_dump_json(),
            cited=self._with_revisions(_cited(given)),
            words_version=given.words_version,
            wording=given.answer.wording,
            ms=given.ms,
        )

    def _with_revisions(self, cited: tuple[CitedPassage, ...]) -> tuple[CitedPassage, ...]:
        live = self.records.revisions([passage.id for passage in cited])
        return tuple(replace(passage, revision=live.get(passage.id)) for passage in cited)

    def _mask(self, text: str) -> str:
        return masker_over(self._library)(text)


def masker_over(library: Library) -> Mask:
    """Masks what is personal, and leaves what the documents themselves give."""
    ids = [document.id for document in Catalogue.of(library).documents]
    facts = library.facts(document_ids=ids, kinds=(FactKind.CONTACT,))
    published = Published.of(fact.text for fact in facts)
    return lambda text: masked(text, published)


def _without_personal(shown: ShownAnswer, mask: Mask) -> ShownAnswer:
    """What repeats words of the question is masked; claims and quotes are the documents'."""
    reply = mask(shown.reply)
    return shown.model_copy(
        update={
            "reply": reply,
            "answer": whole_text(reply, shown.claims),
            "notices": [ShownNotice(kind=notice.kind, text=mask(notice.text)) for notice in shown.notices],
            "reading": shown.reading.model_copy(update={"text": mask(shown.reading.text)}),
            "choices": [mask(choice) for choice in shown.choices],
        }
    )


def _cited(given: Given) -> tuple[CitedPassage, ...]:
    """The passage behind each citation number."""
    passages: dict[int, CitedPassage] = {}
    for claim, shown in zip(given.answer.claims, given.shown.claims, strict=True):
        for number, citation in zip(shown.citations, claim.citations, strict=True):
            one = citation.passage
            passages[number] = CitedPassage(number, one.id, one.document_id, None, one.text)
    return tuple(passages[number] for number in sorted(passages))
