"""How a question asks for a desk to be reached."""

from __future__ import annotations

import pytest

from assistant.settings import ROOT
from assistant.words import load_words

WORDS = load_words(ROOT / "prompts" / "ja")


@pytest.mark.parametrize(
    ("question", "channels"),
    [
        ("引っ越し先の郵便番号を教えてください", ("address",)),
        ("〒は?", ("address",)),
        ("番号を教えてください", ("tel",)),
        ("郵便番号と電話番号を教えてください", ("tel", "address")),
    ],
)
def test_a_postal_code_is_no_number_to_call(question: str, channels: tuple[str, ...]) -> None:
    assert WORDS.channels_in(question) == channels
