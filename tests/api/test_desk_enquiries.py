"""Files of enquiries through the service: looked at, taken in without personal data, and counted once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from openpyxl import Workbook

from assistant.adapters.desk.sql_audit import SqlAudit
from assistant.desk.enquiries import LARGEST
from assistant.domain.staff import Role
from tests.asking import ReaderHere, ask, letter, table
from tests.staffed import CHAIN, StaffedService

ENQUIRIES = "/api/v1/desk/enquiries"
HEAD = ("受付日", "お名前", "件名", "質問")
ROWS = (
    ("2025-07-20", "山田 太郎", "みらいハブ 第7回", "山田です。企業が単独で申請できますか。連絡は090-1234-5678まで。"),
    ("2025-07-21", "鈴木 花子", "みらいハブ 第7回", "宿泊費は対象になりますか"),
    ("2025-07-22", "佐藤 一", "みらいハブ 第6回", "宿泊費は対象になりますか"),
    ("2025-07-23", "高橋 二郎", "みらいハブ 第7回", "宿泊費は　対象になりますか？"),
)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[StaffedService]:
    service = StaffedService(tmp_path, enquiries=ReaderHere())
    yield service
    service.desk.questions.trials.stop()


@pytest.fixture
def author(service: StaffedService) -> Iterator[TestClient]:
    with service.client(Role.AUTHOR) as client:
        yield client


def taken(client: TestClient, raw: bytes, name: str = "問い合わせ.csv", path: str = "", **query: str) -> Response:
    response: Response = client.post(f"{ENQUIRIES}{path}", params={"name": name, **query}, content=raw)
    return response


def groups(client: TestClient, **wanted: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/api/v1/desk/inbox", params=wanted).json()["groups"]
    return found


def test_a_file_is_looked_at_without_keeping_anything(author: TestClient) -> None:
    preview = taken(author, table([HEAD, *ROWS]), path="/preview").json()

    assert (preview["columns"], preview["column"], preview["count"]) == (list(HEAD), "質問", 4)
    assert preview["first"][0] == {
        "place": "2 行目",
        "text": "企業が単独で申請できますか。連絡は〔電話番号〕まで。",
        "about": "みらいハブ 第7回",
    }
    assert groups(author) == []


def test_enquiries_join_the_questions_of_the_chat_by_call_edition_and_words(
    service: StaffedService, author: TestClient
) -> None:
    ask(author, "みらいハブ 第7回で宿泊費は補助の対象ですか")

    done = taken(author, table([HEAD, *ROWS])).json()
    service.desk.questions.trials.finish()

    assert (done["new"], done["merged"], done["known"]) == (3, 1, 0)
    found = {(one["edition"], one["wording"]): one for one in groups(author)}
    lodging = next(one for (edition, wording), one in found.items() if edition == "第7回" and "宿泊費" in wording)
    assert lodging["count"] == 3
    assert ("第6回", "宿泊費は対象になりますか") in found
    assert [one["count"] for one in groups(author, origin="enquiry")] == [2, 1, 1]


def test_what_was_taken_in_is_put_to_the_engine_so_that_gaps_show(service: StaffedService, author: TestClient) -> None:
    raw = table([("質問",), ("みらいハブ 第7回の補助率はいくらですか",), ("みらいハブ 第7回の締切はいつですか",)])

    assert taken(author, raw).json()["untried"] == 2
    service.desk.questions.trials.finish()

    assert author.get(f"{ENQUIRIES}/untried").json() == {"untried": 0}
    outcomes = {one["wording"]: one["outcomes"] for one in groups(author)}
    assert outcomes["みらいハブ 第7回の締切はいつですか"] == {"answered": 1}
    (gap,) = author.get("/api/v1/desk/gaps").json()["gaps"]
    assert gap["question"] == "みらいハブ 第7回の補助率はいくらですか"


def test_the_same_file_counts_once_and_the_same_question_in_another_counts_again(author: TestClient) -> None:
    raw = table([("質問",), ("締切はいつですか",)])
    figures = []
    for file in (raw, raw, table([("質問",), ("〆切は？",), ("締切は いつですか。",)])):
        done = taken(author, file).json()
        figures.append((done["new"], done["merged"], done["known"]))

    assert figures == [(1, 0, 0), (0, 0, 1), (1, 1, 0)]
    assert sum(one["count"] for one in groups(author)) == 3


def test_a_mail_counts_once_in_whatever_mailbox_it_comes(author: TestClient) -> None:
    mail = letter("第7回の企業単独の申請はできますか。")
    box = b"From a@b Sun Jul 20 09:05:00 2025\n" + mail + b"\n\nFrom a@b Sun Jul 20 09:05:00 2025\n"
    box += letter("第7回の企業単独の申請はできますか。", Message_ID="<2@home.example>")

    assert taken(author, mail, "問い合わせ.eml").json()["new"] == 1
    done = taken(author, box, "受信.mbox").json()

    assert (done["new"], done["merged"], done["known"]) == (0, 1, 1)
    assert [one["count"] for one in groups(author)] == [2]


def test_no_personal_data_is_written_anywhere(service: StaffedService, author: TestClient, tmp_path: Path) -> None:
    text = (
        "事務局 御中\n\n山田です。山田太郎と申します。\n企業が単独で申請できますか。\n返信は taro@home.example か"
        "090-1234-5678、東京都千代田区霞が関1-3-1 山田宛でお願いできますか。\n\n-- \n山田 太郎"
    )
    taken(author, letter(text), "山田太郎 090-1234-5678.eml")
    taken(author, table([HEAD, *ROWS]))
    service.desk.questions.trials.finish()

    files = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    for secret in ("山田", "太郎", "taro@home", "1234-5678", "霞が関1", "鈴木", "花子", "佐藤"):
        assert secret.encode() not in files, secret
    assert "〔氏名〕".encode() in files
    assert "企業が単独で申請できますか".encode() in files


def test_taking_a_file_in_is_written_down(service: StaffedService, author: TestClient) -> None:
    raw = table([HEAD, *ROWS])
    taken(author, raw)

    (deed,) = [one.deed for one in SqlAudit(service.library.engine, CHAIN).records(limit=1)]
    assert (deed.action, deed.subject) == ("enquiries.take", f"enquiries:{hashlib.sha256(raw).hexdigest()[:16]}")
    assert deed.after == {"new": 3, "merged": 1, "known": 0}


def test_a_column_that_nobody_knows_must_be_chosen(author: TestClient) -> None:
    raw = table([("No", "備考"), ("1", "締切はいつですか")])

    refused = taken(author, raw)
    assert refused.status_code == 422
    assert refused.json()["title"] == "ファイルを取り込めません"
    assert "どの列が質問か" in refused.json()["detail"]
    assert taken(author, raw, column="備考").json()["new"] == 1


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("一覧.csv", '質問\n対象は誰ですか\n"締切は\n'.encode(), "3 行目: 引用符"),
        ("一覧.csv", table([("質問",), ("",)]), "取り込める質問がありません"),
        ("一覧.xlsx", b"PK\x03\x04broken", "ファイル"),
        ("一覧.pdf", b"%PDF-1.7", "CSV、Excel（.xlsx）、メール（.eml、.mbox）"),
        ("一覧.eml", b"\x00\x01", "メールの形式ではありません"),
    ],
)
def test_a_broken_file_is_refused_in_japanese(author: TestClient, name: str, raw: bytes, why: str) -> None:
    refused = taken(author, raw, name)

    assert refused.status_code == 422
    assert why in refused.json()["detail"]


def test_html_in_a_mail_stays_text(author: TestClient) -> None:
    taken(author, letter("<script>alert(1)</script>は第7回の対象ですか。"), "a.eml")

    (group,) = groups(author)
    assert group["wording"] == "<script>alert(1)</script>は第7回の対象ですか。"


def test_a_book_is_taken_in(author: TestClient) -> None:
    book, file = Workbook(), BytesIO()
    for row in (HEAD, *ROWS):
        book.active.append(row)
    book.save(file)

    assert taken(author, file.getvalue(), "一覧.xlsx").json()["new"] == 3


def test_a_file_that_is_too_large_is_not_read(author: TestClient) -> None:
    refused = taken(author, b"x" * (LARGEST + 1))

    assert refused.status_code == 413


def test_ten_thousand_rows_are_taken_in(author: TestClient) -> None:
    rows = [(f"みらいハブ 第7回で品目{number}は対象になりますか",) for number in range(2_500)] * 4

    done = taken(author, table([("質問",), *rows])).json()

    assert (done["new"], done["merged"]) == (2_500, 7_500)
    assert done["untried"] == 2_500


def test_without_a_reader_a_file_is_refused_with_the_command_that_reads_it(tmp_path: Path) -> None:
    with StaffedService(tmp_path).client(Role.AUTHOR) as author:
        refused = taken(author, table([("質問",), ("締切はいつですか",)]))

    assert refused.status_code == 422
    assert "koubo faq enquiries" in refused.json()["detail"]
