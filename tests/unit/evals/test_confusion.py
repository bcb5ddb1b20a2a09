from __future__ import annotations

from dataclasses import replace

from assistant.domain import Outcome
from evals.confusion import confusion
from evals.metrics import row_of
from tests.unit.evals.rows import DEADLINE, NOT_HELD, declined, said


def test_each_pair_of_outcomes_names_its_cases() -> None:
    open_end = replace(NOT_HELD, id="C009", outcome=None)
    rows = [
        row_of(open_end, declined()),
        row_of(replace(DEADLINE, id="C003"), declined()),
        row_of(DEADLINE, said("8月27日の12時です。")),
        row_of(replace(DEADLINE, id="C004"), said("8月27日です。")),
        row_of(NOT_HELD, said("10拠点です。")),
    ]

    assert list(confusion(rows).items()) == [
        ((Outcome.ANSWERED, Outcome.ANSWERED), ("C001", "C004")),
        ((Outcome.ANSWERED, Outcome.NOT_IN_DOCUMENTS), ("C003",)),
        ((Outcome.NOT_IN_DOCUMENTS, Outcome.ANSWERED), ("C002",)),
        ((None, Outcome.NOT_IN_DOCUMENTS), ("C009",)),
    ]
