"""A claim tells of several things alike only what is asked about; what is picked already stays whole."""

from __future__ import annotations

from dataclasses import replace

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.composing.of_those_alike import of_those_alike
from tests.shelf import HUB, HUB_6, Said, revision

TEXT = "説明会\n・北会場:6月6日(土)10時から\n・オンライン:6月17日(水)19時から\n定員は、北会場は40名、オンラインは200名です。"
PAGE = revision("told.txt", HUB, HUB_6, Said("説明会", TEXT))
CLAIM = claim_from(TEXT, PAGE.passages[0], Catalogue((HUB,), (HUB_6,), (PAGE.document,)))


def test_lines_and_clauses_beside_what_is_named_are_left_out() -> None:
    told = "説明会\n・オンライン:6月17日(水)19時から\n定員は、オンラインは200名です。"

    assert [one.text for one in of_those_alike([CLAIM], "オンラインの日時と定員は", ())] == [told]


def test_a_claim_that_is_picked_already_stays_whole() -> None:
    picked = replace(CLAIM, picked=True)

    assert [*of_those_alike([picked], "オンラインの日時と定員は", ())] == [picked]
