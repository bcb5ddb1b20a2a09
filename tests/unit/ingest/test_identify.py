from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import Call, DocumentKind
from assistant.languages.ja.normalise import plain, squeezed
from ingest.dress import without_dress
from ingest.editions import UNKNOWN_EDITION
from ingest.identify import identify
from ingest.titles import title_of
from tests.unit.ingest.extracting import extracted
from tests.unit.ingest.heads import HEADS, Head

NOTICE = """令和８年４月１５日
みなと産業財団

（目的）
港湾地域の拠点を選びます。

（支援制度）
・造船中小企業支援事業（Sea-Tech）
・海洋融合拠点創出事業

（公募期間）
第７回公募期間：令和８年５月１１日～６月１２日

（説明会）
件名「港湾イノベーション拠点選抜制度　説明会申し込み」でお送りください。

（問い合わせ先）
「海洋融合拠点創出事業」事務局
港湾イノベーション拠点選抜制度担当
"""
SLIDES = """港湾イノベーション拠点選抜制度
Minato HUB

第６回公募について

令和７年６月

港湾イノベーション拠点選抜制度（Minato HUB ; ミナハブ）

第１回選抜拠点
令和２年２月３日～３月６日まで第１回公募を行い、９拠点を選抜。
"""
MAIL = """当メールニュースでは公募情報等をお流しします。

【「海洋産業連携事業」事務局】
令和 ８ 年度「海洋産業連携事業（海洋連携モデル創出プログラム）」
（二次公募）の公募について
海洋連携モデル創出プログラム（略称：SEA-LINK）
"""


def test_two_documents_of_one_call_share_it_and_differ_in_their_edition() -> None:
    slides = identify("a.txt", extracted(SLIDES), known=())
    notice = identify("b.txt", extracted(NOTICE), known=(slides.call,))
    assert slides.call.name == "港湾イノベーション拠点選抜制度"
    assert slides.call.aliases == ("Minato HUB", "ミナハブ")
    assert notice.call.id == slides.call.id
    assert [(one.edition.label, one.edition.number, one.edition.fiscal_year) for one in (slides, notice)] == [
        ("第6回", 6, 2025),
        ("第7回", 7, 2026),
    ]
    assert slides.edition.id != notice.edition.id


def test_the_order_of_ingest_does_not_change_the_call() -> None:
    notice = identify("b.txt", extracted(NOTICE), known=())
    slides = identify("a.txt", extracted(SLIDES), known=(notice.call,))
    assert slides.call == Call(notice.call.id, notice.call.name, ("Minato HUB", "ミナハブ"))


def test_a_title_that_leaves_the_call_out_gains_it() -> None:
    assert identify("a.txt", extracted(SLIDES), known=()).title == "港湾イノベーション拠点選抜制度 第6回公募について"


def test_the_day_on_a_line_of_its_own_is_the_day_of_publication() -> None:
    assert identify("b.txt", extracted(NOTICE), known=()).published_on == date(2026, 4, 15)


def test_a_second_call_of_a_year_is_an_edition_of_its_own() -> None:
    mail = identify("news.txt", extracted(MAIL), known=())
    assert mail.call.name == "海洋産業連携事業"
    assert mail.call.aliases == ("海洋連携モデル創出プログラム", "SEA-LINK")
    assert (mail.edition.label, mail.edition.fiscal_year, mail.kind) == ("令和8年度 二次公募", 2026, DocumentKind.MAIL)


@pytest.mark.parametrize(
    ("file_name", "title", "kind"),
    [
        ("a.pdf", "港湾連携助成事業 公募要領", DocumentKind.GUIDELINE),
        ("a.pdf", "港湾連携助成事業 募集要項", DocumentKind.GUIDELINE),
        ("a.pdf", "港湾連携助成事業 公募要領 正誤表", DocumentKind.ERRATA),
        ("a.pdf", "港湾連携助成事業費補助金交付規程", DocumentKind.RULES),
        ("a.pdf", "港湾連携助成事業 Q＆A", DocumentKind.QA),
        ("a.docx", "様式第１号 港湾連携助成事業 申請書", DocumentKind.FORM),
        ("a.html", "港湾連携助成事業の公募について", DocumentKind.NOTICE),
        ("a.pptx", "港湾連携助成事業の公募について", DocumentKind.SLIDES),
        ("a.eml", "港湾連携助成事業の公募について", DocumentKind.MAIL),
    ],
)
def test_the_kind_of_a_document_shows_in_its_title_or_suffix(file_name: str, title: str, kind: DocumentKind) -> None:
    assert identify(file_name, extracted("本文です。\n", title=title), known=()).kind == kind


def test_what_says_nothing_of_itself_is_named_after_its_file_and_has_no_edition() -> None:
    one = identify("memo.txt", extracted("明日は晴れです。\n"), known=())
    assert (one.call.name, one.title, one.edition.label) == ("memo", "memo", UNKNOWN_EDITION)


