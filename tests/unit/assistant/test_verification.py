from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from assistant.domain import Citation, Claim, Document, DocumentKind, Edition, Passage
from assistant.languages.ja.hard_facts import HardFact
from assistant.languages.ja.normalise import plain
from assistant.verification import CHECKS, Evidence, problems, unsupported, verified

GUIDE = Document("guide", "guide.pdf", "公募要領", DocumentKind.GUIDELINE, "hub", "hub-7", date(2025, 7, 18))
HUB_7 = Edition("hub-7", "hub", "第7回", 7, 2025, date(2025, 7, 18))


def cited(text: str, quote: str, *, before: str = "", after: str = "") -> tuple[Claim, Evidence]:
    """A claim with one quote, on a page that may go on around it."""
    page = f"{before}{quote}{after}"
    start, end = len(before), len(before) + len(quote)
    passage = Passage("p1", GUIDE.id, 1, 0, ("公募期間",), 0, len(page), page)
    citation = Citation(quote, start, end, passage, GUIDE, HUB_7)
    return Claim(text, (citation,)), Evidence(pages(page), frozenset({GUIDE.id}))


def pages(page: str) -> Callable[[str, int], str]:
    return lambda document_id, number: {(GUIDE.id, 1): page}[document_id, number]


def holds(text: str, quote: str) -> bool:
    return not problems(*cited(text, quote))


CLAIM, EVIDENCE = cited(
    "第7回の公募締切は令和7年8月27日(水)12時(必着)です。", "公募期間:令和7年7月18日(金)～令和7年8月27日(水)12時必着"
)
(CITATION,) = CLAIM.citations


def test_a_claim_that_its_quote_bears_out_is_shown() -> None:
    assert verified([CLAIM], EVIDENCE) == (CLAIM,)
    assert len(CHECKS) == 7


@pytest.mark.parametrize(
    ("claim", "evidence", "reason"),
    [
        (replace(CLAIM, citations=()), EVIDENCE, "出典のない文"),
        (replace(CLAIM, text=" "), EVIDENCE, "出典のない文"),
        (CLAIM, replace(EVIDENCE, document_ids=frozenset({"other"})), "公開中でない"),
        (
            replace(CLAIM, citations=(CITATION, replace(CITATION, document=replace(GUIDE, id="old")))),
            EVIDENCE,
            "公開中でない",
        ),
        (
            replace(CLAIM, citations=(replace(CITATION, quote=CITATION.quote.replace("27", "28")),)),
            EVIDENCE,
            "一致しません",
        ),
        (replace(CLAIM, citations=(replace(CITATION, start=1),)), EVIDENCE, "一致しません"),
        (replace(CLAIM, citations=(replace(CITATION, quote="", end=0),)), EVIDENCE, "一致しません"),
        (replace(CLAIM, citations=(replace(CITATION, start=-len(CITATION.quote), end=-1),)), EVIDENCE, "一致しません"),
        (
            replace(CLAIM, citations=(replace(CITATION, passage=replace(CITATION.passage, page=9)),)),
            EVIDENCE,
            "一致しません",
        ),
        (
            replace(CLAIM, citations=(replace(CITATION, passage=replace(CITATION.passage, end=5)),)),
            EVIDENCE,
            "一致しません",
        ),
        (replace(CLAIM, text=CLAIM.text.replace("27", "28")), EVIDENCE, "引用にない事実"),
        (replace(CLAIM, text=CLAIM.text.replace("必着", "消印有効")), EVIDENCE, "意味が逆"),
        (replace(CLAIM, text=f"\u202e{CLAIM.text}"), EVIDENCE, "制御文字"),
        (replace(CLAIM, text=CLAIM.text.replace("必着", "必\u0336着\u0336")), EVIDENCE, "制御文字"),
    ],
)
def test_a_claim_that_does_not_hold_is_withheld_with_a_reason(claim: Claim, evidence: Evidence, reason: str) -> None:
    assert any(reason in problem for problem in problems(claim, evidence))
    assert verified([claim], evidence) == ()


