"""Offices that a question calls by the first and the last of their names."""

from __future__ import annotations

import pytest

from assistant.languages.ja.programme_names import short_office_said

OFFICE = "楡口腔保健振興財団"


@pytest.mark.parametrize(
    "question", ["楡財団の海外研修助成の締切は", "楡の財団に電話したいです", "楡の研究助成はいつからですか"]
)
def test_the_first_of_its_name_stands_for_an_office(question: str) -> None:
    said = short_office_said(question)

    assert said is not None
    assert said[0] == "楡"
    assert said[1].search(f"公益財団法人 {OFFICE} 事務局")
    assert not said[1].search("西楡文化財団")


@pytest.mark.parametrize("question", ["国の補助金は使えますか", "他の助成と併用できますか", "締切はいつですか"])
def test_what_any_office_is_called_stands_for_none(question: str) -> None:
    assert short_office_said(question) is None
