"""What a news mail tells of calls that other documents announce, from its lines to the revisions of the mail."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Amendment, Call, DocumentKind, FactKind, Period, Revision
from ingest.joining import joined
from ingest.lines import lines_of
from ingest.names import Named
from ingest.retold import retold
from ingest.revisions import Job, revisions_of

SEA = joined(Named("沿岸養殖設備更新支援事業", ()), ())
HILLS = joined(Named("棚田観光周遊モデル事業", ("たなめぐり",)), ())
LIGHTS = joined(Named("港町夜景演出補助金", ()), ())
KNOWN = (SEA, HILLS, LIGHTS)

RULE = "――――――――――――――――――――――――――――――――"
SUBJECT = "はまなす産業だより 第31号"
HEAD = f"""Subject: {SUBJECT}
Date: Wed, 10 Sep 2025 09:00:00 +0900
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

県内の事業者の皆さまへ、公募に関するお知らせをお届けします。

"""
CONTENTS = """［目次］
［１］沿岸養殖設備更新支援事業の公募期間延長
［２］棚田観光周遊モデル事業 公募要領の訂正
［３］港町夜景演出補助金からのお知らせ
"""
LONGER = f"""
{RULE}
［１］沿岸養殖設備更新支援事業の公募期間延長
{RULE}
令和７年度の公募について、次のとおり期間を延長します。
（変更前）公募期間：令和7年8月4日～令和7年9月12日 17時必着
（変更後）公募期間：令和7年8月4日～令和7年9月26日 17時必着
問い合わせ先：はまなす県 水産課 電話 099-000-1101
"""
ERRATA = f"""
{RULE}
［２］公募要領の一部に誤りがありました
{RULE}
第３回公募を受け付けている棚田観光周遊
モデル事業の公募要領に、次の誤りがありました。
（誤）補助上限額 200万円
（正）補助上限額 250万円
"""
NO_EDITION = f"""
{RULE}
［３］港町夜景演出補助金からのお知らせ
{RULE}
よくあるご質問を公開しました。
受付時間と操作の手引きもあわせてご覧ください。
"""
OF_AN_EDITION = f"""
{RULE}
［４］港町夜景演出補助金 第2回公募の説明会資料
{RULE}
説明会で配布した資料を公開しました。
会場でお答えした内容も載せています。
"""
TOUR = f"""
{RULE}
［５］棚田めぐりの写真展
{RULE}
第３回公募を受け付けている棚田観光周遊
モデル事業の取組を、写真でご紹介します。
"""
UNKNOWN = f"""
{RULE}
［５］木の玩具づくり奨励 担い手募集
{RULE}
対　象：県内の工房
締　切：令和7年10月31日（金）
"""
EVENT = f"""
{RULE}
［６］秋の事業者交流会
{RULE}
日　時：令和7年10月8日（水）14時
会　場：はまなす会館
申込期限：令和7年10月1日（水）
"""
FOOTER = f"""
{RULE}
発行　はまなす産業振興公社 総務室
電話　099-000-9901
"""
NEWS = HEAD + CONTENTS + LONGER + ERRATA + NO_EDITION + UNKNOWN + EVENT + FOOTER
TELEPHONE_OF_SENDER = "099-000-9901"


def items(text: str, *known: Call) -> list[tuple[str, str]]:
    """The calls that are told of, each with the heading of its item."""
    return [(one.call.name, one.lines[0].text) for one in retold(lines_of(text), known)]


def read(text: str, *known: Call, name: str = "news.eml") -> dict[str, Revision]:
    """The revisions of a mail by their calls."""
    return {one.call.name: one for one in revisions_of(Job(name, text.encode(), "", known))}


def words(one: Revision) -> str:
    return "\n".join(passage.text for passage in one.passages)


def telephones(one: Revision) -> set[str]:
    return {fact.text for fact in one.facts if fact.kind is FactKind.CONTACT}


def amended(one: Revision) -> list[tuple[str, str]]:
    return [(fact.value.before, fact.value.after) for fact in one.facts if isinstance(fact.value, Amendment)]


def closes(one: Revision) -> list[date]:
    values = [fact.value for fact in one.facts if fact.kind in (FactKind.PERIOD, FactKind.DEADLINE)]
    return [value.closes.day for value in values if isinstance(value, Period) and value.closes]


# -- items


def test_an_item_is_of_the_call_that_its_heading_or_its_body_names() -> None:
    assert items(CONTENTS + LONGER + ERRATA + EVENT + FOOTER, *KNOWN) == [
        (SEA.name, "[1]沿岸養殖設備更新支援事業の公募期間延長"),
        (HILLS.name, "[2]公募要領の一部に誤りがありました"),
    ]


def test_an_item_ends_at_the_rule_below_its_body() -> None:
    (last,) = retold(lines_of(EVENT + LONGER + FOOTER), KNOWN)
    assert last.lines[-1].text == "問い合わせ先:はまなす県 水産課 電話 099-000-1101"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("■", "■"),
        ("◆", "◆"),
        ("●", "●"),
        ("★", "★"),
        ("【公募】", "【公募】"),
        ("【１】", "【２】"),
        ("１．", "２．"),
        ("（１）", "（２）"),
    ],
)
def test_items_may_be_headed_in_any_form_that_returns_between_the_rules(first: str, second: str) -> None:
    text = LONGER.replace("［１］", first) + ERRATA.replace("［２］", second) + FOOTER
    assert [name for name, _ in items(text, *KNOWN)] == [SEA.name, HILLS.name]


def test_items_that_follow_their_rules_without_one_below_the_heading_are_items() -> None:
    text = (LONGER + ERRATA).replace(f"延長\n{RULE}", "延長").replace(f"ました\n{RULE}", "ました")
    assert [name for name, _ in items(text, *KNOWN)] == [SEA.name, HILLS.name]


def test_a_heading_that_no_other_one_is_like_heads_no_item() -> None:
    assert items(LONGER + FOOTER, *KNOWN) == []


@pytest.mark.parametrize("between", ["", f"{RULE}\n", "\n"])
def test_a_table_of_contents_between_rules_is_no_item(between: str) -> None:
    contents = f"{RULE}\n［１］{SEA.name}の公募期間延長\n{between}［２］{HILLS.name}の訂正\n{RULE}\n"
    assert items(contents, *KNOWN) == []
    assert [name for name, _ in items(contents + LONGER + ERRATA, *KNOWN)] == [SEA.name, HILLS.name]


def test_the_heading_decides_where_the_body_names_another_call_too() -> None:
    text = LONGER.replace("次のとおり", f"{LIGHTS.name}とともに、次のとおり") + ERRATA
    assert [name for name, _ in items(text, *KNOWN)] == [SEA.name, HILLS.name]


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        (f"{SEA.name}と{LIGHTS.name}のお知らせ", "どちらも受付を続けています。"),
        ("二つの公募のお知らせ", f"{SEA.name}と{LIGHTS.name}は、どちらも受付を続けています。"),
    ],
)
def test_an_item_that_names_two_calls_is_of_neither(heading: str, body: str) -> None:
    text = f"{RULE}\n［１］{heading}\n{RULE}\n{body}\nご応募をお待ちしています。\n{ERRATA}"
    assert [name for name, _ in items(text, *KNOWN)] == [HILLS.name]


def test_a_name_within_a_longer_one_is_not_heard() -> None:
    whole = Call("whole", "沿岸養殖設備更新支援")
    assert [name for name, _ in items(LONGER + EVENT, whole, SEA)] == [SEA.name]


@pytest.mark.parametrize("alias", ["更新", "延長", "公募"])
def test_a_name_of_fewer_than_four_letters_claims_nothing(alias: str) -> None:
    assert items(LONGER + EVENT, Call("short", "里海づくり交付金", (alias,))) == []


@pytest.mark.parametrize("said", ["たなめぐり", "タナメグリ", "「たなめぐり」", "ﾀﾅﾒｸﾞﾘ"])
def test_a_nickname_is_heard_however_it_is_spelled(said: str) -> None:
    text = ERRATA.replace("公募要領の一部に誤りがありました", f"{said}のお知らせ").replace("棚田観光", "里山") + EVENT
    assert items(text, *KNOWN)[0][0] == HILLS.name


# -- revisions


def test_every_call_of_a_mail_has_a_revision_of_its_own_edition_and_the_rest_is_the_mail() -> None:
    told = read(NEWS, *KNOWN)
    assert {name: one.edition.label for name, one in told.items() if name != SUBJECT} == {
        SEA.name: "令和7年度",
        HILLS.name: "第3回",
        "木の玩具づくり奨励": "令和7年度",
    }
    assert set(told) - {SEA.name, HILLS.name, "木の玩具づくり奨励"} == {SUBJECT}
    assert {one.document.kind for one in told.values()} == {DocumentKind.MAIL}
    assert (told[SEA.name].call, told[HILLS.name].call) == (SEA, HILLS)


def test_an_extension_and_an_errata_item_amend_the_calls_that_they_name() -> None:
    told = read(NEWS, *KNOWN)
    assert amended(told[SEA.name]) == [
        ("公募期間：令和7年8月4日～令和7年9月12日 17時必着", "公募期間：令和7年8月4日～令和7年9月26日 17時必着")
    ]
    assert closes(told[SEA.name]) == [date(2025, 9, 26)]
    assert amended(told[HILLS.name]) == [("補助上限額 200万円", "補助上限額 250万円")]
    assert closes(told["木の玩具づくり奨励"]) == [date(2025, 10, 31)]


def test_a_year_may_be_meant_by_its_round_and_a_round_may_not() -> None:
    told = read(NEWS, *KNOWN)
    assert [told[call.name].open_edition for call in (SEA, HILLS)] == [True, False]


def test_a_name_that_is_broken_over_two_lines_of_the_body_is_heard() -> None:
    hills = read(NEWS, *KNOWN)[HILLS.name]
    assert "棚田観光周遊\nモデル事業" in words(hills)
    assert hills.document.title == f"{HILLS.name} 公募要領の一部に誤りがありました"


def test_events_and_what_the_sender_says_belong_to_the_mail_by_its_subject() -> None:
    told = read(NEWS, *KNOWN)
    mail = words(told[SUBJECT])
    assert told[SUBJECT].document.title == SUBJECT
    assert all(said in mail for said in ("秋の事業者交流会", "はまなす会館", "総務室", "皆さまへ"))
    others = [words(one) for name, one in told.items() if name != SUBJECT]
    assert not any(said in text for text in others for said in ("交流会", "はまなす会館", "総務室", "皆さまへ", "目次"))


def test_the_telephone_of_the_sender_is_no_desk_of_a_call() -> None:
    told = read(NEWS, *KNOWN)
    with_sender = {name for name, one in told.items() if any(TELEPHONE_OF_SENDER in text for text in telephones(one))}
    assert with_sender == {SUBJECT}
    assert any("099-000-1101" in text for text in telephones(told[SEA.name]))


def test_an_item_of_no_edition_is_left_to_the_mail() -> None:
    told = read(NEWS, *KNOWN)
    assert LIGHTS.name not in told
    assert "よくあるご質問を公開しました。" in words(told[SUBJECT])


def test_an_item_of_no_edition_goes_with_another_one_of_its_call_that_tells_it() -> None:
    told = read(HEAD + LONGER + OF_AN_EDITION + NO_EDITION + FOOTER, *KNOWN)
    assert told[LIGHTS.name].edition.label == "第2回"
    assert all(said in words(told[LIGHTS.name]) for said in ("よくあるご質問", "説明会で配布した資料"))
    assert "よくあるご質問" not in words(told[SUBJECT])


def test_a_mail_on_one_known_call_alone_stays_whole() -> None:
    assert len(read(HEAD + LONGER + EVENT + FOOTER, *KNOWN)) == 1


def test_a_mail_that_came_before_the_calls_were_known_tells_only_of_its_own() -> None:
    assert not any(one.call.id in {SEA.id, HILLS.id} for one in read(NEWS).values())


def test_places_and_passages_stay_right() -> None:
    told = read(NEWS, *KNOWN)
    assert len({one.document.id for one in told.values()}) == len(told)
    for one in told.values():
        held = {passage.id for passage in one.passages}
        assert all(one.pages[0].text[passage.start : passage.end] == passage.text for passage in one.passages)
        assert all(one.pages[0].text[fact.start : fact.end] == fact.text for fact in one.facts)
        assert all(fact.passage_id in held for fact in one.facts)
