from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.adapters.owner_lock import OwnerLock
from assistant.ports import IndexInUse

HOLD = """
import sys
from pathlib import Path
from assistant.adapters.owner_lock import OwnerLock
lock = OwnerLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_owner_is_refused_at_once_and_told_what_to_do(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "held\n"

        with pytest.raises(IndexInUse, match=rf"プロセス番号 {owner.pid}.*--data"):
            OwnerLock(tmp_path).acquire()

        owner.kill()
        owner.wait()
    OwnerLock(tmp_path).acquire()  # an owner that was killed holds nothing


def test_a_folder_that_was_given_free_can_be_taken_again(tmp_path: Path) -> None:
    first = OwnerLock(tmp_path)
    first.acquire()
    first.release()

    second = OwnerLock(tmp_path)
    second.acquire()
    second.release()
