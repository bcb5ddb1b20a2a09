"""What the scripted service holds and answers: the words are those of a real call."""

from __future__ import annotations

from tests.web.stub_app import Gate, Json, Part, Refusal, Script

DEADLINE = "第7回の締切はいつですか"
DEADLINE_QUOTE = (
    "公募期間　令和７年６月２３日（月）～令和７年８月２７日（水）１２時必着\n※応募書類の提出は電子申請に限る。"
)
DETAIL = "混み合っています。30秒ほどおいて、もう一度お試しください。"
GUIDELINE = "地域オープンイノベーション拠点選抜制度（第7回）公募要領"
OFFICIAL = "https://www.example.go.jp/policy/koubo7.html"


def source(n: int, **other: object) -> Json:
    """A source as the service sends it."""
    return {
        "n": n, "doc": "j-innovation7-guideline.pdf", "title": GUIDELINE, "edition": "第7回", "page": 3,
        "heading": "3 公募期間 > (1) 応募の受付", "text": DEADLINE_QUOTE, "source_url": OFFICIAL, **other,
    }  # fmt: skip


def reading(text: str, *, language: str = "ja") -> Part:
    """What was understood."""
    call = {"id": "jinnov", "name": "ジイノベ"}
    edition = {"id": "jinnov-7", "label": "第7回"}
    known = {"call": call, "editions": [edition], "aspects": ["deadline"], "language": language, "text": text}
    return Part("reading", known)


def notice(kind: str, text: str) -> Part:
    """Something to know beside the answer."""
    return Part("notice", {"kind": kind, "text": text})


def claim(text: str, *sources: Json, citations: tuple[int, ...] = ()) -> Part:
    """A sentence with the sources that it is the first to cite."""
    numbers = [*citations, *(source["n"] for source in sources)]
    return Part("claim", {"text": text, "citations": numbers, "sources": list(sources)})


def done(outcome: str = "answered", reply: str = "", *choices: str) -> Part:
    """The end of an answer."""
    return Part("done", {"id": "n3Jx0bQ6mTqv1pYcV5zKdA", "outcome": outcome, "reply": reply, "choices": list(choices)})


CLAIM = "第7回の応募締切は、令和7年8月27日（水）12時（必着）です。"
SLIDES = source(
    2,
    doc="j-innovation7-briefing.pdf",
    title="第7回公募について（説明会資料）",
    page=12,
    heading="公募スケジュール",
    text="公募締切：8月27日（水）正午必着",
    source_url="",
)
DESK = source(
    1,
    page=9,
    heading="8 問い合わせ先",
    text="経済産業省 大学連携推進室\n電話：03-0000-0000\nE-mail：jinnov@example.go.jp",
)
NO_ANSWER = "宿泊費の上限額は、第7回の資料には記載がありません。"

ANSWERED: tuple[Part, ...] = (
    reading("ジイノベ 第7回 について、締切"),
    notice("open", "締切まであと12日です（令和7年8月15日現在）。"),
    notice("amended", "令和7年7月10日の正誤表で、提出先のアドレスが変わっています。"),
    claim(CLAIM, source(1), SLIDES),
    claim("応募書類の提出は電子申請に限られます。", citations=(1,)),
    done(),
)

SCRIPTS: dict[str, Script] = {
    DEADLINE: ANSWERED,
    "宿泊費の上限はいくらですか": [
        reading("ジイノベ 第7回 について、支援の内容"),
        claim("経済産業省 大学連携推進室\n電話 03-0000-0000\nメール jinnov@example.go.jp", DESK),
        done("not_in_documents", NO_ANSWER),
    ],
    "締切は？": [
        reading(""),
        done("needs_clarification", "どの公募の締切についてお知りになりたいですか。", DEADLINE, "二次公募の締切は？"),
    ],
    "電子申請ですか": [reading("ジイノベ 第7回 について、提出方法"), claim("電子申請です。", source(1)), done()],
    "混雑": Refusal(429, {"type": "about:blank", "title": "ただいま混み合っています", "status": 429, "detail": DETAIL}),
    "代理": Refusal(502, "<html><body>Bad Gateway</body></html>"),
    "When is the deadline?": [
        reading("ジイノベ 第7回: deadline", language="en"),
        notice("open", "This call (第7回) is open."),
        claim("Application period (公募期間) of 第7回: 「令和7年8月27日(水)12時必着」", source(1)),
        done("answered", "From the documents, quoted in the original Japanese:"),
    ],
    "途中で誤り": [
        reading("ジイノベ 第7回 について、締切"),
        Part("error", {"title": "お答えを中止しました", "status": 500, "detail": "資料を読めませんでした。"}),
    ],
    "途中で切れる": [reading("ジイノベ 第7回 について、締切"), claim(CLAIM, source(1))],
    "ずっと待つ": [reading("ジイノベ 第7回 について、締切"), claim(CLAIM, source(1)), Gate(), done()],
}  # fmt: skip


def _edition(number: int, text: str, state: str) -> Json:
    deadline = {"text": text, "state": state, "days_left": 12 if state == "open" else 0} if text else None
    return {"id": f"jinnov-{number}", "label": f"第{number}回", "documents": 3, "deadline": deadline}


CATALOGUE: Json = {
    "calls": [
        {
            "id": "jinnov",
            "name": "地域オープンイノベーション拠点選抜制度（J-Innovation HUB）",
            "editions": [
                _edition(7, "令和7年8月27日（水）12時必着", "open"),
                _edition(6, "令和6年8月30日（金）17時必着", "closed"),
                _edition(5, "令和5年9月1日（金）17時必着", "closed"),
            ],
        },
        {
            "id": "jnexus",
            "name": "産学融合拠点創出事業（産学融合先導モデル拠点創出プログラム）",
            "editions": [{"id": "jnexus-r4-2", "label": "令和4年度 二次公募", "documents": 1, "deadline": None}],
        },
    ],
    "questions": [
        DEADLINE,
        "第7回の対象となるのは誰ですか",
        "第7回の問い合わせ先はどこですか",
        "第7回で提出する書類は何ですか",
    ],
}
