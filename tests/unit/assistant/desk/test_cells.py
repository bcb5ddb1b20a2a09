from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from assistant.desk.cells import safe_cell

FIRST = "=+-@＝＋－＠﹦﹢﹣﹫−⁺₌"  # each begins a formula in some program, or looks as if it did
HIDES = " \t\r\n\0\u3000\u00a0\u200b\ufeff\u202e\u2066\x1b"
HOSTILE = st.builds(
    lambda hidden, first, rest: hidden + first + rest,
    st.text(HIDES, max_size=4),
    st.sampled_from(FIRST),
    st.text(max_size=40),
)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("応募の締切はいつですか", "応募の締切はいつですか"),
        ("", ""),
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("＝1+1", "'＝1+1"),
        ("－5％", "'－5％"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\u3000字下げの文", "'\u3000字下げの文"),
        ("\0=1", "'=1"),
        ("一行目\r\n=二行目", "一行目\n=二行目"),
        ("\ud800片割れ", "片割れ"),
    ],
)
def test_what_could_be_a_formula_is_marked_as_text_and_the_rest_stays_as_it_is(text: str, cell: str) -> None:
    assert safe_cell(text) == cell


@given(HOSTILE | st.text(max_size=60))
def test_no_cell_begins_like_a_formula_or_with_a_blank(text: str) -> None:
    first = safe_cell(text)[:1]

    assert unicodedata.normalize("NFKC", first)[:1] not in {"=", "+", "-", "@", "−"}
    assert not first.isspace()
    assert not any(ord(character) < 32 and character not in "\t\n" for character in safe_cell(text))


@given(HOSTILE | st.text(max_size=60))
def test_nothing_that_can_be_read_is_lost_and_a_safe_cell_stays_as_it_is(text: str) -> None:
    cell = safe_cell(text)
    seen = [character for character in text if unicodedata.category(character) not in {"Cc", "Cs"}]

    assert [one for one in cell if unicodedata.category(one) != "Cc"] in (seen, ["'", *seen])
    assert safe_cell(cell) == cell


@given(st.lists(HOSTILE, min_size=1, max_size=8))
def test_a_table_reads_back_as_texts_from_csv_and_xlsx(texts: list[str]) -> None:
    cells = [safe_cell(text) for text in texts]
    file = io.StringIO(newline="")
    csv.writer(file).writerow(cells)
    row = Workbook().active
    row.append(cells)

    assert next(csv.reader(io.StringIO(file.getvalue(), newline=""))) == cells
    assert [cell.data_type for cell in row[1]] == ["s"] * len(cells)
