"""Published entries as HTML, and as the data that search engines read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from assistant.api.markup import Markup, element, together
from assistant.api.source_markup import official
from assistant.deadlines import State
from assistant.faq.showing import FaqCall, FaqEdition, ShownEntry, ShownFaq
from assistant.presenting import ShownClaim, ShownSource

_STATES = {State.OPEN: "state_open", State.CLOSED: "state_closed", State.NOT_YET: "state_not_yet"}
_IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}  # nothing ends the element
Said = Mapping[str, str]


def linked_data(entries: Iterable[ShownEntry]) -> Markup:
    """A FAQPage in JSON-LD: an element of data, which no browser runs."""
    asked = [
        {
            "@type": "Question",
            "name": entry.question,
            "url": entry.view,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": "\n".join(claim.text for claim in entry.claims),
                "dateModified": entry.confirmed_on.isoformat(),
                "citation": [source.title or source.doc for source in entry.citations],
            },
        }
        for entry in entries
    ]
    page = {"@context": "https://schema.org", "@type": "FAQPage", "inLanguage": "ja", "mainEntity": asked}
    text = json.dumps(page, ensure_ascii=False).translate(_IN_SCRIPT)
    return Markup(f'<script type="application/ld+json">{text}</script>') if asked else Markup("")


def faq_list(faq: ShownFaq, said: Said) -> Markup:
    """All that was found: by call and edition."""
    return together(
        element("h1", said["title"], class_="faq__title"),
        element("p", said["lead"], class_="lead"),
        _search(faq, said),
        *_contents(faq, said),
        *(_call(call, said) for call in faq.calls),
        element("p", said["check"], class_="lead"),
    )


def faq_entry(entry: ShownEntry, edition: FaqEdition, said: Said) -> Markup:
    """One entry with the quotes behind it."""
    return together(
        element(
            "article",
            element("p", f"{entry.call.name} ", _edition_name(edition, said), class_="faq__of"),
            element("h1", entry.question, class_="faq__title"),
            confirmed(entry, said),
            *_newer(edition, said),
            _claims(entry, said, at="#source-{n}"),
            element("h2", said["sources"], class_="faq__part"),
            *(_source(source, said) for source in entry.citations),
            class_="faq__one",
        ),
        element("p", said["check"], class_="lead"),
        element("p", element("a", said["all"], href="/faq"), class_="faq__ways"),
    )


def faq_trouble(kind: str, said: Said) -> Markup:
    """That there is nothing to show, and what to do."""
    return together(
        element("h1", said[kind], class_="faq__title"),
        element("p", said[f"{kind}_why"]),
        element(
            "p", element("a", said["all"], href="/faq"), " ", element("a", said["ask"], href="/"), class_="faq__ways"
        ),
    )


def confirmed(entry: ShownEntry, said: Said) -> Markup:
    """Who confirmed it, and when."""
    on = entry.confirmed_on
    day = said["day"].format(year=on.year, month=on.month, day=on.day)
    return element(
        "p",
        element("span", said["confirmed"], class_="confirmed__mark"),
        element("time", day, datetime=on.isoformat()),
        class_="confirmed",
    )


def _search(faq: ShownFaq, said: Said) -> Markup:
    form = element(
        "form",
        element("label", said["search"], for_="q", class_="ask__label"),
        element("input", id="q", name="q", type="search", value=faq.query, maxlength="200", class_="faq__field"),
        element("button", said["search_button"], type="submit", class_="button button--key"),
        action="/faq",
        method="get",
        role="search",
        class_="faq__search",
    )
    if not faq.query:
        return together(form, *([] if faq.count else [element("p", said["none"])]))
    told = said["found" if faq.count else "found_none"].format(q=faq.query, count=faq.count)
    every = element("a", said["search_all"], href="/faq")
    return together(form, element("p", told, " ", every, class_="faq__found", role="status"))


def _contents(faq: ShownFaq, said: Said) -> Iterator[Markup]:
    """Links to the editions, where there are several."""
    links = [
        element("li", element("a", f"{call.name} {edition.label}", href=f"#{edition.id}"), " ", _count(edition, said))
        for call in faq.calls
        for edition in call.editions
    ]
    if len(links) > 1:
        yield element("nav", element("ul", *links, role="list"), aria_label=said["contents"], class_="faq__contents")


def _count(edition: FaqEdition, said: Said) -> Markup:
    return element("span", said["entries"].format(count=len(edition.entries)), class_="faq__count")


def _call(call: FaqCall, said: Said) -> Markup:
    heading = f"call-{call.id}"
    return element(
        "section",
        element("h2", call.name, id=heading, class_="faq__call"),
        *(_of_edition(edition, said) for edition in call.editions),
        aria_labelledby=heading,
        class_="faq__group",
    )


def _of_edition(edition: FaqEdition, said: Said) -> Markup:
    entries = (
        element(
            "article",
            element("h4", element("a", entry.question, href=entry.view), class_="faq__question"),
            _claims(entry, said),
            confirmed(entry, said),
            class_="faq__entry",
        )
        for entry in edition.entries
    )
    return element(
        "section",
        element("h3", _edition_name(edition, said), id=edition.id, class_="faq__edition"),
        *_newer(edition, said),
        *entries,
        aria_labelledby=edition.id,
        class_="faq__entries",
    )


def _edition_name(edition: FaqEdition, said: Said) -> Markup:
    state = _STATES.get(edition.state)
    badge = [" ", element("span", said[state], class_="badge", data_state=edition.state)] if state else []
    return together(element("span", edition.label), *badge)


def _newer(edition: FaqEdition, said: Said) -> Iterator[Markup]:
    """That there is a newer edition: nobody should read last year's rules for this year's."""
    if edition.newest != edition.label:
        told = said["other_edition"].format(edition=edition.label, newest=edition.newest)
        yield element("p", told, class_="notice notice--warning")


def _claims(entry: ShownEntry, said: Said, *, at: str = "") -> Markup:
    """The claims; a number leads to the quote on the page, or to the page of the source."""
    sources = {source.n: source for source in entry.citations}
    claims = (element("li", _claim(claim, sources, said, at), class_="claim") for claim in entry.claims)
    return element("ul", *claims, role="list", class_="claims")


def _claim(claim: ShownClaim, sources: Mapping[int, ShownSource], said: Said, at: str) -> Markup:
    links = (
        element(
            "a",
            f"[{n}]",
            href=at.format(n=n) or sources[n].view,
            aria_label=f"{said['source']} [{n}] {_place(sources[n], said)}",
            title=_place(sources[n], said),
            class_="citation",
        )
        for n in claim.citations
    )
    return element(
        "p", element("span", claim.text), element("span", *links, class_="claim__citations"), class_="claim__line"
    )


def _place(source: ShownSource, said: Said) -> str:
    page = said["page"].format(page=source.page) if source.page else ""
    return " ".join(part for part in (source.title or source.doc, page) if part)


def _source(source: ShownSource, said: Said) -> Markup:
    rows = (("edition", source.edition), ("heading", source.heading), ("page_label", source.page), ("doc", source.doc))
    shown = (element("div", element("dt", said[name]), element("dd", str(text))) for name, text in rows if text)
    title = (
        element("span", f"{said['source']} {source.n}", class_="source__number"),
        element("cite", source.title or source.doc),
    )
    return element(
        "figure",
        element("figcaption", *title, class_="source__title"),
        element("blockquote", source.text, class_="source__quote"),
        element("dl", *shown, class_="source__place"),
        element("p", element("a", said["open_page"], href=source.view), class_="source__open"),
        *official(source.source_url, said["official"]),
        id=f"source-{source.n}",
        class_="source",
    )
