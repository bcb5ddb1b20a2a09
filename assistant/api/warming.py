"""A service that has just started has answered nothing yet: it asks itself a few things, so that nobody waits for the first."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Thread

from assistant.catalogue import Catalogue
from assistant.domain import Question
from assistant.pipeline import Assistant
from assistant.ports import LibraryUnavailable
from assistant.ranking import held_by

_MOST_READ, _MOST_ASKED = 4_000, 40
_PATIENCE = 10.0  # seconds for the answer under way when the service ends

log = logging.getLogger("koubo")


@contextmanager
def warmed(assistant: Assistant) -> Iterator[None]:
    """Warms up beside what is done meanwhile; ends with it."""
    stop = Event()
    worker = Thread(target=warm, args=(assistant, stop), name="warming", daemon=True)
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(timeout=_PATIENCE)


def warm(assistant: Assistant, stop: Event) -> None:
    """Reads what is live and asks for what its headings announce. No model is asked, and nothing of it is kept."""
    alone = replace(assistant.engine_alone, composer=replace(assistant.composer, model=None))
    try:
        for passage in alone.library.passages()[:_MOST_READ]:
            if stop.is_set():
                return
            held_by(passage)
        for text in questions(alone):
            if stop.is_set():
                return
            alone.answer(Question(text))
    except LibraryUnavailable as error:
        log.warning("%s", error)  # whoever asks is told so too
    gc.freeze()  # what is loaded now stays, and need not be looked through again and again


def questions(assistant: Assistant) -> tuple[str, ...]:
    """On what headings announce, from the whole of the newest editions, every other one without a call's name."""
    catalogue = Catalogue.of(assistant.library)
    names = {
        document.id: catalogue.call(document.call_id).name
        for document in catalogue.documents_of(catalogue.newest_editions())
    }
    passages = assistant.library.passages(document_ids=list(names)) if names else ()
    told = dict.fromkeys((names[one.document_id], one.heading[-1]) for one in passages if one.heading)
    step = max(1, len(told) // _MOST_ASKED)
    asked = (
        f"{name}の{title}は何ですか" if at % 2 else f"{title}は何ですか"
        for at, (name, title) in enumerate(list(told)[::step][:_MOST_ASKED])
    )
    return tuple(dict.fromkeys(asked))
