import pytest

from assistant.domain import DocumentKind, Revision
from tests.unit.ingest.test_announced import days, read

DIGEST = """From: news@kasumi.example
Subject: news
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

かすみ研究支援ニュース ７月号
＜目次＞
１．【ほたる財団】水辺環境研究奨励
２．【やまびこ機構】山村デザイン賞２０２６
３．【お知らせ】夏季休業について
━━━━━━━━━━━━━━━━━━━━━━━━

１．【ほたる財団】水辺環境研究奨励
　応募資格：４０歳未満の研究者
　応募締切：２０２６年８月２０日（木）

２．【やまびこ機構】山村デザイン賞２０２６
　対象：個人、団体
　応募期間：２０２６年７月１日～９月３０日

３．【お知らせ】夏季休業について
　８月１２日から１４日まで、事務局はお休みをいただきます。
"""
RULED = """Subject: news
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

――――――――――――――――――――
■宇宙ビジネス創出フェローシップ（2026年度後期）
――――――――――――――――――――
対象：大学院生
締切：2026年8月31日（月）

――――――――――――――――――――
■第22回 こだま環境技術大賞
――――――――――――――――――――
対象：企業、大学
締切：2026年9月15日（火）

――――――――――――――――――――
■環境技術のワークショップ
――――――――――――――――――――
対象：どなたでも
申込期限：2026年7月15日（水）
"""
COURSES = """Subject: news
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

■巡回展示コース
対象：博物館
締切：2026年8月31日（月）

■出前実験コース
対象：科学館
締切：2026年9月15日（火）
"""
LABELLED = """２件の公募をお知らせします。

◆１件目◆
事業名：令和８年度 里海再生技術実証支援事業
公募期間：令和８年６月１日～７月３日（金）正午

◆２件目◆
事業名：令和８年度 次世代木造建築イノベーション推進事業
公募期間：令和８年６月８日～７月２４日（金）１７時
"""
HEAD = "Subject: news\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n研究支援だより\n\n"
SPACED = """■ 朝凪財団「若手養蜂研究奨励」（第12回）
▽対　　象　４０歳未満の研究者
▽締　　切　６月１９日（金）

■ 夕星機構「天文教材づくり奨励」（2026年度）
▽対　　象　小学校と中学校
▽締　　切　７月３日（金）
"""
ALONE = """◆朝凪財団「若手養蜂研究奨励」
■対象
４０歳未満の研究者
■締切
６月１９日（金）必着

◆夕星機構「天文教材づくり奨励」
■対象
小学校と中学校
■締切
７月３日（金）必着
"""
IN_BRACKETS = """★朝凪財団「若手養蜂研究奨励」
【対象】４０歳未満の研究者
【締切】６月１９日（金）

★夕星機構「天文教材づくり奨励」
【対象】小学校と中学校
【締切】７月３日（金）
"""
OF_EVENTS = """■養蜂イベント開催費補助金
▽対　　象　商店街
▽締　　切　2026年6月19日（金）

■天文教材づくりの集い
▽日　　時　2026年6月30日 14時
▽会　　場　夕星会館
▽対　　象　どなたでも
▽締　　切　2026年6月22日（月）

■夕星機構「天文教材づくり奨励」
▽対　　象　小学校と中学校
▽締　　切　2026年7月3日（金）

■養蜂の交流イベント
▽対　　象　どなたでも
▽締　　切　2026年7月6日（月）
"""


def test_the_calls_of_a_digest_need_no_usual_word_at_the_end_of_their_names() -> None:
    prize, waterside = sorted(read(DIGEST, "news.eml"), key=lambda one: one.call.name)
    assert [(one.call.name, days(one)) for one in (prize, waterside)] == [
        ("山村デザイン賞", {"2026-09-30"}),
        ("水辺環境研究奨励", {"2026-08-20"}),
    ]
    assert not any("目次" in passage.text for one in (prize, waterside) for passage in one.passages)
    assert not any("水辺環境" in passage.text for passage in prize.passages)


def test_events_between_the_calls_of_a_digest_are_none() -> None:
    assert {(one.call.name, one.edition.label) for one in read(RULED, "news.eml")} == {
        ("宇宙ビジネス創出フェローシップ", "令和8年度"),
        ("こだま環境技術大賞", "第22回"),
    }


def test_the_courses_of_one_call_are_no_calls() -> None:
    assert len(read(COURSES, "news.eml")) == 1


