"""The call of a question that names no call, but the system whose help desk answers: 「しおポートにログインできません」."""

from __future__ import annotations

import re

from assistant.catalogue import Catalogue, spoken
from assistant.domain import Call, Contact, FactKind
from assistant.languages.ja.normalise import plain
from assistant.meaning import call_meant
from assistant.ports import Library
from assistant.words import Words

_NAME = re.compile(r"[ァ-ヶー]{3,}|(?<![A-Za-z])[A-Za-z][A-Za-z\-]{2,}(?![A-Za-z])")


def call_meant_or_served(text: str, catalogue: Catalogue, library: Library, words: Words) -> Call | None:
    """The only call with a part of its name that is said, else the only one with a desk of the name that is said."""
    return call_meant(text, catalogue, library, words) or _call_of_the_desk(text, catalogue, library, words)


def _call_of_the_desk(text: str, catalogue: Catalogue, library: Library, words: Words) -> Call | None:
    """The only call whose help desk bears a name of the question; None where nobody asks about a system."""
    names = _names_in(text, words)
    if not names or len(catalogue.calls) <= 1 or "system" not in words.topics_in(text):
        return None
    homes = {
        call.id: call
        for call in catalogue.calls
        if any(name in _desks_of(call, catalogue, library, words) for name in names)
    }
    return next(iter(homes.values())) if len(homes) == 1 else None


def _names_in(text: str, words: Words) -> frozenset[str]:
    """The words of a question that may be what a system is called, and no word of every question on a system."""
    common = {spoken(cue) for cue in (*words.desk_topics["system"], *words.generic, *words.stopwords, *words.asking)}
    said = (spoken(match[0]) for match in _NAME.finditer(plain(text)))
    return frozenset(name for name in said if not any(name in cue or cue in name for cue in common if len(cue) > 1))


def _desks_of(call: Call, catalogue: Catalogue, library: Library, words: Words) -> str:
    """What the desks of a call that help with a system are called and for."""
    documents = catalogue.documents_of(catalogue.editions_of(call))
    facts = (fact for one in documents for fact in library.facts(document_ids=[one.id], kinds=(FactKind.CONTACT,)))
    return "\n".join(_named(contact, words) for fact in facts if isinstance(contact := fact.value, Contact))


def _named(contact: Contact, words: Words) -> str:
    said = f"{contact.purpose} {contact.organisation}"
    return spoken(said) if "system" in words.topics_in(said) else ""
