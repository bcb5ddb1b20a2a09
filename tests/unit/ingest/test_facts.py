from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import (
    Amount,
    Arrival,
    Bound,
    Contact,
    Fact,
    FactKind,
    FactValue,
    Moment,
    Page,
    Passage,
    Period,
    Unparsed,
    Wording,
)
from ingest.facts import facts_of
from ingest.passages import passages_of
from ingest.sections import sections_of
from ingest.years import Evidence
from tests.unit.ingest.extracting import pages, table_page

CALL_PAGE = """令和８年度　港湾連携助成の公募について

【公募期間】
５月１１日（月）から６月１２日（金）正午ま
で（必着）

【応募資格】
次の全てを満たす者とします。
・県内に主たる事業所を有すること。
・県税を滞納していないこと。ただし、猶予を受けている場合を除く。

【助成の内容】
助成率は２分の１以内、上限額は５００万円とします。

【お問い合わせ先】
みなと産業財団　連携推進課
mail：s-minato-
renkei@example.jp
"""


def read(*texts: str) -> tuple[tuple[Page, ...], tuple[Passage, ...], tuple[Fact, ...]]:
    extracted = pages(*texts)
    plain_pages = tuple(page.page for page in extracted)
    sections = sections_of(extracted)
    passages = passages_of("d", plain_pages, sections)
    return plain_pages, passages, facts_of(plain_pages, sections, passages)


def test_the_facts_of_a_call_page() -> None:
    found = [(fact.kind, fact.label, fact.value) for fact in read(CALL_PAGE)[2]]
    assert found == [
        (
            FactKind.PERIOD,
            "公募期間",
            Period(Moment(date(2026, 5, 11)), Moment(date(2026, 6, 12), 720), Arrival.MUST_ARRIVE),
        ),
        (FactKind.ELIGIBILITY, "応募資格", Wording()),
        (FactKind.SUPPORT, "助成の内容", Wording()),
        (FactKind.AMOUNT, "助成率", Amount(rate="1/2", bound=Bound.AT_MOST)),
        (FactKind.AMOUNT, "上限額", Amount(yen=5_000_000, bound=Bound.AT_MOST)),
        (
            FactKind.CONTACT,
            "お問い合わせ先",
            Contact(
                "みなと産業財団 連携推進課",
                mail=("s-minato-renkei@example.jp",),
                department="連携推進課",
                purpose="問い合わせ先",
            ),
        ),
        *[(FactKind.ELIGIBILITY, "応募資格", Wording())] * 3,  # the lead with its list, and each item
    ]


def test_a_fact_is_quoted_as_it_stands_in_the_document() -> None:
    period = read(CALL_PAGE)[2][0]
    assert period.text == "５月１１日（月）から６月１２日（金）正午ま\nで（必着）"


def test_ids_stay_the_same_from_run_to_run() -> None:
    assert read(CALL_PAGE) == read(CALL_PAGE)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*CALL_PAGE.split("\n"), "TEL：045-123-4567", "令和８年４月２日", "説明会"]), max_size=40)
)
def test_every_fact_stands_at_its_offsets_in_its_passage(lines: list[str]) -> None:
    (page,), passages, facts = read("\n".join(lines))
    held = {passage.id: passage for passage in passages}
    for fact in facts:
        passage = held[fact.passage_id]
        assert page.text[fact.start : fact.end] == fact.text
        assert passage.start <= fact.start < fact.end <= passage.end


def test_headings_in_plain_words_are_heard_too() -> None:
    page = """２．申請できる者
県内の漁業協同組合が申請できます。

３．提出する書類
申請用紙を電子メールで提出してください。

４．日程
・選抜期間：公表日から3年度間
"""
    found = [(fact.kind, fact.label) for fact in read(page)[2]]

    assert found == [
        (FactKind.ELIGIBILITY, "2.申請できる者"),
        (FactKind.FORM, "3.提出する書類"),
        (FactKind.PERIOD, "実施期間"),
        (FactKind.SCHEDULE, "選抜期間"),
        (FactKind.ELIGIBILITY, "2.申請できる者"),
    ]


def dated(text: str, *, published: date | None = None) -> list[tuple[FactKind, str, FactValue]]:
    extracted = pages(text)
    plain_pages = tuple(page.page for page in extracted)
    sections = sections_of(extracted)
    passages = passages_of("d", plain_pages, sections)
    facts = facts_of(plain_pages, sections, passages, Evidence(published=published))
    return [(fact.kind, fact.label, fact.value) for fact in facts if fact.kind not in (FactKind.FORM, FactKind.CONTACT)]


