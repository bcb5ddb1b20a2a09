import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import Amendment, Fact, FactKind
from ingest.facts import facts_of
from ingest.passages import passages_of
from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages, table_page


def read(*texts: str) -> tuple[Fact, ...]:
    extracted = pages(*texts)
    plain_pages = tuple(page.page for page in extracted)
    sections = sections_of(extracted)
    facts = facts_of(plain_pages, sections, passages_of("d", plain_pages, sections))
    return tuple(fact for fact in facts if fact.kind is FactKind.AMENDMENT)


def changes(*texts: str) -> list[Amendment]:
    return [fact.value for fact in read(*texts) if isinstance(fact.value, Amendment)]


def test_the_head_of_a_change_says_nothing_and_each_arrow_below_it_says_its_own_days() -> None:
    said = """１．日程の変更
　　　　　　　　　　　（変更前）　　　　　　（変更後）
　応募の締切　　　　　7月10日（金）　　→　　7月24日（金）
　　　※郵送は7月24日の当日消印有効（扱いに変更はありません）
　審査委員会　　　　　8月7日（金）　　 →　　8月21日（金）"""
    assert changes(said) == [
        Amendment("7月10日（金）", "7月24日（金）"),
        Amendment("8月7日（金）", "8月21日（金）"),
    ]


def test_each_row_of_days_that_were_moved_says_its_own_day_also_where_that_is_a_third_of_a_month() -> None:
    said = """２．日程の変更
　　　　　　　　　　　（変更前）　　　　　　（変更後）
　提案書の締切　　　　6月12日（金）　　→　　6月26日（金）
　　　※持参の場合は17時まで（扱いに変更はありません）
　事前面談の申込み　　5月22日（金）まで　→　　6月5日（金）まで
　審査委員会　　　　　7月10日（金）　　→　　7月24日（金）
　結果の通知　　　　　7月下旬　　　　　→　　8月上旬"""
    assert changes(said) == [
        Amendment("6月12日（金）", "6月26日（金）"),
        Amendment("5月22日（金）まで", "6月5日（金）まで"),
        Amendment("7月10日（金）", "7月24日（金）"),
        Amendment("7月下旬", "8月上旬"),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "締切を令和8年6月12日（金）から令和8年6月19日（金）正午に延長します。",
            Amendment("令和8年6月12日（金）", "令和8年6月19日（金）正午"),
        ),
        ("公募期間を６月１９日（金）１２時まで延長いたします。", Amendment("", "６月１９日（金）１２時")),
        ("応募の締切は、6月19日(金)17時まで延長しました。", Amendment("", "6月19日(金)17時")),
        ("令和8年6月12日を令和8年6月19日に改める。", Amendment("令和8年6月12日", "令和8年6月19日")),
        (
            "公募要領８ページの５．（２）中「５００万円」を「７００万円」に改める。",
            Amendment("５００万円", "７００万円", "公募要領８ページの５．（２）"),
        ),
        (
            "12頁「助成率2／3以内」とあるのは「助成率1／2以内」の誤りです。",
            Amendment("助成率2／3以内", "助成率1／2以内", "12頁"),
        ),
        (
            "p.4の「minato@example.jp」は誤りで、正しくは「minato-zaidan@example.jp」です。",
            Amendment("minato@example.jp", "minato-zaidan@example.jp", "p.4"),
        ),
        (
            "第5条の「県内の企業」を「県内に事業所を有する企業」に訂正します。",
            Amendment("県内の企業", "県内に事業所を有する企業", "第5条"),
        ),
        ("「様式第6号」を追加します。", Amendment("", "様式第6号")),
        ("6ページの「なお、郵送は認めません。」を削除します。", Amendment("なお、郵送は認めません。", "", "6ページ")),
        ("助成上限額を500万円から700万円に変更しました。", Amendment("500万円", "700万円")),
        ("（誤）6月12日（木）　（正）6月12日（金）", Amendment("6月12日（木）", "6月12日（金）")),
        (
            "・3ページ 2.(1)（誤）１件当たり５００万円（正）１件当たり７００万円",
            Amendment("１件当たり５００万円", "１件当たり７００万円", "3ページ 2.(1)"),
        ),
        ("（変更前）5月20日（水）14時（変更後）5月21日（木）14時", Amendment("5月20日（水）14時", "5月21日（木）14時")),
        ("変更前：横浜会場　変更後：オンライン", Amendment("横浜会場", "オンライン")),
        ("誤：03-0000-1234\n正：03-0000-1243", Amendment("03-0000-1234", "03-0000-1243")),
        (
            "10ページ 4.(3)\n【訂正前】\n見積書を2通\n【訂正後】\n見積書を3通",
            Amendment("見積書を2通", "見積書を3通", "10ページ 4.(3)"),
        ),
        ("締切の延長：6月12日（金） → 6月19日（金）", Amendment("6月12日（金）", "6月19日（金）")),
    ],
)
def test_a_change_is_read_as_it_is_written(said: str, expected: Amendment) -> None:
    assert changes(f"港湾連携助成の公募について\n\n{said}\n") == [expected]


