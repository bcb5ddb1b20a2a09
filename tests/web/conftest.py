"""The browser, the site it opens, and the page that a reader sees there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.staffed import StaffedService
from tests.web.chromium import HOW, PATIENCE, find_chromium, running
from tests.web.desk_page import As, people
from tests.web.page import ChatPage
from tests.web.scripts import CATALOGUE, SCRIPTS
from tests.web.server import serving
from tests.web.stub_app import Stub


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "web: journeys in a real browser")
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for a module: a longer life would hold an event loop open under other tests."""
    path = find_chromium()
    if path is None:
        pytest.fail(HOW)
    with running(path) as browser:
        yield browser


@pytest.fixture
def stub() -> Stub:
    """The scripted service; a test may add scripts before it opens the page."""
    return Stub(dict(SCRIPTS), CATALOGUE)


@pytest.fixture
def site(stub: Stub) -> Iterator[str]:
    """The address of the site under test. Journeys on the real service override this fixture."""
    with serving(stub.app()) as address:
        yield address


@pytest.fixture
def view() -> dict[str, object]:
    """How the reader looks at the page; a test overrides it by parametrize."""
    return {}


@pytest.fixture
def chat(browser: Browser, site: str, view: dict[str, object]) -> Iterator[ChatPage]:
    """The open page. Afterwards: no script failed, no policy was broken and nothing was asked of another host."""
    wishes: dict[str, object] = {"locale": "ja-JP", "viewport": {"width": 1280, "height": 800}, **view}
    context = browser.new_context(**wishes)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    chat = ChatPage(context.new_page(), site).open()
    yield chat
    context.close()
    assert (chat.faults, chat.foreign_requests()) == ([], [])


@pytest.fixture
def staffed(tmp_path: Path) -> StaffedService:
    """A service with people at its desk, over the small shelf; a module may override it."""
    return StaffedService(tmp_path)


@pytest.fixture
def desk_as(browser: Browser, staffed: StaffedService, view: dict[str, object]) -> Iterator[As]:
    """Somebody of a role, signed in, at an address of the desk."""
    with serving(staffed.app) as address, people(browser, address, view) as at:
        yield at
