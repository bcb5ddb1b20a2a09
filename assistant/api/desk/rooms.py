"""The rooms of the desk, and the few routes that everybody may use."""

from __future__ import annotations

from fastapi import FastAPI

from assistant.api.desk import (
    audit,
    comparisons,
    deliveries,
    documents,
    drafting,
    enquiries,
    entries,
    faq_files,
    figures,
    gaps,
    inbox,
    inspections,
    operations,
    provider,
    publishing,
    revisions,
    sessions,
    shell,
    sign_in,
    staff,
    uploads,
)
from assistant.api.desk.gate import include
from assistant.desk.desk import Desk
from assistant.desk.enquiries import LARGEST
from assistant.desk.faq_files.formats import LARGEST_FILE
from assistant.settings import Settings

ROOMS = (
    sign_in.routes,
    provider.routes,
    audit.routes,
    figures.routes,
    inspections.routes,
    operations.routes,
    staff.routes,
    sessions.routes,
    entries.routes,
    drafting.routes,
    inbox.routes,
    gaps.routes,
    enquiries.routes,
    uploads.routes,
    deliveries.routes,
    publishing.routes,
    documents.routes,
    revisions.routes,
    comparisons.routes,
    faq_files.routes,
    shell.routes,
)  # the shell last: its page takes every address below /desk
PUBLIC = {
    sign_in.SIGN_IN: frozenset({"GET", "POST"}),
    provider.OUT: frozenset({"GET"}),
    provider.BACK: frozenset({"GET"}),
    "/desk": frozenset({"GET"}),  # leads to the form unless a session is there, and holds nothing itself
    "/desk/{section:path}": frozenset({"GET"}),
}


def upload_limits(settings: Settings) -> dict[str, int]:
    """The addresses that take files, and how large each file may be."""
    return {
        uploads.UPLOADS: settings.largest_upload,
        faq_files.IMPORT: LARGEST_FILE,
        "/api/v1/desk/enquiries": LARGEST,
        "/api/v1/desk/enquiries/preview": LARGEST,
    }


def open_desk(app: FastAPI, desk: Desk, settings: Settings) -> None:
    """Add the desk to a service; Undecided where a route states no permission."""
    app.state.desk, app.state.settings = desk, settings
    include(app, [room() for room in ROOMS], PUBLIC)
