"""A name with a number of its own is of one round, and not of the one beside it."""

from __future__ import annotations

import pytest

from assistant.composing.numbered_names import numbered_name, tells_of_it_alone, under_the_names
from assistant.composing.only_named import only_named
from assistant.domain import Citation, Claim, Document, DocumentKind, Edition, Passage


@pytest.mark.parametrize(
    ("question", "context", "name"),
    [
        ("アクセラ2の公募はいつまででしたか", "", "アクセラ2"),
        ("アクセラ２って何拠点?", "", "アクセラ2"),
        ("じゃあ2のほうの募集期間は?", "アクセラ1は1月20日からでしたね", "アクセラ2"),
        ("INNO-LAB3 の採択先", "", "INNO-LAB3"),
        ("2の方の募集期間は?", "公募の締切は", ""),
        ("メールは2通必要ですか", "", ""),
        ("アイデア2件を出せますか", "", ""),
    ],
)
def test_a_name_with_a_number_is_heard_and_gone_on_to(question: str, context: str, name: str) -> None:
    assert numbered_name(question, context) == name


def test_a_text_that_names_the_round_beside_it_too_tells_of_neither_alone() -> None:
    assert tells_of_it_alone("拠点の整備 (アクセラ2)\n令和4年1月30日~2月22日", "アクセラ2")
    assert not tells_of_it_alone("アクセラ1とアクセラ2の拠点", "アクセラ2")
    assert not tells_of_it_alone("アクセラ12の拠点", "アクセラ1")


def _passage(at: int, text: str, *heading: str) -> Passage:
    return Passage(f"p{at}", "d", 1, at, heading, 0, len(text), text)


def test_what_stands_below_the_slide_of_a_round_is_of_it() -> None:
    passages = (
        _passage(0, "採択拠点 (1/2)\n(アクセラ1)", "採択拠点 (1/2)"),
        _passage(1, "拠点型\n磯波大学", "採択拠点 (1/2)", "拠点型"),
        _passage(2, "採択拠点 (2/2)\n(アクセラ2)", "採択拠点 (2/2)"),
    )

    assert under_the_names(("アクセラ1",), passages) == {"p0", "p1"}
    assert under_the_names(("第1回",), passages) == frozenset()


def test_the_slide_of_one_round_is_said_whole() -> None:
    text = "採択拠点 (2/2)\n拠点の整備 (アクセラ2)\n令和4年1月30日~2月22日まで公募を行い、22件申請"
    edition = Edition("e", "c", "第6回", 6, 2024)
    document = Document("d", "deck.txt", "deck.txt", "資料", DocumentKind.SLIDES, "c", "e")
    passage = _passage(0, text, "採択拠点 (2/2)")
    claim = Claim(text, (Citation(text, 0, len(text), passage, document, edition),))

    assert [one.text for one in only_named((claim,), ("アクセラ2",))] == [text]
