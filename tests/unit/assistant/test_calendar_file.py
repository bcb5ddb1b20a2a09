from __future__ import annotations

from datetime import date, datetime

import pytest

from assistant.calendar_file import Entry, calendar_file
from assistant.domain import TOKYO, Moment

NOW = datetime(2025, 8, 1, 10, 0, tzinfo=TOKYO)
DAY = date(2025, 8, 27)


def written(closes: Moment, *, summary: str = "締切", note: str = "12時必着", url: str = "") -> list[str]:
    return calendar_file(Entry("f1", closes, summary, note, url), NOW).replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("closes", "start", "end"),
    [
        (Moment(DAY, 720), "DTSTART;TZID=Asia/Tokyo:20250827T110000", "DTEND;TZID=Asia/Tokyo:20250827T120000"),
        (Moment(DAY, 1440), "DTSTART;TZID=Asia/Tokyo:20250827T230000", "DTEND;TZID=Asia/Tokyo:20250828T000000"),
        (Moment(DAY, 0), "DTSTART;TZID=Asia/Tokyo:20250826T230000", "DTEND;TZID=Asia/Tokyo:20250827T000000"),
        (Moment(DAY), "DTSTART;VALUE=DATE:20250827", "DTEND;VALUE=DATE:20250828"),
        (Moment(date(2025, 12, 31)), "DTSTART;VALUE=DATE:20251231", "DTEND;VALUE=DATE:20260101"),
    ],
)
def test_an_entry_ends_with_the_last_moment_of_the_deadline(closes: Moment, start: str, end: str) -> None:
    lines = written(closes)

    assert start in lines
    assert end in lines
    assert "DTSTAMP:20250801T010000Z" in lines


def test_commas_semicolons_backslashes_and_new_lines_are_escaped() -> None:
    assert r"SUMMARY:a\,b\;c\\d\ne" in written(Moment(DAY), summary="a,b;c\\d\r\ne")


def test_a_line_of_a_document_cannot_begin_a_property() -> None:
    lines = written(Moment(DAY), note="締切\r\nURL:https://evil.example", url="https://a.example\r\nX:1")

    assert [line for line in lines if line.startswith(("URL", "X:"))] == []


def test_long_lines_are_folded_between_characters() -> None:
    raw = calendar_file(Entry("f1", Moment(DAY), "締" * 60, "切" * 200, ""), NOW)

    assert max(len(line.encode()) for line in raw.split("\r\n")) <= 75
    assert f"SUMMARY:{'締' * 60}" in raw.replace("\r\n ", "")
