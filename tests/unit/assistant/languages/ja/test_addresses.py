"""Where an address of the web ends, when the page breaks it or goes on below it."""

from assistant.languages.ja.hard_facts import hard_facts


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
