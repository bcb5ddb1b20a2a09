"""Words that are meant for a language model, and not for an applicant."""

from __future__ import annotations

import re

from assistant.languages.ja.normalise import plain

TO_A_MACHINE = (
    re.compile(
        r"(?:これまで|ここまで|今まで|以前|上記|直前|前)の?(?:の|すべての|全ての)*(?:指示|命令|プロンプト)(?:は|を|に)?(?:すべて|全て)?(?:無視|忘れ|従わ)"
    ),
    re.compile(
        r"(?:AI|人工知能|チャットボット|言語モデル|LLM)(?:エージェント|モデル|アシスタント)?(?:へ|への|に対する|に対して|向け)の?(?:指示|命令|お願い)(?!書)"
    ),
    re.compile(r"システム\s*プロンプト"),
    re.compile(r"あなたは[^。\n]{0,20}(?:AI|アシスタント|チャットボット)(?:アシスタント)?です"),
    re.compile(
        r"(?:ignore|disregard|forget)\s+(?:all\s+|any\s+)?(?:of\s+)?(?:the\s+|your\s+)?(?:previous|prior|above|earlier)\s+(?:instruction|prompt)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bas an AI(?:\s+language)?\s+(?:model|assistant)|\byou are (?:an AI|ChatGPT|a helpful assistant)",
        re.IGNORECASE,
    ),
    re.compile(r"\bsystem prompt\b", re.IGNORECASE),
)


def speaks_to_a_machine(text: str) -> bool:
    """Whether a text gives orders to a language model."""
    return any(pattern.search(plain(text)) for pattern in TO_A_MACHINE)
