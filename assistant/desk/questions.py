"""All that the desk does with what applicants ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.desk.enquiries import Enquiries
from assistant.desk.entries import Entries, Worker
from assistant.desk.gaps import Gaps
from assistant.desk.inbox import Changed, Inbox, named_in
from assistant.desk.trials import Trials
from assistant.domain import Call, Question
from assistant.domain.entries import Entry
from assistant.domain.inbox import GroupState, GroupSummary
from assistant.understanding import understand

_MOST_WORDINGS = 10  # that an entry takes along


@dataclass(frozen=True, slots=True)
class Questions:
    """The inbox, what is missing in the documents, and enquiries from files."""

    inbox: Inbox
    gaps: Gaps
    trials: Trials
    enquiries: Enquiries | None = None  # None: nothing reads files here


@dataclass(frozen=True, slots=True)
class Drafting:
    """Makes entries of groups."""

    inbox: Inbox
    entries: Entries
    named: str  # how a question is put that does not name its call and edition by itself

    def draft(self, summary: GroupSummary, by: Worker) -> Entry:
        """An entry of a group, which from now on is a drafted one."""
        wording = self.inbox.wording(summary)
        others = tuple(one.text for one in summary.wordings if one.text != wording)[:_MOST_WORDINGS]
        entry = self.entries.draft(self.question(summary), others, by)
        try:
            self.inbox.turn(summary, GroupState.DRAFTED, by=by.actor, entry=entry.id)
        except Changed as changed:  # the entry is there, whatever a colleague said of the group meanwhile
            self.inbox.turn(changed.summary, GroupState.DRAFTED, by=by.actor, entry=entry.id)
        return entry

    def question(self, summary: GroupSummary) -> str:
        """The wording that stands for a group, with its call and edition where it would be taken for another's."""
        wording, group = self.inbox.wording(summary), summary.group
        assistant = self.inbox.assistant
        catalogue, now = Catalogue.of(assistant.library), assistant.clock.now()
        call: Call | None = next((one for one in catalogue.calls if one.id == group.call_id), None)
        read = understand(Question(wording), catalogue=catalogue, words=assistant.words, now=now)
        if call is None or named_in(read)[:2] == (group.call_id, group.edition_id):
            return wording
        edition = next((one.label for one in catalogue.editions if one.id == group.edition_id), "")
        return self.named.format(call=call.name, edition=edition, question=wording).replace("  ", " ")

    def batch(self, summaries: Sequence[GroupSummary], by: Worker) -> Batched:
        """Groups to be drafted one after another."""
        return Batched(self, summaries, by)


class Batched:
    """Gives each question of a batch the entry of its group; two groups may be worded alike."""

    def __init__(self, drafting: Drafting, summaries: Sequence[GroupSummary], by: Worker) -> None:
        self._drafting, self._by = drafting, by
        self._waiting: dict[str, list[GroupSummary]] = defaultdict(list)
        for summary in summaries:
            self._waiting[drafting.question(summary)].append(summary)
        self.questions = [question for question, some in self._waiting.items() for _ in some]

    def __call__(self, question: str) -> Entry:
        return self._drafting.draft(self._waiting[question].pop(0), self._by)
