import pytest

from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages


def paths(*texts: str) -> list[tuple[str, ...]]:
    return [section.path for section in sections_of(pages(*texts))]


GUIDELINE = """第１章　事業の概要

１．事業の目的
港湾地域の中小企業と大学等が共同して行う研究開発を支援します。

２．応募資格
次の要件を全て満たす者とします。
(1) 県内に主たる事業所を有すること。
(2) 県税を滞納していないこと。

第２章　応募の手続

１．公募期間
令和８年５月１１日から６月１２日まで
"""


def test_chapters_hold_numbered_headings_and_a_list_is_no_heading() -> None:
    assert paths(GUIDELINE) == [
        ("第1章 事業の概要",),
        ("第1章 事業の概要", "1.事業の目的"),
        ("第1章 事業の概要", "2.応募資格"),
        ("第2章 応募の手続",),
        ("第2章 応募の手続", "1.公募期間"),
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("【公募期間】", "公募期間"),
        ("(公募期間)", "公募期間"),
        ("（公募期間）", "公募期間"),
        ("＜審査項目＞", "審査項目"),
        ("<<国際枠・地域枠>>", "国際枠・地域枠"),
        ("◆ 支援の内容", "支援の内容"),
        ("■公募の概要", "公募の概要"),
        ("① 支援の内容", "①支援の内容"),
        ("(1) 支援の内容", "(1) 支援の内容"),
        ("ア．支援の内容", "ア.支援の内容"),
        ("１．支援の内容", "1.支援の内容"),
        ("１　支援の内容", "1 支援の内容"),
        ("２　人材の育成", "2 人材の育成"),
        ("第１　支援の内容", "第1 支援の内容"),
        ("［１］支援の内容が変わりました", "[1]支援の内容が変わりました"),
        ("第３条　交付の対象", "第3条 交付の対象"),
        ("様式第２号　申請書", "様式第2号 申請書"),
        ("拠点の類型", "拠点の類型"),
        ("第４回選抜拠点", "第4回選抜拠点"),
        ("（参考）補助額の計算の例", "(参考)補助額の計算の例"),
        ("【参考】過去３年の応募と採択の状況", "【参考】過去3年の応募と採択の状況"),
    ],
)
def test_a_heading_of_every_kind_is_recognised(line: str, title: str) -> None:
    text = f"前書きの文です。\n\n{line}\n\n選ばれた拠点には、伴走支援を行います。詳細は別紙をご覧ください。\n"
    assert paths(text) == [(), (title,)]


def test_what_is_told_for_reference_stands_apart_from_the_text_above_it_and_holds_none_below() -> None:
    text = (
        "７．採択の後\n採択の通知から３週間以内に受諾書を出してください。\n\n"
        "（参考）昨年度の採択の状況\n応募は３８件、採択は７件でした。\n\n"
        "８．お問い合わせ\n事務局の養蜂係にお電話ください。\n"
    )

    assert paths(text) == [
        ("7.採択の後",),
        ("7.採択の後", "(参考)昨年度の採択の状況"),
        ("8.お問い合わせ",),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "(1)大学等：３機関以上",
        "（うち、国公私立大学は２機関以上）",
        "(前年度予算額 674百万円)",
        "① 県内に主たる事業所を有する者であること。",
        "１．事業の目的 ............ 1",
        "港湾振興課 佐藤",
        "（参考）https://www.example.go.jp/koubo/",
        "・産業支援機関",
    ],
)
def test_a_line_that_only_looks_like_a_heading_is_text(line: str) -> None:
    text = f"前書きの文です。\n{line}\n選ばれた拠点には、伴走支援を行います。\n"
    assert set(paths(text)) == {()}


def test_items_of_one_list_are_headings_all_or_none() -> None:
    text = "【対象者】\n(1)大学等：３機関以上\n※高等専門学校を含む。\n(2)自治体\n※市町村を含む。\n(3)企業：１機関以上\n※個人事業主を含む。\n"
    assert paths(text) == [("対象者",)]


def test_a_rule_of_a_mail_ends_every_heading() -> None:
    assert paths("【お知らせ】\n新しい公募が始まりました。\n―――――――――――\n事務局からのご案内です。\n") == [
        ("お知らせ",),
        (),
    ]


