"""A small library of documents that count, and what is told of them to a question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from assistant.catalogue import Catalogue
from assistant.composing.tallies import compose_tallies
from assistant.domain import TOKYO, Aspect, Call, DocumentKind, Edition, Reading, Revision
from assistant.ports import Library
from assistant.settings import ROOT
from assistant.words import load_words
from tests.assembled import publisher
from tests.shelf import Said, revision

WORDS = load_words(ROOT / "prompts" / "ja")
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
CALL = Call("reed", "葦原の水門改修助成", ("葦原助成",))
R8 = Edition("reed-8", CALL.id, "令和8年度", None, 2026)
R7 = Edition("reed-7", CALL.id, "令和7年度", None, 2025)


@dataclass(frozen=True, slots=True)
class TallyShelf:
    """Documents of one call that are held."""

    library: Library
    catalogue: Catalogue

    def told(self, question: str, *, unknown_edition: str = "") -> list[str]:
        """What is told to a question."""
        return self.asked(question, unknown_edition=unknown_edition)[0]

    def asked(self, question: str, *, unknown_edition: str = "") -> tuple[list[str], bool]:
        """What is told to a question, and whether the documents count other rounds only."""
        reading = Reading(question, (Aspect.OTHER,), call=CALL, unknown_edition=unknown_edition, now=NOW)
        held = self.catalogue.editions_of(CALL)
        tallied = compose_tallies(reading, held, (self.library, self.catalogue), WORDS)
        return [claim.text for claim in tallied.claims], tallied.of_others_only


def shelf_in(folder: Path, *revisions: Revision) -> TallyShelf:
    """A shelf with these revisions."""
    library = publisher(folder)
    for one in revisions:
        library.publish([one])
    return TallyShelf(library, Catalogue.of(library))


def guide(edition: Edition, *parts: tuple[str, str]) -> Revision:
    """The guideline of an edition: headings, and what stands below them."""
    said = (Said("1. 趣旨", "葦原の水門を改修する団体に助成します。"), *(Said(*part) for part in parts))
    return revision(f"{edition.id}.txt", CALL, edition, *said)


def news(*items: tuple[str, str]) -> Revision:
    """A newsletter with an item below each heading."""
    letter = revision("news_012.eml", CALL, R8, *(Said(*item) for item in items))
    return replace(letter, document=replace(letter.document, kind=DocumentKind.MAIL))
