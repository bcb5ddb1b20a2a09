"""The words of the desk, a file for each section; the desk speaks Japanese."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from string import Template

from assistant.settings import ROOT
from assistant.speech import WordsMissing, read_toml

FOLDER = ROOT / "prompts" / "ja" / "desk"


def sections() -> frozenset[str]:
    """The names of the files of words."""
    return frozenset(path.stem for path in FOLDER.glob("*.toml"))


@lru_cache(maxsize=64)
def desk_words(section: str) -> dict[str, object]:
    """The words of a section; WordsMissing where there are none."""
    return dict(read_toml(FOLDER / f"{section}.toml"))


def filled(page: str, section: str, **values: str) -> str:
    """A page of web/desk with its words and values in place."""
    template = Template((ROOT / "web" / "desk" / page).read_text(encoding="utf-8"))
    words = {name: said for name, said in desk_words(section).items() if isinstance(said, str)}
    try:
        return template.substitute({name: escape(text) for name, text in {**words, **values}.items()})
    except KeyError as error:
        raise WordsMissing(f"{FOLDER / section}.toml に {error.args[0]} がありません") from error
