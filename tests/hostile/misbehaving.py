"""Readers that do what a parser does when a file has taken it over."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from pathlib import Path

from assistant.domain import Call
from ingest.readers.extracted import Tell

LEFT_BEHIND = Path(__file__).with_name("left-behind.tmp")  # where a reader tries to write


def misbehave(job: object, tell: Tell) -> object:
    """What the job names."""
    return _WAYS[str(job)](tell)


def _behave(tell: Tell) -> object:
    for page in range(1, 4):
        tell(page, 3)
        time.sleep(0.06)
    return (Call("1", "港湾連携助成事業"),)


def _eat(_tell: Tell) -> object:
    held = []
    while True:
        held.append(bytearray(1 << 20))


def _eat_at_once(_tell: Tell) -> object:
    return len(bytearray(1 << 34))


def _spin(_tell: Tell) -> object:
    while True:
        pass


def _sleep(_tell: Tell) -> object:
    time.sleep(3600)
    return ()


def _sleep_with_a_child(_tell: Tell) -> object:
    subprocess.run([sys.executable, "-c", "import time; time.sleep(3600)"], check=False)
    return ()


def _say_too_much(_tell: Tell) -> object:
    return "あ" * (1 << 20)


def _crash(_tell: Tell) -> object:
    return ctypes.string_at(0)


def _leave(_tell: Tell) -> object:
    os._exit(0)


def _raise(_tell: Tell) -> object:
    raise KeyError("/home/somebody/secret.pdf")


def _make_noise(_tell: Tell) -> object:
    os.write(1, b"noise on stdout\n")
    os.write(2, b"noise on stderr\n")
    return ()


def _write_a_file(_tell: Tell) -> object:
    with LEFT_BEHIND.open("wb") as file:  # the sandbox must not let it
        file.write(b"x" * 100)
    return ()


def _attack(_tell: Tell) -> object:
    return _Attack()


def _know(_tell: Tell) -> object:
    return tuple(sorted(os.environ))


class _Attack:
    """A value that calls a function where it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("true",)


_WAYS = {
    "behave": _behave,
    "eat": _eat,
    "eat at once": _eat_at_once,
    "spin": _spin,
    "sleep": _sleep,
    "sleep with a child": _sleep_with_a_child,
    "say too much": _say_too_much,
    "crash": _crash,
    "leave": _leave,
    "raise": _raise,
    "make noise": _make_noise,
    "write a file": _write_a_file,
    "attack": _attack,
    "know": _know,
}
