"""What people say, and what documents write for it."""

import pytest

from assistant.languages.ja.tokens import tokens
from assistant.settings import ROOT
from assistant.synonyms import meant_in, said_otherwise
from assistant.words import load_words

WORDS = load_words(ROOT / "prompts" / "ja")


def spoken(text: str) -> str:
    return f" {' '.join(tokens(text))} "


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("はんこは要りますか", "申請書への押印は不要です。"),
        ("コピーでもいいですか", "通帳は写しで差し支えありません。"),
        ("GPAはどのくらい必要ですか", "学業成績が優れていること。"),
        ("お金はいつ頃入りますか", "補助金は精算払とします。"),
        ("先にお金をもらえますか", "概算払は行いません。"),
        ("耳が聞こえない人も出られますか", "情報保障を希望する方は申し出てください。"),
        ("締め切りをすぎたらどうなりますか", "期限後に届いたものは受け付けません。"),
        ("家族が代わりに出してもいいですか", "代理申請には委任状を添えてください。"),
        ("途中でやめるときは何を出しますか", "補助事業を廃止しようとするときは届け出ること。"),
        ("お弁当は買えますか", "食糧費は対象となりません。"),
        ("余ったお金はどうしますか", "残額は返納してください。"),
        ("もう買ってしまったものは", "交付決定前の発注は対象となりません。"),
        ("何年取っておけばいいですか", "帳簿は5年間保存すること。"),
        ("買った機械は売ってもいいですか", "取得財産の処分には承認を要する。"),
        ("ほかの助成金と両方もらえますか", "同一の事業での併給は認めません。"),
        ("全体でいくら用意されていますか", "予算の総額は2億円です。"),
        ("選ばれると役所に意見や要望を言えますか", "施策に対する優先的な提言機会の提供"),
        ("引っ越したらどうなりますか", "県内に居住していること。"),
    ],
)
def test_what_people_ask_is_met_in_the_words_of_the_documents(asked: str, written: str) -> None:
    assert meant_in(spoken(written), said_otherwise(asked, WORDS))


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("様式はどこにありますか", "押印は不要です。"),
        ("実績報告はいつですか", "公募期間は5月までです。"),
        ("概算払はできますか", "お金が先にもらえる"),
        ("発表は何分ですか", "補助率は2分の1です。"),
        ("チェックシートは要りますか", "現地調査を行います。"),
    ],
)
def test_what_has_nothing_to_do_with_a_question_is_not_meant(asked: str, written: str) -> None:
    assert not meant_in(spoken(written), said_otherwise(asked, WORDS))


def test_a_phrase_may_be_parted_by_two_words_but_not_by_a_sentence() -> None:
    paid = spoken("補助金は精算払とする。")

    assert meant_in(paid, said_otherwise("お金はいつ頃入りますか", WORDS))
    assert not meant_in(paid, said_otherwise("お金の話ではなく、会場の建物に裏口から入りますか", WORDS))


def test_a_word_that_the_question_says_itself_is_not_looked_for_again() -> None:
    assert "写し" not in str(said_otherwise("写しとコピーと複写", WORDS))
