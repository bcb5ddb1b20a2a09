"""How an answer looks in a terminal, and how it comes out of a pipe."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from assistant.domain import NoticeKind, Outcome
from assistant.faq.confirmation import ShownConfirmation
from assistant.presenting import ShownAnswer, ShownClaim, ShownNotice, ShownReading, ShownSource
from assistant.settings import ROOT
from assistant.speech import Speech
from assistant.terminal import print_answer
from assistant.words import load_words

WORDS = load_words(ROOT / "prompts" / "ja")
JAPANESE, ENGLISH = WORDS.speech("ja"), WORDS.speech("en")
PERIOD = "公募期間: 令和7年7月18日(金)~令和7年8月27日(水)12時必着"
TABLE = "項目\t令和7年度\n支援規模\t37百万円\n\n※見込みです。"
LONG = "申請する者は、申請の前に意向登録を済ませ、登録の番号を申請書の所定の欄に書き入れて提出します。" * 3


def source(n: int, text: str, heading: str = "6.公募期間") -> ShownSource:
    return ShownSource(
        n=n, doc="hub-7.pdf", title="第7回 公募要領", edition="第7回", page=2, heading=heading, text=text
    )


def answer(*claims: ShownClaim, reply: str = "", choices: tuple[str, ...] = ()) -> ShownAnswer:
    return ShownAnswer(
        outcome=Outcome.ANSWERED if claims else Outcome.NEEDS_CLARIFICATION,
        abstained=not claims,
        answer="\n".join(text for text in (reply, *(claim.text for claim in claims)) if text),
        reading=ShownReading(call=None, editions=[], aspects=[], language="ja", text="みらいハブ 第7回について、締切"),
        wording="",
        claims=list(claims),
        citations=[one for claim in claims for one in claim.sources],
        notices=[ShownNotice(kind=NoticeKind.OPEN, text="この公募は受付中です。")] if claims else [],
        choices=list(choices),
    )


FULL = answer(
    ShownClaim(text=PERIOD, citations=[1], sources=[source(1, PERIOD, "第7回 公募要領 > 6.公募期間")]),
    ShownClaim(text=LONG, citations=[2, 1], sources=[source(2, f"{LONG}\n{TABLE}")]),
)


def shown(given: ShownAnswer, *, width: int = 80, piped: bool = False, speech: Speech = JAPANESE) -> str:
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=not piped, color_system="standard", _environ={})
    print_answer(given, speech, console)
    return out.getvalue()


def uncoloured(given: ShownAnswer, *, width: int, speech: Speech = JAPANESE) -> list[str]:
    out = StringIO()
    print_answer(given, speech, Console(file=out, width=width, force_terminal=True, color_system=None, _environ={}))
    return out.getvalue().split("\n")


def test_first_what_was_understood_then_notices_claims_with_numbers_and_the_quotes() -> None:
    short = answer(
        ShownClaim(text="締切は8月27日です。", citations=[1], sources=[source(1, PERIOD)]), reply="資料では:"
    )

    assert uncoloured(short, width=80) == [
        "読み取り: みらいハブ 第7回について、締切",
        "✓ この公募は受付中です。",
        "",
        "資料では:",
        "",
        "締切は8月27日です。 [1]",
        "",
        "出典",
        "[1] 第7回 公募要領",
        "    第7回 | 2ページ | 6.公募期間",
        "    hub-7.pdf",
        f"    │ {PERIOD}",
        "",
        "",
    ]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal_or_than_is_easy_to_read(width: int) -> None:
    lines = uncoloured(FULL, width=width)

    assert max(map(cell_len, lines)) <= min(width, 100)
    assert "".join(line.strip().removeprefix("│ ") for line in lines).count(LONG) == 2


def test_the_cells_of_a_table_stand_under_each_other() -> None:
    assert [line for line in uncoloured(FULL, width=80) if "│" in line][-3:] == [
        "    │ 項目      令和7年度",
        "    │ 支援規模  37百万円",
        "    │ ※見込みです。",
    ]


def test_a_heading_does_not_say_the_title_again() -> None:
    assert "    第7回 | 2ページ | 6.公募期間" in uncoloured(FULL, width=80)


def test_what_is_piped_is_neither_coloured_nor_broken_over_lines() -> None:
    lines = shown(FULL, width=40, piped=True).split("\n")

    assert "\x1b" not in "".join(lines)
    assert f"{LONG} [2][1]" in lines
    assert "    │ 支援規模\t37百万円" in lines


def test_a_terminal_is_coloured_and_says_the_same() -> None:
    assert "\x1b[" in shown(FULL)


def test_brackets_of_documents_are_no_markup() -> None:
    bracketed = answer(
        ShownClaim(text="[bold]様式[/bold]を提出する。", citations=[1], sources=[source(1, "[red]様式")])
    )

    assert "[bold]様式[/bold]を提出する。 [1]" in uncoloured(bracketed, width=80)


def test_the_terminal_speaks_the_language_of_the_answer() -> None:
    asked_back = answer(reply="Which call do you mean?", choices=("When is the deadline of みらいハブ?",))

    assert uncoloured(asked_back, width=80, speech=ENGLISH) == [
        "Understood as: みらいハブ 第7回について、締切",
        "",
        "Which call do you mean?",
        "",
        "You can ask",
        "  - When is the deadline of みらいハブ?",
        "",
    ]
    assert "    第7回 | p. 2 | 6.公募期間" in uncoloured(FULL, width=80, speech=ENGLISH)


def test_an_answer_that_was_confirmed_says_so_above_its_claims() -> None:
    confirmed = ShownConfirmation(entry="e", question="締切は", on=date(2025, 8, 1), view="/faq/e")
    shown = answer(ShownClaim(text=PERIOD, citations=[1], sources=[source(1, PERIOD)]))
    console = Console(file=StringIO())
    print_answer(shown.model_copy(update={"confirmed": confirmed}), JAPANESE, console)

    lines = console.file.getvalue().split("\n")  # type: ignore[attr-defined]
    assert lines.index("✓ 事務局確認済み（2025-08-01）") < lines.index(f"{PERIOD} [1]")
