"""Whether the sources of a shared answer have changed since."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api.answer_sheet import Standing
from assistant.domain import CitedPassage, KeptAnswer
from assistant.ports import Library, Records


def standings(answer: KeptAnswer, library: Library, records: Records) -> Mapping[int, Standing]:
    """Where each citation stands against what is live now."""
    revisions = records.revisions([passage.id for passage in answer.cited])
    live = {(one.document_id, one.text) for one in library.passages(document_ids=_documents(answer))}
    return {
        one.number: _standing(one, revisions, still_said=(one.document_id, one.text) in live) for one in answer.cited
    }


def _documents(answer: KeptAnswer) -> list[str]:
    return sorted({passage.document_id for passage in answer.cited})


def _standing(passage: CitedPassage, revisions: Mapping[str, int], *, still_said: bool) -> Standing:
    if passage.revision is not None and revisions.get(passage.id) == passage.revision:
        return Standing.SAME
    return Standing.RENEWED if still_said else Standing.CHANGED
