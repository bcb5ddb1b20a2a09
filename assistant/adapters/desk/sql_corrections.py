"""What staff stated of documents, as the database keeps it: it holds for whoever takes the document in again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from assistant.adapters.desk.delivery_tables import delivery
from assistant.domain import DocumentKind
from assistant.domain.deliveries import Correction


def stated_of(connection: Connection, source: str) -> Correction:
    """What was stated of a file when it was last published at the desk."""
    query = select(delivery.c.correction).where(delivery.c.source == source, delivery.c.landed)
    stored = connection.execute(query).scalar()
    return correction_of(stored) if stored is not None else Correction()


def stored_correction(correction: Correction) -> dict[str, Any]:
    """As it is kept."""
    day = correction.published_on
    return {**asdict(correction), "published_on": day.isoformat() if day is not None else None}


def correction_of(stored: Mapping[str, Any]) -> Correction:
    """As it was stated."""
    kind, day = stored["kind"], stored["published_on"]
    typed = {
        "kind": DocumentKind(kind) if kind else None,
        "published_on": date.fromisoformat(day) if day else None,
    }
    return Correction(**{**stored, **typed})
