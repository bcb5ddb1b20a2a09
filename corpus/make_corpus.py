# ruff: noqa: INP001  # a script, run by hand
"""The sample documents that a program has to make: the guideline as PDF and the mail news, the same bytes at every run.

    python corpus/make_corpus.py [--font ipaexg.ttf]

The call page is written by hand: jinnovation-hub-06-call.html.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tomllib
import unicodedata
from email.header import Header
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

HERE = Path(__file__).resolve().parent
FONT = "IPAexGothic"
MARGIN = 62
LINE = HexColor("#8a94a6")
GROUND = HexColor("#e8edf5")
COLUMNS = 70  # of a mail: 35 full-width characters
NEVER_FIRST = "、。）」』】ー々！？"

BODY = ParagraphStyle("body", fontName=FONT, fontSize=10.5, leading=17, wordWrap="CJK", spaceAfter=3)
STYLES = {
    "title": ParagraphStyle("title", BODY, fontSize=15, leading=23, alignment=1, spaceAfter=8),
    "by": ParagraphStyle("by", BODY, alignment=2, spaceAfter=0),
    "note": ParagraphStyle("note", BODY, fontSize=8.5, leading=13, spaceBefore=10, spaceAfter=4, borderPadding=5),
    "h1": ParagraphStyle("h1", BODY, fontSize=12.5, leading=19, spaceBefore=13, spaceAfter=4, keepWithNext=1),
    "h2": ParagraphStyle("h2", BODY, spaceBefore=5, keepWithNext=1),
    "p": ParagraphStyle("p", BODY, firstLineIndent=10.5),
    "line": BODY,
    "item": ParagraphStyle("item", BODY, leftIndent=21, firstLineIndent=-10.5, spaceAfter=0),
    "cell": ParagraphStyle("cell", BODY, fontSize=9.5, leading=14, spaceAfter=0),
}


def main() -> None:
    arguments = argparse.ArgumentParser(description="見本の PDF とメールを作り直す")
    arguments.add_argument("--font", type=Path, help="ipaexg.ttf の場所（指定がなければ fc-match で探す）")
    guideline = tomllib.loads((HERE / "sources" / "guideline.toml").read_text("utf-8"))
    make_guideline(HERE / "jinnovation-hub-07-guideline.pdf", guideline, arguments.parse_args().font or font())
    news = tomllib.loads((HERE / "sources" / "news.toml").read_text("utf-8"))
    (HERE / "jinnovation-hub-07-news.eml").write_bytes(mail_of(news["fields"], news["body"]))


def font() -> Path:
    """IPAexGothic of this machine (Debian: fonts-ipaexfont-gothic)."""
    found = subprocess.run(  # noqa: S603
        ["fc-match", "--format=%{file}", FONT],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    file = Path(found).resolve()
    if file.name != "ipaexg.ttf":
        raise SystemExit("ipaexg.ttf が見つかりません。fonts-ipaexfont-gothic を入れるか --font で指定してください。")
    return file


def make_guideline(path: Path, guideline: dict[str, Any], font_file: Path) -> None:
    pdfmetrics.registerFont(TTFont(FONT, font_file))
    document = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=74,
        bottomMargin=68,
        title=guideline["title"],
        author="Koubo",
        lang="ja",
        invariant=1,
    )
    story = [flowable for part in guideline["part"] for flowable in flowables(part)]

    def edges(canvas: Canvas, _: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 8.5)
        canvas.drawString(MARGIN + 6, A4[1] - 44, guideline["running_head"])
        canvas.drawCentredString(A4[0] / 2, 36, f"- {canvas.getPageNumber()} -")

    document.build(story, onFirstPage=edges, onLaterPages=edges)


def flowables(part: dict[str, Any]) -> list[Flowable]:
    """A part names its style; "rows" makes a ruled table."""
    ((style, content),) = part.items()
    if style == "rows":
        return [Spacer(0, 5), ruled(content)]
    lines = content.strip().split("\n")
    paragraphs = ["<br/>".join(lines)] if style == "title" else lines
    return [Paragraph(text, STYLES[style]) for text in paragraphs]


def ruled(rows: list[list[str]]) -> Table:
    """The contact table; an empty cell belongs to the one above it."""
    cells = [[Paragraph(text.replace("|", "<br/>"), STYLES["cell"]) for text in row] for row in rows]
    merged = [("SPAN", (1, 1), (1, len(rows) - 1))]
    grid = [
        ("GRID", (0, 0), (-1, -1), 0.6, LINE),
        ("BACKGROUND", (0, 0), (-1, 0), GROUND),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    return Table(cells, colWidths=(108, 116, 235), style=TableStyle([*grid, *merged]), hAlign="LEFT")


def mail_of(fields: dict[str, str], body: str) -> bytes:
    """ISO-2022-JP with hard line ends, as mail news are."""
    subject = Header(fields["Subject"], "iso-2022-jp", maxlinelen=72, header_name="Subject").encode()
    head = "".join(f"{name}: {value}\n" for name, value in {**fields, "Subject": subject}.items())
    text = "\n".join(line for paragraph in body.split("\n") for line in wrapped(paragraph))
    whole = f"{head}\n{text}".replace("～", "〜")  # one character in JIS, two in Unicode
    return whole.encode("iso-2022-jp").replace(b"\n", b"\r\n")


def wrapped(paragraph: str) -> list[str]:
    """Lines of at most COLUMNS; a Latin word stays whole, and a closing mark goes on the line before."""
    indent = "　" if paragraph.startswith(("・", "※")) else ""
    lines, line = [], ""
    for piece in re.findall(r"[!-~]+|.", paragraph):
        if columns(line + piece) > COLUMNS and piece not in NEVER_FIRST:
            lines.append(line)
            line = indent
        line += piece
    return [*lines, line]


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)


if __name__ == "__main__":
    main()
