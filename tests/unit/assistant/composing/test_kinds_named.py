"""Of several kinds, each under its name, the one that is asked about."""

from __future__ import annotations

import pytest

from assistant.catalogue import spoken
from assistant.composing.kinds_named import kinds_named

TYPES = ["4.支援の区分と金額", "A型(安全装備型)", "3分の2以内", "150万円", "B型(省力機械型)", "2分の1以内", "800万円"]
FRAMES = ["3.補助対象経費", "【伝承枠】", "- 謝金(1時間5,300円まで)", "【体験枠】", "- 謝金(1時間3,600円まで)"]


@pytest.mark.parametrize(
    ("lines", "question", "told"),
    [
        (TYPES, "A型の上限額と補助率は", TYPES[:4]),
        (TYPES, "省力機械型の上限額は", [TYPES[0], *TYPES[4:]]),
        (FRAMES, "伝承枠の謝金は1時間いくらまでですか", FRAMES[:3]),
        (
            ["【伝承枠の加点】", "・若手の参加", "【体験枠の加点】", "・有資格者"],
            "体験枠の加点は",
            ["【体験枠の加点】", "・有資格者"],
        ),
    ],
)
def test_only_the_kind_that_is_named_is_told(lines: list[str], question: str, told: list[str]) -> None:
    assert kinds_named(lines, spoken(question)) == told


@pytest.mark.parametrize("question", ["上限額はいくらですか", "A型とB型の上限額は", "C型の上限額は"])
def test_where_none_or_all_are_named_all_are_told(question: str) -> None:
    assert kinds_named(TYPES, spoken(question)) == TYPES


def test_a_sentence_about_a_kind_is_no_label() -> None:
    lines = ["A型の補助率は3分の2です。", "B型の補助率は2分の1です。"]

    assert kinds_named(lines, spoken("A型の補助率は")) == lines


def test_a_note_on_all_kinds_stays_with_the_one_that_is_told() -> None:
    lines = [
        "- 苗木コース(8者)",
        "- 上限120万円",
        "- 果樹コース(5者)",
        "- 上限400万円",
        "※ 両コースの併願はできません。",
    ]

    assert kinds_named(lines, spoken("果樹コースの上限は")) == lines[2:]


def test_names_in_a_column_of_their_own_are_no_parts() -> None:
    lines = ["申請枠", "小規模枠", "一般枠", "限度額", "1,000万円", "3,000万円"]

    assert kinds_named(lines, spoken("小規模枠はいくらまで")) == lines
