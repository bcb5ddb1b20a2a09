from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Question
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, Said, revision

TABLE = "回\t区分\t団体\t町\n第1回\t製造\tあおば工業\t北町\n第1回\t観光\tみなと観光\t南町\n第2回\t製造\tひかり製作所\t東町\n第2回\t観光\t申請なし\t"
ROUNDS = revision("rounds.html", HUB, HUB_7, Said("これまでの採択団体", TABLE))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("みらいハブの第1回の採択団体で観光はどこですか", ["第1回 観光 みなと観光 南町"]),
        ("みらいハブ　第２回　製造　採択団体", ["第2回 製造 ひかり製作所 東町"]),
        ("みらいハブの第2回の観光の採択団体は", ["第2回 観光 申請なし"]),
        ("みらいハブの採択団体を第1回だけ教えて", ["第1回 製造 あおば工業 北町\n第1回 観光 みなと観光 南町"]),
    ],
)
def test_a_question_that_names_cells_gets_the_rows_that_agree_in_all_of_them(
    tmp_path: Path, question: str, rows: list[str]
) -> None:
    answer = assistant_over((ROUNDS,), tmp_path).answer(Question(question))

    assert [claim.text for claim in answer.claims] == rows
