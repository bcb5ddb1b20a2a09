from dataclasses import replace
from datetime import date

import pytest

from assistant.amendments import Amended, amended, in_force
from assistant.domain import Amendment, Document, DocumentKind, Fact, FactKind, Moment, Passage, Period


def document(name: str, day: date | None, *, kind: DocumentKind = DocumentKind.NOTICE, edition: str = "7") -> Document:
    return Document(name, name, name, "港湾連携助成", kind, "port", edition, day)


def passage(document: Document, text: str, *heading: str, page: int = 1) -> Passage:
    return Passage(f"{document.id}-{page}-{text[:4]}", document.id, page, 0, heading, 0, len(text), text)


def closing(held: Passage, day: date, minute: int | None = None, label: str = "公募締切") -> Fact:
    value = Period(None, Moment(day, minute))
    return Fact(
        f"{held.id}-{label}-{day}", FactKind.DEADLINE, label, value, held.id, held.start, held.end, held.text[:60]
    )


def change(held: Passage, before: str, after: str, *, place: str = "", label: str = "訂正") -> Fact:
    value = Amendment(before, after, place)
    return Fact(f"{held.id}-change", FactKind.AMENDMENT, label, value, held.id, held.start, held.end, held.text)


GUIDE = document("guide", date(2026, 5, 11), kind=DocumentKind.GUIDELINE)
CLOSES = passage(GUIDE, "公募期間：5月11日(月)～6月12日(金)正午必着", "3. 公募期間", page=3)
DEADLINE = closing(CLOSES, date(2026, 6, 12), 720)
FIRST = document("first", date(2026, 6, 1))
SECOND = document("second", date(2026, 6, 15))
ONE_WEEK = passage(FIRST, "公募期間を6月12日（金）正午から6月19日（金）正午に延長します。")
EXTENSION = change(ONE_WEEK, "6月12日（金）正午", "6月19日（金）正午", label="延長")


def test_an_extension_that_states_the_old_day_amends_the_deadline_and_its_clause() -> None:
    found = amended((GUIDE, FIRST), (CLOSES, ONE_WEEK), (DEADLINE, EXTENSION))
    assert found == (Amended(DEADLINE.id, EXTENSION), Amended(CLOSES.id, EXTENSION))


@pytest.mark.parametrize(
    ("said", "after", "moved"),
    [
        ("公募期間を6月19日（金）まで延長します。", "6月19日（金）", True),
        ("応募の締切を令和8年6月19日に延長します。", "令和8年6月19日", True),
        ("公募期間を6月12日（金）まで延長しました。", "6月12日（金）", False),
        ("説明会の申込みを6月19日（金）まで延長します。", "6月19日（金）", False),
        ("質問の受付を6月19日（金）まで延長します。", "6月19日（金）", False),
    ],
)
def test_an_extension_without_the_old_day_moves_only_the_deadline_that_it_names(
    said: str, after: str, *, moved: bool
) -> None:
    held = passage(FIRST, said)
    extension = change(held, "", after, label="延長")
    found = amended((GUIDE, FIRST), (CLOSES, held), (DEADLINE, extension))
    assert found == ((Amended(DEADLINE.id, extension),) if moved else ())


def test_an_extension_of_an_extension_holds_at_last_in_whatever_order_they_were_taken_in() -> None:
    held = passage(SECOND, "締切を6月19日（金）正午から6月26日（金）正午に再延長します。")
    again = change(held, "6月19日（金）正午", "6月26日（金）正午", label="延長")
    later_day = closing(ONE_WEEK, date(2026, 6, 19), 720)
    facts = (DEADLINE, EXTENSION, later_day, again)
    for order in (facts, facts[::-1]):
        found = amended((SECOND, GUIDE, FIRST), (held, CLOSES, ONE_WEEK), order)
        assert in_force(found, DEADLINE.id) == again
        assert in_force(found, later_day.id) == again
        assert in_force(found, CLOSES.id) == again
        assert in_force(found, again.id) is None


def test_the_old_day_that_an_extension_quotes_is_amended_by_the_extension_itself() -> None:
    old, new = closing(ONE_WEEK, date(2026, 6, 12), 720), closing(ONE_WEEK, date(2026, 6, 19), 720)
    assert amended((FIRST,), (ONE_WEEK,), (old, new, EXTENSION)) == (Amended(old.id, EXTENSION),)


