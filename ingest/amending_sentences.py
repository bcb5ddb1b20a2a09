"""The sentences of corrections and extensions: what each says stood and stands, with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain import Amendment, FactKind
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentence_spans
from ingest.found import Found
from ingest.lines import Line

CORRECTED, EXTENDED, CHANGED = "訂正", "延長", "変更"

_VERB = r"(?P<verb>(?:再)?延長|訂正|修正|変更|繰り?下げ|繰り?上げ|前倒し|後ろ倒し|改め|改訂|改正|読み?替え)"
ONLY_PERHAPS = (
    r"(?!(?:は|が|の)?(?:ありません|ない|なし|ございません)|(?:する|した|して|される|された|の)?(?:場合|とき|際|ことが(?:でき|あ)|ことは|こともあ|可能|願|届|申請|を?希望|しよう|しない|できな)"
    r"|しよう|しない|せず|でき|する(?:場合|とき|必要)|る(?:場合|とき|必要|ことが(?:でき|あ)))"
)
_QUOTE = r"「(?P<{0}>(?:[^「」]|「[^「」]*」)+)」"
_QUOTED = re.compile(
    rf"{_QUOTE.format('before')}(?:と)?(?:を|は|とあるのは|と(?:の|いう)?(?:記載|表記)(?:は|を)|と(?:記載)?(?:した|していた)(?:の|もの)は)?(?:誤りで)?、?"
    rf"(?:誤りで(?:あり|す)?[、。])?(?:正しくは)?、?{_QUOTE.format('after')}"
    rf"(?:(?:に|へ|と){_VERB}{ONLY_PERHAPS}|の誤り|が正し|です|となります|に、|とする)"
)
_VALUE = r"(?:(?![。「」を]|までに|(?:に|へ|まで)(?:延長|変更)).){1,60}?"
_FROM_TO = re.compile(
    rf"(?P<what>[^、。「」を]{{1,60}}?)(?:を|は|が)、?\s*(?P<before>(?=[^。「」]*\d){_VALUE})から、?\s*(?P<after>(?=[^。「」]*\d){_VALUE})"
    rf"(?:に|へ|まで|と)、?{_VERB}{ONLY_PERHAPS}"
)
_TO = re.compile(
    rf"(?P<what>[^、。「」を]{{1,60}}?)(?:を|は|が)、?\s*(?P<after>(?=[^。「」]*\d){_VALUE})(?:に|へ|まで)、?{_VERB}{ONLY_PERHAPS}"
)
_ADDED = re.compile(
    rf"{_QUOTE.format('after')}を(?P<verb>加え|追加)(?:る|します|しました|いたします|する(?=。|$)|ます|ました|。|$)"
)
_REMOVED = re.compile(
    rf"{_QUOTE.format('before')}を(?P<verb>削除|削り?)(?:る|します|しました|いたします|する(?=。|$)|ます|ました|。|、|$)"
)
_ARROW = re.compile(
    r"(?<![^→⇒])(?=[^→⇒]*[→⇒])(?:[^→⇒]*(?<!\d):\s*)?(?P<before>[^→⇒]*\d[^→⇒]*?)\s*(?:→|⇒)\s*(?P<after>[^→⇒]*\d[^→⇒。]*)"
)
AMENDING = re.compile(r"正誤|訂正|延長|変更|修正|改正|改訂|お詫び|誤り")
_WIDE_GAP = re.compile(r"[ \u3000]{2,}|\u3000")
_DAY = re.compile(r"\d\s*[月/.]\s*(?:\d|[上中下初]旬|末)|正午|\d\s*時|\d\s*[十百千万億]*円|\d%|\d分の\d")
_READ_AS = re.compile(r"読み?替え")
_PLACE = re.compile(
    r"\d+\s*(?:ページ|頁)|[pP]{1,2}\.?\s*\d+|第\s*\d+\s*(?:章|節|条|項|号)|様式|別紙|別添|別表|スライド|\d+\s*行目|\d+\.\s*\(|\(\s*[0-9ア-ン]{1,2}\s*\)|^\s*[\d.]+\.?\s"
)
_END_OF_PLACE = re.compile(r"(?:の記載)?(?:中|における|において|のうち|について|の|は|:)?[、\s]*$")
_BULLET = re.compile(r"^[\s・●○■□◆◇▪*※-]+")
_LONGEST = 2000  # characters of a sentence that states a change


def amended_in_sentences(line: Line, text: str, page: int, *, amending: bool) -> Iterator[Found]:
    for start, end in sentence_spans(line.text):
        sentence = line.text[start:end]
        if len(sentence) > _LONGEST:
            continue
        for pattern, read in _SENTENCES:
            matches = [match for match in pattern.finditer(sentence) if _states(match, sentence, amending=amending)]
            for match in matches:
                yield amendment_at(
                    (page, *line.source_span(start, end)), label_of(sentence), read(match, line, text, start)
                )
            if matches:
                break


def _states(match: re.Match[str], sentence: str, *, amending: bool) -> bool:
    """Whether words that could change something do: a reading of other rules and an arrow without a cue do not."""
    if match.re is _ARROW:
        return (amending or bool(AMENDING.search(sentence))) and bool(
            _DAY.search(match["before"]) and _DAY.search(match["after"])
        )
    if match.re in (_FROM_TO, _TO):
        return bool(_DAY.search(match["after"]))
    verb = match.groupdict().get("verb") or ""
    if _READ_AS.match(verb):
        return amending and "この場合" not in sentence and "準用" not in sentence
    closing = sentence[match.end() - 2 : match.end()]
    return bool(verb) or closing == "誤り" or amending or bool(AMENDING.search(sentence) and "正しく" in sentence)


def _read_sides(match: re.Match[str], line: Line, text: str, offset: int) -> Amendment:
    sides = match.groupdict()
    before, after = (
        raw(line, text, offset + match.start(side), offset + match.end(side)) if sides.get(side) else ""
        for side in ("before", "after")
    )
    lead = raw(line, text, offset, offset + match.start())
    before = _WIDE_GAP.split(before)[-1] if match.re is _ARROW else before  # 受付の締切　　7月10日 → 7月24日
    return Amendment(before, after, as_place(lead))


def _read_to(match: re.Match[str], line: Line, text: str, offset: int) -> Amendment:
    """What is amended may itself be a date: 8月27日を9月3日に改める."""
    after = raw(line, text, offset + match.start("after"), offset + match.end("after"))
    what = raw(line, text, offset + match.start("what"), offset + match.end("what"))
    before = what if _DAY.search(plain(what)) else ""
    return Amendment(before, after, as_place(raw(line, text, offset, offset + match.start())))


_SENTENCES = (
    (_QUOTED, _read_sides),
    (_ADDED, _read_sides),
    (_REMOVED, _read_sides),
    (_FROM_TO, _read_sides),
    (_TO, _read_to),
    (_ARROW, _read_sides),
)


def amendment_at(place: tuple[int, int, int], label: str, value: Amendment) -> Found:
    return Found(*place, FactKind.AMENDMENT, label, value)


def raw(line: Line, text: str, start: int, end: int) -> str:
    """The words of a line as the page has them, in one line."""
    pieces = [piece.strip(" \t　") for piece in text[slice(*line.source_span(start, end))].split("\n")]
    joined = pieces[0]
    for piece in pieces[1:]:
        latin = joined[-1:].isascii() and joined[-1:].isalpha() and piece[:1].isascii() and piece[:1].isalpha()
        joined += f" {piece}" if latin else piece
    return joined.strip()


def label_of(said: str) -> str:
    return next((label for label in (EXTENDED, CHANGED) if label in said), CORRECTED)


def as_place(lead: str) -> str:
    """The words before a change, where they say where it is: a page, a section, a form."""
    said = _END_OF_PLACE.sub("", _BULLET.sub("", lead)).strip()
    return said if _PLACE.search(plain(said)) else ""
