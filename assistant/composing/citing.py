"""A claim rests on a whole passage, quoted as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.catalogue import Catalogue
from assistant.domain import Citation, Claim, Fact, Passage


def citation_of(passage: Passage, catalogue: Catalogue) -> Citation:
    """The passage as a verbatim quote, with the document and edition that it stands in."""
    document = next(document for document in catalogue.documents if document.id == passage.document_id)
    return Citation(
        quote=passage.text,
        start=passage.start,
        end=passage.end,
        passage=passage,
        document=document,
        edition=catalogue.edition(document.edition_id),
    )


def claim_from(
    text: str,
    passage: Passage,
    catalogue: Catalogue,
    facts: tuple[Fact, ...] = (),
    beside: Sequence[Passage] = (),
) -> Claim:
    """A claim with its passage, those beside it that name what it tells, and the facts of it that it tells."""
    return Claim(text, tuple(citation_of(one, catalogue) for one in (passage, *beside)), facts=facts)
