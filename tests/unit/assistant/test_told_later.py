"""What newer documents tell of a year that has been."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from ingest.revisions import Job, revisions_of
from tests.assembled import assistant_over
from tests.unit.assistant.reading import told_to

NOW = datetime(2026, 5, 1, tzinfo=TOKYO)
HEAD = """令和{year}年度 里の水車再生助成 募集要領

公益財団法人みずべ文化財団
令和{year}年4月1日

1. 募集期間
令和{year}年4月6日から令和{year}年5月29日まで

2. 助成の額
1件当たり80万円を上限とします。
"""
OLD = HEAD.format(year=7)
NEW = (
    HEAD.format(year=8)
    + """
3. これまでの交付実績
令和5年度　5件　　令和6年度　4件　　令和7年度　7件

4. 参考
令和7年度の応募の状況は、応募31件、採択7件でした。
"""
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return _reading({"old.txt": OLD, "new.txt": NEW}, tmp_path_factory.mktemp("both"))


def _reading(files: dict[str, str], folder: Path) -> Assistant:
    jobs = [Job(name, text.encode(), "", ()) for name, text in files.items()]
    return assistant_over([one for job in jobs for one in revisions_of(job)], folder, now=NOW)


def test_the_figures_of_a_year_that_we_hold_may_stand_in_the_documents_of_the_next(both: Assistant) -> None:
    told = told_to(both, "里の水車再生助成は令和7年度に何件応募があって何件採択されましたか")

    assert "応募31件、採択7件" in told


def test_a_date_of_a_year_is_told_by_its_own_documents_alone(both: Assistant) -> None:
    told = told_to(both, "里の水車再生助成の令和7年度の締切はいつでしたか")

    assert "令和7年5月29日" in told
    assert "令和8年" not in told


def test_of_years_in_one_line_only_the_one_that_is_asked_for_is_told(tmp_path: Path) -> None:
    told = told_to(_reading({"new.txt": NEW}, tmp_path), "里の水車再生助成は令和6年度に何件に出ましたか")

    assert "令和6年度 4件" in told
    assert "5件" not in told
    assert "7件" not in told
