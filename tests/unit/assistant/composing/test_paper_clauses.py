"""The clause on papers that a question is answered with."""

from __future__ import annotations

from assistant.composing.paper_clauses import best_clause
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
