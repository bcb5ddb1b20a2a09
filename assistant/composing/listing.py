"""Lists told whole: every passage of the section that a question asks to have listed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage
from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import tokens
from assistant.ports import Library
from assistant.retrieval import Found

_MOST_SAID = 2_300  # characters of an answer that is a list
_MOST_PASSAGES = 8
_MOST_READ = 480  # characters of a section that answers a plain question


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
    return told_whole(section[_first(section, best) :] or [best], catalogue, most=_MOST_SAID)


def compose_section(
    found: Sequence[Found], titles: Collection[str], library: Library, catalogue: Catalogue
) -> tuple[Claim, ...]:
    """The section of the best passage, if its heading words the aspect, for a question that asks for nothing finer."""
    best = found[0].passage if found else None
    title = next((title for title in best.heading if any(word in title for word in titles)), None) if best else None
    if best is None or title is None:
        return ()
    document = library.passages(document_ids=[best.document_id])
    return told_whole([passage for passage in document if title in passage.heading], catalogue, most=_MOST_READ)


def told_whole(section: Sequence[Passage], catalogue: Catalogue, *, most: int) -> tuple[Claim, ...]:
    """The passages one after the other, as many as may be said; the last says whether there are more."""
    claims: list[Claim] = []
    left = most
    for passage in section[:_MOST_PASSAGES]:
        said = mend(passage.text).text.strip()
        if len(said) > left:
            break
        claims.append(claim_from(said, passage, catalogue))
        left -= len(said)
    if claims and len(claims) < len(section):
        claims[-1] = replace(claims[-1], more=True)
    return tuple(claims)


def _first(section: Sequence[Passage], best: Passage) -> int:
    """A section that is too long is told from its best passage on."""
    return section.index(best) if best in section and len(section) > _MOST_PASSAGES else 0


def _depth(passage: Passage, asked: Collection[str]) -> int:
    """How deep the heading path goes to the last heading that words something of the question; 0: none does."""
    worded = [depth for depth, title in enumerate(passage.heading, 1) if set(tokens(title)) & set(asked)]
    return max(worded, default=0)
