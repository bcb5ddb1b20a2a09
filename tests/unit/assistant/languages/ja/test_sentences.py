from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.ja.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("提出は電子メールです。郵送は不可です。", ["提出は電子メールです。", "郵送は不可です。"]),
        ("件名は「説明会。申込み」とします。", ["件名は「説明会。申込み」とします。"]),
        ("対象者\n・中小企業\n・大学等", ["対象者", "・中小企業", "・大学等"]),
        ("(うち、大学は2機関以上です。) 詳細は要領へ。", ["(うち、大学は2機関以上です。) 詳細は要領へ。"]),
        ("応募できますか?できます。", ["応募できますか?", "できます。"]),
        ("「閉じない。次の文です。", ["「閉じない。", "次の文です。"]),
        ("", []),
    ],
)
def test_sentences_end_at_full_stops_and_lines_but_not_inside_brackets(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text(alphabet="公募。「」()?\n a", max_size=80))
def test_sentences_hold_everything_but_white_space(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
