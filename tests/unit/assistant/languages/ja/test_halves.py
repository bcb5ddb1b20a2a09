"""A sentence that asks for two things side by side is two questions."""

from __future__ import annotations

import pytest

from assistant.languages.ja.halves import Half, halves_of


@pytest.mark.parametrize(
    ("question", "questions"),
    [
        ("出資先は何社で、回収率は何倍でしょうか。", ["出資先は何社で", "回収率は何倍でしょうか。"]),
        (
            "いつまでに事業を終えて、実績報告書はいつまでに出すのですか?",
            ["いつまでに事業を終えて", "実績報告書はいつまでに出すのですか?"],
        ),
        ("1年あたりいくらで何拠点くらい採るんですか", ["1年あたりいくらで", "何拠点くらい採るんですか"]),
    ],
)
def test_each_clause_that_asks_is_one(question: str, questions: list[str]) -> None:
    assert [half.question for half in halves_of(question)] == questions


def test_each_thing_of_which_the_same_is_asked_is_one() -> None:
    assert halves_of("第2回で、採択の公表と事業開始はいつの予定ですか。") == (
        Half("第2回で、採択の公表はいつの予定ですか。", "採択の公表"),
        Half("第2回で、事業開始はいつの予定ですか。", "事業開始"),
    )


def test_each_of_a_list_is_one() -> None:
    assert [
        half.question for half in halves_of("説明会の申込み、意向登録、申請書の提出、それぞれの期限を教えてください。")
    ] == [
        "説明会の申込みの期限を教えてください。",
        "意向登録の期限を教えてください。",
        "申請書の提出の期限を教えてください。",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "第3回の締切はいつですか",
        "補助率は、第2回と第3回でどう違いますか",
        "出す書類は何と何ですか",
        "大学と企業が連名で申請します。",
        "実証部門、何チームが選ばれましたか",
    ],
)
def test_one_thing_that_is_asked_has_no_halves(question: str) -> None:
    assert halves_of(question) == ()