@pytest.mark.parametrize(
    "said",
    [
        "締切を6月19日まで延長する場合があります。",
        "実施期間は令和9年3月31日まで延長することができます。",
        "計画を変更しようとするときは、10日以内に届け出てください。",
        "この場合において、「知事」とあるのは「理事長」と読み替える。",
        "公募期間：6月1日から6月12日まで",
        "申請 → 審査（7月1日） → 採択（8月1日）",
        "「連携計画」は、「様式第2号」です。",
        "新：継続の別",
        "計画の内容を6月12日までに変更してください。",
        "実施計画を4月1日から5月31日までに変更する者は、届け出てください。",
        "事業計画を2通りに変更しないでください。",
    ],
)
def test_what_changes_nothing_is_no_amendment(said: str) -> None:
    assert changes(f"港湾連携助成の公募について\n\n{said}\n") == []


def test_the_rows_of_a_table_of_corrections_are_amendments_with_their_pages() -> None:
    page = table_page(
        [
            "頁\t該当箇所\t誤\t正\t備考",
            "8\t５．（２）\t上限額５００万円\t上限額７００万円\t",
            "９\t\t\t様式第６号を追加\t",
            "10\t別紙\t郵送に限る。\t（削除）\t統一",
        ],
        before="港湾連携助成 公募要領 正誤表\n\n",
    )
    sections = sections_of([page])
    facts = facts_of([page.page], sections, passages_of("d", [page.page], sections))
    found = [fact for fact in facts if fact.kind is FactKind.AMENDMENT]
    assert [fact.value for fact in found] == [
        Amendment("上限額５００万円", "上限額７００万円", "8頁 ５．（２）"),
        Amendment("", "様式第６号を追加", "９頁"),
        Amendment("郵送に限る。", "", "10頁 別紙"),
    ]
    assert [page.page.text[fact.start : fact.end] for fact in found] == [fact.text for fact in found]
    assert found[0].text == "8\t５．（２）\t上限額５００万円\t上限額７００万円"


def test_a_table_of_corrections_goes_on_over_the_page_and_ends_with_the_next_sentence() -> None:
    first = "正誤表\n変更前\t変更後\n5月20日（水）\t5月21日（木）\n"
    second = "- 2 -\n会場A\t会場B\n以上です。\n名称\t電話\n"
    assert changes(first, second) == [Amendment("5月20日（水）", "5月21日（木）"), Amendment("会場A", "会場B")]


def test_a_sentence_that_the_page_broke_is_one_amendment_and_keeps_its_place() -> None:
    text = "締切延長のお知らせ\n\n応募の締切を、令和８年６月１２日（金）から令和８年６月１９日（金）正午に延長\nいたします。\n"
    (fact,) = read(text)
    assert fact.value == Amendment("令和８年６月１２日（金）", "令和８年６月１９日（金）正午")
    assert fact.label == "延長"
    assert text[fact.start : fact.end] == fact.text


@pytest.mark.parametrize(
    ("head", "label"), [("当初\t延長後", "延長"), ("変更前\t変更後", "延長"), ("旧日程\t新日程", "延長")]
)
def test_a_row_is_an_extension_where_its_heading_says_so(head: str, label: str) -> None:
    said = f"■ 締切の延長\n\n項目\t{head}\n公募の締切\t6月12日（金）\t6月19日（金）\n"
    (fact,) = read(f"港湾連携助成 お知らせ\n\n{said}")
    assert (fact.label, fact.value) == (label, Amendment("6月12日（金）", "6月19日（金）", "公募の締切"))


def test_the_cells_of_a_table_of_corrections_may_stand_in_lines_of_their_own() -> None:
    said = (
        "（別添）\n正 誤 表\n\n公募要領に誤りがありました。次のとおり訂正します。\n\n箇所\n誤\n正\n2頁 4.（2）実施型の上限\n8,000万円\n1億2,000万円\n"
        "7頁 9. 会計課の電話\n03-0000-3325\n03-0000-3352\n\n受付締切に変更はありません。\n"
    )
    assert changes(said) == [
        Amendment("8,000万円", "1億2,000万円", "2頁 4.(2)実施型の上限"),
        Amendment("03-0000-3325", "03-0000-3352", "7頁 9. 会計課の電話"),
    ]


def test_lines_after_the_words_right_and_wrong_are_no_table_without_a_place_before_them() -> None:
    assert changes("解答\n誤\n正\n一つ目の答え\n二つ目の答え\n三つ目の答え\n") == []


