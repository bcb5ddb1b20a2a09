"""Entries that say what a later document of their edition has changed, although their own sources stand as they were."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.catalogue import Catalogue
from assistant.composing.amending import Amendments
from assistant.domain import Passage
from assistant.domain.entries import Entry, EntryClaim, SourceChange
from assistant.ports import Library


@dataclass(frozen=True, slots=True)
class Outdating:
    """Looks amendments up, once for each edition."""

    library: Library
    catalogue: Catalogue
    _amendments: dict[str, Amendments] = field(default_factory=dict)

    @classmethod
    def over(cls, library: Library) -> Outdating:
        """Of what is live now."""
        return cls(library, Catalogue.of(library))

    def changes(self, entry: Entry) -> tuple[SourceChange, ...]:
        """What later documents say in place of what an entry repeats."""
        found = (one for claim in entry.claims for one in self.of(claim, entry.edition_id))
        return tuple(dict.fromkeys(found))

    def of(self, claim: EntryClaim, edition_id: str) -> tuple[SourceChange, ...]:
        """The same of one claim."""
        pins = {pin.passage_id: pin for pin in claim.pins}
        now = self._of(edition_id).outdating(claim.text, pins) if pins else ()
        return tuple(SourceChange(pins[id_], passage.text, passage.heading) for id_, passage in _newest(now))

    def _of(self, edition_id: str) -> Amendments:
        if edition_id not in self._amendments:
            held = [one for one in self.catalogue.editions if one.id == edition_id]
            known = Amendments.of(held[0], self.catalogue, self.library) if held else Amendments((), {}, {})
            self._amendments[edition_id] = known
        return self._amendments[edition_id]


def _newest(now: tuple[tuple[str, Passage], ...]) -> tuple[tuple[str, Passage], ...]:
    """Each changed passage with the one that says what stands now."""
    return tuple(dict(now).items())
