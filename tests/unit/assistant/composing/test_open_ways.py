"""Beside a way that is shut, the one that is open."""

from __future__ import annotations

import pytest

from assistant.composing.open_ways import open_way

SHUT = "郵送、持参及びFAXによる提出は受け付けません。"


@pytest.mark.parametrize(
    "way",
    [
        "「みずべ申請ポータル」(https://portal.mizube.example/)から申請してください。",
        "提出は、e-Radでの登録と、機構の応募サイトへの書類のアップロードの両方が必要である。",
        "応募システムによる電子申請、又は郵送(簡易書留に限る。)",
        "応募は、すべて当財団のウェブ申請システムで受け付けます。",
    ],
)
def test_the_sentence_on_how_to_hand_in_is_found_over_those_between(way: str) -> None:
    told = [way, "アカウントの発行には2週間程度かかりますので、早めの手続をお勧めします。", SHUT]

    assert open_way(told, 2) == way


@pytest.mark.parametrize(
    "other",
    [
        "様式は財団のウェブサイトからダウンロードしてください。",
        "システムの不具合により提出できない場合は、事務局に連絡してください。",
        "応募システムに関する問い合わせは、電子メールで送信してください。",
        "助成金の額は、審査により決めます。",
    ],
)
def test_what_tells_of_something_else_is_no_way(other: str) -> None:
    assert open_way([other, SHUT], 1) == ""
