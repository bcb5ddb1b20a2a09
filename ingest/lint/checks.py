"""Every check of documents: a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from assistant.domain import Amendment
from assistant.domain.findings import Finding, Place
from ingest.lint.addresses import bad_mails, bad_numbers, bad_urls
from ingest.lint.agreement import disagreements, impossible_order
from ingest.lint.days import backward_periods, impossible_days, wrong_eras, wrong_weekdays
from ingest.lint.forms import forms_with_two_names, missing_forms, missing_sections
from ingest.lint.reading import remarks, unparsed, words_to_a_machine
from ingest.lint.shelf import Checked, Shelf, shelf_of
from ingest.lint.sums import wrong_sums

Check = Callable[[Shelf], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    disagreements,
    impossible_order,
    wrong_weekdays,
    backward_periods,
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


def findings_of(library: Checked) -> tuple[Finding, ...]:
    """What every check finds in what is live, each finding once."""
    shelf = shelf_of(library)
    found = tuple(dict.fromkeys(finding for check in CHECKS for finding in check(shelf)))
    old = tuple(_put_right(shelf))
    return tuple(
        finding
        for finding in found
        if not any(_within(finding.places[0], place) for place in old)
        and (finding.check != "unparsed" or not _explained(finding, found))
    )


def _put_right(shelf: Shelf) -> Iterator[Place]:
    """The faults that a 正誤表 quotes in order to put them right."""
    for stated in shelf.facts:
        value = stated.fact.value
        begin = stated.fact.text.find(value.before) if isinstance(value, Amendment) and value.before else -1
        if isinstance(value, Amendment) and begin >= 0:
            start = stated.place.start + begin
            yield replace(stated.place, start=start, end=start + len(value.before))


def _explained(unread: Finding, found: Iterable[Finding]) -> bool:
    """Whether another finding within its words says why something could not be read."""
    (held,) = unread.places
    return any(_within(place, held) for finding in found if finding.check != unread.check for place in finding.places)


def _within(one: Place, other: Place) -> bool:
    return (one.doc, one.page) == (other.doc, other.page) and other.start <= one.start and one.end <= other.end
