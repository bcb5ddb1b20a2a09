"""The words in prompts/ agree with the code."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from assistant.domain import Aspect, Outcome
from assistant.settings import ROOT
from assistant.words import WordsMissing, load_words

JAPANESE = ROOT / "prompts" / "ja"


def test_every_outcome_that_is_no_answer_has_a_reply() -> None:
    words = load_words(JAPANESE)

    assert [outcome for outcome in Outcome if not words.outcomes[outcome]] == [Outcome.ANSWERED]


def test_every_aspect_but_other_has_cues_and_the_words_of_documents() -> None:
    aspects = load_words(JAPANESE).aspects

    assert [aspect for aspect in Aspect if not (aspects[aspect].cues and aspects[aspect].words)] == [Aspect.OTHER]


def test_cues_are_written_as_questions_are_compared() -> None:
    cues = [cue for known in load_words(JAPANESE).aspects.values() for cue in known.cues]

    assert cues == [cue.casefold() for cue in cues]


def test_a_prompt_that_changes_has_a_new_version() -> None:
    prompt = load_words(JAPANESE).compose
    digest = hashlib.sha256(prompt.template.template.encode()).hexdigest()[:12]

    assert (prompt.version, digest) == ("2", "926c3fc8a7a8"), (
        "give prompts/ja/compose.md a new number in its first line"
    )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("compose.md", "版: 2", "第2版"),
        ("compose.md", "$passages", "$pasages"),
        ("compose.md", "$question", "質問"),
        ("replies.toml", "withheld = ", "withhold = "),
        ("replies.toml", "{edition}の締切", "{round}の締切"),
        ("aspects.toml", "[contact]", "[kontact]"),
        ("editions.toml", "this_year", "this year"),
    ],
)
def test_a_slip_in_the_words_stops_the_start_and_names_the_file(tmp_path: Path, file: str, old: str, new: str) -> None:
    folder = tmp_path / "ja"
    shutil.copytree(JAPANESE, folder)
    words = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(words.replace(old, new), encoding="utf-8")

    with pytest.raises(WordsMissing, match=file):
        load_words(folder)
