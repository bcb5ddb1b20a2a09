"""The title of a document, its kind, its day of publication and what it amends, as its head says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import PurePath

from assistant.domain import DocumentKind
from assistant.languages.ja.dates import written_dates
from assistant.languages.ja.normalise import plain
from ingest.dress import without_site

_HEAD_LINES = 14
_SITE_LINES = 40  # of a web page, that may stand before its own
_LONGEST_LABEL = 12  # 【公募期間】, ■応募書類の締切
_ROUND_A_DAY = 10  # characters beside a day of publication: 更新日:, 時点
_KINDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    (
        DocumentKind.ERRATA,
        re.compile(r"正誤表|訂正(?:について|のお知らせ)|期間(?:の)?延長|延長(?:について|のお知らせ)|変更のお知らせ"),
    ),
    (DocumentKind.FORM, re.compile(r"^\(?(?:別記)?様式第?\s*\d")),
    (DocumentKind.RULES, re.compile(r"交付規程|交付要[綱領]|実施要綱|規程$")),
    (DocumentKind.QA, re.compile(r"Q\s*[&]\s*A|FAQ|よくある(?:ご)?質問|質問と回答|質疑応答", re.IGNORECASE)),
    (
        DocumentKind.FORM,
        re.compile(
            r"^\(?様式|様式(?:第?\d|[\d-])|申請様式|申請書\s*\(?様式|チェックシート|(?:申請書|計画書|実績報告書|請求書|誓約書|委任状|届出書)$"
        ),
    ),
    (
        DocumentKind.GUIDELINE,
        re.compile(r"(?:公募|募集)要[領項]|応募要領|申請の手引|(?:応募|募集)の(?:手引|てびき|しおり)"),
    ),
    (DocumentKind.MAIL, re.compile(r"メールニュース|メールマガジン|メルマガ|バックナンバー|配信(?:停止|解除)")),
    (DocumentKind.SLIDES, re.compile(r"(?:説明|説明会|参考|概要|会議)\s?資料|資料集|スライド")),
)
_NOTICE = re.compile(r"公募|募集")
_ANNOUNCES = re.compile(
    r"^(?:公示|公告|公募公告|企画競争)$|(?:公募|募集)(?:を(?:行い|開始し)ます|を(?:開始|実施)しました|します|が始まりました|のお知らせ)[。!]?$"
)
_TOP = 6
_ISSUE = re.compile(r"第\s?\d+\s?号")
_MASTHEAD = re.compile(
    r"(?:(?:件名|題名|Subject)\s*:\s*)?(\S.*?(?:ニュース|メルマガ|マガジン|通信|だより|レター|情報)\S*\s*(?:第\s?\d+\s?号|(?:[Vv]ol\.?|No\.?)\s?\d+))"
)
_SUBJECT = re.compile(r"(?:件名|題名|Subject)\s*:\s*(\S.*)", re.IGNORECASE)
_ENVELOPE = re.compile(r"(?:差出人|送信者|送信元|送信日時?|日付|日時|宛先|From|To|Date)\s*:\s*\S", re.IGNORECASE)
_WAY_THROUGH = re.compile(
    r"(?:現在(?:位置|地|のページ)|パンくず(?:リスト)?)\s*:|^(?:ホーム|トップ(?:ページ)?|HOME|TOP)\s*>", re.IGNORECASE
)
_CHAPTER = re.compile(r"^\d{1,2}[.)]\s*(?=\D)")
_OF_A_PAPER = 3  # the weight of an end that only the title of a paper has
_KIND_OF_SUFFIX = {".eml": DocumentKind.MAIL, ".pptx": DocumentKind.SLIDES}
_TITLE_GOES_ON = re.compile(r"(?:について|の?(?:お知らせ|ご案内|公募|募集))\s*$")
_PAPER_ALONE = re.compile(  # what a paper of any content is headed with
    r"[\s【<\[(]*(?:報道発表(?:資料)?|記者発表(?:資料)?|プレスリリース|報道関係者?(?:の皆様|各位)?|(?:PRESS|NEWS)\s?RELEASE)[\s】>\])]*",
    re.IGNORECASE,
)
_TITLE_CUES: tuple[tuple[re.Pattern[str], int], ...] = (
    (
        re.compile(
            r"(?:について|要[領項綱]|資料集?(?:\))?|のお知らせ|のご?案内|正誤表|Q&A|よくある(?:ご)?質問(?:と回答)?(?:\(Q&A\))?|の公募|の募集|規程|の手引き?|マニュアル)\s*$"
        ),
        3,
    ),
    (
        re.compile(
            r"(?:カタログ|一覧|ガイド(?:ブック)?|パンフレット|ハンドブック|便覧|のしおり|施策集|事例集|メニュー集?)\s*(?:\([^()]*\)\s*)?$"
        ),
        3,
    ),
    (re.compile(r"公募|募集"), 2),
    (re.compile(r"制度|事業|プログラム|プロジェクト|助成|補助|パッケージ"), 1),
    (re.compile(r"[」』]?欄が|のものは|を行う(?:事業|もの)$|は[^。]{0,20}を(?:掲載|示|含)"), -6),
    (re.compile(r"[。、]$|。.|(?:(?<!募集し)(?<!公募し)ます|です|した)。?$|、.*、|https?:|@|:"), -9),
    (
        re.compile(r"^\s*[├└│┣┗┃|]|^(?:ホーム|トップ(?:ページ)?|HOME|TOP)\s*[>|/]|>.+>|\|.+\|", re.IGNORECASE),
        -9,
    ),  # the way through a site
    (
        re.compile(
            r"^(?:\([^()]*\)|【(?!(?:再?公募|募集|お知らせ|[二三]次(?:公募|募集))】\S)[^】]*】|目次|\d+(?:-\d+)*\.|\d{1,2}\s+\D)|^\s*[・※*-]|事務局|p\.\d"
        ),
        -4,
    ),
    (re.compile(r"^\s*[◎○●◇◆■□]|[~―]$"), -2),
)
_NOTICE_HEADING = re.compile(r"^[\W_]*(?:\d+[.)])?\s*(?:公募|募集|応募|受付)期間[\W_]*$")
_NO_PUBLICATION = re.compile(
    r"締切|締め切|しめ切|しめきり|〆切|期限|期間|まで|必着|開催|受付|提出|申込|施行|説明会|公表予定|日時(?!点)|~|開始|終了|延長(?:しま|いた)"
)
_LABEL_OF_A_DAY = re.compile(r"(?:締め?切|〆切|期限|期間|期日|日時|開催日|必着)日?[\W_]*$")
_REVISED = re.compile(r"制定|改正|改訂|改定")
_AMENDS = re.compile(r"訂正|改訂|改正|差し?替|延長|変更|修正|廃止|置き換え|誤り|正誤")
_PAPER = r"(?:要[領項]|要綱|規程|お知らせ|案内|様式|資料|ページ|手引き?|通知)"
_AMENDED = re.compile(
    r"(?:(?:令和|平成)\s*(?:元|\d{1,2})\s*年|20\d\d\s*[年./-])\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?\s*(?:\([月火水木金土日]\))?\s*"
    r"(?:付け?|公表|公開|掲載|発出|発表|通知|公示|制定|配布|に|で|の|した|された|しました|しております|いたしました)"
    r"(?:付け?|公表|公開|掲載|発出|発表|通知|公示|制定|配布|に|で|の|した|された|しました|しております|いたしました|、){0,5}\s*"
    rf"(?:[「『][^「」『』]{{2,60}}{_PAPER}[^「」『』]{{0,10}}[」』]|[^\s、。「」]{{0,30}}?{_PAPER})"
)
_CALL_BEGUN = re.compile(  # 令和8年4月15日付けで公募を開始した
    r"(?:(?:令和|平成)\s*(?:元|\d{1,2})\s*年|20\d\d\s*[年./-])\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?\s*(?:\([月火水木金土日]\))?\s*(?:付け?で?|に|より|から)"
    r"\s*[^。\d]{0,40}?(?:公募|募集)を?開始"
)
_QUOTED_PAPER = re.compile(rf"[「『]([^「」『』]{{2,60}}{_PAPER})[」』]")
_AMENDING_LINES = 40


def title_of(given: str, lines: Sequence[str]) -> str:
    """The title that the format gives, else the line of the head that most reads as one; "" where none does."""
    if given.strip():
        return without_site(plain(given).strip())
    if subject := subject_in(lines):
        return subject
    return _best_of(_below_the_way(lines)) or _best_of(lines)


def subject_in(lines: Sequence[str]) -> str:
    """The subject of a mail that was saved as text, where its head stands on top; "" of anything else."""
    top = lines[:_TOP]
    enveloped = any(_ENVELOPE.match(line) for line in top)
    return next((match[1].strip() for line in top if enveloped and (match := _SUBJECT.match(line))), "")


def _below_the_way(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a web page below the way through its site: what stands above it is of every page."""
    return next((lines[n + 1 :] for n, line in enumerate(lines[:_SITE_LINES]) if _WAY_THROUGH.search(line)), ())


