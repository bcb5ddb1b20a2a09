"""An answer as it is read in a terminal: notices first, claims with numbers, then the quotes and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from assistant.domain import NoticeKind, Outcome
from assistant.presenting import ShownAnswer, ShownClaim, ShownSource
from assistant.speech import Speech

_WIDEST = 100  # columns; longer lines are hard to follow
_GAP = "  "  # between the cells of a row
_WARNING, _GOOD, _PLAIN = ("! ", "bold yellow"), ("✓ ", "green"), ("i ", "cyan")
_MARKS = {
    NoticeKind.OPEN: _GOOD,
    NoticeKind.CLOSED: _WARNING,
    NoticeKind.AMENDED: _WARNING,
    NoticeKind.SOURCES_DISAGREE: _WARNING,
}


def print_answer(answer: ShownAnswer, speech: Speech, console: Console) -> None:
    """The reading, the notices, the claims and the quotes they rest on; what is piped is neither wrapped nor coloured."""
    if console.is_terminal:
        for line in _lines(answer, speech, min(console.width - 1, _WIDEST)):
            console.print(line, soft_wrap=True)
        return
    console.file.writelines(f"{line.plain}\n" for line in _lines(answer, speech, None))


def _lines(answer: ShownAnswer, speech: Speech, width: int | None) -> Iterator[Text]:
    yield from _set(answer.reading.text, width, lead=(f"{speech.say('terminal.understood')}: ", "dim"), style="dim")
    for notice in answer.notices:
        lead = _MARKS.get(notice.kind, _PLAIN)
        yield from _set(notice.text, width, lead=lead, style="" if lead is _PLAIN else lead[1])
    reply = answer.answer.removesuffix("\n".join(claim.text for claim in answer.claims)).strip()
    if reply:
        yield Text()
        yield from _set(reply, width, style="italic" if answer.outcome is Outcome.ANSWERED else "bold")
    if answer.confirmed:
        yield Text()
        told = speech.say("terminal.confirmed", date=answer.confirmed.on.isoformat())
        yield from _set(told, width, lead=_GOOD, style=_GOOD[1])
    for claim in answer.claims:
        yield Text()
        yield from _claim(claim, width)
    yield from _choices(answer.choices, speech, width)
    if answer.citations:
        yield Text()
        yield Text(speech.say("terminal.sources"), style="bold cyan")
    for source in answer.citations:
        yield from _source(source, speech, width)


def _claim(claim: ShownClaim, width: int | None) -> Iterator[Text]:
    """A claim in bold, with the numbers of its quotes behind the last line."""
    marks = Text("".join(f"[{n}]" for n in claim.citations), style="cyan")
    *most, last = _rows(claim.text, width)
    for line in most:
        yield from _wrapped(Text(line, style="bold"), width)
    yield from _wrapped(Text.assemble((last, "bold"), " ", marks), width)


def _choices(choices: Sequence[str], speech: Speech, width: int | None) -> Iterator[Text]:
    if not choices:
        return
    yield Text()
    yield Text(speech.say("terminal.choose"), style="bold cyan")
    for choice in choices:
        yield from _set(choice, width, lead=("  - ", "cyan"))


def _source(source: ShownSource, speech: Speech, width: int | None) -> Iterator[Text]:
    """A numbered quote: its document, its place, and below the words themselves."""
    lead = f"[{source.n}] "
    below = " " * len(lead)
    heading = source.heading.removeprefix(source.title).removeprefix(" > ")
    place = (source.edition, speech.say("terminal.page", page=str(source.page)), heading)
    yield from _set(source.title, width, lead=(lead, "cyan"))
    yield from _set(" | ".join(part for part in place if part), width, lead=(below, ""), style="dim")
    yield from _set(source.doc, width, lead=(below, ""), style="dim")
    inner = None if width is None else width - len(below) - 2
    for row in _rows(source.text, inner):
        for line in _wrapped(Text(row), inner):
            yield Text.assemble(below, ("│ ", "cyan"), line)
    yield Text()


def _set(text: str, width: int | None, *, lead: tuple[str, str] = ("", ""), style: str = "") -> Iterator[Text]:
    """A text behind its lead, and its further lines under its first."""
    indent = cell_len(lead[0])
    for n, line in enumerate(_wrapped(Text(text, style=style), None if width is None else width - indent)):
        yield Text.assemble(" " * indent if n else lead, line)


def _wrapped(text: Text, width: int | None) -> Iterable[Text]:
    """The lines of a text; a width of None breaks none."""
    if width is None:
        return text.split("\n")
    console = Console(width=width, file=None, force_terminal=False)
    return (_bare(line) for line in text.wrap(console, width))


def _bare(line: Text) -> Text:
    line.rstrip()
    return line


def _rows(text: str, width: int | None) -> list[str]:
    """The lines that hold something; in a terminal the cells of a table stand under each other where they have room."""
    lines = [line if "\t" in line else line.strip() for line in text.split("\n") if line.strip()]
    if width is None:
        return lines
    groups = groupby(lines, key=lambda line: "\t" in line)
    return [row for tabbed, group in groups for row in (_aligned(list(group), width) if tabbed else group)]


def _aligned(lines: Sequence[str], width: int) -> list[str]:
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    columns = range(max(map(len, rows)))
    widths = [max(cell_len(row[column]) for row in rows if column < len(row)) for column in columns]
    if sum(widths) + len(_GAP) * len(widths) > width:
        return [_GAP.join(cell for cell in row if cell) for row in rows]
    return [_GAP.join(cell + " " * (widths[n] - cell_len(cell)) for n, cell in enumerate(row)).rstrip() for row in rows]
