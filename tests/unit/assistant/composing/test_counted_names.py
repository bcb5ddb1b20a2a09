"""As many names as a question counts, each with what it stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Question
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, Said, revision

PORTS = ("NORA (Northern Ports Alliance)", "SEAL (Southern East Area League)", "KITE (Kita Inland Towns)")
HEADING = "みらいハブの地域の協議会"
SHELF = revision(
    "slides.html",
    HUB,
    HUB_7,
    Said(HEADING, "全国の港が参画する3つの協議会を地域に置く。"),
    *(Said(HEADING, f"{name}\n参画機関:{count}") for count, name in enumerate(PORTS, 12)),
    Said("みらいハブの締切", "公募の締切は令和7年8月29日です。"),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_over((SHELF,), folder)


@pytest.mark.parametrize(
    "question",
    [
        "みらいハブの地域の3つの協議会の名前を列挙して",
        "みらいハブの地域の協議会、3団体の名称をすべて教えてください",
        "Please list the names of the three regional alliances (地域の協議会) of Mirai HUB.",
    ],
)
def test_each_of_the_names_that_are_counted_is_told(assistant: Assistant, question: str) -> None:
    assert [claim.text for claim in assistant.answer(Question(question)).claims] == [*PORTS]


def test_another_number_of_names_is_not_told_as_the_one_that_is_asked_for(assistant: Assistant) -> None:
    told = [claim.text for claim in assistant.answer(Question("みらいハブの4つの協議会の名前を列挙して")).claims]

    assert not set(told) & set(PORTS)
