from ingest.revisions import Job, revisions_of

TEXT = "港湾連携助成事業の公募について\n\n【公募期間】\n令和８年５月１１日～６月１２日１２時（必着）\n"


def job(source: str, text: str) -> Job:
    return Job(source, text.encode(), "f" * 64, ())


def test_a_revision_is_whole() -> None:
    (revision,) = revisions_of(job("a.txt", TEXT))
    assert revision.call.name == "港湾連携助成事業"
    assert revision.document.source == revision.document.file_name == "a.txt"
    assert revision.document.call_id == revision.call.id == revision.edition.call_id
    assert revision.document.edition_id == revision.edition.id
    assert [page.text for page in revision.pages] == [TEXT]
    assert [fact.label for fact in revision.facts] == ["公募期間"]
    assert (revision,) == revisions_of(job("a.txt", TEXT))
