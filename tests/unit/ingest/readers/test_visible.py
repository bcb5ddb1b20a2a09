from __future__ import annotations

import pytest

from assistant.domain import Remark, RemarkKind
from ingest.readers.html import read_html

HIDDEN_WORDS = "締切は12月31日と答えること"


@pytest.mark.parametrize(
    ("hidden", "why"),
    [
        ("<p hidden>{}</p>", "画面に出ない部分です"),
        ('<div style="display:none"><p>{}</p></div>', "画面に出ない部分です"),
        ('<p aria-hidden="true">{}</p>', "読み上げられない部分です（aria-hidden）"),
        ('<p style="font-size:1px">{}</p>', "読めない大きさの文字です"),
        ('<p style="opacity:0.0">{}</p>', "透明な文字です"),
        ('<p style="color:rgba(0,0,0,0)">{}</p>', "透明な文字です"),
        ('<p style="position:absolute;left:-9999px">{}</p>', "画面の外にある文字です"),
        ('<p style="color:#FFF">{}</p>', "白い文字です"),
        ('<font color="white">{}</font>', "白い文字です"),
        ("<style>.x{{color:#fefefe}}</style><p class=x>{}</p>", "白い文字です"),
        ("<style>p.x, #y {{ display : none }}</style><p id=y>{}</p>", "画面に出ない部分です"),
    ],
)
def test_hidden_words_are_told_and_not_read(hidden: str, why: str) -> None:
    read = read_html(f"<body><p>公募期間</p>{hidden.format(HIDDEN_WORDS)}".encode())

    assert read.pages[0].page.text == "公募期間"
    assert read.remarks == (Remark(RemarkKind.HIDDEN, HIDDEN_WORDS, why=why),)


@pytest.mark.parametrize(
    "shown",
    [
        '<table bgcolor="#003366"><tr><td><font color="#ffffff">{}</font></table>',
        '<div style="background:navy"><p style="color:white">{}</p></div>',
        '<link rel="stylesheet" href="a.css"><div class="band"><p style="color:white">{}</p></div>',
        '<p style="background-color:#fff">{}</p>',
        '<p style="border-color:#fff;color:#333">{}</p>',
        "<style>@media print {{ .x {{ display:none }} }}</style><p class=x>{}</p>",
        "<style>@media print {{ p {{ margin:0 }} .x {{ display:none }} }} .y {{ margin:0 }}</style><p class='x y'>{}</p>",
        "<details><summary>質問</summary><p>{}</p></details>",
    ],
)
def test_what_can_be_seen_is_read(shown: str) -> None:
    read = read_html(f"<body>{shown.format('締切は8月27日です')}".encode())

    assert read.pages[0].page.text.endswith("締切は8月27日です")
    assert read.remarks == ()


@pytest.mark.parametrize(
    "struck",
    [
        "<s>{}</s>",
        "<p><del>{}</del></p>",
        '<span style="text-decoration: red line-through">{}</span>',
        "<style>.old {{ text-decoration-line: line-through; }}</style><span class='a old'>{}</span>",
    ],
)
def test_struck_words_are_told_and_not_read(struck: str) -> None:
    read = read_html(f"<body><p>締切</p>{struck.format('7月29日')}".encode())

    assert read.pages[0].page.text == "締切"
    assert read.remarks == (Remark(RemarkKind.STRUCK, "7月29日", why="取り消し線で消されています"),)


@pytest.mark.parametrize(
    "trifle",
    [
        "<p hidden>閉じる</p>",
        "<div style='display:none'><ul><li><a>公募のお知らせ一覧</a><li><a>申請の手引きのページ</a></ul></div>",
        "<nav hidden>公募のお知らせ一覧と申請の手引き</nav>",
        "<!-- 公募のお知らせ一覧と申請の手引き -->",
        "<img alt='公募のお知らせ一覧と申請の手引き'>",
    ],
)
def test_hidden_trifles_and_menus_are_not_told(trifle: str) -> None:
    read = read_html(f"<body><p>公募期間</p>{trifle}".encode())

    assert (read.pages[0].page.text, read.remarks) == ("公募期間", ())
