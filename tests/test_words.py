"""The words in prompts/ agree with the code."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from string import Formatter

import pytest

from assistant.domain import Aspect, Outcome
from assistant.settings import ROOT
from assistant.words import COMPOSE_NAMES, WordsMissing, load_prompt, load_words
from evals.judge import JUDGE_NAMES

JAPANESE = ROOT / "prompts" / "ja"


def test_every_outcome_that_is_no_answer_has_a_reply() -> None:
    japanese, english = (load_words(JAPANESE).speech(language) for language in ("ja", "en"))

    assert [outcome for outcome in Outcome if not japanese.outcomes[outcome]] == [Outcome.ANSWERED]
    assert [outcome for outcome in Outcome if not english.outcomes[outcome]] == []


def test_every_aspect_but_other_has_cues_and_the_words_of_documents() -> None:
    aspects = load_words(JAPANESE).aspects

    assert [aspect for aspect in Aspect if not (aspects[aspect].cues and aspects[aspect].words)] == [Aspect.OTHER]


def test_every_language_says_all_that_another_says_with_the_same_names() -> None:
    japanese, english = (load_words(JAPANESE).speech(language) for language in ("ja", "en"))

    assert english.templates.keys() == japanese.templates.keys()
    for outcome in Outcome:
        assert _fields(english.outcomes[outcome]) == _fields(japanese.outcomes[outcome])


def test_every_language_but_that_of_the_documents_has_small_words_and_no_japanese_of_its_own() -> None:
    words = load_words(JAPANESE)
    others = [speech for language, speech in words.speeches.items() if language != words.home]

    assert [speech.language for speech in others] == ["en"]
    for speech in others:
        assert speech.small_words == {word.casefold() for word in speech.small_words} != set()
        assert not re.search(r"[ぁ-んァ-ヴ一-龠]", "".join((*speech.templates.values(), *speech.outcomes.values())))


def _fields(said: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(said) if name}


def test_cues_are_written_as_questions_are_compared() -> None:
    cues = [cue for known in load_words(JAPANESE).aspects.values() for cue in known.cues]

    assert cues == [cue.casefold() for cue in cues]


@pytest.mark.parametrize(
    ("file", "names", "version", "digest"),
    [
        ("compose.md", COMPOSE_NAMES, "2", "926c3fc8a7a8"),
        ("judge.md", JUDGE_NAMES, "1", "1dc2e720dfd6"),
    ],
)
def test_a_prompt_that_changes_has_a_new_version(file: str, names: frozenset[str], version: str, digest: str) -> None:
    prompt = load_prompt(JAPANESE / file, names)
    told = hashlib.sha256(prompt.template.template.encode()).hexdigest()[:12]

    assert (prompt.version, told) == (version, digest), f"give prompts/ja/{file} a new number in its first line"


@pytest.mark.parametrize(
    ("language", "file", "old", "new"),
    [
        ("ja", "replies.toml", "withheld = ", "withhold = "),
        ("ja", "replies.toml", "{edition}の締切", "{round}の締切"),
        ("ja", "aspects.toml", "[contact]", "[kontact]"),
        ("ja", "editions.toml", "this_year", "this year"),
        ("en", "replies.toml", "withheld = ", "withhold = "),
        ("en", "replies.toml", "open_today = ", "today = "),
        ("en", "replies.toml", "deadline of {edition}", "deadline of {round}"),
        ("en", "replies.toml", "[calendar]", "[calender]"),
        ("en", "replies.toml", '"Jan', '"Dezember", "Jan'),
        ("ja", "compose.md", "版: 2", "第2版"),
        ("ja", "compose.md", "$passages", "$pasages"),
        ("ja", "compose.md", "$question", "質問"),
    ],
)
def test_a_slip_in_the_words_stops_the_start_and_names_the_file(
    tmp_path: Path, language: str, file: str, old: str, new: str
) -> None:
    folder = tmp_path / language
    shutil.copytree(ROOT / "prompts", tmp_path, dirs_exist_ok=True)
    words = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(words.replace(old, new), encoding="utf-8")

    with pytest.raises(WordsMissing, match=file):
        load_words(tmp_path / "ja")
