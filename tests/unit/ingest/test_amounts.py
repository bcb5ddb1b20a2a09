from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Amount, Bound
from assistant.languages.ja.normalise import plain
from ingest.amounts import amounts_in, unit_of

MOST, LEAST, ABOUT, EXACT = Bound.AT_MOST, Bound.AT_LEAST, Bound.ABOUT, Bound.EXACT


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1,250万円", [Amount(yen=12_500_000)]),
        ("12,500千円", [Amount(yen=12_500_000)]),
        ("１．５億円", [Amount(yen=150_000_000)]),
        ("100百万円", [Amount(yen=100_000_000)]),
        ("1億2,000万円", [Amount(yen=120_000_000)]),
        ("上限500万円", [Amount(yen=5_000_000, bound=MOST)]),
        ("500万円以内", [Amount(yen=5_000_000, bound=MOST)]),
        ("500万円まで", [Amount(yen=5_000_000, bound=MOST)]),
        ("500万円程度(税込)を上限", [Amount(yen=5_000_000, bound=MOST)]),
        ("500万円以上", [Amount(yen=5_000_000, bound=LEAST)]),
        ("500万円程度", [Amount(yen=5_000_000, bound=ABOUT)]),
        ("約500万円", [Amount(yen=5_000_000, bound=ABOUT)]),
        ("500万円～3,000万円", [Amount(yen=5_000_000, bound=LEAST), Amount(yen=30_000_000, bound=MOST)]),
        ("500～3,000万円", [Amount(yen=5_000_000, bound=LEAST), Amount(yen=30_000_000, bound=MOST)]),
        ("２/３以内", [Amount(rate="2/3", bound=MOST)]),
        ("３分の２", [Amount(rate="2/3")]),
        ("三分の二以内", [Amount(rate="2/3", bound=MOST)]),
        ("50％", [Amount(rate="1/2")]),
        ("10/10", [Amount(rate="1")]),
        ("定額", [Amount(rate="定額")]),
        ("令和8年6月12日", []),
        ("2026/6/12", []),
        ("150%", []),  # no rate of support
        ("円高", []),
        ("1,250", []),
    ],
)
def test_an_amount_is_read_in_every_form(written: str, expected: list[Amount]) -> None:
    assert [counted.amount for counted in amounts_in(plain(written))] == expected


def test_a_bare_number_counts_in_the_unit_of_its_column() -> None:
    (found,) = amounts_in("250,911(内数)", unit=unit_of("予算額(千円)"))
    assert (found.start, found.end, found.amount) == (0, 7, Amount(yen=250_911_000))
    assert [unit_of(head) for head in ("金額(単位:百万円)", "予算額(円)", "担当課")] == [1_000_000, 1, 0]


@given(
    st.integers(1, 99_999_999), st.sampled_from([("円", 1), ("千円", 1_000), ("万円", 10_000), ("百万円", 1_000_000)])
)
def test_every_written_amount_reads_back(number: int, unit: tuple[str, int]) -> None:
    name, worth = unit
    for written in (f"{number}{name}", f"{number:,}{name}", f" {number:,} {name}"):
        assert [counted.amount for counted in amounts_in(written)] == [Amount(yen=number * worth)]


@given(st.integers(1, 10), st.integers(1, 10))
def test_every_written_rate_reads_back(over: int, under: int) -> None:
    rate = Fraction(over, under)
    expected = [Amount(rate=str(rate))] if rate <= 1 else []
    for written in (f"{over}/{under}", f"{under}分の{over}"):
        assert [counted.amount for counted in amounts_in(written)] == expected
