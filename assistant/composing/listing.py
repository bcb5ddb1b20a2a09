"""Lists told whole: every passage of the section that a question asks to have listed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage
from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import tokens
from assistant.ports import Library
from assistant.retrieval import Found

_MOST_SAID = 2_300  # characters of an answer that is a list
_MOST_PASSAGES = 8


def compose_list(
    found: Sequence[Found], asked: Collection[str], library: Library, catalogue: Catalogue
) -> tuple[Claim, ...]:
    """The section around the best passage, in the order of the document."""
    if not found:
        return ()
    best = found[0].passage
    depth = _depth(best, asked)
    document = library.passages(document_ids=[best.document_id])
    section = [p for p in document if depth and p.heading[:depth] == best.heading[:depth]]
    claims: list[Claim] = []
    left = _MOST_SAID
    for passage in _around(section, best) if best in section else [best]:
        said = mend(passage.text).text.strip()
        if len(said) > left:
            break
        claims.append(claim_from(said, passage, catalogue))
        left -= len(said)
    return tuple(claims)


def _depth(passage: Passage, asked: Collection[str]) -> int:
    """How deep the heading path goes to the last heading that words something of the question; 0: none does."""
    worded = [depth for depth, title in enumerate(passage.heading, 1) if set(tokens(title)) & set(asked)]
    return max(worded, default=0)


def _around(section: Sequence[Passage], best: Passage) -> Sequence[Passage]:
    """A section that is too long is told from its best passage on."""
    if len(section) <= _MOST_PASSAGES:
        return section
    first = section.index(best)
    return section[first : first + _MOST_PASSAGES]
