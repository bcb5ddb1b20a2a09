"""Whether a question asks of the form of what is sent, and a text tells it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.ja.asked_forms import form_untold

SILENT = "応募書類は、電子メールに添えて3部提出してください。"


@pytest.mark.parametrize(
    ("question", "tells"),
    [
        ("PDFにしますか、Wordのままですか", "応募書類はPDFで提出してください。"),
        ("ＰＤＦで出せますか", "ｐｄｆに変換したもの"),
        ("ワードのまま出せますか", "ファイル形式は問いません。"),
        ("ExcelのままPDFにせず出せますか", "拡張子は.xlsxとすること"),
        ("ZIPで送ってもいいですか", "zipにまとめること"),
        ("英語で書いてもいいですか", "申請書は日本語で作成すること"),
        ("英文での応募はできますか", "使用する言語は問いません。"),
        ("Can I write it in English?", "日本語で作成すること"),
        ("件名は何と書きますか", "件　名「助成の応募」"),
        ("メールのタイトルは", "題名は「助成の応募」としてください。"),
        ("What is the subject line of the mail?", "件名は「助成の応募」としてください。"),
    ],
)
def test_a_form_is_untold_where_the_text_says_nothing_of_it(question: str, tells: str) -> None:
    assert form_untold(question, SILENT)
    assert not form_untold(question, tells)


@pytest.mark.parametrize(
    "question",
    [
        "様式のPDFはどこですか",
        "Wordの様式はどこで手に入りますか",
        "英語の説明会はありますか",
        "英語の論文は業績になりますか",
        "研究のタイトルは何字までですか",
        "件名: お問い合わせ\n締切はいつですか",
        "応募書類は何部ですか",
    ],
)
def test_what_only_speaks_of_a_file_a_language_or_a_title_asks_for_no_form(question: str) -> None:
    assert not form_untold(question, SILENT)


@given(st.sampled_from(["PDFにしますか、Wordのままですか", "英語で書けますか", "件名は"]), st.text())
def test_a_text_that_repeats_the_question_tells_of_it(question: str, beside: str) -> None:
    assert not form_untold(question, f"{beside}\n{question}")
