"""Two editions side by side, held against rows that were found by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.adapters.sql_publisher import SqlPublisher
from assistant.desk.comparing import Cell, Change, Comparison, Impact, Row, compared
from assistant.desk.standing import Side
from assistant.domain import FactKind
from ingest.build import ingest
from tests.assembled import publisher
from tests.handing_in import CORPUS

FILES = (
    *("umi-2024-guideline.md", "umi-2025-guideline.md", "shirakaba-01-call.html", "shirakaba-02-call.html"),
    *("aoba-02-guideline.docx", "aoba-03-guideline.pdf", "aoba-03-errata.pdf", "aoba-03-extension.html"),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlPublisher]:
    held = publisher(tmp_path_factory.mktemp("compared"))
    ingest([CORPUS / name for name in FILES], held, lambda _done, _of, _path: None)
    yield held
    held.engine.dispose()


def side(library: SqlPublisher, *names: str) -> Side:
    documents = tuple(one for one in library.documents() if one.file_name in names)
    ids = [one.id for one in documents]
    facts = library.facts(document_ids=ids, kinds=list(FactKind))
    return Side(documents, library.passages(document_ids=ids), facts)


def found(library: SqlPublisher, old: tuple[str, ...], new: tuple[str, ...]) -> Comparison:
    return compared(side(library, *old), side(library, *new))


def marked(cell: Cell | None) -> str:
    """What a cell says, with brackets around what it says alone."""
    if cell is None:
        return ""
    return "".join(f"[{piece.text}]" if piece.own else piece.text for piece in cell.pieces)


def told(rows: tuple[Row, ...], impact: Impact) -> list[tuple[str, str, str]]:
    return [(row.label, marked(row.old), marked(row.new)) for row in rows if row.impact is impact]


UMI = (("umi-2024-guideline.md",), ("umi-2025-guideline.md",))
SHIRAKABA = (("shirakaba-01-call.html",), ("shirakaba-02-call.html",))
AOBA = (("aoba-02-guideline.docx",), ("aoba-03-guideline.pdf", "aoba-03-errata.pdf", "aoba-03-extension.html"))


def test_the_facts_that_decide_come_first_each_with_what_was_written_in_and_out(library: SqlPublisher) -> None:
    rows = found(library, *UMI).rows

    assert told(rows, Impact.DATES) == [
        (
            "公募期間",
            "令和[6]年5月[20]日（月）から令和[6]年6月[28]日（[金]）[17]時まで（必着）",
            "令和[7]年5月[19]日（月）から令和[7]年6月[30]日（[月]）[12]時まで（必着）",
        )
    ]
    assert told(rows, Impact.AMOUNTS) == [
        ("助成率", "高等学校\t定額\t[80]万円", "[中学校、]高等学校\t定額\t[100]万円"),
        ("助成上限額", "高等学校\t定額\t[80]万円", "[中学校、]高等学校\t定額\t[100]万円"),
        ("助成率", "高等専門学校、大学\t[3]分の[2]以内\t[150]万円", "高等専門学校、大学\t[2]分の[1]以内\t[180]万円"),
        (
            "助成上限額",
            "高等専門学校、大学\t[3]分の[2]以内\t[150]万円",
            "高等専門学校、大学\t[2]分の[1]以内\t[180]万円",
        ),
    ]
    assert told(rows, Impact.FORMS) == [("5. 提出する書類", "", "[- 様式4 前年度の成果（続けて申請するときだけ）]")]
    assert [(label, old.count("["), new.count("[")) for label, old, new in told(rows, Impact.CONTACTS)] == [
        ("6. 提出先・問い合わせ先", 1, 2)
    ]
    assert [row.impact for row in rows] == sorted((row.impact for row in rows), key=list(Impact).index)


def test_a_deadline_that_must_arrive_instead_of_being_posted_is_a_change(library: SqlPublisher) -> None:
    rows = found(library, *SHIRAKABA).rows

    assert told(rows, Impact.DATES)[0] == (
        "公募期間",
        "令和[6]年9月[9]日（月）から令和[6]年10月[11]日（金）まで（[当日消印有効]）",
        "令和[7]年9月[8]日（月）から令和[7]年10月[10]日（金）[17時]まで（[必着]）",
    )
    assert told(rows, Impact.ELIGIBILITY) == [
        ("対象", "営利を目的とする催しは対象外です。", "営利を目的とする催し[と、宿泊費だけの申請]は対象外です。")
    ]


def test_an_extension_is_told_beside_the_deadline_that_it_moves(library: SqlPublisher) -> None:
    rows = found(library, *AOBA).rows
    period = next(row for row in rows if row.label == "公募期間" and row.impact is Impact.DATES)

    assert period.new is not None
    assert period.new.amended is not None
    assert period.new.amended.document.file_name == "aoba-03-extension.html"
    assert "令和7年9月26日（金）正午必着" in period.new.amended.text
    briefing = next(row for row in rows if row.label == "説明会" and row.impact is Impact.DATES)
    assert (briefing.change, briefing.new and briefing.new.text) == (
        Change.CHANGED,
        "令和7年7月15日（火）13時30分～15時",
    )


def test_a_form_answers_the_form_of_its_number_and_a_new_one_stands_alone(library: SqlPublisher) -> None:
    comparison = found(library, *AOBA)
    forms = [
        (row.change, row.new.text.split("\t")[0]) for row in comparison.rows if row.impact is Impact.FORMS and row.new
    ]

    assert comparison.same[Impact.FORMS] == 4
    assert (Change.ADDED, "様式第5号") in forms
    assert (Change.ADDED, "様式第6号") in forms


def test_clauses_are_aligned_though_their_numbers_moved(library: SqlPublisher) -> None:
    rows = [row for row in found(library, *AOBA).rows if row.impact is Impact.CLAUSES]
    pairs = {(row.old.heading[-1:], row.new.heading[-1:]) for row in rows if row.old and row.new}

    kept = {"8.採択の発表": "9.採択の発表", "2.申請できる者": "2.申請できる者", "(1)公募期間": "(1)公募期間"}
    assert {((old,), (new,)) for old, new in kept.items()} <= pairs
    assert [row.label for row in rows if row.change is Change.ADDED and row.label == "8.審査"] == ["8.審査"]


def test_a_document_without_its_like_is_one_row_and_not_one_for_each_of_its_clauses(library: SqlPublisher) -> None:
    documents = told(found(library, *AOBA).rows, Impact.DOCUMENTS)

    assert [(old, "正誤表" in new or "延長" in new) for _, old, new in documents] == [("", True), ("", True)]


@pytest.mark.parametrize("pair", [UMI, SHIRAKABA, AOBA])
def test_every_cell_is_verbatim_at_its_place(
    library: SqlPublisher, pair: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    cells = [cell for row in found(library, *pair).rows for cell in (row.old, row.new) if cell is not None]
    amended = [cell.amended for cell in cells if cell.amended is not None]

    for cell in (*cells, *amended):
        assert library.page_text(cell.document.id, cell.page)[cell.start : cell.end] == cell.text


def test_a_side_beside_itself_has_no_difference(library: SqlPublisher) -> None:
    comparison = found(library, UMI[1], UMI[1])

    assert comparison.rows == ()
    assert comparison.same[Impact.CLAUSES] == 7


def test_turned_round_what_was_added_is_removed(library: SqlPublisher) -> None:
    there = [row for row in found(library, *UMI).rows if row.change is Change.ADDED]
    back = [row for row in found(library, *reversed(UMI)).rows if row.change is Change.REMOVED]

    assert [row.new and row.new.text for row in there] == [row.old and row.old.text for row in back]
    assert len(there) == 1


def test_beside_an_empty_side_everything_stands_alone(library: SqlPublisher) -> None:
    empty = Side((), (), ())
    rows = compared(empty, side(library, *UMI[1])).rows

    assert {row.change for row in rows} == {Change.ADDED}
