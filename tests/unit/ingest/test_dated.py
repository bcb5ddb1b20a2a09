from datetime import date

import pytest

from assistant.domain import Arrival, FactKind, Moment, Period, Unparsed, Wording
from ingest.dated import closed_up, dated_in
from ingest.years import Evidence

D, P, B = FactKind.DEADLINE, FactKind.PERIOD, FactKind.BRIEFING
Read = tuple[FactKind, str, Period | Wording | Unparsed]
PUBLISHED = Evidence(published=date(2026, 4, 15))


def at(month: int, day: int, hour: int | None = None, *, year: int = 2026, minute: int = 0) -> Moment:
    return Moment(date(year, month, day), None if hour is None else hour * 60 + minute)


def read(line: str, *path: str) -> list[Read]:
    return [(dated.kind, dated.label, dated.value) for dated in dated_in(line, path, evidence=PUBLISHED)]


@pytest.mark.parametrize(
    ("line", "path", "expected"),
    [
        (
            "公募期間: 令和8年5月11日(月)~令和8年6月12日(金)12時必着",
            (),
            (P, "公募期間", Period(at(5, 11), at(6, 12, 12), Arrival.MUST_ARRIVE)),
        ),
        (
            "▽締    切 6月19日(金)17時必着",
            (),
            (D, "公募締切", Period(None, at(6, 19, 17), Arrival.MUST_ARRIVE)),
        ),
        ("【応 募 期 間】5月11日~6月12日", (), (P, "公募期間", Period(at(5, 11), at(6, 12)))),
        ("6月19日(金)", ("■ 締 切",), (D, "公募締切", Period(None, at(6, 19)))),
        ("6月19日(金)", ("説明会", "締切"), (D, "説明会申込", Period(None, at(6, 19)))),
        ("令和8年5月11日から同年6月12日正午まで", ("公募期間",), (P, "公募期間", Period(at(5, 11), at(6, 12, 12)))),
        ("5月11日(月)~29日(金)17時", ("公募期間",), (P, "公募期間", Period(at(5, 11), at(5, 29, 17)))),
        ("令和8年12月1日~1月15日", ("公募期間",), (P, "公募期間", Period(at(12, 1), at(1, 15, year=2027)))),
        (
            "郵送の場合は、6月12日の消印有効とします。",
            ("公募期間",),
            (D, "公募締切（郵送）", Period(None, at(6, 12), Arrival.POSTMARK)),
        ),
        (
            "申請書の原本は6月15日(月)までに郵送してください(当日消印有効)。",
            ("公募期間",),
            (D, "原本の郵送", Period(None, at(6, 15), Arrival.POSTMARK)),
        ),
        (
            "原本の郵送の締切:令和8年6月15日(月)消印有効",
            ("5.公募期間と意向登録",),
            (D, "原本の郵送", Period(None, at(6, 15), Arrival.POSTMARK)),
        ),
        (
            "令和8年4月24日(金)14時から15時半まで",
            ("公募説明会",),
            (B, "説明会", Period(at(4, 24, 14), at(4, 24, 15, minute=30))),
        ),
        ("応募書類の提出期限: 2026/6/12 24時", (), (D, "公募締切", Period(None, at(6, 12, 24)))),
        (
            "申請にあたっては、5月20日(水曜日)16時までに意向登録をお願いいたします。",
            ("公募期間",),
            (D, "意向登録", Period(None, at(5, 20, 16))),
        ),
        (
            "日時:令和8年4月24日(金)14時~15時半(予定)",
            ("公募説明会",),
            (B, "説明会", Period(at(4, 24, 14), at(4, 24, 15, minute=30))),
        ),
        ("申込み:4月22日(水)17時までに、事務局宛てに", ("公募説明会",), (D, "説明会申込", Period(None, at(4, 22, 17)))),
        ("質問は、5月22日(金)17時までに提出してください。", (), (D, "質問", Period(None, at(5, 22, 17)))),
        ("採択結果の公表時期: 7月中旬~下旬を予定", (), (P, "結果公表", Wording())),
        ("交付決定日から5事業年度", ("事業実施期間",), (P, "実施期間", Wording())),
    ],
)
def test_a_date_has_its_label_year_minute_and_arrival(line: str, path: tuple[str, ...], expected: Read) -> None:
    assert read(line, *path) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "令和2年2月3日~3月6日まで公募を行い、17件申請があり、9拠点を選抜。",
        "(令和6年9月30日時点)",
        "令和5年2月8日、令和6年2月20日改定",
        "令和7年7月18日",
        "説明会は令和7年4月24日に開催しました。",
        "選抜拠点は6月20日に公表された。",
        "応募は令和7年6月20日で締め切りました。",
    ],
)
def test_history_and_bare_dates_are_no_facts(line: str) -> None:
    assert read(line) == []


