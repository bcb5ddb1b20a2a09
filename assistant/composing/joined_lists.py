"""Names that stand in one line under what they are: 「参画機関」 above 「北浜大学／白砂大学／…」, of the one whose names are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.catalogue import Catalogue, spoken
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain

_LABEL = re.compile(
    r"[■◆●○・【<\[(]*\s*(?P<does>[一-鿿]{2,4}?)(?:機関|団体|企業|大学|者|校|先|自治体|都市|会員)(?:一覧|名)?[】>\])]*:?"
)
_NAMES = re.compile(r"[^/。:]{2,30}(?:/[^/。:]{2,30}){2,}")
_SHORTEST = 3  # letters of the name of whose they are


def compose_joined(near: Sequence[Passage], said: str, catalogue: Catalogue) -> tuple[Claim, ...]:
    """The names under the label that a question words, of the one whose heading it names; none where several are."""
    told = [(one, text) for one in near if _is_named(one, said) for text in _lists(one, said)]
    if len(told) != 1:
        return ()
    passage, text = told[0]
    return (replace(claim_from(text, passage, catalogue), picked=True),)


def _is_named(passage: Passage, said: str) -> bool:
    """Whether a question names what a passage stands under, which may be said by its beginning: 北浜大 of 北浜大学."""
    name = spoken(passage.heading[-1]) if passage.heading else ""
    return len(name) >= _SHORTEST and (name in spoken(said) or name.removesuffix("学") in spoken(said))


def _lists(passage: Passage, said: str) -> Iterator[str]:
    """Each label that is worded in a question, by its name or by what those under it do, with the names below."""
    lines = [line.strip() for line in mend(passage.text).text.split("\n") if line.strip()]
    for line, below in pairwise(lines):
        label = _LABEL.fullmatch(plain(line))
        if label and label["does"] in said and _NAMES.fullmatch(plain(below)):
            yield f"{line}\n{below}"
