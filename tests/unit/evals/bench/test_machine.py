from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from evals.bench.machine import measured
from evals.cases import Case

ASKED = Case("1", "港湾連携助成事業の締切はいつですか", "deadline", True, (), (), (), (), "easy")  # noqa: FBT003


def test_a_small_bench_has_every_figure(tmp_path: Path) -> None:
    document = tmp_path / "documents" / "a.pdf"
    document.parent.mkdir()
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    canvas = Canvas(str(document))
    canvas.setFont("HeiseiMin-W3", 12)
    canvas.drawString(60, 760, "港湾連携助成事業 第3回 公募要領")
    canvas.drawString(60, 740, "公募期間は令和8年5月11日から6月12日12時までです（必着）。")
    canvas.save()

    written = asdict(measured([document], [ASKED], pages=3))

    assert (written["documents"], written["long_pages"], written["answers"]) == (1, 3, 1)
    assert min(value for name, value in written.items() if name != "load_before") > 0
