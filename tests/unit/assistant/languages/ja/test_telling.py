from __future__ import annotations

import pytest

from assistant.languages.ja.telling import (
    tells_only,
    without_the_afterthought,
    without_the_contrast,
    without_the_reason,
    without_the_source,
)


@pytest.mark.parametrize(
    ("turn", "left"),
    [
        ("みらいハブの案内メールを読んでいます", "みらいハブ"),
        ("令和4年度の総合パッケージの資料を見ています", "令和4年度の総合パッケージ"),
        ("港の健康づくり拠点について調べています", "港の健康づくり拠点"),
        ("公募要領を拝見しました。", "公募要領"),
        ("みらいハブの締切はいつですか", "みらいハブの締切はいつですか"),
        ("申請書をメールで送りました", "申請書をメールで送りました"),
    ],
)
def test_what_somebody_reads_is_no_part_of_what_they_ask(turn: str, left: str) -> None:
    assert without_the_source(turn) == left


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("誰も住んでいない家があると聞きました。", True),
        ("公立大学の財務担当です。", True),
        ("締切を教えていただきたいです。", False),
        ("締切はいつですか。", False),
    ],
)
def test_a_sentence_that_tells_asks_nothing(sentence: str, tells: bool) -> None:  # noqa: FBT001
    assert tells_only(sentence) is tells


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("上限は250万円という理解でよいですか。社内の書類に書きたいので。", "上限は250万円という理解でよいですか。"),
        ("回収率は何倍ですか。令和5年度末で結構です。", "回収率は何倍ですか。"),
        ("説明会は7月7日ですよね?手帳に書きました", "説明会は7月7日ですよね?"),
        ("上限は200万円ですか?同僚に聞かれてしまった。", "上限は200万円ですか?"),
        ("上限はいくらでしたか。比較の資料を作っています。", "上限はいくらでしたか。"),
        ("締切はいつですか?理事会に報告します。", "締切はいつですか?"),
        ("締切はいつですか。来週から出張です。戻りは月末です。", "締切はいつですか。"),
        ("締切はいつですか。様式も送ってほしいです。", "締切はいつですか。様式も送ってほしいです。"),
        ("締切はいつですか。説明会の日が知りたいです。", "締切はいつですか。説明会の日が知りたいです。"),
        (
            "締切はいつですか。説明会の日も教えてください。よろしくお願いします。",
            "締切はいつですか。説明会の日も教えてください。よろしくお願いします。",
        ),
        ("締切はいつですか。見積りは300万円です。足りますか。", "締切はいつですか。見積りは300万円です。足りますか。"),
        ("締切はいつですか。補助率も聞きたいです。", "締切はいつですか。補助率も聞きたいです。"),
        ("比較の資料を作っています。上限はいくらですか。", "比較の資料を作っています。上限はいくらですか。"),
        ("締切は?様式も教えてくださいと言われました", "締切は?様式も教えてくださいと言われました"),
        ("社内の書類に書きたいので。", "社内の書類に書きたいので。"),
        ("会場が遠いので、オンラインでも参加できますか。", "会場が遠いので、オンラインでも参加できますか。"),
    ],
)
def test_why_something_is_asked_is_no_part_of_what_is_asked(question: str, left: str) -> None:
    assert without_the_afterthought(question) == left


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("何を狙った制度なの?上司に一言で説明しなきゃいけなくて", "何を狙った制度なの?"),
        ("録画はあとで見られますか?当日は授業で出られなくて", "録画はあとで見られますか?"),
        ("締切はいつですか?説明会の日も教えてもらいたくて", "締切はいつですか?説明会の日も教えてもらいたくて"),
    ],
)
def test_what_made_somebody_ask_is_no_part_of_the_question(question: str, left: str) -> None:
    assert without_the_reason(question) == left


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("会場どこ?霞が関?", "会場どこ?"),
        ("締切いつ?来週?", "締切いつ?"),
        ("書類は誰が書く?会社の人?", "書類は誰が書く?"),
        ("締切いつ?補助率?", "締切いつ?補助率?"),
        ("会場どこ?駐車場?", "会場どこ?駐車場?"),
        ("写真、何方向から撮ればいい?古い写真でもいいの?", "写真、何方向から撮ればいい?古い写真でもいいの?"),
        ("会場どこ?会場に駐車場はある?", "会場どこ?会場に駐車場はある?"),
        ("何を出す?見積書も要る?", "何を出す?見積書も要る?"),
        ("いつまで?何時?", "いつまで?何時?"),
        ("会場どこ?", "会場どこ?"),
    ],
)
def test_a_guess_behind_a_question_asks_nothing_of_its_own(question: str, left: str) -> None:
    assert without_the_reason(question) == left


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("面接は英語ですよね、緊張します", "面接は英語ですよね"),
        ("説明会は7月4日ですよね。助かります。", "説明会は7月4日ですよね"),
        ("まだ間に合いますか。困っています", "まだ間に合いますか"),
        ("緊張します", "緊張します"),
        ("締切が不安です", "締切が不安です"),
        ("困っている団体はどこに相談しますか", "困っている団体はどこに相談しますか"),
        ("締切はいつですか。様式も気になります。", "締切はいつですか。様式も気になります。"),
    ],
)
def test_what_somebody_feels_behind_a_question_is_no_part_of_it(question: str, left: str) -> None:
    assert without_the_reason(question) == left


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("締切は? 意向登録じゃなくて本申請のほう", "締切は?本申請のほう"),
        ("説明会じゃなくて、公募の締切は", "公募の締切は"),
        ("締切は、学内のほうじゃなくて財団の締切です", "締切は、財団の締切です"),
        ("締切ではなく採択の日を教えて", "採択の日を教えて"),
        ("応募は、郵送でなくメールですか", "応募は、メールですか"),
        ("公募の説明会ではなく公募の締切を教えて", "公募の締切を教えて"),
    ],
)
def test_what_somebody_does_not_mean_is_no_part_of_what_is_asked(question: str, left: str) -> None:
    assert without_the_contrast(question) == left


@pytest.mark.parametrize(
    "question",
    [
        "問題なく提出できますか",
        "印鑑がなくても出せますか",
        "電話じゃなくなったのですか",
        "郵送ではなくなりましたか",
        "意向登録じゃなくて",
        "代表が大学でなく企業の場合も応募できますか",
        "締切はいつですか",
    ],
)
def test_what_is_only_lacking_is_still_asked_about(question: str) -> None:
    assert without_the_contrast(question) == question
