"""Hostile and broken files, made anew from a seed: none is downloaded, and each has a benign twin near it."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.hostile.archives import hostile_archives, zipped
from tests.hostile.offices import good_offices, hostile_offices
from tests.hostile.pdfs import hostile_pdfs

TEXT = "港湾連携助成事業 第3回 公募要領\n\n【公募期間】\n令和8年5月11日～6月12日12時（必着）\n\n【対象】\n県内の中小企業とします。\n"
HTML = f"<html><head><title>港湾連携助成事業 公募</title></head><body><h1>公募</h1><p>{TEXT}</p></body></html>"
SUFFIXES = (".pdf", ".html", ".htm", ".eml", ".txt", ".md", ".docx", ".pptx", ".xlsx", ".csv", ".zip", "")


@dataclass(frozen=True)
class Made:
    """A file, its family in the list of hostile files, and whether it is a good one."""

    family: str
    name: str
    raw: bytes
    good: bool = False


def files(seed: int = 1) -> tuple[Made, ...]:
    """All of them, each under a name of its own."""
    chance = random.Random(seed)  # noqa: S311  # it only has to be the same every time
    made = (*_names(), *_broken(chance), *_texts(), *_webs(), *_mails(), *_elsewhere(), *_good())
    return tuple(Made(one.family, f"{number:03}-{one.name}", one.raw, one.good) for number, one in enumerate(made))


def _elsewhere() -> Iterator[Made]:
    return (Made(*one) for one in (*hostile_archives(), *hostile_pdfs(good_pdf()), *hostile_offices(TEXT)))


def good_pdf(pages: int = 2) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for _ in range(pages):
        canvas.setFont("HeiseiMin-W3", 12)
        for row, line in enumerate(TEXT.splitlines()):
            canvas.drawString(60, 760 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def good_mail(*attached: tuple[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "第3回 港湾連携助成事業の公募について", "jimukyoku@port.example"
    mail.set_content(TEXT)
    for name, raw in attached:
        mail.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    if attached:
        mail.set_boundary(
            f"=_{sum(len(raw) for _, raw in attached)}_="
        )  # the same every time, and another in a mail within
    return mail.as_bytes()


def _broken(chance: random.Random) -> Iterator[Made]:
    """F01, F02, F03, F04, F05, and bytes turned over by chance."""
    whole = {".pdf": good_pdf(), ".html": HTML.encode(), ".eml": good_mail(("a.txt", b"x")), ".txt": TEXT.encode()}
    for suffix in SUFFIXES:
        yield Made("F01", f"empty{suffix}", b"")
        yield Made("F02", f"one{suffix}", b"\xff")
    for suffix in SUFFIXES:
        yield Made("F03", f"png{suffix}", b"\x89PNG\r\n\x1a\n" + bytes(200))
        yield Made("F03", f"random{suffix}", chance.randbytes(3000))
    for suffix in (".html", ".eml", ".txt", ".md"):
        yield Made("F04", f"polyglot{suffix}", good_pdf() + b"PK\x03\x04" + TEXT.encode())
    yield Made("F04", "zip-behind.pdf", good_pdf() + zipped({"a.txt": b"x"}))
    for suffix, raw in whole.items():
        for share in (10, 50, 90):
            yield Made("F05", f"cut{share}{suffix}", raw[: len(raw) * share // 100])
        for turn in range(6):
            mutated = bytearray(raw)
            for _ in range(40):
                mutated[chance.randrange(len(mutated))] = chance.randrange(256)
            yield Made("F05", f"turned{turn}{suffix}", bytes(mutated))


def _texts() -> Iterator[Made]:
    """F39, F42, F50, F51: what hangs a pattern, and letters that no pattern expects."""
    killers = {
        "digits": "1" * 10_000_000,
        "wide": "１" * 1_000_000,
        "dai": "第" * 1_000_000,
        "dai-digits": "第1" * 300_000,
        "brackets": "[" * 1_000_000,
        "round": "(" * 300_000,
        "kakko": "（「" * 200_000,
        "blanks": " " * 1_000_000 + "x",
        "ideographic": "\u3000" * 500_000 + "公募",
        "tabs": "公募\t" * 300_000,
        "lines": "\n" * 3_000_000 + "公募",
        "years": "令和8年" * 100_000,
        "dates": "令和8年5月1日～" * 60_000,
        "phones": "03-0000-0000" * 60_000,
        "mails": "a@" * 300_000,
        "dots": "a." * 300_000 + "@",
        "links": "https://" * 100_000,
        "yen": "1,000," * 200_000 + "万円",
        "colons": "公募期間：" * 100_000,
        "headings": "第1章 公募\n" * 100_000,
        "bullets": "・\n" * 300_000,
        "dashes": "-" * 1_000_000,
        "pipes": "|" * 500_000,
        "rows": "|a|b|\n" * 100_000,
        "hashes": "#" * 500_000 + " 公募",
        "emoji": "👨‍👩‍👧" * 60_000,
        "marks": "か" + "\u3099" * 300_000,
        "zalgo": ("公" + "\u0301" * 200) * 1_000,
        "joiners": "2\u200d0\u200d2\u200d6年" * 50_000,
        "tags": "公募" + "".join(chr(0xE0000 + code) for code in range(32, 127)) * 500,
        "bidi": "\u202e公募\u202c" * 50_000,
        "nul": "公募\0" * 50_000,
        "controls": "\x1b[31m公募\x07\x08" * 20_000,
        "radicals": "⾮⻑" * 100_000,
        "ligature": "㍿㌍" * 100_000,
        "ypogegrammeni": "ﷺ" * 50_000,
        "long-line": TEXT.replace("\n", "") * 10_000,
    }
    for name, text in killers.items():
        yield Made("F50", f"{name}.txt", text.encode())
    for name in ("brackets", "hashes", "pipes", "dai"):
        yield Made("F42", f"{name}.md", killers[name][:300_000].encode())
    yield Made("F42", "fetch.md", b"![](http://127.0.0.1:9/x) <script>alert(1)</script>" * 1000)
    yield Made("F51", "surrogates.txt", "公募\ud83d\udc00".encode("utf-8", "surrogatepass") * 1000)
    yield Made("F39", "mixed.txt", TEXT.encode() + TEXT.encode("cp932") + "公募".encode("euc_jp"))
    yield Made("F39", "utf16-no-mark.txt", TEXT.encode("utf-16-le"))
    yield Made("F39", "half-jis.txt", b"\x1b$B" + b"\x21" * 5001)
    yield Made("F39", "iso2022-flood.txt", b"\x1b$B\x1b(B" * 100_000)


def _webs() -> Iterator[Made]:
    """F28, F29 and F41: nesting, entities and what a page would fetch."""
    bodies = {
        "deep": "<b>" * 1_000_000,
        "deep-div": "<div>" * 100_000 + TEXT,
        "deep-table": "<table><tr><td>" * 20_000 + TEXT,
        "closing": "</p>" * 500_000,
        "refresh": '<meta http-equiv="refresh" content="0;url=file:///etc/passwd"><base href="//x.example/">',
        "attributes": "<p " + "a=1 " * 300_000 + ">" + TEXT,
        "attribute": f"<p title='{'x' * 3_000_000}'>{TEXT}",
        "entities": "&amp;" * 500_000,
        "numbers": "&#9999999999;" * 100_000,
        "open-tag": "<" * 1_000_000,
        "comment": "<!--" + "-" * 1_000_000,
        "script": "<script>" + "x" * 1_000_000,
        "span": f"<table><tr><td rowspan=65534 colspan=1000>{TEXT}</td></tr></table>",
        "spans": "<table>" + "<tr><td rowspan=60000 colspan=1000>x</td></tr>" * 2000 + "</table>",
        "lists": "<ul><li>" * 20_000 + TEXT,
        "headings": "<h1>公募</h1>" * 50_000,
        "frames": "<iframe src='file:///etc/passwd'></iframe>" * 10_000,
        "svg": "<svg><foreignObject>" * 10_000 + TEXT,
        "template": "<template>" * 20_000 + TEXT,
        "charset": "<meta charset='utf-7'>+ADw-script+AD4-",
        "cells": "<table>" + ("<tr>" + "<td>1</td>" * 100 + "</tr>") * 1000 + "</table>",
    }
    for name, body in bodies.items():
        yield Made("F41", f"{name}.html", f"<html><body>{body}".encode())
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    yield Made("F28", "entities.html", f"<!DOCTYPE html [{laughs}]><html><body>&l9;</body></html>".encode())
    stolen = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;</body></html>'
    yield Made("F29", "external.html", stolen.encode())


def _mails() -> Iterator[Made]:
    """Mails whose parts do not fit."""
    head = b"Subject: =?utf-8?b?5YWs5Yuf?=\r\nFrom: a@port.example\r\n"
    parts = {
        "no-boundary": head + b"Content-Type: multipart/mixed\r\n\r\n" + TEXT.encode(),
        "open-boundary": head + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\n' + TEXT.encode(),
        "same-boundary": head + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n" * 50_000 + b"--b--",
        "bad-base64": head + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"=%$" * 10_000,
        "bad-quoted": head + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=ZZ=" * 100_000,
        "bad-charset": head + b"Content-Type: text/plain; charset=nonsense-9\r\n\r\n" + TEXT.encode(),
        "long-header": b"Subject: " + b"x" * 3_000_000 + b"\r\n\r\n" + TEXT.encode(),
        "many-headers": head + b"X: y\r\n" * 100_000 + b"\r\n" + TEXT.encode(),
        "encoded-words": b"Subject: " + b"=?utf-8?q?=E3?= " * 30_000 + b"\r\n\r\nx",
        "only-head": head,
        "date": head + b"Date: Mon, 99 Zzz 99999 99:99:99 +9999\r\n\r\n" + TEXT.encode(),
        "nul": head + b"\r\n" + b"\0" * 1_000_000,
        "uu": head + b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a\n" + b"M" * 100_000,
        "many": good_mail(*((f"{n}.txt", b"x") for n in range(300))),
        "bombs": good_mail(("a.pdf", good_pdf()[:500]), ("b.html", b"<b>" * 100_000)),
        "names": good_mail(("../../etc/passwd", b"x"), ("\u202efdp.exe", b"x"), ("CON", b"x"), ("a" * 5000, b"x")),
    }
    for name, raw in parts.items():
        yield Made("mail", f"{name}.eml", raw)
    yield Made("mail", "nested.eml", _nested(400))
    inner = good_mail(("a.txt", TEXT.encode()))
    for _ in range(6):
        inner = good_mail(("inner.eml", inner))
    yield Made("mail", "in-mails.eml", inner)


def _nested(depth: int) -> bytes:
    heads = (f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return b"Subject: x\r\n" + "".join(heads).encode() + b"\r\n" + TEXT.encode()


def _names() -> Iterator[Made]:
    """F43: names that end up in a terminal, a database and a page."""
    for name in (
        "様式\u202efdp.exe",
        "CON",
        "末尾の点.",
        "改行\nあり.xyz",
        "<img src=x onerror=alert(1)>.xyz",
        "[bold red]赤[/red].xyz",
        "\x1b[31m赤.xyz",
        "か\u3099.xyz",
        "長" * 80 + ".xyz",
    ):
        yield Made("F43", name.replace("/", "∕"), TEXT.encode())


def _good() -> Iterator[Made]:
    """Benign twins: each stands near something hostile and must be taken in."""
    stream = zlib.compress(TEXT.encode())
    twins = {
        "plain.txt": TEXT.encode(),
        "bom.txt": TEXT.encode("utf-8-sig"),
        "cp932.txt": TEXT.replace("～", "から").encode("cp932"),
        "euc.txt": TEXT.replace("～", "から").encode("euc_jp"),
        "utf16.txt": TEXT.encode("utf-16"),
        "jis.txt": TEXT.replace("～", "から").encode("iso2022_jp"),
        "crlf.txt": TEXT.replace("\n", "\r\n").encode(),
        "form-feed.txt": TEXT.encode() + b"\f" + TEXT.encode(),
        "digits.txt": (TEXT + "受付番号 " + "1" * 2000 + "\n").encode(),
        "emoji.txt": (TEXT + "👨‍👩‍👧 歓迎\n").encode(),
        "ruled.md": f"# {TEXT}\n|区分|締切|\n|---|---|\n|一般|令和8年6月12日|\n".encode(),
        "links.md": f"# {TEXT}\n[様式](https://port.example/form)\n".encode(),
        "small.txt": "公募は終了しました。\n".encode(),
        "plain.html": HTML.encode(),
        "unclosed.html": f"<p><b><i>{TEXT}".encode(),
        "nested.html": ("<div>" * 60 + HTML).encode(),
        "ruled.htm": f"<table><tr><th>締切</th></tr><tr><td>{TEXT}</td></tr></table>".encode(),
        "entities.html": HTML.replace("公募", "&#20844;&#21215;").encode(),
        "plain.eml": good_mail(),
        "attached.eml": good_mail(("様式.txt", TEXT.encode()), ("image.png", b"\x89PNG" + stream)),
        "one.pdf": good_pdf(1),
        "two.pdf": good_pdf(2),
        "many.pdf": good_pdf(20),
        "behind.pdf": good_pdf() + b"\n",
        **good_offices(TEXT),
    }
    return (Made("twin", name, raw, good=True) for name, raw in twins.items())
