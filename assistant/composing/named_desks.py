"""Where a question for a desk names a programme, no desk of another stands beside that programme's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Aspect, Claim, Reading
from assistant.languages.ja.normalise import plain, squeezed
from assistant.languages.ja.programme_names import programmes_said

_WAY = re.compile(r"@|(?<!\d)0\d{1,4}-\d{1,4}-\d{3,4}")


def of_the_named_programme(claims: Sequence[Claim | None], reading: Reading) -> list[Claim | None]:
    """The claims without those on desks of other programmes, where one tells the desk beside the name that is asked for."""
    names = [squeezed(one) for one in programmes_said(plain(reading.question))]
    one_named = Aspect.CONTACT in reading.aspects and len(names) == 1
    if not one_named or not any(claim and _tells_a_desk(claim) and _speaks_of(claim, names[0]) for claim in claims):
        return list(claims)
    return [one for one in claims if one is None or _speaks_of(one, names[0]) or not _tells_a_desk(one)]


def _tells_a_desk(claim: Claim) -> bool:
    return bool(_WAY.search(plain(claim.text)))


def _speaks_of(claim: Claim, name: str) -> bool:
    told = (cited.passage.text for cited in claim.citations)
    return name in squeezed(plain("".join((claim.text, *told))))
