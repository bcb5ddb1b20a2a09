"""The whole page in one file: it asks nothing of anybody, and runs only the script that it brings."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from assistant.settings import ROOT
from evals.gate import Reason
from evals.report.contents import Report
from evals.report.failures import NAMES, kinds
from evals.report.page.cases import cases
from evals.report.page.figures import cards, categories
from evals.report.page.markup import Html, joined, tag
from evals.report.page.outcomes import outcomes
from evals.report.record import Since

_PARTS = {
    "ingest": "取り込み",
    "vectors": "意味検索の準備",
    "questions": "質問",
    "judge": "モデルの判定",
}  # of a run, that take their time
_MANY = 12  # links that are no line any more
_HERE = Path(__file__).parent
_TOKENS = re.compile(r"^(?:@media [^{]+\{\s+:root \{.*?^\}|:root \{.*?^\})", re.MULTILINE | re.DOTALL)


def page_of(report: Report) -> str:
    """The page as it is written."""
    style, script = _style(), (_HERE / "page.js").read_text(encoding="utf-8")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"評価 {report.run.name}"),
        tag("link", rel="icon", href="data:,"),
        tag("style", Html(style)),
    )
    body = tag(
        "body",
        tag("a", "質問の一覧へ進む", class_="skip", href="#list"),
        _masthead(report),
        tag("main", *_parts(report), class_="column", id="main"),
        _colophon(report),
        tag("script", Html(script)),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='ja')}\n"


def _style() -> str:
    """The colours and sizes of the chat, and the rules of this page."""
    tokens = _TOKENS.findall((ROOT / "web" / "style.css").read_text(encoding="utf-8"))
    return "\n".join((*tokens, (_HERE / "page.css").read_text(encoding="utf-8")))


def _policy(style: str, script: str) -> str:
    allowed = [f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in (style, script)]
    return (
        f"default-src 'none'; style-src {allowed[0]}; script-src {allowed[1]}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _masthead(report: Report) -> Html:
    now = report.now
    about = {"コミット": now.commit, "質問": f"{now.cases} 問", "文書": f"{len(report.run.documents)} 件"}
    return tag(
        "header",
        tag(
            "div",
            tag(
                "h1",
                tag("span", "Koubo", lang="en"),
                tag("span", "評価の報告", class_="masthead__kind"),
                class_="masthead__name",
            ),
            tag(
                "p",
                report.run.name,
                " ",
                tag("time", now.at.replace("T", " ")[:16], datetime=now.at),
                class_="masthead__run",
            ),
            tag("dl", *_pairs(about), class_="facts facts--row"),
            class_="column masthead__row",
        ),
        class_="masthead",
    )


def _parts(report: Report) -> Iterator[Html]:
    yield _verdict(report)
    yield _part("figures", "指標", cards(report))
    yield _part("outcomes", "結末", outcomes(report))
    yield _part("categories", "分類ごと", categories(report))
    yield tag(
        "section", tag("h2", "質問", id="list", tabindex="-1"), _filters(report), cases(report), _none(), class_="part"
    )


def _part(name: str, title: str, *children: str) -> Html:
    return tag("section", tag("h2", title, id=name), *children, class_="part", aria_labelledby=name)


def _verdict(report: Report) -> Html:
    if not report.reasons:
        said = tag("p", "✓ すべての下限を満たしました。", class_="verdict__line")
        return tag("section", said, _changes(report), class_="verdict", data_tone="good", aria_label="判定")
    reasons = tag("ul", *(tag("li", *_reason(reason)) for reason in report.reasons))
    said = tag("p", f"✗ 下限を満たしていません（{len(report.reasons)} 件）。", class_="verdict__line")
    return tag("section", said, reasons, _changes(report), class_="verdict", data_tone="bad", aria_label="判定")


def _reason(reason: Reason) -> Iterator[str]:
    """Why, and the way to the cases; many of them are folded away."""
    links = [part for one in reason.cases for part in (" ", tag("a", one, href=f"#case-{one}"))]
    yield reason.text
    if len(reason.cases) > _MANY:
        yield tag("details", tag("summary", f"{len(reason.cases)} 問"), tag("p", *links))
    else:
        yield from links


def _changes(report: Report) -> Html:
    if not report.before:
        return tag("p", "前回の報告がないので、比べていません。", class_="small")
    counted = Counter(report.since(row) for row in report.run.rows)
    names = {Since.WORSE: "悪化", Since.BETTER: "改善", Since.OTHER: "答えだけ変化", Since.NEW: "新しい質問"}
    return tag("p", "前回から: ", "、".join(f"{name} {counted[change]} 問" for change, name in names.items()))


def _filters(report: Report) -> Html:
    by_category = Counter(row.case.category for row in report.run.rows)
    by_kind = Counter(kind for row in report.run.rows for kind in kinds(row))
    kinds_named = {str(kind): f"{NAMES[kind]}（{by_kind[kind]}）" for kind in NAMES if by_kind[kind]}
    return tag(
        "form",
        tag(
            "label",
            "言葉で探す",
            tag("input", type="search", id="words", autocomplete="off"),
            class_="field field--words",
        ),
        _choice("category", "分類", {name: f"{name}（{count}）" for name, count in by_category.items()}),
        _choice("kind", "失敗の種類", kinds_named),
        _choice("state", "結果", {"failed": "失敗だけ", "passed": "成功だけ", "changed": "前回から変わったもの"}),
        tag("button", "すべて開く", type="button", id="open-all", class_="button"),
        tag(
            "p",
            tag("output", id="count"),
            tag("span", "／ 探す　j・k 次・前の質問　Enter 開く・閉じる", class_="keys"),
            class_="filters__foot small",
        ),
        class_="filters",
        id="filters",
        role="search",
        aria_label="質問を絞り込む",
        hidden=True,
    )


def _none() -> Html:
    return tag("p", "この条件に当たる質問はありません。", id="none", hidden=True)


def _choice(name: str, title: str, options: dict[str, str]) -> Html:
    known = joined(tag("option", said, value=value) for value, said in options.items())
    return tag("label", title, tag("select", tag("option", "すべて", value=""), known, id=name), class_="field")


def _colophon(report: Report) -> Html:
    pinned = report.run.pinned
    about = {
        "時計": pinned.clock,
        "意味検索": (pinned.embedder or "あり") if pinned.vectors else "なし（キーワードだけ）",
        "モデル": pinned.model or "なし（文書から抜き出した答え）",
        "言葉の版": pinned.words,
        **{_PARTS.get(name, name): f"{took:.1f} 秒" for name, took in report.run.seconds.items()},
        **report.now.versions,
    }
    known = {one.path.name: f"{one.landing}、{one.passages} 箇所" for one in report.run.documents}
    return tag(
        "footer",
        tag("details", tag("summary", "測った条件"), tag("dl", *_pairs(about), class_="facts")),
        tag("details", tag("summary", f"文書（{len(known)}）"), tag("dl", *_pairs(known), class_="facts")),
        class_="column colophon",
    )


def _pairs(about: dict[str, str]) -> Iterator[Html]:
    yield from (tag("div", tag("dt", name), tag("dd", said)) for name, said in about.items() if said)
