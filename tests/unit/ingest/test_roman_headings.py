"""Headings numbered by their chapter: Ⅱ－６　応募方法."""

from __future__ import annotations

from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages

TEXT = """Ⅰ　研究助成

Ⅰ－１　趣旨
歯と口の健康についての研究に必要な費用を助成します。
Ⅰ－２　応募期間
２０２６年７月１日（水）から２０２６年８月３１日（月）まで

Ⅱ　研修助成

Ⅱ－１　趣旨
海外の病院で研修を受ける方の渡航の費用を助成します。
"""


def test_a_heading_that_repeats_its_chapter_stands_below_it() -> None:
    paths = [section.path for section in sections_of(pages(TEXT))]

    assert ("I 研究助成", "I-2 応募期間") in paths
    assert ("II 研修助成", "II-1 趣旨") in paths
