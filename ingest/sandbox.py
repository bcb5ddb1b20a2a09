"""A file is read in a child process with limits on time, memory and output; whatever it does, this process goes on."""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Pipe
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

from ingest.readers.extracted import Tell, Unreadable, untold
from ingest.warden import DONE, FAILED, PAGE, REFUSED, Failure, Limits, Task

READING = "ingest.revisions:revisions_of"
_START = "import sys; sys.path[:] = sys.argv[3:]; from ingest.warden import main; main()"
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}  # a reader sees no key and no setting, and forks with one thread
_GRACE = 5.0  # seconds that the warden itself has to say that a child was too slow
_GOES = 2.0  # seconds that it has to go
_MADE_OF = ("assistant.domain.", "datetime.")  # the values of an answer; anything else in it is an attack
_MB = 1 << 20

_WHY = {
    Failure.SLOW: "読み取りが {seconds:g} 秒で終わりませんでした。ファイルを分けるか、設定 KOUBO_READING_SECONDS を大きくして"
    "から取り込んでください。",
    Failure.MEMORY: "読み取りに要るメモリーが上限（{memory} MB）を超えました。ファイルを分けるか、別の形式で保存し直してから"
    "取り込んでください。",
    Failure.OUTPUT: "取り出した中身が上限（{output} MB）を超えました。ファイルを分けてから取り込んでください。",
    Failure.CRASHED: "読み取りの途中で異常終了しました。ファイルが壊れています。別の形式で保存し直してから取り込んでください。",
}


class Lost(Unreadable):
    """A file whose reading was ended: it took too much, or the reader broke down."""


class Sandbox:
    """Reads files one by one; its warden starts with the first file, and anew after it was lost."""

    def __init__(self, limits: Limits | None = None, *, work: str = READING) -> None:
        self._limits = limits or Limits()
        self._work = work
        self._warden: _Warden | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Nothing that was started is left."""
        if self._warden is not None:
            self._warden.end()
            self._warden = None

    def run(self, job: object, tell: Tell = untold) -> object:
        """What the work makes of the job; Unreadable says why there is nothing, Lost that the work did not end."""
        if self._warden is None:
            self._warden = _Warden(self._work)
        try:
            answer = self._warden.answer(Task(job, self._limits), tell)
        except (EOFError, OSError):  # the warden is lost
            answer = FAILED + Failure.CRASHED.encode()
            self.close()
        except BaseException:  # Ctrl-C: what the child is at is no longer wanted
            self.close()
            raise
        return self._made_of(answer)

    def _made_of(self, answer: bytes) -> object:
        kind, said = answer[:1], answer[1:]
        if kind == DONE:
            return _Values(io.BytesIO(said)).load()
        if kind == REFUSED:
            raise Unreadable(said.decode())
        why = _WHY[Failure(said.decode())]
        limits = self._limits
        raise Lost(why.format(seconds=limits.seconds, memory=limits.memory // _MB, output=limits.output // _MB))


class _Warden:
    """The process that forks the children."""

    def __init__(self, work: str) -> None:
        self._ours, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and our own words
                _command(theirs.fileno(), work, sys.path),
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # what libraries say on the way is no message for anybody
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C reaches us alone, and we end the children
                env=_ENVIRONMENT,
                cwd="/",
            )

    def answer(self, task: Task, tell: Tell) -> bytes:
        """The last message about a task."""
        until = monotonic() + task.limits.seconds + _GRACE
        self._ours.send(task)
        while self._ours.poll(max(0.0, until - monotonic())):
            message = self._ours.recv_bytes()
            if not message.startswith(PAGE):
                return message
            done, of = message[1:].split()
            tell(int(done), int(of))
        raise TimeoutError

    def end(self) -> None:
        """The warden goes when nobody asks any more, and takes its child along; else both are killed."""
        self._ours.close()
        try:
            self._process.wait(_GOES)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


def _command(descriptor: int, work: str, path: Sequence[str]) -> list[str]:
    found = [str(Path(folder).absolute()) for folder in path]  # "" is where we stand, and the warden stands elsewhere
    return [sys.executable, "-I", "-B", "-c", _START, str(descriptor), work, *found]


class _Values(pickle.Unpickler):
    """An answer is values of the domain; a parser that was taken over cannot make us call anything else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  # as pickle has it
        found = vars(sys.modules[module]).get(name) if f"{module}.".startswith(_MADE_OF) else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(module)
        return found
