"""Running the service from the desk: limits, calls that are shut, and the switch of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from assistant.api.desk.gate import Present, allowed
from assistant.api.desk.troubles import DeskRefused
from assistant.api.problems import responses
from assistant.catalogue import Catalogue
from assistant.desk.operating import LONGEST_MESSAGE, Operating, OrderRefused
from assistant.domain.staff import Deed, Permission

Operator = Annotated[Present, allowed(Permission.OPERATE)]
Message = Annotated[str, Field(max_length=4 * LONGEST_MESSAGE)]


class ShownLimit(BaseModel):
    """A limit, and from where to where it may be set."""

    name: str
    value: int  # that holds now
    set: int | None  # at the desk; None: as in the settings
    usual: int  # of the settings
    least: int
    most: int


class ShownCall(BaseModel):
    """A call, and whether it is answered."""

    id: str
    name: str
    editions: list[str]
    shut: bool
    message: str


class ShownOperations(BaseModel):
    """How the service runs."""

    limits: list[ShownLimit]
    calls: list[ShownCall]
    paused: bool
    message: str  # that readers see while it is paused


class Doors(BaseModel):
    """Whether something is answered, and what is said while it is not."""

    open: bool
    message: Message = ""


def routes() -> APIRouter:
    """The routes of the settings."""
    router = APIRouter(prefix="/api/v1/desk/operations", tags=["desk"], responses=responses(401, 403, 422))

    @router.get("")
    def shown(present: Operator) -> ShownOperations:
        return _shown(present)

    @router.put("/limits")
    def limits(present: Operator, asked: dict[str, int | None]) -> ShownOperations:
        try:
            present.desk.operating.set_limits(asked, by=present.actor)
        except OrderRefused as refused:
            raise DeskRefused(422, "operations", refused.reason) from refused
        return _shown(present)

    @router.put("/calls/{call_id}")
    def call(present: Operator, call_id: str, asked: Doors) -> ShownOperations:
        operating = present.desk.operating
        try:
            if asked.open:
                operating.open_call(call_id, by=present.actor)
            else:
                operating.shut_call(call_id, asked.message.strip(), by=present.actor)
        except OrderRefused as refused:
            raise DeskRefused(_STATUS.get(refused.reason, 422), "operations", refused.reason) from refused
        return _shown(present)

    @router.put("/service")
    def service(present: Operator, asked: Doors) -> ShownOperations:
        _turn(present, asked)
        return _shown(present)

    return router


_STATUS = {"unknown_call": 404}


def _turn(present: Present, asked: Doors) -> None:
    """The switch first: a service that must stop does so even where nothing can be written down."""
    desk, said = present.desk, asked.message.strip()
    before = desk.switch.message()
    if asked.open and before is None:
        return
    if len(said) > LONGEST_MESSAGE:
        raise DeskRefused(422, "operations", "message_too_long")
    try:
        if asked.open:
            desk.switch.resume()
        else:
            desk.switch.pause(said)
    except OSError as error:
        raise DeskRefused(503, "operations", "switch_stuck", why=error.strerror or "") from error
    action = "service.resume" if asked.open else "service.pause"
    told = _told(before), _told(None if asked.open else said)
    desk.audit.note(Deed(present.actor, action, "service", *told), desk.clock.now())


def _told(message: str | None) -> dict[str, object]:
    return {"paused": False} if message is None else {"paused": True, "message": message}


def _shown(present: Present) -> ShownOperations:
    desk = present.desk
    message, orders = desk.switch.message(), desk.operating.orders
    held = Catalogue.of(desk.assistant.library)
    return ShownOperations(
        limits=_limits(desk.operating),
        calls=[
            ShownCall(
                id=call.id,
                name=call.name,
                editions=[edition.label for edition in held.editions_of(call)],
                shut=call.id in orders.shut,
                message=orders.shut.get(call.id, ""),
            )
            for call in sorted(held.calls, key=lambda one: one.name)
        ],
        paused=message is not None,
        message=message or "",
    )


def _limits(operating: Operating) -> list[ShownLimit]:
    holds, usual = asdict(operating.limits), asdict(operating.bounds)
    given: Mapping[str, int] = operating.orders.limits
    ranges = {name: operating.range_of(name) for name in holds}
    return [
        ShownLimit(
            name=name,
            value=value,
            set=given.get(name) if value == given.get(name) else None,
            usual=usual[name],
            least=ranges[name][0],
            most=ranges[name][1],
        )
        for name, value in holds.items()
    ]
