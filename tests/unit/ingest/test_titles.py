"""What a paper of any content is headed with is no title; frequent questions are one."""

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


@pytest.mark.parametrize("title", ["よくあるご質問(Q&A)", "よくある質問と回答(Q&A)", "よくある質問(Q&A)"])
def test_frequent_questions_with_their_short_form_behind_are_a_title(title: str) -> None:
    assert title_of("", ("養蜂を営む皆さま", title)) == title


def test_a_sentence_on_frequent_questions_is_no_title() -> None:
    assert title_of("", ("養蜂を営む皆さま", "よくあるご質問(Q&A)は後日に載せます")) == ""
