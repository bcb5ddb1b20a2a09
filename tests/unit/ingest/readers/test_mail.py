from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from assistant.domain import RemarkKind
from ingest.readers.extracted import Attached, Unreadable
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


def test_the_tables_that_spaces_draw_in_a_plain_text_are_rows() -> None:
    mail = _mail()
    mail.set_content("巣箱の助成です。\n\n区　分　　　　上限額　　　　件数\n巣箱　　　　　３万円　　　　20件\n")

    page = read_mail(mail.as_bytes()).pages[0]

    assert page.page.text == "第7回公募のお知らせ\n\n巣箱の助成です。\n\n区分\t上限額\t件数\n巣箱\t３万円\t20件"
    assert [(row.head, page.page.text[row.start : row.end]) for row in page.rows] == [
        (True, "区分\t上限額\t件数"),
        (False, "巣箱\t３万円\t20件"),
    ]


def test_a_plain_text_that_only_points_to_the_html_gives_way() -> None:
    mail = _mail()
    mail.set_content("このメールは HTML メールです。対応したメールソフトでご覧ください。")
    mail.add_alternative("<p>締切は8月27日です。</p>", subtype="html")

    assert read_mail(mail.as_bytes()).pages[0].page.text.endswith("\n\n締切は8月27日です。")


def test_attachments_are_handed_on_and_not_read_as_text() -> None:
    mail = _mail()
    mail.set_content(BODY)
    mail.add_attachment("別紙の本文", filename="様式１.txt", charset="utf-8")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="..\\要領/公募要領.pdf")

    read = read_mail(mail.as_bytes())

    assert "別紙の本文" not in read.pages[0].page.text
    assert read.attached == (Attached("様式１.txt", "別紙の本文\n".encode()), Attached("公募要領.pdf", b"%PDF-1.7"))
    assert read.remarks == ()


def test_an_attached_mail_is_handed_on_whole() -> None:
    inner, mail = _mail(Subject="第6回公募のお知らせ"), _mail()
    inner.set_content("締切は7月29日です。\n")
    mail.set_content(BODY)
    mail.add_attachment(inner)

    read = read_mail(mail.as_bytes())

    assert "7月29日" not in read.pages[0].page.text
    assert [one.name for one in read.attached] == ["第6回公募のお知らせ.eml"]
    assert read_mail(read.attached[0].raw).pages[0].page.text == "第6回公募のお知らせ\n\n締切は7月29日です。"


@pytest.mark.parametrize(
    "field",
    [
        b'attachment; filename="=?iso-2022-jp?B?GyRCOHhKZxsoQi5wZGY=?="',
        b"attachment; filename*=iso-2022-jp''%1B%24B%38%78%4A%67%1B%28B.pdf",
        b"attachment; filename*0*=utf-8''%E5%85%AC; filename*1*=%E5%8B%9F.pdf",
        b'attachment; filename="' + "公募.pdf".encode("cp932") + b'"',
        b'attachment; filename="' + "公募.pdf".encode() + b'"',
    ],
)
def test_the_name_of_an_attachment_is_read_however_it_is_written(field: bytes) -> None:
    head = b"Subject: a\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\ntext\n--B\nContent-Type: application/pdf\n"
    raw = head + b"Content-Disposition: " + field + b"\n\n%PDF\n--B--\n"

    assert read_mail(raw).attached == (Attached("公募.pdf", b"%PDF"),)


def test_a_logo_in_the_text_is_left_out_and_told() -> None:
    mail = _mail()
    mail.set_content('<p>本文です。</p><img src="cid:a">', subtype="html")
    mail.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<a>", filename="logo.png")

    read = read_mail(mail.as_bytes())

    assert read.attached == ()
    assert [(one.kind, one.text) for one in read.remarks] == [(RemarkKind.LEFT_OUT, "logo.png")]


@pytest.mark.parametrize(
    "sealed",
    [
        b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nMIAG",
        b"Content-Type: multipart/encrypted; boundary=B\n\n--B\n\nVersion: 1\n--B--\n",
        b"\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n",
    ],
)
def test_a_sealed_mail_is_refused(sealed: bytes) -> None:
    with pytest.raises(Unreadable, match="暗号化されたメール"):
        read_mail(b"Subject: a\n" + sealed)


@pytest.mark.parametrize(
    ("kind", "sent", "read"),
    [
        ("format=flowed", "公募の締切は \n8月27日 \n（水）です。\n次の行", "公募の締切は 8月27日（水）です。\n次の行"),
        ("format=flowed; delsp=yes", "公募の締切は \n8月27日 \n（水）です。", "公募の締切は8月27日（水）です。"),
        ("format=flowed", "> 締切は \n> いつですか\n8月27日です。", "> 締切はいつですか\n8月27日です。"),
        ("format=flowed", "以上 \n-- \n事務局", "以上 \n-- \n事務局"),
        ("format=fixed", "公募の \n締切", "公募の \n締切"),
    ],
)
def test_lines_that_flow_are_one_again(kind: str, sent: str, read: str) -> None:
    raw = f"Subject: a\nContent-Type: text/plain; charset=utf-8; {kind}\n\n{sent}".encode()

    assert read_mail(raw).pages[0].page.text == f"a\n\n{read}"


def test_soft_breaks_of_quoted_printable_are_no_breaks() -> None:
    raw = b"Subject: a\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n03-1234-=\n5678"

    assert read_mail(raw).pages[0].page.text == "a\n\n03-1234-5678"


def test_the_parts_of_a_mixed_mail_stand_in_order() -> None:
    mail = _mail()
    mail.set_content("一つ目の本文\n")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    last = EmailMessage()
    last.set_content("<table><tr><th>締切<td>8月27日</table>", subtype="html")
    mail.attach(last)

    page = read_mail(mail.as_bytes()).pages[0]

    assert page.page.text.endswith("お知らせ\n\n一つ目の本文\n\n締切\t8月27日")
    assert [page.page.text[row.start : row.end] for row in page.rows] == ["締切\t8月27日"]


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


def test_a_mail_that_only_carries_a_file_is_its_subject() -> None:
    mail = _mail()
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="要領.pdf")

    read = read_mail(mail.as_bytes())

    assert (read.pages[0].page.text, len(read.attached)) == ("第7回公募のお知らせ", 1)


def test_a_mail_without_a_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="本文がありません"):
        read_mail(b"Subject: a\n\n")


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
