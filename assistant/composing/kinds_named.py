"""Of a passage that tells of several kinds one after the other, each under its name, those that the question names: A型, 【伝承枠】."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.catalogue import spoken

_OF_A_KIND = re.compile(
    r"(?:\(?\d{1,2}[.)]\s*|[・■◆●○□*-]\s*)?[【<〈\[]?(?P<kind>[0-9A-Za-zァ-ヶー一-龠ぁ-ん]{1,10}?(?:枠|型|コース|区分|類型|部門|メニュー[A-Z]?))"
    r"(?:の[^。:、]{1,8})?[】>〉\]]?\s*(?:\((?P<name>[^()]{2,20})\))?"
)
_OF_ALL = re.compile(r"\s*※(?:.*(?:両|いずれ|共通|すべて|全て))")  # a note below the last kind that is of every one
_FEWEST = 2  # kinds, of which a question can name one
_SHORTEST = 2  # letters


def kinds_named(lines: Sequence[str], heard: str) -> list[str]:
    """The lines without the parts of kinds beside those that a question names; all of them where it names none or every one."""
    labels = {at: match for at, line in enumerate(lines) if (match := _OF_A_KIND.fullmatch(line.strip()))}
    named = [at for at, match in labels.items() if any(_is_heard(one, heard) for one in match.groups())]
    if len(labels) < _FEWEST or not named or len(named) == len(labels):
        return list(lines)
    starts = [*labels]
    end = next((at for at in range(starts[-1], len(lines)) if _OF_ALL.match(lines[at])), len(lines))
    parts = {at: lines[at:following] for at, following in zip(starts, (*starts[1:], end), strict=True)}
    if any(len(parts[at]) == 1 for at in named):
        return list(lines)  # 小規模枠 / 一般枠 / 限度額 / …: a column of names, whose values stand below them all
    return [*lines[: starts[0]], *(line for at in named for line in parts[at]), *lines[end:]]


def _is_heard(name: str | None, heard: str) -> bool:
    return name is not None and len(said := spoken(name)) >= _SHORTEST and said in heard