def test_two_amendments_change_two_clauses() -> None:
    errata = document("errata", None, kind=DocumentKind.ERRATA)
    amount = passage(GUIDE, "上限額は５００万円とします。", "4. 助成", page=4)
    number = passage(GUIDE, "見積書は２通とします。", "5. 提出書類", page=6)
    rows = passage(errata, "4ページ\t上限額は500万円\t上限額は700万円"), passage(errata, "6ページ\t2通\t3通")
    first = change(rows[0], "上限額は500万円", "上限額は700万円", place="4ページ")
    second = change(rows[1], "2通", "3通", place="6ページ 5.")
    found = amended((GUIDE, errata), (amount, number, *rows), (first, second))
    assert found == (Amended(amount.id, first), Amended(number.id, second))


@pytest.mark.parametrize(
    ("place", "agrees"),
    [
        ("", True), ("3ページ", True), ("4頁", True), ("12ページ", False), ("3.", True), ("3ページ 3", True),
        ("3. (2)", True), ("5. (2)", False), ("第9条", True), ("p.3 2行目", True),
        ("表1", True), ("様式5", True), ("別紙 第2", True), ("図12", True), ("表1 5.", False), ("様式5 3.", True),
    ],
)  # fmt: skip
def test_a_clause_is_amended_only_where_the_place_can_be_its_own(place: str, *, agrees: bool) -> None:
    errata = document("errata", None, kind=DocumentKind.ERRATA)
    row = passage(errata, "6月12日(金)正午必着\t6月12日(金)17時必着")
    fact = change(row, "6月12日(金)正午必着", "6月12日(金)17時必着", place=place)
    found = amended((GUIDE, errata), (CLOSES, row), (fact,))
    assert found == ((Amended(CLOSES.id, fact),) if agrees else ())


@pytest.mark.parametrize(
    "other",
    [
        document("other", date(2026, 6, 1), edition="6"),
        document("older", date(2026, 5, 1)),
        document("errata", date(2026, 5, 1), kind=DocumentKind.ERRATA),
        document("undated", None),
    ],
)
def test_another_edition_and_an_older_document_amend_nothing(other: Document) -> None:
    held = passage(other, ONE_WEEK.text)
    extension = change(held, "6月12日（金）正午", "6月19日（金）正午", label="延長")
    assert amended((GUIDE, other), (CLOSES, held), (DEADLINE, extension)) == ()


def test_a_number_within_a_longer_one_is_not_meant() -> None:
    held = passage(GUIDE, "上限額は1,500万円とします。", page=1)
    row = passage(FIRST, "500万円\t700万円")
    assert amended((GUIDE, FIRST), (held, row), (change(row, "500万円", "700万円"),)) == ()


def test_words_that_the_amendment_leaves_out_need_not_stand_in_the_clause() -> None:
    held = passage(GUIDE, "申請者は、県内に本社を置く企業又は大学とします。")
    row = passage(FIRST, "申請者は、…企業又は大学\t申請者は、企業")
    fact = change(row, "申請者は、…企業又は大学", "申請者は、企業")
    assert amended((GUIDE, FIRST), (held, row), (fact,)) == (Amended(held.id, fact),)


BY_MAIL = closing(passage(GUIDE, "公募の締切：6月12日（金）17時必着", "3. 公募期間"), date(2026, 6, 12), 1020)
BY_POST = closing(passage(GUIDE, "原本の郵送の締切：6月15日（月）当日消印有効", "3. 公募期間"), date(2026, 6, 15))
ENTRY = closing(passage(GUIDE, "意向登録の締切：5月29日（金）17時", "2. 意向登録"), date(2026, 5, 29), 1020, "意向登録")
OPENING = Fact(
    "opens", FactKind.PERIOD, "公募期間", Period(Moment(date(2026, 5, 11)), None), BY_MAIL.passage_id, 0, 5, "募集開始"
)


