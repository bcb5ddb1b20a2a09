"""Fact values as JSON and back, the same in the database and in dumps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any

from assistant.domain import (
    Amendment,
    Amount,
    Arrival,
    Bound,
    Contact,
    FactValue,
    Form,
    Moment,
    Period,
    Unparsed,
    Wording,
)

_TYPES: dict[str, type[FactValue]] = {
    "period": Period,
    "contact": Contact,
    "amount": Amount,
    "form": Form,
    "amendment": Amendment,
    "wording": Wording,
    "unparsed": Unparsed,
}
_NAMES = {type_: name for name, type_ in _TYPES.items()}
_READ: dict[str, Callable[[Any], object]] = {
    "opens": Moment.from_iso,
    "closes": Moment.from_iso,
    "arrival": Arrival,
    "bound": Bound,
}


def to_json(value: FactValue) -> dict[str, Any]:
    """A fact's value as plain JSON: its type, and only what it has."""
    own = {field.name: getattr(value, field.name) for field in fields(value)}
    defaults = {field.name: field.default for field in fields(value) if field.default is not MISSING}
    held = {name: _plain(one) for name, one in own.items() if name not in defaults or one != defaults[name]}
    return {"type": _NAMES[type(value)], **held}


def from_json(stored: dict[str, Any]) -> FactValue:
    """The value that `to_json` wrote."""
    held = {name: _typed(name, one) for name, one in stored.items() if name != "type"}
    return _TYPES[stored["type"]](**held)


def _plain(value: object) -> object:
    if isinstance(value, Moment):
        return value.iso()
    return list(value) if isinstance(value, tuple) else value


def _typed(name: str, stored: Any) -> Any:  # noqa: ANN401  # JSON values
    if name in _READ:
        return _READ[name](stored)
    return tuple(stored) if isinstance(stored, list) else stored