def test_a_deadline_of_those_who_are_chosen_is_none_of_the_call() -> None:
    assert read("実績報告書は、令和9年4月10日までに提出してください。", "公募期間") == []


def test_a_day_that_is_history_leaves_the_others_of_its_sentence() -> None:
    said = "令和8年4月20日に公表された公募要領に基づき、6月12日(金)正午までに応募してください。"
    assert read(said) == [(D, "公募締切", Period(None, at(6, 12, 12)))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("応募の締切は6月13日(金)です。", (D, "公募締切")),  # a Saturday in 2026
        ("公募期間:令和8年5月11日(月)~令和8年6月12日(木)", (P, "公募期間")),
        ("公募期間:令和8年6月12日~令和8年5月11日", (P, "公募期間")),
        ("応募締切:〇月〇日", (D, "公募締切")),
        ("提出期限:6月下旬", (D, "公募締切")),
        ("応募締切:6月32日", (D, "公募締切")),
    ],
)
def test_a_deadline_that_cannot_be_read_is_kept_as_text_and_marked(line: str, expected: tuple[FactKind, str]) -> None:
    assert read(line) == [(*expected, Unparsed())]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "一次締切:令和8年5月29日(金)、二次締切:令和8年7月31日(金)正午",
            [
                (D, "公募締切（1次）", Period(None, at(5, 29))),
                (D, "公募締切（2次）", Period(None, at(7, 31, 12))),
            ],
        ),
        (
            "一次締切:5月29日(金) 二次締切:7月31日(金) 質問の受付は5月22日(金)正午までとします。",
            [
                (D, "公募締切（1次）", Period(None, at(5, 29))),
                (D, "公募締切（2次）", Period(None, at(7, 31))),
                (D, "質問", Period(None, at(5, 22, 12))),
            ],
        ),
        ("第2回締切:令和8年9月30日 17:00厳守", [(D, "公募締切（第2回）", Period(None, at(9, 30, 17)))]),
        ("第7回公募期間:令和8年5月11日~同月末日", [(P, "公募期間", Period(at(5, 11), at(5, 31)))]),
        ("公募期間:令和8年5月11日(月)から翌月10日まで", [(P, "公募期間", Period(at(5, 11), at(6, 10)))]),
        ("公募期間:令和8年12月11日から翌年1月15日まで", [(P, "公募期間", Period(at(12, 11), at(1, 15, year=2027)))]),
        ("公募開始:令和8年5月11日(月)から受付", [(P, "公募期間", Period(at(5, 11), None))]),
        ("公募期間:R8.5.11~R8.6.12 当日消印有効", [(P, "公募期間", Period(at(5, 11), at(6, 12), Arrival.POSTMARK))]),
        ("説明会:令和8年4月24日(金)14:00~同日15:30", [(B, "説明会", Period(at(4, 24, 14), at(4, 24, 15, minute=30)))]),
        ("応募締切:2026年6月12日(金曜日)午後5時30分", [(D, "公募締切", Period(None, at(6, 12, 17, minute=30)))]),
        ("応募締切:6/12(金)12:00 noon", [(D, "公募締切", Period(None, at(6, 12, 12)))]),
        ("応募締切:令和8年 6月 12日 24時", [(D, "公募締切", Period(None, at(6, 12, 24)))]),
        ("応募締切:令和8年6月末日", [(D, "公募締切", Period(None, at(6, 30)))]),
    ],
)
def test_dates_are_read_in_every_form(line: str, expected: list[Read]) -> None:
    assert read(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "令和8年4月10日に公表した公募要領の「5.公募期間と意向登録」は、次のとおりとします。",
        "4月10日に公表した「3.応募期限と提出先」の表をご覧ください。",
    ],
)
def test_a_sentence_that_names_a_section_gives_no_deadline(line: str) -> None:
    assert read(line) == []


