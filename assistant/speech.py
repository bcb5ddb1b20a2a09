"""What is said in one language: replies, labels, dates; complete, or the start is refused."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain import Arrival, Aspect, Moment, NoticeKind, Outcome, Period

SECTIONS = ("reading", "claims", "cards", "notices", "questions", "overview", "dates", "source", "terminal")
KNOWN_NAMES = frozenset(
    {"edition", "asked", "held", "call", "aspects", "label", "name", "text", "read", "desk", "reach"}
    | {"closes", "opens", "days", "date", "year", "month", "day", "weekday", "time", "page"}
)  # fmt: skip
_HOUR_LONG = 60


class WordsMissing(Exception):
    """A file of words lacks something that the code needs."""


@dataclass(frozen=True, slots=True)
class Speech:
    """All that is said in one language."""

    language: str  # its folder in prompts/
    version: str
    small_words: frozenset[str]  # by which a question in this language is known; empty: by its script
    aspects: dict[Aspect, str]
    labels: dict[str, str]  # of facts, where documents name them in another language
    joints: dict[str, str]  # what stands between the parts of a list
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    arrivals: dict[str, str]
    outcomes: dict[str, str]
    templates: dict[str, str]  # reading.with_call, claims.period, notices.closed, ...

    def reply(self, outcome: Outcome, **names: str) -> str:
        """What is said when an answer ends in this outcome."""
        return self.outcomes[outcome].format(**names)

    def say(self, template: str, **names: str) -> str:
        """A template with its names filled in."""
        return self.templates[template].format(**names)

    def listed(self, parts: Iterable[str], joint: str = "list") -> str:
        """Several things one after the other."""
        return self.joints[joint].join(parts)

    def label(self, label: str) -> str:
        """The label of a fact, after its name in this language where there is one."""
        name = self.labels.get(label) or self.labels.get(label.partition("（")[0])
        return self.say("claims.label", name=name or label, label=label) if name or not self.labels else label

    def moment(self, moment: Moment) -> str:
        """A day, and its time where it is known, as people read it."""
        date = self.say(
            "dates.day",
            year=str(moment.day.year),
            month=self.months[moment.day.month - 1],
            day=str(moment.day.day),
            weekday=self.weekdays[moment.day.weekday()],
        )
        if moment.minute is None:
            return date
        return self.say("dates.moment", date=date, time=_clock(moment))

    def clock(self, moment: Moment) -> str:
        """The time of a moment that has one."""
        return _clock(moment)

    def period(self, period: Period) -> str:
        """From when to when, and what must have happened by then."""
        opens, closes = period.opens, period.closes
        within = opens is not None and closes is not None and opens.day == closes.day and closes.minute is not None
        said = "" if closes is None else _clock(closes) if within else self.moment(closes)
        if opens is not None:
            said = self.say("dates.period", opens=self.moment(opens), closes=said)
        return said + (self.arrivals[period.arrival] if period.arrival else "")


def _clock(moment: Moment) -> str:
    hour, minute = divmod(moment.minute or 0, _HOUR_LONG)
    return f"{hour}:{minute:02}"


def load_speech(folder: Path) -> Speech:
    """What is said in the language of a folder; WordsMissing where it does not fit the code."""
    replies = read_toml(folder / "replies.toml")
    empty = [name for name in (*SECTIONS, "outcomes", "aspects", "joints", "calendar") if name not in replies]
    if empty:
        raise WordsMissing(f"{folder / 'replies.toml'} に [{empty[0]}] がありません")
    calendar = replies["calendar"]
    speech = Speech(
        language=folder.name,
        version=str(replies["version"]),
        small_words=frozenset(replies.get("small_words", ())),
        aspects=replies["aspects"],
        labels=replies.get("labels", {}),
        joints=replies["joints"],
        months=tuple(calendar["months"]),
        weekdays=tuple(calendar["weekdays"]),
        arrivals=calendar["arrivals"],
        outcomes=replies["outcomes"],
        templates={f"{section}.{name}": said for section in SECTIONS for name, said in replies[section].items()},
    )
    _check(speech, folder)
    return speech


def check_against(home: Speech, other: Speech, folder: Path) -> None:
    """Whatever one language can say, every other one can."""
    pairs = ((home.templates, other.templates), (home.joints, other.joints))
    missing = [name for own, others in pairs for name in own if name not in others]
    if missing:
        raise WordsMissing(f"{folder / 'replies.toml'} に {missing[0]} がありません（{home.language} にはあります）")


def read_toml(path: Path) -> dict[str, Any]:
    """A file of words; WordsMissing where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise WordsMissing(f"ことばのファイル {path} を読めません: {error}") from error


def _check(speech: Speech, folder: Path) -> None:
    unknown = {
        name
        for said in (*speech.outcomes.values(), *speech.templates.values())
        for _, name, _, _ in string.Formatter().parse(said)
        if name is not None and name not in KNOWN_NAMES
    }
    missing = [
        *(outcome for outcome in Outcome if outcome not in speech.outcomes),
        *(aspect for aspect in Aspect if aspect not in speech.aspects),
        *(arrival for arrival in Arrival if arrival not in speech.arrivals),
        *(kind for kind in NoticeKind if f"notices.{kind}" not in speech.templates),
    ]
    if missing or unknown or (len(speech.months), len(speech.weekdays)) != (12, 7):
        msg = f"{folder / 'replies.toml'} が合いません: 足りないもの {missing}、知らない名 {sorted(unknown)}"
        raise WordsMissing(msg)
