"""A text in the code page of Japanese Windows, with its line ends."""

from __future__ import annotations

from typing import Any


def text_of(source: dict[str, Any]) -> bytes:
    words: str = source["body"]
    return words.lstrip("\n").encode("cp932").replace(b"\n", b"\r\n")
