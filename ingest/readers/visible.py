"""What a reader of a web page sees as its matter: nothing hidden, nothing struck out, no furniture of the site."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

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
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|text-decoration[a-z-]*\s*:[^;]*line-through",
    re.IGNORECASE,
)


def is_visible(node: LexborNode) -> bool:
    """Whether what stands in an element belongs to the page's text."""
    tag = node.tag or ""
    return tag not in _NEVER and tag not in _STRUCK and not _hidden(node) and not _of_the_site(node, tag)


def _hidden(node: LexborNode) -> bool:
    given = node.attributes
    shut = node.tag == "dialog" and "open" not in given
    unspoken = (given.get("aria-hidden") or "").lower() == "true"
    return shut or unspoken or "hidden" in given or bool(_HIDING.search(given.get("style") or ""))


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
