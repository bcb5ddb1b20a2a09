"""What one edition tells of another: only the sentences that name that other, or stand under its heading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from assistant.catalogue import spoken
from assistant.domain import Claim
from assistant.languages.ja.sentences import sentence_spans


def only_named(claims: Iterable[Claim], names: Collection[str]) -> Iterator[Claim]:
    """The claims without what they say of other editions."""
    heard = [spoken(name) for name in names]
    for claim in claims:
        path = spoken("".join(title for citation in claim.citations for title in citation.passage.heading))
        if any(name in path for name in heard):
            yield claim
            continue
        sentences = [claim.text[start:end].strip() for start, end in sentence_spans(claim.text)]
        said = [sentence for sentence in sentences if any(name in spoken(sentence) for name in heard)]
        if said:
            yield replace(claim, text="\n".join(said))
