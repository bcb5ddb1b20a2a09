"""The clause on papers that a question is answered with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.composing.paper_clauses import best_clause, with_its_items
from assistant.domain import Fact, FactKind, Form, Wording

LIST = Fact("f1", FactKind.FORM, "3 応募書類", Wording(), "list", 0, 5, "3 応募書類 様式1 研究計画書 様式2 経費内訳書")
NOTES = Fact("f2", FactKind.FORM, "3 応募書類", Wording(), "notes", 9, 20, "4 書類作成上の注意 様式1は10ページ以内")
ELSEWHERE = Fact("f3", FactKind.FORM, "9 実績報告", Wording(), "later", 30, 40, "9 実績報告 様式7 報告書")


def paper(number: str, name: str, passage: str) -> Fact:
    return Fact(f"{passage}-{number}", FactKind.FORM, "提出書類", Form(number, name), passage, 0, 3, f"{number} {name}")


PAPERS = (paper("様式1", "研究計画書", "list"), paper("様式2", "経費内訳書", "list"))
FACTS = (NOTES, LIST, ELSEWHERE, *PAPERS)


def test_a_list_of_papers_is_the_clause_that_names_them_beside_the_one_that_fits_best() -> None:
    assert best_clause(FACTS, ["notes"], listed=True) == (LIST,)


def test_what_is_asked_of_one_paper_is_told_by_the_clause_that_fits_best() -> None:
    assert best_clause(FACTS, ["notes"]) == (NOTES,)


def test_a_list_under_another_heading_is_not_taken() -> None:
    others = (paper("様式7", "報告書", "later"), paper("様式8", "明細書", "later"))

    assert best_clause((NOTES, ELSEWHERE, *others), ["notes"], listed=True) == (NOTES,)


def test_without_a_ranking_the_first_clause_is_told_and_none_where_the_best_passage_has_none() -> None:
    assert best_clause(FACTS, []) == (NOTES,)
    assert best_clause(FACTS, ["another"], listed=True) == ()


def clauses(*texts: str, passage: str = "list") -> list[Fact]:
    return [
        Fact(f"{passage}-{at}", FactKind.ELIGIBILITY, "応募資格", Wording(), passage, 100 * at, 100 * at + 99, text)
        for at, text in enumerate(texts)
    ]


TITLE = "応募できる団体"


@pytest.mark.parametrize(
    "marks", [("(1)", "(2)"), ("ア.", "イ."), ("①", "②"), ("・", "・"), ("- ", "- "), ("1 ", "2 ")]
)
def test_a_clause_that_is_but_the_title_of_items_is_told_with_them(marks: tuple[str, str]) -> None:
    first, second = f"{marks[0]}県内の市民団体", f"{marks[1]}県内の商店会"
    facts = clauses(TITLE, first, second, "個人は応募できません。", "(3) 別の項目")

    assert with_its_items(facts[0], TITLE, facts) == f"{TITLE}\n{first}\n{second}"


@pytest.mark.parametrize(
    "texts",
    [
        ("県内の団体が応募できます。", "(1) 市民団体"),
        ("県内に主たる事務所を置いて三年以上活動している市民団体", "(1) 市民団体"),
        (TITLE, "個人は応募できません。"),
        (TITLE, "3年以上続けている団体"),
        (TITLE,),
    ],
)
def test_what_is_no_short_title_of_items_is_told_alone(texts: tuple[str, ...]) -> None:
    facts = clauses(*texts)

    assert with_its_items(facts[0], texts[0], facts) == texts[0]


def test_the_items_of_another_passage_and_those_before_are_left_out() -> None:
    before, title, after = clauses("(1) 前の項目", TITLE, "(2) 後の項目")
    elsewhere = clauses("", "", "", "(3) 別の節の項目", passage="another")

    assert with_its_items(title, TITLE, [*elsewhere, after, before, title]) == f"{TITLE}\n(2) 後の項目"


def test_a_paper_of_a_list_is_no_item_of_a_clause() -> None:
    (title,) = clauses(TITLE)
    named = Fact("p", FactKind.FORM, "提出書類", Form("様式1", "申請書"), "list", 50, 60, "(1) 様式1 申請書")

    assert with_its_items(title, TITLE, [title, named]) == TITLE


@given(st.lists(st.integers(1, 200), max_size=8))
def test_no_more_items_are_told_than_can_be_read_at_once(lengths: list[int]) -> None:
    facts = clauses(TITLE, *(f"(1) {'県' * length}" for length in lengths))
    said = with_its_items(facts[0], TITLE, facts)

    assert len(said.replace("\n", "")) <= 320
    assert said.split("\n") == [fact.text for fact in facts][: said.count("\n") + 1]
