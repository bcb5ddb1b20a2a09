from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from assistant.domain import RemarkKind
from ingest.readers.extracted import Unreadable
from ingest.readers.mail import read_mail

CIRCLED, COMPANY = b"\x1b$B\x2d\x21\x1b(B", b"\x1b$B\x2d\x6a\x1b(B"  # ① and ㈱ as Japanese mail programs write them
BODY = "第7回の公募が始まりました。\n締切：8月27日（水）12時必着\n"


def _mail(**fields: str) -> EmailMessage:
    mail = EmailMessage()
    given = {"Subject": "第7回公募のお知らせ", "From": "news@koubo.example", "Date": "Fri, 18 Jul 2025 17:00:00 +0900"}
    for name, value in {**given, **fields}.items():
        mail[name] = value
    return mail


@pytest.mark.parametrize("charset", ["iso-2022-jp", "utf-8", "shift_jis", "euc-jp"])
def test_a_mail_is_its_subject_and_its_text(charset: str) -> None:
    mail = _mail()
    mail.set_content(BODY, charset=charset)

    read = read_mail(mail.as_bytes())

    assert read.title == "第7回公募のお知らせ"
    assert [page.page.text for page in read.pages] == [f"第7回公募のお知らせ\n\n{BODY.strip()}"]
    assert read.published_on == date(2025, 7, 18)


def test_circled_numbers_and_company_signs_survive() -> None:
    head = b"Subject: =?iso-2022-jp?B?GyRCLSEbKEI=?= =?iso-2022-jp?B?GyRCOHhKZxsoQg==?=\nContent-Type: text/plain; charset=iso-2022-jp\n\n"

    read = read_mail(head + CIRCLED + b" " + COMPANY)

    assert (read.title, read.pages[0].page.text) == ("①公募", "①公募\n\n① ㈱")


def test_the_lines_that_a_mail_program_broke_stay_as_they_are() -> None:
    mail = _mail()
    mail.set_content(
        "公募の締切は令和7年8月27日（水）12時\n必着です。お問い合わせは事務局\nまで。\n", charset="iso-2022-jp"
    )

    assert read_mail(mail.as_bytes()).pages[0].page.text.split("\n")[2:] == [
        "公募の締切は令和7年8月27日（水）12時",
        "必着です。お問い合わせは事務局",
        "まで。",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "iso2022_jp"])
def test_a_subject_that_was_never_encoded_is_read(encoding: str) -> None:
    raw = "Subject: 第7回公募のお知らせです\nFrom: a@koubo.example\n\n本文です。".encode(encoding)

    assert read_mail(raw).title == "第7回公募のお知らせです"


def test_the_plain_text_is_preferred() -> None:
    mail = _mail()
    mail.set_content(BODY)
    mail.add_alternative("<p>見た目だけの文</p>", subtype="html")

    assert read_mail(mail.as_bytes()).pages[0].page.text.endswith("12時必着")


def test_without_plain_text_the_html_is_read_and_its_parts_know_their_places() -> None:
    mail = _mail()
    mail.set_content("<h2>日程</h2><table><tr><th>締切<td>8月27日</table>", subtype="html", charset="iso-2022-jp")

    page = read_mail(mail.as_bytes()).pages[0]

    assert page.page.text == "第7回公募のお知らせ\n\n日程\n\n締切\t8月27日"
    assert [page.page.text[one.start : one.end] for one in page.headings] == ["日程"]
    assert [page.page.text[one.start : one.end] for one in page.rows] == ["締切\t8月27日"]


def test_attachments_are_named_and_not_read() -> None:
    mail = _mail()
    mail.set_content(BODY)
    mail.add_attachment("秘密の本文", filename="様式１.txt")

    read = read_mail(mail.as_bytes())

    assert "秘密" not in read.pages[0].page.text
    assert [(one.kind, one.text) for one in read.remarks] == [(RemarkKind.LEFT_OUT, "様式１.txt")]


@pytest.mark.parametrize(
    ("sent", "day"),
    [
        ("Fri, 18 Jul 2025 17:00:00 +0900", date(2025, 7, 18)),
        ("Thu, 17 Jul 2025 23:30:00 +0000", date(2025, 7, 18)),
        ("Fri, 18 Jul 2025 09:00:00", date(2025, 7, 18)),
        ("Fri, 31 Dec 9999 23:00:00 +0000", None),
        ("令和7年7月18日", None),
        ("", None),
    ],
)
def test_the_day_of_a_mail_is_the_one_in_japan(sent: str, day: date | None) -> None:
    assert read_mail(f"Subject: a\nDate: {sent}\n\n本文".encode()).published_on == day


def test_a_mail_without_a_text_is_refused() -> None:
    mail = _mail()
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="要領.pdf")

    with pytest.raises(Unreadable, match="本文がありません"):
        read_mail(mail.as_bytes())


def test_a_mail_that_was_cut_is_refused() -> None:
    mail = _mail()
    mail.set_content(BODY)
    mail.add_alternative("<p>公募</p>", subtype="html")
    raw = mail.as_bytes()

    with pytest.raises(Unreadable, match="途中で切れています"):
        read_mail(raw[: len(raw) // 2])


def test_a_text_without_fields_is_no_mail() -> None:
    with pytest.raises(Unreadable, match="メールの形式ではありません"):
        read_mail("公募のお知らせ\n本文".encode())
