"""Whether a desk is asked for, or only spoken of; and whether a day is asked to be in time."""

import pytest

from assistant.languages.ja.asked_desks import asks_for_a_desk, asks_whether_in_time


@pytest.mark.parametrize(
    "question",
    [
        "みなと助成の問い合わせ先は?",
        "経理係のメールアドレスと電話番号をお願いします",
        "推進課の電話番号が知りたい",
        "窓口のメール教えて",
        "どの課に相談すればいいですか",
        "事務局に電話したいのですが、平日だけですか",
        "事務局 といあわせ めーる",
        "みなと財団 FAX番号",
        "まとめて相談に乗ってくれるところはないですか",
        "03-0000-4181 から着信がありました",
        "宛名は「何担当 御中」にすればいいですか",
        "支所の担当者は(第3回)",
        "送付先の〒は?",
        "郵便番号は〒いくつですか",
        "事務局の番地を教えて",
        "ビル名は?",
        "建物の名前を教えて",
        "封筒は「みなと財団 御中」でいいですか",
        "宛名は個人名でもいいですか",
        "担当名も書くべきですか",
    ],
)
def test_a_desk_is_asked_for(question: str) -> None:
    assert asks_for_a_desk(question)


@pytest.mark.parametrize(
    "question",
    [
        "9月3日の16時に申請メールを送ろうと思いますが受理されますか",
        "選ばれたら、許認可の相談で役所の部署を紹介してもらえますか",
        "事前相談はまだ受け付けていますか",
        "郵便局の窓口で出しても平気ですか",
        "「どの課に相談すればいいか分からない」と答えた割合は?",
        "推薦書の様式の番号も知りたいです",
        "様式を番号で全部挙げて",
        "経理の担当です。大学からの出資は認められますか",
        "相談会はオンラインでも相談できますか",
        "番地のない土地も対象になりますか",
        "ビル名も書きますか",
        "直接経費とは何ですか",
    ],
)
def test_a_desk_is_only_spoken_of(question: str) -> None:
    assert not asks_for_a_desk(question)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("9月3日の16時に申請メールを送ろうと思いますが受理されますか", True),
        ("10月7日に郵便局で出したら、もう遅いでしょうか", True),
        ("今日の夕方に持って行っても間に合いますか", True),
        ("10月7日に郵便局で出せばok?", True),
        ("10月7日に出せばオーケーですか", True),
        ("10月7日の夜に送ってもよいですか", True),
        ("10月7日の夜に送ってもいいですか", True),
        ("最終日の夕方に持参はアリ?", True),
        ("締切当日の夜に提出はナシですか", True),
        ("10月8日に送ったらだめ?", True),
        ("10月8日に申請したら駄目ですか", True),
        ("10月7日の17時にメールしたら遅いですか", True),
        ("最終日の夕方に出すのはあり?", True),
        ("メールしたら遅いですか", False),
        ("10月7日にメールしたら誰が見ますか", False),
        ("10月7日にメールが来ましたが大丈夫ですか", False),
        ("10月7日に出す書類に押印ありの様式はありますか", False),
        ("6月12日に何を送ればいいですか", False),
        ("6月12日に提出したあと、誰に連絡すればいいですか", False),
        ("押印しないで提出してもいいですか", False),
        ("締切は10月7日でよいですか", False),
        ("10月7日の説明会は、いい話が聞けますか", False),
        ("押印がなくても受理されますか", False),
        ("9月3日の説明会の会場はどこですか", False),
    ],
)
def test_what_is_handed_in_on_a_day_is_asked_to_be_in_time(question: str, *, asked: bool) -> None:
    assert asks_whether_in_time(question) is asked
