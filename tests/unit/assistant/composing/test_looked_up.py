"""Whose a number is, only what holds it tells."""

from __future__ import annotations

from assistant.composing.looked_up import of_the_number
from assistant.domain import Claim

DESK = Claim("規制対応室: TEL 03-0000-6326 / ninsho@hotaru.example", ())
OTHER = Claim("人材育成班: TEL 03-0000-6360", ())


def test_only_the_desk_of_the_number_that_is_asked_about_is_told() -> None:
    assert [*of_the_number([OTHER, DESK], "03-0000-6326から電話がありました。何の担当ですか")] == [DESK]


def test_only_the_desk_of_the_address_that_is_asked_about_is_told() -> None:
    assert [*of_the_number([OTHER, DESK], "ninsho@hotaru.example はどこの窓口ですか")] == [DESK]


def test_where_no_claim_holds_the_number_all_stand() -> None:
    assert [*of_the_number([OTHER, DESK], "03-0000-9999は何の担当ですか")] == [OTHER, DESK]


def test_a_question_without_a_number_leaves_all() -> None:
    assert [*of_the_number([OTHER, DESK], "電話番号を教えてください")] == [OTHER, DESK]
