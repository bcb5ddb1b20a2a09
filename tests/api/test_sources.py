"""A source over HTTP: as JSON, as an image, and as a page that needs no script."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.boxes import Area, packed
from assistant.domain import DocumentKind, Page, Picture, Revision
from assistant.settings import ROOT
from ingest.build import ingest
from tests.assembled import app_over, assistant_over, publisher
from tests.shelf import HUB_7_GUIDELINE

PAYLOAD = "<script>alert(1)</script><img src=x onerror=alert(1)>\"' &amp; javascript:alert(1)"
ANY_NUMBER = st.integers().map(str) | st.text().map(lambda text: text.encode(errors="replace").decode())
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("corpus")
    ingest([ROOT / "corpus"], publisher(folder), lambda _done, _of, _path: None)
    with TestClient(app_over(assistant_over((), folder)), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def cited(client: TestClient) -> dict[str, Any]:
    answer = client.post("/api/v1/ask", json={"question": "第7回の締切はいつですか"}).json()
    source: dict[str, Any] = answer["citations"][0]
    return source


def address_of(cited: dict[str, Any], what: str = "") -> str:
    within = "from={start}&to={end}&revision={revision}".format(**cited)
    return f"/api/v1/documents/{cited['document']}/pages/{cited['page']}{what}?{within}"


def test_every_citation_of_an_answer_opens_at_its_own_words(client: TestClient) -> None:
    for question in ("第7回の締切はいつですか", "あおば実証 第3回の問い合わせ先は", "あおば実証 第3回の提出書類は"):
        citations = client.post("/api/v1/ask", json={"question": question}).json()["citations"]
        assert citations
        for one in citations:
            page = client.get(address_of(one)).json()
            assert page["text"][page["start"] : page["end"]] == one["text"]
            runs = [run for block in page["blocks"] for row in block["rows"] for cell in row for run in cell]
            marked = "".join(run["text"] for run in runs if run["marked"])
            assert marked == re.sub(r"[\n\t]", "", one["text"])


def test_a_page_says_where_it_belongs_and_leads_to_its_neighbours(client: TestClient, cited: dict[str, Any]) -> None:
    page = client.get(address_of(cited)).json()

    document = page["document"]
    assert (document["doc"], document["edition"]["label"], document["live"]) == (cited["doc"], "第7回", True)
    assert (document["published_on"], document["pages"]) == ("2025-07-18", [1, 2, 3])
    assert page["picture"]["marks"]
    for way in ("previous", "following"):
        led = client.get(page[way]["view"].replace("/source/", "/api/v1/documents/").replace("/2?", "/pages/2?"))
        assert led.json()["passages"]


def test_an_image_is_of_one_revision_for_ever(client: TestClient, cited: dict[str, Any]) -> None:
    page = client.get(address_of(cited)).json()

    image = client.get(page["picture"]["image"])

    assert (image.status_code, image.headers["content-type"]) == (200, "image/webp")
    assert "immutable" in image.headers["cache-control"]
    assert image.content[8:12] == b"WEBP"


def test_a_slide_has_frames_and_no_image(client: TestClient) -> None:
    slides = hashlib.sha256(b"aoba-03-briefing.pptx").hexdigest()[:16]
    address = f"/api/v1/documents/{slides}/pages/3"
    start = client.get(address).json()["text"].index("意向登録\t")

    page = client.get(address, params={"from": start, "to": start + 4}).json()

    assert (page["picture"]["image"], page["document"]["kind"]) == ("", "slides")
    frames = page["picture"]["frames"]
    assert ["".join(run["text"] for run in one["runs"] if run["marked"]) for one in frames].count("意向登録") == 1
    assert sum(run["marked"] for one in frames for run in one["runs"]) == 1


def test_the_page_for_people_marks_the_quote_and_draws_the_marks(client: TestClient, cited: dict[str, Any]) -> None:
    response = client.get(cited["view"])

    html = response.text
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    marked = "".join(re.findall(r"<mark>([^<]*)</mark>", html))
    assert marked == re.sub(r"[\n\t]", "", cited["text"])
    assert html.count("<rect ") == 3
    assert re.search(r'<img src="/api/v1/documents/[^"]+/image\?revision=\d+" alt="[^"]+"', html)
    for words in ("2025年7月18日", "前の箇所", "次の箇所", cited["doc"], "第7回"):
        assert words in html
    assert "<script" not in html
    assert " style=" not in html


def test_the_page_speaks_the_language_of_its_reader_around_the_words_of_the_document(
    client: TestClient, cited: dict[str, Any]
) -> None:
    address = f"/source/{cited['document']}/2"
    english = client.get(address, headers={"Accept-Language": "en"})
    chosen = client.get(f"{address}?lang=ja", headers={"Accept-Language": "en"}).text

    assert '<html lang="en">' in english.text
    assert "Text of the page" in english.text
    assert "&amp;lang=en" in english.text  # so do the pages before and after
    assert 'lang="ja"' in english.text  # the words of the document
    assert "Accept-Language" in english.headers["Vary"]
    assert '<html lang="ja">' in chosen
    assert "ページの本文" in chosen


def test_a_quote_over_two_pages_is_marked_on_both(client: TestClient, cited: dict[str, Any]) -> None:
    first, second = (client.get(f"/api/v1/documents/{cited['document']}/pages/{n}").json()["text"] for n in (1, 2))
    start, end = len(first) - 10, len(first) + 1 + 12

    html = client.get(f"/source/{cited['document']}/1?from={start}&to={end}").text

    marked = "".join(re.findall(r"<mark>([^<]*)</mark>", html))
    assert marked == re.sub(r"[\n\t]", "", first[-10:] + second[:12])
    assert "引用は次のページに続きます" in html
    assert html.count("/image?revision=") == 2


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/documents/none/pages/1", 404),
        ("/api/v1/documents/none/pages/1/image", 404),
        ("/api/v1/documents/{document}/pages/0", 404),
        ("/api/v1/documents/{document}/pages/0/image", 404),
        ("/api/v1/documents/{document}/pages/99/image", 404),
        ("/api/v1/documents/{document}/pages/2?revision=0", 404),
        ("/api/v1/documents/{document}/pages/x", 422),
        ("/api/v1/documents/{document}/pages/-1", 422),
        ("/api/v1/documents/{document}/pages/2?from=-1", 422),
        ("/api/v1/documents/{document}/pages/2?from=" + "9" * 400, 422),
        ("/api/v1/documents/{document}/pages/2?revision=" + "9" * 30, 422),
        ("/api/v1/documents/" + "a" * 500 + "/pages/1", 422),
        ("/api/v1/documents/..%2F..%2Fetc/pages/1", 404),
    ],
)
def test_what_is_not_there_or_no_number_is_a_problem_in_japanese(
    client: TestClient, cited: dict[str, Any], address: str, status: int
) -> None:
    response = client.get(address.format(**cited))

    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert response.json()["title"] in {"見つかりません", "アドレスを読み取れません"}


@pytest.mark.parametrize(
    "address",
    [
        "/source/none/1", "/source/{document}/0", "/source/{document}/x", "/source/{document}/-1",
        "/source/{document}/99999999999999999999", "/source/{document}/2?revision=x", "/source/{document}/²",
    ],
)  # fmt: skip
def test_a_page_for_people_that_is_not_there_says_so_in_words(
    client: TestClient, cited: dict[str, Any], address: str
) -> None:
    response = client.get(address.format(**cited))

    assert (response.status_code, response.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "資料が見つかりません" in response.text


@SLOW
@given(number=st.integers(-3, 9), within=st.dictionaries(st.sampled_from(["from", "to", "revision"]), ANY_NUMBER))
def test_no_address_breaks_the_page(
    client: TestClient, cited: dict[str, Any], number: int, within: dict[str, str]
) -> None:
    response = client.get(f"/source/{cited['document']}/{number}", params=within)

    assert response.status_code in {200, 404}


def hostile(raw: bytes) -> Revision:
    """A document whose every word is an attack, and whose file breaks who draws it."""
    text = f"{PAYLOAD}\n{PAYLOAD}\t{PAYLOAD}"
    boxes = packed([Area(0.1, 0.1, 0.01, 0.01)] * len(text))
    document = replace(
        HUB_7_GUIDELINE.document,
        title=PAYLOAD,
        file_name=PAYLOAD,
        source_url="javascript:alert(1)",
        kind=DocumentKind.MAIL,
    )
    page = Page(1, text, Picture(595, 842, boxes, drawn=True))
    return replace(HUB_7_GUIDELINE, document=document, pages=(page,), passages=(), facts=(), original=raw)


@pytest.fixture
def attacked(tmp_path: Path) -> Iterator[TestClient]:
    assistant = assistant_over([hostile(b"%PDF-1.7\nbroken\n%%EOF")], tmp_path)
    with TestClient(app_over(assistant), raise_server_exceptions=False) as client:
        yield client


def test_a_file_that_breaks_who_draws_it_is_a_problem_and_its_text_stands(attacked: TestClient) -> None:
    document = HUB_7_GUIDELINE.document.id

    image = attacked.get(f"/api/v1/documents/{document}/pages/1/image")

    assert (image.status_code, image.headers["content-type"]) == (503, "application/problem+json")
    assert "本文" in image.json()["detail"]
    assert attacked.get(f"/api/v1/documents/{document}/pages/1").json()["text"].startswith(PAYLOAD)
    assert attacked.get(f"/source/{document}/1").status_code == 200


def test_the_words_of_a_document_are_text_and_never_markup(attacked: TestClient) -> None:
    html = attacked.get(f"/source/{HUB_7_GUIDELINE.document.id}/1?from=3&to=40").text

    assert "<script" not in html
    assert not re.search(r"<[^>]*\sonerror", html)
    assert 'href="javascript:' not in html
    assert "&lt;script&gt;" in html


def test_without_the_database_both_say_so_in_japanese(tmp_path: Path) -> None:
    assistant = assistant_over([HUB_7_GUIDELINE], tmp_path)
    (tmp_path / "koubo.sqlite3").unlink()
    with TestClient(app_over(assistant), raise_server_exceptions=False) as client:
        page = client.get(f"/source/{HUB_7_GUIDELINE.document.id}/1")
        told = client.get(f"/api/v1/documents/{HUB_7_GUIDELINE.document.id}/pages/1")

    assert (page.status_code, told.status_code) == (503, 503)
    assert "ただいま表示できません" in page.text
    assert told.json()["title"] == "ただいま利用できません"
