"""Who asks until when one way to hand in is open is told the end of that way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalogue import Catalogue
from assistant.composing.ways_in import compose_way_in
from assistant.domain import Aspect, Reading
from assistant.languages.ja.mending import mend
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, Said, revision
from tests.unit.assistant.reading import told_to

ONLINE = "・電子申請　令和7年8月27日（水）23時59分まで"
POST = "・郵送　令和7年8月25日（月）の消印有効"
DESK = "・窓口　令和7年8月26日（火）まで（平日の9時から16時30分まで）\n　みらい会館 1階 受付"
WAYS = f"{ONLINE}\n{POST}\n{DESK}"


def said_to(question: str, text: str) -> list[str]:
    page = revision("guide.txt", HUB, HUB_7, Said("応募の方法", text))
    catalogue = Catalogue((HUB,), (HUB_7,), (page.document,))
    return [claim.text for claim in compose_way_in(Reading(question, (Aspect.DEADLINE,)), page.passages, catalogue)]


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("郵送の場合の締切はいつですか", "25日"),
        ("レターパックで送るならいつまでですか", "25日"),
        ("書留の消印は何日まで有効ですか", "25日"),
        ("電子申請は何時までですか", "23時59分"),
        ("ネットで出すときの〆切は", "23時59分"),
        ("WEBから出すといつまで間に合いますか", "23時59分"),
        ("窓口は何時まで受け付けますか", "16時30分"),
        ("直接持って行くなら何日までですか", "26日"),
    ],
)
def test_the_line_of_the_way_that_is_named_is_said_alone(question: str, day: str) -> None:
    (said,) = said_to(question, WAYS)

    assert day in said
    assert sum(way in said for way in ("電子申請", "郵送", "窓口")) == 1


def test_the_lines_that_go_on_with_a_way_are_said_with_it() -> None:
    (said,) = said_to("窓口は何時まで受け付けますか", WAYS)

    assert "16時30分" in said
    assert "みらい会館 1階 受付" in said


@pytest.mark.parametrize(
    "question",
    [
        "締切はいつですか",
        "郵送と窓口の締切はいつですか",
        "郵送でも出せますか",
        "窓口はどこにありますか",
    ],
)
def test_nothing_is_said_where_no_way_or_two_are_named_or_no_end_is_asked_for(question: str) -> None:
    assert said_to(question, WAYS) == []


@pytest.mark.parametrize(
    "text",
    [
        "・電子申請　操作の手引を見てください。\n・郵送　簡易書留にしてください。",
        "申請書は、郵送又は窓口で、令和7年8月25日までに出してください。",  # no line of its own
        "・郵送　書類は17時までに発送の控えを残してください。",  # of one way alone, an hour is no day
        "",
    ],
)
def test_a_passage_that_gives_a_way_no_end_of_its_own_tells_nothing(text: str) -> None:
    assert said_to("郵送の場合の締切はいつですか", text) == []


@given(
    st.lists(st.sampled_from([ONLINE, POST, DESK, "説明会 7月24日まで", "※ 1 押印は不要です。"]), max_size=6),
    st.sampled_from(["郵送はいつまで", "電子申請は何時まで", "窓口の締切は", "郵送とネットの締切は", "締切は"]),
)
def test_nothing_is_said_but_lines_of_the_passage(lines: list[str], question: str) -> None:
    text = "\n".join(lines)

    assert all(line in mend(text).text.split("\n") for said in said_to(question, text) for line in said.split("\n"))


def _page(text: str, tmp_path: Path, question: str) -> str:
    page = revision("guide.txt", HUB, HUB_7, Said("応募の方法", text), Said("対象", "大学が申請できます。"))
    return told_to(assistant_over([page], tmp_path), question)


def test_the_end_of_a_way_is_told_of_a_call(tmp_path: Path) -> None:
    said = _page(WAYS, tmp_path, "みらいハブの郵送の場合の締切はいつですか")

    assert "8月25日" in said
    assert "8月27日" not in said


def test_the_end_of_a_way_is_not_that_of_a_briefing(tmp_path: Path) -> None:
    said = _page(WAYS, tmp_path, "みらいハブのオンラインの説明会の申込はいつまでですか")

    assert "23時59分" not in said
