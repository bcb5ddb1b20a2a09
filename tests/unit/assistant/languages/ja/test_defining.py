"""Who asks what a term means is told what it means, and not where else it stands."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO, Question
from assistant.languages.ja.defining import defines, terms_sought
from tests.unit.assistant.reading import assistant_reading

TERM = ("連携研究",)
NOW = datetime(2026, 10, 1, 10, tzinfo=TOKYO)
GUIDE = """令和8年度 潮風の学び舎支援事業 募集要領

公益財団法人しおさい学術財団
令和8年9月14日

1. 趣旨
大学が地域とともに取り組む研究を助成します。連携研究にも取り組むことができます。

2. 用語
{meaning}

3. 助成の額
1件当たり500万円を上限とします。連携研究を行う場合は、800万円を上限とします。

4. 問い合わせ先
しおさい学術財団 支援係
電話 03-0000-4477
"""


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("「連携研究」ってどういう意味", ("連携研究",)),
        ("「連携研究」ってどういう意味ですか？", ("連携研究",)),
        ("連携研究とは何ですか", ("連携研究",)),
        ("連携研究とは", ("連携研究",)),
        ("連携研究とは？", ("連携研究",)),
        ("連携研究という言葉の定義を教えてください", ("連携研究",)),
        ("ＵＲＡって何の略ですか", ("URA",)),
        ("育成枠と発展枠って何が違うの", ("育成枠", "発展枠")),
        ("育成枠と発展枠の違いは何ですか", ("育成枠", "発展枠")),
    ],
)
def test_the_terms_of_which_the_meaning_is_asked(question: str, terms: tuple[str, ...]) -> None:
    assert terms_sought(question) == terms


@pytest.mark.parametrize(
    "question",
    [
        "締切は何ですか",
        "対象は何ですか",
        "補助率は何ですか",
        "提出先は何ですか",
        "申請方法は何ですか",
        "応募の条件は何ですか",
        "連携研究の締切はいつですか",
        "連携研究に加われるのは誰ですか",
    ],
)
def test_who_asks_for_something_else_asks_for_no_meaning(question: str) -> None:
    assert terms_sought(question) == ()


@pytest.mark.parametrize(
    "text",
    [
        "連携研究:二つ以上の大学が行う研究",
        "連携研究とは、二つ以上の大学が行う研究です。",
        "「連携研究」とは、二つ以上の大学が行う研究です。",
        "二つ以上の大学が行う研究(以下「連携研究」という。)を対象とします。",
        "二つ以上の大学が行うものを連携研究(略)と定義し、別の枠を設けます。",
        "二つ以上の大学が共に行う研究を連携研究といい、経費を助成します。",
        "・連携研究\n二つ以上の大学が行う研究",
        "用語\n連携研究\n二つ以上の大学が行う研究",
    ],
)
def test_what_tells_a_meaning_defines(text: str) -> None:
    assert defines(text, TERM)


@pytest.mark.parametrize(
    "text",
    [
        "連携研究の経費も対象とします。",
        "連携研究を行う者は、計画書を出してください。",
        "計画書には、連携研究の内容を書いてください。",
        "連携研究は、令和8年10月から始めてください。",
        "連携研究",
        "共同研究とは、企業とともに行う研究です。",
    ],
)
def test_what_only_mentions_a_term_does_not_define_it(text: str) -> None:
    assert not defines(text, TERM)


def test_one_of_two_terms_that_are_compared_is_enough() -> None:
    assert defines("発展枠とは、育成枠を終えた研究を続けるための枠です。", ("育成枠", "発展枠"))


@pytest.mark.parametrize(
    "meaning",
    [
        "連携研究とは、二つ以上の大学が同じ課題に取り組む研究です。",
        "二つ以上の大学が同じ課題に取り組む研究（以下「連携研究」という。）を設けます。",
        "二つ以上の大学が同じ課題に取り組む研究を連携研究といい、別の枠で審査します。",
        "・連携研究\n二つ以上の大学が同じ課題に取り組む研究をいう。",
    ],
)
def test_of_the_passages_that_mention_a_term_the_one_that_defines_it_answers(meaning: str, tmp_path: Path) -> None:
    files = {"guide.txt": GUIDE.format(meaning=meaning)}
    answer = assistant_reading(files, "潮風の学び舎支援事業", tmp_path, NOW).answer(Question("連携研究とは何ですか"))

    assert "二つ以上の大学が同じ課題に取り組む研究" in answer.claims[0].text
