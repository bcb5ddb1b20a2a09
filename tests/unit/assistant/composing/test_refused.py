"""What a question names only to say that it is not meant."""

import pytest

from assistant.composing.refused import without_the_refused


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("計画づくりの補助に電話したい。まちづくり交付金のほうじゃないです", "計画づくりの補助に電話したい。"),
        ("県の担当係のメールは。個別相談の予約先じゃなくて県庁のほうです。", "県の担当係のメールは。 県庁のほうです。"),
        ("ヘルプデスクではなく、経理の窓口の番号は", "経理の窓口の番号は"),
        ("紹介ページ(公募のページじゃなくて)のリンクをください", "紹介ページのリンクをください"),
        ("どこに電話すればいいんじゃないですか", "どこに電話すればいいんじゃないですか"),
        ("事務局の番号を教えてください", "事務局の番号を教えてください"),
    ],
)
def test_what_is_not_meant_is_left_out(question: str, kept: str) -> None:
    assert without_the_refused(question) == kept