def _best_of(lines: Sequence[str]) -> str:
    """The line of the head that most reads as a title; "" where none does."""
    head = [_as_a_part(lines[0]), *lines[1:_HEAD_LINES]] if lines else []
    whole = [
        above + below if below.startswith("(") and _TITLE_GOES_ON.search(below) else above
        for above, below in pairwise((*head, ""))
    ]
    scored = [
        (sum(weight for cue, weight in _TITLE_CUES if cue.search(line)), -place, line)
        for place, line in enumerate(whole)
        if not _PAPER_ALONE.fullmatch(line)
    ]
    best = max(scored, default=(0, 0, ""))
    return _unwrapped(best[2]) if best[0] > 0 else ""


def _as_a_part(line: str) -> str:
    """The first line of a chapter that is a document of its own, without its number: 3.関係府省支援メニュー."""
    bare = _CHAPTER.sub("", line)
    return bare if any(cue.search(bare) for cue, weight in _TITLE_CUES if weight == _OF_A_PAPER) else line


def _unwrapped(line: str) -> str:
    """A line without the brackets around the whole of it and its marks; 【募集】 before a title stays."""
    bare = line.strip("<>《》[]#*-= ")
    return bare if re.match(r"【[^】]*】.", bare) else bare.strip("【】<>《》[]#*-= ")


