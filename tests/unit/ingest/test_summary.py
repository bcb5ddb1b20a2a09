from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from assistant.domain import Remark, RemarkKind
from ingest.build import Landing, Result
from ingest.summary import print_summary

STRUCK = tuple(
    Remark(RemarkKind.STRUCK, f"令和8年{month}月1日必着", page=month, why="取り消し線で消されています")
    for month in range(1, 6)
)
RESULTS = (
    Result(Path("港湾連携助成事業-第3回-公募要領-改訂版.pdf"), Landing.NEW, passages=12, facts=30, remarks=STRUCK),
    Result(Path("a.txt"), Landing.UNCHANGED),
    Result(Path("b.xyz"), Landing.REFUSED, ".xyz ファイルは取り込めません。PDF にしてから取り込んでください。"),
)


def printed(width: int) -> list[str]:
    out = io.StringIO()
    print_summary(RESULTS, Console(file=out, width=width, highlight=False))
    return [line.rstrip() for line in out.getvalue().splitlines() if line.strip()]


@pytest.mark.parametrize("width", [60, 80, 140])
def test_every_file_has_one_row_and_what_is_said_of_it_stands_below(width: int) -> None:
    lines = printed(width)
    assert max(map(cell_len, lines)) <= width
    assert [line.split()[1:] for line in lines if line.endswith("30")] == [["新規", "12", "30"]]
    assert lines.index("b.xyz") > next(n for n, line in enumerate(lines) if "取り消し線" in line)
    assert lines[-1] == "新規 1、変更なし 1、差し替え 0、取り込めず 1"
    assert "a.txt" not in "".join(lines)


def test_what_is_said_of_many_places_is_said_once() -> None:
    (said,) = [line for line in printed(140) if "取り消し線" in line]
    assert said.strip() == (
        "取り消し線: p.1 ほか 4 ページ 取り消し線で消されています 「令和8年1月1日必着」「令和8年2月1日必着」ほか 3 か所"
    )
