"""The gap report through the service: what was asked in vain, ranked, with its clause, and as files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.domain.staff import Role
from tests.asking import ask, judge
from tests.staffed import StaffedService

GAPS = "/api/v1/desk/gaps"
RATE = "みらいハブ 第7回の補助率はいくらですか"
LODGING = "みらいハブ 第7回で宿泊費は対象になりますか"
UNKNOWN = "みらいハブ 第99回の締切はいつですか"


@pytest.fixture
def service(tmp_path: Path) -> StaffedService:
    return StaffedService(tmp_path)


@pytest.fixture
def chat(service: StaffedService) -> Iterator[TestClient]:
    with service.client() as client:
        yield client


def at_desk(service: StaffedService) -> TestClient:
    """Somebody at the desk beside the chat, which goes on."""
    return service.client(Role.AUTHOR)


def gaps(service: StaffedService, **wanted: str) -> list[dict[str, Any]]:
    response = at_desk(service).get(GAPS, params=wanted)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["gaps"]
    return found


def test_what_is_answered_is_no_gap_and_what_is_called_wrong_is_one(service: StaffedService, chat: TestClient) -> None:
    (first, second) = ask(chat, "みらいハブ 第7回の締切はいつですか", "みらいハブ 第7回の説明会はいつですか")
    judge(chat, first, "helpful")
    assert gaps(service) == []

    judge(chat, second, "wrong")

    (gap,) = gaps(service)
    assert (gap["kind"], gap["clause"]["heading"]) == ("wrong", ["説明会"])
    assert gap["proposal"] == (
        "「みらいハブ 第7回の説明会はいつですか」への回答が違うという声があります。"
        "公募要領の『説明会』を、読み違えのない書き方にすることを検討してください。"
    )


def test_what_is_in_no_document_comes_with_the_document_and_heading_where_it_belongs(
    service: StaffedService, chat: TestClient
) -> None:
    ask(chat, RATE, "みらいハブ 第7回の補助率を教えてください", UNKNOWN)

    rate, unknown = gaps(service)

    assert (rate["kind"], rate["count"]) == ("missing", 2)
    assert (rate["clause"]["call"], rate["clause"]["edition"]) == ("地域みらい拠点選抜制度", "第7回")
    assert "公募要領" in rate["proposal"]
    assert (unknown["kind"], unknown["clause"]["heading"]) == ("edition", ["公募期間"])
    assert "第99回" in unknown["proposal"]


def test_a_clause_opens_in_the_page_that_shows_it(service: StaffedService, chat: TestClient) -> None:
    ask(chat, UNKNOWN)
    (gap,) = gaps(service)

    shown = chat.get(gap["clause"]["view"])

    assert shown.status_code == 200
    assert "公募期間" in shown.text


def test_a_proposal_states_nothing_but_what_was_asked_and_where_it_belongs(
    service: StaffedService, chat: TestClient
) -> None:
    ask(chat, RATE)
    (gap,) = gaps(service)
    rest = gap["proposal"].replace(gap["question"], "").replace(gap["clause"]["title"], "")

    assert not any(character.isdecimal() for character in rest)


def test_what_is_asked_often_and_lately_comes_first(service: StaffedService, chat: TestClient) -> None:
    ask(chat, *[RATE] * 3)
    service.clock.move(timedelta(days=80))
    ask(chat, UNKNOWN)
    assert [gap["kind"] for gap in gaps(service)] == ["edition", "missing"]

    ask(chat, RATE)

    assert [(gap["kind"], gap["count"]) for gap in gaps(service)] == [("missing", 4), ("edition", 1)]
    assert [gap["kind"] for gap in gaps(service, kind="edition")] == ["edition"]
    assert gaps(service, call="seeds") == []


def test_a_hidden_group_is_no_gap_and_one_that_is_done_still_is(service: StaffedService, chat: TestClient) -> None:
    ask(chat, RATE)
    (gap,) = gaps(service)
    for version, state, left in ((1, "done", 1), (2, "hidden", 0)):
        path = f"/api/v1/desk/inbox/{gap['key']}/state"
        at_desk(service).post(path, json={"state": state}, headers={"If-Match": f'"{version}"'})
        assert len(gaps(service)) == left


def test_a_clause_follows_the_documents(service: StaffedService, chat: TestClient) -> None:
    ask(chat, RATE)
    assert gaps(service)[0]["clause"] is not None

    for document in service.library.documents():
        service.library.withdraw(document.source)

    (gap,) = gaps(service)
    assert gap["clause"] is None
    assert gap["proposal"] == f"「{RATE}」について、次の公募の文書に記載することを検討してください。"


HOSTILE = "みらいハブ 第7回の補助率は=HYPERLINK(0)<script>alert(1)</script>[x](javascript:y)*か|"


@pytest.mark.parametrize("hidden", ["=", "＝", "+", "@", "\u3000=", "－"])
def test_the_table_holds_no_formula(service: StaffedService, chat: TestClient, hidden: str) -> None:
    ask(chat, hidden + HOSTILE)
    file = at_desk(service).get(f"{GAPS}/report.csv")

    assert file.headers["content-disposition"] == 'attachment; filename="gaps.csv"'
    head, row = csv.reader(StringIO(file.text.removeprefix("\ufeff"), newline=""))
    assert head[:3] == ["番号", "聞かれていること", "種類"]
    assert not any(cell[:1] in "=+-@＝＋－＠\t\r\n " for cell in row if cell)
    assert row[1].lstrip("'").strip().startswith(hidden.strip())


def test_the_report_in_markdown_keeps_what_was_asked_as_text(service: StaffedService, chat: TestClient) -> None:
    ask(chat, HOSTILE)
    file = at_desk(service).get(f"{GAPS}/report.md")

    assert file.headers["content-type"] == "text/markdown; charset=utf-8"
    assert file.text.startswith("# 次の公募の文書に書き足すこと\n\n2025-08-01 現在\n")
    assert "\\<script\\>alert\\(1\\)\\</script\\>\\[x\\]\\(javascript:y\\)\\*か\\|" in file.text
    assert "- 提案: 「みらいハブ" in file.text
