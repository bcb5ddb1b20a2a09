"""The claims of an answer as they are told: what leads in before the first, and what a reader must know beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.domain import Claim, Lead, Notice, NoticeKind
from assistant.speech import Speech


def led_in(
    claims: Iterable[Claim | None], composed: list[Claim | None], lead: Lead, speech: Speech
) -> Iterator[Notice | Lead | Claim]:
    """Each claim that holds; what leads in stands before the first, and that it was amended before the one that was."""
    led, amended = not (lead.reply or lead.confirmed), False
    for claim in claims:
        composed.append(claim)
        if claim is None:
            continue
        if not led:
            yield lead
            led = True
        if claim.amended and not amended:
            yield _notice(NoticeKind.AMENDED, speech)
            amended = True
        yield claim
    if any(claim and claim.more for claim in composed):
        yield _notice(NoticeKind.EXCERPT, speech)


def _notice(kind: NoticeKind, speech: Speech) -> Notice:
    return Notice(kind, speech.say(f"notices.{kind}"))
