"""Of a passage that tells of several things one after the other under the same labels, the one that is asked about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import tokens

_BETWEEN = re.compile(r"\n[^\S\n]*\n")
_LABEL = re.compile(r"\s*([一-龠々ァ-ヶー]{2,10})[\s:]")  # 公募期間 …, 補助率 …
_TWICE = 2


def block_asked(lines: Sequence[str], passage: str, question: str) -> list[str]:
    """The lines without those of the blocks beside the one that holds most of what is asked; all where none leads."""
    blocks = [mend(block).text.strip().split("\n") for block in _BETWEEN.split(passage)]
    labels = Counter(label for block in blocks for label in _labels(block))
    alike = [block for block in blocks if any(labels[label] >= _TWICE for label in _labels(block))]
    wanted = set(tokens(question))
    held = [len(wanted & set(tokens("\n".join(block)))) for block in alike]
    if len(alike) < _TWICE or held.count(max(held)) > 1:
        return list(lines)
    best = alike[held.index(max(held))]
    others = {line.strip() for block in alike if block is not best for line in block} - {line.strip() for line in best}
    return [line for line in lines if line.strip() not in others]


def _labels(block: Sequence[str]) -> set[str]:
    return {match[1] for line in block if (match := _LABEL.match(line))}
