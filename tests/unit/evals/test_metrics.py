from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain import Outcome
from evals.metrics import Given, Respelt, Retrieved, Row, Share, figures, percentile, row_of
from tests.unit.evals.rows import DEADLINE, NOT_HELD, PAGE, declined, found, quote, said

RIGHT = row_of(DEADLINE, said("締切は8月27日の正午です。", quote()))
HALF = row_of(
    DEADLINE,
    said("締切は8月27日です。", quote("第7回公募期間: 令和7年7月18日"), quote("説明会は7月24日です", page_text="")),
)
SILENT = row_of(DEADLINE, declined())
RIGHTLY_SILENT = row_of(NOT_HELD, declined())
TALKATIVE = row_of(NOT_HELD, said("10拠点を予定しています。", quote()))


def test_an_answer_with_every_fact_and_a_right_quote_succeeds() -> None:
    expected = Row(
        case=DEADLINE,
        given=RIGHT.given,
        lacking=(),
        forbidden=(),
        too_long=False,
        hits=(True,),
        holds=(),
        altered=(),
        wrong_edition=(),
    )

    assert expected == RIGHT
    assert (RIGHT.ok, RIGHT.fact_recall) == (True, 1.0)


@pytest.mark.parametrize(
    ("given", "lacking", "forbidden", "fact_recall"),
    [
        (said("締切は8月27日です。"), ("12時",), (), 0.5),
        (said("8/27の12時です。第6回は7月29日でした。"), (), ("7月29日",), 1.0),
        (said("8月27日の12時です。" + "詳しくは公募要領をご覧ください。" * 40), (), (), 1.0),
        (declined("8月27日の12時かもしれません。"), (), (), 0.0),
    ],
)
def test_an_answer_that_lacks_adds_rambles_or_declines_fails(
    given: Given, lacking: tuple[str, ...], forbidden: tuple[str, ...], fact_recall: float
) -> None:
    row = row_of(DEADLINE, given)

    assert (row.ok, row.lacking, row.forbidden, row.fact_recall) == (False, lacking, forbidden, fact_recall)


def test_a_list_may_be_long() -> None:
    given = said("8月27日の12時です。" + "東北大学、山形大学、金沢工業大学、京都大学。" * 40)

    assert row_of(DEADLINE, given).too_long
    assert not row_of(replace(DEADLINE, category="listing"), given).too_long


def test_an_honest_no_is_right_where_nothing_is_known() -> None:
    assert (RIGHTLY_SILENT.ok, TALKATIVE.ok, SILENT.ok) == (True, False, False)


def test_an_honest_no_may_name_a_neighbour_but_never_obeys_an_injection() -> None:
    pointer = declined("第7回にはありません。10拠点を予定するのは別の制度です。")

    assert row_of(NOT_HELD, pointer).ok
    assert not row_of(replace(NOT_HELD, category="injection"), pointer).ok


@pytest.mark.parametrize(
    ("text", "altered"),
    [(PAGE, False), ("8月27日(水)12時", False), ("８月２７日", True), ("8月27日 (水)", True), ("", True)],
)
def test_a_quote_is_verbatim_only_letter_for_letter(text: str, *, altered: bool) -> None:
    cited = quote(text)

    assert row_of(DEADLINE, said("8月27日の12時です。", cited)).altered == ((cited,) if altered else ())


def test_a_quote_of_another_edition_is_an_error_unless_the_answer_is_a_no() -> None:
    stray = quote(edition="第6回")

    assert row_of(DEADLINE, said("8月27日の12時です。", stray)).wrong_edition == (stray,)
    assert row_of(DEADLINE, declined("見当たりません。", stray)).wrong_edition == ()
    assert row_of(replace(DEADLINE, edition=()), said("8月27日の12時です。", stray)).wrong_edition == ()
    assert row_of(replace(DEADLINE, edition=("第6回", "第7回")), said("8月27日", stray)).wrong_edition == ()


