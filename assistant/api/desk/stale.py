"""Who changes something says what they saw; what somebody else has changed since is told, not overwritten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from fastapi import Request

from assistant.api.desk.words import desk_words
from assistant.api.problems import Refused
from assistant.domain.deliveries import Changed

_TAG = re.compile(r'(?:W/)?"([^"]{0,80})"')


def etag(*parts: int) -> str:
    """What is seen, as a tag."""
    return f'"{"-".join(map(str, parts))}"'


def seen(request: Request, count: int) -> tuple[int, ...]:
    """What somebody says they saw; who says nothing is told to look first."""
    found = _TAG.fullmatch(request.headers.get("if-match", "").strip())
    parts = found[1].split("-") if found else []
    if len(parts) != count or not all(part.isdecimal() for part in parts):
        raise Refused(412)
    return tuple(map(int, parts))


@contextmanager
def telling_who() -> Iterator[None]:
    """What somebody else has changed is refused with their name and the time."""
    try:
        yield
    except Changed as changed:
        raise Refused(412, told=changed_words(changed.by, changed.at)) from changed


def changed_words(by: str, at: datetime) -> str:
    """Who changed it, and when."""
    words = desk_words("documents")
    who = by or str(words["by_command"])
    return str(words["changed"]).format(by=who, at=f"{at:%Y-%m-%d %H:%M}")
