"""What waits is published: now, or in its time."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from assistant.api.desk.gate import Present, allowed
from assistant.api.desk.previews import DELIVERIES, TOLD, DeliveryId, as_seen, preview_of, telling, waiting
from assistant.api.desk.shown_documents import ShownPreview
from assistant.api.desk.stale import seen
from assistant.api.problems import responses
from assistant.domain import TOKYO
from assistant.domain.staff import Permission

Publishing = Annotated[Present, allowed(Permission.PUBLISH_DOCUMENTS)]


class Schedule(BaseModel):
    """When a file is to be published."""

    at: datetime


class Published(BaseModel):
    """What was published."""

    document: str


def routes() -> APIRouter:
    """The routes of those who publish."""
    router = APIRouter(tags=["desk"])

    @router.post(f"{DELIVERIES}/publish", responses=responses(*TOLD))
    def publish(delivery: DeliveryId, request: Request, present: Publishing) -> Published:
        documents = present.desk.documents
        given = waiting(present, delivery)
        document = documents.store.staged(given.id)[0].document.id
        version, live = seen(request, 2)
        with telling():
            documents.publish(as_seen(given, version), live, present.actor)
        return Published(document=document)

    @router.put(f"{DELIVERIES}/schedule", responses=responses(*TOLD))
    def schedule(
        delivery: DeliveryId, planned: Schedule, request: Request, response: Response, present: Publishing
    ) -> ShownPreview:
        at = planned.at if planned.at.tzinfo else planned.at.replace(tzinfo=TOKYO)
        given = as_seen(waiting(present, delivery), seen(request, 2)[0])
        with telling():
            changed = present.desk.documents.schedule(given, at, present.actor)
        return preview_of(present.desk.documents, changed, response)

    @router.delete(f"{DELIVERIES}/schedule", responses=responses(*TOLD))
    def unschedule(delivery: DeliveryId, request: Request, response: Response, present: Publishing) -> ShownPreview:
        given = as_seen(waiting(present, delivery), seen(request, 2)[0])
        with telling():
            changed = present.desk.documents.unschedule(given, present.actor)
        return preview_of(present.desk.documents, changed, response)

    return router