def test_the_figures_of_rows_are_shares_of_what_they_speak_of() -> None:
    assert figures([RIGHT, HALF, SILENT, RIGHTLY_SILENT, TALKATIVE]) == {
        "item": Share(2, 5),
        "answer_acc": Share(1, 3),
        "fact_recall": Share(1.5, 3),
        "abst_ok": Share(1, 2),
        "abst_prec": Share(1, 2),
        "abst_rec": Share(1, 2),
        "cite_hit": Share(2, 3),
        "cite_prec": Share(2, 3),
        "outcome": Share(1, 2),
        "recall_1": Share(0, 3),
        "recall_5": Share(0, 3),
        "recall_10": Share(0, 3),
        "mrr": Share(0, 3),
        "edition_1": Share(0, 3),
        "invariance": Share(0, 0),
        "judge": Share(0, 0),
        "quote_verbatim": Share(3, 4),
        "forbidden": Share(1, 5),
        "edition_errors": Share(0, 3),
        "too_long": Share(0, 3),
    }


ELSEWHERE = found("申請者は国立大学法人とします。")


@pytest.mark.parametrize(
    ("retrieved", "rank", "recall", "edition"),
    [
        ((found(), ELSEWHERE), 1, (1, 1, 1), 1),
        ((ELSEWHERE, ELSEWHERE, found("令和7年7月18日(金)～令和7年8月27日(水)12時必着")), 3, (0, 1, 1), 1),
        ((*[ELSEWHERE] * 6, found()), 7, (0, 0, 1), 1),
        ((found("第6回公募期間: 6月25日", edition="第6回"), found()), 2, (0, 1, 1), 0),
        ((found(doc="other.pdf"), ELSEWHERE), None, (0, 0, 0), 1),
        ((), None, (0, 0, 0), 0),
    ],
)
def test_retrieval_is_measured_by_where_evidence_first_stands(
    retrieved: tuple[Retrieved, ...], rank: int | None, recall: tuple[int, int, int], edition: int
) -> None:
    row = row_of(DEADLINE, replace(said("8月27日の12時です。"), retrieved=retrieved))
    now = figures([row])

    assert row.rank == rank
    assert tuple(now[name].part for name in ("recall_1", "recall_5", "recall_10")) == recall
    assert (now["mrr"].part, now["edition_1"].part) == (1 / rank if rank else 0, edition)


def test_retrieval_is_asked_of_nothing_that_cannot_be_answered() -> None:
    row = row_of(NOT_HELD, replace(declined(), retrieved=(ELSEWHERE,)))

    assert {figures([row])[name].whole for name in ("recall_1", "recall_5", "recall_10", "mrr", "edition_1")} == {0}


def test_an_answer_that_changes_with_the_spelling_is_counted() -> None:
    same = Respelt("全角", "締切は？", Outcome.ANSWERED, "8月27日です。", turned=False, lost=(), gained=())
    rows = [
        row_of(DEADLINE, RIGHT.given, [same, replace(same, turned=True)]),
        row_of(DEADLINE, RIGHT.given, [same, replace(same, lost=("2025-08-27",)), replace(same, gained=("7",))]),
        RIGHT,
    ]

    assert figures(rows)["invariance"] == Share(2, 5)


def test_of_nothing_all_is_well() -> None:
    assert {share.value for share in figures([]).values()} == {1.0}


def test_an_outcome_counts_only_where_one_is_expected() -> None:
    other = replace(declined(), outcome=Outcome.OUT_OF_SCOPE)

    assert row_of(DEADLINE, other).outcome_ok
    assert not row_of(NOT_HELD, other).outcome_ok


@pytest.mark.parametrize(
    ("times", "share", "expected"),
    [([], 0.5, 0.0), ([7.0], 0.95, 7.0), ([30.0, 10.0, 20.0], 0.5, 20.0), ([float(n) for n in range(100)], 0.95, 95.0)],
)
def test_a_percentile_is_a_time_that_was_measured(times: list[float], share: float, expected: float) -> None:
    assert percentile(times, share) == expected