def test_the_day_of_a_mail_gives_the_year_of_what_it_announces() -> None:
    (found,) = dated("応募の締切は１月２７日です。\n", published=date(2022, 12, 20))
    assert found == (FactKind.DEADLINE, "公募締切", Period(None, Moment(date(2023, 1, 27))))


def test_without_any_year_a_date_stays_text() -> None:
    assert dated("応募の締切は１月２７日です。\n") == [(FactKind.DEADLINE, "公募締切", Unparsed())]


def test_a_period_may_go_on_in_the_next_line() -> None:
    text = "公募期間\n\n令和８年５月１１日（月）～\n\n令和８年６月１２日（金）正午必着\n"
    expected = Period(Moment(date(2026, 5, 11)), Moment(date(2026, 6, 12), 720), Arrival.MUST_ARRIVE)
    assert dated(text) == [(FactKind.PERIOD, "公募期間", expected)]


def test_columns_that_are_named_for_their_dates_give_periods() -> None:
    page = table_page(["区分\t開始日\t締切日", "公募\t令和8年5月11日\t6月12日 17:00", "質問\t令和8年5月11日\t5月22日"])
    sections = sections_of((page,))
    passages = passages_of("d", (page.page,), sections)
    assert [(fact.label, fact.value) for fact in facts_of((page.page,), sections, passages)] == [
        ("公募期間", Period(Moment(date(2026, 5, 11)), Moment(date(2026, 6, 12), 1020))),
        ("質問", Period(Moment(date(2026, 5, 11)), Moment(date(2026, 5, 22)))),
    ]


def test_the_rows_of_a_schedule_are_facts_under_their_own_names() -> None:
    text = "【公募後のスケジュール】\n採択決定：９月頃\n交付決定　令和８年１０月上旬\n事業開始は、令和８年１０月１５日です。\n"
    schedule = [(label, value) for kind, label, value in dated(text) if kind is FactKind.SCHEDULE]
    assert schedule == [
        ("採択決定", Wording()),
        ("交付決定", Wording()),
        ("事業開始", Period(None, Moment(date(2026, 10, 15)))),
    ]


def facts_of_table(*lines: str) -> list[tuple[FactKind, str, object]]:
    page = table_page(list(lines))
    sections = sections_of((page,))
    passages = passages_of("d", (page.page,), sections)
    return [(fact.kind, fact.label, fact.value) for fact in facts_of((page.page,), sections, passages)]


def test_a_column_of_openings_is_no_period_and_says_which_edition_opened() -> None:
    assert facts_of_table("年度\t回\t公募開始日", "令和7年度\t第4回\t2025年5月12日") == [
        (FactKind.SCHEDULE, "令和7年度 第4回 公募開始日", Period(Moment(date(2025, 5, 12)))),
    ]


def test_the_columns_of_another_deadline_do_not_close_the_call() -> None:
    head = "事業名\t公募開始日\t意向登録締切\t公募締切"
    assert facts_of_table(head, "みずほ港湾実証\t2026年5月11日\t2026年5月22日\t2026年6月12日 17時") == [
        (FactKind.DEADLINE, "意向登録（みずほ港湾実証）", Period(None, Moment(date(2026, 5, 22)))),
        (
            FactKind.PERIOD,
            "公募期間（みずほ港湾実証）",
            Period(Moment(date(2026, 5, 11)), Moment(date(2026, 6, 12), 1020)),
        ),
    ]


def test_the_day_beside_a_title_is_that_of_the_paper_and_no_briefing() -> None:
    assert dated("令和8年度 みずほ補助金 公募説明会資料\n\n・令和8年4月24日\n・みずほ振興公社 企画課\n") == []


def test_the_only_way_to_apply_has_the_deadline_of_the_call() -> None:
    text = "【申請方法】\n申請書は簡易書留で送ってください。\n郵送の締切：令和8年6月12日（金）必着\n"
    assert [(label, value) for _, label, value in dated(text)] == [
        ("公募締切", Period(None, Moment(date(2026, 6, 12)), Arrival.MUST_ARRIVE))
    ]


