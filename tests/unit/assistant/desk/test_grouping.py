from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.desk.grouping import Groups
from assistant.desk.inbox import representative
from assistant.desk.resemblance import ALIKE, Resemblance, Weighed, resemblance
from assistant.domain import Aspect
from assistant.domain.inbox import Group, Wording
from assistant.settings import ROOT
from assistant.understanding import aspects_of
from assistant.words import Words, load_words

WORDINGS: list[list[str]] = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text("utf-8"))["groups"]
WORDS_OF_ANY = st.dictionaries(st.integers(1, 12), st.sampled_from([10, 40, 100]), max_size=6)


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words(ROOT / "prompts" / "ja")


@pytest.fixture(scope="module")
def measure(words: Words) -> Resemblance:
    return Resemblance.of(words, ROOT / "prompts" / "ja")


def alike(one: str, other: str, measure: Resemblance) -> bool:
    return resemblance(measure.weighed(one), measure.weighed(other)) >= ALIKE


@pytest.mark.parametrize("wordings", WORDINGS, ids=[one[0] for one in WORDINGS])
def test_most_wordings_of_one_question_are_alike(wordings: list[str], measure: Resemblance) -> None:
    pairs = list(combinations(wordings, 2))

    assert sum(alike(one, other, measure) for one, other in pairs) >= len(pairs) / 3


def test_of_all_known_wordings_no_two_of_different_questions_are_alike_and_few_of_one_are_missed(
    words: Words, measure: Resemblance
) -> None:
    known = [(number, text) for number, group in enumerate(WORDINGS) for text in group]
    hits, misses, wrong = 0, 0, []
    for (number, one), (another, other) in combinations(known, 2):
        met = alike(one, other, measure) and set(aspects_of(one, words)) & set(aspects_of(other, words))
        if number == another:
            hits, misses = hits + bool(met), misses + (not met)
        elif met:
            wrong.append((one, other))

    assert wrong == []
    assert hits / (hits + misses) >= 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("様式3の記入例はどこで入手できますか", "様式2の記入例はどこで入手できますか"),
        ("説明会はいつですか", "説明会はどこですか"),
        ("宿泊費は対象になりますか", "人件費は対象になりますか"),
        ("未来共創分野の支援額はいくらですか", "未来共創分野の審査基準は何ですか"),
    ],
)
def test_a_figure_a_kind_of_question_or_the_thing_itself_parts_two_questions(
    one: str, other: str, measure: Resemblance
) -> None:
    assert not alike(one, other, measure)


def grouped(questions: list[Weighed], known: tuple[Group, ...] = ()) -> tuple[list[str], Groups]:
    groups = Groups(known)
    return [groups.joined("hub", "hub-7", (Aspect.OTHER,), words).key for words in questions], groups


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS_OF_ANY, max_size=12), st.lists(WORDS_OF_ANY, max_size=12))
def test_new_questions_join_without_moving_the_earlier_ones(first: list[Weighed], later: list[Weighed]) -> None:
    """Sorting in two parts, or again from the start, gives the same groups."""
    keys, groups = grouped(first)
    more, _ = grouped(later, tuple(groups.new))

    assert grouped([*first, *later])[0] == [*keys, *more]


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS_OF_ANY, max_size=20))
def test_the_index_misses_no_group_that_is_near_enough(questions: list[Weighed]) -> None:
    """Held against every leader one by one, a question would join the same group."""
    leaders: list[Group] = []
    groups = Groups(())
    for words in questions:
        joined = groups.joined("hub", "hub-7", (Aspect.OTHER,), words)
        same = [one for one in leaders if one.words.keys() == words.keys()]
        near = [one for one in leaders if resemblance(words, one.words) >= ALIKE]
        assert (joined in leaders) == bool(same or near)
        if same:
            assert joined == same[0]
        elif near:
            assert resemblance(words, joined.words) == max(resemblance(words, one.words) for one in near)
        else:
            leaders.append(joined)


def test_calls_editions_and_aspects_keep_questions_apart() -> None:
    groups = Groups(())
    words = {1: 100}
    places = [("hub", "hub-7"), ("hub", "hub-6"), ("seeds", "hub-7")]
    keys = {groups.joined(call, edition, (Aspect.FORMS,), words).key for call, edition in places}
    keys.add(groups.joined("hub", "hub-7", (Aspect.DEADLINE,), words).key)

    assert len(keys) == 4


def test_the_wording_that_is_put_most_often_stands_for_a_group(measure: Resemblance) -> None:
    assert representative([Wording("締切は？", 1), Wording("締切はいつですか", 2)], measure) == "締切はいつですか"
    several = [
        Wording("あのー、締切とか郵送とか押印とかの件", 1),
        Wording("締切はいつですか", 1),
        Wording("締切日はいつですか", 1),
    ]
    assert representative(several, measure) in {"締切はいつですか", "締切日はいつですか"}
    assert representative([], measure) == ""