@pytest.mark.parametrize(
    ("before", "quote", "after"),
    [
        ("1", "25社が申請", ""),
        ("午後", "5時まで", ""),
        ("", "補助上限は1,250", "万円"),
        ("", "株式会社は対象", "外です。"),
        ("", "個人は申請でき", "ません。"),
        ("mail:s-sangi-\n", "daigaku@meti.go.jp", ""),
        ("TEL:03-", "3501-0075", ""),
    ],
)
def test_a_quote_that_cuts_a_fact_in_two_is_no_quote(before: str, quote: str, after: str) -> None:
    claim, evidence = cited(quote, quote, before=before, after=after)

    assert any("途中で切れて" in problem for problem in problems(claim, evidence))


def test_a_quote_may_begin_and_end_between_facts() -> None:
    claim, evidence = cited("8月27日12時必着", "8月27日12時必着", before="締切は令和7年", after="\n3社以上で申請")

    assert problems(claim, evidence) == ()


def test_a_claim_may_name_the_edition_that_it_cites_and_no_other() -> None:
    assert holds("第7回の対象は大学です。", "対象は大学です。")
    assert not holds("第6回の対象は大学です。", "対象は大学です。")


@pytest.mark.parametrize(
    ("claim", "quotes", "missing"),
    [
        ("03-3501-0075", ["TEL:103-3501-00751"], ("phone", "0335010075")),
        ("3501-0075", ["TEL:03-3501-0075"], ("chain", "3501-0075")),
        ("daigaku@meti.go.jp", ["s-sangi-\ndaigaku@meti.go.jp"], ("mail", "daigaku@meti.go.jp")),
        ("sangi@meti.go.jp", ["s-sangi@meti.go.jp"], ("mail", "sangi@meti.go.jp")),
        ("https://www.meti.go.jp/a/", ["https://www.meti.go.jp/a/\nb/c.html"], ("url", "https://www.meti.go.jp/a")),
        ("5社", ["25社"], ("count", "5社")),
        ("5社", ["5機関"], ("count", "5社")),
        ("8", ["8月27日"], ("number", "8")),
        ("250", ["1,250万円"], ("number", "250")),
        ("令和8年7月20日", ["7月20日(水)", "令和4年度"], ("date", "2026-07-20")),
        ("8月27日12時", ["8月27日17時、説明会は12時"], ("moment", "____-08-27T12:00")),
        ("8月27日(木)", ["8月27日(水)"], ("weekday", "____-08-27 木")),
        (
            "03-5253-4111(内線3034)",
            ["03-5253-4111(内線4195)、03-1111-2222(内線3034)"],
            ("extension", "0352534111#3034"),
        ),
        ("FAX:03-1111-2222", ["TEL:03-1111-2222"], ("fax", "0311112222")),
        ("5,000百万円", ["(千円)", "5,000"], ("amount", "5000000000円")),
    ],
)
def test_a_fact_that_stands_in_no_quote_is_named(claim: str, quotes: list[str], missing: tuple[str, str]) -> None:
    assert unsupported(claim, quotes) == (HardFact(*missing),)


@pytest.mark.parametrize(
    ("claim", "quotes"),
    [
        ("令和4年7月20日(水)16時", ["令和４年６月２７日から", "7 月 20 日（水曜日）１６時までに"]),
        ("令和4年7月20日", ["令和4年度", "7月20日"]),
        ("8月27日", ["令和7年8月27日"]),
        ("令和7年8月", ["令和7年8月27日"]),
        ("5", ["5社"]),
        ("5,000千円", ["予算額(千円)", "5,000 新規"]),
        ("03-5253-4111(内線4195)", ["03-5253-4111(代表) 内線4195"]),
        ("s-sangi-daigaku@meti.go.jp", ["s-sangi-\ndaigaku@meti.go.jp"]),
        ("By noon on 27 August 2025", ["令和7年8月27日正午"]),
    ],
)
def test_a_fact_may_be_written_otherwise_in_the_quotes(claim: str, quotes: list[str]) -> None:
    assert unsupported(claim, quotes) == ()


