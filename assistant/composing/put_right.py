"""The values that a later document of an edition calls wrong, so that no table or sentence is told with them."""

from __future__ import annotations

from assistant.catalogue import Catalogue
from assistant.domain import Amendment, Edition, FactKind
from assistant.languages.ja.hard_facts import hard_facts
from assistant.languages.ja.normalise import plain
from assistant.ports import Library


def values_put_right(edition: Edition, library: Library, catalogue: Catalogue) -> frozenset[str]:
    """The values on the wrong side of the corrections of an edition, but for those that stand on the right side too."""
    ids = [document.id for document in catalogue.documents_of((edition,))]
    facts = library.facts(document_ids=ids, kinds=(FactKind.AMENDMENT,))
    told = [fact.value for fact in facts if isinstance(fact.value, Amendment)]
    return frozenset(value for one in told for value in _values(one.before) - _values(one.after))


def holds_one_of(text: str, wrong: frozenset[str]) -> bool:
    """Whether a text tells a value that was put right."""
    return bool(wrong and wrong & _values(text))


def _values(text: str) -> frozenset[str]:
    return frozenset(fact.value for fact in hard_facts(plain(text)))
