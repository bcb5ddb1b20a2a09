"""Two wordings side by side: the words that went and the words that came, with every hard fact in one piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from assistant.languages.ja.fact_places import fact_places
from assistant.languages.ja.normalise import normalise, plain
from assistant.languages.ja.tokenizer import tokenizer

_MOST_AT_ONCE = 2_000  # characters for the tokenizer
_SAME_CLAIM = 0.5  # from here on a claim is another wording of one


class Kind(StrEnum):
    """What became of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one fate."""

    kind: Kind
    text: str


def difference(before: str, after: str) -> tuple[Run, ...]:
    """The words of both; widths and white space make no difference."""
    runs: list[Run] = []
    for kind, text in _runs(_words(before), _words(after)):
        if runs and runs[-1].kind is kind:
            runs[-1] = Run(kind, runs[-1].text + text)
        elif text:
            runs.append(Run(kind, text))
    return tuple(runs)


def claim_differences(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    """Claim by claim: each that stands now beside the one it was made from, then those that are gone."""
    left = list(before)
    pairs: list[tuple[str, str]] = []
    for text in after:
        origin = max(left, key=lambda one: _ratio(one, text), default="")
        if origin and _ratio(origin, text) >= _SAME_CLAIM:
            left.remove(origin)
            pairs.append((origin, text))
        else:
            pairs.append(("", text))
    return tuple(difference(*pair) for pair in (*pairs, *((one, "") for one in left)))


def with_new_words(text: str, before: str, after: str) -> str:
    """A text that was taken from one wording, with what another one says in the same places."""
    old, new = _words(before), _words(after)
    for tag, a, b, c, d in _opcodes(old, new):
        if tag == "replace":
            text = _replaced(text, "".join(old[a:b]), "".join(new[c:d]))
    return text


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    for tag, a, b, c, d in _opcodes(old, new):
        went, came = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal" or not (went.strip() or came.strip()):
            yield Kind.SAME, came
        else:
            yield Kind.REMOVED, went
            yield Kind.ADDED, came


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    matcher = SequenceMatcher(
        None, [plain(one).strip() for one in old], [plain(one).strip() for one in new], autojunk=False
    )
    return list(matcher.get_opcodes())


def _words(text: str) -> list[str]:
    """The text in words, a hard fact being one."""
    words: list[str] = []
    place = 0
    for start, end in (part for one in fact_places(text) for part in one.parts):
        words += [*_plain_words(text[place:start]), text[start:end]]
        place = end
    return [*words, *_plain_words(text[place:])]


def _plain_words(text: str) -> Iterator[str]:
    for start in range(0, len(text), _MOST_AT_ONCE):
        yield from (one.surface() for one in tokenizer().tokenize(text[start : start + _MOST_AT_ONCE]))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, plain(one), plain(other), autojunk=False).ratio()


def _replaced(text: str, old: str, new: str) -> str:
    """What stands for old in the text, in whatever widths, said anew."""
    normal = normalise(text)
    wanted = r"\s*".join(map(re.escape, re.sub(r"\s", "", plain(old))))
    found = re.search(wanted, normal.text) if wanted else None
    if found is None:
        return text
    start, end = normal.source_span(*found.span())
    return text[:start] + re.sub(r"\s+", "", plain(new)) + text[end:]
