"""Dates of several parts of one call: each carries the part that its column, its row or its heading names."""

from datetime import date

from assistant.domain import Amount, FactKind, Period
from ingest.found import Found
from ingest.grants import amount_facts
from ingest.sections import sections_of
from ingest.timetable import dated_facts
from ingest.years import NOTHING
from tests.unit.ingest.extracting import pages, table_page

_DATED = (FactKind.DEADLINE, FactKind.PERIOD, FactKind.BRIEFING)


def _of(found: tuple[Found, ...]) -> list[tuple[str, date | None]]:
    values = [(one.label, one.value) for one in found if one.kind in _DATED]
    return [
        (label, value.closes.day if isinstance(value, Period) and value.closes else None) for label, value in values
    ]


def in_text(text: str) -> list[tuple[str, date | None]]:
    return _of(dated_facts(sections_of(pages(text)), NOTHING))


def in_table(*lines: str, before: str = "") -> list[tuple[str, date | None]]:
    return _of(dated_facts(sections_of((table_page(list(lines), before=before),)), NOTHING))


def test_each_date_of_a_table_of_two_terms_carries_the_term_of_its_column() -> None:
    found = in_table(
        "\t前期募集\t後期募集",
        "応募締切\t2026年6月26日（金）\t2026年10月23日（金）",
        "結果通知\t2026年8月12日（水）\t2026年12月9日（水）",
    )
    assert found == [
        ("公募締切（前期）", date(2026, 6, 26)),
        ("公募締切（後期）", date(2026, 10, 23)),
        ("結果公表（前期）", date(2026, 8, 12)),
        ("結果公表（後期）", date(2026, 12, 9)),
    ]


def test_columns_of_any_name_are_parts_where_several_hold_dates() -> None:
    found = in_table("項目\t大学\t企業", "提案書の提出期限\t2026年6月2日 正午\t2026年6月16日 正午")
    assert found == [("公募締切（大学）", date(2026, 6, 2)), ("公募締切（企業）", date(2026, 6, 16))]


def test_a_date_that_alone_stands_in_its_row_is_not_said_to_be_of_one_column() -> None:
    found = in_table(
        "項目\t探索型\t本格型",
        "結果通知\t2026年10月1日\t",
        "募集締切\t2026年6月2日\t2026年6月16日",
    )
    assert found[0] == ("結果公表", date(2026, 10, 1))


def test_columns_that_are_named_for_their_dates_are_no_parts() -> None:
    found = in_table("回\t申請受付開始\t申請受付締切", "第1回\t2026年4月20日\t2026年5月29日")
    assert found == [("公募期間（第1回）", date(2026, 5, 29))]


def test_the_columns_of_an_amendment_are_no_parts() -> None:
    found = in_table("項目\t誤\t正", "説明会\t令和7年7月14日13時～15時\t令和7年7月15日13時～15時")
    assert not [label for label, _ in found if "正" in label or "誤" in label]


def test_a_row_of_a_course_carries_its_course() -> None:
    found = in_table("部門\t応募期間", "若手部門\t2026年6月1日～7月31日", "一般部門\t2026年6月1日～8月14日")
    assert found == [("公募期間（若手部門）", date(2026, 7, 31)), ("公募期間（一般部門）", date(2026, 8, 14))]


def test_two_deadlines_of_one_row_carry_the_names_of_their_columns() -> None:
    found = in_table("区分\t学部締切\t本部締切", "A（若手）\t2026年5月22日\t2026年5月29日")
    assert found == [
        ("公募締切（A(若手) 学部締切）", date(2026, 5, 22)),
        ("公募締切（A(若手) 本部締切）", date(2026, 5, 29)),
    ]


def test_what_stands_before_a_colon_under_a_deadline_is_a_part() -> None:
    found = in_text("２．申請期限\n一般共同研究：令和8年11月30日（月）17時\n研究集会：令和9年1月15日（金）17時\n")
    assert found == [("公募締切（一般共同研究）", date(2026, 11, 30)), ("公募締切（研究集会）", date(2027, 1, 15))]


def test_a_bracket_that_narrows_an_event_is_its_part() -> None:
    assert in_text("面接（Ａ枠のみ）　令和8年7月14日\n") == [("ヒアリング（A枠）", date(2026, 7, 14))]
    assert in_text("※後期募集の活動期間は、2027年1月1日～2027年12月31日とします。\n") == [
        ("実施期間（後期）", date(2027, 12, 31))
    ]