NUMBERED = """正誤表

公募要領に誤りがありました。次のとおり訂正します。

箇所　誤　正
１　５ページ 表２の上限
500万円
700万円

２　８ページ ３．（２）
提出の方法
郵送に限る
郵送又は持参

３　１０ページ 問い合わせ先
hachi-
mitsu@example.jp
hachi-
bee@example.jp

（締切に変更はありません。）
みさき養蜂財団
"""


def test_numbers_begin_the_rows_of_a_table_whose_columns_stand_in_one_line() -> None:
    assert changes(NUMBERED) == [
        Amendment("500万円", "700万円", "5ページ 表2の上限"),
        Amendment("郵送に限る", "郵送又は持参", "8ページ 3.(2) 提出の方法"),
        Amendment("hachi-mitsu@example.jp", "hachi-bee@example.jp", "10ページ 問い合わせ先"),
    ]


def test_a_numbered_row_stands_where_the_page_has_it() -> None:
    assert [fact.text for fact in read(NUMBERED)] == [
        "500万円\n700万円",
        "郵送に限る\n郵送又は持参",
        "hachi-\nmitsu@example.jp\nhachi-\nbee@example.jp",
    ]


@pytest.mark.parametrize(
    "below",
    [
        "",
        "以上です。\n",
        "上限\n500万円\n700万円\n",
        "２　上限\n500万円\n700万円\n",
        "１　上限\n500万円\n",
        "１\n上限\n500万円\n",
        "１　上限\n500万円\n500万円\n",
        "１　上限の額を改めました。\n500万円\n700万円\n",
    ],
)
def test_the_columns_of_a_table_without_a_numbered_row_below_them_change_nothing(below: str) -> None:
    assert changes(f"正誤表\n\n箇所　誤　正\n{below}") == []


def test_names_of_columns_that_say_in_brackets_which_side_they_are_change_nothing() -> None:
    assert changes("正誤表\n\n番号 該当箇所 誤（訂正前） 正（訂正後）\n") == []


def test_what_stands_below_a_table_of_whole_rows_is_no_row_of_it() -> None:
    rows = "番号\t箇所\t誤\t正\n1\t上限\t500万円\t700万円\n2\t部数\t3部\t4部\n"
    assert changes(f"正誤表\n\n{rows}\nみさき養蜂財団\n助成課　電話 03-0000-1111\n") == [
        Amendment("500万円", "700万円", "上限"),
        Amendment("3部", "4部", "部数"),
    ]


CELLS = st.text("蜂蜜巣箱花粉女王働", min_size=1, max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=40), st.sampled_from(["", "\n", "\n\n"]))
@settings(max_examples=100, deadline=None)
def test_however_many_rows_are_numbered_they_come_in_their_order(rows: list[tuple[str, str, str]], gap: str) -> None:
    told = "".join(f"{gap}{n}．{place}\n{before}\n{after}\n" for n, (place, before, after) in enumerate(rows, 1))
    assert changes(f"正誤表\n\n該当箇所　誤　正\n{told}") == [
        Amendment(before, after, place) for place, before, after in rows if before != after
    ]


@given(st.text("正誤表箇所（変更前後）１２3.→⇒：:「」をに改める。円月日年度から-@a\n\t　 ", max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_read_for_what_it_changes(text: str) -> None:
    for head in ("", "箇所　誤　正\n", "箇所\n誤\n正\n", "箇所\t誤\t正\n"):
        assert all(one.before or one.after for one in changes(head + text))


@pytest.mark.parametrize(
    ("heading", "corrects"),
    [
        ("主な変更点", True),
        ("締切と上限の訂正", True),
        ("令和７年度からの主な変更点", False),
        ("前年度からの変更点", False),
        ("前回公募からの変更点", False),
        ("令和７年度 → 令和８年度の変更点", False),
    ],
)
def test_an_arrow_between_years_corrects_nothing(heading: str, *, corrects: bool) -> None:
    said = f"みさき市養蜂振興助成事業\n\n１．{heading}\n・助成の上限：80万円 → 100万円\n"
    assert changes(said) == ([Amendment("80万円", "100万円")] if corrects else [])


@pytest.mark.parametrize("gap", ["\n", "\n\n", " "])
@pytest.mark.parametrize(
    ("above", "place"),
    [
        ("応募の締切", "応募の締切"),
        ("■ 説明会の日時", "■ 説明会の日時"),
        ("５．（２）応募の締切", "５．（２）応募の締切"),
        ("応募の締切について", ""),
        ("締切変更のお知らせ", ""),
        ("締切を改めました。", ""),
        ("電話：03-0000-1111", ""),
        ("養蜂に取り組む団体と個人と学校が応募できる期間の最後の日", ""),
    ],
)
def test_a_label_above_what_stood_is_the_place_of_the_change(above: str, place: str, gap: str) -> None:
    said = f"みさき市養蜂振興助成事業の公募について\n\n{above}\n（変更前）6月12日（金）{gap}（変更後）6月19日（金）\n"
    assert changes(said) == [Amendment("6月12日（金）", "6月19日（金）", place)]
