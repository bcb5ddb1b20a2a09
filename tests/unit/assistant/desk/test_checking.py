"""What people write is judged by the same checks as what the engine composes, and told where it stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.adapters.sql_publisher import SqlPublisher
from assistant.desk.checking import Checker
from assistant.domain.entries import EntryClaim
from tests.assembled import publisher
from tests.desk_entries import passage_of, pin, pinned
from tests.shelf import HUB_6_PAGE, HUB_7_GUIDELINE

PERIOD = passage_of(HUB_7_GUIDELINE, "公募期間")


@pytest.fixture
def checker(tmp_path: Path) -> Checker:
    library = publisher(tmp_path)
    library.publish([HUB_7_GUIDELINE])
    library.publish([HUB_6_PAGE])
    return Checker(library)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("公募期間は令和7年7月18日(金)から令和7年8月27日(水)12時必着です。", []),
        ("第7回の締切は2025年8月27日です。", []),
        ("締切は8月28日で、補助金は500万円です。", ["8月28日", "500万円"]),
        ("令和7年7月18日から令和7年9月27日までです。", ["令和7年9月27日"]),
        ("問い合わせは hub@example.jp です。", ["hub@example.jp"]),
        ("第6回の締切は8月27日です。", ["第6回"]),
    ],
)
def test_each_fact_that_no_quote_holds_is_marked_where_it_stands(
    checker: Checker, text: str, marked: list[str]
) -> None:
    (checked,) = checker.checked([pinned(text, pin(PERIOD))], "hub-7")

    assert [text[start:end] for start, end in checked.unheld] == marked
    assert checked.problems == ((f"引用にない事実があります: {'、'.join(marked)}",) if marked else ())


def test_a_claim_without_a_source_is_told(checker: Checker) -> None:
    (checked,) = checker.checked([EntryClaim("企業は8月まで申請できません。", ())], "hub-7")

    assert (checked.problems, len(checked.unheld)) == (("出典のない文です。",), 1)


def test_a_source_of_another_edition_is_told(checker: Checker) -> None:
    (checked,) = checker.checked([pinned("公募期間は8月27日(水)12時必着です。", pin(PERIOD))], "hub-6")

    assert checked.problems == ("公開中でない文書、または別の版の文書を出典にしています。",)


def test_a_source_that_is_gone_is_told_by_its_words(checker: Checker) -> None:
    gone = pinned("締切は8月27日です。", pin(PERIOD, "令和7年8月27日(水)12時必着"))
    assert isinstance(checker.library, SqlPublisher)
    checker.library.withdraw("hub-7.pdf")

    (checked,) = checker.checked([gone], "hub-7")

    assert checked.problems == ("出典の箇所が、公開中の文書にありません: 令和7年8月27日(水)12時必着",)


def test_a_quote_that_is_not_there_word_for_word_is_told(checker: Checker) -> None:
    honest = pin(PERIOD, "令和7年8月27日(水)12時必着")
    forged = replace(honest, quote="令和7年9月3日")

    (checked,) = checker.checked([pinned("締切は9月3日です。", forged)], "hub-7")

    assert "引用が原文と一致しません" in checked.problems[0]
