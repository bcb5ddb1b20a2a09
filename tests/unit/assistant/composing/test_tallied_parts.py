"""How many applied and were chosen of the part that a question names: by its name, its letter or what it is."""

from __future__ import annotations

import pytest

from tests.unit.assistant.composing.tally_shelf import R8, TallyShelf, guide, shelf_in

TABLE = """年度\t区分\t応募件数\t採択件数
令和7年度\t個人型\t97\t8
\t団体型\t41\t6
\t合計\t138\t14
令和6年度\t個人型\t80\t9
\t団体型\t35\t5
\t合計\t115\t14"""


def of(name: str, year: int, n: int, m: int) -> str:
    return f"令和{year}年度 / {name} / 応募件数: {n} / 採択件数: {m}"


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> TallyShelf:
    return shelf_in(tmp_path_factory.mktemp("table"), guide(R8, ("6. 応募と採択の状況", TABLE)))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("令和7年度の団体型は何件応募がありましたか", [of("団体型", 7, 41, 6)]),
        ("令和6年度の個人型の採択率は", [of("個人型", 6, 80, 9)]),
        ("個人型の倍率は", [of("個人型", 7, 97, 8)]),
        ("去年の個人型と団体型の倍率は", [of("個人型", 7, 97, 8), of("団体型", 7, 41, 6)]),
    ],
)
def test_the_part_that_is_named_is_told_in_the_year_that_is_asked_for(
    table: TallyShelf, question: str, told: list[str]
) -> None:
    assert table.told(question) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("去年の倍率は", of("合計", 7, 138, 14)),
        ("令和6年度の応募件数と採択件数は", of("合計", 6, 115, 14)),
        ("葦原助成は何件応募がありましたか", of("合計", 7, 138, 14)),
        ("去年の応募総数は", of("合計", 7, 138, 14)),
    ],
)
def test_the_sum_is_told_where_no_part_is_named(table: TallyShelf, question: str, told: str) -> None:
    assert table.told(question) == [told]


def test_a_part_that_is_not_counted_is_told_by_no_other(table: TallyShelf) -> None:
    assert table.told("令和7年度の若手枠の倍率は") == []
    assert table.told("去年のCコースは何件応募がありましたか") == []


@pytest.mark.parametrize("total", ["合計", "総計", "全体", "計", "全コース計"])
def test_a_sum_is_known_by_what_it_is_called(tmp_path_factory: pytest.TempPathFactory, total: str) -> None:
    rows = f"区分\t応募\t採択\n個人型\t97\t8\n団体型\t41\t6\n{total}\t138\t14"
    shelf = shelf_in(tmp_path_factory.mktemp("sum"), guide(R8, ("6. 応募の状況", rows)))

    assert shelf.told("倍率は") == [f"{total} / 応募: 138 / 採択: 14"]


def test_where_no_sum_is_told_all_parts_are(tmp_path_factory: pytest.TempPathFactory) -> None:
    rows = "区分\t応募\t採択\n個人型\t97\t8\n設計の部\t41\t6"  # 設計 is no sum
    shelf = shelf_in(tmp_path_factory.mktemp("all"), guide(R8, ("6. 応募の状況", rows)))

    assert shelf.told("倍率は") == ["個人型 / 応募: 97 / 採択: 8", "設計の部 / 応募: 41 / 採択: 6"]


def test_of_a_table_without_a_sum_at_most_eight_rows_are_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    rows = "\n".join(f"第{at}地区\t{at}0\t{at}" for at in range(1, 12))
    shelf = shelf_in(tmp_path_factory.mktemp("many"), guide(R8, ("6. 状況", f"区分\t応募\t採択\n{rows}")))

    told = shelf.told("倍率は")

    assert (len(told), told[0]) == (8, "第1地区 / 応募: 10 / 採択: 1")


LETTERED = "【A】1件100万円まで\n【B】1件300万円まで\n水門修繕助成(A)\n葦原再生助成(B)"
LETTERED_ROWS = "区分\t応募\t採択\nA\t19\t5\nB\t23\t6\n計\t42\t11"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Bは何件応募がありましたか", ["B / 応募: 23 / 採択: 6"]),
        ("水門修繕の倍率は", ["A / 応募: 19 / 採択: 5"]),
        ("葦原再生はどのくらいの倍率ですか", ["B / 応募: 23 / 採択: 6"]),
        ("倍率は", ["計 / 応募: 42 / 採択: 11"]),
    ],
)
def test_a_part_with_a_letter_is_named_by_it_or_by_the_name_before_it(
    tmp_path_factory: pytest.TempPathFactory, question: str, told: list[str]
) -> None:
    parts = (("2. 助成の種類", LETTERED), ("6. 応募の状況", LETTERED_ROWS))

    assert shelf_in(tmp_path_factory.mktemp("letters"), guide(R8, *parts)).told(question) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("個人で出す場合の倍率は", ["個人による研究 / 応募件数: 97 / 採択件数: 8"]),
        ("団体だと倍率はどれくらい", ["団体による研究 / 応募件数: 41 / 採択件数: 6"]),
        (
            "研究の倍率は",  # what both are names neither
            [
                "個人による研究 / 応募件数: 97 / 採択件数: 8",
                "団体による研究 / 応募件数: 41 / 採択件数: 6",
            ],
        ),
    ],
)
def test_a_part_is_known_by_a_word_that_it_alone_has(
    tmp_path_factory: pytest.TempPathFactory, question: str, told: list[str]
) -> None:
    rows = "区分\t応募件数\t採択件数\n個人による研究\t97\t8\n団体による研究\t41\t6"

    assert shelf_in(tmp_path_factory.mktemp("desc"), guide(R8, ("6. 応募の状況", rows))).told(question) == told


FIRST, SECOND = "令和7年度は、A類型は19件の応募に対し5件", "令和7年度は、B類型は23件の応募に対し6件を採択しました。"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("去年のA類型の倍率は", [FIRST]),
        ("B類型は何件の応募がありましたか", [SECOND]),
        ("去年の倍率は", [FIRST, SECOND]),
        ("去年のC類型の倍率は", []),
    ],
)
def test_a_clause_of_a_sentence_is_told_by_the_part_that_it_is_of(
    tmp_path_factory: pytest.TempPathFactory, question: str, told: list[str]
) -> None:
    sentence = f"{FIRST}、{SECOND.removeprefix('令和7年度は、')}"

    assert shelf_in(tmp_path_factory.mktemp("types"), guide(R8, ("6. 状況", sentence))).told(question) == told


@pytest.mark.parametrize("part", ["先導型", "育成型"])
def test_parts_in_brackets_are_told_with_the_whole(tmp_path_factory: pytest.TempPathFactory, part: str) -> None:
    sentence = "令和7年度は応募38件(先導型9件、育成型29件)のうち採択7件(先導型2件、育成型5件)でした。"
    shelf = shelf_in(tmp_path_factory.mktemp("brackets"), guide(R8, ("6. 状況", sentence)))

    assert shelf.told(f"去年の{part}の倍率は") == [sentence]


def test_rows_below_a_title_that_names_their_columns_are_told_with_them(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    rows = ("応募の状況 / 年度 / 区分 / 応募件数 / 採択件数", "令和7年度\t個人型\t97\t8\n\t団体型\t41\t6")
    shelf = shelf_in(tmp_path_factory.mktemp("titled"), guide(R8, rows))

    assert shelf.told("去年の団体型の倍率は") == [of("団体型", 7, 41, 6)]
