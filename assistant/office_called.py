"""The call of a question that names no call, but in a short form the one who publishes it: 「港技研の共同研究」, 「みなと大の公募」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.catalogue import Catalogue, spoken
from assistant.domain import Call, Contact, Document, DocumentKind, FactKind
from assistant.languages.ja.normalise import plain
from assistant.ports import Library

_ENDS = {  # as people shorten them
    "財団": "財団", "機構": "機構", "協会": "協会", "振興会": "振興会", "公社": "公社", "基金": "基金",
    "大": "大学", "大学": "大学", "研": "研究所", "研究所": "研究所",
}  # fmt: skip
_PLACES_OF_WORK = ("大学", "研究所")
_SHORT = re.compile(
    rf"(?P<begun>[一-龠ぁ-んァ-ヶー]{{1,10}}?)(?P<ends>{'|'.join(sorted(_ENDS, key=len, reverse=True))})"
    r"(?=の(?!研究者|教員|学生|職員|教授|者|人|先生|大学院|附属|企業|会社|事業者)|から|って|(?:に|で)(?:応募|申請)|に?は(?!じ))"
)
_OFFICE = re.compile(rf"[^\s、。:・()「」『』<>|/0-9]{{2,24}}?(?:{'|'.join(set(_ENDS.values()))})(?![一-龠])")
_LETTERS = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]{2,9}(?![A-Za-z])")
_CALLED = re.compile(rf"(?:{'|'.join(set(_ENDS.values()))})\s?\(([A-Z][A-Za-z]{{2,9}})\)")
_LEGAL = re.compile(r"^(?:(?:公益|一般)?(?:財団|社団)法人|(?:国立研究開発|独立行政|国立大学|公立大学|学校)法人)")
_COMMON_NAME = re.compile(rf"\S*(?:{'|'.join(set(_ENDS.values()))}) (\S{{3,10}})")
_AT_THE_TOP = 3  # passages in which a document says whose it is
_A_LINE = 32  # characters of a line that may be an office's alone
_MOST_OFFICES = 8
_PARTICLES = re.compile(r"^.*[のはがをにでともや、]")
_LONGEST_LETTERS = 3  # of a name that is made of some letters of another


def call_of_a_short_office(text: str, catalogue: Catalogue, library: Library) -> Call | None:
    """The only call that is published by an office that a text shortens; news counts where nothing else does."""
    said = list(_SHORT.finditer(plain(text)))
    if not said or len(catalogue.calls) <= 1:
        return None
    own = [one for one in catalogue.documents if one.kind is not DocumentKind.MAIL]
    giving = [
        match for match in said if _ENDS[match["ends"]] not in _PLACES_OF_WORK
    ]  # who calls for what news tells of
    for documents, names in ((own, said), (catalogue.documents, giving)):
        homes = {one.call_id for one in documents if any(_is_of(match, one, library) for match in names)}
        if homes:
            return catalogue.call(homes.pop()) if len(homes) == 1 else None
    return None


def call_of_an_acronym(text: str, catalogue: Catalogue, library: Library) -> Call | None:
    """The only call whose documents say at their top that who publishes them is called so: 「IKCOの公募」 of 協働機構(IKCO)."""
    said = set(_LETTERS.findall(plain(text)))
    if not said or len(catalogue.calls) <= 1:
        return None
    own = (one for one in catalogue.documents if one.kind is not DocumentKind.MAIL)
    homes = {one.call_id for one in own if _acronym(one, library) in said}
    return catalogue.call(homes.pop()) if len(homes) == 1 else None


def _acronym(document: Document, library: Library) -> str:
    """What the first office that the top of a document names is called in capitals; "" where it names none so."""

    def told() -> str:
        top = library.passages(document_ids=[document.id])[:_AT_THE_TOP]
        return next((name for one in top for name in _CALLED.findall(plain(one.text))), "")

    return library.once(("acronym", document.id), told)


def _is_of(said: re.Match[str], document: Document, library: Library) -> bool:
    offices = library.once(("offices", document.id), lambda: frozenset(_offices(document, library)))
    if len(offices) > _MOST_OFFICES:
        return False  # it lists those of others
    return any(_shortens(begun, said["ends"], office) for begun in _beginnings(said["begun"]) for office in offices)


def _beginnings(begun: str) -> tuple[str, ...]:
    """What may be the name, as it is not known where it begins: 港技 of 大の港技, あけぼの of あけぼの."""
    return tuple(dict.fromkeys((begun, _PARTICLES.sub("", begun))))


def _shortens(begun: str, ends: str, office: str) -> bool:
    """Whether an office begins so, or has these letters in their order from its first, and ends as it is said."""
    whole = _ENDS[ends]
    rest = office.removesuffix(whole)
    if not begun or rest == office:
        return False
    letters = len(begun) <= _LONGEST_LETTERS and re.fullmatch(".*".join(map(re.escape, begun)) + ".*", rest)
    return (len(begun) > 1 or whole in ("財団", "機構")) and (rest.startswith(begun) or bool(letters))


def _offices(document: Document, library: Library) -> Iterator[str]:
    """Who publishes a document: those that its top names, and those of its desks."""
    passages = library.passages(document_ids=[document.id])[:_AT_THE_TOP]
    desks = [one.value for one in library.facts(document_ids=[document.id], kinds=(FactKind.CONTACT,))]
    texts = [
        document.title,
        *(one.text for one in passages),
        *(one.organisation for one in desks if isinstance(one, Contact)),
    ]
    for text in texts:
        for name in _OFFICE.findall(plain(text)):
            yield _LEGAL.sub("", name)


def call_of_a_common_name(text: str, catalogue: Catalogue) -> Call | None:
    """The only call whose name is an office's and a common one, of which a text says the latter: 共同研究 of みなと大学 共同研究."""
    heard = spoken(text)
    named = [call for call in catalogue.calls if (own := _COMMON_NAME.fullmatch(call.name)) and spoken(own[1]) in heard]
    return named[0] if len(named) == 1 else None
