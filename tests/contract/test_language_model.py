"""What a language model promises, for the scripted one and for the one behind an OpenAI-compatible address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from pydantic import SecretStr

from assistant.adapters.chat_model import chat_model
from assistant.ports import LanguageModel, ModelUnavailable
from assistant.settings import Settings
from tests.fakes import ScriptedModel
from tests.openai_server import Script, serving

Makes = Callable[..., LanguageModel]


@pytest.fixture
def over_http() -> Iterator[Makes]:
    with ExitStack() as servers:

        def makes(script: Script, *, timeout: float = 5.0) -> LanguageModel:
            address, _ = servers.enter_context(serving(script))
            settings = Settings(
                model="m", openai_base_url=address, openai_api_key=SecretStr("secret"), model_timeout=timeout
            )
            return chat_model(settings)

        yield makes


@pytest.fixture(params=["scripted", "over http"])
def model(request: pytest.FixtureRequest, over_http: Makes) -> LanguageModel:
    if request.param == "scripted":
        return ScriptedModel(["一行目\n二行目"])
    return over_http(Script(pieces=("一", "行目\n二行", "目")))


def test_a_reply_comes_line_by_line(model: LanguageModel) -> None:
    assert list(model.lines("質問")) == ["一行目", "二行目"]


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(Script(pieces=("一行目\n途中で",), finish=None), id="cut off without an end"),
        pytest.param(Script(pieces=("一行目\n上限は1,0",), finish="length"), id="too long"),
        pytest.param(Script(pieces=("一行目\n",), finish="content_filter"), id="filtered"),
        pytest.param(Script(status=429, body="{}"), id="429"),
        pytest.param(Script(status=500, body="<html>"), id="500"),
        pytest.param(Script(body="<html>混雑しています</html>"), id="200 with HTML"),
    ],
)
def test_a_reply_that_is_not_whole_is_unavailable_and_its_last_line_is_never_handed_over(
    over_http: Makes, script: Script
) -> None:
    lines: list[str] = []
    with pytest.raises(ModelUnavailable):
        lines.extend(over_http(script).lines("質問"))

    assert lines in ([], ["一行目"])


def test_a_reply_that_dawdles_is_given_up(over_http: Makes) -> None:
    slow = over_http(Script(pieces=("一",) * 50, pause=0.1), timeout=0.5)

    with pytest.raises(ModelUnavailable):
        list(slow.lines("質問"))


def test_nobody_listening_is_unavailable() -> None:
    settings = Settings(model="m", openai_base_url="http://127.0.0.1:9/v1", model_timeout=2)

    with pytest.raises(ModelUnavailable):
        list(chat_model(settings).lines("質問"))
