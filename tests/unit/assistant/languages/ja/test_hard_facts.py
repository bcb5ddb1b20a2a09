from __future__ import annotations

from datetime import date
from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.languages.ja.hard_facts import HardFact, hard_facts
from assistant.languages.ja.normalise import plain
from assistant.verification import unsupported

Values = set[tuple[str, str]]


def facts(text: str) -> Values:
    return {(fact.kind, fact.value) for fact in hard_facts(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和7年8月27日", {("date", "2025-08-27")}),
        ("令和七年八月二十七日", {("date", "2025-08-27")}),
        ("27 August 2025", {("date", "2025-08-27")}),
        ("8月27日(水)12時", {("date", "____-08-27"), ("weekday", "____-08-27 水"), ("moment", "____-08-27T12:00")}),
        ("令和7年(2026年)8月27日", {("date", "2025-08-27"), ("date", "2026-__-__")}),
        ("令和7年10月中旬", {("date", "2025-10-__")}),
        ("R5補正", {("date", "2023-__-__")}),
        ("正午", {("time", "12:00")}),
        ("午後五時半", {("time", "17:30")}),
        ("令和７年度", {("fiscal year", "2025")}),
    ],
)
def test_days_and_times_have_one_notation(text: str, expected: Values) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("1,250万円", 12_500_000),
        ("１，２５０万円", 12_500_000),
        ("12,500千円", 12_500_000),
        ("12,500,000円", 12_500_000),
        ("1250 万 円", 12_500_000),
        ("¥12,500,000", 12_500_000),
        ("12.5 million yen", 12_500_000),
        ("3千万円", 30_000_000),
        ("三千万円", 30_000_000),
        ("2.5億円", 250_000_000),
        ("1億2,000万円", 120_000_000),
        ("6,100百万円", 6_100_000_000),
        ("1.5兆円", 1_500_000_000_000),
        ("百五十万円", 1_500_000),
    ],
)
def test_amounts_are_yen(text: str, yen: int) -> None:
    assert facts(text) == {("amount", f"{yen}円")}


def test_other_currencies_are_not_yen() -> None:
    assert facts("706億ドル") == {("amount", "70600000000ドル")}


def test_a_unit_that_heads_a_table_is_no_amount() -> None:
    assert facts("(単位:千円)") == {("unit", "千円")}


@pytest.mark.parametrize("text", ["2/3", "3分の2", "３分の２", "三分の二", "2 ⁄ 3", "10/15"])
def test_two_thirds_is_a_rate(text: str) -> None:
    assert facts(text) == {("rate", "2/3")}


