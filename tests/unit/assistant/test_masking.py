"""No personal data is left in what is written; what the documents give themselves is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.languages.ja.normalise import plain
from assistant.masking import Published, masked

HYPHENS = "-‐‑‒–—―−─━ー－ｰ⁃˗﹣"
JOINTS = st.sampled_from([*HYPHENS, " ", "　", "", ".", "・", " - ", "－ "])
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
WIDTHS = st.sampled_from([{}, FULL_WIDTH])
AROUND = st.sampled_from(
    [
        ("連絡先は", "です。締切はいつですか"),
        ("第7回の件です。", "まで連絡をください"),
        ("", ""),
        ("令和7年8月27日までに「", "」へ"),
        ("2025-08-27の説明会、", "、参加できますか"),
    ]
)
KANJI = str.maketrans("0123456789", "〇一二三四五六七八九")


def digits(count: int, first: str = "") -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count - len(first), max_size=count - len(first)).map(
        lambda rest: first + rest
    )


@st.composite
def grouped(draw: st.DrawFn, number: str, *sizes: int) -> str:
    """A number in groups, however it is written."""
    joint, width = draw(JOINTS), draw(WIDTHS)
    groups, start = [], 0
    for size in sizes:
        groups.append(number[start : start + size])
        start += size
    written: str = joint.join(groups).translate(width)
    return written


@st.composite
def phones(draw: st.DrawFn) -> str:
    tail = draw(digits(8))
    mobile = draw(st.sampled_from(["070", "080", "090", "050"]))
    ways = [
        grouped("03" + tail, 2, 4, 4),
        grouped(mobile + tail, 3, 4, 4),
        grouped("0120" + tail[:6], 4, 3, 3),
        st.just(f"0{tail[0]}({tail[1:5]}){tail[4:8]}".translate(draw(WIDTHS))),
        grouped("90" + tail, 2, 4, 4).map(lambda rest: f"+81-{rest}"),
        grouped(mobile + tail, 3, 4, 4).map(lambda number: number.translate(KANJI)),
        st.just(" ".join(mobile + tail)),
    ]
    return draw(st.one_of(ways))


@st.composite
def mails(draw: st.DrawFn) -> str:
    letters = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789", min_size=1, max_size=10)
    local = ".".join(draw(st.lists(letters, min_size=1, max_size=2)))
    domain = ".".join([draw(letters), draw(st.sampled_from(["jp", "ac.jp", "example", "co.jp", "com"]))])
    at = draw(st.sampled_from(["@", "＠", " @ ", "(at)", "[at]", " at ", "（アット）", "　＠　", "アットマーク"]))
    dot = draw(st.sampled_from([".", "．", " . ", "(dot)", "[ドット]"]))
    return (local + at + domain.replace(".", dot)).translate(draw(WIDTHS))


def left(text: str) -> str:
    """The letters and digits of a text in one spelling."""
    return re.sub(r"[\W_ー]", "", plain(text)).casefold()


@settings(max_examples=400, deadline=None)
@given(secret=phones() | mails(), around=AROUND)
def test_no_mail_and_no_phone_is_left_however_it_is_written(secret: str, around: tuple[str, str]) -> None:
    written = masked(secret.join(around))

    assert left(secret) not in left(written)
    assert not set(re.findall(r"\d{4,}", left(secret))) & set(re.findall(r"\d{4,}", left(written))) - {"2025", "0827"}
    assert left(around[1]) in left(written)
    assert "〔" in written


@settings(max_examples=200, deadline=None)
@given(data=st.data(), around=AROUND)
def test_no_long_number_of_a_person_is_left(data: st.DataObject, around: tuple[str, str]) -> None:
    own = data.draw(digits(12))
    card = data.draw(digits(16, "4"))
    secret = data.draw(grouped(own, 4, 4, 4) | grouped(card, 4, 4, 4, 4))

    assert left(secret) not in left(masked(secret.join(around)))


NUMBERS = st.sampled_from(["1-2-3", "１－２－３", "1丁目2番3号", "一丁目二番三号", "2番地の5", "三丁目4-5", "1−2"])


@settings(max_examples=200, deadline=None)
@given(
    town=st.sampled_from(["千代田区霞が関", "つくば市天王台", "京都市左京区吉田本町", "郡山市並木", "村田町大字村田"]),
    prefecture=st.sampled_from(["", "東京都", "茨城県", "神奈川県", "北海道", "京都府"]),
    number=NUMBERS,
    around=AROUND,
)
def test_no_postal_address_is_left(town: str, prefecture: str, number: str, around: tuple[str, str]) -> None:
    written = masked((prefecture + town + number).join(around))

    assert left(town) not in left(written)
    assert left(number) not in left(written)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("氏名：甲乙丙丁。締切は？", "氏名：〔氏名〕。締切は？"),
        ("名前は 甲乙　丙丁 です", "名前は 〔氏名〕 です"),
        ("甲乙丙丁と申します。対象ですか", "〔氏名〕と申します。対象ですか"),
        ("お世話になります。甲乙 丙丁といいます", "お世話になります。〔氏名〕といいます"),
        ("My name is Kou Otsu. When is the deadline?", "My name is 〔氏名〕. When is the deadline?"),
    ],
)
def test_a_name_after_the_words_that_announce_it_is_masked(said: str, written: str) -> None:
    assert masked(said) == written


@pytest.mark.parametrize(
    "question",
    [
        "第7回の締切は2025-08-27 12:00ですか",
        "令和7年8月27日(水)12時必着と2025/8/27はどちらですか",
        "補助上限は1,000,000,000円、補助率は2/3ですか",
        "様式1-2-3と別紙第3号は要りますか",
        "東京都の企業と埼玉県の大学は対象ですか",
        "私は対象ですか。大学の教員です。",
        "第5条第2項第3号とは",
        "申請書は10000000000円まで書けますか",
        "市町村の令和7年度の予算",
        "名前は何を書きますか",
    ],
)
def test_what_is_no_personal_data_stays(question: str) -> None:
    assert masked(question) == question


FACTS = (
    "〒100-8901 東京都千代田区霞が関1-3-1 本館 事務局\nTEL：03-1234-5678(代表) E-mail: hub2025@jimukyoku.example",
    "電話 0120-123-456",
)


@pytest.mark.parametrize(
    "given_there",
    [
        "０３（１２３４）５６７８", "03 1234 5678", "0120－123－456", "HUB2025＠jimukyoku.example", "hub2025 @ jimukyoku . example",
        "千代田区霞が関１－３－１", "東京都千代田区霞が関1-3-1", "〒100-8901",
    ],
)  # fmt: skip
def test_what_the_documents_give_survives_in_any_spelling(given_there: str) -> None:
    question = f"書類は{given_there}に送ればよいですか。"

    assert masked(question, Published.of(FACTS)) == question
    assert masked(question) != question


def test_what_the_documents_give_does_not_cover_what_stands_beside_it() -> None:
    published = Published.of(FACTS)

    written = masked("03-1234-5678 / 090-1111-2222、hub2025@jimukyoku.example と own@home.example", published)

    assert written == "03-1234-5678 / 〔電話番号〕、hub2025@jimukyoku.example と 〔メール〕"
