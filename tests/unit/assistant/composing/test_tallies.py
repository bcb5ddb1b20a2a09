"""How many applied and were chosen, in the year or round that a question names."""

from __future__ import annotations

import pytest

from assistant.domain import Edition
from tests.unit.assistant.composing.tally_shelf import CALL, R7, R8, TallyShelf, guide, news, shelf_in

SIXTH, FIFTH = (Edition(f"reed-{n}th", CALL.id, f"第{n}回", n, 2020 + n) for n in (6, 5))
OF_7, OF_6 = "令和7年度は応募38件、採択7件でした。", "令和6年度は、応募41件のうち採択9件でした。"


@pytest.fixture(scope="module")
def yearly(tmp_path_factory: pytest.TempPathFactory) -> TallyShelf:
    return shelf_in(
        tmp_path_factory.mktemp("yearly"),
        guide(R8, ("3. 採択の予定", "採択予定は10件程度です。"), ("5. これまでの状況", f"{OF_7}\n{OF_6}")),
        guide(R7, ("4. 前年度の状況", "応募41件のうち採択9件でした。")),
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("葦原助成は去年何件応募があって何件採択されましたか", OF_7),
        ("昨年度の倍率は", OF_7),
        ("前回の採択率は", OF_7),
        ("令和7年度は何件中何件が通りましたか", OF_7),
        ("2025年度の応募数は", OF_7),
        ("R6の応募件数と採択件数は", OF_6),
        ("令和６年度の倍率は", OF_6),
        ("倍率は何倍くらいですか", OF_7),  # the last that is told of
        ("狭き門ですか", OF_7),
    ],
)
def test_the_year_that_is_asked_for_is_told_and_the_last_where_none_is(
    yearly: TallyShelf, question: str, told: str
) -> None:
    assert yearly.asked(question) == ([told], False)


@pytest.mark.parametrize("question", ["令和5年度の倍率は", "今年の倍率は", "今年度の応募件数は何件でしたか"])
def test_of_a_year_that_nobody_counts_it_is_said_that_others_only_are_counted(
    yearly: TallyShelf, question: str
) -> None:
    assert yearly.asked(question) == ([], True)


@pytest.mark.parametrize(
    "question",
    [
        "採択予定は何件ですか",
        "去年の助成額は",
        "今後の倍率の目安は",
        "令和7年度の締切は",
        "採択件数は何件の見込みですか",
    ],
)
def test_what_is_planned_and_what_is_no_count_asks_for_no_tally(yearly: TallyShelf, question: str) -> None:
    assert yearly.asked(question) == ([], False)


def test_a_year_in_its_own_document_is_told_from_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    shelf = shelf_in(
        tmp_path_factory.mktemp("own"),
        guide(R8, ("2. 対象", "水門を管理する団体です。")),
        guide(R7, ("9. 審査の結果", "61社の申請に対し22社を採択しました。")),
    )

    assert shelf.told("去年の倍率は") == ["61社の申請に対し22社を採択しました。"]
    assert shelf.told("前回は何社の申請がありましたか") == ["61社の申請に対し22社を採択しました。"]
    assert shelf.asked("令和6年度の倍率は") == ([], True)


def test_the_round_before_is_told_by_a_document_that_calls_it_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    before = "前回は応募17件のうち採択4件でした。"
    shelf = shelf_in(tmp_path_factory.mktemp("before"), guide(SIXTH, ("7. 参考", before)))

    assert shelf.told("前回の倍率は") == [before]
    assert shelf.told("第6回の倍率は") == []


