"""Names such as programmes have, where a text gives one: what it is asked about may be another programme than ours."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"[A-Za-z][A-Za-z0-9-]{3,}(?=[のはに、]|第\d|公募)"
    r"|[^\sのはがをにで、。「」()?]{2,}?(?:補助金|助成金|交付金|奨学金|助成制度|補助事業|事業|プログラム|プロジェクト|制度|基金|チャレンジ|フェローシップ)"
)
_OF_NO_NAME = re.compile(
    r"^(?:本|当|同|この|その|どの|どんな|各|補助|助成|支援|委託|対象|新規|採択)+(?:事業|制度|金|プログラム)+$"
)


_ENDING = re.compile(
    r"(?:支援|補助|助成|推進|促進)*(?:補助金|助成金|交付金|奨学金|制度|事業|プログラム|プロジェクト|基金|チャレンジ|フェローシップ)$"
)
_DESCRIBES = re.compile(
    r"(?:する|[えけげせてねべめれ]る|した|れた)(?:補助|助成)?(?:金|制度|事業|交付金|奨学金)$"
)  # 直せる補助金
_TELLS = re.compile(r"[ぁ-ん]$")  # a verb, and no name: 直せる補助金
_LEAST_OF_PROGRAMME = 2  # letters of its own


def without_kind(name: str) -> str:
    """A name that is known to be one without what kind of thing it is: さとのわ of さとのわ事業."""
    return _ENDING.sub("", name)


def own_part(name: str) -> str:
    """What is a programme's own in its name: 場形成 of 場形成支援プログラム; the whole of 補助金 and 直せる補助金."""
    own = without_kind(name)
    return own if len(own) >= _LEAST_OF_PROGRAMME and not _TELLS.search(own) else name


def programmes_said(text: str) -> tuple[str, ...]:
    """The programmes that a text names, as it writes them."""
    return tuple(name for name in _NAME.findall(text) if not (_OF_NO_NAME.match(name) or _DESCRIBES.search(name)))


_OFFICE = re.compile(
    r"([^\s、。のはがをにで「」()]{2,}?)(?:財団|機構|協会|振興会|学会|会議所|公社|研究所|センター)(?!長)"
)
_GIVES = r"(?:助成|補助|奨励|支援)"
_GIVEN = re.compile(rf"([^\s、。のはがをにで「」()]{{2,}}?){_GIVES}")  # みなとDX助成 of みなとDX推進機構
_GIVEN_BY = re.compile(
    rf"([^\s、。のはがをにで「」()]{{2,}}?[都道府県市区町村])の[^\s、。はがをに]{{0,12}}?{_GIVES}"
)  # みなと県の助成金
_LEAST_OF_OFFICE = 3  # letters of its own


def offices_said(text: str) -> tuple[str, ...]:
    """What is their own in the names of those that a text says to call for something: みどり of みどり財団."""
    found = [name for shape in (_OFFICE, _GIVEN_BY, _GIVEN) for name in shape.findall(text)]
    whole = [name for name in found if not any(name != other and name in other for other in found)]
    return tuple(name for name in whole if len(name) >= _LEAST_OF_OFFICE)


_ENDS_OF_OFFICES = "財団|機構|協会|振興会|公社"
_SHORT_OFFICE = re.compile(
    r"(?<![一-龠ァ-ヶー])(?!(?:国|県|市|町|村|省|庁|都|府|区|本|当|他|別|同|何|私)の)(?P<begun>[一-龠]{1,4}?|[ァ-ヶー]{2,8})"
    rf"(?:の?(?P<ends>{_ENDS_OF_OFFICES})(?!長)|の[^\s、。はがを]{{0,8}}?(?:助成|補助金|奨学金))"
)


def short_office_said(text: str) -> tuple[str, re.Pattern[str]] | None:
    """How an office begins that a text calls by the first of its name, and the shape of the whole: 柊財団, 柊の助成 of 柊口腔ケア振興財団."""
    said = _SHORT_OFFICE.search(text)
    if said is None:
        return None
    begun, ends = re.escape(said["begun"]), said["ends"] or _ENDS_OF_OFFICES
    return said["begun"], re.compile(rf"(?<![一-龠ァ-ヶー]){begun}[^\s、。:()「」]{{2,16}}(?:{ends})")


_ENDS_AS_OFFICE = re.compile(r"(?:省|庁|財団|機構|協会|振興会|学会|大学|県|市|町|村|区|府|都)$")


def names_an_office(name: str) -> bool:
    """Whether a name is one of those that call, and not what they call for."""
    return bool(_ENDS_AS_OFFICE.search(name))
