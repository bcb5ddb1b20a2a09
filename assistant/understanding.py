"""A question and the turns before it become a reading: which call, which editions, which aspects."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.asked_editions import AskedEdition, asked_editions, one_before
from assistant.asked_steps import asks_for_the_day_of_a_step, clause_of_the_day, goes_on_to_sign_up, lists_several
from assistant.catalogue import Catalogue, shared_length, spoken, without_names
from assistant.domain import Aspect, Call, Question, Reading
from assistant.editions_meant import for_any_call, only_one, with_editions
from assistant.elliptic import completed
from assistant.languages.ja.asked_desks import asks_for_a_desk, asks_whether_in_time
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.programme_names import own_part, programmes_said
from assistant.languages.ja.telling import asked_politely, without_the_contrast, without_the_source
from assistant.languages.ja.tokens import reading_of, tokens
from assistant.meaning import beside_the_name
from assistant.mistyped import respelled
from assistant.together import named_together
from assistant.words import Words, is_said

# What comes before the question proper: 「採択されたら」いくら, 「選ばれると」何が.
_PREMISE = re.compile(
    r"^[^。?]*?(?:たら|れば|[るう]と(?![いしすこかのきお])|た場合(?:は|に)?|る場合(?:は|に)?|たとき(?:は|に)?|後(?:は|に))[、,]?"
)
# 「宿泊費は」 asks for something else than what was asked before; 「第6回は」 and 「中期のときは」 do not.
_NEW_TOPIC = re.compile(r"[一-龠ァ-ヶー](?<![回期次年度月分型枠])(?<!場合)(?<!方)は\s*[?。]?$")
_THING = re.compile(r"[一-龠]{2,}|[ァ-ヶー]{3,}|[A-Za-z]{3,}")
_OF_ITS_OWN = 4  # words with which a question stands alone
TIMED = (Aspect.DEADLINE, Aspect.BRIEFING, Aspect.SCHEDULE)


CallMeant = Callable[[str, Catalogue], Call | None]  # the call of what names none


def _none_meant(_text: str, _catalogue: Catalogue) -> None:
    """Nothing but names tells the call."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """How to tell a call without its name."""

    meant: CallMeant = _none_meant  # by a part of its name, or by its office
    described: CallMeant = _none_meant  # by what its documents say; asked last, of all turns


BY_NAME_ALONE = Unnamed()


def understand(
    question: Question, *, catalogue: Catalogue, words: Words, now: datetime, unnamed: Unnamed = BY_NAME_ALONE
) -> Reading:
    """Read a question; where it names several calls side by side, also of each of them."""

    def read(asked: Question) -> Reading:
        return _read(asked, catalogue=catalogue, words=words, now=now, unnamed=unnamed)

    def called(piece: str) -> Call | None:
        return _named(piece, piece, catalogue, words) or unnamed.meant(piece, catalogue)

    whole = read(question)
    together = named_together(whole.question, catalogue, words, called)
    each = tuple(read(replace(question, text=asked, history=())) for _, asked in together)
    if not each or any(one.call != call for one, (call, _) in zip(each, together, strict=True)):
        return whole
    if any(one.unknown_edition for one in each):
        return whole
    return replace(whole, call=None, each=each, editions=tuple(edition for one in each for edition in one.editions))


def _read(question: Question, *, catalogue: Catalogue, words: Words, now: datetime, unnamed: Unnamed) -> Reading:
    """Read a question; what a follow-up leaves out is taken from the last turn that says it."""
    said = respelled(
        without_the_contrast(asked_politely(plain(question.text))),
        [name for call in catalogue.calls for name in (call.name, *call.aliases)],
    )
    said = completed(said, [*map(plain, reversed(question.history))], words)
    told = map(without_the_source, reversed(question.history))
    text, *earlier_turns = (_heard(turn, catalogue, words) for turn in (said, *told))
    call = _named(said, text, catalogue, words) or unnamed.meant(text, catalogue)
    before = one_before(said, list(map(plain, question.history)), words, now)
    asked, language = before or asked_editions(said, words, now), words.language_of(said)
    follow_up = False
    for earlier, heard in zip(reversed(question.history), earlier_turns, strict=True):
        if call is not None:
            break
        call = _named(earlier, heard, catalogue, words) or unnamed.meant(heard, catalogue)
        asked = asked or (asked_editions(plain(earlier), words, now) if call or not asked else ())
        follow_up = follow_up or call is not None
    leans = _leans(without_names(text, call, [one.said for one in asked]), words)
    turns = (text, *earlier_turns) if leans and not _NEW_TOPIC.search(text) else (text,)
    turns = tuple(beside_the_name(turn, call, words) for turn in turns) if call else turns
    aspects = _of_the_call(_narrowed(_aspects_in_turn(turns, words, language), turns[0], words), turns, call, words)
    lately = earlier_turns[: 2 if leans else 1][::-1]
    goes_on = leans or words.asks("refers", text) or goes_on_to_sign_up(text, lately, words)
    context = plain(" ".join(lately)) if goes_on else ""
    call = call or _with_all(asked, unnamed.described(f"{context} {text}".strip(), catalogue), catalogue)
    reading = Reading(text, aspects, language, follow_up=follow_up or bool(context), context=context, now=now)
    if call is None and not asked:
        return for_any_call(reading, text, catalogue)
    read = with_editions(reading, call, asked, catalogue=catalogue, words=words)
    return for_any_call(reading, text, catalogue) if call is None and _is_another(read.call, text) else read


def _with_all(asked: Sequence[AskedEdition], call: Call | None, catalogue: Catalogue) -> Call | None:
    """A call that is but described, where it has every edition that is asked for."""
    held = catalogue.editions_of(call) if call else ()
    return call if all(one.among(held) for one in asked) else None


def _heard(turn: str, catalogue: Catalogue, words: Words) -> str:
    """A turn in the words of the documents; a name in another language stays."""
    names = [name for call in catalogue.calls for name in (call.name, *call.aliases) if name.isascii()]
    return plain(words.in_the_documents_words(turn, names))


def _named(said: str, heard: str, catalogue: Catalogue, words: Words) -> Call | None:
    """The call that a turn names, as it is said or in the words of the documents."""
    turns = dict.fromkeys((said, heard))
    full = (only_one(catalogue.named_in(turn)) for turn in turns)
    short = (only_one(catalogue.shortened_in(turn, words.generic)) for turn in turns)
    return next((call for call in (*full, *short) if call), None)


def _is_another(call: Call | None, text: str) -> bool:
    """Whether a text names a programme that is not the call that its year or round alone would give."""
    held = [spoken(name) for name in (call.name, *call.aliases)] if call else []
    said = [spoken(own_part(name)) for name in programmes_said(text)]
    return bool(held) and any(all(2 * shared_length(name, own) < len(name) for own in held) for name in said)


def _leans(text: str, words: Words) -> bool:
    """Whether a question says too little to stand alone: 「それは」, 「R4のときは?」."""
    own = {token for token in tokens(text) if len(token) > 1 or not token.isascii()}
    if aspects_of(text, words) == (Aspect.CONTACT,) and asks_for_a_desk(
        text
    ):  # 「電話番号は? 担当の課の」 names no programme
        own -= words.asking | set(words.desks["units"])
    return len(own - words.stopwords) < _OF_ITS_OWN


def aspects_of(text: str, words: Words) -> tuple[Aspect, ...]:
    """What a question asks for, in the order of the table; `other` where no cue is met."""
    heard = plain(text).casefold()
    for aside in (*words.manners["sources"], *words.manners["afterwards"]):
        heard = heard.replace(
            aside, " "
        )  # 「メールニュースで見た」 asks for no mail address, 「締切後に」 for no deadline
    return _met(without_premise(heard), words) or _met(heard, words) or (Aspect.OTHER,)


def asked_for(text: str, words: Words, language: str) -> tuple[Aspect, ...]:
    """The aspects of a question, without a desk that it only mentions: 「窓口で出してもいいですか」."""
    aspects, heard = aspects_of(text, words), plain(text).casefold()
    if language != words.home:
        return aspects
    own = aspects if asks_for_a_desk(heard) else tuple(one for one in aspects if one is not Aspect.CONTACT)
    in_time = not set(own) & {Aspect.DEADLINE, Aspect.SCHEDULE} and asks_whether_in_time(heard)
    if in_time:
        return (Aspect.DEADLINE, *(one for one in own if one is not Aspect.OTHER))
    return own or (Aspect.OTHER,)


def without_premise(text: str) -> str:
    """The question proper: 「採択されたら補助金はいくら」 asks 「補助金はいくら」."""
    proper = _PREMISE.sub("", text)
    return proper if tokens(proper) else text  # 「半年の留学だったら?」 is all that is asked


def _met(heard: str, words: Words) -> tuple[Aspect, ...]:
    return tuple(aspect for aspect, known in words.aspects.items() if any(is_said(cue, heard) for cue in known.cues))


def _aspects_in_turn(turns: tuple[str, ...], words: Words, language: str) -> tuple[Aspect, ...]:
    """What the newest turn asks for that asks for something (「では第6回は?」 asks what was asked before)."""
    asked = [asked_for(turn, words, language) for turn in turns]
    return next((aspects for aspects in asked if aspects != (Aspect.OTHER,)), asked[0])


def _narrowed(aspects: tuple[Aspect, ...], text: str, words: Words) -> tuple[Aspect, ...]:
    """A question that asks only when, or only where, asks for nothing else that it mentions (「書類はいつまでに」)."""
    when, where, what = (words.asks(manner, text) for manner in ("when", "where", "what"))
    if what or when == where:
        return aspects
    asked = (*TIMED, Aspect.CONTACT)
    return tuple(one for one in aspects if one in asked or _is_asked(one, text, words)) or aspects


def _of_the_call(
    aspects: tuple[Aspect, ...], turns: tuple[str, ...], call: Call | None, words: Words
) -> tuple[Aspect, ...]:
    """「いつまで」 is the deadline of the call only where it is of the application: 「いつまでに事業を終えるか」 is not."""
    if words.asks("still", turns[0]) and Aspect.DEADLINE in aspects:
        aspects = tuple(one for one in aspects if one is not Aspect.ELIGIBILITY)
    clause = clause_of_the_day(turns[0])
    tells = any(words.asks(one, clause) for one in ("doing", "applying")) or _names_something(clause, call, words)
    clause = clause if tells else turns[0]
    said = (clause, *turns[1:])
    applies = any(words.asks("applying", turn) for turn in said)
    another = words.asks("doing", clause) or _names_something(clause, call, words)
    done = another and not applies and not words.asks("still", turns[0])
    if lists_several(turns[0]) or not (done or asks_for_the_day_of_a_step(turns[0], call, words)):
        return aspects
    return tuple(dict.fromkeys(Aspect.SCHEDULE if one is Aspect.DEADLINE else one for one in aspects))


def _names_something(text: str, call: Call | None, words: Words) -> bool:
    """Whether a question on a day names something, beside the call, that the day may be of: 「スタートは何月何日」."""
    cues = {token for cue in words.aspects[Aspect.DEADLINE].cues for token in tokens(cue)}
    own = set(tokens(without_names(text, call, ()))) - cues - words.stopwords - words.asking - words.generic
    called = [spoken(reading_of(name)) for name in ((call.name, *call.aliases) if call else ())]
    return any(_THING.search(token) and not any(spoken(reading_of(token)) in name for name in called) for token in own)


def _is_asked(aspect: Aspect, text: str, words: Words) -> bool:
    """Whether a word for an aspect ends the question or is joined to another (「締切と提出書類は」)."""
    heard = text.casefold()
    ends = "|".join(re.escape(cue) for cue in words.aspects[aspect].cues)
    return bool(
        ends
        and re.search(
            rf"(?:{ends})[^\s、。はがをにのとや]{{0,3}}(?:と|や|・|も|および|及び|を教|について|は?\s*[?]?$)", heard
        )
    )


def asks_nothing_else(reading: Reading, catalogue: Catalogue, words: Words) -> bool:
    """Whether a question names an aspect alone (「締切はいつですか」) while we hold several calls."""
    if (
        reading.call is not None
        or reading.each
        or len(catalogue.calls) <= 1
        or reading.aspects == (Aspect.OTHER,)
        or reading.context
    ):
        return False
    labels = words.labels_in(reading.question)
    labelled = (cue for label in labels for cue in (label, *(cue for group in words.labels[label] for cue in group)))
    cues = words.asking.union(token for cue in labelled for token in tokens(cue))
    return not set(tokens(reading.question)) - cues - words.stopwords - words.generic
