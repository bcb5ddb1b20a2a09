import pytest

from assistant.domain import Remark, RemarkKind
from ingest.readers import READERS, Tell
from ingest.readers.extracted import Attached, Extracted, Unreadable, untold
from ingest.readers.text import read_text
from ingest.revisions import MOST_ATTACHED, Job, revisions_of

TEXT = "港湾連携助成事業 第3回 公募について\n\n【公募期間】\n令和８年５月１１日～６月１２日１２時（必着）\n"
FORM = "様式第1号 経費の内訳\n\n書類は次の宛先に送ってください。\n"
OTHER = "離島交通支援事業 第8回 公募要領\n\n【公募期間】\n令和8年7月1日～7月31日\n"

_INWARDS = {0x0B: "\f", 0x1C: "\v"}  # what parts the files of a box, a box within, and one within that


@pytest.fixture(autouse=True)
def boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format of ours that holds files: a line for each, its name and its text; the rest is the text of the box."""
    monkeypatch.setitem(READERS, ".box", read_box)


def read_box(raw: bytes, tell: Tell = untold) -> Extracted:
    own, *held = raw.decode().split("\f")
    files = tuple(
        Attached(name, text.translate(_INWARDS).encode()) for name, _, text in (one.partition("\n") for one in held)
    )
    return Extracted("", read_text(own.encode(), tell).pages if own else (), attached=files)


def box(own: str, *held: tuple[str, str]) -> str:
    return "\f".join((own, *(f"{name}\n{text}" for name, text in held)))


def job(source: str, text: str) -> Job:
    return Job(source, text.encode(), "f" * 64, ())


def left_out(text: str) -> list[tuple[str, str]]:
    first, *_ = revisions_of(job("news.box", text))
    return [(one.text, one.why) for one in first.remarks if one.kind is RemarkKind.LEFT_OUT]


def test_a_revision_is_whole() -> None:
    (revision,) = revisions_of(job("a.txt", TEXT))
    assert revision.call.name == "港湾連携助成事業"
    assert revision.document.source == revision.document.file_name == "a.txt"
    assert revision.document.call_id == revision.call.id == revision.edition.call_id
    assert revision.document.edition_id == revision.edition.id
    assert [page.text for page in revision.pages] == [TEXT]
    assert [fact.label for fact in revision.facts] == ["公募期間"]
    assert (revision,) == revisions_of(job("a.txt", TEXT))


def test_what_is_attached_is_a_document_of_its_own_under_the_name_of_the_file() -> None:
    mail, form = revisions_of(job("news.box", box(TEXT, ("../様式1\u202e.txt", FORM))))
    assert (mail.document.source, mail.document.file_name) == ("news.box", "news.box")
    assert (form.document.source, form.document.file_name) == ("news.box", "様式1.txt")
    assert mail.document.id != form.document.id
    assert mail.fingerprint == form.fingerprint
    assert [page.text for page in form.pages] == [FORM]


def test_an_attachment_has_the_call_and_edition_of_its_mail_unless_it_names_its_own() -> None:
    mail, form, other = revisions_of(job("news.box", box(TEXT, ("様式1.txt", FORM), ("要領.txt", OTHER))))
    assert mail.edition.label == "第3回"
    assert (form.call, form.edition) == (mail.call, mail.edition)
    assert (other.call.name, other.edition.label) == ("離島交通支援事業", "第8回")


def test_two_attachments_of_one_name_are_two_documents() -> None:
    revisions = revisions_of(job("news.box", box(TEXT, ("様式.txt", FORM), ("様式.txt", OTHER))))
    assert len({one.document.id for one in revisions}) == 3


def test_the_same_attachment_keeps_its_identity_when_another_comes_before_it() -> None:
    _, form = revisions_of(job("news.box", box(TEXT, ("様式.txt", FORM))))
    *_, again = revisions_of(job("news.box", box(TEXT, ("要領.txt", OTHER), ("様式.txt", FORM))))
    assert form.document.id == again.document.id


def test_what_cannot_be_read_is_left_out_with_its_reason_and_the_rest_lands() -> None:
    text = box(TEXT, ("表.xyz", "1"), ("空.txt", " "), ("様式.txt", FORM))
    (name, why), (empty, why_empty) = left_out(text)
    assert (name, empty) == ("表.xyz", "空.txt")
    assert ".xyz ファイルは取り込めません" in why
    assert "空です" in why_empty
    assert [one.document.file_name for one in revisions_of(job("news.box", text))] == ["news.box", "様式.txt"]


def test_a_mail_that_only_carries_something_is_its_attachments() -> None:
    (form,) = revisions_of(job("news.box", box("", ("要領.txt", OTHER))))
    assert (form.document.source, form.document.file_name) == ("news.box", "要領.txt")


def test_a_file_that_says_nothing_at_all_is_refused() -> None:
    with pytest.raises(Unreadable, match="文字が見つかりません"):
        revisions_of(job("news.box", box("", ("表.xyz", "1"))))


def test_a_mail_within_a_mail_is_read_and_one_deeper_is_left_out() -> None:
    whole = box(TEXT, ("二.box", f"{TEXT}\v三.box\n{TEXT}\x1c四.txt\n{FORM}"))
    assert [one.document.file_name for one in revisions_of(job("news.box", whole))] == ["news.box", "二.box", "三.box"]
    assert [name for name, _ in left_out(whole)] == ["四.txt"]


def test_no_more_than_fifty_attachments_are_read() -> None:
    many = [(f"{number}.txt", FORM) for number in range(MOST_ATTACHED + 2)]
    assert [name for name, _ in left_out(box(TEXT, *many))] == ["50.txt", "51.txt"]
    assert len(revisions_of(job("news.box", box(TEXT, *many)))) == MOST_ATTACHED + 1


def test_remarks_of_the_file_stay_before_what_is_left_out() -> None:
    first, *_ = revisions_of(job("news.box", box(TEXT, ("表.xyz", "1"))))
    assert first.remarks[-1] == Remark(RemarkKind.LEFT_OUT, "表.xyz", why=first.remarks[-1].why)


CATALOGUE = """令和８年度 いさりび県 {title}
令和８年４月１日

１．里山シーズ発掘補助金
対象は、県内に主たる事業所を置き、里山の資源を使う中小企業者です。
公募期間：令和８年５月１１日（月）～６月１２日（金）
補助上限額：200万円
"""


@pytest.mark.parametrize(
    ("title", "labels"),
    [("研究開発支援メニュー集", {"補助上限額"}), ("里山シーズ発掘補助金 公募要領", {"公募期間", "補助上限額"})],
)
def test_a_catalogue_has_no_period_of_its_own(title: str, labels: set[str]) -> None:
    (revision,) = revisions_of(job("menu.txt", CATALOGUE.format(title=title)))

    assert {fact.label for fact in revision.facts} & {"公募期間", "公募締切", "補助上限額"} == labels
