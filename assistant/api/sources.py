"""GET /api/v1/documents/{id}/pages/{n}: a page of a source with what is quoted of it, and its image."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from assistant.api.problems import Refused, responses
from assistant.boxes import Area
from assistant.domain import DocumentKind
from assistant.pipeline import Assistant
from assistant.ports import PageNotDrawn
from assistant.presenting import NamedCall, NamedEdition, view_of
from assistant.source_text import Block, Cell
from assistant.source_view import Place, SourceView

FARTHEST = 2**31 - 1  # no page is longer, and no number higher
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}  # a revision never changes

DocumentId = Annotated[str, Path(max_length=64, description="id of the document")]
PageNumber = Annotated[int, Path(ge=0, le=FARTHEST, description="the page, slide or sheet; 1 where there is only one")]
Offset = Annotated[int, Query(ge=0, le=FARTHEST)]
RevisionNumber = Annotated[int | None, Query(ge=0, le=FARTHEST, description="without it, the live one")]


class ShownArea(BaseModel):
    """A part of the page, in percent of its width and height."""

    left: float
    top: float
    width: float
    height: float


class ShownRun(BaseModel):
    """Characters that are quoted, or that are not."""

    text: str
    marked: bool


class ShownBlock(BaseModel):
    """Lines of text, each a row with one cell; or the rows of a table. A cell is a list of runs."""

    kind: Literal["text", "table"]
    rows: list[list[list[ShownRun]]]


class ShownFrame(BaseModel):
    """A box of a slide with its words; `size` is that of its letters in percent of the width of the slide."""

    area: ShownArea
    size: float
    runs: list[ShownRun]


class ShownPicture(BaseModel):
    """How the page looks: an image where the file holds one, else the boxes of a slide."""

    width: float = Field(description="in points")
    height: float
    image: str = Field(description="address of the image; empty: there is none", examples=["/api/v1/documents/…/image"])
    frames: list[ShownFrame]
    marks: list[ShownArea] = Field(description="over the quoted characters, by the boxes kept when it was read")


class ShownPassage(BaseModel):
    """A passage of the page: `text[start:end]`."""

    heading: str
    start: int
    end: int


class ShownPlace(BaseModel):
    """Another place of the same revision, and the page that shows it."""

    page: int
    start: int
    end: int
    view: str


class ShownDocument(BaseModel):
    """The document and where it comes from."""

    id: str
    doc: str = Field(description="file name")
    title: str
    kind: DocumentKind
    call: NamedCall
    edition: NamedEdition
    published_on: date | None
    source_url: str
    revision: int
    read_at: datetime
    live: bool = Field(description="false: a newer revision took its place")
    pages: list[int]


def _place_example(page: int, start: int, end: int) -> JsonDict:
    view = f"/source/5f0c2d7b9a1e4c38/{page}?revision=3&from={start}&to={end}"
    return {"page": page, "start": start, "end": end, "view": view}


EXAMPLE: JsonDict = {
    "document": {
        "id": "5f0c2d7b9a1e4c38",
        "doc": "guideline.pdf",
        "title": "第7回 公募要領",
        "kind": "guideline",
        "call": {"id": "daadf0cdeb8774fe", "name": "地域オープンイノベーション拠点選抜制度"},
        "edition": {"id": "26a4253e34b2f6fe", "label": "第7回"},
        "published_on": "2025-07-18",
        "source_url": "",
        "revision": 3,
        "read_at": "2025-07-18T10:00:00+09:00",
        "live": True,
        "pages": [1, 2, 3],
    },
    "page": 2,
    "heading": "6.公募期間",
    "text": "公募期間：令和7年8月27日（水）12時必着",
    "start": 5,
    "end": 22,
    "blocks": [
        {
            "kind": "text",
            "rows": [
                [[{"text": "公募期間：", "marked": False}, {"text": "令和7年8月27日（水）12時必着", "marked": True}]]
            ],
        }
    ],
    "before": False,
    "after": False,
    "picture": {
        "width": 595.0,
        "height": 842.0,
        "image": "/api/v1/documents/5f0c2d7b9a1e4c38/pages/2/image?revision=3",
        "frames": [],
        "marks": [{"left": 20.5, "top": 12.1, "width": 30.2, "height": 1.7}],
    },
    "passages": [{"heading": "6.公募期間", "start": 0, "end": 22}],
    "previous": _place_example(1, 610, 702),
    "following": _place_example(2, 24, 96),
    "rest": _place_example(3, 0, 8),
}


class ShownPage(BaseModel):
    """A page of a source, its quoted characters marked."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    document: ShownDocument
    page: int
    heading: str = Field(description="of the passage that holds the quote")
    text: str = Field(description="the whole text of the page, as extracted")
    start: int
    end: int
    blocks: list[ShownBlock] = Field(description="the text to show; of a very long page, what stands around the quote")
    before: bool = Field(description="whether blocks leave out what stands before")
    after: bool
    picture: ShownPicture | None
    passages: list[ShownPassage]
    previous: ShownPlace | None
    following: ShownPlace | None
    rest: ShownPlace | None = Field(description="of a quote that goes on on the next page")