@pytest.mark.parametrize(
    ("claim", "held"), [("令和8年1月20日", True), ("令和7年1月20日", False), ("令和7年7月20日", True)]
)
def test_a_day_without_its_year_lies_in_the_year_after_publishing(claim: str, held: bool) -> None:  # noqa: FBT001 - a column
    quotes = [plain(claim).split("年")[1]]

    assert (not unsupported(claim, quotes, published_on=[date(2025, 7, 18)])) is held
    assert unsupported(claim, quotes)


TRUE: tuple[tuple[str, str], ...] = (  # claim, quote
    ("公募締切は令和7年8月27日(水)12時(必着)です。", "公募期間:令和7年7月18日(金)～令和7年8月27日(水)12時必着"),
    ("公募期間の終わりは令和4年7月27日12時必着です。", "【公募期間】\n令和４年６月２７日～令和４年７月２７日１２時（必着）"),
    ("意向登録は令和4年7月20日(水)16時までに必要です。", "令和４年度の申請には、7 月 20 日（水曜日）１６時までに意向登録が必要です。"),
    ("説明会は2025年7月24日(木)14時から15時です。", "説明会 日時:令和7年7月24日(木)14時～15時 オンライン"),
    ("申込みは令和4年7月5日17時までです。", "申し込み：令和 4 年 7 月 5 日（火曜日）17 時までに、電子メールにて"),
    ("当日消印有効、令和7年9月30日締切です。", "令和7年9月30日(火)まで(当日消印有効)"),
    ("補助上限は1,250万円、補助率は2/3です。", "補助上限額：１，２５０万円（補助率３分の２以内）"),
    ("補助金の下限は500万円です。", "補助金額の下限は5,000千円とする。"),
    ("予算額は14.5億円です。", "令和7年度予算額 14.5億円"),
    ("補助率は1/2以内、1件当たり3,000万円以下です。", "補助率:2分の1以内 1件当たり3千万円以下"),
    ("大学・国研等は3機関以上です。", "(2)大学・国研等：3 機関以上\n（うち、国公私立大学は 2 機関以上）"),
    ("株式会社は対象外です。", "株式会社は対象となりません。"),
    ("国立大学法人は対象です。", "申請者は国立大学法人とし、これが選抜の対象です。"),
    ("個人は申請できません。", "個人は申請できません。"),
    ("押印は不要です。", "申請書への押印は不要です。"),
    ("様式第3号を80ページ以内で提出します。", "様式第3号（80ページ以内）を提出すること。"),
    ("第5条第2項により再委託は不可です。", "第５条第２項 再委託は不可とする。"),
    ("有効期限は公表年度を含む3年度間です。", "選抜における有効期限は、公表年度を含む3年度間とします。"),
    ("事業期間は交付決定日から5事業年度です。", "【事業実施期間】交付決定日から５事業年度"),
    ("E-mail: innovation2021@landbrains.co.jp", "E-MAIL：innovation2021@landbrains.co.jp"),
    ("mail: s-sangi-daigakurenkeisuishin@meti.go.jp", "mail：s-sangi-\ndaigakurenkeisuishin@meti.go.jp"),
    ("TEL: 03-5253-4111(内線4195)", "TEL：03-5253-4111（内線4195）"),
    ("〒102-0093 東京都千代田区平河町1-2-10", "〒102-0093 東京都千代田区平河町 1-2-10 平河町第一生命ビル"),
    ("詳細は https://www.meti.go.jp/kobo/2022/k220627001.html です。", "https://www.meti.go.jp/kobo/\n2022/k220627001.html"),
    ("売上高0.5%以上、消費税を含みます。", "売上高の0.5%以上とし、消費税を含みます。"),
    ("採択は5件で、5年間の計画とします。", "採択件数:５件 計画期間:5年間"),
)  # fmt: skip

