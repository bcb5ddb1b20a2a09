"""Ten ways of breaking the system with one line each, and what the gate must say to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Mutation:
    """A line of the system, what stands in its place, and the words of the gate that fit: a floor, or cases that fall."""

    name: str
    path: str
    line: str
    becomes: str
    told: tuple[str, ...]  # all of them stand in the reasons
    lied_to: bool = False  # whether a model that always lies is asked as well: a check shows only when it has to act

    def apply(self, root: Path) -> None:
        """Breaks the copy; fails where the line is no longer there, or is there twice."""
        file = root / self.path
        text = file.read_text(encoding="utf-8")
        assert text.count(self.line) == 1, f"{self.path}: この行が一つだけあるはずです。書き直してください: {self.line}"
        file.write_text(text.replace(self.line, self.becomes), encoding="utf-8")


MUTATIONS = (
    Mutation(
        "the edition filter is off",
        "assistant/catalogue.py",
        "        return tuple(document for document in self.documents if document.edition_id in wanted)",
        "        return self.documents",
        ("別の版の文書を引用した",),
    ),
    Mutation(
        "offsets are off by one",
        "ingest/passages.py",
        "block.path, block.start, block.end, text)",
        "block.path, block.start + 1, block.end + 1, text)",
        ("C003", "C034", "G001"),
    ),
    Mutation(
        "verification is off",
        "assistant/verification.py",
        "    return tuple(problem for check in CHECKS if (problem := check(claim, evidence)) is not None)",
        "    return ()",
        ("出してはならない内容を答えた", "G005"),
        lied_to=True,
    ),
    Mutation(
        "synonyms are gone",
        "assistant/synonyms.py",
        "    held = [way for word in dict.fromkeys(said) for way in begun.get(word, ()) if _holds(said, way[0])]",
        "    held: list[Way] = []",
        ("C002",),
    ),
    Mutation(
        "the lines of a mail are not joined",
        "assistant/languages/ja/mending.py",
        "return _mended(source, joins=_JOINS)",
        "return _mended(source, joins=())",
        ("C122", "C164"),
    ),
    Mutation(
        "the clock is ignored",
        "assistant/pipeline.py",
        "return self.clock.now() if question.today is None else datetime.combine(question.today, time(), TOKYO)",
        "return self.clock.now()",
        ("G001", "G003"),
    ),
    Mutation(
        "keyword search finds nothing",
        "assistant/adapters/sql_library.py",
        "if not tokens or not document_ids:",
        "if True:",
        ("C111", "C132"),
    ),
    Mutation(
        "vectors find nothing",
        "assistant/retrieval.py",
        "if self.embedder is None or self.vectors is None:",
        "if True:",
        ("cite_prec",),
    ),
    Mutation(
        "nothing is abstained from",
        "assistant/composing/candour.py",
        "return silence < 0 or (not any(map(signs.get, _LACKS)) and self._means_the_same(reading, claims, silence))",
        "return True",
        ("abst_rec",),
    ),
    Mutation(
        "the next entry of a list is read",
        "assistant/composing/chosen.py",
        "fitting = [one for one in entries if _fits(one, wanted)]",
        "fitting = [after for one, after in zip(entries, entries[1:] + entries[:1]) if _fits(one, wanted)]",
        ("C034", "C036"),
    ),
)  # fmt: skip
