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

_ASKS_HOW = re.compile(r"いつ|何月|何日|何時|どこ|何分|何名|何人|オンライン|対面|会場|日程|日時|形式|持ち時間")
_NEVER = re.compile(
    r"(?:なお、|ただし、)?(?P<what>[^。、]{2,30}?)(?:は|を)(?:、)?(?:開催|実施|行い|行わ|開き|開か|設け|予定)"
    r"(?:し|いたし|して(?:い|おり)?|れ|され|て(?:い|おり))?(?:ません|ない)(?:。|$|こと)"
)
_LOOKED_AT = 5  # of the best passages
_LEAST = 2  # names, that tell one from all of its kind: 後期募集, 説明会
_MOST_HOMES = 2  # passages that name a thing of which there is none at all: 面接


def compose_never_held(found: Sequence[Found], question: str, catalogue: Catalogue) -> Iterator[Claim]:
    """The sentence by which what a question asks for the day or the way of is not held; none where it denies that of another."""
    if not _ASKS_HOW.search(question):
        return
    heard = squeezed(question)
    for one in found[:_LOOKED_AT]:
        for sentence in sentences_of(mend(one.passage.text).text):
            denied = _NEVER.match(plain(sentence))
            if denied and (_is_all_said(denied["what"], heard) or _is_the_only_one(denied["what"], question, found)):
                yield claim_from(sentence, one.passage, catalogue)
                return


def tells_of_nothing_held(question: str, text: str) -> bool:
    """Whether a text says of what a question is about that it is not held."""
    denied = _NEVER.fullmatch(plain(text))
    return denied is not None and _is_topic(denied["what"], question)


def _is_the_only_one(what: str, question: str, found: Sequence[Found]) -> bool:
    """Whether a question is about a thing of one name, of which hardly any passage says more than that it is not held."""
    return _is_topic(what, question) and sum(what in plain(one.passage.text) for one in found) <= _MOST_HOMES


def _is_topic(what: str, question: str) -> bool:
    return bool(re.search(rf"(?:^|の|、|\s){re.escape(what)}(?:審査|選考)?(?:は|って|の|を)", plain(question)))


def _is_all_said(what: str, heard: str) -> bool:
    names = [one.text for one in asked_about(what) if not one.does]
    return len(names) >= _LEAST and all(squeezed(name) in heard for name in names)
