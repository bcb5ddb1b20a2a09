"""The names of a kind that a document counts up, where a question asks what there is of it: 「どんな賞がありますか」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage
from assistant.languages.ja.counted_up import counted_up, kind_asked
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentences_of
from assistant.retrieval import Found

_LOOKED_AT, _NEAR_THE_BEST = 6, 3.0  # of the best passages, log-odds below the best
_OF_ONE = re.compile(r"何(?P<kind>[一-龠ァ-ヶー]{0,4}(?:型|枠|部門|コース|区分))(?:を|が|で|に|の|って|です|$|[?。])")
_NAME = r"[一-龠ァ-ヶーA-Za-z]{{2,12}}{kind}"
_LONGEST = 400  # characters


def compose_enumerated(found: Sequence[Found], question: str, catalogue: Catalogue) -> tuple[Claim, ...]:
    """The list of names that end in the kind that is asked for; none where no passage near the best has one."""
    near = [one.passage for one in found[:_LOOKED_AT] if found[0].score - one.score <= _NEAR_THE_BEST]
    if kind := kind_asked(question):
        told = next(((one, names) for one in near for names in counted_up(mend(one.text).text, kind)), None)
        return (_claim(told[1], told[0], catalogue),) if told else ()
    return _of_one(found, plain(question), catalogue)


def _of_one(found: Sequence[Found], said: str, catalogue: Catalogue) -> tuple[Claim, ...]:
    """The sentence with the one name that ends in what is asked for: 「何支援型を募集しますか」."""
    asked = _OF_ONE.search(said)
    pattern = re.compile(_NAME.format(kind=re.escape(asked["kind"]))) if asked else None
    called = re.compile("公募|募集") if asked and len(asked["kind"]) == 1 else re.compile("")  # 何型: many words end so
    told = [
        (name, sentence, one.passage)
        for one in found[: _LOOKED_AT if pattern else 0]
        for sentence in sentences_of(mend(one.passage.text).text)
        for name in (pattern.findall(plain(sentence)) if pattern and called.search(sentence) else ())
    ]
    if len({name for name, _, _ in told}) != 1 or len(told[0][1]) > _LONGEST:
        return ()
    return (_claim(told[0][1], told[0][2], catalogue),)


def _claim(said: str, passage: Passage, catalogue: Catalogue) -> Claim:
    return replace(claim_from(said, passage, catalogue), picked=True)
