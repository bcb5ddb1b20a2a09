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
    assert [(one.call.name, one.edition.label, days(one)) for one in read(MARKS)] == [
        ("港湾連携助成事業", "版の記載なし", {"2025-06-13"}),
        ("海洋観測支援プログラム", "二次公募", {"2025-07-04T12:00:00+09:00"}),
    ]


@pytest.mark.parametrize("text", [PASSING, ONE_CALL])
def test_a_mail_about_one_call_stays_one(text: str) -> None:
    (only,) = read(text)
    assert only.call.name == "港湾連携助成事業"


def test_the_sample_mail_stays_one() -> None:
    file = Path(__file__).parents[3] / "corpus/jinnovation-hub-07-news.eml"
    assert len(revisions_of(Job(file.name, file.read_bytes(), "f", ()))) == 1
