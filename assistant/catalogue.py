"""Which calls and editions we hold, and which of them a text names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.coined import coined_names
from assistant.domain import Call, Document, Edition
from assistant.languages.ja.kana import TO_KATAKANA
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.programme_names import programmes_said, without_kind
from assistant.languages.ja.sounds import (
    sounds_in,
    sounds_in_hiragana,
    sounds_of_name,
    spelt_in_letters,
    with_its_initial,
)
from assistant.languages.ja.tokens import compounds, reading_of, tokens
from assistant.mistyped import mistyped, shared_start
from assistant.ports import Library
from assistant.rounds_of_year import in_their_year

Tokens = tuple[str, ...]

_NOT_SPOKEN = re.compile(r"[\s\-・.,/'\"()「」『』【】<>〈〉《》\[\]:;、。]+")
_LEAST_OF_NAME = 0.5  # of a name that a question must say in one piece
_LONG_NAME = 8  # in a shorter one a letter makes another word
_MOST_OF_NAME = 0.75
_SHORTEST_BEGINNING = 4  # letters of the beginning of a name that mean it
_WORD = r"[一-龠々ァ-ヶーA-Za-z0-9]+(?:・[一-龠々ァ-ヶーA-Za-z0-9]+)*"
_RUN = re.compile(rf"({_WORD})(?=(?:の({_WORD}))?)")  # a word, and what is its own
_SHORTEST_END = 5  # of a long name, when only its end is said
_OF_EDITION = re.compile(r"^.*(?:第?\d+[回期次]|年度|[今昨来本]年)")
_COINED = re.compile(r"[ぁ-んA-Za-z]")  # さとのわ, めぐり足, and no word of every day in Chinese characters
_LONG_END = 14  # letters
_SHORTEST_NAME = 3  # a shorter alias would be found in ordinary words


@lru_cache(maxsize=4_096)
def spoken(text: str) -> str:
    """A name as it sounds on paper: one width, one kana, one case, no punctuation."""
    return _NOT_SPOKEN.sub("", plain(text).casefold().translate(TO_KATAKANA))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What we hold, from one look at the library."""

    calls: tuple[Call, ...]
    editions: tuple[Edition, ...]
    documents: tuple[Document, ...]

    @classmethod
    def of(cls, library: Library) -> Catalogue:
        """The catalogue of what is live now."""
        return cls(library.calls(), *in_their_year(library.editions(), library.documents()))

    def only(self, calls: Collection[str]) -> Catalogue:
        """What we hold of some calls, given by id or by name; all of it where none is given."""
        if not calls:
            return self
        wanted = {spoken(call) for call in calls}
        return self._of_calls(
            {one.id for one in self.calls if one.id in calls or wanted & set(map(spoken, (one.name, *one.aliases)))}
        )

    def without(self, calls: Collection[str]) -> Catalogue:
        """What we hold but for some calls, given by id."""
        return self._of_calls({call.id for call in self.calls} - set(calls)) if calls else self

    def _of_calls(self, ids: Collection[str]) -> Catalogue:
        held = tuple(call for call in self.calls if call.id in ids)
        editions = tuple(edition for edition in self.editions if edition.call_id in ids)
        return Catalogue(held, editions, tuple(document for document in self.documents if document.call_id in ids))

    def call(self, call_id: str) -> Call:
        return next(call for call in self.calls if call.id == call_id)

    def edition(self, edition_id: str) -> Edition:
        return next(edition for edition in self.editions if edition.id == edition_id)

    def edition_of(self, document_id: str) -> Edition:
        """The edition of a document."""
        return self.edition(next(one.edition_id for one in self.documents if one.id == document_id))

    def editions_of(self, call: Call) -> tuple[Edition, ...]:
        """The editions of a call, the newest first."""
        held = [edition for edition in self.editions if edition.call_id == call.id]
        return tuple(sorted(held, key=age, reverse=True))

    def newest_editions(self) -> tuple[Edition, ...]:
        """The newest edition of every call."""
        return tuple(self.editions_of(call)[0] for call in self.calls)

    def documents_of(self, editions: tuple[Edition, ...]) -> tuple[Document, ...]:
        """The documents of some editions."""
        wanted = {edition.id for edition in editions}
        return tuple(document for document in self.documents if document.edition_id in wanted)

    def named_in(self, text: str) -> tuple[Call, ...]:
        """The calls that a text names; where one name holds another, only the longer one counts."""
        heard = spoken(text)
        found: dict[str, Call] = {}
        for call in self.calls:
            for name in (call.name, *call.aliases):
                if len(spoken(name)) >= _SHORTEST_NAME and spoken(name) in heard:
                    found[spoken(name)] = call
        longest = [name for name in found if not any(name != other and name in other for other in found)]
        return (
            tuple({found[name].id: found[name] for name in longest}.values())
            or self._nicknamed_in(heard)
            or self._sounding_in(text)
            or self._mistyped_in(heard)
        )

    def _nicknamed_in(self, heard: str) -> tuple[Call, ...]:
        """The calls whose nickname a text says bare, as it sounds, or with a letter for its first kana: めぐりあし for めぐり足事業."""
        return tuple(call for call in self.calls if any(one in heard for one in _nicknames(call)))

    def _sounding_in(self, text: str) -> tuple[Call, ...]:
        """The calls whose Latin name a text writes in kana, or whose name in kana it writes in letters."""
        heard = sounds_in(plain(text)) | sounds_in_hiragana(plain(text))
        return tuple(
            call
            for call in self.calls
            if any(
                sounds_of_name(name) & heard if name.isascii() else spelt_in_letters(spoken(name), plain(text))
                for name in (call.name, *call.aliases)
            )
        )

    def _mistyped_in(self, heard: str) -> tuple[Call, ...]:
        """The calls whose long name a text writes with one letter wrong, missing or too many, or a name in kana with two swapped."""
        return tuple(
            call
            for call in self.calls
            if any(mistyped(name, heard) for name in map(spoken, (call.name, *call.aliases)))
        )

    def shortened_in(self, text: str, generic: Collection[str]) -> tuple[Call, ...]:
        """The calls of whose long name a text says the most, or just the end, the beginning or both: 「種まき助成」, 「林業機械」."""
        runs = compounds(text)
        return tuple(
            call
            for call in self.calls
            if any(
                _shortens(name, text, generic)
                or _begins(name, text, generic)
                or _leaves_out(tokens(name), runs, generic)
                for name in (call.name, *call.aliases)
            )
        )


