"""An answer as it is read in a terminal: claims with numbers, then the quotes."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from assistant.presenting import ShownAnswer, ShownSource


def print_answer(answer: ShownAnswer, console: Console) -> None:
    """The reading, the notices, the claims and the quotes they rest on."""
    console.print(Text(answer.reading.text, style="dim"))
    for notice in answer.notices:
        console.print(Text(f"※ {notice.text}", style="bold yellow"))
    console.print()
    said = "\n".join(claim.text for claim in answer.claims)
    reply = answer.answer.removesuffix(said).strip()
    if reply:
        console.print(Text(reply, style="bold"))
    for claim in answer.claims:
        marks = "".join(f"[{n}]" for n in claim.citations)
        console.print(Text.assemble((claim.text, "bold"), " ", (marks, "cyan")))
    for choice in answer.choices:
        console.print(Text(f"・{choice}"))
    for source in answer.citations:
        _print_source(source, console)


def _print_source(source: ShownSource, console: Console) -> None:
    where = " / ".join(part for part in (source.title, source.edition, source.heading, f"p.{source.page}") if part)
    console.print()
    console.print(Text.assemble((f"[{source.n}] ", "cyan"), where))
    for line in source.text.splitlines():
        if line.strip():
            console.print(Text(f"    {line.strip()}", style="dim"))
