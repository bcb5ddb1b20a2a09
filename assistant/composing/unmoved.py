"""What the documents say stays as it was, for those who heard that a deadline was moved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Edition
from assistant.languages.ja.mending import mend
from assistant.languages.ja.sentences import sentences_of
from assistant.ports import Library

_UNMOVED = re.compile(
    r"(?:公募|募集|応募|申請|申込み?|受付)の?(?:締め?切り?|〆切|期限|期間|期日)[^。\n]{0,14}(?:変更|延長)(?:は|も)?(?:あり|ござい|し|行い|いたし)ません"
)


_SPEAKS_OF_IT = re.compile(r"変\s*更|延\s*長")


def compose_unmoved(edition: Edition, library: Library, catalogue: Catalogue) -> Iterator[Claim]:
    """The first sentence of an edition that says that its deadline is not moved."""
    ids = [document.id for document in catalogue.documents_of((edition,))]
    for passage in library.passages(document_ids=ids):
        if not _SPEAKS_OF_IT.search(passage.text):
            continue  # mending takes longer than looking
        said = next((one for one in sentences_of(mend(passage.text).text) if _UNMOVED.search(one)), "")
        if said:
            yield claim_from(said, passage, catalogue)
            return
