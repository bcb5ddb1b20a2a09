"""Fact values as JSON and back, the same in the database and in dumps."""

from __future__ import annotations

from typing import Any

from assistant.domain import Arrival, Contact, FactValue, Moment, Period, Wording


def to_json(value: FactValue) -> dict[str, Any]:
    """A fact's value as plain JSON, with only what it has."""
    match value:
        case Period():
            return _without_none(
                opens=value.opens and value.opens.iso(),
                closes=value.closes and value.closes.iso(),
                arrival=value.arrival,
            )
        case Contact():
            return _without_none(
                organisation=value.organisation or None,
                programme=value.programme or None,
                applicants=value.applicants or None,
                tel=list(value.tel) or None,
                mail=list(value.mail) or None,
                url=list(value.url) or None,
                address=value.address or None,
            )
        case Wording():
            return {}


def period_of(stored: dict[str, Any]) -> Period:
    """A period from its JSON."""
    arrival = stored.get("arrival")
    return Period(_moment(stored, "opens"), _moment(stored, "closes"), Arrival(arrival) if arrival else None)


def contact_of(stored: dict[str, Any]) -> Contact:
    """A contact from its JSON."""
    return Contact(
        organisation=stored.get("organisation", ""),
        programme=stored.get("programme", ""),
        applicants=stored.get("applicants", ""),
        tel=tuple(stored.get("tel", ())),
        mail=tuple(stored.get("mail", ())),
        url=tuple(stored.get("url", ())),
        address=stored.get("address", ""),
    )


def wording_of(_stored: dict[str, Any]) -> Wording:
    """A wording has no value beside its text."""
    return Wording()


def _moment(stored: dict[str, Any], name: str) -> Moment | None:
    written = stored.get(name)
    return Moment.from_iso(written) if written else None


def _without_none(**values: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON values
    return {name: value for name, value in values.items() if value is not None}