def masthead_in(lines: Sequence[str]) -> str:
    """The name and number of a mail of news at its top, on one line or on two; "" where it has none."""
    top = [line.strip() for line in lines[:_TOP]]
    together = (f"{above} {below}" for above, below in pairwise(top) if _ISSUE.match(below))
    found = (match for line in (*top, *together) if (match := _MASTHEAD.search(line)))
    return next((match[1] for match in found), "")


def published_in(head: Sequence[str]) -> date | None:
    """A date that stands alone near the top."""
    days = [(day, line) for above, line in pairwise(("", *head)) if (day := _day_alone(above, line)) is not None]
    revised = [day for day, line in days if _REVISED.search(line)]
    return max(revised) if revised else days[0][0] if days else None


def _day_alone(above: str, line: str) -> date | None:
    """The one day of a line that holds no more, and that no label above it makes a deadline or an event."""
    labelled = len(above) <= _LONGEST_LABEL and _LABEL_OF_A_DAY.search(above)
    dates = [written for written in written_dates(line) if written.year_written]
    alone = len(dates) == 1 and len(line.strip()) <= dates[0].end - dates[0].start + _ROUND_A_DAY
    return dates[0].moment.day if alone and not labelled and not _NO_PUBLICATION.search(line) else None


def kind_of(file_name: str, title: str, head: Sequence[str], lines: Sequence[str]) -> DocumentKind:
    suffix = PurePath(file_name).suffix.lower()
    if suffix in _KIND_OF_SUFFIX:
        return _KIND_OF_SUFFIX[suffix]
    if masthead_in(head[1:]) or subject_in(lines):
        return DocumentKind.MAIL
    titles = "\n".join(line for line in head if "。" not in line)  # a sentence that speaks of forms makes none
    for said in (title, plain(PurePath(file_name).stem), "\n".join(head)):
        of_form = said if said == title else titles
        kind = next((kind for kind, cue in _KINDS if cue.search(of_form if kind is DocumentKind.FORM else said)), None)
        if kind is not None:
            return kind
    announced = (
        _NOTICE.search(title)
        or any(_ANNOUNCES.search(line) for line in head[:_TOP])
        or any(_NOTICE_HEADING.match(line) for line in lines)
    )
    return DocumentKind.NOTICE if announced else DocumentKind.OTHER


def amended_in(kind: DocumentKind, lines: Sequence[str]) -> str:
    """What a document amends or replaces, in its own words; "": it says of nothing."""
    for line in lines[:_AMENDING_LINES]:
        match = _AMENDED.search(line) if _AMENDS.search(line) else None
        if match:
            return match[0].strip()
    if kind is not DocumentKind.ERRATA:
        return ""
    quoted = (_QUOTED_PAPER.search(line) for line in lines[:_AMENDING_LINES] if _AMENDS.search(line))
    begun = (_CALL_BEGUN.search(line) for line in lines[:_AMENDING_LINES])
    return next((match[match.lastindex or 0] for match in (*quoted, *begun) if match), "")
