"""A source as HTML: what it is, its page with the marks, its text, and the way to the neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from assistant.api.markup import Markup, element, together
from assistant.api.sources import image_of
from assistant.boxes import Area
from assistant.domain import DocumentKind
from assistant.presenting import view_of
from assistant.source_text import Block, Cell
from assistant.source_view import Place, SourceView
from assistant.speech import Speech

_LINKED = frozenset({"http", "https"})


def source_article(views: Sequence[SourceView], speech: Speech) -> tuple[str, Markup]:
    """The title and the body for the pages that a quote stands on."""
    first, last = views[0], views[-1]
    title = _name(first, speech)
    parts = [part for view in views for part in _page(view, speech, again=view is not first)]
    body = element(
        "article",
        element("header", element("h1", title, class_="source-view__title", lang="ja"), *_standing(first, speech)),
        _facts(first, speech),
        _ways(first, last, speech),
        *parts,
        class_="source-view",
    )
    return title, body


def _name(view: SourceView, speech: Speech) -> str:
    document = view.source.document
    several = len(view.source.pages) > 1 or view.page.picture is not None
    slide = document.kind is DocumentKind.SLIDES or bool(view.frames)
    kind = ("of_slide" if slide else "name") if several else "of_whole"
    return speech.say(f"source.{kind}", name=document.title or document.file_name, page=str(view.page.number))


def _standing(view: SourceView, speech: Speech) -> tuple[Markup, ...]:
    """That a newer revision took its place, where one did."""
    if view.source.live:
        return ()
    newer = f"{view.at}/source/{view.source.document.id}/{view.page.number}"
    link = element("a", speech.say("source.newer"), href=newer)
    return (element("p", speech.say("source.superseded"), " ", link, class_="notice notice--warning"),)


def _facts(view: SourceView, speech: Speech) -> Markup:
    source, document = view.source, view.source.document
    revision = speech.say("source.read", date=_day(source.read_at.date(), speech), page=str(document.revision))
    rows = (
        ("call", source.call.name),
        ("edition", source.edition.label),
        ("heading", " > ".join(view.heading)),
        ("published", _day(document.published_on, speech) if document.published_on else ""),
        ("revision", revision),
        ("file", document.file_name),
    )
    shown = (
        element("div", element("dt", speech.say(f"source.{name}")), element("dd", text)) for name, text in rows if text
    )
    return together(
        element("dl", *shown, class_="source__place"),
        *official(document.source_url, speech.templates["source.official"]),
    )


def official(address: str, words: str) -> tuple[Markup, ...]:
    """Only an address of the web becomes a link: a document may hold any other scheme."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ()
    if parts.scheme not in _LINKED or not parts.hostname:
        return ()
    link = element("a", words.format(name=parts.hostname), href=address, target="_blank", rel="noopener noreferrer")
    return (element("p", link, class_="source__away"),)


def _day(day: date, speech: Speech) -> str:
    return speech.say("source.day", year=str(day.year), month=str(day.month), day=str(day.day))


def _ways(first: SourceView, last: SourceView, speech: Speech) -> Markup:
    ways = ((first, first.previous, "previous", "prev"), (last, last.following, "next", "next"))
    links = (
        element(
            "a", speech.say(f"source.{name}"), href=_address(view, place, speech), rel=rel, class_="button button--line"
        )
        for view, place, name, rel in ways
        if place is not None
    )
    return element("nav", *links, class_="source-view__ways", aria_label=speech.say("source.neighbours"))


def _address(view: SourceView, place: Place, speech: Speech) -> str:
    address = view_of(view.source.document, place.page, place.start, place.end, at=view.at)
    return f"{address}&lang={speech.language}"


def _page(view: SourceView, speech: Speech, *, again: bool) -> list[Markup]:
    """A page as it looks, and its text beside it."""
    begun = [element("p", speech.say("source.goes_on"), class_="source-view__goes-on")] if again else []
    looks = [_picture(view, speech)] if view.pictured or view.frames else []
    missing = view.page.picture is not None and view.page.picture.drawn and not looks
    looks += [element("p", speech.say("source.undrawn"), class_="notice")] if missing else []
    text = element(
        "section",
        element("h2", speech.say("source.text"), class_="source-view__part"),
        *_text(view, speech),
        class_="source-view__text",
    )
    pair = "source-view__pair" if looks and not missing else "source-view__alone"
    return [*begun, element("div", *looks, text, class_=pair)]


def _picture(view: SourceView, speech: Speech) -> Markup:
    number = str(view.page.number)
    words = ("slide", "laid_out") if view.frames else ("picture", "marked")
    sheet = _slide(view) if view.frames else _sheet(view, speech.say("source.alt", page=number))
    zoom = element("input", type="checkbox", class_="sheet__zoom", id=f"zoom-{number}")
    label = element("label", speech.say("source.zoom"), for_=f"zoom-{number}", class_="sheet__label")
    scroll = element(
        "div", sheet, class_="sheet__scroll", tabindex="0", role="group", aria_label=speech.say(f"source.{words[0]}")
    )
    return element(
        "section",
        element("h2", speech.say(f"source.{words[0]}"), class_="source-view__part"),
        zoom,
        label,
        scroll,
        element("p", speech.say(f"source.{words[1]}"), class_="sheet__caption"),
        class_="source-view__picture",
    )


def _sheet(view: SourceView, alt: str) -> Markup:
    picture = view.page.picture
    size = {"width": round(picture.width), "height": round(picture.height)} if picture else {}
    image = element("img", src=image_of(view), alt=alt, class_="sheet__image", **size)
    marks = (element("rect", **_place(area), class_="sheet__mark") for area in view.marks)
    over = element("svg", *marks, class_="sheet__marks", aria_hidden="true")
    return element("div", image, over, class_="sheet")


def _slide(view: SourceView) -> Markup:
    picture = view.page.picture
    box = f"0 0 {picture.width:g} {picture.height:g}" if picture else "0 0 1 1"
    frames = (
        element(
            "foreignObject",
            element("div", *_runs(frame.words), class_="sheet__words"),
            **_place(frame.area),
            font_size=frame.size,
            class_="sheet__frame",
        )
        for frame in view.frames
    )
    return element("svg", *frames, viewBox=box, class_="sheet sheet--slide", aria_hidden="true")


def _place(area: Area) -> dict[str, str]:
    x, y, width, height = (f"{100 * share:.3f}%" for share in area)
    return {"x": x, "y": y, "width": width, "height": height}


def _text(view: SourceView, speech: Speech) -> list[Markup]:
    """The text in its blocks; the first mark is where a link to the quote leads."""
    before = [element("p", speech.say("source.before"), class_="source-view__cut")] if view.text.before else []
    after = [element("p", speech.say("source.after"), class_="source-view__cut")] if view.text.after else []
    return [*before, *(_block(block) for block in view.text.blocks), *after]


def _block(block: Block) -> Markup:
    if not block.table:
        lines = [together(*(part for cell in row for part in _runs(cell))) for row in block.rows]
        return element("p", *[part for line in lines for part in (element("br"), line)][1:], lang="ja")
    rows = (element("tr", *(element("td", *_runs(cell)) for cell in row)) for row in block.rows)
    table = element("table", element("tbody", *rows), class_="source-view__table", lang="ja")
    return element("div", table, class_="source-view__wide", tabindex="0", role="group")


def _runs(cell: Cell) -> list[str]:
    return [element("mark", run.text) if run.marked else run.text for run in cell]
