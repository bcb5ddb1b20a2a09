from datetime import date

import pytest

from assistant.domain import Arrival, FactKind, Moment, Period
from ingest.dated import dated_in, known_years

D, P, B = FactKind.DEADLINE, FactKind.PERIOD, FactKind.BRIEFING
Read = tuple[FactKind, str, Period | None]


def at(month: int, day: int, hour: int | None = None, *, year: int = 2026, minute: int = 0) -> Moment:
    return Moment(date(year, month, day), None if hour is None else hour * 60 + minute)


def read(line: str, *path: str) -> list[Read]:
    return [(dated.kind, dated.label, dated.period) for dated in dated_in(line, path, years=(2026, 2025))]


@pytest.mark.parametrize(
    ("line", "path", "expected"),
    [
        (
            "公募期間: 令和8年5月11日(月)~令和8年6月12日(金)12時必着",
            (),
            (P, "公募期間", Period(at(5, 11), at(6, 12, 12), Arrival.MUST_ARRIVE)),
        ),
        ("令和8年5月11日から同年6月12日正午まで", ("公募期間",), (P, "公募期間", Period(at(5, 11), at(6, 12, 12)))),
        ("5月11日(月)~29日(金)17時", ("公募期間",), (P, "公募期間", Period(at(5, 11), at(5, 29, 17)))),
        ("令和8年12月1日~1月15日", ("公募期間",), (P, "公募期間", Period(at(12, 1), at(1, 15, year=2027)))),
        (
            "郵送の場合は、6月12日の消印有効とします。",
            ("公募期間",),
            (D, "公募締切", Period(None, at(6, 12), Arrival.POSTMARK)),
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
        ("採択結果の公表時期: 7月中旬~下旬を予定", (), (P, "結果公表", None)),
        ("交付決定日から5事業年度", ("事業実施期間",), (P, "実施期間", None)),
    ],
)
def test_a_date_has_its_label_year_minute_and_arrival(line: str, path: tuple[str, ...], expected: Read) -> None:
    assert read(line, *path) == [expected]


def test_the_weekday_tells_which_year_was_left_out() -> None:
    friday_in_2025 = "応募の締切は6月13日(金)です。"
    assert read(friday_in_2025) == [(D, "公募締切", Period(None, at(6, 13, year=2025)))]


@pytest.mark.parametrize(
    "line",
    [
        "令和2年2月3日~3月6日まで公募を行い、17件申請があり、9拠点を選抜。",
        "(令和6年9月30日時点)",
        "令和5年2月8日、令和6年2月20日改定",
        "令和7年7月18日",
        "説明会は令和7年4月24日に開催しました。",
    ],
)
def test_history_and_bare_dates_are_no_facts(line: str) -> None:
    assert read(line) == []


def test_the_years_of_a_document_are_known_in_order() -> None:
    assert known_years("令和8年度 助成事業\n令和8年4月15日\n平成30年度の実績") == (2026, 2018)