@lru_cache(maxsize=1_024)
def _nicknames(call: Call) -> tuple[str, ...]:
    """The own part of each coined name, as written and as it sounds, and Jハーバ for ジハーバ; a bare word like 研究開発 names nothing."""
    names = (call.name, *call.aliases)
    bare = [own for name in names if (own := without_kind(plain(name))) != plain(name) and _COINED.search(own)]
    said = (spoken(own) for own in bare)
    heard = (spoken(reading_of(own)) for own in bare)
    return (
        *(initial for name in names if (initial := with_its_initial(spoken(name)))),
        *(one for one in said if len(one) >= _SHORTEST_BEGINNING),
        *(one for one in heard if len(one) > _SHORTEST_BEGINNING),
    )


def without_names(text: str, call: Call | None, editions: Sequence[str]) -> str:
    """What a question says beside the names of its call and edition."""
    called = (call.name, *call.aliases) if call else ()
    bare = (own for name in called if len(own := without_kind(name)) >= _SHORTEST_NAME)  # さとのわ of さとのわ事業
    initials = map(with_its_initial, called)
    names = dict.fromkeys(filter(None, (*called, *editions, *bare, *initials, *coined_names(*called))))
    for name in sorted(map(plain, names), key=len, reverse=True):
        heard, said = text.translate(TO_KATAKANA), re.escape(name.translate(TO_KATAKANA))
        for match in reversed([*re.finditer(said, heard, flags=re.IGNORECASE)]):
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return text