# What a model, or a person, gets wrong: the first becomes the second.
SWAPS = """必着→消印有効 消印有効→必着 万円→千円 万円→億円 億円→万円 上限→下限 下限→上限 以上→以下 以上→未満 以内→以上 以下→以上 2/3→1/2 1/2→2/3 対象外→対象 対象です→対象外です
 不要→必要 必要です→不要です できません→できます 不可→可 不可→可能 含みます→含みません 含む→除く 機関→社 件→社 年度間→年間 年間→年度間 事業年度→年間 ページ→枚
 (水)→(木) (木)→(金) 令和→平成 12時→17時 16時→午後6時 様式第→別紙第 第5条→第6条 TEL→FAX co.jp→com go.jp→go.ip meti→rneti landbrains→landbrain s-sangi-→ sangi→sanqi
 https→http .html→.htm 千代田区→港区 東京都→大阪府 %→割 内線→内線1""".split()


def swapped(claim: str, rng: random.Random) -> str:
    before, _, after = rng.choice(SWAPS).partition("→")
    return claim.replace(before, after, 1)


def day_and_month_swapped(claim: str, _: random.Random) -> str:
    return re.sub(r"(\d+)月(\d+)日", r"\2月\1日", claim)


def number_changed(claim: str, rng: random.Random) -> str:
    """Another number, that the quote has not either, in one of the many ways to write it."""
    place = rng.choice([*re.finditer(r"\d+", claim)] or [None])
    if place is None:
        return claim
    number = rng.choice(
        [int(place[0]) + 1, max(int(place[0]) - 1, 0), int(place[0]) * 10, rng.randrange(10 ** len(place[0]))]
    )
    held = {int(other) for _, quote in TRUE for other in re.findall(r"\d+", plain(quote))} if number < 100 else set()
    digits = str(number)
    writings = (
        digits,
        digits,
        "\u200b".join(digits),
        digits.translate({48 + n: 0xFF10 + n for n in range(10)}),
        digits.translate({48 + n: "〇一二三四五六七八九"[n] for n in range(10)}),
    )
    same = number == int(place[0]) or (claim[: place.start()].endswith(".") and digits.endswith("0"))  # 0.5 is 0.50
    return claim if number in held or same else claim[: place.start()] + rng.choice(writings) + claim[place.end() :]


def letter_changed(claim: str, rng: random.Random) -> str:
    address = re.search(r"[\w.-]+@[\w.-]+(?<!\.)|https?://[!-~]+", claim, re.ASCII)
    if address is None:
        return claim
    place = rng.randrange(address.start(), address.end())
    letter = rng.choice([*"abcdefghijklmnopqrstuvwxyz0123456789-.", "", "о", claim[place] * 2])
    return claim[:place] + letter + claim[place + 1 :]


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    swapped,
    swapped,
    number_changed,
    number_changed,
    letter_changed,
    day_and_month_swapped,
)


def spelt(claim: str) -> str:
    return plain(claim).translate({ord(one): str(place) for place, one in enumerate("〇一二三四五六七八九")}).casefold()


def mutants(seed: int) -> Iterator[tuple[str, str]]:
    """False claims without end, each once: one thing wrong, or two."""
    rng = random.Random(seed)  # noqa: S311 - a test must be repeatable
    seen = {spelt(claim) for claim, _ in TRUE} | {spelt("補助金の下限は5000千円です。")}
    while True:
        claim, quote = rng.choice(TRUE)
        mutant = claim
        for mutate in rng.choices(MUTATIONS, k=rng.choice((1, 1, 2))):
            mutant = mutate(mutant, rng)
        if (key := spelt(mutant)) not in seen:
            seen.add(key)
            yield mutant, quote


def shown(count: int, seed: int) -> list[tuple[str, str]]:
    return [(claim, quote) for claim, quote in islice(mutants(seed), count) if holds(claim, quote)]


@pytest.mark.parametrize(("claim", "quote"), TRUE)
def test_a_true_claim_is_shown(claim: str, quote: str) -> None:
    assert problems(*cited(claim, quote)) == ()


def test_of_a_thousand_false_claims_none_is_shown() -> None:
    assert shown(1_000, seed=7) == []


@pytest.mark.nightly
def test_of_twenty_thousand_false_claims_none_is_shown() -> None:
    assert shown(20_000, seed=8) == []
