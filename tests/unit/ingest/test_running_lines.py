"""The feet and heads of pages in a text that says nowhere where a page ends."""

from __future__ import annotations

import pytest

from ingest.clean import without_boilerplate
from ingest.lines import lines_of


def kept(text: str) -> list[str]:
    """The lines that are left of a page."""
    (lines,) = without_boilerplate([lines_of(text)])
    return [line.text for line in lines]


BODY = "助成の対象は、県内に事務所を置く団体とします。"
GUIDE = "\n\n".join(f"第{n}の条の本文です。{BODY}\n\n令和8年度 里山助成 募集要項\n- {n} -" for n in range(1, 5))


@pytest.mark.parametrize("foot", ["里山助成 募集要項（R8）　　　　　　　{}", "- {} -", "{} / 9", "里山助成\t{}"])
def test_a_line_that_counts_the_pages_is_no_text(foot: str) -> None:
    text = "\n\n".join(f"第{n}の条の本文です。{BODY}\n\n{foot.format(n)}" for n in (1, 2, 4, 5))
    assert kept(text) == [f"第{n}の条の本文です。{BODY}" for n in (1, 2, 4, 5)]


def test_what_returns_beside_the_numbers_of_the_pages_is_no_text() -> None:
    assert kept(GUIDE) == [f"第{n}の条の本文です。{BODY}" for n in range(1, 5)]


@pytest.mark.parametrize(
    "lines",
    [
        ["視察研修費　　　12", "機器購入費　　　14", "通信運搬費　　　15"],  # a table of numbers has names of its own
        ["上限額　　　30", "上限額　　　20", "上限額　　　10"],  # counts down
        ["里山助成　　　1", "里山助成　　　2"],  # too few to be sure
    ],
)
def test_numbers_that_count_no_pages_stay(lines: list[str]) -> None:
    whole = [text for line in lines for text in (BODY, line)]
    assert kept("\n\n".join(whole)) == [text.replace("　", " ") for text in whole]
