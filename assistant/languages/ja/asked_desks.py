"""Whether a question asks whom to turn to, or only speaks of a mail, a telephone, a desk or advice."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"「[^」]*」(?=(?:と|って)(?:の|い[うっ]|答|回答|聞|言))")  # what somebody said
_NO_REACH = re.compile(
    r"(?:様式|書式|受付|管理|課題|整理|法人|口座|登録|質問|項目|条文)の?番号|番号(?:で(?:全|す|教)|順|付き|を付)"
    r"|(?:申請|応募|申込|提出|連絡|返信|案内|お知らせの?)メール(?=を?(?:送|出|し))"
)
_WAYS = (
    r"といあわせ|めーる|でんわ|(?:電話|内線|郵便|fax|tel|連絡先の?)番号|(?:(?:e-?|電子)?メール)?アドレス|メアド|メルアド"
    r"|〒|番地|ビル名|建物(?:の名前|名)?|(?:e-?mail|(?:電子)?メール|電話|tel|fax|ファッ?クス|ファクシミリ|内線|番号)"
)
_DESKS = (
    r"(?:連絡|問い?合わ?せ|お?問合せ|相談|通報|照会|送付|送り|届け?|提出|申込|申し込み|応募)先|宛先|宛名|あて先|窓口"
    r"|担当(?:部署|課|者|係|室)?|住所|所在地|(?:課|係|室|部署)名?"
)
_TELL = r"教|知り|知ら|くだ|下さ|お願|おね|おし|ほし|欲し|頂|いただ|調べ|確認|確か|探"
_ASKED = re.compile(
    rf"(?:{_WAYS}|{_DESKS})(?:の(?:方|人|ところ|ほう|名前|お名前|書き方|両方))?\s*(?:両方|とも)?"
    rf"(?:(?:は|って|が|も)?\s*(?:[?。!(]|$|どこ|どちら|誰|だれ|どなた|何|なに|なん|いく|わか|分か|あり|ある)"
    rf"|(?:と|や|・|、|,|および|及び|か)\s?(?=[^。?]{{0,24}}(?:{_TELL}|[?]|は|$))"
    rf"|を\s*(?:[。?]|$)|(?:を|も|が|のことを|だけ)?[^\s、。?をがはにで]{{0,8}}[でを]?\s*(?:{_TELL}))",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"どこ|どちら(?:に|へ|の|宛)|誰|だれ(?=[にがかでのへを?宛]|です)|どなた|どの(?:省|府|庁|課|係|部|室|窓口|担当|人|メール|アドレス|電話|番号|ところ)|どういう(?:窓口|部署)|御中|宛名|担当名|直接(?:送|出|持)[^。?]{0,6}[?]"
    r"|何(?:番|課|室|係|局|部|担当|という(?:課|係|部|室|窓口|名))|何の\S{0,8}(?:窓口|担当)|いずれの(?:課|係|窓口)"
)
_WISHED = re.compile(
    r"(?:電話|連絡|相談|問い?合わ?せ|問合せ|質問|照会|通報|メール|話|fax)(?:を|で|に|が|は)?[^。?]{0,10}(?:した[いく]|しよう|聞きた|話した|尋ねた|かけた|かける|かけ直|出した[いく]|送りた|できる\S{0,4}(?:ところ|場所|方法|窓口|人|支援))"
    r"|聞けば|問い合わせれば|相談すれば|連絡すれば|送れば|(?:連絡|問い?合わ?せ)(?:する|の)方法|宛て?(?:に|は|の)|相談に乗|(?:ところ|相手)は(?:ない|あり)",
    re.IGNORECASE,
)
_REACH = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]|0\d{1,4}-\d{1,4}-\d{3,4}")


def asks_for_a_desk(question: str) -> bool:
    """Whether a question wants a desk, a way to reach one or whose a number is; one that mentions a desk need not."""
    heard = _NO_REACH.sub(" ", _QUOTED.sub(" ", question))
    return any(shape.search(heard) for shape in (_REACH, _WHERE, _ASKED, _WISHED))


_ON_A_DAY = re.compile(r"\d\s*[月/]\s*\d+|\d\s*日(?!間)|\d\s*時(?!間)|最終日|当日|今日|本日|明日|あした")
_ASKS_ELSE = re.compile(r"何[をがにへ]|誰|だれ|どこ|どの|どう|いくら|どなた")
_HANDED_IN = re.compile(
    r"(?:送|メールし|出[しすせ]|提出|持って|持参|申請|応募|申し込|登録|やれば|やって)[^。?]*(?:受理|受け付|受け取|間に合|遅|手遅れ|セーフ|アウト|平気|大丈夫|有効|ok|オーケー|よい(?:です|でしょ|か)|いい(?:です|でしょ|か|の)|アリ|ナシ|(?:あり|なし)(?=[?か。]|です|$)|だめ|ダメ|駄目)"
)


def asks_whether_in_time(question: str) -> bool:
    """Whether what is handed in on a day that a question tells is asked to be in time: 「8月7日に出したら遅いですか」."""
    return bool(_ON_A_DAY.search(question) and _HANDED_IN.search(question)) and not _ASKS_ELSE.search(question)
