"""Cards as the service sends them, and answers that hold them."""

from __future__ import annotations

from collections.abc import Sequence

from tests.web.scripts import CLAIM, DESK, claim, done, notice, reading, source
from tests.web.stub_app import Json, Part

DEADLINE_CARD: Json = {
    "kind": "deadline", "label": "公募締切", "opens": "", "day": "2025年8月27日(水)", "time": "12:00", "arrival": "must_arrive",
    "closes": "2025-08-27T12:00:00+09:00", "state": "open", "days_left": 12, "calendar": "/api/v1/deadlines/6d1c.ics?lang=ja",
}  # fmt: skip
CONTACT_CARD: Json = {
    "kind": "contact", "name": "経済産業省 大学連携推進室", "purposes": ["提出先", "大学等研究機関"], "tel": ["03-0000-0000(内線12)"],
    "mail": ["jinnov@example.go.jp"], "address": "東京都千代田区霞が関", "subject": "第7回についての問い合わせ",
}  # fmt: skip
FORMS_CARD: Json = {
    "kind": "forms",
    "lead": "次の書類を電子メールで提出してください。",
    "papers": [
        {"name": "様式第1号 申請書", "note": "すべての申請者"},
        {"name": "様式第4号 共同申請確認書", "note": "共同で申請する場合に限る"},
    ],
}
ELIGIBILITY_CARD: Json = {
    "kind": "eligibility",
    "conditions": [
        {"text": "国立大学法人が申請できます。", "role": "condition"},
        {"text": "ただし、次に当たる者を除きます。", "role": "proviso"},
        {"text": "（１）県税を滞納している者", "role": "item"},
    ],
}
OTHERS: list[Json] = [
    {"call": "ジイノベ", "edition": "第6回", "question": "第6回の締切はいつですか"},
    {"call": "産学融合拠点創出事業", "edition": "令和4年度 二次公募", "question": "産学融合拠点創出事業 令和4年度 二次公募の締切を教えてください"},
]  # fmt: skip


def carded(text: str, card: Json, cited: Json) -> Part:
    """A claim with its card."""
    told = claim(text, cited)
    return Part("claim", {**told.data, "card": card})


def with_others(part: Part, others: Sequence[Json] = OTHERS) -> Part:
    """A reading that may be changed."""
    return Part("reading", {**part.data, "others": list(others)})


TYPED: dict[str, tuple[Part, ...]] = {
    "締切を詳しく": (
        with_others(reading("ジイノベ 第7回 について、締切")),
        carded(CLAIM, DEADLINE_CARD, source(1)),
        notice("amended", "後から出た文書で変更された内容が含まれます。"),
        carded("変更後の締切です。", {**DEADLINE_CARD, "state": "closed", "arrival": None, "time": ""}, source(2)),
        done(),
    ),
    "問い合わせ先を詳しく": (
        reading("ジイノベ 第7回 について、問い合わせ先"),
        carded("経済産業省 大学連携推進室: TEL 03-0000-0000(内線12) / jinnov@example.go.jp", CONTACT_CARD, DESK),
        done(),
    ),
    "書類を詳しく": (
        reading("ジイノベ 第7回 について、提出書類"),
        carded(
            "次の書類を電子メールで提出してください。\n様式第1号 申請書\n様式第4号 共同申請確認書",
            FORMS_CARD,
            source(1),
        ),
        done(),
    ),
    "対象を詳しく": (
        reading("ジイノベ 第7回 について、対象"),
        carded("国立大学法人が申請できます。ただし、次に当たる者を除きます。", ELIGIBILITY_CARD, source(1)),
        done(),
    ),
    "記載なしを先に": (
        reading("ジイノベ 第7回 について、支援の内容"),
        Part("lead", {"outcome": "not_in_documents", "reply": "資料に記載がありません。"}),
        carded("経済産業省 大学連携推進室: jinnov@example.go.jp", CONTACT_CARD, DESK),
        done("not_in_documents", "資料に記載がありません。"),
    ),
}
