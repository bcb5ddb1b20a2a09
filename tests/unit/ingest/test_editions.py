"""The rounds that a text counts, and which of them is the document's own."""

from __future__ import annotations

import pytest

from ingest.identify import identify
from tests.unit.ingest.extracting import extracted

FILLING = "里山の手入れに取り組む団体を支えます。\n" * 20
TERMS = "第１回 令和８年５月１１日（月）～６月１２日（金）\n第２回 令和８年９月１日（火）～１０月２日（金）\n"
BRIEFINGS = "説明会\n第１回 令和８年５月１１日（月）14時\n第２回 令和８年５月１３日（水）14時\n"


def edition(body: str) -> tuple[str, int | None, int | None]:
    text = f"里山の担い手応援事業 公募要領\n令和８年度\n{FILLING}{body}"
    one = identify("a.txt", extracted(text), known=()).edition
    return one.label, one.number, one.fiscal_year


@pytest.mark.parametrize(
    "said", ["第１回公募では機材の購入を支えます。\n", "本公募は、里山の担い手応援事業の第１回公募です。\n"]
)
def test_the_dated_rounds_within_the_year_of_the_cover_are_no_edition(said: str) -> None:
    assert edition(TERMS + said) == ("令和8年度", None, 2026)


@pytest.mark.parametrize("dated", [TERMS, BRIEFINGS])
def test_the_round_of_the_programme_is_its_edition_beside_the_dated_first_and_second(dated: str) -> None:
    assert edition(f"{dated}本公募は、里山の担い手応援事業の第３回公募です。\n") == ("第3回", 3, 2026)


def test_rounds_that_are_dated_in_other_years_do_not_part_the_year() -> None:
    dated = "第１回 令和６年５月１１日～６月１２日\n第２回 令和８年９月１日～１０月２日\n"

    assert edition(f"{dated}里山の担い手応援事業の第２回公募です。\n") == ("第2回", 2, 2026)


@pytest.mark.parametrize(
    "said",
    [
        "第４回の公募は、令和９年１月頃に開始することを予定しています。",
        "第４回公募は、令和９年１月頃の開始を予定しています。",
        "次回（第４回）公募のご案内は、改めて掲載します。",
    ],
)
def test_the_round_that_is_announced_to_follow_is_no_edition(said: str) -> None:
    assert edition(said) == ("令和8年度", None, 2026)
