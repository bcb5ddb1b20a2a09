"""What a news mail tells of calls that other documents announce: the items that name a known call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.catalogue import spoken
from assistant.domain import Call
from ingest.clean import is_rule
from ingest.lines import Line
from ingest.names import names_in

_FORMS = (
    re.compile(r"\[\d{1,2}\]"), re.compile(r"【\d{1,2}】"), re.compile(r"\(?\d{1,2}[.)](?!\d)"), re.compile(r"[◆◇]"), re.compile(r"[■□]"),
    re.compile(r"[●○◎]"), re.compile(r"[▼▶]"), re.compile(r"[★☆]"), re.compile(r"【"),
)  # fmt: skip
_LEAD = re.compile(r"^(?:[【\[(]?\d{1,2}[】\]).]\s*|[◆◇■□●○◎▼▶★☆]\s*|【[^【】]{1,8}】\s*)+")
_SAME = re.compile(r"同(?:[\s」]|公募|制度|事業|プログラム|補助金|助成)")
_STEP = re.compile(r"(?:追加|公募|個別)?(?:説明会|相談会)|(?:公募|募集)要[領項]|申請様式|(?:公募|募集|受付)期間")
_DENIED = "(?:トハ(?:別|異ナ)|デハナ|デハアリマセン)"  # as it sounds: なぎさ助成とは別の助成です
_SHORTEST_NAME = 4  # letters as they sound: a shorter name stands in too many words
_LEAST_BODY = 2  # lines below a heading: a table of contents has none


@dataclass(frozen=True, slots=True)
class Retold:
    """An item of a digest and the known call that it tells of."""

    call: Call
    lines: Sequence[Line]
    headed: bool  # whether its heading says so, or only what stands below it


def retold(lines: Sequence[Line], known: Sequence[Call]) -> Iterator[Retold]:
    """The items of a digest that name one known call, by the heading or, where that names none, in what they say; or that go on with the one above."""
    above: Call | None = None
    for item in _items(lines):
        heading, whole = _heard(item[:1]), _heard(item)
        by_heading = _named(heading, known)
        calls = by_heading or _named(whole, known)
        if not calls and above is not None and _goes_on(item[0].text):
            calls = by_heading = [above]
        above = calls[0] if len(calls) == 1 and by_heading else None
        if len(calls) == 1:
            yield Retold(calls[0], item, headed=bool(by_heading))


def _goes_on(heading: str) -> bool:
    """Whether a heading tells more of the call of the item above: 同 公募要領の訂正, 追加説明会のご案内."""
    title = _LEAD.sub("", heading)
    return bool(_SAME.match(title) or (_STEP.search(title) and names_in(title, (title,), (title,)) is None))


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
        if len(name) >= _SHORTEST_NAME and name in re.sub(f"{re.escape(name)}{_DENIED}", "", heard)
    }
    longest = [name for name in found if not any(name != other and name in other for other in found)]
    return list({found[name].id: found[name] for name in longest}.values())
