from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.desk.documents import Embargoed, NotInTime
from assistant.desk.intake import NotTakenIn
from assistant.domain import DocumentKind, FactKind
from assistant.domain.deliveries import Changed, Correction, RevisionState
from ingest.build import Landing, ingest
from ingest.intake import SandboxedIntake
from tests.assembled import NOW
from tests.handing_in import APPROVER, AUTHOR, CORPUS, OpenDesk, reading_files

OLD, NEW = "umi-2024-guideline.md", "umi-2025-guideline.md"


@pytest.fixture(scope="module")
def intake() -> Iterator[SandboxedIntake]:
    with reading_files() as intake:
        yield intake


@pytest.fixture
def desk(tmp_path: Path, intake: SandboxedIntake) -> OpenDesk:
    return OpenDesk(tmp_path, intake)


def actions(desk: OpenDesk) -> list[tuple[str, str]]:
    return [(record.deed.action, record.deed.actor.name) for record in reversed(desk.audit.records())]


def test_what_is_handed_in_is_understood_at_the_desk_and_unknown_to_readers(desk: OpenDesk) -> None:
    before = desk.public()
    given = desk.take(OLD)
    (staged,) = desk.store.staged(given.id)

    assert desk.public() == before
    assert desk.library.source(staged.document.id, staged.document.revision) is None
    assert (staged.call.name, staged.edition.label, staged.document.kind, staged.state) == (
        "海洋人材育成助成",
        "令和6年度",
        DocumentKind.GUIDELINE,
        RevisionState.STAGED,
    )
    assert (len(staged.passages), len(staged.facts)) == (7, 12)


def test_what_is_published_at_the_desk_is_what_a_command_would_publish(
    desk: OpenDesk, tmp_path: Path, intake: SandboxedIntake
) -> None:
    other = OpenDesk(tmp_path / "other", intake)
    ingest([CORPUS / OLD, CORPUS / NEW], other.library, lambda _done, _of, _path: None)
    for name in (NEW, OLD):
        desk.publish(desk.take(name))

    assert desk.public()[:6] == other.public()[:6]
    (again,) = ingest([CORPUS / OLD], desk.library, lambda _done, _of, _path: None)
    assert again.landing is Landing.UNCHANGED


def test_a_published_document_is_found_by_its_words_and_its_facts(desk: OpenDesk) -> None:
    desk.publish(desk.take(NEW))
    (document,) = desk.library.documents()

    found = desk.library.keyword_search(["助成"], document_ids=[document.id], limit=3)
    assert found
    assert desk.library.facts(document_ids=[document.id], kinds=[FactKind.PERIOD])
    assert desk.store.waiting() == ()


def test_readers_see_an_embargoed_document_when_its_time_has_come_and_never_before(desk: OpenDesk) -> None:
    before = desk.public()
    given = desk.take(NEW)
    planned = desk.documents.schedule(given, NOW + timedelta(hours=2), APPROVER)
    desk.clock.move(timedelta(hours=1, minutes=59, seconds=59))

    assert (desk.documents.publish_due(), desk.public()) == (0, before)
    desk.clock.move(timedelta(seconds=1))
    assert desk.documents.publish_due() == 1
    assert [document.source for document in desk.library.documents()] == [NEW]
    assert desk.documents.publish_due() == 0
    assert actions(desk)[-1] == ("document.publish", "承認者B")
    assert planned.version == 2


def test_an_embargo_that_is_called_off_waits_for_somebody_to_publish(desk: OpenDesk) -> None:
    planned = desk.documents.schedule(desk.take(NEW), NOW + timedelta(hours=2), APPROVER)
    desk.documents.unschedule(planned, APPROVER)
    desk.clock.move(timedelta(days=3))

    assert (desk.documents.publish_due(), desk.library.documents()) == (0, ())


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(minutes=-1), timedelta(days=400)])
def test_a_time_that_has_passed_or_is_more_than_a_year_ahead_is_refused(desk: OpenDesk, ahead: timedelta) -> None:
    given = desk.take(NEW)

    with pytest.raises(NotInTime):
        desk.documents.schedule(given, NOW + ahead, APPROVER)


def test_a_file_that_waits_for_its_time_is_not_replaced_by_accident(desk: OpenDesk) -> None:
    planned = desk.documents.schedule(desk.take(NEW), NOW + timedelta(hours=2), APPROVER)

    with pytest.raises(Embargoed):
        desk.take(NEW)
    with pytest.raises(Embargoed):
        desk.documents.correct(planned, Correction(edition="令和8年度"), AUTHOR)


def test_a_correction_is_read_anew_and_stays_with_the_document(desk: OpenDesk) -> None:
    given = desk.take(NEW)
    correction = Correction(call="海の研究助成", edition="令和9年度", kind=DocumentKind.NOTICE)
    corrected = desk.documents.correct(given, correction, AUTHOR)
    (staged,) = desk.store.staged(given.id)
    desk.publish(corrected)
    again = desk.take(NEW, (CORPUS / NEW).read_bytes() + "\n追記: 会場は変わりません。\n".encode())

    assert (staged.call.name, staged.edition.label, staged.document.kind) == (
        "海の研究助成",
        "令和9年度",
        DocumentKind.NOTICE,
    )
    assert [(one.name,) for one in desk.library.calls()] == [("海の研究助成",)]
    assert again.correction == correction
    assert desk.store.staged(again.id)[0].edition.label == "令和9年度"


