"""Every check of documents: a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from assistant.ports import Library
from ingest.lint.addresses import bad_mails, bad_numbers, bad_urls
from ingest.lint.agreement import disagreements, impossible_order
from ingest.lint.days import impossible_days, wrong_eras, wrong_weekdays
from ingest.lint.forms import forms_with_two_names, missing_forms, missing_sections
from ingest.lint.reading import remarks, unparsed, words_to_a_machine
from ingest.lint.shelf import Finding, Shelf, shelf_of
from ingest.lint.sums import wrong_sums

Check = Callable[[Shelf], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    disagreements,
    impossible_order,
    wrong_weekdays,
    wrong_eras,
    impossible_days,
    bad_mails,
    bad_urls,
    bad_numbers,
    missing_forms,
    forms_with_two_names,
    missing_sections,
    wrong_sums,
    remarks,
    words_to_a_machine,
    unparsed,
)


def findings_of(library: Library) -> tuple[Finding, ...]:
    """What every check finds in what is live, each finding once."""
    shelf = shelf_of(library)
    found = tuple(dict.fromkeys(finding for check in CHECKS for finding in check(shelf)))
    return tuple(finding for finding in found if finding.check != "unparsed" or not _explained(finding, found))


def _explained(unread: Finding, found: Iterable[Finding]) -> bool:
    """Whether another finding within its words says why something could not be read."""
    (held,) = unread.places
    return any(
        (place.doc, place.page) == (held.doc, held.page) and held.start <= place.start and place.end <= held.end
        for finding in found
        if finding.check != unread.check
        for place in finding.places
    )
