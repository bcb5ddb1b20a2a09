"""How an application is handed in, for who asks for the way or names one that the documents leave open: 「紙で何部送れば」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.catalogue import Catalogue, without_names
from assistant.composing.citing import claim_from
from assistant.composing.open_ways import tells_a_way
from assistant.domain import Aspect, Claim, Edition, Passage, Reading
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentences_of
from assistant.ports import Library
from assistant.ranking import asks_yes_or_no

_PAPERS = r"(?:申請|応募|提案|提出)(?:用紙|書類?|書)?|書類|様式|エントリー"
_HANDS_IN = r"(?:出[しすせ]|提出|申請|応募|送[りるっ]|送付|送信|エントリー)"
_ASKS_HOW = re.compile(
    rf"(?:どうやって|どのように|どういう(?:方法|形)で|どこから|何で|どの(?:方法|システム)で)[^。?、]{{0,8}}{_HANDS_IN}"
)
_WAY = re.compile(
    r"郵送|郵便|持参|持ち込|窓口|fax|ファッ?クス|メール|e-?rad|j\s?グランツ|jgrants|電子申請|ネット(?!ワーク)|オンライン|web|ウェブ|(?<![用表手別])紙|usb",
    re.IGNORECASE,
)
_COPIES = re.compile(r"何部|(?:印刷|プリント|コピー|製本|ファイル綴じ|紙に刷)")
_EITHER = re.compile(r"それとも|(?:よろしい|いい|よい)か|[?、][^?]{1,8}[?]|とか|[^。?]のみ?[?]$|の[?]")
_ELSEWHERE = re.compile(  # a way to something else
    r"問い?合わ?せ|質問|相談|説明会|連絡|いつ|何時|何日|締め?切|〆|期限|宛|どこ(?!から)|どちら|送り先|送付先|件名|添付|容量|アドレス|住所|番号|報告|請求|結果|通知|届きます|使い方|審査|面接|同席|会議|ページ|枚|電話|画面|エラー|ダウンロード|入手|英語|語で|推薦"
)
_OF_AN_APPLICATION = re.compile(r"申請|応募|提案|申込|エントリー|書類")
_OF_SOMETHING_ELSE = re.compile(
    r"報告|請求|変更|質問|問い?合わ?せ|説明会|相談|推薦|通知|登録|送金|振込|辞退|交付申請|見学|入手|公開"
)
_SHUTS = re.compile(
    r"(?:郵送|持参|メール|FAX|ファクシミリ)[^。]{0,40}(?:受け付け(?:ません|ない)|受理しません|認めません|不可|できません)"
)
_LONGEST = 240  # characters of what is told


def compose_handing_in(reading: Reading, edition: Edition, library: Library, catalogue: Catalogue) -> Iterator[Claim]:
    """The sentence that tells by which way applications are handed in; none where another thing is asked for."""
    if reading.call is None or not _asks_the_way(without_names(plain(reading.question), reading.call, reading.said)):
        return
    if not set(reading.aspects) <= {Aspect.FORMS, Aspect.OTHER, Aspect.ELIGIBILITY, Aspect.CONTACT, Aspect.SELECTION}:
        return
    for document in catalogue.documents_of((edition,)):
        for passage in library.passages(document_ids=[document.id]):
            if told := _told(passage):
                yield replace(claim_from(told, passage, catalogue), picked=True)
                return


def tells_the_way(question: str, claims: Sequence[Claim]) -> bool:
    """Whether the way to hand in is asked for, and told."""
    return _asks_the_way(plain(question)) and any(
        _is_the_way(one) for claim in claims for one in claim.text.split("\n")
    )


def _asks_the_way(said: str) -> bool:
    if _ELSEWHERE.search(said):
        return False
    if _ASKS_HOW.search(said) or (_COPIES.search(said) and re.search(_PAPERS, said)):
        return True
    hands_in = re.search(rf"{_PAPERS}|{_HANDS_IN}|持参|持ち込|郵送", said)
    return bool(_WAY.search(said) and hands_in and (asks_yes_or_no(said) or _EITHER.search(said)))


def _told(passage: Passage) -> str:
    """The first sentence of a passage on the way of an application, with the one behind it that shuts the others."""
    sentences = sentences_of(mend(passage.text).text)
    at = next((at for at, one in enumerate(sentences) if _is_the_way(one)), None)
    if at is None:
        return ""
    told = [sentences[at], *_shutting(sentences[at + 1 : at + 2])]
    return "\n".join(told) if sum(map(len, told)) <= _LONGEST else ""


def _is_the_way(sentence: str) -> bool:
    return bool(tells_a_way(sentence) and _OF_AN_APPLICATION.search(sentence)) and not _OF_SOMETHING_ELSE.search(
        sentence
    )


def _shutting(after: Sequence[str]) -> Sequence[str]:
    return [one for one in after if _SHUTS.search(one)]
