from __future__ import annotations

from pathlib import Path

from evals.bench.plain_stack import OVERLAP, SIZE, PlainStack
from tests.fakes import HashEmbedder

CALL = "応募の締切は8月27日正午です。"
DESK = "問い合わせは事務局へお願いします。"


def test_the_nearest_chunk_comes_first_with_its_file(tmp_path: Path) -> None:
    stack = PlainStack(tmp_path, HashEmbedder())

    assert stack.take_in([("call.md", CALL), ("desk.md", DESK)]) == 2
    assert stack.nearest("応募の締切は", most=2) == (("call.md", CALL), ("desk.md", DESK))
    stack.close()


def test_a_long_text_is_cut_with_an_overlap(tmp_path: Path) -> None:
    stack = PlainStack(tmp_path, HashEmbedder())
    text = "".join(f"{n:04d}" for n in range(250))

    assert stack.take_in([("long.txt", text)]) == 3
    chunks = sorted((chunk for _, chunk in stack.nearest("0000", most=3)), key=text.index)
    assert [len(chunk) for chunk in chunks] == [SIZE, SIZE, len(text) - 2 * (SIZE - OVERLAP)]
    assert chunks[0][-OVERLAP:] == chunks[1][:OVERLAP]
    stack.close()
