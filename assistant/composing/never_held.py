"""That something is not held at all, to who asks when it is: 「後期募集の説明会は開催しません」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim
from assistant.languages.ja.asked_about import asked_about
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain, squeezed
from assistant.languages.ja.sentences import sentences_of
from assistant.retrieval import Found

_ASKS_WHEN = re.compile(r"いつ|何月|何日|何時|どこ")
_NEVER = re.compile(
    r"(?:なお、|ただし、)?(?P<what>[^。、]{4,30}?)(?:は|を)(?:、)?(?:開催|実施|行い|行わ|開き|開か|設け|予定)"
    r"(?:し|いたし|して(?:い|おり)?|れ|され|て(?:い|おり))?(?:ません|ない)(?:。|$|こと)"
)
_LOOKED_AT = 5  # of the best passages
_LEAST = 2  # names, that tell one from all of its kind: 後期募集, 説明会


def compose_never_held(found: Sequence[Found], question: str, catalogue: Catalogue) -> Iterator[Claim]:
    """The sentence by which what a question asks for the day of is not held; none where it denies that of another."""
    if not _ASKS_WHEN.search(question):
        return
    heard = squeezed(question)
    for one in found[:_LOOKED_AT]:
        for sentence in sentences_of(mend(one.passage.text).text):
            denied = _NEVER.match(plain(sentence))
            if denied and _is_all_said(denied["what"], heard):
                yield claim_from(sentence, one.passage, catalogue)
                return


def _is_all_said(what: str, heard: str) -> bool:
    names = [one.text for one in asked_about(what) if not one.does]
    return len(names) >= _LEAST and all(squeezed(name) in heard for name in names)
