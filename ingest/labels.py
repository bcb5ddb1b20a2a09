"""What a date is the date of: by the words of its clause, of its line and of the headings above, the nearest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.languages.ja.normalise import plain

# Label, the words that give it to a date, whether the sentence or a heading says them; the first that fits is taken.
# A label of applications has one name for a period and one for a deadline.
_IN_HOUSE = "学内締切"  # by which a university takes in what goes to a funder
_APPLY = r"申し?込み?|申込|参加登録|参加希望|事前登録|参加申請"
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (_IN_HOUSE, re.compile(r"学内(?:で|へ|に)?の?(?:提出|応募|申請|受付)?(?:書類?)?の?(?:締め?切り?|〆切|期限|期日)")),
    ("原本の郵送", re.compile(
        r"(?:原本|正本|紙媒体)(?!(?:は|を)?(?:不要|保管))[^。:]{0,20}(?:郵送|提出|送付|持参|締め?切|必着|消印|期限)"
    )),
    ("意向登録", re.compile(r"意向(?:登録|表明|確認)|応募意思|事前エントリー|プレエントリー|参加(?:表明|意思|意向)")),
    ("相談", re.compile(r"個別相談|事前相談|相談会|相談の?受付|相談を[^。]{0,12}受け付け")),
    ("利用登録", re.compile(
        r"(?:システム|アカウント|利用者|ユーザー?|ID)の?(?:(?!申請書|書類|提案書|計画書)[^。、]){0,8}(?:登録|取得|発行)|アカウントの?(?:新規)?(?:申請|作成|開設)"
    )),
    ("説明会申込", re.compile(
        rf"説明会[^。]{{0,80}}(?:{_APPLY})|(?:{_APPLY})[^。]{{0,80}}説明会|(?:開催日|開催|当日)の?(?:前日|\d+(?:営業)?日前)[^。]{{0,60}}(?:{_APPLY})"
    )),
    ("質問", re.compile(
        r"(?<!よくある)(?<!よくあるご)質問(?!(?:書|事項)?(?:に対する|への|の)?回答|集|と回答)(?:書|票|事項|の?受付|の?提出|期限|締切)?|質疑(?!応答)|疑義照会"
    )),
    ("結果公表", re.compile(r"(?:ヒアリング|面接)[^。、]{0,8}の?対象[^。]{0,24}(?:連絡|通知|お?知らせ|発表)")),
    ("ヒアリング", re.compile(r"ヒアリング|面接|面談(?:審査|選考)|プレゼンテーション|[2二]次審査")),
    ("実施期間", re.compile(r"^[\s・*-]*(?:選抜|有効|認定|指定|採択)(?:の)?(?:有効)?期[間限]")),
    ("結果公表", re.compile(
        r"(?:採択|選定|選抜|審査|選考)[^。、]{0,12}(?:結果|公表|発表|通知|決定|時期)|(?:結果|採択先|選抜拠点|採択者)の?(?:公表|発表|通知)|公表時期|結果[はのが][^。、]{0,8}(?:通知|発表|公表|分か|わか)"
    )),
    ("説明会", re.compile(r"説明会|ブリーフィング")),
    ("実施期間", re.compile(
        r"(?:事業|実施|実証|補助|助成|委託|支援|活動|派遣|滞在|利用|研究(?:開発)?)(?:事業|(?:の)?対象)?(?:の?実施|[がを]?(?:できる|行う|行える))?期間|事業の?(?:完了|終了)(?:の?期[限日]|日)|(?:交付|契約)決定日から|有効期限|選抜期間"
    )),
    ("公募", re.compile(
        r"(?:公募|募集|応募|申請|提出|受付)[^。、]{0,16}(?:期間|期限|締め?切り?|〆切|まで|必着|開始)|まで[^。、]{0,6}(?:応募|申請)|まで(?:の間)?、?(?:公募|募集)を(?:行い|実施し)ます"
        r"|(?:公募|募集|応募|申請)の?受付(?!番号|窓口|時間|システム)"
    )),
)  # fmt: skip
_DEADLINE_OF_NOTHING_ELSE = re.compile(r"締め?切り?|〆切|必着|消印有効")
_NOTHING_BUT_DEADLINE = re.compile(r"[^\w〆]*(?:締め?切り?|〆切)(?:日時?)?[^\w〆]*")  # a heading: ■締切
_HELD_ON = re.compile(r"説明会\s*\(\s*$")
_NAMES_ITSELF = re.compile(r"(?:締め?切り?|〆切|期限|期間|日時|開催日)(?:日時?)?\s*[:は(]?\s*$")
_LATER = re.compile(
    r"実績報告|交付申請|事業完了|精算|確定検査|請求書|変更申請|採択後|年次報告|契約締結"
)  # of those that are chosen
_NO_LABEL = re.compile(  # days of what is no event of the call
    r"資料[はを]|録画|アーカイブ|見逃し配信|休業|休館|休止|閉室|閉め|障害|不具合|利用でき(?:ません|ない)|メンテナンス|懇親会|見学会|(?:質問|質疑)[^。、]{0,8}回答|(?:1|一)次(?:審査|選考)"
)
_DECIDED_WITHIN = re.compile(  # whoever applied hears of it later
    r"(?:理事会|役員会|委員会)(?:において|にて|で|による?)[^。]{0,12}(?:決定|審議|選定)(?![^。]*(?:通知|公表|発表))"
)
_ANOTHER_THING = re.compile(  # what people hand in or do, and what is no application
    r"報告|繰り?越し?|(?:経費|助成金|補助金|費用)の請求|請求書|辞退|中止|変更(?:届|承認|の?申請|等$)|差し?替え|修了|承諾|承認|推薦|同意書|執行|誓約|納入|成果(?:物|品|の)|発売"
    r"|資格の?(?:申請|審査|取得|登録)|着手|見積|証明書|(?:研究|事業|支援|渡航|派遣|助成|活動|業務|契約|交付|利用|滞在)の?開始|電子(?:データ|ファイル)は|意見書|初年度|工事|施工|検収|納品|開業|(?:前年度|昨年度?|前回|過年度)の?[^。、]{0,8}(?:公募|募集|事業|応募|助成)|宿泊|完了(?!の?期[限日])|贈呈|表彰|授賞"
)
_NOT_THAT_DAY = re.compile(  # what follows a day that nobody must keep, or that is of something else
    r"[^。]{0,24}(?:お?(?:すす|勧)め|推奨|学位|申し?出|依頼|辞退|報告(?:書|の提出)|修了|承諾書|届を|届出|取得|発行され|発売|終了(?:する|した|予定)|復学|在籍|該当|差し?替|書き?直|再提出)"
    r"|[^。、\w]*までに(?:提出|受け?付け?)(?:され|した)"  # 6月8日までに提出された申請は有効です
    r"|[^。、\w]*までに(?![^。]*(?:意向|エントリー))[^。]{0,24}(?:設立|(?:電話で)?ご?(?:連絡|相談)|登録を|発行を|所属|居住|入居|本店)"
)
_IS_DONE = re.compile(  # 5月19日から6月20日まで行った公募, 4月6日から5月31日までの間に公募した
    r"(?:\([^()]*\))?\s*(?:まで)?(?:の間)?に?、?(?:行った|行いました|実施した|実施しました|(?:公募|募集|受付)(?:を行った|を行いました|した|しました))"
)
_APPLICATION = re.compile(r"公募|募集|応募|(?:申請|提案|企画)書?(?:書類)?(?:は|を|の)")
_TOPIC = re.compile(r"\s*(?P<what>[^。、]{1,20}?)(?:\([^()]*\))?は、")
_APPLIES = re.compile(r"公募|募集|応募|申請|提出")
_IS_A_WAY = re.compile(r"から[^。、]{1,24}まで(?!の?(?:期間|受付))")  # a heading: 申請から補助金の受取りまで
_LIGHT = 8  # characters of a heading that names little but the application
_EVENT = re.compile(r"セミナー|シンポジウム|講座|講演会|研修会|フォーラム|交流会|見学会|勉強会")
_OF_WHAT_MAY_BE_ANOTHERS = ("公募", "実施期間", "意向登録", None)
_SIGNS_UP = re.compile(_APPLY)
_OF_ANYTHING = re.compile(
    r"\W*受付の?(?:期限|期間|締め?切り?)\W*[:はが]?\W*(?:です|まで(?:です)?)?\W*"
)  # of what its heading names
_EVENTS = {"説明会": "説明会申込", "相談": "相談"}  # and the label of the day by which one applies for it
_TAKEN_IN = {**_EVENTS, "質問": "質問"}  # what 受付期間 alone is of, below its heading
_BY_POST = re.compile(
    r"(?:郵送|紙(?:媒体)?|書面)(?:で|に|により|による|の)?(?:の?場合|分|申請|応募|提出|受付|する(?:場合|とき))?(?:に|で)?(?:は|の締|の期限|の?提出期限|[:\t])"
    r"|^\s*[・(]?\s*郵送(?:の場合)?[)\s]|\(\s*郵送(?:の場合|による場合|分)?\s*(?:は[^()]*)?\)"
)
_NAMED_AFTER = re.compile(r"\s+(?P<what>[^\s、。:\d]{2,24})(?=\s|$|、)")  # 6月12日 公募説明会 申込は6月10日まで
_AND = re.compile(r"と|及び|および|並びに|ならびに|[・、/]")
_NAMES = {"公募": ("公募期間", "公募締切")}
_ROUND = re.compile(
    r"第?\s*(?P<number>[0-9]{1,2}|[一二三四五六七八九])\s*(?P<unit>次|回)\s*(?:公募|募集|応募|受付)?の?(?:締め?切り?|〆切|提出期限|申請期限)"
)
_OF_A_UNIVERSITY = re.compile(
    r"学内(?:の|での)?(?:手続|締め?切|受付|取りまとめ|とりまとめ|選考|審査)"
)  # of a university that others fund
_TO_THE_FUNDER = re.compile(
    r"(?:機構|財団|省|庁|協会|振興会|先方|公募元|助成元|事務局|府|県)\S{0,4}?(?:へ|への|の締)|e-Rad"
)
_BY_HAND = re.compile(r"持参(?:に?よる|で|の)?(?:提出|応募|申請)?(?:の?場合|する(?:場合|とき)|は|の(?:締切|期限))")
_ROUND_ALONE = re.compile(r"[\s・【\[(]*第\s*\d{1,2}\s*[次回期](?:公募|募集)?[\s】\]):]*")
_TO_THE_HOUR = re.compile(
    r"[~-].*?\d\s*[月/].*(?:\d\s*時|\d:\d\d)"
)  # what closes at an hour is a desk: 【第1次】5月12日~6月20日17時
AS_FOLLOWS = re.compile(r"(?:次|以下|下記)の(?:とおり|通り|ように|日時|期[日限])")  # what the next line says
BY_HAND = "公募締切（持参）"
BY_POST = "公募締切（郵送）"  # beside the deadline of the way that most go
_COUNTED = {kanji: str(number) for number, kanji in enumerate("一二三四五六七八九", 1)}


def label_of(line: str, path: Sequence[str], start: int, end: int, within: tuple[int, int] = (0, -1)) -> str | None:
    """What the date between two places is the date of; None where nothing says it.

    `within` are the end of the date before it and the beginning of the next: what stands beyond is of those.
    """
    first, last = within[0], len(line) if within[1] < 0 else within[1]
    clause, own = clause_of(line[:last], start, end, first), line[first:last]
    reach = own if last == len(line) else f"{line[first:start]} {re.split('[、。]', line[end:last])[0]}"
    whole = line if last == len(line) else line[:start] + reach[start - first :]
    said_before = re.split(r"[、。]", line[first:start])[-1]
    certain = bool(_NAMES_ITSELF.search(said_before))
    named_after = _NAMED_AFTER.match(line, end, last) if not said_before.strip(" ・-*") else None
    clause = said_before if certain else named_after["what"] if named_after else clause
    said = (clause,) if certain else (clause, reach, whole)
    above = [_one_topic(plain(heading)) for heading in reversed(path) if not _IS_A_WAY.search(plain(heading))]
    label = _first((*said, *(f"{heading} {clause}" for heading in above if _is_light(heading, clause)), *above))
    if label == "公募" and _OF_ANYTHING.fullmatch(clause) and (topic := _first(above[:1])) in _TAKEN_IN:
        return _TAKEN_IN[topic]  # 事前相談 > 受付期限は5月22日
    if label == "公募":
        label = (
            _of_a_briefing(clause, line)
            or _in_house(clause, above)
            or (not certain and (_topic_of(line[:start]) or _of_an_event(clause, above)))
            or label
        )
    if _HELD_ON.search(line[first:start]) and line[end:last].startswith(")"):
        label = "説明会"  # 説明会(7月11日)の参加申込みを受け付けています
    if (label in (None, "公募") and _LATER.search(own)) or (not certain and _NO_LABEL.search(clause)):
        return None
    if _is_no_event(label, line[first:start], clause) or _IS_DONE.match(line, end, last):
        return None
    if label in _OF_WHAT_MAY_BE_ANOTHERS and _is_anothers(line[first:start], line[end:last], path):
        return None
    if label is not None:
        return label
    alone = bool(path) and _NOTHING_BUT_DEADLINE.fullmatch(plain(path[-1]))
    of_round = _ROUND_ALONE.fullmatch(line[:start]) and _TO_THE_HOUR.search(line[start:last])
    return "公募" if alone or of_round or _DEADLINE_OF_NOTHING_ELSE.search(clause) else None


def _in_house(clause: str, above: Sequence[str]) -> str | None:
    """The label of a day by which a university takes in what goes to a funder, below a heading that says so."""
    own = any(map(_OF_A_UNIVERSITY.search, above)) and not _TO_THE_FUNDER.search(clause)
    return _IN_HOUSE if own else None


def _of_a_briefing(clause: str, line: str) -> str | None:
    """What one signs up for where the line names a briefing: 申込期限:4月22日。件名は「説明会参加希望」."""
    signs_up = _SIGNS_UP.search(clause) and not _APPLIES.search(clause)
    return _EVENTS["説明会"] if signs_up and "説明会" in line else None


def _is_no_event(label: str | None, before: str, clause: str) -> bool:
    """Whether a day is of no briefing and of no result, whatever the words beside it name."""
    held = label == "説明会" and _NO_LABEL.search(before.rsplit("。", 1)[-1])
    return bool(held or (label == "結果公表" and _DECIDED_WITHIN.search(clause)))


def _is_light(heading: str, clause: str) -> bool:
    """Whether a heading and a clause may be heard together: 公募要領 and まで are no deadline of the call."""
    if _BY_POST.search(clause) or _BY_HAND.search(clause):
        return True
    return len(heading) <= _LIGHT or _first((f"{heading} {clause}",)) != "公募"


def _topic_of(before: str) -> str | None:
    """What a sentence says at its beginning that it is about, up to は、."""
    topic = _TOPIC.match(before.rsplit("。", 1)[-1])
    return next((label for label, cue in _LABELS if topic and _ends_with(cue, topic["what"])), None)


def _of_an_event(clause: str, above: Sequence[str]) -> str | None:
    """What one applies for below the heading of an event: 申し込みは…まで under 説明会."""
    event = _first(above[:1])
    if event not in _EVENTS or not _SIGNS_UP.search(clause) or _first((clause,)) not in ("公募", None):
        return None
    return _EVENTS[event]


def _ends_with(cue: re.Pattern[str], words: str) -> bool:
    return any(match.end() == len(words) for match in cue.finditer(words))


def _is_anothers(before: str, after: str, path: Sequence[str]) -> bool:
    """Whether a day is of something beside the application: what its sentence or its own heading names says so."""
    sentence = before.rsplit("。", 1)[-1]
    things = [match.end() for match in _ANOTHER_THING.finditer(sentence)]
    applies = [match.start() for match in _APPLICATION.finditer(sentence)]
    if things or _NOT_THAT_DAY.match(after.split("。", maxsplit=1)[0]):
        return not (things and applies and applies[-1] >= things[-1])
    heading = plain(path[-1]) if path and not applies else ""
    return bool(_ANOTHER_THING.search(heading) or _EVENT.search(heading)) and not _APPLICATION.search(heading)


def _one_topic(heading: str) -> str:
    """A heading without what else it covers, where it names the application or a briefing: of 公募期間と意向登録, the first."""
    parts = {_first((part,)): part for part in reversed(_AND.split(heading))}
    return (
        next((parts[label] for label in ("公募", "説明会") if label in parts), heading) if len(parts) > 1 else heading
    )


def of_signing_up(label: str | None, words: str) -> str | None:
    """The label of the day by which one applies for an event, where words speak of applying for it."""
    return _EVENTS.get(label or "", label) if _SIGNS_UP.search(words) else label


def says_what(words: str) -> bool:
    """Whether words give a label of their own: 応募締切 does, A枠 does not."""
    return _first((words,)) is not None


def _first(said: Iterable[str]) -> str | None:
    """The label of the first words that give one."""
    found = (label for words in said for label, cue in _LABELS if cue.search(words))
    return next(found, None)


def named(label: str, *, deadline: bool, said: str, after: str = "") -> str:
    """The label as a fact carries it, with the round or the way where its words part several: 公募締切(2次)."""
    name = _NAMES.get(label, (label, label))[deadline]
    rounds = list(_ROUND.finditer(said))
    if label == "公募" and deadline and not rounds and _BY_HAND.search(said):
        return BY_HAND
    if label == "公募" and deadline and not rounds and (_BY_POST.search(said) or _BY_POST.match(after)):
        return BY_POST
    if label != "公募" or not rounds:
        return name
    number = _COUNTED.get(rounds[-1]["number"], rounds[-1]["number"])
    return f"{name}（{'第' if rounds[-1]['unit'] == '回' else ''}{number}{rounds[-1]['unit']}）"


def of_part(label: str, *parts: str) -> str:
    """The label with what it is of; one that counts a round or names a way keeps to that: 公募締切(後期)."""
    of = " ".join(filter(None, parts))
    return f"{label}（{of}）" if of and "（" not in label else label


def within_part(label: str, part: str) -> str:
    """The label of a part with the column that it stands in: ヒアリング（第1回・A枠）."""
    return label.replace("（", f"（{part}・", 1) if part and "（" in label else of_part(label, part)


def clause_of(line: str, start: int, end: int, first: int = 0) -> str:
    """The words around a date up to the commas."""
    before = re.split(r"[、。]", line[first:start])[-1]
    after = re.split(r"[。]", line[end:])[0]
    return f"{before} {re.split('、', after)[0]}"
