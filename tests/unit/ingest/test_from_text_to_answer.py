"""What stands in the dirt of a text is found again by who asks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain import Outcome, Question, Revision
from assistant.pipeline import Assistant
from ingest.revisions import Job, revisions_of
from tests.assembled import assistant_over

LIST = """令和８年度　みさき県　産業支援制度一覧

No.　　制　度　名　　　　　　　　対象となる方　　　　　上限額　　　受付期間　　　　　　　担当課・係　　　　　　　電　話

【海洋・水産】
（１）　藻場づくり補助金　　　　　漁業協同組合　　　　　３００万円　５月１日～６月１５日　水産課　資源係　　　　　03-0000-4410
（２）　漁船エンジン更新補助金　　漁業者　　　　　　　　８０万円　　７月１日～８月３１日　水産課　漁船係　　　　　03-0000-4414

【工芸・デザイン】
（３）　工芸見本市出展奨励金　　　工房、工芸作家　　　　４０万円　　６月１日～７月１７日　ものづくり課　展示係　　03-0000-4430
（４）　デザイン相談会支援金　　　県内の中小企業　　　　１５万円　　随時　　　　　　　　　ものづくり課　意匠係　　03-0000-4431
（５）　染料分析機器利用奨励金　　染色の工房　　　　　　２０万円　　通年　　　　　　　　　ものづくり課　試験係　　03-0000-4432

＜制度全般に関する問合せ＞
　みさき県　企画調整課　電　話　０３－００００－４４００
"""
NEWS = """件名：【みさき産業メールニュース】第31号（2026年5月11日）

――――――――――――――――――――
【１】みさき工業大学「海の素材シーズ育成費」
――――――――――――――――――――
　海の素材の研究を始める方を支えます。

■対象
　本学の専任教員
■締切
　２０２６年８月７日（金）１２：００
■問い合わせ
　みさき工業大学　研究支援課　電話　０３－００００－５１０１

――――――――――――――――――――
【２】みさき県「海辺のイベント開催補助金」（秋冬期）
――――――――――――――――――――
　海辺で開く催しの経費を補助します。

▽対　　象　実行委員会、市町村
▽締　　切　２０２６年６月１９日（金）必着
▽問合せ先　みさき県　交流課　０３－００００－５２０２
"""
NOTICE = """みさき灯台活用助成 第2回公募 期間延長のお知らせ

令和8年7月3日

第2回公募の期間を下記のとおり延長します。

１．日程の変更
　　　　　　　　　　　（変更前）　　　　　　（変更後）
　応募の締切　　　　　7月10日（金）　　→　　7月24日（金）
"""
POINTS = """みさき灯台活用助成 第2回 公募要領

1. 公募期間
令和8年6月1日（月）から令和8年7月10日（金）まで

2. 審査
審査項目 配点
歴史の価値（建物、物語） 30点
活用の計画 50点
続ける体制 20点
合計 100点

3. 助成の枠
区分 はじめ枠 ひろげ枠 つなぎ枠
助成率 2/3 1/2 1/2
上限額 100万円 500万円 1,500万円
"""


def read(name: str, text: str, known: tuple[Revision, ...] = ()) -> tuple[Revision, ...]:
    """The revisions of a text, each as if it had a file of its own."""
    calls = tuple(revision.call for revision in known)
    found = revisions_of(Job(name, text.encode(), name, calls))
    return tuple(replace(one, document=replace(one.document, source=f"{n}-{name}")) for n, one in enumerate(found))


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    guideline = read("lighthouse.txt", POINTS)
    revisions = (*read("list.txt", LIST), *read("news.txt", NEWS), *guideline, *read("notice.txt", NOTICE, guideline))
    return assistant_over(revisions, tmp_path_factory.mktemp("shelf"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("漁船エンジン更新補助金の電話番号は", "03-0000-4414"),
        ("工芸見本市出展奨励金はいつまで受け付けていますか", "7月17日"),
        ("藻場づくり補助金の上限はいくらですか", "300万円"),
        ("海の素材シーズ育成費の締切はいつですか", "8月7日(金)12:00"),
        ("海辺のイベント開催補助金の締切はいつですか", "6月19日"),
        ("みさき灯台活用助成の締切はいつですか", "7月24日"),
        ("みさき灯台活用助成の審査で、歴史の価値は100点のうち何点ですか", "30点"),
        ("みさき灯台活用助成のひろげ枠の上限額は", "500万円"),
    ],
)
def test_the_row_the_item_and_the_change_that_are_asked_for_are_told(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.answer(Question(question))

    assert answer.outcome is Outcome.ANSWERED
    assert told in "\n".join(claim.text for claim in answer.claims)


@pytest.mark.parametrize(
    ("question", "strange"),
    [
        ("海辺のイベント開催補助金の締切はいつですか", "8月7日"),
        ("海の素材シーズ育成費の締切はいつですか", "6月19日"),
        ("藻場づくり補助金の電話番号は", "4414"),
        ("みさき灯台活用助成のひろげ枠の上限額は", "1,500万円"),
    ],
)
def test_the_neighbours_date_number_and_amount_are_not(assistant: Assistant, question: str, strange: str) -> None:
    answer = assistant.answer(Question(question))

    assert strange not in "\n".join(claim.text for claim in answer.claims)


def test_of_a_list_with_groups_those_of_the_group_are_named_or_those_that_say_the_word_themselves(
    assistant: Assistant,
) -> None:
    def named(question: str) -> list[str]:
        return sorted(claim.text for claim in assistant.answer(Question(question)).claims)

    whole = named("みさき県の産業支援制度一覧で、海洋分野の支援制度を全部教えてください")
    assert whole == ["・漁船エンジン更新補助金", "・藻場づくり補助金"]
    own = named("みさき県の産業支援制度一覧で、工芸関係の支援制度を全部挙げてください")
    assert own == ["・工芸見本市出展奨励金"]


def test_slides_as_text_have_titles() -> None:
    slides = "\n\n".join(
        f"{title}\n\n- {said}\n\n{number}"
        for number, (title, said) in enumerate(
            (
                ("みさき灯台活用助成", "第3回公募 説明資料"),
                ("対象となる方", "灯台のある町の団体"),
                ("使えるお金", "灯室の修理、案内板"),
                ("審査の視点", "外部の有識者5名が見ます"),
                ("これまでの実績", "12件の応募、4件の採択"),
            ),
            1,
        )
    )
    (revision,) = read("slides.txt", slides)
    assert ("審査の視点",) in {passage.heading for passage in revision.passages}
    assert [page.number for page in revision.pages] == [1, 2, 3, 4, 5]
