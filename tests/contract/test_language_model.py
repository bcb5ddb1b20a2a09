"""What a language model promises, for the scripted one and for the one behind an OpenAI-compatible address."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from time import monotonic, sleep

import pytest
from pydantic import SecretStr

from assistant.adapters.chat_model import chat_model
from assistant.ports import LanguageModel, ModelUnavailable
from assistant.settings import Settings
from evals.replies import RecordingModel
from tests.fakes import ScriptedModel
from tests.openai_server import Script, chunk, event, serving

Makes = Callable[..., LanguageModel]


@pytest.fixture
def over_http() -> Iterator[Makes]:
    with ExitStack() as servers:

        def makes(script: Script, *, timeout: float = 5.0, silence: float = 3.0) -> LanguageModel:
            address, _ = servers.enter_context(serving(script))
            return chat_model(
                Settings(
                    model="m",
                    openai_base_url=address,
                    openai_api_key=SecretStr("secret"),
                    model_timeout=timeout,
                    model_silence=silence,
                )
            )

        yield makes


@pytest.fixture(params=["scripted", "over http", "recorded"])
def model(request: pytest.FixtureRequest, over_http: Makes) -> LanguageModel:
    if request.param == "scripted":
        return ScriptedModel(["一行目\n二行目"])
    if request.param == "recorded":
        return RecordingModel(ScriptedModel(["一行目\n二行目"]), known={})
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
        pytest.param(Script(pieces=("一行目\n途中で",), reset=True, finish=None), id="torn down"),
        pytest.param(Script(pieces=(event(None),)), id="a choice that is none"),
        pytest.param(Script(pieces=(b'data: {"choices": 7}\n\n',)), id="choices that are none"),
        pytest.param(Script(pieces=(b"data: {\n\n",)), id="no JSON"),
        pytest.param(Script(pieces=(b"\xff\xfe\xff\n\n",)), id="no UTF-8"),
    ],
)
def test_a_reply_that_is_not_whole_is_unavailable_and_its_last_line_is_never_handed_over(
    over_http: Makes, script: Script
) -> None:
    lines: list[str] = []
    with pytest.raises(ModelUnavailable):
        lines.extend(over_http(script).lines("質問"))

    assert lines in ([], ["一行目"])


def seconds_until_given_up(model: LanguageModel) -> float:
    began = monotonic()
    with pytest.raises(ModelUnavailable):
        list(model.lines("質問"))
    return monotonic() - began


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(Script(pieces=("一",) * 50, pause=0.1), id="words that never end"),
        pytest.param(Script(pieces=(chunk({"content": ""}),) * 50, pause=0.1), id="chunks without a word"),
        pytest.param(Script(pieces=(b"d", b"a", b"t") * 20, pause=0.1), id="a byte now and then"),
        pytest.param(
            Script(head=b"HTTP/1.1 200 OK\r\nx-slow: ", pieces=(b"a",) * 50, pause=0.1), id="a head that never ends"
        ),
    ],
)
def test_a_reply_that_dawdles_is_given_up_to_the_second(over_http: Makes, script: Script) -> None:
    assert seconds_until_given_up(over_http(script, timeout=0.6)) < 1.6


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(Script(first=20.0), id="before the head"),
        pytest.param(Script(pieces=(20.0,)), id="before the first word"),
        pytest.param(Script(pieces=("一行目\n", 20.0)), id="between two words"),
        pytest.param(Script(pieces=("一行目\n", *(b": alive\n\n",) * 50), pause=0.1), id="but for comments"),
    ],
)
def test_silence_is_given_up_long_before_the_whole_time_is_over(over_http: Makes, script: Script) -> None:
    assert seconds_until_given_up(over_http(script, timeout=30.0, silence=0.4)) < 1.6


def test_a_reply_may_take_longer_than_its_longest_silence(over_http: Makes) -> None:
    slow = over_http(Script(pieces=tuple("一行目\n二行目"), pause=0.2), silence=0.8)

    assert list(slow.lines("質問")) == ["一行目", "二行目"]


def test_a_line_is_handed_over_while_the_next_is_still_to_come(over_http: Makes) -> None:
    began = monotonic()
    first = next(iter(over_http(Script(pieces=("一行目\n", 20.0)), silence=10.0).lines("質問")))

    assert (first, monotonic() - began < 5.0) == ("一行目", True)


def test_whoever_stops_listening_closes_the_connection(over_http: Makes) -> None:
    lines = over_http(Script(pieces=("一行目\n", *("二" * 99,) * 400), pause=0.01), timeout=30.0).lines("質問")
    next(iter(lines))
    lines.close()  # type: ignore[attr-defined]  # the lines are a generator

    assert _soon(lambda: "awaiting" not in {thread.name for thread in threading.enumerate()})


def test_a_reply_without_end_is_given_up(over_http: Makes) -> None:
    assert seconds_until_given_up(over_http(Script(pieces=("長" * 5_000,) * 9))) < 4.0


def test_every_model_has_a_name(model: LanguageModel) -> None:
    assert model.name


def test_nobody_listening_is_unavailable() -> None:
    settings = Settings(model="m", openai_base_url="http://127.0.0.1:9/v1", model_timeout=2)

    with pytest.raises(ModelUnavailable):
        list(chat_model(settings).lines("質問"))


def _soon(holds: Callable[[], bool]) -> bool:
    """Whether something comes true within two seconds."""
    ends = monotonic() + 2.0
    while not holds() and monotonic() < ends:
        sleep(0.02)
    return holds()
