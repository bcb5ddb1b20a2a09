"""The passages that a question is answered from, as a LangChain retriever for chains of others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever

from assistant.domain import Document, Edition, Passage
from assistant.languages.ja.mending import mend


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with where it stands and how well it fits."""

    passage: Passage
    document: Document
    edition: Edition
    score: float


class KouboRetriever(BaseRetriever):
    """Gives the passages of one edition, the best first, each as one LangChain document."""

    find: Callable[[str], Sequence[Hit]]
    k: int = 6  # documents at most

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  # the signature of LangChain
    ) -> list[LangChainDocument]:
        hits = self.find(query)[: self.k] if query.strip() else ()
        return [_as_document(hit) for hit in hits]


def _as_document(hit: Hit) -> LangChainDocument:
    """A passage as it is read, with what a citation of it needs."""
    return LangChainDocument(
        id=hit.passage.id,
        page_content=mend(hit.passage.text).text.strip(),
        metadata={
            "passage": hit.passage.id,
            "doc": hit.document.file_name,
            "title": hit.document.title,
            "edition": hit.edition.label,
            "page": hit.passage.page,
            "heading": " > ".join(hit.passage.heading),
            "source_url": hit.document.source_url,
            "score": round(hit.score, 3),
        },
    )
