"""GET /healthz: the process lives. GET /readyz: questions can be answered, for what they need was read just now."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from assistant.api.problems import responses
from assistant.catalogue import Catalogue
from assistant.pipeline import Assistant
from assistant.ports import IndexUnavailable, Switch
from assistant.retrieval import Retriever

_PROBED = 1  # passages whose vectors are asked for


class Search(StrEnum):
    """What is searched by just now; answers come in any case."""

    WORDS_AND_MEANING = "words_and_meaning"
    WORDS = "words"  # vectors are switched off
    WORDS_WHILE_PREPARING = "words_while_preparing"  # some vectors are still to be made
    WORDS_WHILE_MENDING = "words_while_mending"  # the vectors cannot be read


class Alive(BaseModel):
    """That the process answers."""

    status: str = Field(examples=["alive"])


class Health(BaseModel):
    """That questions can be answered, from how many documents, and by which search."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"status": "ready", "documents": 3, "search": "words_and_meaning"}]}
    )

    status: str = Field(description="ready, or paused while the service is stopped by its switch")
    documents: int
    search: Search


def routes(assistant: Assistant, switch: Switch) -> APIRouter:
    """The routes that a watcher asks."""
    router = APIRouter(tags=["health"])

    @router.get("/healthz", summary="Whether the process lives")
    async def alive() -> Alive:
        return Alive(status="alive")

    @router.get("/readyz", summary="Whether questions can be answered", responses=responses(503))
    def ready() -> Health:
        documents = Catalogue.of(assistant.library).documents
        ids = assistant.library.passage_ids()
        assistant.library.keyword_search(["公募"], document_ids=[one.id for one in documents], limit=_PROBED)
        status = "ready" if switch.message() is None else "paused"
        return Health(status=status, documents=len(documents), search=_search(assistant.retriever, ids))

    return router


def _search(retriever: Retriever, ids: tuple[str, ...]) -> Search:
    """What the vectors are good for, found by using them."""
    if retriever.embedder is None or retriever.vectors is None:
        return Search.WORDS
    try:
        anywhere = np.ones(retriever.embedder.dimensions, np.float32)
        retriever.vectors.search(anywhere, among=ids[:_PROBED], limit=_PROBED)
    except IndexUnavailable:
        return Search.WORDS_WHILE_MENDING
    return Search.WORDS_WHILE_PREPARING if retriever.vectors.missing(ids) else Search.WORDS_AND_MEANING
