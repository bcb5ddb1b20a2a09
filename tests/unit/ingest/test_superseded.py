from datetime import date

import pytest

from assistant.domain import Amendment, Amount, Contact, Fact, FactKind, Moment, Period
from ingest.facts import facts_of
from ingest.passages import passages_of
from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages, table_page

TYPED = {FactKind.DEADLINE, FactKind.PERIOD, FactKind.BRIEFING, FactKind.AMOUNT, FactKind.CONTACT}


def typed(facts: tuple[Fact, ...]) -> list[object]:
    return [fact.value for fact in facts if fact.kind in TYPED]


def of_table(*lines: str) -> tuple[Fact, ...]:
    page = table_page(list(lines))
    sections = sections_of((page,))
    return facts_of((page.page,), sections, passages_of("d", (page.page,), sections))


def of_text(text: str) -> tuple[Fact, ...]:
    (page,) = pages(text)
    sections = sections_of((page,))
    return facts_of((page.page,), sections, passages_of("d", (page.page,), sections))


@pytest.mark.parametrize(
    ("row", "standing"),
    [
        (
            "3ページ 説明会の日時\t令和8年4月24日（木）14時～15時\t令和8年4月24日（金）14時～15時",
            Period(Moment(date(2026, 4, 24), 840), Moment(date(2026, 4, 24), 900)),
        ),
        (
            "5ページ 応募の締切\t令和8年6月12日（金）17時\t令和8年6月19日（金）17時",
            Period(None, Moment(date(2026, 6, 19), 1020)),
        ),
    ],
)
def test_a_row_of_corrections_gives_the_corrected_day_alone(row: str, standing: Period) -> None:
    facts = of_table("箇所\t誤\t正", row)
    assert typed(facts) == [standing]
    assert [fact.text for fact in facts if fact.kind in TYPED] == [row.rsplit("\t", maxsplit=1)[-1]]
    assert [fact.kind for fact in facts if isinstance(fact.value, Amendment)] == [FactKind.AMENDMENT]


def test_an_extended_deadline_is_no_period_from_the_old_day_to_the_new() -> None:
    facts = of_text("公募の締切を令和8年6月12日（金）から令和8年6月26日（金）に延長します。\n")
    assert typed(facts) == [Period(None, Moment(date(2026, 6, 26)))]
    assert any(isinstance(fact.value, Amendment) for fact in facts)


def test_the_amount_and_the_address_that_were_wrong_are_no_facts() -> None:
    facts = of_table(
        "箇所\t誤\t正",
        "2ページ 補助上限額\t補助上限額は800万円\t補助上限額は600万円",
        "7ページ 問い合わせ先\tE-mail：minato@old.example\tE-mail：minato@new.example",
    )
    wrong = [value for value in typed(facts) if value == Amount(yen=8_000_000)]
    mails = [mail for value in typed(facts) if isinstance(value, Contact) for mail in value.mail]
    assert (wrong, "minato@old.example" in mails) == ([], False)
