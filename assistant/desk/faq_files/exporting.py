"""What is published, or all that the desk holds, as files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from assistant.catalogue import Catalogue, age
from assistant.desk.faq_files.carried import CarriedEntry, carried
from assistant.desk.faq_files.formats import FaqFiles, Format
from assistant.domain.entries import Entry
from assistant.pipeline import Assistant


class Which(StrEnum):
    """Which entries are taken away."""

    PUBLISHED = "published"
    ALL = "all"


class EntryShelf(Protocol):
    """Holds entries."""

    def entries(self) -> tuple[Entry, ...]: ...
    def published(self) -> tuple[Entry, ...]: ...


@dataclass(frozen=True, slots=True)
class FaqExport:
    """Writes files of entries."""

    assistant: Assistant
    store: EntryShelf
    files: FaqFiles

    def held(self, which: Which) -> tuple[Entry, ...]:
        """The entries that would be written."""
        return self.store.published() if which is Which.PUBLISHED else self.store.entries()

    def write(self, form: Format, which: Which) -> bytes:
        """The file."""
        return self.files.write(form, self._carried(which), _written(self.assistant.clock.now()))

    def _carried(self, which: Which) -> Sequence[CarriedEntry]:
        """By call and edition, the newest first, as readers find them."""
        catalogue = Catalogue.of(self.assistant.library)
        known = sorted(catalogue.editions, key=age, reverse=True)
        calls = list(dict.fromkeys(edition.call_id for edition in known))
        order = {edition.id: (calls.index(edition.call_id), place) for place, edition in enumerate(known)}
        last = (len(known), len(known))
        held = sorted(self.held(which), key=lambda entry: order.get(entry.edition_id, last))
        return [carried(entry, catalogue) for entry in held]


def _written(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日 {moment.hour}:{moment.minute:02}"
