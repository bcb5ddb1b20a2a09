"""For every test: no network, no model, no settings of the machine it runs on."""

from __future__ import annotations

import ipaddress
import os
import signal
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

FORBIDDEN = "a test reached for the network"
TOOLS = frozenset({"KOUBO_CHROMIUM"})  # says where the browser is; no setting of the service
FOREIGN = ("KOUBO_", "OPENAI_", "LANGCHAIN_", "LANGSMITH_")
PROXIES = frozenset({"http_proxy", "https_proxy", "all_proxy", "ftp_proxy"})  # they would hide the true address

_refused: list[str] = []


class NetworkForbiddenError(RuntimeError):
    """Tests speak to this machine only."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the expected JSON; read the diff before commit"
    )


def pytest_configure() -> None:
    settings.register_profile("patient", deadline=None)  # a busy machine is slow, and no example is wrong for it
    settings.load_profile("patient")
    for name in tuple(os.environ):
        if name not in TOOLS and (name.startswith(FOREIGN) or name.lower() in PROXIES):
            del os.environ[name]
    sys.addaudithook(_refuse_network)
    # A shell that starts us in the background has Ctrl-C ignored, by us and by every command that a test interrupts.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether this run rewrites the golden files."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(autouse=True)
def refused() -> Iterator[list[str]]:
    """Addresses this test was refused; the test fails for them even where the code swallowed the exception."""
    _refused.clear()
    yield _refused
    attempts = tuple(_refused)
    _refused.clear()
    if attempts:
        pytest.fail(f"{FORBIDDEN}: {', '.join(attempts)}. Serve a fake on 127.0.0.1 instead.")


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    host = _host_of(event, arguments)
    if host is None or _is_here(host):
        return
    _refused.append(host)
    message = f"{FORBIDDEN}: {host}. Serve a fake on 127.0.0.1 instead."
    raise NetworkForbiddenError(message)


def _host_of(event: str, arguments: tuple[object, ...]) -> str | None:
    """The host that is about to be spoken to; None: nobody, or a Unix socket."""
    match event, arguments:
        case (("socket.getaddrinfo" | "socket.gethostbyname"), (str() | bytes() as host, *_)):
            return host if isinstance(host, str) else host.decode()
        case (("socket.connect" | "socket.sendto" | "socket.sendmsg"), (_, (str() as host, *_))):
            return host
    return None


def _is_here(host: str) -> bool:
    """Loopback, or the address that means every interface of this machine."""
    if host in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
