"""Of a line that tells of one term after the other, what it tells of the one that a question names: 第1期 6月18日 第2期 9月29日."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.languages.ja.normalise import plain

_FEWEST = 2  # terms, of which a question can name one
_TERM = re.compile(r"第\d{1,2}[期回次](?![^\s:(]*(?:公募|募集)[はのがで])|(?<![^\s(])[前後]期(?=[\s:(])")
_APART = re.compile(r"(?:^|\s{2,}|[、/]\s*)$")


def terms_named(lines: Sequence[str], question: str) -> list[str]:
    """The lines without the terms beside the one that a question names; all of them where it names none or several."""
    said = plain(question)
    return [_term_of(line, said) for line in lines]


def _term_of(line: str, said: str) -> str:
    text = plain(line)
    found = _TERM.finditer(text) if len(text) == len(line) else ()
    begins = [match for match in found if _APART.search(text[: match.start()])]
    named = [place for place, match in enumerate(begins) if match[0] in said]
    if len({match[0] for match in begins}) < _FEWEST or len(named) != 1:
        return line
    ends = [match.start() for match in begins[1:]] + [len(line)]
    return line[begins[named[0]].start() : ends[named[0]]].rstrip(" \t\u3000、/")
