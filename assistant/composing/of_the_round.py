"""Where a question names one edition, what stands below the heading of another round is no answer to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Edition, Reading
from assistant.languages.ja.normalise import plain
from assistant.retrieval import Found

_ROUND = re.compile(r"第\s*(\d{1,3})\s*[回期](?=\s*(?:$|の?(?:公募|募集|選抜|採択|選定|応募|申請)))")


def of_the_round(found: Sequence[Found], reading: Reading, edition: Edition) -> Sequence[Found]:
    """What is found without the passages whose headings name other rounds than the one edition that is asked about."""
    one = reading.edition_named and not reading.compares and not reading.unknown_edition
    if not one or edition.number is None:
        return found
    own = str(edition.number)
    return tuple(each for each in found if _rounds(each.passage.heading) <= {own})


def _rounds(heading: Sequence[str]) -> frozenset[str]:
    """The rounds that the innermost heading with a round names."""
    named = (frozenset(str(int(number)) for number in _ROUND.findall(plain(title))) for title in reversed(heading))
    return next((rounds for rounds in named if rounds), frozenset())
