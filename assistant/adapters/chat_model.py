"""Any language model that LangChain knows, line by line; complete only when it says that it has finished."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessageChunk
from openai import OpenAIError

from assistant.ports import ModelUnavailable
from assistant.settings import Settings


class ChatModel:
    """Streams a reply and hands over each line once it is whole."""

    def __init__(self, model: BaseChatModel, *, timeout: float) -> None:
        self._model = model
        self._timeout = timeout

    def lines(self, prompt: str) -> Iterator[str]:
        """The lines of the reply; ModelUnavailable when it breaks, dawdles or is cut off."""
        deadline = monotonic() + self._timeout
        begun, finished = "", False
        try:
            for chunk in self._model.stream(prompt):
                if monotonic() > deadline:
                    msg = f"no complete reply within {self._timeout} s"
                    raise ModelUnavailable(msg)
                *whole, begun = (begun + _text(chunk)).split("\n")
                yield from whole
                finished = finished or _finished(chunk)
        except (OpenAIError, OSError, ValueError) as error:
            raise ModelUnavailable(str(error)) from error
        if not finished:
            msg = "the reply was cut off"
            raise ModelUnavailable(msg)
        yield begun


def chat_model(settings: Settings) -> ChatModel:
    """The model behind the OpenAI-compatible address of the settings."""
    model = init_chat_model(
        settings.model,
        model_provider="openai",
        base_url=settings.openai_base_url or None,
        api_key=settings.openai_api_key.get_secret_value() or "none",  # a local server wants none, the client wants one
        timeout=settings.model_timeout,
        max_retries=0,  # the extractive answer is the second try
        temperature=0,
    )
    return ChatModel(model, timeout=settings.model_timeout)


def _text(chunk: BaseMessageChunk | AIMessageChunk) -> str:
    return chunk.content if isinstance(chunk.content, str) else ""


def _finished(chunk: BaseMessageChunk | AIMessageChunk) -> bool:
    return chunk.response_metadata.get("finish_reason") == "stop"