def test_a_programme_that_is_only_mentioned_is_not_the_document_s_own() -> None:
    text = "産業連携の現状と課題について (参考資料集)\n\n目次\n1. 総論\n2. 各論\n3. 出資\n\n\n1. 総論\n\n海洋産業振興パッケージ\n\n本文です。\n"
    assert identify("a.txt", extracted(text), known=()).call.name == "産業連携の現状と課題について (参考資料集)"


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_the_head_of_a_document_tells_its_identity(head: Head) -> None:
    one = identify(head.file_name, extracted(head.text, title=head.title), known=())
    assert squeezed(one.call.name) == squeezed(head.call)
    assert set(one.call.aliases) >= set(head.aliases)
    assert bool(one.call.aliases) == bool(head.aliases)
    assert (one.edition.label, one.edition.fiscal_year) == (head.edition, head.year)
    assert (one.kind, one.published_on, one.amends) == (head.kind, head.published, head.amends)


def test_what_is_uncertain_is_said_with_what_to_do() -> None:
    one = identify("memo.txt", extracted("明日は晴れです。\n"), known=())
    assert len(one.doubts) == 2
    assert one.doubts[0].startswith("公募の名前が見つからず、ファイル名「memo」を名前としました。")
    assert one.doubts[1].startswith("版（第何回、何年度）の記載がありません。")
    assert all("calls.toml" in doubt for doubt in one.doubts)


def test_two_years_are_a_doubt_and_a_past_one_is_none() -> None:
    text = "港湾連携助成事業の公募について\n令和7年度\n{}\n"
    doubtful = identify("a.txt", extracted(text.format("令和8年度に行う事業")), known=()).doubts
    assert [doubt.split("。")[0] for doubt in doubtful] == ["年度が二通り書かれています（令和7年度、令和8年度）"]
    assert identify("a.txt", extracted(text.format("前年度（令和6年度）の実績は別に示します")), known=()).doubts == ()


@pytest.mark.parametrize(
    "way", ["├ 現在募集中の公募", "ホーム > 公募情報 > 養蜂の公募について", "トップ | 公募 | 養蜂の募集"]
)
def test_the_way_through_a_site_is_no_title(way: str) -> None:
    assert title_of("", (way, "みさき市養蜂振興助成")) == "みさき市養蜂振興助成"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("3.県庁各課支援メニュー(令和8年度)", "県庁各課支援メニュー(令和8年度)"),
        ("12) 養蜂振興助成要綱", "養蜂振興助成要綱"),
        ("3.応募の方法", ""),
        ("3.養蜂", ""),
    ],
)
def test_a_chapter_with_the_title_of_a_paper_loses_its_number(first: str, title: str) -> None:
    assert title_of("", (first, "本文")) == title


def test_only_the_first_line_is_a_chapter_of_its_own() -> None:
    lines = ("みさき市養蜂振興助成要綱", "1.関係府省支援メニュー")
    assert title_of("", lines) == "みさき市養蜂振興助成要綱"


@pytest.mark.parametrize("title", ["よくある質問と回答", "よくあるご質問", "よくある質問"])
def test_frequent_questions_are_a_title(title: str) -> None:
    assert title_of("", ("養蜂を営む皆さま", title)) == title


# -- editions

GUIDELINE = "令和８年度 みさき市養蜂振興助成事業 公募要領\n\n１．目的\n養蜂を支えます。\n２．対象\n団体\n３．拠点\n次のとおり\n{}\n"
FILLING = "養蜂に取り組む団体を支えます。\n" * 20


@pytest.mark.parametrize("between", ["", FILLING])
@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("令和７年度採択拠点（第３回公募）の一覧は別紙のとおりです。", "令和8年度"),
        ("令和８年度に支える拠点（第３回公募）の一覧は別紙のとおりです。", "第3回"),
        ("拠点（第３回公募）の一覧は別紙のとおりです。", "第3回"),
    ],
)
def test_a_round_of_another_year_is_not_that_of_the_document(between: str, line: str, label: str) -> None:
    one = identify("a.txt", extracted(GUIDELINE.format(between + line)), known=())
    assert (one.edition.label, one.edition.fiscal_year) == (label, 2026)


