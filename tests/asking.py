"""Questions at a desk in tests: put to the chat, judged by their readers, and files of enquiries."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from email.message import EmailMessage
from io import StringIO

from fastapi.testclient import TestClient

from assistant.desk.enquiries import EnquiriesUnreadable
from assistant.domain.inbox import EnquiryFile
from assistant.settings import ROOT
from assistant.speech import read_toml
from ingest.enquiries.reading import Job, enquiries_of
from ingest.readers.extracted import Unreadable


class ReaderHere:
    """Reads files in this process, as the real one does in a child."""

    def __init__(self) -> None:
        self._heads = read_toml(ROOT / "prompts" / "ja" / "desk" / "enquiries.toml")["columns"]

    def read(self, name: str, raw: bytes, *, column: str = "") -> EnquiryFile:
        try:
            return enquiries_of(Job(name, raw, column, self._heads))
        except Unreadable as error:
            raise EnquiriesUnreadable(str(error)) from error


def ask(client: TestClient, *questions: str) -> list[str]:
    """Put questions to the chat; the ids of the answers, which are kept when this returns."""
    ids = [client.post("/api/v1/ask", json={"question": question}).json()["id"] for question in questions]
    kept(client, ids[-1])
    return ids


def kept(client: TestClient, answer: str) -> None:
    """Wait until an answer is kept: answers are written in their order, and to share one waits for it."""
    assert client.post("/api/v1/share", json={"answer": answer}).status_code == 201


def judge(client: TestClient, answer: str, verdict: str, text: str = "") -> None:
    """Say what an answer is worth."""
    given = {"answer": answer, "verdict": verdict, "text": text}
    assert client.post("/api/v1/feedback", json=given).status_code == 201


def table(rows: Sequence[Sequence[str]], encoding: str = "cp932") -> bytes:
    """A table as a spreadsheet program saves it."""
    file = StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue().encode(encoding)


def letter(text: str, **fields: str) -> bytes:
    """A mail as applicants send it."""
    mail = EmailMessage()
    given = {"Subject": "第7回公募について", "From": "山田 太郎 <taro@home.example>", "Message-ID": "<1@home.example>"}
    for name, value in {**given, **{name.replace("_", "-"): value for name, value in fields.items()}}.items():
        mail[name] = value
    mail.set_content(text, charset="iso-2022-jp")
    return mail.as_bytes()
