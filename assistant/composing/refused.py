"""What a question says that it does not ask for: 「まちづくり交付金のほうじゃないです」."""

from __future__ import annotations

import re

_ASIDE = re.compile(r"\([^()]*(?:(?:じゃ|では|で)な(?:い|く)|ではありません|以外)[^()]*\)")
_REFUSED = re.compile(
    r"(?:(?<=[。、!?\s])|^)[^。、!?\s]{2,30}?(?<![んのはも])(?:の(?:ほう|方))?"
    r"(?:(?:じゃ|では|で)なく(?:て)?|(?:じゃ|では)(?:ない(?:です|ほう|方|の)|ありません)(?![かよ]))[、。]?"
)


def without_the_refused(question: str) -> str:
    """A question without the things that it names only to say that they are not meant; all of it where nothing is left."""
    kept = _REFUSED.sub(" ", _ASIDE.sub("", question)).strip()
    return kept or question
