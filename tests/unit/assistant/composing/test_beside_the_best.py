"""Which passages are said beside the best one."""

from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from assistant.composing.extractive import Wanted, compose_sentences
from assistant.domain import Passage
from assistant.retrieval import Found
from tests.assembled import publisher
from tests.shelf import HUB, HUB_7, Said, revision

REPORT = "活動が終わったら、報告書と写真を財団に提出してください。"
STAMP = "申込書に押印は不要です。"
STAMP_ON_REPORT = "報告書に押印する。"
LOGO = "採択者は制度のロゴを名刺に使えます。"
CHOICE = "採択は委員会の合議とします。"
FEE = "会場の費用は10万円です。"
FEE_TOO = "人形劇の会場の費用は5万円です。"
ZONE = "3 海とつながる\n主な出展者は、北の港の研究所です。"
LIKED = "印象に残った出展者は、南の島の大学です。"
SHELF = revision(
    "guide.txt",
    HUB,
    HUB_7,
    *(Said("案内", text) for text in (REPORT, STAMP, STAMP_ON_REPORT, LOGO, CHOICE, FEE, FEE_TOO, ZONE, LIKED)),
)
A_LITTLE, MUCH = 1.5, 3.0  # log-odds behind the best


def said(folder: Path, question: str, asked: tuple[str, ...], ranked: tuple[str, str], behind: float) -> list[str]:
    library = publisher(folder)
    library.publish([SHELF])
    held: dict[str, Passage] = {one.text: one for one in library.passages(document_ids=[SHELF.document.id])}
    found = [Found(held[text], score) for text, score in zip(ranked, (10.0, 10.0 - behind), strict=True)]
    claims = compose_sentences(found, question, Wanted(frozenset(asked), {}), Catalogue.of(library))
    return [claim.text for claim in claims]


@pytest.mark.parametrize(
    ("behind", "texts"), [(A_LITTLE, [CHOICE, LOGO]), (MUCH, [CHOICE])], ids=["a little behind", "far behind"]
)
def test_a_passage_a_little_behind_is_said_too_where_it_holds_an_asked_word_that_the_best_lacks(
    tmp_path: Path, behind: float, texts: list[str]
) -> None:
    assert said(tmp_path, "採択者が名刺に入れられるもの", ("採択", "名刺"), (CHOICE, LOGO), behind) == texts


def test_a_passage_a_little_behind_that_adds_nothing_is_left_out(tmp_path: Path) -> None:
    assert said(tmp_path, "報告書の提出先", ("報告",), (REPORT, STAMP_ON_REPORT), A_LITTLE) == [REPORT]


def test_where_yes_or_no_is_asked_what_decides_is_said_beside_what_does_not(tmp_path: Path) -> None:
    assert said(tmp_path, "提出のとき判子は要りますか", ("提出", "判子"), (REPORT, STAMP), A_LITTLE) == [REPORT, STAMP]


def test_of_two_numbers_only_that_of_the_best_passage_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, "人形劇の会場はいくら", ("人形", "会場"), (FEE, FEE_TOO), A_LITTLE) == [FEE]


def test_where_a_quoted_name_heads_the_best_passage_what_lacks_it_is_left_out(tmp_path: Path) -> None:
    question = "「海とつながる」の区画に出る人と、印象に残ったもの"
    asked = ("出展", "印象")

    assert said(tmp_path, question, asked, (ZONE, LIKED), A_LITTLE) == [ZONE]


def test_without_the_quotes_both_are_said(tmp_path: Path) -> None:
    question = "海とつながる区画に出る人と、印象に残ったもの"

    assert said(tmp_path, question, ("出展", "印象"), (ZONE, LIKED), A_LITTLE) == [ZONE, LIKED]
