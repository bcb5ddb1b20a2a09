from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from time import monotonic, sleep

import pytest

from assistant.domain import Call
from ingest.readers.extracted import Unreadable
from ingest.sandbox import Sandbox
from ingest.warden import Limits
from tests.hostile.left_behind import births, gone, open_files
from tests.hostile.misbehaving import LEFT_BEHIND

WORK = "tests.hostile.misbehaving:misbehave"
LIMITS = Limits(seconds=2, memory=200 << 20, output=1 << 20)


@pytest.fixture
def born() -> Callable[[], list[int]]:
    return births()


@pytest.fixture
def sandbox(born: Callable[[], list[int]]) -> Iterator[Sandbox]:
    before = open_files()
    with Sandbox(LIMITS, work=WORK) as sandbox:
        yield sandbox
        mine = born()
    assert gone(mine)
    assert open_files() == before


def test_what_the_work_makes_comes_back_and_its_pages_are_told(sandbox: Sandbox) -> None:
    told: list[tuple[int, int]] = []
    assert sandbox.run("behave", lambda done, of: told.append((done, of))) == (Call("1", "港湾連携助成事業"),)
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("way", "why"),
    [
        ("eat", "メモリーが上限（200 MB）を超えました"),
        ("eat at once", "メモリーが上限（200 MB）を超えました"),
        ("spin", "2 秒で終わりませんでした"),
        ("sleep", "2 秒で終わりませんでした"),
        ("sleep with a child", "2 秒で終わりませんでした"),
        ("say too much", "上限（1 MB）を超えました"),
        ("crash", "異常終了しました"),
        ("leave", "異常終了しました"),
        ("raise", "途中で止まりました（KeyError）"),
    ],
)
def test_each_way_to_fail_has_its_reason_and_the_next_file_is_read(
    sandbox: Sandbox, born: Callable[[], list[int]], way: str, why: str
) -> None:
    begun = monotonic()
    with pytest.raises(Unreadable) as refusal:
        sandbox.run(way)
    assert monotonic() - begun < 10
    assert why in str(refusal.value)
    assert str(refusal.value).endswith("取り込んでください。")
    assert "secret" not in str(refusal.value)
    assert sandbox.run("behave")
    (warden,) = born()
    assert warden


def test_the_processor_time_has_a_limit_of_its_own() -> None:
    slow = Limits(seconds=1)
    with Sandbox(slow, work=WORK) as sandbox, pytest.raises(Unreadable, match="1 秒で終わりませんでした"):
        sandbox.run("spin")


def test_a_child_that_is_killed_from_outside_is_a_refusal(sandbox: Sandbox, born: Callable[[], list[int]]) -> None:
    def kill_the_child() -> None:
        while len(born()) < 2:
            sleep(0.01)
        os.kill(born()[1], signal.SIGKILL)

    killer = threading.Thread(target=kill_the_child)
    killer.start()
    with pytest.raises(Unreadable, match="異常終了"):
        sandbox.run("sleep")
    killer.join()
    assert sandbox.run("behave")


def test_a_warden_that_is_killed_is_replaced(sandbox: Sandbox, born: Callable[[], list[int]]) -> None:
    assert sandbox.run("behave")
    os.kill(born()[0], signal.SIGKILL)
    with pytest.raises(Unreadable, match="異常終了"):
        sandbox.run("behave")
    assert sandbox.run("behave")


def test_what_a_reader_says_on_the_way_is_not_heard(sandbox: Sandbox, capfd: pytest.CaptureFixture[str]) -> None:
    assert sandbox.run("make noise") == ()
    assert capfd.readouterr() == ("", "")


def test_a_reader_writes_no_file(sandbox: Sandbox) -> None:
    try:
        with pytest.raises(Unreadable, match="OSError"):
            sandbox.run("write a file")
        assert LEFT_BEHIND.stat().st_size == 0
    finally:
        LEFT_BEHIND.unlink(missing_ok=True)


def test_a_reader_knows_no_key_and_no_setting(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    known = sandbox.run("know")
    assert "OPENBLAS_NUM_THREADS" in str(known)
    assert "OPENAI_API_KEY" not in str(known)


def test_an_answer_that_would_call_a_function_is_not_taken(sandbox: Sandbox) -> None:
    with pytest.raises(pickle.UnpicklingError):
        sandbox.run("attack")


def test_ctrl_c_ends_a_child_that_has_time_left(born: Callable[[], list[int]]) -> None:
    def interrupt() -> None:
        while len(born()) < 2:
            sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    patient = replace(LIMITS, seconds=3_600)  # whoever waits for the child instead never ends
    with Sandbox(patient, work=WORK) as sandbox, pytest.raises(KeyboardInterrupt):
        sandbox.run("sleep")
    thread.join()
    assert born() == []