def routes(assistant: Assistant) -> APIRouter:
    """The routes that show a source."""
    router = APIRouter(prefix="/api/v1/documents/{document}/pages/{number}", tags=["sources"])

    @router.get(
        "",
        summary="A page of a source, with what is quoted of it",
        responses=responses(404, 422, 503),
    )
    def page(
        document: DocumentId,
        number: PageNumber,
        start: Annotated[Offset, Query(alias="from", description="where the quote begins in the text")] = 0,
        end: Annotated[Offset, Query(alias="to", description="where it ends; beyond the page: on the next one")] = 0,
        revision: RevisionNumber = None,
    ) -> ShownPage:
        view = assistant.sources.view(document, Place(number, start, end), revision)
        if view is None:
            raise Refused(404, detail="no_page")
        return shown_page(view)

    @router.get(
        "/image",
        response_class=Response,
        summary="The image of a page",
        responses={200: {"content": {"image/webp": {}}}, **responses(404, 422, 503)},
    )
    def image(document: DocumentId, number: PageNumber, revision: RevisionNumber = None) -> Response:
        try:
            drawn = assistant.sources.image(document, number, revision)
        except PageNotDrawn as error:
            raise Refused(503, detail="no_image") from error
        if drawn is None:
            raise Refused(404, detail="no_page")
        return Response(drawn, media_type="image/webp", headers=_FOR_EVER if revision is not None else {})

    return router


def shown_page(view: SourceView) -> ShownPage:
    """A view as it is sent."""
    return ShownPage(
        document=_document(view),
        page=view.page.number,
        heading=" > ".join(view.heading),
        text=view.page.text,
        start=view.place.start,
        end=view.place.end,
        blocks=[_block(block) for block in view.text.blocks],
        before=view.text.before,
        after=view.text.after,
        picture=_picture(view),
        passages=[ShownPassage(heading=" > ".join(one.heading), start=one.start, end=one.end) for one in view.passages],
        previous=_place(view, view.previous),
        following=_place(view, view.following),
        rest=_place(view, view.rest),
    )


def image_of(view: SourceView) -> str:
    """The address of the image of a page; "": there is none."""
    document = view.source.document
    within = f"/api/v1{view.at}/documents/{document.id}/pages/{view.page.number}/image?revision={document.revision}"
    return within if view.pictured else ""


def _document(view: SourceView) -> ShownDocument:
    source, document = view.source, view.source.document
    return ShownDocument(
        id=document.id,
        doc=document.file_name,
        title=document.title,
        kind=document.kind,
        call=NamedCall(id=source.call.id, name=source.call.name),
        edition=NamedEdition(id=source.edition.id, label=source.edition.label),
        published_on=document.published_on,
        source_url=document.source_url,
        revision=document.revision,
        read_at=source.read_at,
        live=source.live,
        pages=list(source.pages),
    )


def _picture(view: SourceView) -> ShownPicture | None:
    picture = view.page.picture
    if picture is None or not (view.pictured or view.frames):
        return None
    frames = (
        ShownFrame(area=_area(one.area), size=100 * one.size / picture.width, runs=_runs(one.words))
        for one in view.frames
    )
    return ShownPicture(
        width=picture.width,
        height=picture.height,
        image=image_of(view),
        frames=list(frames),
        marks=[_area(area) for area in view.marks],
    )


def _area(area: Area) -> ShownArea:
    left, top, width, height = (round(100 * share, 3) for share in area)
    return ShownArea(left=left, top=top, width=width, height=height)


def _block(block: Block) -> ShownBlock:
    rows = [[_runs(cell) for cell in row] for row in block.rows]
    return ShownBlock(kind="table" if block.table else "text", rows=rows)


def _runs(cell: Cell) -> list[ShownRun]:
    return [ShownRun(text=run.text, marked=run.marked) for run in cell]


def _place(view: SourceView, place: Place | None) -> ShownPlace | None:
    if place is None:
        return None
    address = view_of(view.source.document, place.page, place.start, place.end, at=view.at)
    return ShownPlace(page=place.page, start=place.start, end=place.end, view=address)
