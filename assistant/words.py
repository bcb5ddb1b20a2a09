"""The words that are listened for, whatever the language, and what is said in each; complains at start-up."""

from __future__ import annotations

import re
import string
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from assistant.domain import Aspect, Outcome
from assistant.languages.asked_in import asked_in
from assistant.languages.cues import GAP, is_said
from assistant.languages.en.gloss import Gloss
from assistant.languages.ja.kana import in_kanji, sounding
from assistant.languages.ja.tokens import tokens
from assistant.speech import Speech, WordsMissing, check_against, load_speech, read_toml

_SHORT = 3  # letters
COMPOSE_NAMES = frozenset({"reading", "passages", "question"})
_VERSION = re.compile(r"版: (\S+)\n+")
__all__ = ["Words", "WordsMissing", "is_said", "load_words"]


@dataclass(frozen=True, slots=True)
class AspectWords:
    """How people ask for an aspect, and how documents word it."""

    cues: tuple[str, ...]
    words: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that is turned down whatever the documents say."""

    outcome: Outcome
    cues: tuple[str, ...]
    exceptions: tuple[str, ...]
    rest: bool  # what is asked beside it is answered


@dataclass(frozen=True, slots=True)
class CandourWords:
    """Words that a question may have without being about them, and words that say the same."""

    names: frozenset[str]
    doings: frozenset[str]
    same: tuple[tuple[str, ...], ...]
    opposed: tuple[tuple[str, ...], ...]  # of which one is no answer to the other


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a language model is told; an answer keeps the version that it was worded with."""

    version: str
    template: string.Template

    def filled(self, **names: str) -> str:
        """The prompt with its names filled in."""
        return self.template.substitute(names)


