"""What a turn only tells: that somebody has a document before them, or is at work on something."""

from __future__ import annotations

import re

from assistant.languages.ja.tokenizer import tokenizer

_TELLS = re.compile(r"(?:まし|いまし|でし)た(?:が|けど|けれど)?。$|(?:で|ま)す(?:が|けど|けれど)?。$|ません。$")
_REQUESTS = re.compile(r"教え|知り|願い|願え|ください|下さい|たい|ほしい|欲しい")
_AFTERTHOUGHT = re.compile(
    r"(?<=[。?])\s*[^。?]*(?:ので|んで|から|ため|(?:があって|ようかと|もので|ますし|ですし|たくて)|(?:結構|充分|十分|だけで(?:いい|よい|良い|大丈夫))(?:です)?)[。]?$"
    r"|(?<=[?])\s*(?![^?]*(?:教え|知り|願|くださ|下さ|たい|ほしい|欲しい))[^。?]*(?:[まいで]し|て(?:い|しま[いっ])|で(?:い|しま[いっ])|[かっ])た[。]?$"
)
_WHY = re.compile(  # 「何を狙った制度ですか?上司に一言で説明しなきゃいけなくて」
    r"(?<=[。?])\s*(?![^。?]*(?:教え|知り|願|くださ|下さ|ほしい|欲しい|何|いつ|どこ|どの|いくら))[^。?]{4,}"
    r"(?:(?:なくて|[かま]れて|ってて|[てで]い?て)(?:は|も)?|もので|もんで)[。]?$"
)
_GUESS = re.compile(  # 「会場どこ?霞が関?」
    r"((?:どこ|いつ|誰|だれ)[^。?、]{0,14}[?、])\s*(?P<guess>[一-龠ァ-ヶーA-Za-z0-9]{1,8}(?:[がの][一-龠ァ-ヶー]{1,6})?)[?]\s*$"
)
_PERSONS_OR_DAYS = re.compile(r"(?:人|者|員|さん|先生|方)$|^(?:[来今先]|明日|明後日|\d+[月日時])")
_FELT = re.compile(
    r"(?<=[ねよか])[、。?]\s*(?:緊張|心配|不安|焦|困って|迷って|悩んで|助か|驚|びっくり)[^、。?は]{0,12}[。.]*$"
)
_TOLD_BEHIND = re.compile(  # 「上限はいくらでしたか。比較の資料を作っています。」
    r"(?<=[か?][。?])(?:\s*(?![^。?]*(?:教え|知り|願|くださ|下さ|ほしい|欲しい|(?:聞|伺|確認し|確かめ)[きい]?た[いく]))[^。?]+(?:です|ます|ました|でした|ません)[。]?)+$"
)
_READS = r"(?:読|見|みて|眺め|拝見|拝読|確認し|開い|もら|受け取)"
_WORKS = r"(?:調べ|検討し|準備し|考え|見て|読ん)"
_SOURCE = re.compile(
    rf"(?:の[^\sのをは、。]{{1,12}})?を{_READS}[^、。?]*(?:ます|ました|です)[。]?$"  # みらいハブの案内メールを読んでいます
    rf"|(?:について|に関して|のことを?){_WORKS}[^、。?]*(?:ます|ました|です)[。]?$"
)
_CONTRAST = re.compile(
    r"(?:(?<=[、。?(])|(?<=だけど)|(?<=[はもが]、)|^)\s*(?:[一-龠ァ-ヶーA-Za-z0-9]|の(?=[一-龠ァ-ヶ]))(?:[一-龠ァ-ヶーA-Za-z0-9]|の(?=[一-龠ァ-ヶ])){1,14}(?:のほう|の方)?(?:じゃ|では|で)なく(?:て(?![もはな])|(?![てなあも]))[、,]?"
)
_IS_THERE = re.compile(r"(?P<verb>あ|い|でき)る\s*[?]\s*$")
_CAN = re.compile(r"(?<=[えけげせてねべめれ])る\s*[?]\s*$")


def tells_only(sentence: str) -> bool:
    """Whether a sentence tells something and asks nothing: 「誰も住んでいない家があると聞きました。」."""
    return bool(_TELLS.search(sentence)) and not _REQUESTS.search(sentence)


def without_the_source(turn: str) -> str:
    """A turn without the document that somebody says to have before them: a mail that is read is no mail that is asked for."""
    left = _SOURCE.sub("", turn)
    return left if left.strip() else turn


def without_the_afterthought(question: str) -> str:
    """A question without why it is asked or what would do: 「上限は250万円ですか。社内の書類に書きたいので。」."""
    left = _TOLD_BEHIND.sub("", _AFTERTHOUGHT.sub("", without_the_reason(question)))
    return left if left.strip() else question


def without_the_reason(question: str) -> str:
    """A question without what made somebody ask it, that trails off behind: 「…ですか?上司に聞かれていて」."""
    left = _without_the_guess(_FELT.sub("", _WHY.sub("", question)))
    return left if left.strip() else question


def _without_the_guess(question: str) -> str:
    """A question without the place or the persons that are guessed behind it; another thing that is asked stays."""
    match = _GUESS.search(question)
    guess = match["guess"] if match else ""
    named = any(one.part_of_speech()[1] == "固有名詞" for one in tokenizer().tokenize(guess)) if guess else False
    return _GUESS.sub(r"\1", question) if named or _PERSONS_OR_DAYS.search(guess) else question


def without_the_contrast(text: str) -> str:
    """A question without what it says that it does not mean: 「二次の締切は? 意向登録じゃなくて本申請のほう」."""
    left = _CONTRAST.sub("", text)
    return left if left.strip() else text


def asked_politely(text: str) -> str:
    """A question that ends in the plain form as it is asked politely: 「駐車場はある?」, 「まだ出せる?」."""
    there = _IS_THERE.sub(lambda match: "ありますか" if match["verb"] == "あ" else f"{match['verb']}ますか", text)
    return _CAN.sub("ますか", there)
