"""When a desk can be reached: what stands beside its numbers on hours and days off."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage
from assistant.languages.ja.mending import mend
from assistant.languages.ja.sentences import sentence_spans
from assistant.ports import Library

_NEAR = 5  # passages on each side of the one that names the desk
_HOURS = re.compile(r"\d\s*(?:時|:\d\d)|休")


def compose_hours(home: Passage, cues: Collection[str], library: Library, catalogue: Catalogue) -> Iterator[Claim]:
    """The sentences on hours and days off of the passage of a desk, else of those around it."""
    around = sorted(
        (one for one in library.passages(document_ids=[home.document_id]) if _belongs(one, home)),
        key=lambda one: abs(one.position - home.position),
    )
    for passage in around:
        claims = [claim_from(said, passage, catalogue) for said in _said(passage, cues)]
        yield from claims
        if claims:
            return


def _belongs(passage: Passage, home: Passage) -> bool:
    """Whether a passage stands beside another under the same section."""
    near = abs(passage.position - home.position) <= _NEAR
    return near and (passage.id == home.id or passage.heading[:2] == home.heading[:2])


def _said(passage: Passage, cues: Collection[str]) -> Iterator[str]:
    text = mend(passage.text).text
    for start, end in sentence_spans(text):
        sentence = text[start:end].strip()
        if any(cue in sentence for cue in cues) and _HOURS.search(sentence):
            yield sentence
