import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.ja.mending import mend, mend_addresses
from assistant.languages.ja.normalise import squeezed

MAIL_NEWS = (
    "当財団では、地域の大学と企業が共同して行う研究開発を支援するため、次のと \n"
    "\n"
    "おり助成事業の公募を行います。 \n"
    "\n"
    " \n"
    "\n"
    "本公募では、「海洋産業連携促進事業（港湾地域における共同研究支援プログラ \n"
    "\n"
    "ム）」として、広域な地域ブロックにおいて、複数の大学及び公的な研究の機関 \n"
    "\n"
    "・産業支援機関、そして企業による取組を募集します。 \n"
    "\n"
    " \n"
    "\n"
    " ＊申請にあたっては、5 月 20 日（水曜日）１６時までに意向登録をお願いいた \n"
    "\n"
    "  します。 \n"
)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("mail：s-minato-\nrenkeikenkyuu@example.go.jp", "mail:s-minato-renkeikenkyuu@example.go.jp"),
        ("mail：\nkenkyuu-shien@example.go.jp", "mail:kenkyuu-shien@example.go.jp"),
        ("E-mail：renkei@\nminato.example.jp", "E-mail:renkei@minato.example.jp"),
        ("https://www.example.go.jp/kobo/\n2026/r8.html", "https://www.example.go.jp/kobo/2026/r8.html"),
    ],
)
def test_an_address_over_two_lines_is_one(broken: str, whole: str) -> None:
    assert mend(broken).text == whole
    assert mend_addresses(broken).text == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (
            "申込みは電子メールにて、本文に「所属組\n\n織」を明記してください。",
            "申込みは電子メールにて、本文に「所属組織」を明記してください。",
        ),
        (
            "成長産業の創出に向けたオープンイノベーショ\nンを推進する。",
            "成長産業の創出に向けたオープンイノベーションを推進する。",
        ),
        (
            "(2)に該当しない民間団体の法人については、\n(1)に分類願います。",
            "(2)に該当しない民間団体の法人については、(1)に分類願います。",
        ),
        ("supported by The University of\nBritish Columbia", "supported by The University of British Columbia"),
        ("社\n会\nと\nの\n協\n働", "社会との協働"),
    ],
)
def test_a_line_broken_in_mid_sentence_or_mid_word_is_one(broken: str, whole: str) -> None:
    assert mend(broken).text == whole


def test_lines_are_joined_where_every_line_is_followed_by_a_blank_one() -> None:
    assert mend(MAIL_NEWS).text.split("\n") == [
        "当財団では、地域の大学と企業が共同して行う研究開発を支援するため、次のとおり助成事業の公募を行います。",
        (
            "本公募では、「海洋産業連携促進事業(港湾地域における共同研究支援プログラム)」として、"
            "広域な地域ブロックにおいて、複数の大学及び公的な研究の機関・産業支援機関、そして企業による取組を募集します。"
        ),
        "*申請にあたっては、5 月 20 日(水曜日)16時までに意向登録をお願いいたします。",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "(1) 県内に事業所を有すること\n(2) 県税を滞納していないこと",
        "① 一般枠\n② 連携枠",
        "【公募期間】\n令和8年5月11日から",
        "一般枠\t500万円\n連携枠\t1,000万円",
        "日時: 令和8年4月24日\n方法: オンライン",
        "申請書を提出します。\nみなと財団が審査します。",
        "受付時間:平日9時~17時\nみなと財団 公募要領",
    ],
)
def test_the_end_of_an_item_a_heading_or_a_row_stays(lines: str) -> None:
    assert mend(lines).text.count("\n") == 1


def test_a_glyph_of_a_symbol_font_is_a_bullet_at_the_start_of_a_line_and_nothing_elsewhere() -> None:
    assert mend("\uf06c 産学連携を促進\n効果\uf0d8の検証").text == "・ 産学連携を促進\n効果の検証"


def test_every_character_knows_where_it_came_from() -> None:
    source = "ｍail：s-minato-\n\u3000renkei＠example.go.jp"
    mended = mend(source)
    place = mended.text.index("renkei")
    assert source[slice(*mended.source_span(place, place + 6))] == "renkei"


@given(st.text(alphabet="産学連携の公募を、。「」()①・-a1 \t\n\u3000Ａ", max_size=120))
def test_mending_changes_nothing_but_white_space(source: str) -> None:
    mended = mend(source)
    assert squeezed(mended.text) == squeezed(source)
    assert len(mended.origins) == len(mended.text) + 1
    assert list(mended.origins) == sorted(mended.origins)
    assert not re.search(r"\n\n", mended.text)


def test_two_numbers_one_below_the_other_stay_two() -> None:
    table = "(2)実施型 海外での試験の実施\n中小企業・研究機関 3 分の 2\n大企業 2 分の 1\n8,000 万円\n(3)準備型"

    assert "大企業 2 分の 1\n8,000 万円" in mend(table).text


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("office@hub.exam\nple", "office@hub.example"),
        ("office＠hub.c\no.jp", "office@hub.co.jp"),
        ("office@hub.co.jp\nfax", "office@hub.co.jp fax"),  # it ends where a domain ends
        ("office@hub.exam\nple です", "office@hub.exam ple です"),  # not alone on its line
    ],
)
def test_an_address_that_ends_in_no_domain_goes_on_in_the_next_line(source: str, mended: str) -> None:
    assert mend(source).text == mended
