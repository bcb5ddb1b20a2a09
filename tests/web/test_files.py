"""The files of the page keep to its rules: words in message files, no text as markup, nothing inline, nothing from afar."""

from __future__ import annotations

import re

import pytest

from assistant.api.service_words import LANGUAGES
from assistant.settings import ROOT
from assistant.speech import read_toml
from tests.web.stub_app import WEB

pytestmark = pytest.mark.web
SCRIPTS = {str(path.relative_to(WEB)): path.read_text(encoding="utf-8") for path in sorted(WEB.rglob("*.js"))}
INDEX = (WEB / "index.html").read_text(encoding="utf-8")
MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function|setHTML")
JAPANESE = re.compile(r"[぀-ヿ一-鿿＀-￯]")
INLINE = re.compile(r"\s(?:style|on[a-z]+)=|<style|<script(?![^>]*\ssrc=)")
OF_OTHER_PAGES = {"embed.js", "demo.html", "demo.css", "sheet.html", "sheet.css", "source.html"} | {
    "faq.css",
    "faq.html",
    "desk",
}
ELSEWHERE = re.compile(r"(?:https?:)?//(?!u\b)[a-z]")  # //u ends a regular expression
SVG = "http://www.w3.org/2000/svg"  # a name, and no address that anything is fetched from


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_makes_no_markup_holds_no_words_and_names_no_other_host(name: str) -> None:
    code = re.sub(r"^\s*//.*$", "", SCRIPTS[name].replace(SVG, ""), flags=re.MULTILINE)
    if name.startswith("desk/"):
        code = re.sub(r"[（）・]", "", code)  # the desk speaks Japanese alone, and these join its words
    assert [pattern.findall(code) for pattern in (MARKUP, JAPANESE, ELSEWHERE)] == [[], [], []]


def test_the_page_holds_no_words_of_its_own_and_every_language_says_all_of_them() -> None:
    assert JAPANESE.findall(INDEX) == []
    for language in LANGUAGES:
        said = read_toml(ROOT / "prompts" / language / "chat.toml")
        assert set(said) | {"language"} == set(re.findall(r"\$\{(\w+)\}", INDEX))
        assert [name for name, text in said.items() if not isinstance(text, str)] == []


def test_each_language_fills_in_the_same_names_and_english_is_not_japanese() -> None:
    japanese, english = (read_toml(ROOT / "prompts" / language / "chat.toml") for language in LANGUAGES)
    assert {name: _filled(text) for name, text in japanese.items()} == {
        name: _filled(text) for name, text in english.items()
    }
    assert [name for name, text in english.items() if JAPANESE.search(text) and name != "other_language_name"] == []


def _filled(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_the_page_has_nothing_inline_and_nothing_from_another_host() -> None:
    assert (INLINE.findall(INDEX), ELSEWHERE.findall(INDEX)) == ([], [])


def test_every_asset_that_the_page_names_is_there_and_every_module_is_fetched_at_once() -> None:
    named = set(re.findall(r'(?:href|src)="/assets/([^"]+)"', INDEX))
    assert named == {path.name for path in WEB.iterdir()} - {"index.html"} - OF_OTHER_PAGES
