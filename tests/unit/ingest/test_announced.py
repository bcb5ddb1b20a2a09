from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.domain import Fact, Period, Revision
from ingest.revisions import Job, revisions_of

MAIL = """みなと産業財団メールニュースをお届けします。

［目次］
・港湾連携助成事業
・海洋観測支援プログラム

――――――――――――――――――――――――――――――――
◆令和7年度 港湾連携助成事業の公募について
――――――――――――――――――――――――――――――――
港で活動する企業と大学の連携を助成します。
公募期間：令和7年5月12日～令和7年6月13日 17時必着
問い合わせ先：港湾連携課 電話 03-1111-2222

――――――――――――――――――――――――――――――――
◆第3回 海洋観測支援プログラムの募集
――――――――――――――――――――――――――――――――
海の観測に取り組む団体を支援します。
募集期間：令和7年5月20日～令和7年7月4日 12時必着
問い合わせ先：海洋観測室 電話 03-3333-4444

――――――――――――――――――――――――――――――――
配信を止めたい方は事務局までご連絡ください。
みなと産業財団 総務課 電話 03-9999-0000
"""
MARKS = """【公募情報】今月のお知らせ

■港湾連携助成事業の公募
締切：令和7年6月13日（金）必着
対象は県内の企業です。

■海洋観測支援プログラム（二次募集）
締切：令和7年7月4日（金）12時必着
対象は海で活動する団体です。
"""
PASSING = """◆令和7年度 港湾連携助成事業の公募について
公募期間：令和7年5月12日～令和7年6月13日 17時必着

◆関連する制度
海洋観測支援プログラムの募集も行っています。くわしくは同プログラムのページをご覧ください。
"""
ONE_CALL = """◆令和7年度 港湾連携助成事業の公募について
公募期間：令和7年5月12日～令和7年6月13日 17時必着

◆港湾連携助成事業 説明会の申込
申込期限：令和7年5月20日まで
"""
THREE = """【募集のお知らせ】ななほし便り 初夏号
========================================
［もくじ］
（１）ななほし食品輸出支援事業 第5回公募
（２）ななほし農業機械開発プログラム 追加公募
（３）ななほし水産流通改善制度 令和7年度公募

========================================
（１）ななほし食品輸出支援事業 第5回公募
========================================
■応募締切
令和7年6月20日（金）17時まで
■問い合わせ
食品課 電話 03-1111-0001

========================================
（２）ななほし農業機械開発プログラム 追加公募
========================================
■応募締切
令和7年7月11日（金）正午必着
■問い合わせ
農業機械課 電話 03-1111-0002

========================================
（３）ななほし水産流通改善制度 令和7年度公募
========================================
■公募期間
令和7年5月1日～令和7年8月29日
■問い合わせ
水産課 電話 03-1111-0003
"""
TWICE = """◆しおかぜ観光助成事業 第2回公募
公募期間：令和7年5月12日～令和7年6月13日 17時必着

◆やまなみ林業支援プログラム 第6回公募
公募期間：令和7年5月20日～令和7年7月4日 12時必着

◆しおかぜ観光助成事業 公募の説明会
参加申込の期限：令和7年5月19日（月）
"""
EVENTS = """◇◇ ななほし財団だより ◇◇
----------------------------------------
■令和7年度 しおかぜ観光助成事業の公募について
公募期間：令和7年5月12日～令和7年6月13日 17時必着
----------------------------------------
■セミナー「観光のこれから」を開きます
日時：令和7年6月5日 14時～16時
申込期限：令和7年5月30日
----------------------------------------
■採用情報 事務補佐員を求めています
応募書類の期限：令和7年5月23日
----------------------------------------
"""
IN_THE_HEADING = """1. しおかぜ観光助成事業（令和7年度 二次公募）

受付は令和7年8月1日から令和7年8月29日17時までです。
海辺の町の催しに取り組む団体を助けます。

2. やまなみ林業支援プログラム（令和7年度公募）

受付は令和7年9月1日から令和7年9月30日12時までです。
山の手入れに取り組む団体を助けます。
"""
TWO_ROUNDS = """◆しおかぜ観光助成事業 第2回公募
締切：令和7年6月13日（金）17時必着

◆しおかぜ観光助成事業 第3回公募
締切：令和7年12月12日（金）12時必着
"""
SPACED = """◆しおかぜ観光助成事業 第2回公募
▽締　　切
令和7年6月13日（金）17時必着

◆やまなみ林業支援プログラム 第6回公募
▽締　　切　令和7年7月4日（金）12時必着
"""


def read(text: str, name: str = "news.txt") -> tuple[Revision, ...]:
    return revisions_of(Job(name, text.encode(), "f", ()))


def days(revision: Revision) -> set[str]:
    def closes(fact: Fact) -> str:
        return fact.value.closes.iso() if isinstance(fact.value, Period) and fact.value.closes else ""

    return {closes(fact) for fact in revision.facts} - {""}


