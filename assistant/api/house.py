"""What the rooms of the service share."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.api.answering import Answering
from assistant.pipeline import Assistant
from assistant.ports import Switch
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class House:
    """The assistant, the way of its answers, the settings and the switch."""

    answering: Answering
    settings: Settings
    switch: Switch

    @property
    def assistant(self) -> Assistant:
        """Who answers."""
        return self.answering.assistant
