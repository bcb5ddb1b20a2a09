"""A case asked of the real assistant: its answer, what was found for it, and its answers in other spellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter

from assistant.catalogue import Catalogue
from assistant.domain import Answer, Question
from assistant.pipeline import Assistant
from assistant.presenting import shown_answer
from evals.cases import Case
from evals.metrics import Given, Quote, Respelt, Retrieved, Row, row_of
from evals.respelling import held_against, respellings

_DEEPEST = 10  # passages whose rank is of interest


def asked(case: Case, assistant: Assistant, *, spellings: int) -> Row:
    """How the assistant does on a case."""
    given = answer_to(case, assistant)
    return row_of(case, given, tuple(_respelt(case, given, assistant, most=spellings)))


def answer_to(case: Case, assistant: Assistant) -> Given:
    """What the assistant answers, with the passages that it had to answer from."""
    question = Question(case.question, case.history, case.today)
    return replace(_answered(question, assistant), retrieved=_retrieved(question, assistant))


def _answered(question: Question, assistant: Assistant) -> Given:
    """An answer as its reader sees it, with the page behind each quote."""
    begun = perf_counter()
    answer = assistant.answer(question)
    shown = shown_answer(answer, assistant.words)
    ms = (perf_counter() - begun) * 1000
    pages = _pages(answer, assistant)
    quotes = tuple(Quote(one.doc, one.edition, one.page, one.text, pages[one.doc, one.page]) for one in shown.citations)
    return Given(shown.outcome, shown.abstained, shown.answer, quotes, round(ms, 1))


def _respelt(case: Case, first: Given, assistant: Assistant, *, most: int) -> Iterator[Respelt]:
    """The answers to the same question in other spellings, held against the first."""
    for rule, spelt in respellings(case.question, most=most):
        again = _answered(Question(spelt, case.history, case.today), assistant)
        yield held_against(first, again, rule=rule, question=spelt)


def _retrieved(question: Question, assistant: Assistant) -> tuple[Retrieved, ...]:
    """The first passages that the answer could be composed from."""
    catalogue = Catalogue.of(assistant.library)
    documents = {document.id: document for document in catalogue.documents}
    return tuple(
        Retrieved(
            doc=(document := documents[one.passage.document_id]).file_name,
            edition=catalogue.edition(document.edition_id).label,
            page=one.passage.page,
            heading=" > ".join(one.passage.heading),
            text=one.passage.text,
        )
        for one in assistant.passages(question)[:_DEEPEST]
    )


def _pages(answer: Answer, assistant: Assistant) -> dict[tuple[str, int], str]:
    return {
        (one.document.file_name, one.passage.page): assistant.library.page_text(one.document.id, one.passage.page)
        for claim in answer.claims
        for one in claim.citations
    }
