"""Loads the words that people read, and complains at start-up when one is missing."""

from __future__ import annotations

import re
import string
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain import Aspect, NoticeKind, Outcome

KNOWN_NAMES = frozenset(
    {"edition", "asked", "held", "call", "aspects", "label", "text", "desk", "reach", "closes", "opens", "days"}
)  # fmt: skip

COMPOSE_NAMES = frozenset({"reading", "passages", "question"})
_VERSION = re.compile(r"版: (\S+)\n+")


class WordsMissing(Exception):
    """A file of words lacks something that the code needs."""


@dataclass(frozen=True, slots=True)
class AspectWords:
    """How people ask for an aspect, and how documents word it."""

    name: str
    cues: tuple[str, ...]
    words: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that is turned down whatever the documents say."""

    outcome: Outcome
    cues: tuple[str, ...]
    exceptions: tuple[str, ...]


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
    """All the words of one language."""

    version: str
    aspects: dict[Aspect, AspectWords]
    editions: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[tuple[str, ...], ...]]
    channels: dict[str, tuple[str, ...]]
    manners: dict[str, tuple[str, ...]]
    synonyms: tuple[tuple[str, ...], ...]
    stopwords: frozenset[str]
    refusals: tuple[Refusal, ...]
    outcomes: dict[str, str]
    templates: dict[str, str]  # reading.with_call, claims.period, notices.closed, ...
    compose: Prompt

    def reply(self, outcome: Outcome, **names: str) -> str:
        """What is said when an answer ends in this outcome."""
        return self.outcomes[outcome].format(**names)

    def refusal(self, question: str) -> Outcome | None:
        """The outcome of a request that we turn down; None where we do not."""
        heard = "".join(question.casefold().split())
        for rule in self.refusals:
            if any(cue in heard for cue in rule.cues) and not any(word in heard for word in rule.exceptions):
                return rule.outcome
        return None

    def labels_in(self, question: str) -> tuple[str, ...]:
        """The labels of facts that a question asks for, in the order of the table."""
        heard = question.casefold()
        return tuple(
            label
            for label, groups in self.labels.items()
            if all(any(cue in heard for cue in group) for group in groups)
        )

    def asks(self, manner: str, question: str) -> bool:
        """Whether a question is put in this manner: when, listing, refers."""
        heard = question.casefold()
        return any(cue in heard for cue in self.manners[manner])

    def channels_in(self, question: str) -> tuple[str, ...]:
        """The ways of reaching a desk that a question asks for."""
        heard = question.casefold()
        return tuple(name for name, cues in self.channels.items() if any(cue in heard for cue in cues))

    def say(self, template: str, **names: str) -> str:
        """A template with its names filled in."""
        return self.templates[template].format(**names)


def load_words(folder: Path) -> Words:
    """The words of one language; WordsMissing where they do not fit the code."""
    replies, aspects = _toml(folder / "replies.toml"), _toml(folder / "aspects.toml")
    sections = ("reading", "claims", "notices", "questions")
    words = Words(
        version=str(replies["version"]),
        aspects={aspect: _aspect(aspects, aspect, folder) for aspect in Aspect},
        editions={name: tuple(said) for name, said in _toml(folder / "editions.toml").items()},
        labels={label: tuple(map(tuple, groups)) for label, groups in _toml(folder / "labels.toml").items()},
        manners={name: tuple(said) for name, said in _toml(folder / "manners.toml").items()},
        channels={name: tuple(said) for name, said in _toml(folder / "channels.toml").items()},
        synonyms=tuple(tuple(group) for group in _toml(folder / "synonyms.toml")["groups"]),
        stopwords=frozenset(_toml(folder / "stopwords.toml")["words"]),
        refusals=tuple(
            Refusal(Outcome(rule["outcome"]), tuple(rule["cues"]), tuple(rule["except"]))
            for rule in _toml(folder / "refusals.toml")["rules"]
        ),
        outcomes=replies["outcomes"],
        templates={f"{section}.{name}": said for section in sections for name, said in replies[section].items()},
        compose=_prompt(folder / "compose.md"),
    )
    _check(words, folder)
    return words


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        msg = f"ことばのファイル {path} を読めません: {error}"
        raise WordsMissing(msg) from error


def _prompt(path: Path) -> Prompt:
    """A prompt, whose first line is its version."""
    text = path.read_text(encoding="utf-8")
    version = _VERSION.match(text)
    template = string.Template(text[version.end() :] if version else "")
    if version is None or set(template.get_identifiers()) != COMPOSE_NAMES:
        msg = f"{path} が合いません: 一行目に「版: 番号」、本文に {sorted(f'${name}' for name in COMPOSE_NAMES)} が要ります"
        raise WordsMissing(msg)
    return Prompt(version[1], template)


def _aspect(tables: dict[str, Any], aspect: Aspect, folder: Path) -> AspectWords:
    if aspect not in tables:
        msg = f"{folder / 'aspects.toml'} に [{aspect}] がありません"
        raise WordsMissing(msg)
    table = tables[aspect]
    return AspectWords(table["name"], tuple(table["cues"]), tuple(table["words"]), tuple(table["labels"]))


def _check(words: Words, folder: Path) -> None:
    missing = [outcome for outcome in Outcome if outcome not in words.outcomes]
    unknown = {
        name
        for said in (*words.outcomes.values(), *words.templates.values())
        for _, name, _, _ in string.Formatter().parse(said)
        if name is not None and name not in KNOWN_NAMES
    }
    kinds = [kind for kind in NoticeKind if f"notices.{kind}" not in words.templates]
    if missing or unknown or kinds:
        msg = f"{folder / 'replies.toml'} が合いません: 足りないもの {[*missing, *kinds]}、知らない名 {sorted(unknown)}"
        raise WordsMissing(msg)