def test_what_must_have_happened_by_a_day_may_stand_in_the_line_below() -> None:
    text = "【応募の締切】\n郵送の締切：令和8年6月12日（金）まで\n（当日消印有効）\n"
    assert [value for _, _, value in dated(text)] == [Period(None, Moment(date(2026, 6, 12)), Arrival.POSTMARK)]


def test_a_row_of_a_list_of_programmes_gives_its_period_its_amount_and_its_desk() -> None:
    head = "No.\t制度名\t公募期間 開始\t公募期間 締切\t補助上限額\tお問い合わせ先"
    row = "1\tみずほ港湾実証\t2026/5/11\t2026/6/12 17:00\t500万円\tみずほ県産業課（045-000-0001） E-mail：sangyo@minato.example"
    assert facts_of_table(head, row) == [
        (
            FactKind.PERIOD,
            "公募期間（みずほ港湾実証）",
            Period(Moment(date(2026, 5, 11)), Moment(date(2026, 6, 12), 1020)),
        ),
        (
            FactKind.CONTACT,
            "みずほ港湾実証",
            Contact(
                organisation="みずほ県産業課",
                programme="みずほ港湾実証",
                tel=("045-000-0001",),
                mail=("sangyo@minato.example",),
                department="みずほ県産業課",
            ),
        ),
        (FactKind.AMOUNT, "補助上限額", Amount(yen=5_000_000, bound=Bound.AT_MOST, scope="みずほ港湾実証")),
    ]


def test_the_rounds_of_a_table_are_told_apart() -> None:
    found = facts_of_table("区分\t締切", "1次締切\t2026年6月12日 17時", "2次締切\t2026年9月11日 17時")
    assert [label for _, label, _ in found] == ["公募締切（1次）", "公募締切（2次）"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("応募方法\n令和8年5月15日（金）まで、1組30分の個別相談をオンラインで受け付けます。\n", "相談"),
        ("公募スケジュール\n\n個別相談の受付 令和8年5月15日（金）まで\n", "相談"),
        ("応募方法\n申請システムの利用登録は令和8年8月28日（金）までに済ませてください。\n", "利用登録"),
        ("応募方法\n応募を予定する方は、令和8年7月15日（水）までに参加表明をしてください。\n", "意向登録"),
        ("1. 募集コース\n\n活動期間：令和8年10月1日（木）～令和9年9月30日（木）\n", "実施期間"),
    ],
)
def test_what_is_no_application_is_no_deadline_of_the_call(text: str, label: str) -> None:
    assert {found for kind, found, _ in dated(text) if kind is not FactKind.SCHEDULE} == {label}


def test_a_recording_of_a_briefing_is_no_briefing() -> None:
    text = "公募説明会\n\n当日の録画は令和8年4月30日（木）からウェブサイトで公開します。\n"
    assert [label for kind, label, _ in dated(text) if kind is FactKind.BRIEFING] == []


def test_a_second_day_is_of_what_the_first_is() -> None:
    text = "審査\n面接審査は令和8年9月17日（木）、18日（金）に行い、採択の発表は10月5日（月）です。\n"
    days = [label for _, label, value in dated(text) if isinstance(value, Period)]
    assert days == ["ヒアリング", "ヒアリング", "結果公表"]


def test_an_answer_gives_the_day_that_its_question_asks_for() -> None:
    text = (
        "Q1. 誰が応募できますか。\nA1. 大学です。\n\nQ2. 応募の締切はいつですか。\nA2. 2026年9月4日（金）17時です。\n"
    )
    assert dated(text) == [(FactKind.DEADLINE, "公募締切", Period(None, Moment(date(2026, 9, 4), 17 * 60)))]


def test_what_an_earlier_mail_said_that_a_mail_quotes_is_no_fact() -> None:
    mail = """はじめての見本市補助金（第3回）の締切を延長します

公募締切：令和8年7月10日（金）17時必着

----- 以下、前号 -----
> 件名: 【しおさいニュース】Vol.57
> 日付: 2026年6月10日(水) 10:00
>
> 公募締切：令和8年6月26日（金）17時必着
"""
    read = pages(mail)
    sections = sections_of(read)
    found = facts_of([page.page for page in read], sections, passages_of("doc", [page.page for page in read], sections))

    days = {fact.value.closes.day for fact in found if isinstance(fact.value, Period) and fact.value.closes}
    assert days == {date(2026, 7, 10)}