def test_the_two_ways_to_apply_keep_their_deadlines_apart() -> None:
    line = "応募の締切は、電子申請は6月12日(金)17時、郵送の場合は6月10日(水)必着です。"
    assert [(label, value) for _, label, value in read(line)] == [
        ("公募締切", Period(None, at(6, 12, 17))),
        ("公募締切（郵送）", Period(None, at(6, 10), Arrival.MUST_ARRIVE)),
    ]


def test_the_day_of_publication_under_the_title_of_a_briefing_is_no_briefing() -> None:
    assert read("・令和8年4月15日", "公募説明会資料") == []
    assert read("令和8年4月15日(水)14時", "公募説明会") == [(B, "説明会", Period(at(4, 15, 14), None))]
    assert read("令和8年4月16日", "公募説明会") == [(B, "説明会", Period(at(4, 16), None))]


def test_a_line_whose_only_day_is_past_holds_no_deadline() -> None:
    assert read("令和8年4月15日に公表した要領の「公募期間と意向登録」は、次のとおり読み替えてください。") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "公募の締切を、令和8年6月12日(金)17時から令和8年6月19日(金)正午に延長します。",
            [(D, "公募締切", Period(None, at(6, 19, 12)))],
        ),
        ("公募の締切を6月12日(金)から6月19日(金)まで延長します。", [(D, "公募締切", Period(None, at(6, 19)))]),
        (
            "公募期間を6月12日(金)から6月19日(金)まで延長します。",
            [(P, "公募期間", Period(at(6, 12), at(6, 19)))],
        ),
        (
            "意向登録の締切(令和8年5月29日)と、郵送の場合の締切(令和8年6月15日消印有効)は変わりません。",
            [
                (D, "意向登録", Period(None, at(5, 29))),
                (D, "公募締切（郵送）", Period(None, at(6, 15), Arrival.POSTMARK)),
            ],
        ),
    ],
)
def test_what_stood_before_begins_no_period_and_each_day_has_its_own_name(line: str, expected: list[Read]) -> None:
    assert read(line) == expected


def test_under_a_heading_of_two_topics_what_has_no_name_is_of_the_application() -> None:
    line, day = "締切:令和8年6月15日(月)", Period(None, at(6, 15))
    assert read(line, "公募期間と意向登録") == [(D, "公募締切", day)]
    assert read(line, "意向登録") == [(D, "意向登録", day)]
    assert read("申込みの期限:令和8年6月15日(月)", "公募説明会の申込期限") == [(D, "説明会申込", day)]


def test_a_label_whose_letters_are_spread_leaves_the_date_in_its_place() -> None:
    line = "▽締    切 6月19日(金)17時必着"

    (dated,) = dated_in(line, (), evidence=PUBLISHED)

    assert line[dated.start : dated.end].startswith("6月19日")


@pytest.mark.parametrize("line", ["第1期 限度額 6月1日現在", "助成の対 象 6月1日"])
def test_letters_that_only_neighbour_each_other_are_no_label(line: str) -> None:
    assert closed_up(line) == line
    assert read(line) == []