@pytest.mark.parametrize("text", ["1/2", "50%", "５０％", "2分の1", "5割", "50パーセント"])
def test_a_half_is_a_rate(text: str) -> None:
    assert facts(text) == {("rate", "1/2")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E-mail：Innovation2021@landbrains.co.jp", {("mail", "innovation2021@landbrains.co.jp")}),
        ("mail：s-sangi-\ndaigakurenkeisuishin@meti.go.jp", {("mail", "s-sangi-daigakurenkeisuishin@meti.go.jp")}),
        ("s-sangi- daigakurenkeisuishin@meti.go.jp", {("mail", "s-sangi-daigakurenkeisuishin@meti.go.jp")}),
        ("hqt-smartcity-\n mlit@gxb.mlit.\ngo.jp", {("mail", "hqt-smartcity-mlit@gxb.mlit.go.jp")}),
        ("info[at]example.go.jp", {("mail", "info@example.go.jp")}),
        ("E-mail\ninfo@example.go.jp", {("mail", "info@example.go.jp")}),
        ("E-mail:haken@minato- \n\nhatsumei.example", {("mail", "haken@minato-hatsumei.example")}),
        ("koubo@\n(公募係) 方、書類 zaidan.example", {("mail", "koubo@zaidan.example"), ("name", "zaidan.example")}),
        ("daigakuren\nkeisuishin@meti.go.jp", {("mail", "…keisuishin@meti.go.jp")}),
        ("іnfo@example.go.jp", {("mail", "іnfo@example.go.jp")}),
        ("@新東京ビル", {("mail", "@新東京ビル")}),
    ],
)
def test_a_mail_address_is_whole_or_marked_as_cut(text: str, expected: Values) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://www.meti.go.jp/kobo/k22.html。", "https://www.meti.go.jp/kobo/k22.html"),
        ("HTTPS://WWW.meti.go.jp/Kobo/、", "https://www.meti.go.jp/Kobo"),
        ("https://www.meti.go.jp/kobo/\n2022/k22.html", "https://www.meti.go.jp/kobo/2022/k22.html"),
        ("https://www.meti.go.jp/kobo-\nkoubo/", "https://www.meti.go.jp/kobo-koubo"),
        ("(https://www.1stround.jp/)\nTEL", "https://www.1stround.jp"),
        ("https://www.1stround.jp/a.html\ninfo", "https://www.1stround.jp/a.html"),
    ],
)
def test_a_url_is_whole_also_over_two_lines(text: str, url: str) -> None:
    assert facts(text) == {("url", url)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TEL：03-3501-0075", {("phone", "0335010075")}),
        ("０３（３５０１）００７５", {("phone", "0335010075")}),
        ("+81-3-3501-0075", {("phone", "0335010075")}),
        ("03ー3501ー0075", {("phone", "0335010075")}),
        ("0335010075", {("phone", "0335010075")}),
        ("FAX:03-3501-0076", {("fax", "0335010076")}),
        ("TEL/FAX:03-3501-0076", {("fax", "0335010076"), ("phone", "0335010076")}),
        ("03-5253-4111（内線4195）", {("phone", "0352534111"), ("extension", "0352534111#4195")}),
        ("内線：4195", {("extension", "#4195")}),
        ("3501-0075", {("chain", "3501-0075")}),
        ("〒102-0093", {("chain", "102-0093")}),
        ("〒1020093", {("chain", "102-0093")}),
        ("平河町 1-2-10", {("chain", "1-2-10")}),
        ("東京都千代田区平河町", {("place", "東京都千代田区平河町")}),
    ],
)
def test_numbers_that_reach_somebody_are_whole(text: str, expected: Values) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("様式第3号", {("form", "様式3")}),
        ("様式３－２", {("form", "様式3-2")}),
        ("様式第三号の二", {("form", "様式3の2")}),
        ("様式A", {("form", "様式A")}),
        ("別紙1", {("form", "別紙1")}),
        ("第５条第２項", {("ordinal", "第5条"), ("ordinal", "第2項")}),
        ("第5条の2", {("ordinal", "第5条の2")}),
        ("第七回", {("ordinal", "第7回")}),
        ("7回目", {("ordinal", "第7回")}),
        ("二次公募", {("ordinal", "第2次")}),
        ("7回", {("count", "7回")}),
    ],
)
def test_forms_articles_and_editions_have_their_number(text: str, expected: Values) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("５社", "5社"),
        ("三 機関", "3機関"),
        ("十二拠点", "12拠点"),
        ("17件", "17件"),
        ("5年間", "5年"),
        ("５か年", "5年"),
        ("3年度間", "3年度"),
        ("５事業年度", "5事業年度"),
        ("80ページ", "80ページ"),
        ("6ヶ月", "6か月"),
        ("10MB", "10MB"),
        ("20万人", "200000人"),
    ],
)
def test_counts_keep_their_counter(text: str, count: str) -> None:
    assert hard_facts(text) == {HardFact("count", count)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(1)①", {("number", "1")}),
        ("2 3", {("number", "2"), ("number", "3")}),
        ("第五条の一般的な事項", {("ordinal", "第5条")}),
        ("500-1,000万円", {("number", "500"), ("amount", "10000000円")}),
        ("A4", {("code", "a4")}),
        ("COI-NEXT2", {("code", "coi-next2")}),
        ("3.1.2", {("chain", "3.1.2")}),
        ("2026年1\u200c0月", {("date", "2026-10-__")}),
        ("٥社", {("count", "5社")}),
        ("数十社、一部、一時的、千円、一般社団法人", set()),
    ],
)
def test_any_other_number_is_a_number(text: str, expected: Values) -> None:
    assert facts(text) == expected


@settings(max_examples=200, deadline=None)
@given(number=st.integers(1, 10**7))
def test_an_amount_in_any_unit_is_the_same(number: int) -> None:
    yen = number * 1000
    spellings = [
        f"{number}千円",
        f"{number:,}千円",
        f"{yen}円",
        f"{yen:,}円",
        f"{Fraction(yen, 10_000).__float__():.1f}万円",
    ]

    assert {fact.value for spelling in spellings for fact in hard_facts(spelling)} == {f"{yen}円"}


