"""How well our own search finds the right paragraph: by keyword, by vector and by both, on questions of any SQuAD file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.catalogue import Catalogue
from assistant.domain import Aspect, Call, Document, DocumentKind, Edition, Page, Passage, Reading, Revision
from assistant.languages.ja.normalise import plain
from assistant.retrieval import Retriever
from assistant.settings import Settings
from assistant.wiring import Koubo, open_koubo, open_library
from evals.retrieval.squad import Asked, Paragraph, Squad
from evals.run import PinnedClock, Progress

NEAR, FAR = 5, 10  # ranks that recall@5 and MRR@10 look at
_NAME = "squad"


@dataclass(frozen=True, slots=True)
class Found:
    """How many of the questions have their paragraph first, among the first five, and its mean reciprocal rank."""

    recall_at_1: float
    recall_at_5: float
    mrr_at_10: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What each way of searching found."""

    paragraphs: int
    questions: int
    keyword: Found
    vectors: Found | None  # None: the vectors are switched off
    fused: Found


def measured(squad: Squad, *, questions: int, data: Path, settings: Settings, progress: Progress) -> Measured:
    """The search of an answer, asked for paragraphs; the library and its vectors stay in `data` for the next run."""
    sample = squad.sampled(questions)
    with _shelved(squad.paragraphs, data, settings, progress) as (koubo, ids):
        ranks = [_ranks(one, ids, koubo, Catalogue.of(koubo.assistant.library)) for one in _told(sample, progress)]
    keyword, vectors, fused = zip(*ranks, strict=True)
    return Measured(
        paragraphs=len(squad.paragraphs),
        questions=len(sample),
        keyword=found(keyword),
        vectors=found(vectors) if koubo.vectoriser is not None else None,
        fused=found(fused),
    )


def found(ranks: Sequence[int | None]) -> Found:
    """The figures of a list of ranks; None: not found at all."""
    return Found(
        recall_at_1=_mean(ranks, lambda rank: rank == 1),
        recall_at_5=_mean(ranks, lambda rank: rank <= NEAR),
        mrr_at_10=_mean(ranks, lambda rank: 1 / rank if rank <= FAR else 0),
    )


def _mean(ranks: Sequence[int | None], worth: Callable[[int], float]) -> float:
    return sum(worth(rank) for rank in ranks if rank is not None) / len(ranks) if ranks else 0.0


def _told(sample: Sequence[Asked], progress: Progress) -> Iterator[Asked]:
    for done, one in enumerate(sample, 1):
        yield one
        progress("質問", done, len(sample))


@contextmanager
def _shelved(
    paragraphs: Sequence[Paragraph], data: Path, settings: Settings, progress: Progress
) -> Iterator[tuple[Koubo, tuple[str, ...]]]:
    """The paragraphs as passages of one document, searchable in every way; their ids in order."""
    alone = settings.model_copy(update={"database_url": "", "model": ""})
    revision = revision_of(paragraphs)
    with open_library(data, alone) as library:
        if library.live_fingerprint(_NAME) != revision.fingerprint:
            library.publish([revision])
    with open_koubo(data, alone, clock=PinnedClock()) as koubo:
        if koubo.vectoriser is not None:
            koubo.vectoriser.finish(lambda done, of: progress("意味検索の準備", done, of))
        yield koubo, tuple(passage.id for passage in revision.passages)


def revision_of(paragraphs: Sequence[Paragraph]) -> Revision:
    """A document of one page for each paragraph."""
    call, edition = Call(_NAME, _NAME), Edition(_NAME, _NAME, _NAME)
    document = Document(_NAME, _NAME, _NAME, _NAME, DocumentKind.OTHER, call.id, edition.id)
    return Revision(
        document=document,
        call=call,
        edition=edition,
        fingerprint=_digest(*(text for one in paragraphs for text in (one.title, one.text))),
        pages=tuple(Page(number, one.text) for number, one in enumerate(paragraphs, 1)),
        passages=tuple(_passage(number, one) for number, one in enumerate(paragraphs, 1)),
        facts=(),
    )


def _passage(number: int, paragraph: Paragraph) -> Passage:
    """A whole paragraph; its id is of its content, so that its vector is made only once."""
    title, text = paragraph.title, paragraph.text
    return Passage(_digest(title, text), _NAME, number, number, (title,) if title else (), 0, len(text), text)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:24]


def _ranks(one: Asked, ids: Sequence[str], koubo: Koubo, catalogue: Catalogue) -> tuple[int | None, ...]:
    """Where the right paragraph stands by keyword, by vector and in the ranking that answers are made of."""
    reading = Reading(plain(one.question), (Aspect.OTHER,), editions=catalogue.editions)
    retriever: Retriever = koubo.assistant.retriever
    by_words = retriever.by_words(reading, [_NAME], limit=FAR)
    by_vector = retriever.by_vector(reading, [_NAME])
    fused = (each.passage.id for each in retriever.retrieve(reading, catalogue))
    return tuple(_rank(ids[one.paragraph], list(ranking)) for ranking in (by_words, by_vector, fused))


def _rank(id_: str, ranking: Sequence[str]) -> int | None:
    return ranking.index(id_) + 1 if id_ in ranking else None
