"""Cases and answers made by hand."""

from __future__ import annotations

from assistant.domain import Outcome
from evals.cases import Case
from evals.metrics import Given, Quote, Retrieved

PAGE = "第7回公募期間: 令和7年7月18日(金)～令和7年8月27日(水)12時必着"
DEADLINE = Case(
    id="C001",
    question="第7回の締切は？",
    category="deadline",
    answerable=True,
    gold=(("8月27日", "8/27"), ("12時", "正午")),
    forbidden=("7月29日",),
    doc=("yoko-07.pdf",),
    evidence=(PAGE,),
    difficulty="easy",
    edition=("第7回",),
)
NOT_HELD = Case(
    id="C002",
    question="第7回の採択件数の見込みは？",
    category="unanswerable",
    answerable=False,
    gold=(),
    forbidden=("10拠点を予定",),
    doc=(),
    evidence=(),
    difficulty="hard",
    outcome=Outcome.NOT_IN_DOCUMENTS,
)


def quote(text: str = PAGE, *, edition: str = "第7回", page_text: str = PAGE) -> Quote:
    return Quote(doc="yoko-07.pdf", edition=edition, page=2, text=text, page_text=page_text)


def found(text: str = PAGE, *, edition: str = "第7回", doc: str = "yoko-07.pdf") -> Retrieved:
    return Retrieved(doc=doc, edition=edition, page=2, heading="公募期間", text=text)


def said(answer: str, *quotes: Quote, ms: float = 10.0) -> Given:
    return Given(Outcome.ANSWERED, abstained=False, answer=answer, quotes=quotes, ms=ms)


def declined(answer: str = "文書に見当たりません。", *quotes: Quote) -> Given:
    return Given(Outcome.NOT_IN_DOCUMENTS, abstained=True, answer=answer, quotes=quotes, ms=10.0)