@dataclass(frozen=True, slots=True)
class Words:
    """What is heard, and what is said in every language we reply in."""

    aspects: dict[Aspect, AspectWords]
    editions: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[tuple[str, ...], ...]]
    channels: dict[str, tuple[str, ...]]
    manners: dict[str, tuple[str, ...]]
    desks: dict[str, tuple[str, ...]]  # what tells one desk from the others, and its hours
    desk_topics: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[str, ...]]  # the numbers of a part of a call, as they are asked for and as tables call them
    regions: dict[str, tuple[str, ...]]  # the prefectures of each part of the country
    limits: dict[str, tuple[str, ...]]  # how long a paper may be and how it is to be written, as it is asked for
    synonyms: tuple[tuple[str, ...], ...]
    everyday: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]  # what people say, and what documents say for it
    stopwords: frozenset[str]
    generic: frozenset[str]  # words of every call: they name none
    asking: frozenset[str]  # the tokens of all cues and words of aspects
    known: frozenset[str]  # the tokens of every word that has others of the same meaning
    refusals: tuple[Refusal, ...]
    candour: CandourWords
    compose: Prompt  # a model is asked in the language of the documents, whose words its claims must hold
    home: str  # the language of the documents
    speeches: Mapping[str, Speech]
    by_sound: Mapping[str, str]  # words of calls that some write in kana
    glosses: Mapping[str, Gloss]  # by language: what its questions say in the language of the documents

    @property
    def version(self) -> str:
        """The version of what is said."""
        return self.speech(self.home).version

    @property
    def common(self) -> frozenset[str]:
        """The words of every question and every call, which name nothing."""
        return self.asking | self.stopwords | self.generic

    def speech(self, language: str) -> Speech:
        """What is said in a language."""
        return self.speeches[language]

    def language_of(self, question: str) -> str:
        """The language that a question is asked in, and so answered in."""
        known = {name: speech.small_words for name, speech in self.speeches.items() if name != self.home}
        return asked_in(question, known, home=self.home)

    def in_the_documents_words(self, question: str, names: Collection[str]) -> str:
        """A question in the words of the documents, but for names: from another language, or from kana."""
        gloss = self.glosses.get(self.language_of(question))
        return gloss.in_japanese(question, names) if gloss else in_kanji(question, self.by_sound)

    def refusal(self, question: str) -> Outcome | None:
        """The outcome of a request that we turn down; None where we do not."""
        rules = self._rules_met(question)
        return rules[0].outcome if rules else None

    def may_answer_the_rest(self, question: str) -> bool:
        """Whether all that is turned down of a question is orders, beside which it may ask something."""
        return all(rule.rest for rule in self._rules_met(question))

    def _rules_met(self, question: str) -> tuple[Refusal, ...]:
        heard = "".join(question.casefold().split())
        return tuple(
            rule
            for rule in self.refusals
            if any(cue in heard for cue in rule.cues) and not any(word in heard for word in rule.exceptions)
        )

    def labels_in(self, question: str, context: str = "") -> tuple[str, ...]:
        """The labels of facts that a question asks for, in the order of the table; what it leaves out was said before."""
        own, heard = question.casefold(), f"{context} {question}".casefold()
        return tuple(
            label
            for label, groups in self.labels.items()
            if all(any(is_said(cue, heard) for cue in group) for group in groups)
            and any(is_said(cue, own) for group in groups for cue in group)
        )

    def asks(self, manner: str, question: str) -> bool:
        """Whether a question is put in this manner: when, listing, refers."""
        heard = question.casefold()
        return any(is_said(cue, heard) for cue in self.manners[manner])

    def asks_for_hours(self, question: str) -> bool:
        """Whether a question asks when a desk can be reached."""
        heard = question.casefold()
        return any(is_said(cue, heard) for cue in self.desks["hours"])

    def asks_who_is_in_charge(self, question: str) -> bool:
        """Whether the office is asked for that a programme belongs to, and not whom it has commissioned."""
        cues = "|".join(map(re.escape, self.desks["in_charge"]))
        return re.search(rf"(?:{cues})(?!\S{{0,6}}(?:じゃな|ではな|でな|以外))", question.casefold()) is not None

    def places_in(self, said: str) -> tuple[frozenset[str], frozenset[str]]:
        """The prefectures that words name, and the parts of the country that these are in or that the words name."""
        known = frozenset(place for places in self.regions.values() for place in places)
        heard = frozenset(re.findall("|".join(sorted(known, key=lambda name: name != "東京")), said))  # 東京都 has 京都
        parts = (name for name, places in self.regions.items() if heard & set(places) or name in said)
        return heard, frozenset(parts)

    def topics_in(self, said: str) -> frozenset[str]:
        """The kinds of business for which some desk alone is there, that words speak of."""
        heard = said.casefold()
        return frozenset(name for name, cues in self.desk_topics.items() if any(is_said(cue, heard) for cue in cues))

    def channels_in(self, question: str) -> tuple[str, ...]:
        """The ways of reaching a desk that a question asks for; a postal code is no number to call."""
        heard = question.casefold().replace("郵便番号", "〒")
        return tuple(name for name, cues in self.channels.items() if any(is_said(cue, heard) for cue in cues))


