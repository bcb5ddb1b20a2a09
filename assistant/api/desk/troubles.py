"""What cannot be done at the desk, in the words of its section: a title, and what to do."""

from __future__ import annotations

from typing import cast

from assistant.api.desk.words import desk_words
from assistant.api.problems import Refused


class DeskRefused(Refused):
    """A request that a section turns down; its words stand under [troubles] of the section."""

    def __init__(self, status: int, section: str, reason: str, **values: str) -> None:
        title, said = cast("dict[str, list[str]]", desk_words(section)["troubles"])[reason]
        super().__init__(status, told=said.format(**values))
        self.title = title
