"""What a news mail tells of calls that other documents announce: the items that name a known call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.catalogue import spoken
from assistant.domain import Call
from ingest.clean import is_rule
from ingest.lines import Line

_FORMS = (
    re.compile(r"\[\d{1,2}\]"), re.compile(r"【\d{1,2}】"), re.compile(r"\(?\d{1,2}[.)](?!\d)"), re.compile(r"[◆◇]"), re.compile(r"[■□]"),
    re.compile(r"[●○◎]"), re.compile(r"[▼▶]"), re.compile(r"[★☆]"), re.compile(r"【"),
)  # fmt: skip
_SHORTEST_NAME = 4  # letters as they sound: a shorter name stands in too many words
_LEAST_BODY = 2  # lines below a heading: a table of contents has none


def retold(lines: Sequence[Line], known: Sequence[Call]) -> Iterator[tuple[Call, Sequence[Line]]]:
    """The items of a digest that name one known call, by its heading or, where that names none, in what it says."""
    for item in _items(lines):
        heading, whole = _heard(item[:1]), _heard(item)
        calls = _named(heading, known) or _named(whole, known)
        if len(calls) == 1:
            yield calls[0], item


def _items(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The runs of lines below headings of the one form that stands between rules, each without the rules at its end."""
    headed = [n for n in range(1, len(lines)) if is_rule(lines[n - 1]) and not is_rule(lines[n])]
    form = next((form for form in _FORMS if sum(bool(form.match(lines[n].text)) for n in headed) > 1), None)
    heads = [n for n in headed if form and form.match(lines[n].text)]
    for start, end in pairwise((*heads, len(lines))):
        rule = next((n for n in range(start + _LEAST_BODY, end) if is_rule(lines[n])), end)
        if rule - start > _LEAST_BODY:
            yield lines[start:rule]


def _heard(lines: Sequence[Line]) -> str:
    return spoken("".join(line.text for line in lines))


def _named(heard: str, known: Sequence[Call]) -> list[Call]:
    """The calls that are named; where one name holds another, only the longer one counts."""
    found = {
        name: call
        for call in known
        for name in map(spoken, (call.name, *call.aliases))
        if len(name) >= _SHORTEST_NAME and name in heard
    }
    longest = [name for name in found if not any(name != other and name in other for other in found)]
    return list({found[name].id: found[name] for name in longest}.values())
