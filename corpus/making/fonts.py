"""IPAexGothic, the one font of the sample documents."""

from __future__ import annotations

import subprocess
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONT = "IPAexGothic"


def register(file: Path | None) -> None:
    pdfmetrics.registerFont(TTFont(FONT, file or _of_this_machine()))


def _of_this_machine() -> Path:
    """Where Debian's fonts-ipaexfont-gothic lies."""
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
