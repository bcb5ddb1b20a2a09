"""What waits is looked at, corrected and thrown away."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response

from assistant.api.desk.gate import Present, allowed
from assistant.api.desk.previews import DELIVERIES, TOLD, DeliveryId, as_seen, missing, preview_of, telling, waiting
from assistant.api.desk.shown_documents import ShownCorrection, ShownPreview
from assistant.api.desk.stale import seen
from assistant.api.problems import Refused, responses
from assistant.domain.deliveries import Correction, Delivery
from assistant.domain.staff import Permission

Staging = Annotated[Present, allowed(Permission.STAGE_DOCUMENTS)]


def routes() -> APIRouter:
    """The routes of files that wait."""
    router = APIRouter(tags=["desk"])

    @router.get(DELIVERIES, responses=responses(401, 403, 404, 503))
    def preview(
        delivery: DeliveryId, response: Response, present: Annotated[Present, allowed(Permission.SEE_DESK)]
    ) -> ShownPreview:
        return preview_of(present.desk.documents, waiting(present, delivery), response)

    @router.put(f"{DELIVERIES}/correction", responses=responses(*TOLD))
    def correct(
        delivery: DeliveryId, stated: ShownCorrection, request: Request, response: Response, present: Staging
    ) -> ShownPreview:
        documents = present.desk.documents
        given = documents.store.delivery(delivery) or missing()
        version = seen(request, 2)[0]
        with telling():
            changed = documents.correct(as_seen(given, version), _correction(given, stated), present.actor)
        return preview_of(documents, changed, response)

    @router.delete(DELIVERIES, status_code=204, responses=responses(*TOLD))
    def discard(delivery: DeliveryId, request: Request, present: Staging) -> None:
        given = as_seen(waiting(present, delivery), seen(request, 2)[0])
        if given.publish_at is not None and not present.member.may(Permission.PUBLISH_DOCUMENTS):
            raise Refused(403, detail="not_permitted")  # somebody who may has set its time
        with telling():
            present.desk.documents.discard(given, present.actor)

    return router


def _correction(given: Delivery, stated: ShownCorrection) -> Correction:
    return Correction(
        call=stated.call.strip(),
        edition=stated.edition.strip(),
        kind=stated.kind,
        title=stated.title.strip(),
        published_on=stated.published_on,
        source_url=given.correction.source_url,
        amends=given.correction.amends,
    )
