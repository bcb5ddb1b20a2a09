"""Any language model that LangChain knows, line by line; complete only when it says that it has finished."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from dataclasses import dataclass
from functools import partial

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessageChunk
from langsmith import tracing_context
from openai import DefaultAsyncHttpxClient

from assistant.adapters.own_thread import in_its_own_thread
from assistant.ports import ModelUnavailable
from assistant.settings import Settings

_LONGEST_REPLY = 20_000  # characters; three sentences need a few hundred
_LONGEST_REASON = 200  # characters of what a server says about its trouble


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds a model may take for a whole reply, and how many it may say nothing."""

    whole: float
    silence: float


class ChatModel:
    """Streams a reply and hands over each line once it is whole."""

    def __init__(
        self, connected: Callable[[], AbstractAsyncContextManager[BaseChatModel]], *, name: str, patience: Patience
    ) -> None:
        self._connected = connected
        self._patience = patience
        self.name = name

    def lines(self, prompt: str) -> Iterator[str]:
        """The lines of the reply; ModelUnavailable when it breaks, dawdles, is silent or is cut off."""
        begun = ""
        with closing(in_its_own_thread(partial(self._reply, prompt))) as pieces:
            for piece in pieces:
                *whole, begun = (begun + piece).split("\n")
                yield from whole
        yield begun

    async def _reply(self, prompt: str, hand: Callable[[str], None]) -> None:
        try:
            with tracing_context(enabled=False):  # no question goes anywhere else, whatever the machine has set
                async with asyncio.timeout(self._patience.whole), self._connected() as model:
                    await self._whole(aiter(model.astream(prompt)), hand)
        except ModelUnavailable:
            raise
        except TimeoutError as error:
            msg = f"no complete reply within {self._patience.whole} s"
            raise ModelUnavailable(msg) from error
        except Exception as error:  # what LangChain makes of a body that nobody foresaw may be of any class
            msg = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_REASON]
            raise ModelUnavailable(msg) from error

    async def _whole(self, chunks: AsyncIterator[BaseMessageChunk], hand: Callable[[str], None]) -> None:
        length, finished = 0, False
        while (chunk := await self._next(chunks)) is not None:
            length += len(_text(chunk))
            if length > _LONGEST_REPLY:
                msg = f"the reply is longer than {_LONGEST_REPLY} characters"
                raise ModelUnavailable(msg)
            hand(_text(chunk))
            finished = finished or chunk.response_metadata.get("finish_reason") == "stop"
        if not finished:
            msg = "the reply was cut off"
            raise ModelUnavailable(msg)

    async def _next(self, chunks: AsyncIterator[BaseMessageChunk]) -> BaseMessageChunk | None:
        """The next chunk; a comment that keeps the connection alive is none. None: there are no more."""
        try:
            async with asyncio.timeout(self._patience.silence):
                return await anext(chunks, None)
        except TimeoutError as error:
            msg = f"silent for {self._patience.silence} s"
            raise ModelUnavailable(msg) from error


def chat_model(settings: Settings) -> ChatModel:
    """The model behind the OpenAI-compatible address of the settings."""
    patience = Patience(whole=settings.model_timeout, silence=settings.model_silence)

    @asynccontextmanager
    async def connected() -> AsyncIterator[BaseChatModel]:
        async with DefaultAsyncHttpxClient() as http:  # it belongs to the loop that it is made in
            yield init_chat_model(
                settings.model,
                model_provider="openai",
                base_url=settings.openai_base_url or None,
                api_key=settings.openai_api_key.get_secret_value()
                or "none",  # a local server wants none, the client one
                http_async_client=http,
                timeout=patience.whole,
                stream_chunk_timeout=None,  # the patience above is shorter
                max_retries=0,  # the extractive answer is the second try
                temperature=0,
                use_responses_api=False,  # chat.completions is what all compatible servers have
            )

    return ChatModel(connected, name=settings.model, patience=patience)


def _text(chunk: BaseMessageChunk | AIMessageChunk) -> str:
    return chunk.content if isinstance(chunk.content, str) else ""
