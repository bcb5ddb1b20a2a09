"""Tables that plain text draws with pipes, beside those that it draws with spaces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.drawn_tables import with_drawn_tables
from ingest.readers.text import read_text
from ingest.tables import rows_of

PIPES = """\
| 枠 | 対象となる行事 | 助成上限額 |
| :-- | :-: | --: |
| 一般枠 | 地域の祭り | 50万円 |
| 継承枠 | 50年以上続く祭り | 120万円 |"""
SPACES = """\
　区　分　　　　補助上限額　　　補助率
　小規模枠　　　20万円　　　　　1／2
　標準枠　　　　50万円　　　　　2／3"""


def test_a_table_of_pipes_is_read_as_rows_under_its_head_and_its_rule_is_left_out() -> None:
    head, common, heirs = with_drawn_tables(PIPES.split("\n"))

    assert (head.text, head.head) == ("枠\t対象となる行事\t助成上限額", True)
    assert [common.text, heirs.text] == ["一般枠\t地域の祭り\t50万円", "継承枠\t50年以上続く祭り\t120万円"]


def test_tables_of_both_kinds_on_a_page_have_numbers_of_their_own() -> None:
    lines = [*SPACES.split("\n"), "", "つづいて、", "", *PIPES.split("\n"), "", *SPACES.split("\n")]

    tables = [line.table for line in with_drawn_tables(lines) if line.table is not None]

    assert tables == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_a_line_with_a_pipe_alone_is_no_table() -> None:
    lines = ["ホーム | 公募 | 採択結果", "公募のご案内"]

    assert [(line.text, line.table) for line in with_drawn_tables(lines)] == [(one, None) for one in lines]


def test_the_rows_of_a_text_file_know_their_columns() -> None:
    page = read_text(f"助成の枠\n\n{PIPES}\n\n締切は9月4日です。\n".encode()).pages[0]

    assert [row.texts for row in rows_of(page) if not row.names] == [
        ("一般枠", "地域の祭り", "50万円"),
        ("継承枠", "50年以上続く祭り", "120万円"),
    ]
    assert "|" not in page.page.text


@given(st.lists(st.text(alphabet="|-: あ1\t", max_size=12), max_size=12))
def test_no_word_is_lost_in_any_text(lines: list[str]) -> None:
    kept = "".join(line.text for line in with_drawn_tables(lines))

    assert [letter for letter in kept if letter in "あ1"] == [letter for letter in "".join(lines) if letter in "あ1"]
