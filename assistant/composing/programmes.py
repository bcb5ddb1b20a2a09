"""Which programmes of a collection a question picks out: by who may apply, by topic, by ministry, by whether they take new ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.catalogue import Catalogue, says_its_end, share_said, without_names
from assistant.composing.citing import claim_from
from assistant.composing.facts import FactComposer
from assistant.domain import Aspect, Claim, Contact, Edition, Fact, FactKind, Passage, Reading
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens
from assistant.meaning import beside_the_name
from assistant.words import Words

_A_COLLECTION = 5  # programmes, from which on a question may pick among them
_WHOLE = 0.95  # of a name
_MOST_SAID = 2_300  # characters
_TOO_COMMON = frozenset(
    {"事業", "支援", "者", "等", "技術", "実現", "地域", "社会", "国", "県", "市", "内"}
)  # in names of programmes to mean one
_CLASSES = re.compile(r"[\s、,・()]+|\d(?=\D)")
_NEW = re.compile(r"(?<![^\s)）])[有無](?!\S)")
_ASKS_FOR_NEW = re.compile(r"新規|新し[いく]")
_ASKS_FOR_NONE = re.compile(r"新(?:規|し[いく])[^。]{0,24}(?:ない|なし|無|せず)")
_TOPIC = re.compile(r"[^ぁ-ん\d]{2,}")
_ASKS_WHICH = re.compile(r"どれ|どの|どんな|何が|一覧|全部|すべて|全て|[挙あ]げて|リスト")
_OFFICE = re.compile(r"[一-龠ァ-ヶー]{1,12}(?:課|室|局|部|班|係)")


@dataclass(frozen=True, slots=True)
class Programme:
    """A row of a collection of programmes."""

    name: str
    words: frozenset[str]  # of its row
    applicants: tuple[frozenset[str], ...]  # the words of each kind of applicant
    organisation: str
    title: str  # of the table that it stands in
    takes_new: bool | None  # None: the table does not say
    passage: Passage


def asks_for_programmes(reading: Reading, words: Words) -> bool:
    """Whether programmes are to be named, and not how to reach one."""
    reaches = Aspect.CONTACT in reading.aspects and words.channels_in(reading.question)
    listed = words.asks("listing", reading.question) and words.asks("programme", reading.question)
    return (listed or words.asks("programmes", reading.question)) and not reaches


def programmes_of(facts: FactComposer, edition: Edition, catalogue: Catalogue) -> tuple[Programme, ...]:
    """The programmes that an edition's tables list with their applicants."""
    contacts = facts.of(edition, (FactKind.CONTACT,), catalogue)
    rows = [(fact, fact.value) for fact in contacts if isinstance(fact.value, Contact) and fact.value.applicants]
    passages = {p.id: p for p in facts.library.passages_by_id([fact.passage_id for fact, _ in rows])}
    return tuple(_programme(fact, contact, passages[fact.passage_id]) for fact, contact in rows if contact.programme)


def beside_its_name(reading: Reading, words: Words) -> str:
    """What a question asks beside the name of the collection, whose words are the topic of none of its programmes."""
    asked = without_names(reading.question, reading.call, reading.said)
    return beside_the_name(asked, reading.call, words) if reading.call else asked


def compose_programmes(
    programmes: Sequence[Programme], question: str, same: Collection[str], catalogue: Catalogue
) -> tuple[Claim, ...]:
    """A line for each programme that a question picks; none where it picks none or all."""
    asks = bool(_ASKS_WHICH.search(question))
    if len(programmes) < _A_COLLECTION or (not asks and _asks_for_one(programmes, question)):
        return ()
    picked = _by_intake(programmes, question)
    words = {*tokens(question), *(token for phrase in same for token in phrase.split())}
    words -= {word for one in programmes for word in tokens(one.title)}  # 映像 of 観光・映像 is a topic
    ways = (_by_topic(picked, question), _by_applicant(picked, words), _by_office(picked, question, same))
    for narrowed in ways:
        picked = [one for one in picked if one in narrowed] or picked
    if len(picked) == len(programmes) or not picked:
        return ()
    return tuple(replace(claim, picked=asks) for claim in _lines(picked, catalogue))