def test_dates_under_headings_that_name_parts_carry_them() -> None:
    found = in_text("【前期募集】\n応募締切：2026年6月26日\n\n【後期募集】\n応募締切：2026年10月23日\n")
    assert found == [("公募締切（前期）", date(2026, 6, 26)), ("公募締切（後期）", date(2026, 10, 23))]


def test_a_part_that_alone_has_dates_of_a_kind_does_not_narrow_them() -> None:
    found = in_text("《国際型・地域型》\n応募締切：2026年6月26日\n\n《連携型》\n拠点の連携を支援します。\n")
    assert found == [("公募締切", date(2026, 6, 26))]


def test_one_heading_that_names_a_round_parts_nothing() -> None:
    assert in_text("【第7回公募】\n応募締切：2026年6月26日\n") == [("公募締切", date(2026, 6, 26))]


def test_rows_without_tabs_are_rows_of_their_own() -> None:
    found = in_text(
        "７．スケジュール\n申請書の提出締切 令和８年６月５日（金）正午\nヒアリング審査（Ａ枠のみ） ７月14日（火）、15日（水）\n"
        "採択結果の通知 ８月上旬\n事業完了期限（Ａ枠、Ｂ枠） 令和10年２月29日（火）\n事業完了期限（Ｃ枠） 令和９年８月31日（火）\n"
    )
    assert found == [
        ("公募締切", date(2026, 6, 5)),
        ("ヒアリング（A枠）", date(2026, 7, 14)),
        ("ヒアリング（A枠）", date(2026, 7, 15)),
        ("結果公表", None),
        ("実施期間（A枠、B枠）", date(2028, 2, 29)),
        ("実施期間（C枠）", date(2027, 8, 31)),
    ]


def test_the_columns_that_gaps_part_carry_what_stands_above_them() -> None:
    found = in_text(
        "第３　申請の受付\n　　　　　　第１回　　　　　　　第２回\n　受付締切　　令和8年５月１５日（金）　　令和8年７月３１日（金）\n"
        "　交付決定　　６月中旬　　　　９月上旬\n"
    )
    assert found == [("公募締切（第1回）", date(2026, 5, 15)), ("公募締切（第2回）", date(2026, 7, 31))]


def test_dates_that_gaps_part_and_nothing_names_are_not_told() -> None:
    assert in_text("受付締切　　令和8年５月１５日（金）　　令和8年７月３１日（金）\n") == []


def test_what_is_brought_in_has_a_deadline_of_its_own() -> None:
    found = in_text(
        "【応募の受付期限】\n応募期限：令和8年9月30日（水）必着\nなお、持参の場合は10月1日（木）正午まで受け付けます。\n"
    )
    assert found == [("公募締切", date(2026, 9, 30)), ("公募締切（持参）", date(2026, 10, 1))]


CATALOGUE = """事業名 申請主体 予算額(千円) 新規 担当部署 連絡先
標準化交付金 ③自治体 3,800,000 無 みなと省
行政課

TEL：03-0000-1110

商店街基盤整備事業 ②民間事業者等 480,000 有 みなと省
商業室

TEL：03-0000-1102


７．主な事業の概要

商店街基盤整備事業
 補助率 １／２、補助上限額 450万円
 公募期間 令和８年５月11日（月）～７月17日（金）

標準化交付金
 用具の修理を支援
 補助率 定額（上限200万円）
 公募期間 令和８年６月１日（月）～６月30日（火）
"""


def test_in_a_list_of_programmes_each_date_carries_the_programme_above_it() -> None:
    assert in_text(CATALOGUE) == [
        ("公募期間（商店街基盤整備事業）", date(2026, 7, 17)),
        ("公募期間（標準化交付金）", date(2026, 6, 30)),
    ]


def test_in_a_list_of_programmes_each_amount_is_of_the_programme_above_it() -> None:
    found = amount_facts(sections_of(pages(CATALOGUE)))
    assert [(one.label, one.value.scope) for one in found if isinstance(one.value, Amount)] == [
        ("予算額", "標準化交付金"),
        ("予算額", "商店街基盤整備事業"),
        ("補助率", "商店街基盤整備事業"),
        ("補助上限額", "商店街基盤整備事業"),
        ("補助率", "標準化交付金"),
        ("上限", "標準化交付金"),
    ]
