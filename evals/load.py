"""python -m evals.load URL: how a running service bears many askers at once; each reads its stream to the end."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from os import getloadavg
from pathlib import Path
from statistics import quantiles
from time import monotonic
from urllib.parse import urlsplit

CASES = Path(__file__).parent / "cases" / "corpus.jsonl"
ASKERS, SECONDS = 50, 60.0
_AFTER_ERROR = 0.1  # seconds, so that a service that is gone is not asked a million times
_SAYS_SOMETHING = frozenset({"claim", "done"})  # an honest no has no claim


@dataclass
class Borne:
    """What the askers met."""

    first_ms: list[float] = field(default_factory=list)  # to the first claim, or to the end where there is none
    whole_ms: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    def told(self) -> dict[str, object]:
        """The figures."""
        return {
            "askers": ASKERS,
            "seconds": SECONDS,
            "answers": len(self.whole_ms),
            "errors": dict(self.errors),
            "first_claim_ms": _spread(self.first_ms),
            "whole_ms": _spread(self.whole_ms),
            "load": [round(one, 1) for one in getloadavg()],
        }


async def borne_by(url: str, questions: Sequence[str], *, askers: int = ASKERS, seconds: float = SECONDS) -> Borne:
    """Ask for so long, each asker again as soon as its answer has ended."""
    borne, end = Borne(), monotonic() + seconds

    async def asker(number: int) -> None:
        for place in count(number * 7):
            if monotonic() >= end:
                return
            await _asked(url, questions[place % len(questions)], f"asker-{number:04}", borne)

    await asyncio.gather(*(asker(number) for number in range(askers)))
    return borne


async def _asked(url: str, question: str, page: str, borne: Borne) -> None:
    begun, first, last = monotonic(), 0.0, ""
    try:
        async for event in _events(url, question, page):
            if not first and event in _SAYS_SOMETHING:
                first = monotonic()
            last = event
    except (OSError, asyncio.IncompleteReadError) as error:
        last = type(error).__name__
    if last != "done":
        borne.errors[last or "silence"] += 1
        await asyncio.sleep(_AFTER_ERROR)
        return
    borne.first_ms.append((first - begun) * 1_000)
    borne.whole_ms.append((monotonic() - begun) * 1_000)


async def _events(url: str, question: str, page: str) -> AsyncIterator[str]:
    """The names of the events of an answer; of a refusal its status."""
    where = urlsplit(url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    body = json.dumps({"question": question}).encode()
    head = (
        f"POST /api/v1/ask HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Type: application/json\r\n"
        f"Accept: text/event-stream\r\nX-Koubo-Page: {page}\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    try:
        writer.write(head.encode() + body)
        status = (await reader.readline()).decode().split(" ")[1]
        if status != "200":
            yield status
            return
        async for line in reader:
            if line.startswith(b"event: "):
                yield line.removeprefix(b"event: ").decode().strip()
    finally:
        writer.close()


def _spread(figures: Sequence[float]) -> dict[str, float]:
    cuts = quantiles(figures, n=100) if len(figures) > 1 else [*figures, 0.0] * 100
    return {name: round(cuts[place], 1) for name, place in (("p50", 49), ("p95", 94), ("p99", 98))}


def questions_of(path: Path, most: int = 200) -> list[str]:
    """The questions of a file of cases."""
    with path.open(encoding="utf-8") as lines:
        return [str(json.loads(line)["question"]) for line in islice(lines, most) if line.strip()]


if __name__ == "__main__":
    borne = asyncio.run(borne_by(sys.argv[1], questions_of(CASES)))
    print(json.dumps(borne.told(), ensure_ascii=False, indent=2))  # noqa: T201  # a programme says its figures
    sys.exit(1 if borne.errors else 0)