def load_words(folder: Path) -> Words:
    """The words heard, of the folder of the home language, and the speech of each folder beside it."""
    aspects, speeches = read_toml(folder / "aspects.toml"), _speeches(folder)
    small = {token for speech in speeches.values() for word in speech.small_words for token in tokens(word)}
    told = read_toml(folder / "desks.toml")
    known = {aspect: _aspect(aspects, aspect, folder) for aspect in Aspect}
    alike = read_toml(folder / "synonyms.toml")
    synonyms = tuple(map(tuple, alike["groups"]))
    everyday = tuple((tuple(said), tuple(meant)) for said, meant in alike["everyday"])
    return Words(
        aspects=known,
        asking=frozenset(
            token
            for one in known.values()
            for cue in (*one.cues, *one.words)
            if GAP not in cue
            for token in tokens(cue)
        ),
        known=frozenset(token for word in (*chain(*synonyms), *chain(*chain(*everyday))) for token in tokens(word)),
        editions=_tuples(folder / "editions.toml"),
        labels={label: tuple(map(tuple, groups)) for label, groups in read_toml(folder / "labels.toml").items()},
        manners=_tuples(folder / "manners.toml"),
        desks={name: tuple(said) for name, said in told.items() if name not in ("topics", "regions")},
        regions={name: tuple(places) for name, places in told["regions"].items()},
        desk_topics={name: tuple(cues) for name, cues in told["topics"].items()},
        channels=_tuples(folder / "channels.toml"),
        parts=_tuples(folder / "parts.toml"),
        limits=_tuples(folder / "limits.toml"),
        synonyms=synonyms,
        everyday=everyday,
        stopwords=frozenset(read_toml(folder / "stopwords.toml")["words"]) | small,
        generic=frozenset(read_toml(folder / "stopwords.toml")["generic"]),
        refusals=tuple(
            Refusal(Outcome(rule["outcome"]), tuple(rule["cues"]), tuple(rule["except"]), bool(rule["rest"]))
            for rule in read_toml(folder / "refusals.toml")["rules"]
        ),
        candour=_candour(folder / "candour.toml"),
        compose=load_prompt(folder / "compose.md", COMPOSE_NAMES),
        home=folder.name,
        speeches=speeches,
        by_sound=_by_sound(folder, known, (*synonyms, *chain(*everyday))),
        glosses={
            language: _gloss(folder.parent / language / "terms.toml", speech.small_words)
            for language, speech in speeches.items()
            if language != folder.name
        },
    )


def _candour(path: Path) -> CandourWords:
    told = read_toml(path)
    names, doings = (
        frozenset(token for word in told[kind] for token in (word, *tokens(word))) for kind in ("names", "doings")
    )
    return CandourWords(names, doings, tuple(map(tuple, told["same"])), tuple(map(tuple, told["opposed"])))


def _by_sound(folder: Path, aspects: Mapping[Aspect, AspectWords], groups: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """The words of calls by their sound; those that ask for something also where they are short."""
    labels, told = read_toml(folder / "labels.toml"), read_toml(folder / "stopwords.toml")
    own = (
        *(word for one in aspects.values() for word in (*one.cues, *one.words)),
        *labels,
        *(cue for cues in labels.values() for cue in chain(*cues)),
        *chain(*_tuples(folder / "channels.toml").values()),
        *told["generic"],
    )
    alike = told["alike"]
    return {**sounding(chain(*groups), alike=alike), **sounding(own, shortest=_SHORT, alike=alike)}


def _gloss(path: Path, small_words: Collection[str]) -> Gloss:
    told = read_toml(path)
    terms = {term: said for name, section in told.items() if name != "ends" for term, said in section.items()}
    names = frozenset(told["fields"]) | frozenset(told["kinds"])
    return Gloss(terms, names, told["ends"], small_words)


def _speeches(home: Path) -> dict[str, Speech]:
    own = load_speech(home)
    speeches = {home.name: own}
    for folder in sorted(path.parent for path in home.parent.glob("*/replies.toml") if path.parent != home):
        speeches[folder.name] = load_speech(folder)
        check_against(own, speeches[folder.name], folder)
    return speeches


def _tuples(path: Path) -> dict[str, tuple[str, ...]]:
    return {name: tuple(said) for name, said in read_toml(path).items()}


def load_prompt(path: Path, names: Collection[str]) -> Prompt:
    """A prompt, whose first line is its version, and in which every name stands."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    version = _VERSION.match(text)
    template = string.Template(text[version.end() :] if version else "")
    if version is None or set(template.get_identifiers()) != set(names):
        msg = f"{path} が合いません: 一行目に「版: 番号」、本文に {sorted(f'${name}' for name in names)} が要ります"
        raise WordsMissing(msg)
    return Prompt(version[1], template)


def _aspect(tables: dict[str, Any], aspect: Aspect, folder: Path) -> AspectWords:
    if aspect not in tables:
        msg = f"{folder / 'aspects.toml'} に [{aspect}] がありません"
        raise WordsMissing(msg)
    table = tables[aspect]
    return AspectWords(tuple(table["cues"]), tuple(table["words"]), tuple(table["labels"]))
