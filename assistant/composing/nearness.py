"""How near in meaning what would be said comes to what is asked, whatever words either has."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Claim, Reading
from assistant.languages.ja.mending import mend
from assistant.languages.ja.sentences import sentence_spans
from assistant.ports import Embedder, Library

_MOST = 12  # sentences that are compared


def nearness(reading: Reading, claims: Sequence[Claim], embedder: Embedder, library: Library) -> float:
    """The likeness of the nearest sentence; 0 where nothing is said."""
    sentences = tuple(one for claim in claims for one in _sentences(claim.text))[:_MOST]
    if not sentences:
        return 0.0
    said = library.once(("vectors", sentences), lambda: embedder.passages(sentences))
    asked = embedder.query(f"{reading.context} {reading.question}".strip())
    return max(float(vector @ asked.T) for vector in said)


def _sentences(text: str) -> list[str]:
    said = mend(text).text
    parts = (said[start:end] for start, end in sentence_spans(said))
    return [line.strip() for part in parts for line in part.split("\n") if line.strip()]
