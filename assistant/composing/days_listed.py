"""Of a question that asks for several ends at once, the labels of those that it lists: 「事前の登録と申請書、それぞれ何日の何時まで」."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.asked_steps import lists_several
from assistant.composing.fact_labels import BESIDE

_BESIDE = re.compile(
    r"(?:締め?切り?|〆切?|しめきり|期限|最終日|(?:公募|募集|応募|受付|申請)期間)(?:日|日時)?(?:(?:と|や|、|・|,)\s*(?=[一-龠ァ-ヶA-Za-z0-9])|も(?!う)(?=[一-龠ァ-ヶA-Za-z]))"
    r"|(?<=[一-龠ァ-ヶ期日])(?:と|や|、|・|,|も)\s*(?:(?:公募|募集|応募|受付|申請|本番)の?)?(?:締め?切り?|〆切?|しめきり|期限|最終日|期間)(?=[をは、と・,。?]|も|や|$|教)"
)
_OF_A_MEETING = re.compile(r"会の[^、。と]{1,6}[と・や、](?:申し?込み?の?)?(?:締|〆|期限)")
_KIND_OF_STEP = 2  # letters that a label ends in: 登録 of 意向登録


def labels_listed(question: str, asked: Sequence[str], held: Collection[str], main: Sequence[str]) -> list[str]:
    """The labels that are asked for, with the steps that are named by their kind alone, and at last the application's."""
    if not lists_several(question):
        alone = not BESIDE & set(asked) and _BESIDE.search(question) and not _OF_A_MEETING.search(question)
        return [] if alone else list(asked)  # 「締切と説明会と結果の時期」: the days of the others are told of those
    named = [one for one in sorted(BESIDE & set(held)) if one[-_KIND_OF_STEP:] in question]
    steps = [*asked, *(one for one in named if one not in asked)]
    own = next((one for one in main if one in held), "")
    return [*steps, *([own] if own and own not in steps else [])] if steps else list(asked)
