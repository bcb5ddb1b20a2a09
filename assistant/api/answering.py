"""A question is let in, waits for its turn, is answered in a thread, and is kept; a newer one of its page ends it."""

from __future__ import annotations

import secrets
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter

from assistant.api.clients import Client
from assistant.api.handing_over import handed_over
from assistant.api.problems import Refused
from assistant.api.turnstile import Ticket, Turnstile
from assistant.api.visits import visit
from assistant.domain import Answer, Question
from assistant.keeping import Given, Keeping
from assistant.pipeline import Assistant, Step
from assistant.presenting import ShownAnswer, shown_answer


@dataclass(frozen=True, slots=True)
class Opened:
    """A question that was let in, and the id of the answer that it will have."""

    id: str
    question: Question
    ticket: Ticket
    asked_at: datetime
    begun: float


@dataclass(frozen=True, slots=True)
class Answering:
    """The way of every question of the service, whatever its answer looks like."""

    assistant: Assistant
    turnstile: Turnstile
    keeping: Keeping

    def open(self, question: Question, client: Client) -> Opened:
        """Let a question in, or Refused; whoever opens it closes it."""
        ticket = self.turnstile.admit(client)
        return Opened(secrets.token_urlsafe(16), question, ticket, self.assistant.clock.now(), perf_counter())

    def close(self, opened: Opened) -> None:
        """Give its place free."""
        self.turnstile.leave(opened.ticket)

    @contextmanager
    def opened(self, question: Question, client: Client) -> Iterator[Opened]:
        """A question that is closed at the end."""
        opened = self.open(question, client)
        try:
            yield opened
        finally:
            self.close(opened)

    async def whole(self, opened: Opened) -> ShownAnswer:
        """The whole answer at once."""
        steps = [step async for together in self.steps(opened) for step in together]
        return self._shown(opened, next(step for step in steps if isinstance(step, Answer)))

    async def steps(self, opened: Opened) -> AsyncGenerator[list[Step]]:
        """The steps of an answer, together what is ready together; Refused with 409 where its page asks something newer."""
        turn = self.turnstile.turn
        await turn.acquire()
        wanted = iter(()) if opened.ticket.superseded else self.assistant.steps(opened.question)
        async with aclosing(handed_over(wanted, turn.release)) as making:
            async for together in making:
                if opened.ticket.superseded:
                    break
                whole = [step for step in together if isinstance(step, Answer)]
                for answer in whole:
                    self._keep(opened, answer)
                yield together
                if whole:
                    return
        if opened.ticket.superseded:
            raise Refused(409)

    def _shown(self, opened: Opened, answer: Answer) -> ShownAnswer:
        return shown_answer(answer, self.assistant.words).model_copy(update={"id": opened.id})

    def _keep(self, opened: Opened, answer: Answer) -> None:
        visit().outcome = answer.outcome
        ms = round((perf_counter() - opened.begun) * 1_000, 1)
        shown, version = self._shown(opened, answer), self.assistant.words.version
        self.keeping.take(Given(opened.asked_at, opened.question.text, answer, shown, version, ms))
