"""An Office file with the same bytes at every run: fixed order, fixed dates."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

LONG_AGO = (1980, 1, 1, 0, 0, 0)
FIRST = "[Content_Types].xml"
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def packed(made: bytes, published: str) -> bytes:
    """The parts of a made file, written again; its core properties know only the day of publication."""
    stamp = f"{published}T00:00:00Z".encode()
    again = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != FIRST, name)):
            content = old.read(name)
            part = zipfile.ZipInfo(name, LONG_AGO)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, _STAMP.sub(stamp, content) if name == "docProps/core.xml" else content)
    return again.getvalue()


def describe(properties: Any, source: dict[str, Any]) -> None:  # noqa: ANN401  # the three libraries agree on these names
    day = datetime.fromisoformat(source["published"])
    properties.title, properties.author, properties.language = source["title"], "Koubo", "ja"
    properties.created = properties.modified = day


def saved(document: Any, source: dict[str, Any]) -> bytes:  # noqa: ANN401  # likewise
    made = BytesIO()
    document.save(made)
    return packed(made.getvalue(), source["published"])