def test_a_numbered_heading_reaches_over_into_the_next_page_and_a_title_by_its_look_does_not() -> None:
    first = "１．応募の手続\n\n提出の方法\n\n電子メールでご提出ください。添付は十メガバイトまでです。\n"
    assert paths(first, "郵送は受け付けません。\n") == [
        ("1.応募の手続",),
        ("1.応募の手続", "提出の方法"),
        ("1.応募の手続",),
    ]


def test_page_numbers_and_returning_heads_belong_to_no_section() -> None:
    texts = [
        f"みなと財団 公募要領\n{word}についての説明です。\n- {number} -\n" for number, word in enumerate("甲乙丙丁", 1)
    ]
    kept = [line.text for section in sections_of(pages(*texts)) for line in section.lines]
    assert kept == [f"{word}についての説明です。" for word in "甲乙丙丁"]


def test_a_line_alone_above_a_list_is_a_heading_and_one_under_it_goes_deeper() -> None:
    slide = "前の説明です。\n\n事業化支援\n\n海洋グランプリ（試作助成）\n\n- ✓ 試作の費用を助成\n- ✓ 専門家を派遣\n\n海洋塾\n\n- ✓ 講座を開催\n"
    assert paths(slide) == [
        (),
        ("事業化支援",),
        ("事業化支援", "海洋グランプリ(試作助成)"),
        ("海洋塾",),
    ]


def test_an_office_above_its_telephone_is_no_heading() -> None:
    assert paths("前の説明です。\n\n港湾振興機構\n\nTEL：03-0000-1234\n") == [()]


def test_numbers_before_a_wide_space_are_headings_without_any_blank_line() -> None:
    text = "１　助成の対象\n市内の空き家を改修し、移住者の住まいとして貸す方を対象とします\n２　受付\n五月末日までとします。\n"
    assert paths(text) == [("1 助成の対象",), ("2 受付",)]


def test_a_count_before_a_wide_space_is_no_heading() -> None:
    text = "窓口は市役所の二階にあります。\n３　名からの組織\n市内に住む方の集まりに限ります。会則の写しを添えてください。\n"
    assert paths(text) == [()]


NEWS = """県の産業ニュース

===========================
［１］灯台観光助成を始めました
［２］漁港再生助成を始めました
===========================

［１］灯台観光助成を始めました
---------------------------
　灯台を生かした観光の企画に助成します。
　締切：令和８年５月８日（金）

［２］漁港再生助成を始めました
---------------------------
　使われなくなった漁港の再生に助成します。
　締切：令和８年６月５日（金）
"""


def test_the_items_of_a_mail_are_sections_and_the_list_at_its_top_is_none() -> None:
    assert [path for path in paths(NEWS) if path and path[-1].startswith("[")] == [
        ("[1]灯台観光助成を始めました",),
        ("[2]漁港再生助成を始めました",),
    ]


def test_a_numbered_row_that_goes_on_counting_carries_its_own_heading() -> None:
    text = "２．奨学金の額\n月額五万円を給付します。\n\n３．採用人数　２０名\n\n４．応募期間\n令和８年４月１３日から五月まで受け付けます。\n"
    assert paths(text) == [("2.奨学金の額",), ("3.採用人数",), ("4.応募期間",)]


def test_a_numbered_list_under_a_number_stays_under_it() -> None:
    text = "１．提出書類\n次の書類を出してください。\n1. 申請書 正本一部\n2. 計画書 正本一部\n\n２．提出先\n事務局へお送りください。\n"
    assert paths(text) == [("1.提出書類",), ("2.提出先",)]


@pytest.mark.parametrize("line", ["学内各位", "公益財団法人たけのこ研究振興財団", "令和８年度"])
def test_whom_a_paper_is_from_or_to_heads_nothing(line: str) -> None:
    assert paths(f"{line}\n次のとおり研究への助成を行いますので、希望する方は応募してください。\n") == [()]