@pytest.mark.parametrize("said", ["本年度は第４回の公\n募を行うものです。", "今回は、第４\n回公募です。"])
def test_the_round_that_a_sentence_counts_as_this_one_may_be_broken_over_two_lines(said: str) -> None:
    text = f"みさき市養蜂振興助成事業 公募要領\n\n１．目的\n{FILLING}第２回公募から対象を広げています。\n{said}\n"
    edition = identify("a.txt", extracted(text), known=()).edition
    assert (edition.label, edition.number) == ("第4回", 4)


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("令和８年度 みさき市養蜂振興助成事業", "令和8年度"),
        ("【令和８年度「みさき市養蜂振興助成事業」】", "令和8年度"),
        ("令和８年度の予算について", "令和7年度"),
        ("来たる令和８年度 みさき市養蜂振興助成事業", "令和7年度"),
        ("", "令和7年度"),
    ],
)
def test_the_year_of_a_heading_within_goes_before_the_day_of_publication(heading: str, label: str) -> None:
    text = f"みさき市養蜂振興助成事業の公募について\n\n2026年2月20日\n\n{FILLING}{heading}\n１．対象\n団体\n"
    assert identify("a.txt", extracted(text), known=()).edition.label == label


# -- names


@pytest.mark.parametrize("counted", ["(Batch 4)", "Batch 4", "（Cohort 2）", "Vol.3", "Round 12"])
def test_what_counts_the_batches_of_a_programme_is_no_part_of_its_name_and_no_name(counted: str) -> None:
    one = identify("a.txt", extracted(f"養蜂技術創出支援プログラム {counted} 参加企業募集要項\n"), known=())
    assert (one.call.name, one.call.aliases) == ("養蜂技術創出支援プログラム", ())
    assert without_dress(plain(f"養蜂アクセル {counted}")) == "養蜂アクセル"


@pytest.mark.parametrize(
    ("top", "aliases"),
    [
        ("HONEY BRIDGE 2026\n（ハニーブリッジ）", {"HONEY BRIDGE", "ハニーブリッジ"}),
        ("HONEY BRIDGE 2026\n「ハニブリ」", {"HONEY BRIDGE", "ハニブリ"}),
        ("HONEY BRIDGE 2026\n（オンライン）", {"HONEY BRIDGE"}),
        ("HONEY BRIDGE 2026\n（募集のご案内）", set()),
        ("HONEY BRIDGE\n（ハニーブリッジ）", set()),
    ],
)
def test_a_latin_name_with_its_year_and_the_kana_in_brackets_below_it_are_names(top: str, aliases: set[str]) -> None:
    text = f"{top}\n参加企業募集要項\n養蜂技術創出支援プログラム\n"
    assert set(identify("a.txt", extracted(text), known=()).call.aliases) == aliases


@given(st.text("第３回公募令和７８年度（）「」みさき市養蜂助成事業だより号\n\t　 >├.0123", max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_has_an_identity(text: str) -> None:
    one = identify("a.txt", extracted(text), known=())
    assert one.call.name
    assert one.edition.label


def test_the_subject_of_a_mail_that_was_saved_as_text_is_its_title_and_no_list_of_contents_is() -> None:
    mail = """差出人: しおさい財団 <news@shiosai.example.or.jp>
件名: 【しおさいニュース】Vol.58 補助金の締切を延長します ほか
日付: 2026年6月24日(水) 10:02

■■■ 目次 ■■■
[1] 【重要】はじめての見本市補助金（第3回）締切延長のお知らせ
[2] 夏季の窓口休業について

[1] 【重要】はじめての見本市補助金（第3回）締切延長のお知らせ
第3回公募の締切を次のとおり延長いたします。
変更後： 令和8年7月10日(金) 17時 ※必着

[2] 夏季の窓口休業について
8月12日から14日まで休業します。
"""

    found = identify("news.txt", extracted(mail), known=())

    assert found.kind is DocumentKind.MAIL
    assert found.call.name == "はじめての見本市補助金"
    assert found.edition.label == "第3回"
    assert "締切を延長します" in found.title


def test_what_stands_above_the_way_through_a_site_is_of_every_page_and_no_title() -> None:
    page = """メニュー
採択事業者一覧
お知らせ
現在位置： トップ ＞ 文化 ＞ 祭り関連事業

祭り関連事業のご案内

更新日：2026年6月10日
"""

    assert title_of("", [plain(line) for line in page.split("\n") if line.strip()]) == "祭り関連事業のご案内"


def test_the_year_of_a_survey_is_not_the_year_of_the_call() -> None:
    slides = """しおさい実証支援事業 2026
説明資料

令和8年4月14日

なぜ今、実証か
県内企業の62%が「試す場がない」と回答（令和7年度財団調査、回答1,148社）
"""

    assert identify("slides.txt", extracted(slides), known=()).edition.fiscal_year == 2026


@pytest.mark.parametrize(("behind", "known"), [("ほけジツ", True), ("まちプラ", True), ("ひらがな", False)])
def test_a_nickname_in_kana_of_both_kinds_is_another_name(behind: str, known: bool) -> None:  # noqa: FBT001
    text = f"令和8年度 地域保健実装研究費補助事業（{behind}）\n公募要領\n\n１ 公募期間\n令和8年5月11日～6月19日\n"

    assert (behind in identify("a.txt", extracted(text), known=()).call.aliases) is known
