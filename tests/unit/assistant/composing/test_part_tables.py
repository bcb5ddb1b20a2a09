"""The numbers that tables tell of the parts of a call, however a document's text came out of its file."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.composing.part_cells import Part, PartWords
from assistant.composing.part_records import records_of_parts
from assistant.composing.part_stacks import stacks_of_parts
from assistant.composing.part_tables import tables_of_parts
from assistant.domain import Passage
from assistant.settings import ROOT
from assistant.words import load_words

WORDS = PartWords(load_words(ROOT / "prompts" / "ja").parts)


def passages(*texts: str, heading: str = "") -> list[Passage]:
    path = (heading,) if heading else ()
    return [Passage(f"p{at}", "d", 1, at, path, 0, len(text), text) for at, text in enumerate(texts)]


def told(parts: Sequence[Part]) -> dict[str, str]:
    return {part.name: " ".join(f"{cell.field}={cell.text}" for cell in part.cells) for part in parts}


def test_a_row_for_each_part_tells_its_fields() -> None:
    table = "類型\t委託費の上限（年間）\t実施期間\t採択予定\n挑戦型\t3,000万円\t3年度\t4件程度\n定着型\t900万円\t2年度\t7件程度"

    (parts,) = tables_of_parts(passages(table), WORDS)

    assert told(parts) == {
        "挑戦型": "cap=3,000万円 period=3年度 count=4件程度",
        "定着型": "cap=900万円 period=2年度 count=7件程度",
    }


def test_a_column_for_each_part_goes_on_from_the_passage_before_its_head() -> None:
    parts = told(
        next(
            tables_of_parts(
                [
                    *passages("研究費（総額）　1,200万円以内　　　7,000万円以内"),
                    Passage(
                        "q",
                        "d",
                        1,
                        1,
                        ("項目 / 単独型 / 連名型",),
                        0,
                        40,
                        "研究期間\t2年以内\t5年以内\n採択予定件数\t9件\t2件",
                    ),
                ],
                WORDS,
            )
        )
    )

    assert parts == {
        "単独型": "cap=1,200万円以内 period=2年以内 count=9件",
        "連名型": "cap=7,000万円以内 period=5年以内 count=2件",
    }


def test_the_rows_of_a_group_keep_its_name() -> None:
    table = (
        "\t補助率\t補助上限額\n海外枠 中小企業者\t2/3以内\t700万円\n中堅企業等\t1/2以内\t500万円\n"
        "国内枠 中小企業者\t1/2以内\t300万円\n中堅企業等\t1/3以内\t200万円"
    )

    (parts,) = tables_of_parts(passages(table), WORDS)

    assert [part.levels for part in parts] == [
        ("海外枠", "中小企業者"),
        ("海外枠", "中堅企業等"),
        ("国内枠", "中小企業者"),
        ("国内枠", "中堅企業等"),
    ]


def test_a_row_of_a_field_says_for_whom_it_is() -> None:
    table = "\t導入枠\t開発枠\n補助率 市町村\t2/3\t1/2\n市町村以外\t3/4\t2/3\n上限額\t800万円\t1,500万円"

    (parts,) = tables_of_parts(passages(table), WORDS)

    assert [cell.column for cell in parts[0].cells] == ["補助率 市町村", "補助率 市町村以外", "上限額"]


def test_what_spaces_part_below_a_table_with_tabs_is_no_row_of_it() -> None:
    table = (
        "\t補助率\t上限\n小規模事業者\t2/3\t70万円\nほかの事業者\t1/2\t70万円\n"
        "第1期　　4月10日から　　予算900万円\n第2期　　8月3日から　　予算400万円"
    )

    (parts,) = tables_of_parts(passages(table), WORDS)

    assert [part.name for part in parts] == ["小規模事業者", "ほかの事業者"]


def test_a_table_of_years_of_rounds_or_of_results_is_none_of_parts() -> None:
    years = "\t令和7年度\t令和8年度\n補助上限額\t200万円\t300万円\n補助率\t1/2\t2/3"
    rounds = "\t1次公募\t2次公募\n上限額\t2,500万円\t1,500万円\n補助率\t2/3\t1/2"
    results = "枠\t応募\t採択件数\nひらく枠\t132件\t58件\nつづける枠\t90件\t23件"

    assert not [*tables_of_parts(passages(years, heading="a"), WORDS)]
    assert not [*tables_of_parts(passages(rounds, heading="a"), WORDS)]
    assert not [*tables_of_parts(passages(results, heading="a"), WORDS)]


def test_what_was_paid_in_a_past_year_is_no_amount_of_a_part() -> None:
    paid = "種類\t件数\t補助額\n蓄電池\t6\t538万円\n断熱窓\t12\t941万円"

    assert not [*tables_of_parts(passages(paid, heading="(参考)令和7年度の実績"), WORDS)]


def test_a_period_that_is_broken_off_at_the_end_of_a_row_is_not_told() -> None:
    table = "\t一般枠\t緊急枠\n補助期間\t交付決定の日から令和9年\t令和9年\n補助上限\t700万円\t900万円"

    (parts,) = tables_of_parts(passages(table), WORDS)

    assert told(parts) == {"一般枠": "cap=700万円", "緊急枠": "cap=900万円"}


def test_cells_that_stand_below_each_other_are_told_part_by_part() -> None:
    table = "区分\n補助上限額\n（１年度当たり）\n補助率\n期間\nＡ 現場型\n２，０００万円\n３分の２以内\n最長３年度\nＢ 基礎型\n６００万円\n定額\n２年度"

    (parts,) = stacks_of_parts(passages(table), WORDS)

    assert told(parts) == {
        "A 現場型": "cap=2,000万円 rate=3分の2以内 period=最長3年度",
        "B 基礎型": "cap=600万円 rate=定額 period=2年度",
    }
    assert parts[0].cells[0].column == "補助上限額(1年度当たり)"


def test_cells_that_stand_below_each_other_are_told_field_by_field() -> None:
    table = "区分\n導入枠\n発展枠\n\n取組の例\n既製の会計ソフト\n工程を見える化する仕組み\n\n補助率\n１／２以内\n２／３以内\n\n補助上限額\n９０万円\n３６０万円"

    (parts,) = stacks_of_parts(passages(table), WORDS)

    assert told(parts) == {"導入枠": "rate=1/2以内 cap=90万円", "発展枠": "rate=2/3以内 cap=360万円"}
    assert parts[0].about == "既製の会計ソフト"


def test_a_stack_with_a_cell_that_fits_no_column_is_not_read() -> None:
    assert not [*stacks_of_parts(passages("区分\n補助率\n上限額\n導入枠\n要相談\n90万円\n発展枠\n2/3\n80万円"), WORDS)]


def test_a_flattened_row_that_is_broken_over_lines_keeps_its_name_and_its_two_amounts_apart() -> None:
    table = (
        (
            "枠 補助率 上限額 下限額 採択予定\n作業軽減枠\n選別の自動化 2/3以内 350万円 40万円 12件程度\n"
            "販路拡大枠【新設】\n海外の基準に合う施設"
        ),
        "1/2以内 750万円 80万円 3件程度\n※1 小規模の者は20人以下をいいます。",
    )

    (parts,) = records_of_parts(passages(*table), WORDS)

    assert told(parts) == {
        "作業軽減枠": "rate=2/3以内 cap=350万円 floor=40万円 count=12件程度",
        "販路拡大枠": "rate=1/2以内 cap=750万円 floor=80万円 count=3件程度",
    }


def test_lines_without_a_head_tell_what_their_units_say() -> None:
    lines = "修士の部　　　月額８万円　　２年間（標準の年限まで）\n博士の部　　　月額１４万円　　３年間"

    (parts,) = records_of_parts(passages(lines), WORDS)

    assert told(parts) == {
        "修士の部": "cap=月額8万円 period=2年間(標準の年限まで)",
        "博士の部": "cap=月額14万円 period=3年間",
    }


def test_one_line_of_numbers_and_lines_of_one_number_are_no_table() -> None:
    assert not [*records_of_parts(passages("助成額は 50万円以内 3年間\n採択予定 10件程度\n締切 9月30日"), WORDS)]
