"""Documents on their way: handed in, read, corrected, published now or at a set time, withdrawn, restored."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from assistant.desk.intake import HandedIn, Intake, Joins
from assistant.domain import Call, Revision
from assistant.domain.deliveries import Correction, Delivery, HeldFile, Landing, OpenedRevision, PastDeed, RevisionState
from assistant.domain.findings import Finding
from assistant.domain.staff import Actor, Deed
from assistant.ports import Clock, Library, LibraryUnavailable, Sources
from assistant.source_view import SourceDesk

log = logging.getLogger("koubo")
FARTHEST_AHEAD = timedelta(days=366)


class NoIntake(Exception):
    """Nothing that reads files was handed to the service."""


class Embargoed(Exception):
    """A file of this name waits for its time: that must be called off first."""

    def __init__(self, publish_at: datetime) -> None:
        super().__init__(publish_at)
        self.publish_at = publish_at


class NotInTime(Exception):
    """A time that has passed, or that is too far away."""


class DocumentStore(Sources, Protocol):
    """Files of every state; each change in one transaction with its deed, and Changed where it was not what was seen."""

    def waiting(self) -> tuple[Delivery, ...]: ...
    def delivery(self, id_: str) -> Delivery | None: ...
    def of_file(self, source: str, *, landed: bool) -> Delivery | None: ...
    def bytes_of(self, id_: str) -> bytes: ...
    def staged(self, delivery_id: str) -> tuple[OpenedRevision, ...]: ...
    def revision(self, number: int) -> OpenedRevision | None: ...
    def known_calls(self, *, besides: str = "") -> tuple[Call, ...]: ...  # than of what waits of a file
    def files(self) -> tuple[HeldFile, ...]: ...
    def landings(self, source: str) -> tuple[Landing, ...]: ...
    def live_number(self, source: str) -> int: ...  # 0: nothing of the file is live
    def history(self, source: str) -> tuple[PastDeed, ...]: ...
    def stage(self, given: Delivery, raw: bytes, revisions: Sequence[Revision], deed: Deed) -> None: ...
    def change(self, given: Delivery, deed: Deed) -> None: ...
    def discard(self, given: Delivery, deed: Deed, at: datetime) -> None: ...
    def land(self, given: Delivery, seen: int, deed: Deed, at: datetime) -> None: ...
    def withdraw(self, source: str, seen: int, deed: Deed, at: datetime) -> None: ...
    def restore(
        self, source: str, revisions: Sequence[int], seen: int, deed: Deed, at: datetime
    ) -> None: ...  # what, over what, who, when


class PublicLibrary(Library, Joins, Protocol):
    """What is live, and what becomes of calls that are one."""


@dataclass(frozen=True, slots=True)
class DocumentDesk:
    """What the staff does with documents."""

    store: DocumentStore
    library: PublicLibrary
    clock: Clock
    sources: SourceDesk  # opens pages of every state
    intake: Intake | None = None  # None: nothing can be handed in

    def take(self, file_name: str, raw: bytes, actor: Actor) -> Delivery:
        """Read a file and keep it for the desk; what was stated of it before still holds. NotTakenIn, Embargoed."""
        source = self._reader.name_of(file_name)
        waits, landed = self.store.of_file(source, landed=False), self.store.of_file(source, landed=True)
        if waits is not None and waits.publish_at is not None:
            raise Embargoed(waits.publish_at)
        known = waits or landed
        return self._stage(source, raw, known.correction if known else Correction(), waits, actor)

    def correct(self, given: Delivery, correction: Correction, actor: Actor) -> Delivery:
        """Read a file again with what staff state of it; what was published already waits again."""
        if given.publish_at is not None and not given.landed:
            raise Embargoed(given.publish_at)
        waits = None if given.landed else given
        return self._stage(given.source, self.store.bytes_of(given.id), correction, waits, actor)

    def findings(self, given: Delivery) -> tuple[Finding, ...]:
        """What is to be mended before it is published."""
        return self.intake.findings(self.store.staged(given.id), self.library) if self.intake is not None else ()

    def publish(self, given: Delivery, seen: int, actor: Actor) -> None:
        """Publish a file in place of what was seen to be live of it."""
        told: dict[str, Any] = {"revisions": [one.document.revision for one in self.store.staged(given.id)]}
        if given.publish_at is not None:
            told["publish_at"] = given.publish_at.isoformat()
        deed = Deed(actor, "document.publish", _subject(given.source), {"revision": seen}, told)
        self.store.land(given, seen, deed, self.clock.now())
        self._rejoin()

    def schedule(self, given: Delivery, at: datetime, actor: Actor) -> Delivery:
        """Publish a file at a set time. NotInTime."""
        now = self.clock.now()
        if not now < at <= now + FARTHEST_AHEAD:
            raise NotInTime
        planned = self._changed(given, actor, publish_at=at, scheduled_by=actor)
        return self._change(planned, "document.schedule", given, actor)

    def unschedule(self, given: Delivery, actor: Actor) -> Delivery:
        """A file waits for somebody to publish it."""
        return self._change(self._changed(given, actor), "document.unschedule", given, actor)

    def discard(self, given: Delivery, actor: Actor) -> None:
        """Forget a file that was not published."""
        deed = Deed(actor, "document.discard", _subject(given.source), _told(given))
        self.store.discard(given, deed, self.clock.now())

    def withdraw(self, source: str, seen: int, reason: str, actor: Actor) -> None:
        """Nothing of a file answers any more."""
        deed = Deed(actor, "document.withdraw", _subject(source), {"revision": seen}, {"reason": reason})
        self.store.withdraw(source, seen, deed, self.clock.now())

    def restore(self, source: str, landing: Landing, seen: int, actor: Actor) -> None:
        """What was live before is live again."""
        told = {"revisions": list(landing.revisions)}
        deed = Deed(actor, "document.restore", _subject(source), {"revision": seen}, told)
        self.store.restore(source, landing.revisions, seen, deed, self.clock.now())
        self._rejoin()

    def publish_due(self) -> int:
        """Publish what has waited for its time, each for itself; how many."""
        now = self.clock.now()
        due = [one for one in self.store.waiting() if one.publish_at is not None and one.publish_at <= now]
        return sum(map(self._published_in_time, due))

    def live_landing(self, source: str) -> Landing | None:
        """What is live of a file."""
        return next((one for one in self.store.landings(source) if one.state is RevisionState.LIVE), None)

    @property
    def _reader(self) -> Intake:
        if self.intake is None:
            raise NoIntake
        return self.intake

    def _published_in_time(self, given: Delivery) -> bool:
        try:
            self.publish(given, self.store.live_number(given.source), given.scheduled_by or Actor("", "koubo"))
        except LibraryUnavailable as error:
            log.error("a document could not be published in time: %s", error)  # noqa: TRY400  # its own words say it all
        except Exception:
            log.exception("a document could not be published in time")
        else:
            return True
        return False

    def _stage(self, source: str, raw: bytes, correction: Correction, waits: Delivery | None, actor: Actor) -> Delivery:
        revisions = self._reader.read(HandedIn(source, raw, correction), self.store.known_calls(besides=source))
        now = self.clock.now()
        given = Delivery(
            id=waits.id if waits else secrets.token_hex(8),
            source=source,
            size=len(raw),
            fingerprint=revisions[0].fingerprint,
            correction=correction,
            staged_by=actor.name,
            staged_at=now,
            changed_by=actor.name,
            changed_at=now,
            version=waits.version + 1 if waits else 1,
        )
        deed = Deed(actor, "document.stage", _subject(source), _told(waits), _told(given))
        self.store.stage(given, raw, revisions, deed)
        return given

    def _changed(self, given: Delivery, actor: Actor, **to: Any) -> Delivery:  # noqa: ANN401  # fields of a delivery
        told = {"publish_at": None, "scheduled_by": None, **to}
        return replace(given, changed_by=actor.name, changed_at=self.clock.now(), version=given.version + 1, **told)

    def _change(self, changed: Delivery, action: str, given: Delivery, actor: Actor) -> Delivery:
        self.store.change(changed, Deed(actor, action, _subject(given.source), _told(given), _told(changed)))
        return changed

    def _rejoin(self) -> None:
        if self.intake is not None:
            self.intake.rejoin(self.library)


def _subject(source: str) -> str:
    return f"document:{source}"


def _told(given: Delivery | None) -> dict[str, Any]:
    if given is None:
        return {}
    stated = {name: str(value) for name, value in asdict(given.correction).items() if value}
    at = given.publish_at.isoformat() if given.publish_at else ""
    return {"delivery": given.id, "fingerprint": given.fingerprint, "stated": stated, "publish_at": at}
