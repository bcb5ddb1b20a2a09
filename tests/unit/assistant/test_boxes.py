from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.boxes import Area, frames, marks, packed, unpacked

COLUMNS, ROWS = 24, 16  # letters across a page, and lines
SHARE = st.floats(0, 1)
AREA = st.builds(lambda left, top, wide, high: Area(left, top, wide * (1 - left), high * (1 - top)), *[SHARE] * 4)


def letter(column: int, line: int) -> Area:
    """A letter on a page whose lines stand one and a half letters apart."""
    return Area(column / COLUMNS, line / ROWS, 1 / COLUMNS, 1 / ROWS / 1.5)


LETTERS = st.tuples(st.integers(0, COLUMNS - 1), st.integers(0, ROWS - 1))
SHAPE = 1.5 * ROWS / COLUMNS  # so that letters are square


def covers(mark: Area, area: Area) -> bool:
    across, down = area.left + area.width / 2, area.top + area.height / 2
    return mark.left <= across <= mark.right and mark.top <= down <= mark.bottom


@given(st.lists(AREA | st.none()))
def test_boxes_come_back_as_they_were_kept_to_a_hair_of_the_page(areas: list[Area | None]) -> None:
    for before, after in zip(areas, unpacked(packed(areas), len(areas)), strict=True):
        if before is None or after is None:
            assert after is None
            assert before is None or min(before.width, before.height) < 1e-4
        else:
            assert max(abs(one - other) for one, other in zip(before, after, strict=True)) < 1e-4


@given(st.lists(LETTERS, unique=True, max_size=80))
def test_marks_cover_the_characters_asked_for_and_no_others(asked: list[tuple[int, int]]) -> None:
    found = marks([letter(*place) for place in asked], shape=SHAPE)

    covered = {
        (column, line)
        for column in range(COLUMNS)
        for line in range(ROWS)
        if any(covers(mark, letter(column, line)) for mark in found)
    }
    assert covered == set(asked)


def test_a_line_is_one_mark_and_a_quote_over_two_lines_has_two() -> None:
    quote = [letter(column, 3) for column in range(4, 24)] + [None] + [letter(column, 4) for column in range(9)]

    assert len(marks(quote, shape=SHAPE)) == 2


def test_cells_of_a_row_have_a_mark_each() -> None:
    row = [letter(column, 2) for column in (1, 2, 3, 10, 11, 20)]

    assert len(marks(row, shape=SHAPE)) == 3


def test_letters_that_run_down_the_page_are_one_mark() -> None:
    column = [Area(0.5, 0.1 + 0.05 * place, 0.05, 0.05) for place in range(6)]

    assert len(marks(column, shape=1.0)) == 1


def test_lines_below_each_other_are_not_one_mark() -> None:
    lines = [Area(0.1, 0.1 + 0.05 * place, 0.6, 0.04) for place in range(3)]

    assert marks(lines, shape=1.4) == tuple(lines)


def test_boxes_that_do_not_belong_to_the_text_mark_nothing() -> None:
    assert unpacked(packed([letter(1, 1)]), 2) == (None, None)
    assert unpacked(b"", 2) == (None, None)


def test_the_words_of_a_shape_are_one_frame() -> None:
    title, body = Area(0.1, 0.1, 0.8, 0.1), Area(0.1, 0.3, 0.8, 0.5)

    assert list(frames([title, title, None, body, None, body])) == [(title, 0, 2), (body, 3, 6)]
