"""The page on the real service: real documents, real retrieval, real quotes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from assistant.adapters.sql_database import open_database
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.domain import TOKYO
from assistant.settings import ROOT
from assistant.wiring import assemble
from ingest.build import ingest
from tests.assembled import app_over
from tests.fakes import FrozenClock
from tests.web.page import ChatPage
from tests.web.server import serving

pytestmark = pytest.mark.web
NOW = datetime(2025, 8, 1, 10, 0, tzinfo=TOKYO)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("data")
    clock = FrozenClock(NOW)
    library = SqlPublisher(open_database(f"sqlite:///{folder / 'koubo.sqlite3'}"), clock)
    ingest([ROOT / "corpus"], library, lambda _done, _of, _path: None)
    with serving(app_over(assemble(library, clock=clock))) as address:
        yield address


@pytest.fixture
def site(service: str) -> str:
    return service


def test_the_first_screen_tells_what_is_held_and_whether_it_is_open(chat: ChatPage) -> None:
    welcome = chat.page.locator("#welcome")

    expect(welcome).to_contain_text("第7回")
    expect(welcome).to_contain_text("受付中")


def test_a_deadline_is_answered_with_a_citation_that_shows_the_quote_and_its_place(chat: ChatPage) -> None:
    turn = chat.ask("第7回の締切はいつですか")

    expect(turn).to_contain_text("令和7年8月27日(水)12時")
    chat.cite(1).click()
    for part in ("令和7年8月27日", "第7回", "jinnovation-hub-07", "ページ"):
        expect(chat.source).to_contain_text(part)


def test_an_older_edition_is_answered_from_its_own_documents(chat: ChatPage) -> None:
    turn = chat.ask("第6回の締切はいつでしたか")

    expect(turn).to_contain_text("7月29日")
    expect(turn).not_to_contain_text("8月27日")


def test_what_is_not_in_the_documents_gets_a_clear_no_and_the_desk(chat: ChatPage) -> None:
    turn = chat.ask("第7回の宿泊費の上限額はいくらですか")

    expect(turn).to_contain_text("記載がありません")
    expect(turn).to_contain_text("innovation2021@landbrains.co.jp")


def test_a_ready_question_can_be_asked_by_pressing_it(chat: ChatPage) -> None:
    ready = chat.page.locator("#welcome").get_by_role("button").first
    question = ready.inner_text()
    ready.click()

    answer = chat.settled()
    expect(answer).to_contain_text(question)
    expect(answer).to_contain_text("出典")


def test_the_real_page_is_accessible(chat: ChatPage) -> None:
    chat.ask("第7回の締切はいつですか")

    assert chat.accessibility_violations() == []
