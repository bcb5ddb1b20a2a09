"""Where an address of the web ends, when the page breaks it or goes on below it."""

import pytest

from assistant.languages.ja.hard_facts import hard_facts
from assistant.languages.ja.mending import mend


def test_an_address_does_not_go_on_into_the_number_of_the_next_item() -> None:
    found = {
        fact.value
        for fact in hard_facts("詳細：https://hotaru.example/\n\n２．ほたる補助金の公募")
        if fact.kind == "url"
    }

    assert found == {"https://hotaru.example"}


def test_an_address_goes_on_over_a_line() -> None:
    found = {fact.value for fact in hard_facts("https://hotaru.example/\n2026/grant.html") if fact.kind == "url"}

    assert found == {"https://hotaru.example/2026/grant.html"}


@pytest.mark.parametrize("below", ["\n\n- 10 -\n", "\n\n\n- 10 -\n", "\n\n\n\n――――――――――\n", "\n\n\n10\n"], ids=repr)
def test_an_address_does_not_go_on_into_a_page_number_or_a_rule(below: str) -> None:
    assert ("url", "https://hotaru.example/r8") in facts(f"ウェブサイト：https://hotaru.example/r8/{below}")


def test_a_mail_address_goes_on_where_every_line_has_a_blank_one_below() -> None:
    spaced = "Ｅ－ＭＡＩＬ：challenge@hotaru-bousai.\n\n example\n\n ＵＲＬ：https://hotaru.example/"

    assert ("mail", "challenge@hotaru-bousai.example") in facts(spaced)
    assert "challenge@hotaru-bousai.example" in mend(spaced).text


def test_a_mail_address_goes_on_with_the_dot_of_its_domain() -> None:
    cell = "北日本窓口\n03-0000-1201\nkita@hotaruminomine\n.example\n中日本窓口"

    assert ("mail", "kita@hotaruminomine.example") in facts(cell)
    assert "kita@hotaruminomine.example" in mend(cell).text.split("\n")


def test_a_full_stop_ends_a_mail_address_before_a_label() -> None:
    assert ("mail", "info@hotaru.example") in facts("info@hotaru.example.\nTEL 03-0000-0000")


def facts(text: str) -> set[tuple[str, str]]:
    return {(fact.kind, fact.value) for fact in hard_facts(text)}
