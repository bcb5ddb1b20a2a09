"""A mail in ISO-2022-JP with hard line ends, as mail news are; with a file where the source names one."""

from __future__ import annotations

import base64
import re
import textwrap
import unicodedata
from email.header import Header
from typing import Any

from making.pdf import pdf_of

COLUMNS = 70  # of a mail: 35 full-width characters
NEVER_FIRST = "、。）」』】ー々！？"
BOUNDARY = "=_koubo_sample"


def mail_of(source: dict[str, Any]) -> bytes:
    fields = source["fields"]
    text = "\n".join(line for paragraph in source["body"].split("\n") for line in wrapped(paragraph))
    subject = Header(fields["Subject"], "iso-2022-jp", maxlinelen=72, header_name="Subject").encode()
    head = "".join(f"{name}: {value}\n" for name, value in {**fields, "Subject": subject}.items())
    whole = f"{head}\n{text}" if "attached" not in source else _with_file(fields, subject, text, source["attached"])
    jis = whole.replace("～", "〜")  # one character in JIS, two in Unicode
    return jis.encode("iso-2022-jp").replace(b"\n", b"\r\n")


def _with_file(fields: dict[str, str], subject: str, text: str, attached: dict[str, Any]) -> str:
    """The text as the first part, the file as the second."""
    alone = {"Content-Type": f'multipart/mixed; boundary="{BOUNDARY}"', "Content-Transfer-Encoding": "7bit"}
    head = "".join(f"{name}: {value}\n" for name, value in {**fields, **alone, "Subject": subject}.items())
    name = Header(attached["name"], "iso-2022-jp", maxlinelen=200).encode()
    code = "\n".join(textwrap.wrap(base64.b64encode(pdf_of(attached)).decode(), 76))
    return (
        f"{head}\n--{BOUNDARY}\nContent-Type: text/plain; charset=iso-2022-jp\n"
        f"Content-Transfer-Encoding: 7bit\n\n{text}\n"
        f'--{BOUNDARY}\nContent-Type: application/pdf; name="{name}"\nContent-Transfer-Encoding: base64\n'
        f'Content-Disposition: attachment; filename="{name}"\n\n{code}\n--{BOUNDARY}--\n'
    )


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
