"""A file that waits, as its routes find it, change it and show it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Annotated, NoReturn

from fastapi import Path, Response

from assistant.api.desk.gate import Present
from assistant.api.desk.shown_documents import ShownPreview, shown_changes, shown_delivery, shown_findings, shown_read
from assistant.api.desk.stale import changed_words, etag, telling_who
from assistant.api.desk.words import desk_words
from assistant.api.problems import Refused
from assistant.desk.documents import DocumentDesk, Embargoed, NoIntake, NotInTime
from assistant.desk.intake import NotTakenIn
from assistant.desk.previewing import previewed
from assistant.domain.deliveries import Delivery

DELIVERIES = "/api/v1/desk/deliveries/{delivery}"
TOLD = (401, 403, 404, 409, 412, 422, 503)

DeliveryId = Annotated[str, Path(max_length=32)]


@contextmanager
def telling() -> Iterator[None]:
    """Whatever stops a file is told in its own words."""
    try:
        with telling_who():
            yield
    except NotTakenIn as refusal:
        raise Refused(422, told=str(refusal)) from refusal
    except Embargoed as embargo:
        raise Refused(409, told=said("embargoed").format(at=f"{embargo.publish_at:%Y-%m-%d %H:%M}")) from embargo
    except NotInTime as error:
        raise Refused(422, told=said("not_in_time")) from error
    except NoIntake as error:
        raise Refused(503, told=said("no_intake")) from error


def preview_of(documents: DocumentDesk, given: Delivery, response: Response) -> ShownPreview:
    """What was understood of a file, with the tag that a change of it must carry."""
    with telling():
        shown = previewed(documents, given)
    replaces = max((one.document.revision for one in shown.live), default=0)
    response.headers["ETag"] = etag(given.version, replaces)
    return ShownPreview(
        delivery=shown_delivery(given),
        documents=[
            shown_read(one, calls=tuple(shown.calls), editions=tuple(shown.editions)) for one in shown.documents
        ],
        findings=shown_findings(shown.findings, shown.beside),
        replaces=replaces,
        unchanged=shown.unchanged,
        changes=shown_changes(shown.changes),
    )


def waiting(present: Present, delivery: str) -> Delivery:
    """The file that waits under an id."""
    given = present.desk.documents.store.delivery(delivery)
    if given is None or given.landed:
        missing()
    return given


def missing() -> NoReturn:
    """There is no such file, or no longer."""
    raise Refused(404, told=said("gone"))


def as_seen(given: Delivery, version: int) -> Delivery:
    """The delivery as it was seen: the store finds out whether it still is."""
    if given.landed and given.version != version:
        raise Refused(412, told=changed_words(given.changed_by, given.changed_at))
    return replace(given, version=version)


def said(name: str) -> str:
    """Words of the documents."""
    return str(desk_words("documents")[name])
