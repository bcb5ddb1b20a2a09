"""News in a text file: known by the masthead at their top, and what is left of them is called by it."""

from __future__ import annotations

import pytest

from assistant.domain import DocumentKind
from ingest.editions import UNKNOWN_EDITION
from ingest.identify import identify
from ingest.titles import masthead_in
from tests.unit.ingest.extracting import extracted
from tests.unit.ingest.test_retold import (
    FOOTER,
    HILLS,
    KNOWN,
    LIGHTS,
    OF_AN_EDITION,
    RULE,
    SEA,
    TOUR,
    amended,
    read,
    words,
)

IN_TEXT = OF_AN_EDITION.replace("の説明会資料", "の受付状況") + TOUR + FOOTER
MASTHEAD = "はまなすメールニュース 第31号"


@pytest.mark.parametrize(
    ("lines", "masthead"),
    [
        (("みさき産業だより 第12号",), "みさき産業だより 第12号"),
        (("みさき産業だより", "第12号"), "みさき産業だより 第12号"),
        (("件名: みさき支援メルマガ Vol.7",), "みさき支援メルマガ Vol.7"),
        (("発行の日", "みさき養蜂通信 No.3"), "みさき養蜂通信 No.3"),
        (("みさき産業だより",), ""),
        (("みさき産業だより", "ごあいさつ", "第12号"), ""),
        (("告示第45号", "みさき市養蜂振興助成要綱"), ""),
        (("一", "二", "三", "四", "五", "六", "みさき産業だより 第12号"), ""),
        ((), ""),
    ],
)
def test_news_have_a_masthead_on_one_line_or_on_two(lines: tuple[str, ...], masthead: str) -> None:
    assert masthead_in(lines) == masthead


@pytest.mark.parametrize(
    ("top", "kind"),
    [
        ("みさき産業だより 第12号\n", DocumentKind.MAIL),
        ("みさき産業だより\n第12号\n", DocumentKind.MAIL),
        ("みさき産業だより\n", DocumentKind.ERRATA),
    ],
)
def test_news_are_news_though_they_speak_of_an_extension(top: str, kind: DocumentKind) -> None:
    text = f"{top}\nみさき市養蜂振興助成事業の公募期間延長について\n締切：令和8年6月19日（金）\n"
    assert identify("a.txt", extracted(text), known=()).kind == kind


@pytest.mark.parametrize("top", [MASTHEAD, "はまなすメールニュース\n第31号", f"件名：{MASTHEAD}"])
def test_what_is_left_of_a_text_without_a_subject_is_the_news_s_own_by_its_masthead(top: str) -> None:
    told = read(f"{top}\n{IN_TEXT}", *KNOWN, name="news.txt")
    assert {name: one.edition.label for name, one in told.items()} == {
        MASTHEAD: UNKNOWN_EDITION,
        LIGHTS.name: "第2回",
        HILLS.name: "第3回",
    }
    assert [name for name, one in told.items() if "総務室" in words(one)] == [MASTHEAD]
    assert told[MASTHEAD].document.title == MASTHEAD


def test_what_is_left_of_a_text_without_a_subject_and_a_masthead_stays_with_its_first_call() -> None:
    told = read(f"はまなすメールニュース\n{IN_TEXT}", *KNOWN, name="news.txt")
    assert {name: one.edition.label for name, one in told.items()} == {LIGHTS.name: "第2回", HILLS.name: "第3回"}
    assert ["総務室" in words(told[call.name]) for call in (LIGHTS, HILLS)] == [True, False]


def test_a_round_that_is_broken_over_two_lines_is_the_edition_of_an_extension() -> None:
    longer = f"""
{RULE}
【１】棚田観光周遊モデル事業の公募期間延長
{RULE}
受け付けている第４
回公募の期間を、次のとおり延長します。
（変更前）令和8年6月12日（金）17時
（変更後）令和8年6月19日（金）17時
"""
    begun = f"""
{RULE}
【２】沿岸養殖設備更新支援事業の公募
{RULE}
令和８年度の公募を始めました。
応募締切：令和8年7月3日（金）正午
"""
    told = read(f"{MASTHEAD}\n{longer}{begun}{FOOTER}", *KNOWN, name="news.txt")
    assert {name: one.edition.label for name, one in told.items() if name != MASTHEAD} == {
        HILLS.name: "第4回",
        SEA.name: "令和8年度",
    }
    assert amended(told[HILLS.name]) == [("令和8年6月12日（金）17時", "令和8年6月19日（金）17時")]
