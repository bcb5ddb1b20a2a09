"""Of several things that a claim tells alike, clause by clause or line by line, the one that a question names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from assistant.composing.parallel_clauses import clauses_named
from assistant.composing.parallel_rows import rows_named
from assistant.domain import Claim


def of_those_alike(claims: Iterable[Claim], question: str, common: Collection[str]) -> Iterator[Claim]:
    """The claims without what they tell alike of other things; words of every call name none of them."""
    for claim in claims:
        if claim.picked or claim.wording:
            yield claim
            continue
        lines = claim.text.split("\n")
        said = "\n".join(rows_named(clauses_named(lines, question, common), question, common))
        yield replace(claim, text=said) if said != claim.text else claim
