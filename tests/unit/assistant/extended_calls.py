"""Documents of one call whose deadline was moved from 13 November to 4 December, each telling it in its own way."""

from __future__ import annotations

Files = dict[str, str]

GUIDE = """令和8年度 里の水車再生助成 募集要領

公益財団法人みずべ文化財団
令和8年9月14日

1. 趣旨
地域に残る水車の修理と活用にかかる費用を助成します。

2. 助成の内容
助成率 2分の1
助成の上限額 1件当たり300万円

3. 応募の資格
水車を所有し、又は管理する団体が応募できます。

4. 応募の方法
(1) 募集期間
令和8年9月14日（月）から令和8年11月13日（金）17時まで（必着）
(2) 応募先
応募書類は電子メールで送ってください。

5. 質問の受付
質問は令和8年10月30日（金）までに電子メールで受け付けます。

6. 問い合わせ先
みずべ文化財団 助成係
電話 03-0000-4410
E-mail josei@mizube.example
"""


def _page(body: str) -> str:
    title = "令和8年度 里の水車再生助成 募集"
    head = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>公開日：令和8年9月14日</p>"
    return f"{head}{body}<h2>対象</h2><p>水車を管理する団体</p></body></html>"


def _headed(notice: str) -> str:
    """The guideline with a notice above its text."""
    return GUIDE.replace("1. 趣旨", f"{notice}\n1. 趣旨")


EXTENDED: dict[str, Files] = {
    "a table of changes above the text": {
        "guide.md": _headed(
            "## 募集期間の延長について（令和8年11月9日）\n\n| 項目 | 変更前 | 変更後 |\n|---|---|---|\n"
            "| 応募の締切 | 令和8年11月13日（金）17時 | **令和8年12月4日（金）17時** |\n\n以下は公表時の本文です。\n"
        )
    },
    "a new day on the next line": {
        "guide.txt": _headed(
            "【お知らせ】募集期間の延長\n募集期間を次のとおり延長しました。\n新しい締切　令和8年12月4日（金）17時（必着）\n"
        )
    },
    "a sentence above the text": {
        "guide.txt": _headed("※大雨の影響により、応募の締切を令和8年12月4日（金）17時まで延長しました。\n")
    },
    "a mail with hard line ends": {
        "guide.txt": GUIDE,
        "news.txt": "件名：【締切延長】里の水車再生助成\n発行日：令和8年11月9日\n\n里の水車再生助成（令和8年度）の応募期間を\n"
        "令和8年12月4日（金）17時\nまで延長しました。\n\nみずべ文化財団 助成係\n",
    },
    "a mail news with the old day behind": {
        "guide.txt": GUIDE,
        "news.txt": "令和8年11月9日\nみずべ文化財団 メールニュース\n\n1. 里の水車再生助成（令和8年度）締切延長のお知らせ\n\n"
        "募集締切：令和8年12月4日（金）17時（11月13日から延長）\n\nお問い合わせは助成係（03-0000-4410）まで。\n",
    },
    "a notice of its own": {
        "guide.txt": GUIDE,
        "notice.txt": "令和8年度 里の水車再生助成 募集期間の延長について\n\n令和8年11月9日\n公益財団法人みずべ文化財団\n\n"
        "11月13日（金）17時としておりました応募の締切を、12月4日（金）17時に延長いたします。\n",
    },
    "a slide": {
        "guide.txt": GUIDE,
        "slides.txt": "令和8年度 里の水車再生助成 追加説明資料\n令和8年11月9日\n\n締切の延長\n\n"
        "変更前\n令和8年11月13日（金）17時\n\n変更後\n令和8年12月4日（金）17時\n",
    },
    "errata": {
        "guide.txt": GUIDE,
        "errata.txt": "令和8年度 里の水車再生助成 募集要領 正誤表\n\n令和8年11月9日\n\n箇所\n誤\n正\n4.（1）募集期間\n"
        "令和8年11月13日（金）17時\n令和8年12月4日（金）17時\n",
    },
    "an answer among questions": {
        "guide.txt": GUIDE,
        "qa.md": "# 令和8年度 里の水車再生助成 よくある質問\n\n最終更新：令和8年11月9日\n\n### Q1. 応募の締切は延長されましたか。\n"
        "A1. はい。令和8年12月4日（金）17時まで延長しました。\n\n### Q2. 水車小屋も対象ですか。\nA2. 対象です。\n",
    },
    "a day that is struck out": {
        "page.html": _page(
            "<h2>募集期間</h2><p><del>令和8年9月14日（月）から令和8年11月13日（金）17時まで</del> 令和8年12月4日（金）17時まで延長しました。</p>"
        )
    },
    "a day that an arrow leads to": {
        "page.html": _page(
            "<h2>応募締切</h2><p>令和8年11月13日（金）17時<br>↓<br>令和8年12月4日（金）17時（延長しました）</p>"
        )
    },
    "an amended page beside the guideline": {
        "guide.txt": GUIDE,
        "page.html": _page(
            "<h2>募集期間【延長しました】</h2><p>令和8年9月14日（月）から令和8年12月4日（金）17時まで</p>"
        ),
    },
}

UNSURE: dict[str, Files] = {
    "slides with another day": {
        "guide.txt": GUIDE,
        "slides.txt": "令和8年度 里の水車再生助成 説明資料\n令和8年10月1日\n\n募集期間\n令和8年9月14日（月）から令和8年12月4日（金）17時まで\n",
    },
    "a page that gives another end alone": {
        "guide.txt": GUIDE,
        "page.html": _page("<h2>応募締切</h2><p>令和8年12月4日（金）17時</p>"),
    },
}