def test_each_call_of_a_mail_has_its_own_edition_dates_and_desk() -> None:
    port, sea = read(MAIL)
    assert [(one.call.name, one.edition.label) for one in (port, sea)] == [
        ("港湾連携助成事業", "令和7年度"),
        ("海洋観測支援プログラム", "第3回"),
    ]
    assert (days(port), days(sea)) == ({"2025-06-13T17:00:00+09:00"}, {"2025-07-04T12:00:00+09:00"})
    assert "海洋観測室" not in "".join(passage.text for passage in port.passages)
    assert "港湾連携課" not in "".join(passage.text for passage in sea.passages)


def test_what_names_no_call_belongs_to_the_main_one_only() -> None:
    port, sea = read(MAIL)
    assert any("総務課" in passage.text for passage in port.passages)
    assert not any("総務課" in passage.text or "メールニュース" in passage.text for passage in sea.passages)


def test_the_documents_of_a_mail_share_its_source_and_page_and_differ_in_id() -> None:
    port, sea = read(MAIL)
    assert (
        {one.document.source for one in (port, sea)} == {one.document.file_name for one in (port, sea)} == {"news.txt"}
    )
    assert port.document.id != sea.document.id
    assert port.pages == sea.pages
    assert not {passage.id for passage in port.passages} & {passage.id for passage in sea.passages}


@pytest.mark.parametrize("made", [lambda: read(MAIL), lambda: read(MARKS)])
def test_places_stay_right(made: Callable[[], tuple[Revision, ...]]) -> None:
    for one in made():
        held = {passage.id for passage in one.passages}
        assert all(one.pages[0].text[passage.start : passage.end] == passage.text for passage in one.passages)
        assert all(one.pages[0].text[fact.start : fact.end] == fact.text for fact in one.facts)
        assert all(fact.passage_id in held for fact in one.facts)
        assert {passage.document_id for passage in one.passages} == {one.document.id}


def test_marks_alone_part_the_calls() -> None:
    assert told(MARKS) == [
        ("港湾連携助成事業", "版の記載なし", {"2025-06-13"}),
        ("海洋観測支援プログラム", "二次公募", {"2025-07-04T12:00:00+09:00"}),
    ]


def told(text: str) -> list[tuple[str, str, set[str]]]:
    """What is told of each call, in the order of the page."""
    ordered = sorted(read(text), key=lambda one: one.passages[-1].start)
    return [(one.call.name, one.edition.label, days(one)) for one in ordered]


def test_three_calls_between_rules_are_three_though_their_dates_stand_under_labels() -> None:
    assert told(THREE) == [
        ("ななほし食品輸出支援事業", "第5回", {"2025-06-20T17:00:00+09:00"}),
        ("ななほし農業機械開発プログラム", "追加公募", {"2025-07-11T12:00:00+09:00"}),
        ("ななほし水産流通改善制度", "令和7年度", {"2025-08-29"}),
    ]


def test_deadlines_may_stand_beside_or_below_labels_that_are_spaced_out() -> None:
    assert [(name, edition) for name, edition, _ in told(SPACED)] == [
        ("しおかぜ観光助成事業", "第2回"),
        ("やまなみ林業支援プログラム", "第6回"),
    ]


def test_a_call_that_is_told_of_twice_has_both_stretches() -> None:
    coast, hills = read(TWICE)
    assert (coast.call.name, coast.edition.label, hills.edition.label) == ("しおかぜ観光助成事業", "第2回", "第6回")
    assert days(coast) == {"2025-06-13T17:00:00+09:00", "2025-05-19"}
    assert days(hills) == {"2025-07-04T12:00:00+09:00"}


def test_events_and_vacancies_of_a_digest_are_no_calls() -> None:
    (only,) = read(EVENTS)
    assert (only.call.name, only.edition.label) == ("しおかぜ観光助成事業", "令和7年度")


def test_a_call_that_only_its_heading_names_has_the_dates_below_it() -> None:
    assert told(IN_THE_HEADING) == [
        ("しおかぜ観光助成事業", "令和7年度 二次公募", {"2025-08-29T17:00:00+09:00"}),
        ("やまなみ林業支援プログラム", "令和7年度", {"2025-09-30T12:00:00+09:00"}),
    ]


def test_two_rounds_of_one_call_are_two_editions() -> None:
    assert told(TWO_ROUNDS) == [
        ("しおかぜ観光助成事業", "第2回", {"2025-06-13T17:00:00+09:00"}),
        ("しおかぜ観光助成事業", "第3回", {"2025-12-12T12:00:00+09:00"}),
    ]


@pytest.mark.parametrize("text", [PASSING, ONE_CALL])
def test_a_mail_about_one_call_stays_one(text: str) -> None:
    (only,) = read(text)
    assert only.call.name == "港湾連携助成事業"


def test_the_sample_mail_stays_one() -> None:
    file = Path(__file__).parents[3] / "corpus/jinnovation-hub-07-news.eml"
    assert len(revisions_of(Job(file.name, file.read_bytes(), "f", ()))) == 1
