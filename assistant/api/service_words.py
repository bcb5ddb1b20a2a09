"""What the service itself says, in the language that the reader prefers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from assistant.settings import ROOT
from assistant.speech import WordsMissing, read_toml

LANGUAGES = ("ja", "en")
_SECTIONS = ("problems", "details", "page", "embed")


@dataclass(frozen=True, slots=True)
class ServiceWords:
    """The problems by status, the details that name what is wrong, and the words of pages."""

    language: str
    problems: dict[str, tuple[str, str]]
    details: dict[str, str]
    page: dict[str, str]
    embed: dict[str, str]

    def moment(self, moment: datetime) -> str:
        """A moment as people read it."""
        return self._written(moment, f"{moment.hour}:{moment.minute:02}")

    def day(self, day: date) -> str:
        """A day as people read it."""
        return self._written(day, "").strip()

    def _written(self, day: date, time: str) -> str:
        parts = {name: str(getattr(day, name)) for name in ("year", "month", "day")}
        return self.page["moment"].format(**parts, time=time)


@lru_cache(maxsize=len(LANGUAGES))
def service_words(language: str) -> ServiceWords:
    """The words of a language; WordsMissing where some are missing."""
    path = ROOT / "prompts" / language / "service.toml"
    told = read_toml(path)
    if missing := [section for section in _SECTIONS if section not in told]:
        raise WordsMissing(f"{path} に [{missing[0]}] がありません")
    problems = {status: (title, detail) for status, (title, detail) in told["problems"].items()}
    return ServiceWords(language, problems, told["details"], told["page"], told["embed"])


def preferred(accept_language: str) -> str:
    """Japanese, unless English comes before it among what a browser accepts."""
    wanted = sorted(map(_weighed, accept_language.split(",")), key=lambda one: -one[0])
    known = (language for weight, language in wanted if weight > 0 and language in LANGUAGES)
    return next(known, LANGUAGES[0])


def _weighed(part: str) -> tuple[float, str]:
    name, _, weight = part.partition(";q=")
    try:
        return float(weight or 1), name.strip().lower()[:2]
    except ValueError:
        return 0.0, ""
