"""Entries as files over HTTP, and files as drafts."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from assistant.desk.faq_files.formats import Format
from assistant.domain.entries import Entry, EntryClaim, EntryState, Pin
from assistant.domain.staff import Role
from tests.assembled import NOW
from tests.desk_entries import deed, entry, passage_of, pin, pinned, published
from tests.shelf import ALL, HUB_6_PAGE, HUB_7_GUIDELINE
from tests.staffed import StaffedService

PERIOD, DESK = passage_of(HUB_7_GUIDELINE, "公募期間"), passage_of(HUB_7_GUIDELINE, "問い合わせ先")
HELD = (
    entry(
        pinned("8月27日(水)12時必着です。", pin(PERIOD, "令和7年8月27日(水)12時必着"), pin(PERIOD)),
        pinned("詳しくは事務局へ。", pin(DESK)),
        id_="e1",
    ),
    replace(
        entry(
            pinned("7月29日(月)正午です。", pin(passage_of(HUB_6_PAGE, "公募期間"), file_name="hub-6.html")), id_="e2"
        ),
        edition_id="hub-6",
        wordings=("第6回の〆切は？", "いつまでですか"),
    ),
)
IMPORT = "/api/v1/desk/faq/import"


@pytest.fixture
def service(tmp_path: Path) -> StaffedService:
    service = StaffedService(tmp_path)
    for draft in HELD:
        for version in (draft, *published(draft)):
            service.store.save(version, deed(), NOW)
    service.store.save(entry(id_="e3", question="下書きの質問"), deed(), NOW)
    return service


def sent(client: TestClient, name: str, raw: bytes, do: str = "preview") -> dict[str, Any]:
    response = client.post(IMPORT, params={"name": name, "do": do}, content=raw)
    assert response.status_code == 200, response.text
    told: dict[str, Any] = response.json()
    return told


def exported(client: TestClient, form: str, which: str = "published") -> bytes:
    return client.get("/api/v1/desk/faq/export", params={"format": form, "which": which}).content


def said(one: Entry) -> tuple[object, ...]:
    """What an entry says, whoever holds it."""
    return (one.question, one.call_id, one.edition_id, one.wordings, tuple(map(_claim, one.claims)))


def _claim(claim: EntryClaim) -> tuple[str, tuple[Pin, ...]]:
    return claim.text, tuple(replace(one, revision=0) for one in claim.pins)


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "md"])
def test_what_one_desk_exports_another_takes_in_with_every_pin(
    service: StaffedService, tmp_path: Path, form: str
) -> None:
    raw = exported(service.client(Role.AUTHOR), form)
    other = StaffedService(tmp_path / "other", reversed(ALL))
    told = sent(other.client(Role.AUTHOR), f"faq.{form}", raw, do="keep")

    assert (told["drafts"], told["problems"]) == (2, [])
    drafts = other.store.entries()
    assert {said(one) for one in drafts} == {said(one) for one in HELD}
    author = next(one for one in other.accounts.store.members() if one.role is Role.AUTHOR)
    assert {(one.state, one.version, one.author_id) for one in drafts} == {(EntryState.DRAFT, 1, author.id)}


@pytest.mark.parametrize("form", list(Format))
def test_a_file_is_offered_under_a_name_that_every_browser_reads(service: StaffedService, form: Format) -> None:
    response = service.client(Role.AUTHOR).get("/api/v1/desk/faq/export", params={"format": form})
    offered = response.headers["content-disposition"]

    assert response.status_code == 200
    assert response.content
    assert offered.isascii()
    assert offered.startswith(f'attachment; filename="faq-2025-08-01.{form}"; ')
    assert unquote(offered.partition("filename*=UTF-8''")[2]) == f"よくある質問_2025-08-01.{form}"


def test_drafts_are_exported_only_where_all_is_asked_for(service: StaffedService) -> None:
    client = service.client(Role.AUTHOR)

    assert client.get("/api/v1/desk/faq").json() == {"published": 2, "all": 3}
    assert "下書きの質問" not in exported(client, "json").decode()
    assert "下書きの質問" in exported(client, "json", "all").decode()


def test_entries_stand_in_a_file_by_edition_the_newest_first(service: StaffedService) -> None:
    rows = csv.DictReader(io.StringIO(exported(service.client(Role.AUTHOR), "csv").decode("utf-8-sig")))

    assert [row["回次"] for row in rows] == ["第7回", "第7回", "第7回", "第6回"]


def test_what_is_held_already_is_skipped_with_a_word(service: StaffedService) -> None:
    client = service.client(Role.AUTHOR)
    told = sent(client, "faq.csv", exported(client, "csv"), do="keep")

    assert told["drafts"] == 0
    assert [(one["verdict"], one["notes"]) for one in told["planned"]] == [
        ("skipped", ["同じ質問が登録済みです"]),
        ("skipped", ["同じ質問が登録済みです"]),
    ]
    assert len(service.store.entries()) == 3


def test_a_preview_keeps_nothing(service: StaffedService) -> None:
    told = sent(service.client(Role.AUTHOR), "faq.csv", "質問,回答\nみらいハブの書類は,様式です\n".encode())

    assert (told["drafts"], told["kept"]) == (1, False)
    assert len(service.store.entries()) == 3


def test_a_quote_is_pinned_only_where_it_stands_word_for_word(service: StaffedService) -> None:
    table = (
        "公募,回次,質問,回答,引用\n"
        "みらいハブ,第7回,企業は,できません。,企業が単独で申請することはできません。\n"
        "みらいハブ,第7回,説明会は,7月24日です。,日時: 令和7年7月25日(金)14時～15時\n"
        "みらいハブ,第7回,審査は,書面審査及び必要に応じてヒアリングを行い、外部有識者の委員会が選抜拠点を決めます。,\n"
        "みらいハブ,第6回,第7回の締切は,8月27日です。,公募期間: 令和7年7月18日(金)～令和7年8月27日(水)12時必着\n"
    )
    told = sent(service.client(Role.AUTHOR), "faq.csv", table.encode(), do="keep")
    drafts = {one.question: one for one in service.store.entries()}

    pinned_quotes = {q: [pin.quote for pin in drafts[q].claims[0].pins] for q in ("企業は", "説明会は", "審査は")}
    assert pinned_quotes == {
        "企業は": ["企業が単独で申請することはできません。"],
        "説明会は": [],
        "審査は": ["書面審査及び必要に応じてヒアリングを行い、外部有識者の委員会が選抜拠点を決めます。"],
    }
    assert drafts["第7回の締切は"].claims[0].pins == ()  # it stands in the documents of another edition
    assert [len(one["notes"]) for one in told["planned"]] == [0, 2, 0, 2]
    assert "出典の見つからない文が1件あります" in told["planned"][1]["notes"]


def test_the_same_question_twice_is_merged_and_with_another_answer_skipped(service: StaffedService) -> None:
    table = (
        "番号,質問,回答,ほかの言い方\n"
        "1,みらいハブの定員は,30名です。,何人まで\n"
        "2,みらいハブの定員は,30名です。,人数は\n"
        "3,みらいハブ の定員は,40名です。,\n"
    )
    told = sent(service.client(Role.AUTHOR), "faq.csv", table.encode(), do="keep")

    assert [one["verdict"] for one in told["planned"]] == ["new", "merged", "skipped"]
    assert [one["notes"][:1] for one in told["planned"][1:]] == [
        ["同じ質問と回答がファイルにあります"],
        ["同じ質問に別の回答がファイルにあります"],
    ]
    (draft,) = [one for one in service.store.entries() if "定員" in one.question]
    assert draft.wordings == ("何人まで", "人数は")


def test_a_row_without_a_call_is_of_the_one_that_its_question_names(service: StaffedService) -> None:
    table = (
        "質問,回答\nシーズ補助の締切は,7月27日です\nみらいハブ 第6回の結果は,10拠点です\nカモメ助成の締切は,不明です\n"
    )
    told = sent(service.client(Role.AUTHOR), "faq.csv", table.encode())

    assert [(one["question"], one["edition"]) for one in told["planned"]] == [
        ("シーズ補助の締切は", "令和4年度 二次公募"),
        ("みらいハブ 第6回の結果は", "第6回"),
    ]
    assert [one["text"] for one in told["problems"]] == [
        "4行目「公募」: この名の公募は公開中の文書にありません。公募の名前を確かめてください"
    ]


def test_errors_name_row_and_column_in_words(service: StaffedService) -> None:
    table = "公募,回次,質問,回答,ページ\nカモメ,第7回,a,b,\nみらいハブ,第9回,a,b,\n,,,b,\nみらいハブ,第7回,a,b,二\n"
    told = sent(service.client(Role.AUTHOR), "faq.csv", table.encode())

    assert sorted((one["place"], one["column"]) for one in told["problems"]) == [
        ("2", "公募"),
        ("3", "回次"),
        ("4", "質問"),
        ("5", "ページ"),
    ]
    assert all(one["why"] in one["text"] for one in told["problems"])


@pytest.mark.parametrize(("name", "raw"), [("faq.pdf", b"%PDF"), ("faq.xlsx", b"no book"), ("faq.csv", b"")])
def test_a_file_that_cannot_be_read_is_refused_in_words(service: StaffedService, name: str, raw: bytes) -> None:
    response = service.client(Role.AUTHOR).post(IMPORT, params={"name": name}, content=raw)

    assert response.status_code == 422
    assert "ください" in response.json()["detail"]


def test_a_file_may_be_larger_than_other_bodies_but_not_without_end(service: StaffedService) -> None:
    client = service.client(Role.AUTHOR)
    table = "質問,回答\n" + "".join(f"みらいハブの項目{n}は,{'あ' * 100}\n" for n in range(500))

    assert len(table.encode()) > 64 * 1024
    assert sent(client, "faq.csv", table.encode())["drafts"] == 500
    assert client.post(IMPORT, params={"name": "a.csv"}, content=b"a" * 5_000_001).status_code == 413


def test_every_draft_that_is_taken_in_is_written_down(service: StaffedService) -> None:
    sent(service.client(Role.AUTHOR), "自作.csv", "質問,回答\nみらいハブの書類は,様式です\n".encode(), do="keep")
    draft = next(one for one in service.store.entries() if one.question == "みらいハブの書類は")

    (change,) = service.store.history(draft.id)
    assert change.action == "entry.import"


def test_nobody_takes_files_in_or_away_without_signing_in(service: StaffedService) -> None:
    client = service.client()

    assert client.get("/api/v1/desk/faq/export", params={"format": "csv"}).status_code == 401
    assert client.post(IMPORT, params={"name": "faq.csv"}, content=b"").status_code == 401