def _asks_for_one(programmes: Sequence[Programme], question: str) -> bool:
    """Whether a question asks whether there are new ones, or names one programme: it is that of which it asks."""
    named = (share_said(one.name, question) >= _WHOLE or says_its_end(one.name, question) for one in programmes)
    return bool(_ASKS_FOR_NEW.search(question)) or any(named)


def _by_intake(programmes: Sequence[Programme], question: str) -> list[Programme]:
    """Those that take new ones, or none, where a question asks for that; else all."""
    if not _ASKS_FOR_NEW.search(question):
        return list(programmes)
    wanted = not _ASKS_FOR_NONE.search(question)
    return [one for one in programmes if one.takes_new is wanted]


def _programme(fact: Fact, contact: Contact, passage: Passage) -> Programme:
    kinds = [frozenset(tokens(kind)) for kind in _CLASSES.split(plain(contact.applicants)) if kind.strip()]
    return Programme(
        name=contact.programme,
        words=frozenset(tokens(f"{contact.programme}\n{contact.applicants}\n{contact.organisation}")),
        applicants=tuple(kinds),
        organisation=contact.organisation,
        title=passage.heading[-2] if len(passage.heading) > 1 else "",
        takes_new=match[0] == "有" if (match := _NEW.search(fact.text)) else None,
        passage=passage,
    )


def _by_applicant(programmes: Sequence[Programme], words: Collection[str]) -> list[Programme]:
    """Those of the kinds of applicants of which the question says the most."""
    kinds = {kind for one in programmes for kind in one.applicants}
    said = {kind: len(kind & set(words) - _TOO_COMMON) / len(kind) for kind in kinds}
    best = {kind for kind, share in said.items() if share and share == max(said.values())}
    return [one for one in programmes if best & set(one.applicants)]


def _by_topic(programmes: Sequence[Programme], question: str) -> list[Programme]:
    """Those under the title of which the question says the most beside what all titles say, or of them those that say it themselves."""
    titles = {one.title: {word for word in tokens(one.title) if _TOPIC.fullmatch(word)} for one in programmes}
    if not titles:
        return []
    common = set.intersection(*titles.values()) | _TOO_COMMON
    said = {title: len(own & set(tokens(question)) - common) for title, own in titles.items()}
    most = max(said.values())
    picked = [one for one in programmes if most and said[one.title] == most]
    topic = {word for one in picked for word in titles[one.title]} & set(tokens(question)) - common
    halves = any(not topic & set(tokens(part)) for one in picked for part in one.title.split("・"))
    return [one for one in picked if halves and topic & one.words] or picked  # 映像 of 観光・映像


def _by_office(programmes: Sequence[Programme], question: str, same: Collection[str]) -> list[Programme]:
    """Those of the office that the question names: the section where it names one, else the ministry."""
    sections = _OFFICE.findall(question)
    of_section = [one for one in programmes if any(_ends_so(one.organisation, section) for section in sections)]
    heard = (question, *("".join(phrase.split()) for phrase in same))
    of_ministry = [one for one in programmes if one.organisation and any(_ministry(one) in text for text in heard)]
    return of_section or of_ministry


def _ends_so(organisation: str, section: str) -> bool:
    """Whether an organisation has a section that a question names behind other words: 「農水省の研究推進課」."""
    parts = (part for part in plain(organisation).split() if len(part) > len("課長"))
    return any(part.endswith(section) or section.endswith(part) for part in parts)


def _ministry(programme: Programme) -> str:
    return re.split(r"\s", plain(programme.organisation))[0]


def _lines(picked: Sequence[Programme], catalogue: Catalogue) -> Iterator[Claim]:
    left = _MOST_SAID
    for one in {one.name: one for one in reversed(picked)}.values():
        left -= len(one.name)
        if left < 0:
            return
        yield claim_from(f"・{one.name}", one.passage, catalogue)