def test_a_label_names_a_call_and_the_ordinal_above_it_belongs_to_it() -> None:
    sea, wood = sorted(read(LABELLED), key=lambda one: one.passages[-1].start)
    assert [one.call.name for one in (sea, wood)] == [
        "里海再生技術実証支援事業",
        "次世代木造建築イノベーション推進事業",
    ]
    assert (days(sea), days(wood)) == ({"2026-07-03T12:00:00+09:00"}, {"2026-07-24T17:00:00+09:00"})
    assert not any("２件目" in passage.text for passage in sea.passages)


@pytest.mark.parametrize("items", [SPACED, ALONE, IN_BRACKETS])
def test_labels_part_the_calls_however_they_are_set_off_and_though_no_year_is_told(items: str) -> None:
    bees, stars = sorted(read(HEAD + items, "news.eml"), key=lambda one: one.call.name, reverse=True)
    assert (bees.call.name, stars.call.name) == ("若手養蜂研究奨励", "天文教材づくり奨励")
    assert [("６月１９日" in words, "７月３日" in words) for words in map(_words, (bees, stars))] == [
        (True, False),
        (False, True),
    ]


def test_a_name_in_quotes_is_that_of_the_call_and_the_bracket_behind_it_tells_the_edition() -> None:
    told = {(one.call.name, one.edition.label) for one in read(HEAD + SPACED, "news.eml")}
    assert told == {("若手養蜂研究奨励", "第12回"), ("天文教材づくり奨励", "令和8年度")}


def test_a_grant_for_events_is_a_call_and_an_event_is_none() -> None:
    assert {one.call.name for one in read(HEAD + OF_EVENTS, "news.eml")} == {
        "養蜂イベント開催費補助金",
        "天文教材づくり奨励",
    }


@pytest.mark.parametrize("wanted", ["奨励生募集", "後期の募集", "公募開始", "受付中（先着順）"])
def test_what_is_wanted_stands_behind_a_name_and_is_no_part_of_it(wanted: str) -> None:
    items = SPACED.replace("朝凪財団「若手養蜂研究奨励」（第12回）", f"養蜂の担い手はじめて奨励金　{wanted}")
    assert {one.call.name for one in read(HEAD + items, "news.eml")} == {
        "養蜂の担い手はじめて奨励金",
        "天文教材づくり奨励",
    }


def _words(one: Revision) -> str:
    return "".join(passage.text for passage in one.passages)


NUMBERED = """みさき産業だより 第12号

みさき市の事業者の皆さまへお届けします。

【１】募集　みさき市　離島みまもり提供事業
【対象者】市内の事業者
【応募期限】令和８年６月１９日（金）１７時

【２】募集　みさき市　朝市にぎわい支援事業
【対象者】市内の団体
【応募期限】令和８年７月３日（金）正午

――――――――――――――――――――
発行　みさき産業公社 総務室
"""


def test_numbers_and_fields_may_stand_in_the_same_brackets() -> None:
    told = {one.call.name: days(one) for one in read(NUMBERED)}
    assert told == {
        "みさき産業だより 第12号": set(),
        "離島みまもり提供事業": {"2026-06-19T17:00:00+09:00"},
        "朝市にぎわい支援事業": {"2026-07-03T12:00:00+09:00"},
    }


def test_what_is_left_of_a_digest_is_of_none_of_its_calls() -> None:
    first, *others = read(NUMBERED)
    assert (first.document.title, first.document.kind) == ("みさき産業だより 第12号", DocumentKind.MAIL)
    assert [said in "".join(held.text for held in first.passages) for said in ("総務室", "皆さまへ", "朝市")] == [
        True,
        True,
        False,
    ]
    assert not any("総務室" in held.text for one in others for held in one.passages)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("募集　みさき市　離島みまもり提供事業", "離島みまもり提供事業"),
        ("公募　みさき市 港湾課　離島みまもり提供事業", "離島みまもり提供事業"),
        ("参加企業募集　離島みまもり提供事業", "離島みまもり提供事業"),
        ("離島みまもり提供事業", "離島みまもり提供事業"),
        ("募集　離島みまもりアワード", "離島みまもりアワード"),
    ],
)
def test_a_call_is_named_without_the_office_before_it(heading: str, name: str) -> None:
    told = read(NUMBERED.replace("募集　みさき市　離島みまもり提供事業", heading))
    assert {one.call.name for one in told} == {"みさき産業だより 第12号", name, "朝市にぎわい支援事業"}
