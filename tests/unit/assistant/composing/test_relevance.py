"""The line between an answer and an honest no."""

from assistant.composing.relevance import about, loosely_about, relevant, wholly_about
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


ENVOYS = found("推進大使を73名任命しました。今年度は200名に広げます。", 9.0)
PICTURES = found("光学衛星及びレーダの画像を40シーンまで無償で渡します。41シーン目からは1シーン6万円です。", 9.0)
ANOTHER = found("小規模事業者の補助金の上限は50万円です。", 9.0)
GENERIC = frozenset({"補助", "金", "事業", "者"})


def test_what_a_longer_name_ends_in_tells_what_is_meant() -> None:
    question = "アントレ推進大使は何人ですか"

    assert about((ENVOYS,), question, GENERIC) == ()
    assert loosely_about((ENVOYS,), question, GENERIC) == (ENVOYS,)


def test_the_words_of_a_name_may_stand_apart_in_the_best_passage() -> None:
    assert loosely_about((PICTURES, UNLIKE), "衛星画像の追加はいくらですか", GENERIC) == (PICTURES,)


def test_a_programme_of_another_name_that_ends_alike_is_not_meant() -> None:
    assert loosely_about((ANOTHER,), "持続化補助金の上限はいくらですか", GENERIC) == ()


def test_only_the_best_passage_may_say_a_name_in_other_order() -> None:
    assert loosely_about((UNLIKE, PICTURES), "衛星画像の追加はいくらですか", GENERIC) == ()


def test_of_a_day_the_best_passage_holds_a_long_name_under_its_headings() -> None:
    best = found("技術教育の普及策 推進大使を任命。5月12日、募集開始。", 2.0)
    other = found("推進委員の募集は6月1日に始まる。", 1.0)

    assert texts(*wholly_about((best, other), "技術教育推進大使の募集はいつ始まりましたか", ())) == texts(best)
    assert wholly_about((other, best), "技術教育推進大使の募集はいつ始まりましたか", ()) == ()
