"""What a reader of a web page sees as its matter: what is hidden or struck out is taken off and told, furniture is not told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from assistant.domain import Remark, RemarkKind
from ingest.readers.html_styles import Styles, styles_of

_NEVER = frozenset(
    {
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "iframe",
        "object",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
    }
)
_NEVER |= {"select", "button", "textarea", "datalist", "rt", "rp", "map", "-comment"}
_STRUCK = frozenset({"s", "del", "strike"})
_OF_THE_SITE = frozenset({"header", "footer", "aside"})
_MATTER = frozenset({"main", "article", "section"})  # a header or an aside in one of these is its own, not the site's
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search"})
_TOLD = "p, table, ul, ol, dl, h1, h2, h3, h4, h5, h6"
_LONGEST_LABELS = 80  # characters
_FURNITURE = frozenset(
    {"header", "footer", "site-header", "site-footer", "nav", "gnav", "global-nav", "globalnav", "sitemap"}
    | {"breadcrumb", "breadcrumbs", "topicpath", "topic-path", "pankuzu", "skip-link", "skiplink"}
)
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 8  # in hidden words that are worth a look
_OF_LINKS = 0.6  # share of the words that makes a menu


def without_unseen(tree: LexborHTMLParser) -> tuple[Remark, ...]:
    """Take off the page what does not belong to its text; what is told of it."""
    if tree.body is None:
        return ()
    styles = styles_of(tree)
    remarks: list[Remark] = []
    waiting = [tree.body]
    while waiting:  # no recursion: a page may be nested as deep as its bytes allow
        node = waiting.pop()
        if _is_furniture(node):
            node.decompose()
        elif (remark := _unseen(node, styles)) is not None:
            remarks += [remark] if remark.kind is RemarkKind.STRUCK or _worth_a_look(node, remark.text) else []
            node.decompose()
        else:
            waiting.extend(reversed(list(node.iter(include_text=False))))
    return tuple(remark for remark in remarks if remark.text)


def _is_furniture(node: LexborNode) -> bool:
    tag = node.tag or ""
    return tag in _NEVER or _of_the_site(node, tag)


def _unseen(node: LexborNode, styles: Styles) -> Remark | None:
    """What to tell of an element that no reader sees; None: it is seen."""
    if node.tag in _STRUCK or styles.strike(node):
        return Remark(RemarkKind.STRUCK, _words_in(node), why="取り消し線で消されています")
    why = styles.hide(node) or _shut(node)
    return Remark(RemarkKind.HIDDEN, _words_in(node), why=why) if why else None


def _shut(node: LexborNode) -> str:
    given = node.attributes
    if (node.tag == "dialog" and "open" not in given) or "hidden" in given:
        return "画面に出ない部分です"
    return "読み上げられない部分です（aria-hidden）" if (given.get("aria-hidden") or "").lower() == "true" else ""


def _worth_a_look(node: LexborNode, words: str) -> bool:
    linked = sum(len(link.text(strip=True)) for link in node.css("a"))
    return len(_LETTER.findall(words)) >= _FEWEST_LETTERS and linked < _OF_LINKS * len(words)


def _words_in(node: LexborNode) -> str:
    return " ".join(" ".join(_texts_in(node)).split())


def _texts_in(node: LexborNode) -> Iterator[str]:
    waiting = list(node.iter(include_text=True))[::-1]
    while waiting:
        within = waiting.pop()
        if within.tag == "-text":
            yield within.text_content or ""
        elif not _is_furniture(within):
            waiting.extend(reversed(list(within.iter(include_text=True))))


def _of_the_site(node: LexborNode, tag: str) -> bool:
    given = node.attributes
    named = {(given.get("id") or "").lower(), *(given.get("class") or "").lower().split()}
    if tag in _OF_THE_SITE or named & _FURNITURE:
        return not _within_matter(node)
    return given.get("role") in _ROLES or (tag == "form" and _to_fill_in(node))


def _to_fill_in(form: LexborNode) -> bool:
    """Whether a form is for the reader to write in, rather than one that a server puts around a whole page."""
    return form.css_first(_TOLD) is None and len(form.text(strip=True)) <= _LONGEST_LABELS


def _within_matter(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in _MATTER:
            return True
        above = above.parent
    return False
