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


def own_part(name: str) -> str:
    """What is a programme's own in its name: 場形成 of 場形成支援プログラム; the whole of 補助金 and 直せる補助金."""
    own = _ENDING.sub("", name)
    return own if len(own) >= _LEAST_OF_PROGRAMME and not _TELLS.search(own) else name


def programmes_said(text: str) -> tuple[str, ...]:
    """The programmes that a text names, as it writes them."""
    return tuple(name for name in _NAME.findall(text) if not (_OF_NO_NAME.match(name) or _DESCRIBES.search(name)))


_OFFICE = re.compile(
    r"([^\s、。のはがをにで「」()]{2,}?)(?:財団|機構|協会|振興会|学会|会議所|公社|研究所|センター)(?!長)"
)
_LEAST_OF_OFFICE = 3  # letters of its own


def offices_said(text: str) -> tuple[str, ...]:
    """What is their own in the names of the organisations that a text names: みどり of みどり財団."""
    return tuple(name for name in _OFFICE.findall(text) if len(name) >= _LEAST_OF_OFFICE)