def test_a_correction_holds_for_whoever_takes_the_document_in_again(desk: OpenDesk, tmp_path: Path) -> None:
    given = desk.documents.correct(desk.take(NEW), Correction(edition="令和9年度"), AUTHOR)
    desk.publish(given)
    (same,) = ingest([CORPUS / NEW], desk.library, lambda _done, _of, _path: None)
    file = tmp_path / NEW
    file.write_text((CORPUS / NEW).read_text("utf-8") + "\n追記: 会場は変わりません。\n", "utf-8")
    (newer,) = ingest([file], desk.library, lambda _done, _of, _path: None)

    assert (same.landing, newer.landing) == (Landing.UNCHANGED, Landing.REPLACED)
    assert [one.label for one in desk.library.editions()] == ["令和9年度"]


def test_a_published_document_can_be_corrected_without_its_file_at_hand(desk: OpenDesk) -> None:
    given = desk.take(NEW)
    desk.publish(given)
    landed = desk.store.of_file(NEW, landed=True)
    assert landed is not None

    corrected = desk.documents.correct(landed, Correction(kind=DocumentKind.NOTICE), AUTHOR)
    assert [document.kind for document in desk.library.documents()] == [DocumentKind.GUIDELINE]
    desk.publish(corrected)
    assert [document.kind for document in desk.library.documents()] == [DocumentKind.NOTICE]
    assert len(desk.store.landings(NEW)) == 2


def test_what_was_staged_is_gone_when_it_is_discarded(desk: OpenDesk) -> None:
    given = desk.take(NEW)
    (staged,) = desk.store.staged(given.id)
    desk.documents.discard(given, AUTHOR)

    assert (desk.store.waiting(), desk.store.delivery(given.id)) == ((), None)
    assert desk.store.revision(staged.document.revision) is None
    assert desk.store.bytes_of(given.id) == b""


def test_replacing_withdrawing_and_restoring_leave_every_revision_to_be_opened(desk: OpenDesk) -> None:
    desk.publish(desk.take(NEW))
    first = desk.documents.live_landing(NEW)
    desk.publish(desk.take(NEW, (CORPUS / NEW).read_bytes().replace(b"300", b"400")))
    second = desk.documents.live_landing(NEW)
    assert first is not None
    assert second is not None
    desk.documents.withdraw(NEW, second.revisions[0], "金額の誤りのため", APPROVER)

    assert desk.library.documents() == ()
    desk.documents.restore(NEW, first, 0, APPROVER)
    assert [document.revision for document in desk.library.documents()] == list(first.revisions)
    assert [(one.revisions, one.state) for one in desk.store.landings(NEW)] == [
        (second.revisions, RevisionState.WITHDRAWN),
        (first.revisions, RevisionState.LIVE),
    ]
    assert [(one.source, one.state) for one in desk.store.files()] == [(NEW, RevisionState.LIVE)]
    assert [(one.action, one.by, one.reason) for one in desk.store.history(NEW)] == [
        ("document.restore", "承認者B", ""),
        ("document.withdraw", "承認者B", "金額の誤りのため"),
        ("document.publish", "承認者B", ""),
        ("document.stage", "担当者A", ""),
        ("document.publish", "承認者B", ""),
        ("document.stage", "担当者A", ""),
    ]
    found = desk.library.keyword_search(["助成"], document_ids=[desk.library.documents()[0].id], limit=3)
    assert found
    assert desk.audit.broken_at() is None


def test_a_pdf_that_is_restored_shows_its_pages_again(desk: OpenDesk) -> None:
    name = "aoba-03-errata.pdf"
    desk.publish(desk.take(name))
    live = desk.documents.live_landing(name)
    assert live is not None
    desk.documents.withdraw(name, live.revisions[0], "", APPROVER)
    desk.documents.restore(name, live, 0, APPROVER)
    source = desk.library.source(desk.library.documents()[0].id)

    assert source is not None
    assert desk.library.original(source.original) == (CORPUS / name).read_bytes()


def test_who_acts_on_what_somebody_else_has_changed_is_told_who_and_when(desk: OpenDesk) -> None:
    given = desk.take(NEW)
    desk.clock.move(timedelta(minutes=5))
    desk.documents.schedule(given, NOW + timedelta(hours=2), APPROVER)

    with pytest.raises(Changed) as told:
        desk.documents.publish(given, 0, AUTHOR)
    assert (told.value.by, told.value.at) == ("承認者B", NOW + timedelta(minutes=5))


def test_a_revision_that_nobody_looked_at_is_not_withdrawn(desk: OpenDesk) -> None:
    desk.publish(desk.take(NEW))

    with pytest.raises(Changed) as told:
        desk.documents.withdraw(NEW, 999, "", APPROVER)
    assert told.value.by == "承認者B"
    assert len(desk.library.documents()) == 1


def test_a_file_that_cannot_be_read_is_refused_in_words_and_leaves_nothing(desk: OpenDesk) -> None:
    with pytest.raises(NotTakenIn, match="途中で切れています"):
        desk.take("要領.pdf", b"%PDF-1.7\n" + b"x" * 500)

    assert (desk.store.waiting(), actions(desk)) == ((), [])


def test_findings_tell_where_a_file_disagrees_with_what_is_live_beside_it(desk: OpenDesk) -> None:
    for name in ("aoba-03-guideline.pdf", "aoba-03-briefing.pptx"):
        desk.publish(desk.take(name))
    found = desk.documents.findings(desk.take("aoba-03-news.eml"))

    assert all(any(place.doc for place in finding.places) for finding in found)
    given = desk.take("aoba-03-guideline.pdf")
    checks = {finding.check for finding in desk.documents.findings(given)}
    assert {"hidden", "instruction"} <= checks
