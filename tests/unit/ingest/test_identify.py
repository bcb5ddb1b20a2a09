from datetime import date

import pytest

from assistant.domain import Call, DocumentKind
from assistant.languages.ja.normalise import squeezed
from ingest.editions import UNKNOWN_EDITION
from ingest.identify import identify
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
