"""What a paper of any content is headed with is no title."""

from __future__ import annotations

import pytest

from ingest.titles import title_of


@pytest.mark.parametrize("head", ["報道発表資料", "【報道発表資料】", "プレスリリース", "NEWS RELEASE"])
@pytest.mark.parametrize(
    ("below", "title"),
    [("里山の担い手を公募します", "里山の担い手を公募します"), ("里山を守る研究がはじまります", "")],
)
def test_the_head_of_every_press_release_is_no_title(head: str, below: str, title: str) -> None:
    assert title_of("", (head, below)) == title


def test_a_title_that_says_what_is_released_is_one() -> None:
    assert title_of("", ("里山の担い手公募 報道発表資料", "本文")) == "里山の担い手公募 報道発表資料"
