"""Slides on several calls: each call has its own part, and what is of none stays with the first."""

from __future__ import annotations

from assistant.domain import DocumentKind
from ingest.agendas import chapters_in
from ingest.revisions import Job, revisions_of
from tests.unit.ingest.extracting import pages

COVER = """しおさい実証支援事業 2026
みなと見本市出展補助金
合同説明会資料

令和8年4月14日
公益財団法人しおさい産業財団

本日の内容

1. しおさい実証支援事業 2026
2. みなと見本市出展補助金
3. 質疑応答
"""
FIRST = """1. しおさい実証支援事業 2026

募集の概要
募集期間：令和8年5月11日（月）～6月12日（金）17時
"""
SECOND = """2. みなと見本市出展補助金

募集の概要
募集期間：令和8年7月1日（水）～7月31日（金）正午
"""
LAST = """3. 質疑応答

ご質問は事務局まで。
"""


def test_the_parts_that_the_agenda_names_begin_at_their_own_headings() -> None:
    parts = chapters_in(pages(COVER, FIRST, SECOND, LAST))

    assert [(part.title, part.call.name if part.call else None, part.start[0], part.end[0]) for part in parts] == [
        ("しおさい実証支援事業 2026", "しおさい実証支援事業", 2, 3),
        ("みなと見本市出展補助金", "みなと見本市出展補助金", 3, 4),
        ("質疑応答", None, 4, 5),
    ]


def test_an_agenda_of_one_call_parts_nothing() -> None:
    cover = COVER.replace("2. みなと見本市出展補助金\n", "2. 申請の流れ\n")

    assert chapters_in(pages(cover, FIRST, "2. 申請の流れ\n\n申請、審査、交付の順です。\n", LAST)) == ()


def test_slides_without_numbered_lines_part_nothing() -> None:
    assert chapters_in(pages("事業の説明\n\n目的\n", "対象\n\n企業\n")) == ()
    assert chapters_in(()) == ()


def test_each_call_of_the_slides_is_found_with_its_own_deadline() -> None:
    job = Job("slides.txt", f"{COVER}\f{FIRST}\f{SECOND}\f{LAST}".encode(), "", ())

    revisions = revisions_of(job)

    told = {one.call.name: "\n".join(passage.text for passage in one.passages) for one in revisions}
    assert {one.document.kind for one in revisions} == {DocumentKind.SLIDES}
    assert "6月12日" in told["しおさい実証支援事業"]
    assert "7月31日" not in told["しおさい実証支援事業"]
    assert "7月31日" in told["みなと見本市出展補助金"]
    assert "6月12日" not in told["みなと見本市出展補助金"]


def test_the_two_parts_of_a_briefing_are_of_their_calls_and_of_the_year_of_all() -> None:
    deck = """令和8年度 産学連携施策
合同説明会 資料

第１部　しおさい人材育成プログラム（通称：しおそだち）
第２部　みなと設備共用事業（通称：みなラボ）

令和8年6月3日
\f
第１部　しおさい人材育成プログラム（しおそだち）

人材が足りない企業は六割（令和6年度の調べ）
応募書類の提出締切：令和8年7月10日（金）12時
\f
第２部　みなと設備共用事業（みなラボ）

応募書類の提出締切：令和8年7月24日（金）17時
"""
    found = {one.call.name: one for one in revisions_of(Job("deck.txt", deck.encode(), "", ()))}

    assert {name: one.edition.fiscal_year for name, one in found.items()} == {
        "しおさい人材育成プログラム": 2026,
        "みなと設備共用事業": 2026,
    }
    assert "しおそだち" in found["しおさい人材育成プログラム"].call.aliases
    assert [fact.text for fact in found["みなと設備共用事業"].facts if "締切" in fact.label] == [
        "応募書類の提出締切：令和8年7月24日（金）17時"
    ]
