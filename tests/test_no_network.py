"""The guard of conftest.py holds: nothing leaves this machine, and no setting of it reaches a test."""

from __future__ import annotations

import os
import re
import socket

import openai
import pytest

from tests.conftest import FORBIDDEN, NetworkForbiddenError


def test_a_connection_to_another_machine_is_refused(refused: list[str]) -> None:
    with pytest.raises(NetworkForbiddenError, match=FORBIDDEN):
        socket.create_connection(("192.0.2.1", 80), timeout=1)

    assert refused == ["192.0.2.1"]
    refused.clear()


def test_a_name_is_not_even_looked_up(refused: list[str]) -> None:
    with pytest.raises(NetworkForbiddenError, match=re.escape("model.example")):
        socket.getaddrinfo("model.example", 443)

    refused.clear()


def test_a_model_call_without_a_scripted_server_is_refused(refused: list[str]) -> None:
    client = openai.OpenAI(base_url="http://model.example/v1", api_key="none", max_retries=0)

    with client, pytest.raises(NetworkForbiddenError, match=FORBIDDEN):
        client.chat.completions.create(model="any", messages=[{"role": "user", "content": "締切はいつですか"}])

    assert refused == ["model.example"]
    refused.clear()


def test_this_machine_may_be_spoken_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as connection:
        assert connection.getpeername() == server.getsockname()


def test_no_setting_of_the_machine_reaches_a_test() -> None:
    assert [name for name in os.environ if name.startswith(("KOUBO_", "OPENAI_")) and name != "KOUBO_CHROMIUM"] == []
