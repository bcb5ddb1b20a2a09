"""Everything that the sections of the service's running may show has words."""

from __future__ import annotations

from typing import cast

from assistant.api.desk.words import desk_words
from assistant.desk.inspecting import Fate
from assistant.domain import Aspect, Outcome
from assistant.domain.operations import Limits
from assistant.domain.staff import Role
from assistant.ranking import WEIGHTS


def said(section: str, table: str) -> set[str]:
    return set(cast("dict[str, str]", desk_words(section)[table]))


def test_every_sign_fate_outcome_aspect_and_limit_has_a_name() -> None:
    assert said("operations", "signs_names") == set(WEIGHTS)
    assert said("operations", "fates") == said("operations", "fate_reasons") == set(Fate)
    assert said("operations", "outcomes_names") == set(Outcome)
    assert said("operations", "aspects_names") == set(Aspect)
    assert said("operations", "limits_names") == set(Limits.__slots__)
    assert said("staff", "roles_detail") == set(Role)
