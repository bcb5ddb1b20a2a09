"""Checks of several documents of one edition, read as real ones are."""

from datetime import date

import pytest

from assistant.domain import Document, DocumentKind, Edition, Fact, FactKind, Moment, Passage, Period
from assistant.languages.ja.mending import mend
from ingest.lint.agreement import disagreements, impossible_order
from ingest.lint.shelf import Place, Shelf, Stated, Text
from tests.unit.ingest.lint.shelves import quoted

CLOSES = "公募期間\n\n令和8年5月11日（月）～令和8年6月12日（金）正午必着\n"
DESK = "お問い合わせ先\n\nみなと産業財団\nTEL：045-000-1234\nE-mail: minato@example.jp\n"


def test_a_deadline_that_differs_between_documents_is_shown_at_both_places() -> None:
    other = "公募期間\n\n令和8年5月11日（月）～令和8年6月19日（金）正午必着\n"
    assert quoted(disagreements, CLOSES, other) == [
        (
            "令和8年5月11日（月）～令和8年6月12日（金）正午必着",
            "令和8年5月11日（月）～令和8年6月19日（金）正午必着",
        )
    ]


def test_an_hour_that_differs_between_documents_is_found() -> None:
    (places,) = quoted(disagreements, CLOSES, CLOSES.replace("正午", "17時"))
    assert len(places) == 2


def test_a_desk_has_one_mail_address() -> None:
    (places,) = quoted(disagreements, DESK, DESK.replace("minato@", "minoto@"))
    assert ["minato@" in place for place in places] == [True, False]


@pytest.mark.parametrize(
    "other",
    [
        CLOSES,
        "公募期間：２０２６年５月１１日から６月１２日１２時まで\n",
        "公募説明会\n\n日時：令和8年5月20日（水）14時\n",
        DESK,
        "令和8年度 港湾連携助成 公募期間の延長について\n\n令和8年6月1日\n\n公募期間を令和8年6月12日（金）正午から令和8年6月19日（金）正午に延長します。\n",
    ],
)
def test_documents_that_agree_or_explain_themselves_are_left_alone(other: str) -> None:
    assert quoted(disagreements, CLOSES + DESK, other) == []


@pytest.mark.parametrize(
    ("said", "late"),
    [
        ("公募説明会\n\n日時：令和8年6月15日（月）14時～15時\n", 2),
        ("質問の受付\n\n質問は、令和8年6月15日（月）17時までに提出してください。\n", 2),
        ("公募説明会\n\n日時：令和8年5月20日（水）14時～15時\n", 0),
        ("質問の受付\n\n質問は、令和8年6月1日（月）17時までに提出してください。\n", 0),
    ],
)
def test_a_briefing_or_a_question_after_the_closing_is_found(said: str, late: int) -> None:
    assert [len(places) for places in quoted(impossible_order, CLOSES + "\n" + said)] == ([late] if late else [])


@pytest.mark.parametrize(("opens", "closes", "found"), [(11, 12, 0), (12, 12, 0), (13, 12, 1)])
def test_a_period_does_not_end_before_it_begins(opens: int, closes: int, found: int) -> None:
    guide = Document("g", "guide.txt", "guide.txt", "公募要領", DocumentKind.GUIDELINE, "port", "port-8")
    value = Period(Moment(date(2026, 6, opens)), Moment(date(2026, 6, closes)))
    said = f"6月{opens}日～6月{closes}日"
    passage = Passage("p", "g", 1, 0, (), 0, len(said), said)
    fact = Fact("f", FactKind.PERIOD, "公募期間", value, "p", 0, len(said), said)
    stated = Stated(fact, guide, Place("guide.txt", 1, (), 0, len(said), said), amended=False)
    held = Shelf((Text(guide, Edition("port-8", "port", "令和8年度"), passage, mend(said)),), (stated,), ())
    assert len(list(impossible_order(held))) == found
