"""The retriever keeps to what LangChain asks of one, and gives what we answer from."""

from __future__ import annotations

import asyncio

import pytest
from langchain_core.documents import Document
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda, RunnablePassthrough

from assistant.domain import Question
from assistant.pipeline import Assistant
from assistant.wiring import retriever_over
from tests.assembled import assistant_over
from tests.shelf import ALL, HUB_7_GUIDELINE

DEADLINE = "みらいハブの第7回の締切はいつですか"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(ALL, tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="module")
def retriever(assistant: Assistant) -> BaseRetriever:
    return retriever_over(assistant)


def test_a_question_gives_documents_with_all_that_a_citation_needs(retriever: BaseRetriever) -> None:
    (best,) = (one for one in retriever.invoke(DEADLINE) if one.metadata["heading"] == "公募期間")
    passage = HUB_7_GUIDELINE.passages[1]

    assert best == Document(
        id=passage.id,
        page_content="公募期間: 令和7年7月18日(金)~令和7年8月27日(水)12時必着",
        metadata={
            "passage": passage.id,
            "doc": "hub-7.pdf",
            "title": "地域みらい拠点選抜制度 第7回 公募要領",
            "edition": "第7回",
            "page": 1,
            "heading": "公募期間",
            "source_url": "",
            "score": best.metadata["score"],
        },
    )


def test_the_best_come_first_and_no_more_than_asked_for(assistant: Assistant) -> None:
    found = retriever_over(assistant, k=3).invoke(DEADLINE)
    scores = [one.metadata["score"] for one in found]

    assert len(found) == 3
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("question", [DEADLINE, "When is the deadline of みらいハブ?", "令和4年度の二次公募の締切は"])
def test_every_document_is_of_the_edition_that_would_answer(assistant: Assistant, question: str) -> None:
    found = retriever_over(assistant).invoke(question)
    (edition,) = assistant.answer(Question(question)).reading.editions

    assert {one.metadata["edition"] for one in found} == {edition.label}


@pytest.mark.parametrize(
    "question", ["", " ", "みらいハブの第9回の締切は", "採択されますか", "ほしぞら補助金の締切はいつですか"]
)
def test_nothing_is_found_where_we_would_not_answer(retriever: BaseRetriever, question: str) -> None:
    assert retriever.invoke(question) == []


def test_it_answers_alike_however_langchain_calls_it(retriever: BaseRetriever) -> None:
    invoked = retriever.invoke(DEADLINE)

    assert invoked
    assert retriever.batch([DEADLINE, DEADLINE]) == [invoked, invoked]
    assert list(retriever.stream(DEADLINE)) == [invoked]
    assert asyncio.run(retriever.ainvoke(DEADLINE)) == invoked


def test_it_stands_in_a_chain(retriever: BaseRetriever) -> None:
    prompt = ChatPromptTemplate.from_template("文書:\n{passages}\n\n質問: {question}")
    together = RunnableLambda[list[Document], str](lambda found: "\n".join(one.page_content for one in found))
    chain = {"passages": retriever | together, "question": RunnablePassthrough()} | prompt

    asked = chain.invoke(DEADLINE).to_string()

    assert "12時必着" in asked
    assert asked.endswith(f"質問: {DEADLINE}")
