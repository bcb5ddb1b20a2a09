"""A small shelf of documents for tests: two editions of one call, and another call."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from assistant.domain import (
    Arrival,
    Call,
    Contact,
    Document,
    DocumentKind,
    Edition,
    Fact,
    FactKind,
    FactValue,
    Moment,
    Page,
    Passage,
    Period,
    Revision,
)

HUB = Call("hub", "地域みらい拠点選抜制度", ("みらいハブ", "Mirai HUB"))
SEEDS = Call("seeds", "地域シーズ育成補助金", ("シーズ補助",))
HUB_6 = Edition("hub-6", "hub", "第6回", 6, 2024, date(2024, 6, 20))
HUB_7 = Edition("hub-7", "hub", "第7回", 7, 2025, date(2025, 7, 18))
SEEDS_R4 = Edition("seeds-r4", "seeds", "令和4年度 二次公募", None, 2022, date(2022, 6, 27))


@dataclass(frozen=True)
class Said:
    """A part of a document: its heading, its text, and the facts that stand in it."""

    heading: str
    text: str
    facts: tuple[tuple[FactKind, str, str, FactValue], ...] = ()  # kind, label, words in the text, value


def revision(file_name: str, call: Call, edition: Edition, *parts: Said, fingerprint: str = "0" * 64) -> Revision:
    """A revision whose one page holds the parts in their order."""
    page = Page(1, "\n\n".join(f"{part.heading}\n{part.text}" for part in parts))
    document_id = hashlib.sha256(file_name.encode()).hexdigest()[:16]
    passages, facts = [], []
    for position, part in enumerate(parts):
        start = page.text.index(part.text)
        passage_id = hashlib.sha256(f"{document_id}{start}{part.text}".encode()).hexdigest()[:16]
        passages.append(
            Passage(passage_id, document_id, 1, position, (part.heading,), start, start + len(part.text), part.text)
        )
        for kind, label, words, value in part.facts:
            place = page.text.index(words, start)
            fact_id = f"{passage_id}-{label}"
            facts.append(Fact(fact_id, kind, label, value, passage_id, place, place + len(words), words))
    title = f"{call.name} {edition.label} 公募要領"
    document = Document(
        document_id, file_name, file_name, title, DocumentKind.GUIDELINE, call.id, edition.id, edition.published_on
    )
    return Revision(document, call, edition, fingerprint, (page,), tuple(passages), tuple(facts))


def dated(year: int, month: int, day: int, hour: int | None = None) -> Moment:
    """A moment, to the hour."""
    return Moment(date(year, month, day), None if hour is None else hour * 60)


def _period(label: str, words: str, opens: Moment | None, closes: Moment) -> tuple[FactKind, str, str, FactValue]:
    return (FactKind.PERIOD, label, words, Period(opens, closes, Arrival.MUST_ARRIVE if "必着" in words else None))


DESK = "みらいハブ事務局\nE-mail: hub2025@jimukyoku.example"
HUB_7_GUIDELINE = revision(
    "hub-7.pdf",
    HUB,
    HUB_7,
    Said("対象", "申請者は国立大学法人、公立大学法人及び学校法人とします。企業が単独で申請することはできません。"),
    Said(
        "公募期間",
        "公募期間: 令和7年7月18日(金)～令和7年8月27日(水)12時必着",
        (
            _period(
                "公募期間", "令和7年7月18日(金)～令和7年8月27日(水)12時必着", dated(2025, 7, 18), dated(2025, 8, 27, 12)
            ),
        ),
    ),
    Said(
        "説明会",
        "日時: 令和7年7月24日(木)14時～15時 オンライン",
        (
            (
                FactKind.BRIEFING,
                "説明会",
                "令和7年7月24日(木)14時～15時",
                Period(dated(2025, 7, 24, 14), dated(2025, 7, 24, 15)),
            ),
        ),
    ),
    Said("審査", "書面審査及び必要に応じてヒアリングを行い、外部有識者の委員会が選抜拠点を決めます。"),
    Said(
        "問い合わせ先",
        DESK,
        (
            (
                FactKind.CONTACT,
                "問い合わせ先",
                DESK,
                Contact(organisation="みらいハブ事務局", mail=("hub2025@jimukyoku.example",)),
            ),
        ),
    ),
)
HUB_6_PAGE = revision(
    "hub-6.html",
    HUB,
    HUB_6,
    Said(
        "公募期間",
        "公募期間は令和6年6月25日（火）～7月29日（月）正午です。",
        (_period("公募期間", "令和6年6月25日（火）～7月29日（月）正午", dated(2024, 6, 25), dated(2024, 7, 29, 12)),),
    ),
    Said("第5回選抜拠点", "第5回は19件の申請があり、北海道大学、埼玉大学など10拠点を選抜しました。"),
)
SEEDS_MAIL = revision(
    "seeds.eml",
    SEEDS,
    SEEDS_R4,
    Said(
        "公募期間",
        "令和４年６月２７日～令和４年７月２７日１２時（必着）",
        (
            _period(
                "公募期間",
                "令和４年６月２７日～令和４年７月２７日１２時（必着）",
                dated(2022, 6, 27),
                dated(2022, 7, 27, 12),
            ),
        ),
    ),
)
ALL = (HUB_7_GUIDELINE, HUB_6_PAGE, SEEDS_MAIL)