def _shortens(name: str, text: str, generic: Collection[str]) -> bool:
    whole, heard = spoken(name), spoken(text)
    if len(whole) < _LONG_NAME:
        return False
    if shared_length(whole, heard) >= _MOST_OF_NAME * len(whole):
        return True
    ends = (whole[start:] for start in range(1, len(whole) - _SHORTEST_END + 1))
    end = next((end for end in ends if end in heard), "")
    said = tokens(end)
    if len(said) == 1 and end not in map(spoken, re.findall(_WORD, plain(text))):
        return False  # the end of another name: 早暁プログラム
    return bool(end) and not set(said) <= set(generic) and not _ends_another(end, text, generic)


def _ends_another(end: str, text: str, generic: Collection[str]) -> bool:
    """Whether the end of a name is but the end of another programme's: 創出プログラム of 海洋産業創出プログラム."""
    others = (spoken(one) for one in programmes_said(plain(text)))
    beside = [_OF_EDITION.sub("", one.removesuffix(end)) for one in others if one.endswith(end)]
    return bool(beside) and all(len(tokens(one)) > 1 and not set(tokens(one)) <= set(generic) for one in beside)


def _begins(name: str, text: str, generic: Collection[str]) -> bool:
    """Whether a word of a text is how a long name begins, joined to nothing but words of every call: 「林業機械の公募」."""
    whole = spoken(name)
    for run in _RUN.finditer(plain(text)) if len(whole) >= _LONG_NAME else ():
        word = spoken(run[1])
        said = word[max(word.find(whole[:_SHORTEST_BEGINNING]), 0) :]
        shared = shared_start(whole, said)
        own, joined = set(tokens(said[:shared])), set(tokens(f"{said[shared:]} {run[2] or ''}"))
        if shared >= _SHORTEST_BEGINNING and not own <= set(generic) and joined <= set(generic):
            return True
    return False


def _leaves_out(name: Tokens, runs: Sequence[Tokens], generic: Collection[str]) -> bool:
    """Whether a text says how a name begins and ends, but not all between: 「海洋助成」 for 海洋人材育成助成."""
    said = (
        run[start : end + 1]
        for run in runs
        for start, first in enumerate(run)
        if name and first == name[0]
        for end in range(start + 1, len(run))
        if run[end] == name[-1]
    )
    return any(_in_their_order(one, name) and not set(one) <= set(generic) for one in said)


def _in_their_order(some: Tokens, of: Tokens) -> bool:
    left = iter(of)
    return all(word in left for word in some)


def age(edition: Edition) -> tuple[int, int, date]:
    """Orders editions, the newest last."""
    published = edition.published_on or date.min
    return edition.fiscal_year or published.year, edition.number or 0, published


def share_said(name: str, question: str) -> float:
    """How much of a name a question says in one piece; 0 where it is too little to mean it."""
    whole = spoken(name)
    share = shared_length(whole, spoken(question)) / len(whole) if whole else 0.0
    return share if share >= _LEAST_OF_NAME else 0.0


def says_its_end(name: str, question: str) -> bool:
    """Whether a question has a name, but for what it begins with: 循環共生圏プラットフォーム事業 of 地域を元気にする循環共生圏プラットフォーム事業."""
    whole, heard = spoken(name), spoken(question)
    return len(whole) > _LONG_END and whole[-_LONG_END:] in heard


def shared_length(name: str, heard: str) -> int:
    """The length of the longest piece of a name that stands in what was heard."""
    longest = 0
    for start in range(len(name)):
        while start + longest < len(name) and name[start : start + longest + 1] in heard:
            longest += 1
    return longest
