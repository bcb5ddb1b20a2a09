from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.source_text import Cell, Clean, Quoted, clean

PAGE = "公募期間\n締切は8月27日です。\n\n様式\t名称\n様式第1号\t申請書\n以上"


def said(view: Clean) -> str:
    return "".join(run.text for block in view.blocks for row in block.rows for cell in row for run in cell)


def marked(view: Clean) -> str:
    return "".join(
        run.text for block in view.blocks for row in block.rows for cell in row for run in cell if run.marked
    )


def written(cell: Cell) -> str:
    return "".join(f"[{run.text}]" if run.marked else run.text for run in cell)


def test_lines_are_a_block_and_rows_a_table_and_a_quote_runs_over_both() -> None:
    start, end = PAGE.index("8月"), PAGE.index("第1号")

    view = clean(PAGE, Quoted(start, end))

    assert [(block.table, [[written(cell) for cell in row] for row in block.rows]) for block in view.blocks] == [
        (False, [["公募期間"], ["締切は[8月27日です。]"]]),
        (True, [["[様式]", "[名称]"], ["[様式]第1号", "申請書"]]),
        (False, [["以上"]]),
    ]


def test_the_second_of_two_equal_stretches_is_marked_where_it_is_the_one_that_is_quoted() -> None:
    view = clean("正午\n正午", Quoted(3, 5))

    assert [[written(cell) for cell in row] for row in view.blocks[0].rows] == [["正午"], ["[正午]"]]


@given(st.text(st.sampled_from("あ1\t\n "), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_all_that_is_written_is_shown_and_what_is_quoted_is_marked(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))

    view = clean(text, Quoted(start, end))

    assert said(view) == text.replace("\n", "").replace("\t", "")
    assert marked(view) == text[start:end].replace("\n", "").replace("\t", "")


def test_of_a_very_long_page_what_stands_around_the_quote_is_shown() -> None:
    lines = [f"{number}行目の文です。" for number in range(20_000)]
    page = "\n".join(lines)
    start = page.index("9000行目")

    view = clean(page, Quoted(start, start + 6))

    assert (view.before, view.after, marked(view)) == (True, True, "9000行目")
    assert len(said(view)) < 50_000
