"""What the section of files works with."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.desk.faq_files.exporting import FaqExport
from assistant.desk.faq_files.importing import FaqImport


@dataclass(frozen=True, slots=True)
class FaqRoom:
    """Entries on their way out and in."""

    export: FaqExport
    taking: FaqImport