def test_where_no_document_counts_nothing_is_told_and_nothing_is_said_of_others(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    shelf = shelf_in(tmp_path_factory.mktemp("none"), guide(R8, ("3. 採択の予定", "採択予定は10件程度です。")))

    assert shelf.asked("令和7年度の倍率は") == ([], False)


OF_THE_3RD = "第3回は31件の申請があり、12件を採択しました。"
OF_THE_4TH = "第4回は27件の申請に対し11件を採択しました。"
OF_THE_5TH = "61社の申請に対し22社を採択しました。"


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> TallyShelf:
    return shelf_in(
        tmp_path_factory.mktemp("rounds"),
        guide(SIXTH, ("7. これまでの結果", f"{OF_THE_3RD}\n{OF_THE_4TH}")),
        guide(FIFTH, ("8. 結果", OF_THE_5TH)),
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("第4回の倍率は", [OF_THE_4TH]),
        ("4回めの倍率は", [OF_THE_4TH]),
        ("4回目の応募件数は", [OF_THE_4TH]),
        ("３回目は何件応募がありましたか", [OF_THE_3RD]),
        ("第三回は何件中何件でしたか", [OF_THE_3RD]),
        ("第5回は何社の申請がありましたか", [OF_THE_5TH]),
        ("前回の倍率は", [OF_THE_5TH]),
    ],
)
def test_the_round_that_is_asked_for_is_told(rounds: TallyShelf, question: str, told: list[str]) -> None:
    assert rounds.asked(question) == (told, False)


@pytest.mark.parametrize("question", ["第2回の申請件数は", "初回の倍率は", "第6回の倍率は"])
def test_of_a_round_that_nobody_counts_no_other_is_told(rounds: TallyShelf, question: str) -> None:
    assert rounds.asked(question) == ([], True)


FIRST, SECOND = "令和7年度は、1次は30件の応募に対し6件", "令和7年度は、2次は12件の応募に対し3件を採択しました。"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("葦原助成の二次の倍率は", [SECOND]),
        ("去年の二次は何件応募がありましたか", [SECOND]),
        ("二次公募の応募件数は", [SECOND]),
        ("第2次の倍率は", [SECOND]),
        ("一次公募の倍率は", [FIRST]),
        ("令和7年度の倍率は", [FIRST, SECOND]),
        ("三次公募の倍率は", []),
    ],
)
def test_a_call_within_a_year_is_told_as_its_number(
    tmp_path_factory: pytest.TempPathFactory, question: str, told: list[str]
) -> None:
    count = f"{FIRST}、{SECOND.removeprefix('令和7年度は、')}"
    shelf = shelf_in(tmp_path_factory.mktemp("calls"), guide(R8, ("6. 状況", count)))

    assert shelf.asked(question) == (told, not told)


def test_a_name_of_an_edition_that_we_do_not_hold_is_found_in_headings(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    revisions = guide(R8, ("復興特別公募の結果", "応募14件のうち採択3件でした。"), ("結果", OF_7))
    shelf = shelf_in(tmp_path_factory.mktemp("named"), revisions)

    assert shelf.told("復興特別公募の倍率は", unknown_edition="復興特別公募") == ["応募14件のうち採択3件でした。"]
    assert shelf.told("海開き公募の倍率は", unknown_edition="海開き公募") == []


def test_of_the_last_round_no_part_is_chosen_where_it_is_told_below_several_headings(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    counts = (("先行の公募", "応募14件のうち採択3件でした。"), ("追加の公募", "応募38件のうち採択7件でした。"))
    shelf = shelf_in(tmp_path_factory.mktemp("several"), guide(R8, *counts))

    assert shelf.told("倍率は") == []


LIGHTS = "磯辺の灯台の補修を募る補助には、令和7年度に90件の応募があり、15件が採択されました。"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("灯台の補修の補助は去年何件応募がありましたか", [LIGHTS]),
        ("干潟の観察会の去年の参加者数と倍率は", []),
    ],
)
def test_an_item_of_a_newsletter_is_told_where_it_holds_the_names_of_the_question(
    tmp_path_factory: pytest.TempPathFactory, question: str, told: list[str]
) -> None:
    letter = news(("磯辺の灯台", LIGHTS), ("会報", "会報の表紙は葦原の写真です。"))

    assert shelf_in(tmp_path_factory.mktemp("news"), letter).told(question) == told
