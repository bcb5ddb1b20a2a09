"""Whatever a model does, no wrong fact is shown, and an answer always ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from time import monotonic
from unicodedata import normalize

import pytest
from fastapi.testclient import TestClient

from assistant.adapters.chat_model import chat_model
from assistant.composing.generative import ModelComposer
from assistant.domain import Answer, Claim, Outcome, Question
from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.assembled import app_over, assistant_over
from tests.hostile.models import BROKEN, KINDS, SHELF, SILENCE, SILENT
from tests.hostile.replying import Kind
from tests.openai_server import serving

RUNS = 20
PATIENCE = 30.0  # seconds, on a machine that is busy with other tests
LONGEST = 10.0  # seconds for an answer: a third of what a silent model would take
EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(SHELF, tmp_path_factory.mktemp("shelf"))


@contextmanager
def asking(kind: Kind, run: int, alone: Assistant) -> Iterator[Assistant]:
    """An assistant whose model replies in one way."""
    silence = SILENCE if kind in SILENT else PATIENCE
    with serving(kind.played(Random(run))) as (address, requests):  # noqa: S311
        settings = Settings(model="m", openai_base_url=address, model_silence=silence, model_timeout=PATIENCE)
        model = ModelComposer(chat_model(settings), alone.words)
        yield replace(alone, composer=replace(alone.composer, model=model))
        assert len(requests) == 1, f"asked once, and never again: {requests[1:]}"


@EVERY_KIND
def test_a_reader_sees_what_holds_or_the_answer_of_the_documents(kind: Kind, alone: Assistant) -> None:
    holds(kind, 0, alone)


@pytest.mark.nightly
@pytest.mark.parametrize("run", range(1, RUNS))
@EVERY_KIND
def test_a_reader_sees_what_holds_every_time(kind: Kind, run: int, alone: Assistant) -> None:
    holds(kind, run, alone)


@pytest.mark.parametrize("kind", [*KINDS[:3], *BROKEN[::5], SILENT[0]], ids=lambda kind: kind.name)
def test_a_stream_to_a_browser_always_ends(kind: Kind, alone: Assistant) -> None:
    with asking(kind, 0, alone) as assistant, TestClient(app_over(assistant)) as client:
        body = {"question": kind.asked[0]}
        streamed = client.post("/api/v1/ask", json=body, headers={"Accept": "text/event-stream"}).text

    names = re.findall(r"(?m)^event: (\w+)$", streamed)
    assert names[0] == "reading"
    assert "claim" in names
    assert [name for name in names if name in {"done", "error"}] == [names[-1]] == ["done"]
    assert ('"wording":"compose ' in streamed) is bool(kind.shown)


def holds(kind: Kind, run: int, alone: Assistant) -> None:
    question = Question(kind.asked[run % len(kind.asked)])
    with asking(kind, run, alone) as assistant:
        began = monotonic()
        steps = list(assistant.steps(question))
        took = monotonic() - began
    answers = [step for step in steps if isinstance(step, Answer)]
    assert answers == steps[-1:]
    (answer,) = answers
    assert answer.outcome is Outcome.ANSWERED
    assert [step for step in steps if isinstance(step, Claim)] == list(answer.claims)
    if kind.shown:
        assert tuple(claim.text for claim in answer.claims) == kind.shown
        assert answer.wording == f"compose {alone.words.compose.version} / m"
    else:
        assert answer == replace(alone.answer(question), reading=answer.reading)
    assert [word for word in kind.never if word in said(answer)] == []
    assert [claim.text for claim in answer.claims if not digits_of(claim) <= held_digits(claim)] == []
    assert took < LONGEST


def said(answer: Answer) -> str:
    return normalize("NFKC", "\n".join((answer.reply, *(claim.text for claim in answer.claims))))


def digits_of(claim: Claim) -> set[str]:
    """Every run of digits, read by nothing of ours."""
    return set(re.findall(r"\d+", normalize("NFKC", claim.text)))


def held_digits(claim: Claim) -> set[str]:
    return {run for citation in claim.citations for run in re.findall(r"\d+", normalize("NFKC", citation.quote))}
