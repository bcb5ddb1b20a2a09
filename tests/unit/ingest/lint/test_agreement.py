"""Checks of several documents of one edition, read as real ones are."""

from datetime import date

import pytest

from assistant.domain import Document, DocumentKind, Edition, Fact, FactKind, Moment, Passage, Period
from assistant.domain.findings import Place
from assistant.languages.ja.mending import mend
from ingest.lint.agreement import disagreements, impossible_order
from ingest.lint.checks import findings_of
from ingest.lint.shelf import Shelf, Stated, Text
from tests.unit.ingest.lint.shelves import EDITION, TITLE, library, quoted, shelf

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


def test_one_document_that_differs_from_several_is_one_finding() -> None:
    other = CLOSES.replace("12日（金）", "19日（金）")
    held = shelf({"1.txt": TITLE + CLOSES, "2.txt": TITLE + other, "3.txt": TITLE + CLOSES})
    (finding,) = disagreements(held)
    assert "1.txt と 3.txt では2026年6月12日(金)、2.txt では2026年6月19日(金)です" in finding.message
    assert [place.doc for place in finding.places] == ["1.txt", "2.txt", "3.txt"]


def test_the_day_of_publication_under_the_title_of_a_briefing_is_no_briefing() -> None:
    slides = f"{EDITION} 公募説明会資料\n\n令和8年5月13日\n\n"
    held = "公募説明会\n\n日時：令和8年5月20日（水）14時\n"
    assert quoted(disagreements, held, f"{slides}助成率：2分の1\n") == []
    assert len(quoted(disagreements, held, slides + held.replace("20日（水）", "21日（木）"))) == 1


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
        ("募集開始：令和8年6月15日（月）\n", 2),
        ("公募説明会\n\n日時：令和8年5月20日（水）14時～15時\n", 0),
        ("質問の受付\n\n質問は、令和8年6月1日（月）17時までに提出してください。\n", 0),
    ],
)
def test_a_briefing_or_a_question_after_the_closing_is_found(said: str, late: int) -> None:
    assert [len(places) for places in quoted(impossible_order, CLOSES + "\n" + said)] == ([late] if late else [])


def test_a_day_after_the_closing_is_held_to_the_closing_of_its_own_document() -> None:
    questions = CLOSES + "\n質問の受付\n\n質問は、令和8年6月15日（月）17時までに提出してください。\n"
    slides = CLOSES.replace("12日（金）", "19日（金）")
    assert [len(places) for places in quoted(impossible_order, questions, slides)] == [2]


def test_what_a_corrigendum_quotes_as_wrong_is_told_of_the_document_that_it_corrects_alone() -> None:
    wrong = "説明会は、令和8年5月20日（木）14時に開きます。\n"
    right = f"{EDITION} 公募要領 正誤表\n\n令和8年5月15日\n\n（誤）令和8年5月20日（木）14時\n（正）令和8年5月20日（{{}}）14時\n"
    for weekday, documents in (("水", ["1.txt"]), ("火", ["1.txt", "2.txt"])):
        with library({"1.txt": TITLE + wrong, "2.txt": right.format(weekday)}) as held:
            assert [finding.places[0].doc for finding in findings_of(held) if finding.check == "weekday"] == documents


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


def test_what_goes_by_post_has_a_closing_of_its_own() -> None:
    posted = "原本の郵送の締切：令和8年6月{}日（{}）当日消印有効\n"
    both = f"{CLOSES}\n{posted.format(15, '月')}"
    assert quoted(disagreements, both, CLOSES) == []
    ((one, other),) = quoted(disagreements, both, f"{CLOSES}\n{posted.format(16, '火')}")
    assert (("15日" in one), ("16日" in other)) == (True, True)
    only = "公募期間\n\n令和8年5月11日（月）～令和8年6月19日（金）当日消印有効\n"
    assert len(quoted(disagreements, CLOSES, only)) == 1