def test_numbers_before_a_blank_are_headings_where_they_count_on() -> None:
    text = "１ 趣旨\n研究の芽を育てる。\n\n２ 申請資格\n教員（常勤）\n\n３ 申請期限\n令和８年５月２９日１５時\n"
    assert paths(text) == [("1 趣旨",), ("2 申請資格",), ("3 申請期限",)]


def test_a_lone_number_before_a_blank_is_no_heading() -> None:
    assert paths("取組の例を示します。\n\n3 地域の連携\n令和８年度の例です。\n") == [()]


def test_roman_numerals_hold_the_numbers_below_them() -> None:
    text = "Ⅰ　事業の概要\n１．背景\n研究拠点を形成する。\n\nⅡ　応募の要件\n大学、国立研究開発法人\n"
    assert paths(text) == [("I 事業の概要",), ("I 事業の概要", "1.背景"), ("II 応募の要件",)]


def test_a_mark_below_another_heads_a_part_of_it_until_the_first_comes_again() -> None:
    page = """■ 1 まつりみらい助成の募集案内
地域の祭りや芸能を次の世代につなぐ活動を助成します。

●募集期間
令和8年8月3日（月）から9月4日（金）までの間に送信してください。

●問い合わせ
文化事業課のまつり担当までお電話でお問い合わせください。

■ 2 学校共創プロジェクトの募集案内
県内の学校と企業が組んで行う商品開発などを支援します。
"""

    assert paths(page) == [
        ("1 まつりみらい助成の募集案内",),
        ("1 まつりみらい助成の募集案内", "募集期間"),
        ("1 まつりみらい助成の募集案内", "問い合わせ"),
        ("2 学校共創プロジェクトの募集案内",),
    ]


def test_the_counted_title_between_two_rules_heads_an_item_of_a_news_mail() -> None:
    page = """――――――――――――――――――――――

【１】港湾連携助成事業　期間の延長

――――――――――――――――――――――

システムの障害により、受付を次のとおり改めます。

■問い合わせ

港湾課にお電話でお問い合わせください。

――――――――――――――――――――――

【２】施設の休業のお知らせ

――――――――――――――――――――――

会館は五月二十五日に休みます。
"""

    assert paths(page) == [
        ("【1】港湾連携助成事業 期間の延長",),
        ("【1】港湾連携助成事業 期間の延長", "問い合わせ"),
        ("【2】施設の休業のお知らせ",),
    ]


def test_a_question_with_a_mark_of_what_is_new_heads_its_answer() -> None:
    page = """Ｑ１－１　市外に本社がある会社ですが、申請できますか。
Ａ　市内の事業所に設備を入れるのであれば申請できます。

★Ｑ１－２　カーポート型の太陽光は対象ですか。
Ａ　対象です。ただし、柱や基礎の費用は加算しません。
"""

    assert [path[-1] for path in paths(page)] == [
        "Q1-1 市外に本社がある会社ですが、申請できますか。",
        "Q1-2 カーポート型の太陽光は対象ですか。",
    ]


def test_a_list_of_contents_with_dots_in_the_middle_of_the_line_heads_nothing() -> None:
    page = """もくじ

Ⅰ　補助金のあらまし　・・・・・・・・・・・・　１
Ⅱ　対象となる方　・・・・・・・・・・・・・・　２
別表１　補助率と上限額

Ⅰ　補助金のあらまし

設備を入れる費用の一部を補助します。

Ⅱ　対象となる方

市内で一年以上続けて事業をしている方です。

別表１　補助率と上限額

空調設備は三分の一、上限は六十万円です。
"""

    assert paths(page) == [("I 補助金のあらまし",), ("II 対象となる方",), ("別表1 補助率と上限額",)]


@pytest.mark.parametrize("mark", ["②-c", "③－ａ", "①-2"])
def test_the_mark_of_a_place_at_the_edge_of_a_slide_parts_no_title_from_what_stands_under_it(mark: str) -> None:
    slide = f"""【港の工夫の表彰について】

{mark}

（趣旨）
港で働く人の工夫を広く知らせるために、令和元年に設けました。

（表彰の種類）
知事賞、港湾局長賞、審査員特別賞を授与します。
"""
    assert ("港の工夫の表彰について", "趣旨") in paths(slide)
    assert ("港の工夫の表彰について", "表彰の種類") in paths(slide)
