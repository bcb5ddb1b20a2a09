from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from assistant.domain.inbox import EnquiryFile, Received, Skipped
from ingest.enquiries.mailbox import read_letter, read_mailbox
from ingest.readers.extracted import Unreadable

SENT = datetime(2025, 7, 20, 0, 5, tzinfo=UTC)


def letter(text: str, *, charset: str = "iso-2022-jp", **fields: str) -> bytes:
    mail = EmailMessage()
    given = {
        "Subject": "Re: 第7回公募について",
        "From": '"山田 太郎" <taro@home.example>',
        "Date": "Sun, 20 Jul 2025 09:05:00 +0900",
        "Message-ID": "<1@home.example>",
    }
    for name, value in {**given, **fields}.items():
        mail[name] = value
    mail.set_content(text, charset=charset)
    return mail.as_bytes()


def mailbox(*letters: bytes) -> bytes:
    escaped = [one.replace(b"\nFrom ", b"\n>From ") for one in letters]  # as every program writes them
    return b"\n".join(b"From a@b Sun Jul 20 09:05:00 2025\n" + one + b"\n" for one in escaped)


@pytest.mark.parametrize("charset", ["iso-2022-jp", "utf-8", "shift_jis", "euc-jp"])
def test_a_mail_is_its_question_with_its_subject_and_the_name_of_its_writer(charset: str) -> None:
    text = "お世話になっております。\n企業が単独で申請できますか。\n\n> 以前のメール\n-- \n山田\n"

    assert read_letter(letter(text, charset=charset)) == EnquiryFile(
        (
            Received(
                "企業が単独で申請できますか。",
                "1 通目",
                SENT,
                "<1@home.example>#0",
                ("山田 太郎", "山田太郎", "山田", "太郎"),
                "第7回公募について",
            ),
        )
    )


def test_each_question_of_a_list_is_an_enquiry_of_the_same_mail() -> None:
    text = "次の点を教えてください。\n(1) 締切はいつですか。\n(2) 郵送でも出せますか。\n"
    read = read_letter(letter(text))

    assert [(one.text, one.message_id) for one in read.received] == [
        ("締切はいつですか。", "<1@home.example>#0"),
        ("郵送でも出せますか。", "<1@home.example>#1"),
    ]
    assert read.received[0].about == "第7回公募について\n次の点を教えてください。"


def test_a_mailbox_is_read_mail_by_mail_and_what_cannot_be_read_is_told_of() -> None:
    sealed = letter("-----BEGIN PGP MESSAGE-----\nabc")
    raw = mailbox(
        letter("締切はいつですか。"), sealed, letter("お世話になっております。"), letter("From の欄は必要ですか。")
    )

    read = read_mailbox(raw)

    assert [(one.place, one.text) for one in read.received] == [
        ("1 通目", "締切はいつですか。"),
        ("4 通目", "From の欄は必要ですか。"),
    ]
    assert [one.place for one in read.skipped] == ["2 通目", "3 通目"]
    assert "暗号化" in read.skipped[0].why
    assert read.skipped[1] == Skipped("3 通目", "質問の文が見つかりません")


def test_a_mail_in_html_is_its_text_and_no_markup() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@home.example", "質問"
    mail.set_content("<p>締切は<b>いつ</b>ですか。</p><script>alert(1)</script>", subtype="html")

    assert [one.text for one in read_letter(mail.as_bytes()).received] == ["締切はいつですか。"]


@pytest.mark.parametrize("raw", [b"", b"no mail at all", b"\x00" * 100])
def test_what_is_no_mail_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        read_letter(raw)
    with pytest.raises(Unreadable, match="メールボックスの形式"):
        read_mailbox(raw)


def test_a_date_that_is_none_is_left_out() -> None:
    assert read_letter(letter("締切はいつですか。", Date="きのう")).received[0].sent_at is None
