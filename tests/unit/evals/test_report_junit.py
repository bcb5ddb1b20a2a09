from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from evals.metrics import row_of
from evals.report.junit import junit_of
from tests.unit.evals.reports import ALTERED, RIGHT, SILENT, WRONG, run_of
from tests.unit.evals.rows import DEADLINE, quote, said

# What GitHub's and GitLab's viewers and Jenkins read; Jenkins refuses what stands elsewhere.
WITHIN = {
    "testsuites": {"testsuite"},
    "testsuite": {"properties", "testcase"},
    "properties": {"property"},
    "property": set(),
    "testcase": {"failure"},
    "failure": set(),
}
NEEDED = {
    "testsuites": {"name", "tests", "failures", "errors", "skipped", "time"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
    "properties": set(),
    "property": {"name", "value"},
    "testcase": {"classname", "name", "time"},
    "failure": {"message", "type"},
}


def read(text: str) -> ET.Element:
    return ET.fromstring(text.encode())  # noqa: S314  # it is our own


def test_every_element_stands_where_a_ci_looks_for_it_and_says_what_it_must() -> None:
    root = read(junit_of(run_of(RIGHT, WRONG, SILENT), [ALTERED]))

    assert root.tag == "testsuites"
    for element in root.iter():
        assert {child.tag for child in element} <= WITHIN[element.tag]
        assert set(element.attrib) == NEEDED[element.tag]


def test_each_case_is_a_testcase_and_the_counts_are_those_of_the_elements() -> None:
    root = read(junit_of(run_of(RIGHT, WRONG, SILENT), [ALTERED]))

    cases = [one.get("name") for one in root[0].iter("testcase")]
    assert cases == ["C001 第7回の締切は？", "C003 第7回に 応募します → 締切は？", "C002 第7回の採択件数の見込みは？"]
    for counted in (root, *root):
        assert int(counted.get("tests", "")) == len(list(counted.iter("testcase")))
        assert int(counted.get("failures", "")) == len(list(counted.iter("failure")))
    assert (root[0].find("testcase"), root.get("time")) != (None, "0.000")


def test_a_failure_says_why() -> None:
    root = read(junit_of(run_of(RIGHT, WRONG), []))

    (failure,) = root.iter("failure")
    assert failure.get("message") == "事実の誤り・不足、禁止の内容、別の版、原文と違う引用"
    assert "足りない: 8月27日、12時\n禁止: 7月29日" in (failure.text or "")


def test_what_blocks_the_change_is_a_testcase_of_its_own() -> None:
    blocked, passed = (read(junit_of(run_of(RIGHT), reasons))[1][0] for reasons in ([ALTERED], []))

    assert [one.text for one in blocked] == ["引用が原文と一致しない（1 件） C003"]
    assert list(passed) == []


def test_letters_that_no_xml_may_hold_and_markup_are_text() -> None:
    hostile = "]]></failure><script>\x00\x0b\ud800￾"
    row = row_of(replace(DEADLINE, question=hostile), said(hostile, quote(hostile)))

    root = read(junit_of(run_of(row), []))
    (failure,) = root.iter("failure")
    assert "]]></failure><script>\ufffd" in (failure.text or "")
