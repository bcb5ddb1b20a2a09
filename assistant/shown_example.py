"""An answer as it is shown, for the description of the service."""

from __future__ import annotations

from pydantic.config import JsonDict

EXAMPLE: JsonDict = {
    "outcome": "answered",
    "abstained": False,
    "id": "n3Jx0bQ6mTqv1pYcV5zKdA",
    "reply": "",
    "answer": "第7回の公募期間は、令和7年7月18日(金)~令和7年8月27日(水)12時必着です。",
    "reading": {
        "call": {"id": "daadf0cdeb8774fe", "name": "地域オープンイノベーション拠点選抜制度"},
        "editions": [{"id": "26a4253e34b2f6fe", "label": "第7回"}],
        "aspects": ["deadline"],
        "language": "ja",
        "text": "地域オープンイノベーション拠点選抜制度 第7回について、締切",
        "others": [
            {
                "call": "地域オープンイノベーション拠点選抜制度",
                "edition": "第6回",
                "question": "第6回の締切はいつですか",
            }
        ],
    },
    "claims": [
        {
            "text": "第7回の公募期間は、令和7年7月18日(金)~令和7年8月27日(水)12時必着です。",
            "citations": [1],
            "sources": [],
            "card": {
                "kind": "deadline",
                "label": "公募期間",
                "opens": "2025年7月18日(金)",
                "day": "2025年8月27日(水)",
                "time": "12:00",
                "arrival": "must_arrive",
                "closes": "2025-08-27T12:00:00+09:00",
                "state": "closed",
                "days_left": 0,
                "calendar": "/api/v1/deadlines/90247e91306727a823fe4c51.ics?lang=ja",
            },
        }
    ],
    "citations": [
        {
            "n": 1,
            "doc": "guideline.pdf",
            "title": "第7回 公募要領",
            "edition": "第7回",
            "page": 2,
            "heading": "6.公募期間と結果の公表",
            "text": "公募期間：令和7年7月18日（金）～令和7年8月27日（水）12時必着",
            "source_url": "",
            "document": "4a04b020c4945e13",
            "revision": 15,
            "start": 515,
            "end": 551,
            "view": "/source/4a04b020c4945e13/2?revision=15&from=515&to=551",
        }
    ],
    "notices": [{"kind": "closed", "text": "この公募（第7回）は2025年8月27日(水)12:00に締め切られました。"}],
    "choices": [],
    "wording": "",
    "confirmed": {
        "entry": "5f0c2d7b9a1e4c38",
        "question": "第7回の締切はいつですか",
        "on": "2025-08-01",
        "view": "/faq/5f0c2d7b9a1e4c38",
    },
}
