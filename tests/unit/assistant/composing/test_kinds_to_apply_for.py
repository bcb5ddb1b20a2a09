"""Who asks which kinds there are to apply for is told the section that tells them."""

from __future__ import annotations

import pytest

from assistant.domain import Question
from assistant.pipeline import Assistant
from tests.unit.assistant.composing.many_kinds import CALL, GUIDE, NOW, told_of_the_kinds
from tests.unit.assistant.reading import assistant_reading, told_to

FIRST, SECOND = "手入れを初めて行う団体", "手入れを3年以上続けている団体"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return told_of_the_kinds(tmp_path_factory.mktemp("shelf"))


@pytest.mark.parametrize(
    "question",
    [
        "里山みまもり助成の類型は何がありますか",
        "里山みまもり助成の応募の類型はいくつありますか",
        "里山みまもり助成は何型に応募できますか",
        "どの枠に出せばいいですか",
    ],
)
def test_all_the_kinds_are_told(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(Question(question))

    assert [claim.text for claim in answer.claims] == [
        f"3. 応募の類型\n(1) めばえ型\n里山の{FIRST}が応募できます。上限額は30万円です。",
        f"(2) みのり型\n里山の{SECOND}が応募できます。上限額は80万円です。",
    ]


def test_who_asks_of_one_kind_is_told_of_that_one(assistant: Assistant) -> None:
    said = told_to(assistant, "里山みまもり助成のみのり型の上限額は")

    assert "80万円" in said
    assert "30万円" not in said


@pytest.mark.parametrize("question", ["里山みまもり助成の締切はいつですか", "里山みまもり助成の問い合わせ先は"])
def test_who_asks_for_no_kind_is_told_of_none(assistant: Assistant, question: str) -> None:
    said = told_to(assistant, question)

    assert FIRST not in said
    assert SECOND not in said


def test_a_heading_that_names_no_kinds_opens_no_such_section(tmp_path_factory: pytest.TempPathFactory) -> None:
    other = GUIDE.format(form="", person="").replace("3. 応募の類型", "3. 応募の要件")
    folder = tmp_path_factory.mktemp("other")
    assistant = assistant_reading({"guide.txt": other}, CALL, folder, NOW)

    said = told_to(assistant, "里山みまもり助成の類型は何がありますか")

    assert FIRST not in said
    assert SECOND not in said
