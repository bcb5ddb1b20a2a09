from __future__ import annotations

import pytest

from ingest.enquiries.letters import LONGEST, about, own_part, questions_of

LETTER = """公募事務局 御中

いつもお世話になっております。
みなと大学 産学連携課の担当者Aです。

第7回の公募について、企業が単独で
申請することはできますでしょうか。

よろしくお願いいたします。

--
みなと大学 産学連携課
担当者A
TEL 03-1234-5678
"""


def test_a_letter_asks_without_greeting_name_and_signature() -> None:
    assert questions_of(own_part(LETTER)) == ("第7回の公募について、企業が単独で申請することはできますでしょうか。",)


@pytest.mark.parametrize(
    "earlier",
    [
        "-----Original Message-----\nFrom: jimukyoku@koubo.example\n締切は変わりますか。",
        "On Tue, 1 Jul 2025 at 10:00, 事務局 <jimukyoku@koubo.example> wrote:\n> 締切は変わりますか。",
        "2025年7月1日(火) 10:00 事務局 <jimukyoku@koubo.example>:\n> 締切は変わりますか。",
        "差出人: 事務局\n送信日時: 2025年7月1日\n件名: Re: 公募\n\n締切は変わりますか。",
        "From: 事務局\nSent: Tuesday, July 1, 2025\nTo: 担当者A\n締切は変わりますか。",
        "担当者Bさんは書きました:\n> 締切は変わりますか。",
        "> 締切は変わりますか。\n＞ 説明会はありますか。",
    ],
)
def test_the_mail_that_is_answered_is_cut_off(earlier: str) -> None:
    assert own_part(f"説明会の資料は公開されますか。\n\n{earlier}\n") == "説明会の資料は公開されますか。"


@pytest.mark.parametrize("line", ["-- ", "----------", "━━━━━━━━", "=*=*=*=*=*=", "◆◇◆◇◆◇◆", "＿＿＿＿＿＿"])
def test_a_signature_is_cut_off_below_its_line(line: str) -> None:
    assert (
        own_part(f"説明会の資料は公開されますか。\n\n{line}\nみなと大学\n03-1111-2222")
        == "説明会の資料は公開されますか。"
    )


def test_a_line_in_the_middle_of_a_letter_cuts_nothing_that_is_asked() -> None:
    text = "次の点を伺います。\n----------\n説明会の資料は公開されますか。"

    assert questions_of(own_part(text)) == ("次の点を伺います。----------説明会の資料は公開されますか。",)


@pytest.mark.parametrize(
    "marks",
    [
        ("1. ", "2. "),
        ("(1) ", "(2) "),
        ("①", "②"),
        ("・", "・"),
        ("Q1. ", "Q2. "),
        ("質問1: ", "質問2: "),
        ("（１）", "（２）"),
        ("１．", "２．"),
    ],
)
def test_a_list_of_questions_becomes_its_questions(marks: tuple[str, str]) -> None:
    text = (
        "お世話になっております。\n第7回の公募について伺います。\n\n"
        f"{marks[0]}企業が単独で申請できますか。\n{marks[1]}説明会の録画は公開されますか。\n\nよろしくお願いいたします。\n担当者A"
    )

    assert questions_of(text) == ("企業が単独で申請できますか。", "説明会の録画は公開されますか。")
    assert about(text) == "第7回の公募について伺います。"


def test_a_list_of_which_not_everything_asks_stays_whole() -> None:
    text = "次の費用は対象になりますか。\n・旅費\n・謝金\n・翻訳費"

    assert questions_of(text) == ("次の費用は対象になりますか。旅費謝金翻訳費",)


def test_questions_in_running_text_are_not_torn_apart() -> None:
    text = "締切はいつですか。また、郵送でも受け付けていますか。"

    assert questions_of(text) == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "弊社は市内の会社です。補助の対象になりますか。",
        "採択されたあと、代表者が様式を変更したい場合はどうすればよいですか。",
        "ご担当者様に電話で伺う時間は何時までですか。",
    ],
)
def test_what_tells_of_the_case_is_kept_where_it_is_asked_about(text: str) -> None:
    assert questions_of(text)[0].endswith(text.rpartition("。")[0].rpartition("。")[2] + "。")


def test_a_very_long_letter_is_shortened_and_says_so() -> None:
    (question,) = questions_of("締切はいつですか。" * 1_000)

    assert len(question) == LONGEST
    assert question.endswith("…")


def test_a_letter_that_only_greets_asks_nothing() -> None:
    assert questions_of("お世話になっております。") == ()
