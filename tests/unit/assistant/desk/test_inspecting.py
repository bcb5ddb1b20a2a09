"""The search of the staff says of every passage what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.adapters.desk.sql_former import SqlFormer
from assistant.adapters.sql_library import SqlLibrary
from assistant.desk.inspecting import Fate, Inspection, Inspector, Judged
from assistant.domain import Amendment, DocumentKind, FactKind, Question, Revision
from assistant.ranking import WEIGHTS
from tests.assembled import assistant_over
from tests.shelf import ALL, HUB, HUB_7, Said, revision

CHANGE = "審査の項を、書面審査及び全ての申請者へのヒアリングに改めます。"


def errata() -> Revision:
    """A later document of 第7回 that corrects what the guideline says of the selection."""
    value = Amendment("書面審査及び必要に応じてヒアリングを行い", "書面審査及び全ての申請者へのヒアリング", "審査")
    plain = revision("errata.html", HUB, HUB_7, Said("正誤表", CHANGE, ((FactKind.AMENDMENT, "訂正", CHANGE, value),)))
    told = replace(plain.document, kind=DocumentKind.ERRATA, title="正誤表", published_on=date(2025, 8, 1))
    return replace(plain, document=told)


@pytest.fixture(scope="module")
def inspector(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inspector]:
    folder: Path = tmp_path_factory.mktemp("inspected")
    assistant = assistant_over([*ALL, errata()], folder)
    library = assistant.library
    assert isinstance(library, SqlLibrary)
    yield Inspector(assistant, SqlFormer(library.engine))
    library.engine.dispose()


def of(found: Inspection, fate: Fate) -> list[Judged]:
    return [one for one in (*found.ranked, *found.elsewhere) if one.fate is fate]


def test_every_passage_that_was_ranked_has_a_fate_and_every_cited_one_is_there(inspector: Inspector) -> None:
    found = inspector.inspect(Question("みらいハブの対象は"))

    cited = {citation.passage.id for claim in found.answer.claims for citation in claim.citations}
    assert {one.passage.id for one in of(found, Fate.CITED)} == cited != set()
    assert len({one.passage.id for one in found.ranked}) == len(found.ranked)
    assert not {one.passage.id for one in found.ranked} & {one.passage.id for one in found.elsewhere}


def test_the_ranking_is_by_score(inspector: Inspector) -> None:
    scores = [one.score for one in inspector.inspect(Question("みらいハブの対象は")).ranked if one.score is not None]

    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 3


def test_what_a_later_document_has_changed_is_told_with_who_changed_it(inspector: Inspector) -> None:
    found = inspector.inspect(Question("みらいハブの説明会はいつですか"))

    (changed,) = of(found, Fate.AMENDED)
    by = next(one for one in found.ranked if one.passage.id == changed.by)
    assert changed.passage.heading == ("審査",)
    assert by.document.file_name == "errata.html"


def test_other_editions_and_other_calls_are_told_apart(inspector: Inspector) -> None:
    found = inspector.inspect(Question("みらいハブの公募期間は"))

    assert {one.edition for one in of(found, Fate.OTHER_EDITION)} == {"第6回"}
    assert {one.call for one in of(found, Fate.OTHER_CALL)} == {"地域シーズ育成補助金"}


def test_only_signs_that_are_weighed_are_shown(inspector: Inspector) -> None:
    found = inspector.inspect(Question("みらいハブの公募期間は"))

    told = {name for one in found.ranked for name, _, _ in one.gains}
    assert told <= set(WEIGHTS)
    assert all(value for one in found.ranked for _, value, _ in one.gains)


def test_a_question_that_needs_a_call_is_shown_with_what_was_found_anywhere(inspector: Inspector) -> None:
    found = inspector.inspect(Question("締切はいつですか"))

    assert of(found, Fate.CITED) == []
    assert {one.fate for one in found.ranked} == {Fate.PASSED_OVER, Fate.AMENDED}  # nothing won, so nothing was beaten
