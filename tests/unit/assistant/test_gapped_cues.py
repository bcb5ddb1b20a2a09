"""A cue with a gap is met within a clause: 申請…でき in 「申請することはできますか」."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Aspect
from assistant.languages.ja.tokens import tokens
from assistant.settings import ROOT
from assistant.understanding import aspects_of
from assistant.words import is_said, load_words

WORDS = load_words(ROOT / "prompts" / "ja")
CUES = [cue for known in WORDS.aspects.values() for cue in (*known.cues, *known.words)]
GAPPED = [cue for cue in CUES if "…" in cue]
KANA = st.text(st.characters(min_codepoint=ord("ぁ"), max_codepoint=ord("ん")), max_size=12)


@pytest.mark.parametrize("heard", ["申請することはできますか", "個人で申請でき", "うちの申請もできるのでしょうか"])
def test_a_few_letters_of_the_same_clause_may_stand_in_the_gap(heard: str) -> None:
    assert is_said("申請…でき", heard)


@pytest.mark.parametrize(
    "heard",
    [
        "申請、できますか",
        "申請。できますか",
        "申請?できますか",
        "申請(できます",
        "「申請」できます",
        "できる申請",
        "申請の書き方を教えてもらうことができますか",
        "応募できますか",
    ],
)
def test_over_a_comma_or_too_far_apart_it_is_not_met(heard: str) -> None:
    assert not is_said("申請…でき", heard)


@given(KANA)
def test_the_gap_is_as_wide_as_six_letters(between: str) -> None:
    met = is_said("募集…〆", f"募集{between}〆")

    assert met is (len(between) <= 6)


@given(st.sampled_from(GAPPED), st.sampled_from("、。?!()「」"))
def test_no_cue_reaches_over_the_end_of_a_clause(cue: str, mark: str) -> None:
    before, after = cue.split("…")

    assert is_said(cue, f"{before}{after}")
    assert not is_said(cue, f"{before}{mark}{after}")


def test_the_words_of_a_cue_with_a_gap_are_no_words_of_asking() -> None:
    solid = {token for cue in CUES if "…" not in cue for token in tokens(cue)}

    assert GAPPED
    assert solid == WORDS.asking
    assert {token for cue in GAPPED for token in tokens(cue)} - WORDS.asking
    assert "…" not in WORDS.asking


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("いつ頃までに出せばいいですか", Aspect.DEADLINE),
        ("説明をもう一度聞けますか", Aspect.BRIEFING),
        ("どなたにお聞きすればよいですか", Aspect.CONTACT),
        ("いつ頃わかりますか", Aspect.SCHEDULE),
    ],
)
def test_what_is_asked_is_heard_across_a_gap(question: str, aspect: Aspect) -> None:
    assert aspect in aspects_of(question, WORDS)


@pytest.mark.parametrize("question", ["説明、録音は聞けますか", "どなたも来ません。ラジオで聞いています"])
def test_words_of_two_clauses_are_no_cue_together(question: str) -> None:
    assert aspects_of(question, WORDS) == (Aspect.OTHER,)
