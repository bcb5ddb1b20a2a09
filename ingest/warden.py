"""The process between us and a reader: forks one child for each file, watches its limits, and passes on what it says.

It has loaded every reader before it forks, so that a child costs milliseconds and begins from the same state each time.
A child has a process group of its own, so that nothing it starts outlives it, and writes no file (RLIMIT_FSIZE).

Its memory is bounded by RLIMIT_DATA. That counts what a process asks for to write in, and Linux refuses the rest: Python
then raises MemoryError, which can be told from a crash. RLIMIT_AS also counts mapped libraries and the reserve of every
thread, which nobody fills: measured, 89 MB for 48 MB with today's readers after 100 pages of PDF, and 382 MB for 106 MB
once onnxruntime and a Sudachi dictionary are mapped. To poll the resident size comes too late, because a bomb fills
gigabytes between two looks.
"""

from __future__ import annotations

import importlib
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil
from multiprocessing.connection import Connection, Pipe, wait
from time import monotonic
from typing import Any, NoReturn

from ingest.readers.extracted import Tell, Unreadable
from ingest.readers.ocr import recognises

Work = Callable[[Any, Tell], object]  # what a child does with a task, telling of its pages

PAGE, DONE, REFUSED, FAILED = b"P", b"D", b"R", b"F"  # how a message begins
_OUT_OF_MEMORY = 3  # the exit code of a child that may have no memory left to say so
_UNFORESEEN = "読み取りの途中で止まりました（{error}）。別の形式で保存し直してから取り込んでください。"
_BETWEEN_TELLING = 0.05  # seconds: nobody watches more closely


class Failure(StrEnum):
    """How a child ended without an answer."""

    SLOW = "slow"
    MEMORY = "memory"
    OUTPUT = "output"
    CRASHED = "crashed"


def memory_of_a_reader() -> int:
    """Letters of a dense page are recognised in less than 1 GB; all else reads in half of that."""
    return 1 << 30 if recognises() else 512 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take."""

    seconds: float = 30.0  # by the clock, and of each processor
    memory: int = field(default_factory=memory_of_a_reader)  # bytes that a child writes in
    output: int = 16 << 20  # bytes of its answer


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read within limits."""

    job: object
    limits: Limits


def serve(descriptor: int, work: str) -> NoReturn:
    """Reads one file after the other, until nobody is there to ask for more."""
    asked: Connection[bytes, Task] = Connection(descriptor)
    module, _, name = work.partition(":")
    function = getattr(importlib.import_module(module), name)
    with suppress(EOFError, OSError):
        while True:
            asked.send_bytes(_watched(asked.recv(), function, asked))
    os._exit(0)


def _watched(task: Task, work: Work, asked: Connection[Any, Any]) -> bytes:
    """The answer of a child, which is gone when this returns."""
    answers, answering = Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        asked.close()
        answers.close()
        _answer(task, work, answering)
    answering.close()
    try:
        answer = _passed_on(answers, asked, task.limits)
    finally:
        answers.close()
        for group in (os.killpg, os.kill):  # by its number too, should it have no group yet
            with suppress(ProcessLookupError, PermissionError):
                group(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return answer or FAILED + _how_it_ended(status).encode()


def _passed_on(answers: Connection[Any, Any], asked: Connection[Any, Any], limits: Limits) -> bytes:
    """What the child answers; pages are passed on at once. Empty: it ended without an answer."""
    until = monotonic() + limits.seconds
    while True:
        ready = wait([answers, asked], max(0.0, until - monotonic()))
        if asked in ready:
            raise EOFError  # nobody waits for the answer any more
        if not ready:
            return FAILED + Failure.SLOW.encode()
        try:
            message = answers.recv_bytes(limits.output)
        except EOFError:
            return b""
        except OSError:  # longer than it may be
            return FAILED + Failure.OUTPUT.encode()
        if not message.startswith(PAGE):
            return message
        asked.send_bytes(message)


def _how_it_ended(status: int) -> Failure:
    if os.WIFSIGNALED(status):
        slow = os.WTERMSIG(status) == signal.SIGXCPU
        return Failure.SLOW if slow else Failure.CRASHED
    return Failure.MEMORY if os.WEXITSTATUS(status) == _OUT_OF_MEMORY else Failure.CRASHED


def _answer(task: Task, work: Work, answering: Connection[Any, Any]) -> NoReturn:
    """In the child: the work done within its limits, and its outcome sent."""
    code = 1
    try:
        os.setsid()
        _limit(task.limits)
        answering.send_bytes(_outcome(task, work, _Telling(answering)))
        code = 0
    except MemoryError:
        code = _OUT_OF_MEMORY
    finally:
        os._exit(code)


def _outcome(task: Task, work: Work, tell: Tell) -> bytes:
    try:
        return DONE + pickle.dumps(work(task.job, tell))
    except Unreadable as refusal:
        return REFUSED + str(refusal).encode(errors="replace")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # a file that no reader foresaw
        return REFUSED + _UNFORESEEN.format(error=type(error).__name__).encode()


def _limit(limits: Limits) -> None:
    seconds = ceil(limits.seconds)
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_DATA, limits.memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most + 1 if what == resource.RLIMIT_CPU else most))


class _Telling:
    """Tells of pages, but not more often than anybody can see."""

    def __init__(self, answering: Connection[Any, Any]) -> None:
        self._answering = answering
        self._next = 0.0

    def __call__(self, done: int, of: int) -> None:
        now = monotonic()
        if now >= self._next or done == of:
            self._next = now + _BETWEEN_TELLING
            self._answering.send_bytes(PAGE + f"{done} {of}".encode())


def main() -> None:
    """Begins as the sandbox starts it: the descriptor, the work, and where modules are found."""
    descriptor, work, *sys.path = sys.argv[1:]
    serve(int(descriptor), work)
