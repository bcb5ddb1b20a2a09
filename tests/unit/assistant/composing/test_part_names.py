"""Parts of a call that are chapters: what their labels are called, and how a question names them."""

from __future__ import annotations

import pytest

from assistant.composing.fact_labels import head_of, part_of
from assistant.composing.part_names import named_parts

ARTS, ABROAD = "I 芸術奨学生", "II 海外留学奨学生"


@pytest.mark.parametrize(
    ("label", "head", "part"),
    [
        (f"公募締切（{ARTS}）", "公募締切", ARTS),
        ("公募期間（第2部 海外留学奨学生）", "公募期間", "第2部 海外留学奨学生"),
        ("公募締切（3 若手研究者助成）", "公募締切", "3 若手研究者助成"),
        ("公募締切（若手の方のみ）", "公募締切（若手の方のみ）", ""),  # a remark, and no chapter
    ],
)
def test_a_label_may_end_in_the_chapter_that_it_is_of(label: str, head: str, part: str) -> None:
    assert (head_of(label), part_of(label)) == (head, part)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        pytest.param("海外留学奨学生の締切はいつですか", {ABROAD}, id="by-its-name-without-the-number"),
        pytest.param("芸術を学んでいるのですが、いつまでに出せばいいですか", {ARTS}, id="by-a-word-of-its-name"),
        pytest.param("留学したいのですが、いつまでですか", {ABROAD}, id="by-another-word-of-its-name"),
        pytest.param("奨学生の締切はいつですか", set(), id="what-both-are-names-neither"),
        pytest.param("締切はいつですか", set(), id="none"),
    ],
)
def test_a_chapter_is_named_by_the_words_that_it_alone_has(question: str, parts: set[str]) -> None:
    assert named_parts({ARTS, ABROAD}, question, ()) == parts


def test_a_round_that_is_named_leaves_out_the_same_part_of_another_round() -> None:
    parts = {"第1回・高度枠", "第2回・高度枠"}

    assert named_parts(parts, "2回目の高度枠の面接はいつですか", ()) == {"第2回・高度枠"}
    assert named_parts(parts, "高度枠の面接はいつですか", ()) == parts
