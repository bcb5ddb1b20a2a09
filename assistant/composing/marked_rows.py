"""Of a table that marks what each kind has to do with, the rows that are marked for the one kind that is asked about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.catalogue import spoken

_YES = frozenset("○◯〇◎●△✓")
_NO = frozenset("×✕-－—―─")
_FEWEST = 2  # kinds that are told apart, and rows that tell them
_SHORTEST = 2  # letters of a kind: A枠


def rows_marked(lines: Sequence[str], heard: str) -> list[str]:
    """The lines without the rows that a question's kind is marked out of; all of them where no one kind is named."""
    for at, line in enumerate(lines):
        kinds = _kinds(line, lines[at + 1 :])
        named = [place for place, kind in enumerate(kinds) if len(spoken(kind)) >= _SHORTEST and spoken(kind) in heard]
        if len(named) == 1:
            below = (one for one in lines[at + 1 :] if not _is_out(one, named[0], len(kinds)))
            return [*lines[: at + 1], *below]
    return list(lines)


def _kinds(head: str, below: Sequence[str]) -> tuple[str, ...]:
    """The kinds that a head names: as many of its last words as the rows under it have marks; none where it is no head."""
    marked = [count for count in (len(_marks(line)) for line in below) if count]
    if len(marked) < _FEWEST or len(set(marked)) > 1 or marked[0] < _FEWEST or _marks(head):
        return ()
    words = head.split()
    return tuple(words[-marked[0] :]) if len(words) > marked[0] else ()


def _marks(line: str) -> str:
    """The marks that a row ends with."""
    words, marks = line.split(), ""
    while words and words[-1] in _YES | _NO:
        marks = words.pop() + marks
    return marks if words else ""


def _is_out(line: str, place: int, kinds: int) -> bool:
    marks = _marks(line)
    return len(marks) == kinds and marks[place] in _NO
