# ruff: noqa: INP001, E402  # a script, run by hand
"""The sample documents that a program has to make, each from sources/, the same bytes at every run.

    python corpus/make_corpus.py [--font ipaexg.ttf]

A source is named after its document. Pages in HTML and Markdown are written by hand.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.dont_write_bytecode = True  # what lies in this folder is ingested

from making.docx import docx_of
from making.fonts import register
from making.mail import mail_of
from making.pdf import pdf_of
from making.plain import text_of
from making.pptx import pptx_of
from making.scan import scan_of
from making.xlsx import xlsx_of

HERE = Path(__file__).resolve().parent
MAKERS: dict[str, Callable[[dict[str, Any]], bytes]] = {
    ".pdf": lambda source: scan_of(source) if "scanned" in source else pdf_of(source),
    ".docx": docx_of,
    ".pptx": pptx_of,
    ".xlsx": xlsx_of,
    ".eml": mail_of,
    ".txt": text_of,
    ".html": lambda source: source["page"].lstrip("\n").encode("cp932"),
}


def main() -> None:
    arguments = argparse.ArgumentParser(description="見本の文書を sources/ から作り直す")
    arguments.add_argument("--font", type=Path, help="ipaexg.ttf の場所（指定がなければ fc-match で探す）")
    register(arguments.parse_args().font)
    for source in sorted((HERE / "sources").glob("*.toml")):
        name = source.stem
        maker = next(maker for ending, maker in MAKERS.items() if name.endswith(ending))
        (HERE / name).write_bytes(maker(tomllib.loads(source.read_text("utf-8"))))


if __name__ == "__main__":
    main()
