"""The line between an answer and an honest no."""

from assistant.composing.relevance import relevant
from assistant.domain import Passage
from assistant.retrieval import Found


def found(text: str, score: float) -> Found:
    return Found(Passage(text[:8], "doc", 1, 3, ("本文",), 0, len(text), text), score, 0.8)


RULED_OUT = found("二者以上の共同体に限ります。単独での応募はできません。", 9.0)
SHARING = found("見学会に一人で申し込む農家は、電話で連絡してください。", 8.0)
UNLIKE = found("報告書は年度末に提出します。", 7.0)
ASKED = ("農家", "一人", "申し込む")


def texts(*passages: Found) -> list[str]:
    return [one.passage.text for one in relevant(passages, ASKED, {}, fits=lambda _: False)]


def test_what_ranks_before_a_passage_that_shares_the_asked_words_is_kept() -> None:
    assert texts(RULED_OUT, SHARING, UNLIKE) == [RULED_OUT.passage.text, SHARING.passage.text]


def test_where_no_passage_shares_enough_none_is_kept() -> None:
    assert texts(RULED_OUT, UNLIKE) == []
