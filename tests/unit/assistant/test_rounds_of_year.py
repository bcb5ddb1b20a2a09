"""News of one round of a year, beside the document that announces the whole year."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain import Document, DocumentKind, Edition
from assistant.rounds_of_year import in_their_year

YEAR = Edition("year", "circle", "令和8年度", None, 2026)
SECOND = Edition("second", "circle", "第2回", 2, 2026)
GUIDE = Document("guide", "guide", "guide", "募集のご案内", DocumentKind.NOTICE, "circle", "year", None)
NEWS = Document("news", "news", "news", "第2回募集の締切延長のお知らせ", DocumentKind.MAIL, "circle", "second", None)


def test_a_round_of_which_only_news_tell_is_taken_for_its_year_which_has_its_number() -> None:
    kept, documents = in_their_year((YEAR, SECOND), (GUIDE, NEWS))
    assert kept == (replace(YEAR, number=2),)
    assert documents == (GUIDE, replace(NEWS, edition_id="year"))


def test_a_round_with_a_guideline_of_its_own_stays_an_edition() -> None:
    own = replace(NEWS, id="own", kind=DocumentKind.GUIDELINE)
    assert in_their_year((YEAR, SECOND), (GUIDE, NEWS, own)) == ((YEAR, SECOND), (GUIDE, NEWS, own))


def test_news_of_another_year_or_beside_a_repeated_call_stay_where_they_are() -> None:
    earlier, again = replace(YEAR, fiscal_year=2025), replace(YEAR, label="令和8年度 二次公募")
    for year in (earlier, again):
        assert in_their_year((year, SECOND), (GUIDE, NEWS)) == ((year, SECOND), (GUIDE, NEWS))
