"""Of a passage with several labelled parts, those that the question names: 国際展開型, and not 地域貢献型 beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from assistant.catalogue import spoken
from assistant.composing.blocks import block_asked
from assistant.composing.kinds_named import kinds_named
from assistant.composing.marked_rows import rows_marked
from assistant.composing.terms_beside import terms_named
from assistant.domain import Claim
from assistant.ports import Library

_SHORTEST_LABEL = 3  # characters
_FEWEST = 2  # parts, of which a question can name one


def narrowed(claims: Iterable[Claim], question: str, library: Library) -> Iterator[Claim]:
    """The claims without the parts under labels that the question does not name; what is picked already stays whole."""
    heard = spoken(question)
    for claim in claims:
        if claim.picked:
            yield claim
            continue
        lines = kinds_named(rows_marked(terms_named(_of_the_block(claim, question), question), heard), heard)
        if not any(len(line) >= _SHORTEST_LABEL and spoken(line) in heard for line in lines):
            yield replace(claim, text="\n".join(lines))
            continue
        said = "\n".join(_parts_named(lines, heard, _titles(claim, library)))
        yield replace(claim, text=said) if said != claim.text else claim


def _of_the_block(claim: Claim, question: str) -> list[str]:
    lines = claim.text.split("\n")
    return block_asked(lines, claim.citations[0].passage.text, question) if len(claim.citations) == 1 else lines


def _titles(claim: Claim, library: Library) -> frozenset[str]:
    """What stands as a heading in the documents of a claim: a line that says the same is the label of a part."""
    documents = {citation.document.id for citation in claim.citations}
    return frozenset(
        spoken(passage.heading[-1]) for passage in library.passages(document_ids=[*documents]) if passage.heading
    )


def _parts_named(lines: list[str], heard: str, titles: Collection[str]) -> list[str]:
    labels = [at for at, line in enumerate(lines) if len(line) >= _SHORTEST_LABEL and spoken(line) in titles]
    named = [at for at in labels if spoken(lines[at]) in heard]
    if len(labels) < _FEWEST or not named or len(named) == len(labels):
        return lines
    kept = lines[: labels[0]]
    for at, following in zip(labels, (*labels[1:], len(lines)), strict=True):
        kept += lines[at:following] if at in named else []
    return kept
