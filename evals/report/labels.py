"""The Japanese names of what is measured, in full for a page and short for a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain import Outcome
from evals.intervals import Interval
from evals.metrics import Figures, Share
from evals.report.record import Since

ANSWERS, SOURCES, SEARCH, BARRED, OTHERS = "答え", "引用と出典", "検索", "あってはならないもの", "そのほか"


@dataclass(frozen=True, slots=True)
class Label:
    """How a figure is called."""

    short: str
    says: str  # what it is the share of, or counts
    about: str = OTHERS


FIGURES: Mapping[str, Label] = {
    "item": Label("成功", "期待どおりに答えたか、保留した質問", ANSWERS),
    "answer_acc": Label("正答", "答えられる質問のうち、正しく答えたもの", ANSWERS),
    "fact_recall": Label("事実", "あるべき事実のうち、答えにあったもの", ANSWERS),
    "abst_ok": Label("保留", "答えられない質問のうち、正しく保留したもの", ANSWERS),
    "abst_prec": Label("保留の精度", "保留のうち、正しかったもの", ANSWERS),
    "abst_rec": Label("保留の再現", "保留すべき質問のうち、保留したもの", ANSWERS),
    "cite_hit": Label("出典", "答えられる質問のうち、正しい箇所を引いたもの", SOURCES),
    "cite_prec": Label("的中", "引用のうち、正しい箇所だったもの", SOURCES),
    "outcome": Label("結末の一致", "期待した結末になったもの", ANSWERS),
    "recall_1": Label("検索 1 位", "答えられる質問のうち、正しい箇所が 1 番目に見つかったもの", SEARCH),
    "recall_5": Label("検索 5 位まで", "正しい箇所が 5 番目までに見つかったもの", SEARCH),
    "recall_10": Label("検索 10 位まで", "正しい箇所が 10 番目までに見つかったもの", SEARCH),
    "mrr": Label("検索 MRR", "正しい箇所の順位の逆数の平均", SEARCH),
    "edition_1": Label("検索の版", "1 番目に見つかった箇所が、正しい版だったもの", SEARCH),
    "invariance": Label("言い換え", "別の書き方で聞いても、同じ事実を答えたもの", ANSWERS),
    "judge": Label("判定役", "モデルの判定が、合否と一致したもの（合否には使わない）"),
    "quote_verbatim": Label("引用", "引用のうち、原文と一字一句同じもの", SOURCES),
    "forbidden": Label("禁止", "禁止の内容を答えた質問", BARRED),
    "edition_errors": Label("別版", "別の版の文書を引いた質問", BARRED),
    "too_long": Label("長文", "長すぎる答え", BARRED),
}
BY_CATEGORY = (  # what is shown for each category, in a line that a terminal has room for
    "item", "answer_acc", "fact_recall", "abst_ok", "cite_hit", "cite_prec", "quote_verbatim",
    "forbidden", "edition_errors", "too_long",
)  # fmt: skip
COUNTED = frozenset({"forbidden", "edition_errors", "too_long"})  # shown as how many, not as a share
OUTCOMES: Mapping[str, str] = {
    Outcome.ANSWERED: "回答",
    Outcome.NEEDS_CLARIFICATION: "聞き返し",
    Outcome.NOT_IN_DOCUMENTS: "記載なし",
    Outcome.EDITION_UNKNOWN: "版が不明",
    Outcome.OUT_OF_SCOPE: "対象外",
    Outcome.REFUSED: "お断り",
    Outcome.WITHHELD: "差し控え",
}
CHANGES: Mapping[Since, str] = {
    Since.WORSE: "悪化",
    Since.BETTER: "改善",
    Since.OTHER: "答えが変化",
    Since.SAME: "前回と同じ",
    Since.NEW: "新しい質問",
}


def label(name: str) -> Label:
    """How a figure is called; one that nobody named here is called by its key."""
    return FIGURES.get(name, Label(name, ""))


def measured(figures: Figures) -> Figures:
    """The figures that there was something to measure for."""
    return {name: share for name, share in figures.items() if share.whole}


def shown(name: str, share: Share) -> str:
    """A figure as it is read: a share in percent, or how many; a dash where nothing was measured."""
    if not share.whole:
        return "-"
    return f"{share.part:.0f}" if name in COUNTED else f"{100 * share.value:.1f}"


def spread(name: str, around: Interval | None) -> str:
    """Where a share may lie, in percent; a dash for a count, or where nothing was measured."""
    return "-" if around is None or name in COUNTED else f"{100 * around.low:.1f}–{100 * around.high:.1f}"


def unit(name: str) -> str:
    """What a figure is measured in."""
    return "件" if name in COUNTED else "%"
