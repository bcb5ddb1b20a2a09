"""Of two briefings the one that is meant, and no more of it than its own lines."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.composing.occasions import Occasions
from assistant.domain import TOKYO, FactKind, Period, Question
from assistant.pipeline import Assistant
from tests.assembled import publisher
from tests.shelf import HUB, HUB_7, Said, dated, revision
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "里の水車再生助成"
NOW = datetime(2026, 9, 15, 10, tzinfo=TOKYO)
GUIDE = """令和8年度 里の水車再生助成 募集要領

公益財団法人みずべ文化財団
令和8年9月14日

1. 応募の資格
水車を所有し、又は管理する団体が応募できます。

2. 募集期間
令和8年9月14日（月）から令和8年11月13日（金）17時まで

3. 説明会
(1) 会場での説明会
日時 令和8年9月24日（木）14時から15時まで
場所 みずべ会館 2階 大会議室
(2) オンラインの説明会
日時 令和8年9月29日（火）10時から11時まで
Zoomで開きます。接続先は申込者に知らせます。

4. 問い合わせ先
みずべ文化財団 助成係
電話 03-0000-4410
"""
HALL, ONLINE = "9月24日", "9月29日"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_reading({"guide.txt": GUIDE}, CALL, tmp_path_factory.mktemp("mill"), NOW)


@pytest.mark.parametrize(
    ("question", "day", "other"),
    [
        ("会場での説明会はいつですか", HALL, ONLINE),
        ("対面の説明会はいつですか", HALL, ONLINE),
        ("オンラインの説明会はいつですか", ONLINE, HALL),
        ("Zoomの説明会は何時からですか", ONLINE, HALL),
        ("オンラインの説明会に参加する方法を教えてください", ONLINE, HALL),
    ],
)
def test_of_two_briefings_the_one_that_is_meant_is_told(
    assistant: Assistant, question: str, day: str, other: str
) -> None:
    said = told_to(assistant, question)

    assert day in said
    assert other not in said


@pytest.mark.parametrize("question", ["説明会はいつですか", "説明会に参加するにはどうすればいいですか"])
def test_where_nothing_tells_which_is_meant_both_are_told(assistant: Assistant, question: str) -> None:
    said = told_to(assistant, question)

    assert HALL in said
    assert ONLINE in said


def test_how_a_briefing_is_held_stands_beside_its_day(assistant: Assistant) -> None:
    (claim,) = assistant.answer(Question("オンラインの説明会に参加する方法を教えてください")).claims

    assert "接続先は申込者に知らせます" in claim.text
    assert "大会議室" not in claim.text


FIRST = "第一部 令和7年7月24日(木)14時~15時\nみらい文化会館 小ホール"
SECOND = "第二部 令和7年7月31日(木)10時~11時\nZoomで開きます。"
ASIDE = "見学会について 定員は40名です。昼食は出ません。駐車場はありません。\n"


def _part(name: str, words: str, day: int) -> tuple[FactKind, str, str, Period]:
    return (FactKind.BRIEFING, f"説明会（{name}）", words, Period(dated(2025, 7, day), dated(2025, 7, day)))


PARTS = (
    _part("第一部", "令和7年7月24日(木)14時~15時", 24),
    _part("第二部", "令和7年7月31日(木)10時~11時", 31),
)


def told_of(text: str, tmp_path: Path) -> list[str]:
    page = revision("days.txt", HUB, HUB_7, Said("説明会", text, PARTS))
    library = publisher(tmp_path)
    library.publish([page])
    return [Occasions(library).told_of(fact) for fact in sorted(page.facts, key=lambda fact: fact.start)]


def test_of_a_long_passage_the_lines_of_one_briefing_end_where_the_next_begins(tmp_path: Path) -> None:
    first, second = told_of(f"{FIRST}\n{SECOND}\n{ASIDE * 10}", tmp_path)

    assert first == FIRST
    assert second.startswith(SECOND)
    assert len(second) <= 320


def test_of_a_short_passage_too_each_briefing_has_its_own_lines(tmp_path: Path) -> None:
    assert told_of(f"{FIRST}\n{SECOND}", tmp_path) == [FIRST, SECOND]


def test_a_short_passage_of_one_briefing_is_told_whole(tmp_path: Path) -> None:
    text = f"参加は無料です。\n{FIRST}"
    page = revision("day.txt", HUB, HUB_7, Said("説明会", text, PARTS[:1]))
    library = publisher(tmp_path)
    library.publish([page])

    assert [Occasions(library).told_of(fact) for fact in page.facts] == [text]


@pytest.mark.parametrize(
    ("asked", "labels"),
    [
        ({"zoom"}, ["説明会（第二部）"]),
        ({"ホール"}, ["説明会（第一部）"]),
        ({"駐車"}, ["説明会（第二部）"]),
        ({"手話"}, ["説明会（第一部）", "説明会（第二部）"]),  # nobody tells of it
        (set(), ["説明会（第一部）", "説明会（第二部）"]),
    ],
)
def test_of_two_briefings_in_one_passage_the_one_with_the_words_in_its_lines_is_meant(
    asked: set[str], labels: list[str], tmp_path: Path
) -> None:
    page = revision("days.txt", HUB, HUB_7, Said("説明会", f"{FIRST}\n{SECOND}\n{ASIDE}", PARTS))
    library = publisher(tmp_path)
    library.publish([page])
    meant = Occasions(library).meant(page.facts, frozenset(asked), {})

    assert sorted(fact.label for fact in meant) == labels
