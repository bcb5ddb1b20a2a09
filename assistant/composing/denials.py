"""What the documents deny of a thing that a question takes for granted: 「概算払は行いません」 to who asks how to claim one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.composing.closed_ways import compose_closed_way, tells_of_a_closed_way
from assistant.domain import Claim, Edition, Passage, Reading
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentences_of
from assistant.ports import Library
from assistant.retrieval import Found

_PREMISE = re.compile(
    r"よね|ですね|と聞|そうです(?:が|ね|けど)|とのこと|らしい|という理解|合って|のまま(?:です|で)"
    r"|で(?:応募|申請|提案)し(?:たい|ます|よう)|に出すんです|(?:予定|つもり)(?:です|なの)|込みで|送ってください|何[通部]"
)
_NOT_CALLED_FOR = r"(?:募集|公募)(?:は)?(?:しません|しない|して(?:い|おり)ません|行いません|行わない)"
_NOT_COVERED = r"対象外|対象(?:に|と|では)(?:は)?(?:なりません|ならない|しません|しない|ありません|ない)"
_DENIAL = re.compile(
    rf"{_NOT_CALLED_FOR}|{_NOT_COVERED}(?!場合|もの|者)|条件(?:に|と|では)(?:は)?(?:しません|しない|ありません|ない)"
    r"|(?:行い|設け|実施し|支給し)(?:ません|ない)|行わない|(?:使え|充てられ|含められ)(?:ません|ない)"
    r"|必要(?:は)?(?:ありません|ない|なし)|不要|廃止し|受け付けて(?:い|おり)ません|受け付けません|受け付けない"
)
_KIND = re.compile(_NOT_CALLED_FOR)
_LEFT_OUT = re.compile(_NOT_COVERED)
_LEADS = re.compile(
    r"次の|次に|以下|(?:経費|費用|もの|事業|活動|取組)(?:等|など)?[:。]?$"
)  # a line that has a list below it
_UNDER_CONDITIONS = re.compile(
    r"場合|とき|除き|以外|を超え|満たない|までに|以降|未満|のみ|だけ|(?:て|で)いない(?:者|方)"
)
_THOUGH = re.compile(r"^(?:ただし|なお)、?")
_TERM = re.compile(r"[一-龠々]*[ァ-ヶー]{2,}[一-龠々]*[A-Za-z0-9]*|[一-龠々]{2,}[A-Za-z0-9]*|[A-Za-z]{3,}")
_IS_DENIED = (
    re.compile(  # what follows a term of which something is denied, and not of what it has: 推薦書は, 人件費及び
        r"[」』\"]?(?:\([^()]*\))?(?:は|も|が|を|には|での|による|、|・|及び|又は|や|と|等|$)"
    )
)
_TOPIC = r"[」』\"]?(?:は|も|を|の(?:公募|募集))"
_ASKS = re.compile(r"(?:か|[?？])[。?？]?\s*$")
_RUN = re.compile(r"[一-龠々ァ-ヶーA-Za-z0-9]")
_LEAST, _LEAST_IN_A_LIST = 3, 2  # characters that tell one thing from all others
_MOST_HOMES = 0.2  # of the passages of an edition: what more of them name is no one thing
_MOST_HOMES_OF_SHORT = 3  # passages
_OF_MONEY = re.compile(r"補助|助成|もらえ|支給|支援|上限|半額|率|円|費|代も?[をはが]")
_NO_MONEY = re.compile(r"締め?切|間に合|審査|いつまで|何件|何人|何月|何日|どこ")
_AN_ITEM, _MOST_LINES = 2, 3  # lines of a claim on an item of a list, and on what a sentence denies
_BEST = 3  # passages that are found, where no call is named
_LONGEST_ITEM = 60  # characters


@dataclass(frozen=True, slots=True)
class _Denied:
    term: str
    text: str
    passage: Passage


def tells_of_a_denial(question: str, text: str) -> bool:
    """Whether a text denies what a question takes for granted."""
    if tells_of_a_closed_way(question, text):
        return True
    said, lines = _taken_for_granted(question), text.split("\n")
    if len(lines) == _AN_ITEM and _LEFT_OUT.search(lines[0]):
        return bool(_shared(lines[1:], said, _LEAST_IN_A_LIST))
    return len(lines) <= _MOST_LINES and any(map(_DENIAL.search, lines)) and bool(_shared(lines, said, _LEAST))


def compose_denials(
    reading: Reading, edition: Edition, found: Sequence[Found], library: Library, catalogue: Catalogue
) -> Iterator[Claim]:
    """The sentence that denies what a question takes for granted: a way that is shut, or a thing that there is not."""
    known = reading.call is not None
    closed = tuple(compose_closed_way(reading.question, edition, library, catalogue)) if known else ()
    said = _taken_for_granted(reading.question)
    if closed or not said:
        yield from closed
        return
    passages = library.passages(document_ids=[document.id for document in catalogue.documents_of((edition,))])
    near = passages if known else [one.passage for one in found[:_BEST]]
    of_money = _OF_MONEY.search(reading.question) and not _NO_MONEY.search(reading.question)
    told = [one for passage in near for one in (*_told(passage, said), *(_listed(passage, said) if of_money else ()))]
    own = [one for one in told if _is_one_thing(one, passages)]
    if own:
        best = max(own, key=lambda one: len(one.term))
        yield claim_from(best.text, best.passage, catalogue)


def _taken_for_granted(question: str) -> str:
    """The sentences of a question that take something for granted."""
    return "".join(one for one in sentences_of(plain(question)) if _PREMISE.search(one))


def _told(passage: Passage, said: str) -> Iterator[_Denied]:
    """Each thing of the question that a sentence denies, with that sentence and what it answers or goes on with."""
    sentences = [_THOUGH.sub("", one) for one in sentences_of(mend(passage.text).text)]
    for at, sentence in enumerate(sentences):
        denial = _DENIAL.search(sentence)
        if denial is None or _UNDER_CONDITIONS.search(sentence):
            continue
        asked = [one for one in sentences[max(at - 1, 0) : at] if _ASKS.search(one)]
        term = _shared((*asked, sentence[: denial.start()]), said, _LEAST)
        if term and (not _KIND.search(sentence) or _is_topic(term, plain(sentence))):
            more = [one for one in sentences[at + 1 : at + 2] if term in plain(one) and _DENIAL.search(one)]
            yield _Denied(term, "\n".join((*asked, sentence, *more)), passage)


def _is_topic(term: str, sentence: str) -> bool:
    return bool(re.search(re.escape(term) + _TOPIC, sentence))


def _listed(passage: Passage, said: str) -> Iterator[_Denied]:
    """Each thing of the question that stands in a list of what is left out, with the line above the list."""
    lines = [line.strip() for line in mend(passage.text).text.split("\n") if line.strip()]
    above = next((title for title in reversed(passage.heading) if _LEFT_OUT.search(title)), "")
    for line in lines:
        if _LEFT_OUT.search(line):
            above = line if _LEADS.search(line) else ""
        elif above and (term := _item_of(line, said)):
            yield _Denied(term, f"{above}\n{line}", passage)


def _item_of(line: str, said: str) -> str:
    """The thing of the question that an item of a list names."""
    if len(line) > _LONGEST_ITEM or _UNDER_CONDITIONS.search(line):
        return ""
    return _shared((line,), said, _LEAST_IN_A_LIST)


def _shared(texts: Sequence[str], said: str, least: int) -> str:
    """The longest thing that a question names too, whole or by how it begins."""
    terms = (term for text in texts for term in _terms(plain(text), least))
    return max((one for term in terms if len(one := _as_said(term, said)) >= least), key=len, default="")


def _terms(text: str, least: int) -> Iterator[str]:
    for match in _TERM.finditer(text):
        if least < _LEAST or _IS_DENIED.match(text, match.end()):
            yield match[0]


def _as_said(term: str, said: str) -> str:
    """A term as a question says it: 概算払 in 概算払い, アメリカ of アメリカ合衆国; nothing where it does not."""
    if term in said:
        return term
    for length in range(len(term) - 1, 1, -1):
        start = term[:length]
        at = said.find(start)
        if at >= 0 and not _RUN.match(said, at + length) and not (at and _RUN.match(said, at - 1)):
            return start
    return ""


def _is_one_thing(one: _Denied, passages: Sequence[Passage]) -> bool:
    """Whether few passages name a thing, as they do what is denied but once; a kind that is not called for may be named often."""
    if _KIND.search(one.text):
        return True
    homes = sum(one.term in plain(passage.text) for passage in passages)
    most = _MOST_HOMES_OF_SHORT if len(one.term) < _LEAST else max(_MOST_HOMES_OF_SHORT, _MOST_HOMES * len(passages))
    return homes <= most