@settings(max_examples=400, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=60), st.text("0123456789,.-/@年月日時分の第様式万億円(R令和7・:\n 〇一二十百", max_size=60)
    )
)
def test_no_text_breaks_the_reader(text: str) -> None:
    assert all(fact.kind and fact.value for fact in hard_facts(text))


@pytest.mark.parametrize(
    "text",
    ["1" * 100_000, "第" * 100_000, "1," * 50_000, "1,000" + ",000" * 25_000, "a@" * 50_000, "a-\n" * 30_000, "a." * 50_000, "1-" * 50_000, "0" + " " * 100_000,
     "https://a/\n" * 9_000, "1億" * 50_000, "一" * 100_000, "3分の" * 30_000, "a-" * 50_000, "東京都" + "区" * 100_000],
)  # fmt: skip
def test_a_hundred_thousand_characters_take_no_time(text: str) -> None:
    begin = perf_counter()
    hard_facts(text)

    assert perf_counter() - begin < 30  # what grows with the square takes minutes


@pytest.mark.parametrize(
    ("claim", "quotes", "missing"),
    [
        ("03-3501-0075", ["TEL:103-3501-00751"], ("phone", "0335010075")),
        ("3501-0075", ["TEL:03-3501-0075"], ("chain", "3501-0075")),
        ("daigaku@meti.go.jp", ["s-sangi-\ndaigaku@meti.go.jp"], ("mail", "daigaku@meti.go.jp")),
        ("sangi@meti.go.jp", ["s-sangi@meti.go.jp"], ("mail", "sangi@meti.go.jp")),
        ("https://www.meti.go.jp/a/", ["https://www.meti.go.jp/a/\nb/c.html"], ("url", "https://www.meti.go.jp/a")),
        ("5社", ["25社"], ("count", "5社")),
        ("5社", ["5機関"], ("count", "5社")),
        ("8", ["8月27日"], ("number", "8")),
        ("250", ["1,250万円"], ("number", "250")),
        ("令和8年7月20日", ["7月20日(水)", "令和4年度"], ("date", "2026-07-20")),
        ("8月27日12時", ["8月27日17時、説明会は12時"], ("moment", "____-08-27T12:00")),
        ("8月27日(木)", ["8月27日(水)"], ("weekday", "____-08-27 木")),
        (
            "03-5253-4111(内線3034)",
            ["03-5253-4111(内線4195)、03-1111-2222(内線3034)"],
            ("extension", "0352534111#3034"),
        ),
        ("FAX:03-1111-2222", ["TEL:03-1111-2222"], ("fax", "0311112222")),
        ("5,000百万円", ["(千円)", "5,000"], ("amount", "5000000000円")),
    ],
)
def test_a_fact_that_stands_in_no_quote_is_named(claim: str, quotes: list[str], missing: tuple[str, str]) -> None:
    assert unsupported(claim, quotes) == (HardFact(*missing),)


@pytest.mark.parametrize(
    ("claim", "quotes"),
    [
        ("令和4年7月20日(水)16時", ["令和４年６月２７日から", "7 月 20 日（水曜日）１６時までに"]),
        ("令和4年7月20日", ["令和4年度", "7月20日"]),
        ("8月27日", ["令和7年8月27日"]),
        ("令和7年8月", ["令和7年8月27日"]),
        ("5", ["5社"]),
        ("5,000千円", ["予算額(千円)", "5,000 新規"]),
        ("03-5253-4111(内線4195)", ["03-5253-4111(代表) 内線4195"]),
        ("s-sangi-daigaku@meti.go.jp", ["s-sangi-\ndaigaku@meti.go.jp"]),
        ("By noon on 27 August 2025", ["令和7年8月27日正午"]),
    ],
)
def test_a_fact_may_be_written_otherwise_in_the_quotes(claim: str, quotes: list[str]) -> None:
    assert unsupported(claim, quotes) == ()


@pytest.mark.parametrize(
    ("claim", "held"), [("令和8年1月20日", True), ("令和7年1月20日", False), ("令和7年7月20日", True)]
)
def test_a_day_without_its_year_lies_in_the_year_after_publishing(claim: str, held: bool) -> None:  # noqa: FBT001 - a column
    quotes = [plain(claim).split("年")[1]]

    assert (not unsupported(claim, quotes, published_on=[date(2025, 7, 18)])) is held
    assert unsupported(claim, quotes)