@pytest.mark.parametrize(
    ("said", "after", "moved"),
    [
        ("公募の締切を6月19日（金）17時まで延長します。", "6月19日（金）17時", [BY_MAIL]),
        ("原本の郵送の締切を6月22日（月）まで延長します。", "6月22日（月）", [BY_POST]),
        ("公募の締切\t\t6月19日（金）17時必着", "6月19日（金）17時必着", [BY_MAIL]),
        ("意向登録の締切を6月5日（金）まで延長します。", "6月5日（金）", [ENTRY]),
    ],
)
def test_a_new_day_moves_one_way_of_sending_and_no_beginning(said: str, after: str, moved: list[Fact]) -> None:
    held = passage(FIRST, said)
    facts = (OPENING, BY_MAIL, BY_POST, ENTRY)
    passages = [passage(GUIDE, fact.text) for fact in facts[1:]]
    placed = [replace(fact, passage_id=passages[max(0, number - 1)].id) for number, fact in enumerate(facts)]
    extension = change(held, "", after, label="延長")
    found = amended((GUIDE, FIRST), (*passages, held), (*placed, extension))
    assert [link.id for link in found] == [fact.id for fact in moved]


def test_a_call_that_is_sent_by_post_alone_is_extended_like_any_other() -> None:
    held = passage(FIRST, "公募の締切を6月19日（金）まで延長します。")
    only = closing(passage(GUIDE, "応募書類は6月12日（当日消印有効）までに郵送"), date(2026, 6, 12))
    extension = change(held, "", "6月19日（金）", label="延長")
    clause = passage(GUIDE, only.text)
    assert amended((GUIDE, FIRST), (clause, held), (only, extension)) == (Amended(only.id, extension),)
    paper = replace(only, text="原本は6月12日（当日消印有効）までに郵送")
    assert amended((GUIDE, FIRST), (clause, held), (paper, extension)) == ()


def test_the_old_period_that_a_corrigendum_quotes_is_amended_though_it_ends_with_an_hour_alone() -> None:
    row = passage(FIRST, "誤：5月20日（水）14時～15時 正：5月21日（木）14時～15時")
    fact = change(row, "5月20日（水）14時～15時", "5月21日（木）14時～15時")
    old, new = (
        replace(
            closing(row, day),
            kind=FactKind.BRIEFING,
            label="説明会",
            value=Period(Moment(day, 840), Moment(day, 900)),
        )
        for day in (date(2026, 5, 20), date(2026, 5, 21))
    )
    assert amended((FIRST,), (row,), (old, new, fact)) == (Amended(old.id, fact),)


def test_a_weekday_put_right_changes_only_the_words_that_have_it_wrong() -> None:
    errata = document("errata", date(2026, 5, 15), kind=DocumentKind.ERRATA)
    row = passage(errata, "5月20日（木）14時\t5月20日（水）14時")
    fact = change(row, "5月20日（木）14時", "5月20日（水）14時")
    wrong, right = passage(GUIDE, "説明会：5月20日（木）14時"), passage(GUIDE, "開催：5月20日（水）14時")
    held = [closing(one, date(2026, 5, 20), 840, "説明会") for one in (wrong, right)]
    found = amended((GUIDE, errata), (wrong, right, row), (*held, fact))
    assert [link.id for link in found] == [held[0].id, wrong.id]


def test_a_list_of_errata_at_the_end_corrects_its_own_document_and_nothing_behind_it() -> None:
    guideline = document("要領", date(2025, 7, 18), kind=DocumentKind.GUIDELINE)
    clause = passage(guideline, "中小企業 3分の2\n8,000万円", "2. 公募する類型")
    errata = replace(
        passage(guideline, "正 誤 表\n箇所\n誤\n正\n2頁 2. 上限\n8,000万円\n1億円", "別添"), id="errata", position=1
    )
    behind = replace(passage(guideline, "前回の上限は8,000万円でした。", "2. 参考"), id="behind", position=2)
    fact = change(errata, "8,000万円", "1億円", place="2頁 2. 上限")

    links = amended([guideline], [clause, errata, behind], [fact])

    assert [link.id for link in links] == [clause.id]


def test_a_clause_that_speaks_of_a_change_in_passing_corrects_nothing_before_it() -> None:
    guideline = document("要領", date(2025, 7, 18), kind=DocumentKind.GUIDELINE)
    clause = passage(guideline, "上限は8,000万円です。", "2. 金額")
    passing = replace(passage(guideline, "前回の8,000万円を1億円に変更しました。", "3. 変更点"), id="later", position=1)

    assert amended([guideline], [clause, passing], [change(passing, "8,000万円", "1億円", place="2.")]) == ()


