"""Tokens: asked by many threads at once."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from assistant.languages.ja.tokens import tokens

_THREADS = 4


def _together(text: str, barrier: Barrier) -> tuple[str, ...]:
    barrier.wait(timeout=30)
    return tokens(text)


def test_threads_that_tokenize_together_get_the_tokens_of_one_alone() -> None:
    texts = [f"第{number}回の公募は、申請書の提出をもって締め切ります。" * 3 for number in range(_THREADS)]
    alone = [tokens(text) for text in texts]
    barrier = Barrier(_THREADS)
    with ThreadPoolExecutor(_THREADS) as pool:
        assert list(pool.map(lambda text: _together(text * 2, barrier), texts)) == [each * 2 for each in alone]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lists the files that a process has mapped")
def test_threads_share_one_dictionary() -> None:
    barrier = Barrier(_THREADS)
    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(lambda number: _together(f"第{number}回の公募の対象者" * 20, barrier), range(_THREADS)))
        mapped = [line for line in Path("/proc/self/maps").read_text().splitlines() if line.endswith("/system.dic")]
    assert len(mapped) == 1
