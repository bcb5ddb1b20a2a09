"""A part of a name and a later round mean the only call that has such a round."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.catalogue import Catalogue
from assistant.domain import TOKYO, Call, Edition, Question, Reading
from assistant.settings import ROOT
from assistant.understanding import understand
from assistant.words import load_words

WORDS = load_words(ROOT / "prompts" / "ja")
RING = Call("ring", "みずべ連環共創事業", ("みずべ連環",))
MILL = Call("mill", "里の水車再生助成", ())
LOOM = Call("loom", "はたおり連環助成", ())
AGAIN = Edition("ring-2", "ring", "令和7年度 二次公募", None, 2025)
FIRST = Edition("ring-1", "ring", "令和7年度", None, 2025)
MILLS = Edition("mill-7", "mill", "令和7年度", None, 2025)
LOOMS = Edition("loom-2", "loom", "令和7年度 二次公募", None, 2025)


def read(question: str, *others: tuple[Call, Edition]) -> Reading:
    calls, editions = (RING, MILL, *(call for call, _ in others)), (AGAIN, FIRST, MILLS, *(one for _, one in others))
    now = datetime(2025, 8, 1, tzinfo=TOKYO)
    return understand(Question(question), catalogue=Catalogue(calls, editions, ()), words=WORDS, now=now)


@pytest.mark.parametrize(
    "question",
    ["連環の二次の締切は", "共創の二次の締切は", "連環の二次、採択はいつ", "連環の二次って、いつまで出せますか"],
)
def test_a_part_of_a_name_and_a_later_round_mean_the_call_that_has_one(question: str) -> None:
    reading = read(question)

    assert (reading.call, reading.editions, reading.edition_named) == (RING, (AGAIN,), True)


@pytest.mark.parametrize(
    "question",
    [
        "二次の締切は",
        "面接の二次の締切は",
        "事業の二次の締切は",
        "産学の二次の締切は",
        "水車の二次の締切は",
        "連環の三次の締切は",
        "連環の二次審査はいつ",
        "連環の締切は",
    ],
)
def test_without_a_part_of_its_name_or_its_round_no_call_is_meant(question: str) -> None:
    reading = read(question)

    assert (reading.call, reading.edition_named) == (None, False)


def test_where_two_calls_have_such_a_round_none_is_meant() -> None:
    assert read("連環の二次の締切は", (LOOM, LOOMS)).call is None
