"""The files of the page keep to its rules: words in the HTML, no text as markup, nothing inline, nothing from afar."""

from __future__ import annotations

import re

import pytest

from tests.web.stub_app import WEB

pytestmark = pytest.mark.web
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(WEB.glob("*.js"))}
INDEX = (WEB / "index.html").read_text(encoding="utf-8")
MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function|setHTML")
JAPANESE = re.compile(r"[぀-ヿ一-鿿＀-￯]")
INLINE = re.compile(r"\s(?:style|on[a-z]+)=|<style|<script(?![^>]*\ssrc=)")
OF_OTHER_PAGES = {"embed.js", "demo.html", "demo.css", "sheet.html", "sheet.css", "source.html"}
ELSEWHERE = re.compile(r"(?:https?:)?//[a-z]")


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_makes_no_markup_holds_no_words_and_names_no_other_host(name: str) -> None:
    code = re.sub(r"^\s*//.*$", "", SCRIPTS[name], flags=re.MULTILINE)
    assert [pattern.findall(code) for pattern in (MARKUP, JAPANESE, ELSEWHERE)] == [[], [], []]


def test_the_page_has_nothing_inline_and_nothing_from_another_host() -> None:
    assert (INLINE.findall(INDEX), ELSEWHERE.findall(INDEX)) == ([], [])


def test_every_asset_that_the_page_names_is_there_and_every_module_is_fetched_at_once() -> None:
    named = set(re.findall(r'(?:href|src)="/assets/([^"]+)"', INDEX))
    assert named == {path.name for path in WEB.iterdir()} - {"index.html"} - OF_OTHER_PAGES