def test_a_notice_above_the_text_corrects_its_own_document() -> None:
    guideline = document("要領", date(2025, 7, 18), kind=DocumentKind.GUIDELINE)
    notice = passage(guideline, "項目 変更前 変更後\n会費 8,000円 1万円", "会費の変更について")
    clause = replace(passage(guideline, "会費は8,000円です。", "2. 会費"), position=1)
    fact = change(notice, "8,000円", "1万円", place="会費")

    assert amended([guideline], [notice, clause], [fact]) == (Amended(clause.id, fact),)


def test_an_extension_told_in_the_guideline_itself_moves_only_an_earlier_day() -> None:
    told = replace(passage(GUIDE, "応募の締切を6月19日（金）まで延長しました。"), id="told", position=9)
    extension = change(told, "", "6月19日（金）", label="延長")
    later = closing(CLOSES, date(2026, 6, 30))

    assert amended([GUIDE], [CLOSES, told], [DEADLINE, later, extension]) == (Amended(DEADLINE.id, extension),)


def test_a_change_that_says_neither_what_stood_nor_what_stands_changes_nothing() -> None:
    held = passage(FIRST, "（変更前）（変更後）")
    assert amended((GUIDE, FIRST), (CLOSES, held), (DEADLINE, change(held, "", ""))) == ()


@pytest.mark.parametrize(
    ("heading", "said", "label", "moved"),
    [
        ("4. 事前エントリー", "事前エントリーは6月12日（金）17時までです。", "意向登録", True),
        ("5. 個別相談会", "申込：6月12日（金）17時まで", "相談", False),
        ("6. 説明会", "申込：6月12日（金）17時まで", "説明会申込", False),
    ],
)
def test_a_day_that_is_moved_moves_nothing_else_of_the_same_day(
    heading: str, said: str, label: str, *, moved: bool
) -> None:
    held = passage(GUIDE, said, heading)
    fact = closing(held, date(2026, 6, 12), 17 * 60, label)
    told = passage(FIRST, "事前エントリー　6月12日（金）17時　→　6月24日（水）17時", "公募期間の延長")
    link = change(told, "6月12日（金）17時", "6月24日（水）17時", label="変更")

    found = {one.id for one in amended((GUIDE, FIRST), (held, told), (fact, link))}

    assert found == ({fact.id, held.id} if moved else set())


@pytest.mark.parametrize(
    ("label", "moved"), [("公募締切（第1回）", False), ("公募締切（第2回）", True), ("公募締切", True)]
)
def test_what_amends_a_round_that_its_title_names_leaves_the_days_of_another_round(label: str, *, moved: bool) -> None:
    news = replace(FIRST, title="港湾連携助成 第2回募集の締切延長のお知らせ")
    held = passage(news, "受付の締切を6月12日（金）から6月19日（金）に延長します。")
    extension = change(held, "6月12日（金）", "6月19日（金）", label="延長")
    deadline = closing(CLOSES, date(2026, 6, 12), label=label)
    found = amended((GUIDE, news), (CLOSES, held), (deadline, extension))
    assert (Amended(deadline.id, extension) in found) is moved


def test_a_beginning_that_is_moved_leaves_the_end_of_its_period() -> None:
    table = passage(GUIDE, "活動できる期間 9月1日～2月26日", "3. 日程")
    value = Period(Moment(date(2026, 9, 1), None), Moment(date(2027, 2, 26), None))
    period = Fact("work", FactKind.PERIOD, "実施期間", value, table.id, table.start, table.end, table.text)
    held = passage(FIRST, "活動の開始　　9月1日　→　9月15日")
    moved = change(held, "9月1日", "9月15日")
    assert amended((GUIDE, FIRST), (table, held), (period, moved)) == (Amended(table.id, moved),)


def test_a_list_of_errata_at_the_top_corrects_what_follows_though_the_year_is_written_otherwise() -> None:
    guideline = document("要領", date(2025, 7, 3), kind=DocumentKind.ERRATA)
    errata = passage(
        guideline, "正誤表\n箇所\n誤\n正\n審査の日程\n令和7年8月25日（月）\n令和7年8月27日（水）", "訂正について"
    )
    clause = replace(
        passage(guideline, "審査会は、2025年8月25日（月）に開きます。", "6. 審査"), id="clause", position=1
    )
    other = replace(passage(guideline, "2025年8月26日（火）に現地を見ます。", "6. 審査"), id="other", position=2)
    fact = change(errata, "令和7年8月25日（月）", "令和7年8月27日（水）", place="審査の日程")

    assert amended([guideline], [errata, clause, other], [fact]) == (Amended(clause.id, fact),)
