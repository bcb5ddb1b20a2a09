"""Of a question that asks for several ends at once, the labels of those that it lists: 「事前の登録と申請書、それぞれ何日の何時まで」."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.asked_steps import lists_several
from assistant.composing.fact_labels import BESIDE

_KIND_OF_STEP = 2  # letters that a label ends in: 登録 of 意向登録


def labels_listed(question: str, asked: Sequence[str], held: Collection[str], main: Sequence[str]) -> list[str]:
    """The labels that are asked for, with the steps that are named by their kind alone, and at last the application's."""
    if not lists_several(question):
        return list(asked)
    named = [one for one in sorted(BESIDE & set(held)) if one[-_KIND_OF_STEP:] in question]
    steps = [*asked, *(one for one in named if one not in asked)]
    own = next((one for one in main if one in held), "")
    return [*steps, *([own] if own and own not in steps else [])] if steps else list(asked)
