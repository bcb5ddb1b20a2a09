"""Heads of documents in the shapes that offices use, each with what a reader takes from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.domain import DocumentKind as Kind


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a document, and its identity."""

    text: str
    call: str
    edition: str
    kind: Kind
    title: str = ""  # that the format gives
    file_name: str = "a.pdf"
    year: int | None = None
    aliases: tuple[str, ...] = ()
    published: date | None = None
    amends: str = ""


HEADS = {
    "prefecture, title over three lines": Head(
        "令和７年度\nみどり県中小企業デジタル化促進事業費補助金\n公募要領\n\n令和７年５月\n"
        "\nみどり県 商工労働部 産業振興課\n\n１．目的\nこの補助金は、県内の中小企業を支えるものです。\n",
        "みどり県中小企業デジタル化促進事業費補助金", "令和7年度", Kind.GUIDELINE, year=2025),
    "prefecture, web page with the name of the site": Head(
        "令和７年度あおば県省エネ設備導入支援補助金の募集について\n更新日：2025年6月2日\n県では、省エネ設備を導入する事業者を募集します。\n",
        "あおば県省エネ設備導入支援補助金", "令和7年度", Kind.NOTICE, file_name="a.html",
        title="令和７年度あおば県省エネ設備導入支援補助金の募集について｜あおば県公式ウェブサイト", year=2025, published=date(2025, 6, 2)),
    "city, rules of a grant": Head(
        "しらかば市創業支援事業補助金交付要綱\n\n令和６年４月１日\n告示第４５号\n"
        "\n（趣旨）\n第１条 この要綱は、市内で創業する者に対し、予算の範囲内で補助金を交付することについて定める。\n",
        "しらかば市創業支援事業補助金", "令和6年度", Kind.RULES, year=2024, published=date(2024, 4, 1)),
    "a form of the rules": Head(
        "様式第１号（第５条関係）\n\n令和　年　月　日\n\nしらかば市長 様\n\n"
        "住所\n氏名\n\nしらかば市創業支援事業補助金交付申請書\n\n標記の補助金の交付を受けたいので、関係書類を添えて申請します。\n",
        "しらかば市創業支援事業補助金", "版の記載なし", Kind.FORM, file_name="yoshiki1.docx"),
    "agency with brackets and a Latin name": Head(
        "「先進蓄電材料研究開発プログラム（英語名：Advanced Battery Materials Program、略称：ABM）」\n2025年度 第2回公募要領\n\n"
        "2025年9月\n国立研究開発法人 みらい技術総合機構（MTO）\n",
        "先進蓄電材料研究開発プログラム", "第2回", Kind.GUIDELINE, year=2025, aliases=("ABM",)),
    "agency, the call for a project": Head(
        "「水素利用等先導研究開発事業／大規模水電解技術」に係る公募について\n\n2025年2月14日\n"
        "\nみらい技術総合機構は、下記の事業の実施者を一般に広く募集いたします。\n",
        "水素利用等先導研究開発事業/大規模水電解技術", "令和6年度", Kind.NOTICE, year=2024, published=date(2025, 2, 14)),
    "agency, next year's call in February": Head(
        "令和７年度「海洋観測基盤整備事業」の公募について\n\n2025年2月14日\n\n下記のとおり公募します。\n",
        "海洋観測基盤整備事業", "令和7年度", Kind.NOTICE, year=2025, published=date(2025, 2, 14)),
    "foundation with a western fiscal year": Head(
        "公益財団法人はるかぜ財団\n2025年度 若手研究者助成プログラム 募集要項\n\n1. 趣旨\n自然科学の若手研究者を助成します。\n",
        "はるかぜ財団 若手研究者助成プログラム", "令和7年度", Kind.GUIDELINE, year=2025),
    "foundation with a calendar year": Head(
        "はるかぜ財団\n第12回（2026年）環境活動助成 募集要項\n\n1. 趣旨\n環境を守る活動を助成します。\n",
        "環境活動助成", "第12回", Kind.GUIDELINE, year=2026),
    "foundation with a calendar year alone": Head(
        "2026年 はるかぜ国際交流助成 募集要項\n\n1. 趣旨\n交流を助成します。\n",
        "はるかぜ国際交流助成", "2026年", Kind.GUIDELINE, year=2026),
    "in lenticular brackets": Head(
        "【公募要領】\n\n【令和７年度 地域資源活用型観光促進事業】\n\n令和７年４月２１日\nもみじ観光推進機構\n",
        "地域資源活用型観光促進事業", "令和7年度", Kind.GUIDELINE, year=2025, published=date(2025, 4, 21)),
    "with a frame in angle brackets": Head(
        "小規模事業者販路開拓補助金〈一般型〉\n第１７回公募 公募要領\n\n２０２５年５月１日\n補助金事務局\n",
        "小規模事業者販路開拓補助金<一般型>", "第17回", Kind.GUIDELINE, year=2025, published=date(2025, 5, 1)),
    "with a frame in round brackets": Head(
        "令和6年度補正予算\nものづくり高度化補助金（グローバル枠）\n公募要領（1.1版）\n令和7年3月\n",
        "ものづくり高度化補助金(グローバル枠)", "令和6年度補正", Kind.GUIDELINE, year=2024),
    "of a supplementary budget, third round": Head(
        "令和６年度補正 地域脱炭素加速化事業\n三次公募のご案内\n\n令和７年８月４日\n",
        "地域脱炭素加速化事業", "令和6年度補正 三次公募", Kind.NOTICE, year=2024, published=date(2025, 8, 4)),
    "第2次公募": Head(
        "令和７年度 農山村交流推進事業（第２次公募）の実施について\n\n令和７年９月１日\n\n農山村交流推進事業について、第２次公募を行います。\n",
        "農山村交流推進事業", "令和7年度 二次公募", Kind.NOTICE, year=2025, published=date(2025, 9, 1)),
    "an additional call": Head(
        "令和７年度スマート林業実装支援事業の追加公募について\n\n予算に残りがあるため、追加公募を行います。\n",
        "スマート林業実装支援事業", "令和7年度 追加公募", Kind.NOTICE, year=2025),
    "a repeated call": Head(
        "「次世代航空素材研究開発事業」再公募のお知らせ（令和７年度）\n\n採択に至らなかった区分について、再公募を行います。\n",
        "次世代航空素材研究開発事業", "令和7年度 再公募", Kind.NOTICE, year=2025),
    "R7 for the year": Head(
        "R7年度 港まち賑わい創出補助金 募集案内\n\nみなと市 経済部\n\n対象者：市内の商店街\n",
        "港まち賑わい創出補助金", "令和7年度", Kind.NOTICE, year=2025),
    "R7 without 年度": Head(
        "R7 港まち賑わい創出補助金 募集案内\n\nみなと市 経済部\n\n対象者：市内の商店街\n",
        "港まち賑わい創出補助金", "令和7年度", Kind.NOTICE, year=2025),
    "第N期": Head(
        "起業家育成アクセラレーションプログラム「SPROUT」第3期 参加者募集要項\n\n2025年6月10日\n",
        "起業家育成アクセラレーションプログラム", "第3期", Kind.GUIDELINE, year=2025, aliases=("SPROUT",), published=date(2025, 6, 10)),
    "title page of slides": Head(
        "令和７年度 産学共創基盤形成支援プログラム\n（共創の場）\n\n公募説明会資料\n\n2025年5月20日\n\nみらい科学振興機構 共創推進部\n",
        "産学共創基盤形成支援プログラム", "令和7年度", Kind.SLIDES, file_name="a.pptx", year=2025, published=date(2025, 5, 20)),
    "a list of corrections": Head(
        "正誤表\n\n令和7年8月1日\n\n"
        "令和7年7月18日付け「令和7年度 海辺の産業再生支援補助金 公募要領」に誤りがありましたので、次のとおり訂正します。\n\n"
        "頁\t誤\t正\n8\t8月20日\t8月27日\n",
        "海辺の産業再生支援補助金", "令和7年度", Kind.ERRATA, year=2025, published=date(2025, 8, 1),
        amends="令和7年7月18日付け「令和7年度 海辺の産業再生支援補助金 公募要領」"),
    "a notice of a longer period": Head(
        "第４回「都市農業連携促進事業」公募期間延長のお知らせ\n\n令和７年１０月３日\n"
        "\n令和７年９月１日に公表した公募要領の公募期間を、次のとおり延長します。\n",
        "都市農業連携促進事業", "第4回", Kind.ERRATA, year=2025, published=date(2025, 10, 3), amends="令和7年9月1日に公表した公募要領"),
    "questions and answers": Head(
        "令和7年度 介護ロボット導入支援事業費補助金 よくある質問（Q&A）\n\n令和7年6月30日時点\n\nQ1 対象は誰ですか。\nA1 県内の施設です。\n",
        "介護ロボット導入支援事業費補助金", "令和7年度", Kind.QA, year=2025, published=date(2025, 6, 30)),
    "university": Head(
        "つばさ大学 異分野融合研究支援制度（通称：ウイングシード）\n2025年度公募要領\n\nつばさ大学 研究推進機構\n",
        "異分野融合研究支援制度", "令和7年度", Kind.GUIDELINE, year=2025, aliases=("ウイングシード",)),
    "short name by law": Head(
        "みどり県地域商業再生事業費補助金（以下「補助金」という。）公募要領\n令和７年度\n"
        "\n本要領は、みどり県地域商業再生事業費補助金について定めます。\n",
        "みどり県地域商業再生事業費補助金", "令和7年度", Kind.GUIDELINE, year=2025),
    "short name by law that is a name": Head(
        "水辺空間利活用促進モデル事業（以下「水辺モデル事業」という。）募集要領\n令和７年４月\n\n第１　趣旨\n",
        "水辺空間利活用促進モデル事業", "令和7年度", Kind.GUIDELINE, year=2025, aliases=("水辺モデル事業",)),
    "mail with marks": Head(
        "◆◇ 産業支援メールマガジン 第210号 ◇◆\n\n◆【公募】令和7年度 研究シーズ実用化助成事業（二次募集）\n"
        "\n令和7年度 研究シーズ実用化助成事業の二次募集を始めました。\n締切：令和7年9月30日\n",
        "研究シーズ実用化助成事業", "令和7年度 二次公募", Kind.MAIL, title="【公募】令和7年度 研究シーズ実用化助成事業（二次募集）のご案内",
        file_name="a.eml", year=2025),
    "a name of two lines": Head(
        "令和７年度\n地域企業における先端技術の\n社会実装に向けた実証支援事業\n公募要領\n\nみどり県産業技術センター\n",
        "地域企業における先端技術の社会実装に向けた実証支援事業", "令和7年度", Kind.GUIDELINE, year=2025),
    "a name that ends in no usual word": Head(
        "第５回 みなとビジネスプランコンテスト 募集要項\n\n2025年7月1日\nみなと商工会議所\n",
        "みなとビジネスプランコンテスト", "第5回", Kind.GUIDELINE, year=2025, published=date(2025, 7, 1)),
    "a subsidy with its ministry above": Head(
        "（経済産業省）\n令和７年度 重要技術サプライチェーン強靱化事業費補助金に係る補助事業者の公募について\n\n"
        "令和7年4月3日\n経済産業省 製造産業局\n",
        "重要技術サプライチェーン強靱化事業費補助金", "令和7年度", Kind.NOTICE, year=2025, published=date(2025, 4, 3)),
    "the guideline that replaces an older one": Head(
        "令和7年度 里山資源循環推進交付金 公募要領（改訂版）\n\n令和7年8月20日改訂\n\n令和7年6月2日付け公募要領を改訂し、差し替えます。\n",
        "里山資源循環推進交付金", "令和7年度", Kind.GUIDELINE, year=2025, published=date(2025, 8, 20), amends="令和7年6月2日付け公募要領"),
    "round on a line of its own, subtitle, no usual word at the end of the title": Head(
        "公益財団法人うみかぜ地域振興財団\n\n第４回\nしおさい・まちづくりチャレンジ\n～ 若者と地域がともに描く１０年後 ～\n\n募集要項\n\n2026年度\n",
        "しおさい・まちづくりチャレンジ", "第4回", Kind.GUIDELINE, year=2026),
    "a list of corrections, letters apart, the call in a sentence": Head(
        "正　誤　表\n\n第４回しおさい・まちづくりチャレンジ募集要項（2026年4月公表）に誤りがありました。お詫びして訂正します。\n\n"
        "（誤）上限２００万円\n（正）上限２５０万円\n\n2026年5月15日\n",
        "しおさい・まちづくりチャレンジ", "第4回", Kind.ERRATA, year=2026, published=date(2026, 5, 15)),
    "a school that counts its pupils": Head(
        "みらい起業塾 第12期生募集\n\n主催：もみじ県産業支援センター\n2026年6月1日\n\n「みらい起業塾」（通称：みら塾）の第12期生を募集します。\n",
        "みらい起業塾", "第12期", Kind.NOTICE, year=2026, aliases=("みら塾",), published=date(2026, 6, 1)),
    "a fellowship with its Latin name under it": Head(
        "2027年度 こもれび海外研究フェローシップ\nKomorebi Overseas Research Fellowship (KORF)\n\n募集要項（一般）\n",
        "こもれび海外研究フェローシップ", "令和9年度", Kind.GUIDELINE, year=2027, aliases=("KORF", "Komorebi Overseas Research Fellowship")),
    "a prize and the year with the round": Head(
        "令和８年度（第１５回）\nつばめ科学技術賞\n候補者推薦募集のご案内\n\n令和８年５月２０日\n一般社団法人つばめ科学技術協会\n",
        "つばめ科学技術賞", "第15回", Kind.NOTICE, year=2026, published=date(2026, 5, 20)),
    "scholarship": Head(
        "２０２６年度　みずうみ育英会奨学生募集要項（大学学部生）\n\n２０２６年４月１日\n公益財団法人みずうみ育英会\n",
        "みずうみ育英会奨学生", "令和8年度", Kind.GUIDELINE, year=2026, published=date(2026, 4, 1)),
    "commissioned work": Head(
        "令和８年度「地域交通データ利活用促進検討業務」に係る委託先の公募（企画競争）について\n\n令和８年６月３日\n",
        "地域交通データ利活用促進検討業務", "令和8年度", Kind.NOTICE, year=2026, published=date(2026, 6, 3)),
    "a subject of research, the second call in a line of brackets": Head(
        "国立研究開発法人さざなみ海洋研究機構\n\n海洋プラスチック対策技術に関する研究課題の公募について\n（令和８年度 第２次）\n\n令和８年９月１日\n",
        "海洋プラスチック対策技術に関する研究課題", "令和8年度 二次公募", Kind.NOTICE, year=2026, published=date(2026, 9, 1)),
    "a name broken between two words, its nickname under it, letters apart": Head(
        "令和８年度\n離島における遠隔医療・介護連携\n体制構築モデル事業\n（島つなぎ事業）\n公　募　要　領\n\n令和８年４月１５日\n\nしま振興庁 離島振興課\n",
        "離島における遠隔医療・介護連携体制構築モデル事業", "令和8年度", Kind.GUIDELINE, year=2026, aliases=("島つなぎ事業",), published=date(2026, 4, 15)),
    "a name in quotes that goes on behind them": Head(
        "令和８年度\n「デジタル×ものづくり」人材育成拠点形成事業費\n（デジものカレッジ）\n公募要領〔第１．２版〕\n\nものづくり省 産業人材課\n",
        "「デジタル×ものづくり」人材育成拠点形成事業費", "令和8年度", Kind.GUIDELINE, year=2026, aliases=("デジものカレッジ",)),
    "an English name": Head(
        "NEXT-Bridge International Joint Research Program 2026 公募要領\n\n2026年5月11日\n"
        "\nNEXT-Bridge International Joint Research Program（以下「NEXT-Bridge」という。）は、共同研究を支援します。\n",
        "NEXT-Bridge International Joint Research Program", "2026年", Kind.GUIDELINE, year=2026, aliases=("NEXT-Bridge",),
        published=date(2026, 5, 11)),
    "a Latin name with its year above the Japanese one": Head(
        "STARTUP GATE 2026\nスタートアップ創出支援プログラム\n参加企業募集要項\n\n募集期間：6月15日（月）～7月31日（金）\n",
        "スタートアップ創出支援プログラム", "2026年", Kind.GUIDELINE, year=2026, aliases=("STARTUP GATE",)),
    "within a university, a form only mentioned": Head(
        "学内各位\n\n令和８年度 学長裁量経費「若葉プロジェクト」の学内公募について\n\n令和８年５月１２日\nくすのき大学 研究推進課\n"
        "\n申請書（様式１）を研究推進課まで提出してください。\n",
        "若葉プロジェクト", "令和8年度", Kind.NOTICE, year=2026, published=date(2026, 5, 12)),
    "a nickname in quotes at the end of the first line": Head(
        "女性リーダー育成プログラム「ひまわり」\n－ 次代を担う研究者のために －\n\n2026年度 募集\n\n研究機関に所属する女性を対象とします。\n",
        "女性リーダー育成プログラム", "令和8年度", Kind.NOTICE, year=2026, aliases=("ひまわり",)),
    "a page whose title names nothing": Head(
        "みなと市空き店舗リノベーション応援金の二次募集を行います\n更新日：2026年8月3日\n\n応援金（リノベ応援金）の二次募集を行います。\n",
        "みなと市空き店舗リノベーション応援金", "令和8年度 二次公募", Kind.NOTICE, title="お知らせ | みなと市", file_name="a.html", year=2026,
        published=date(2026, 8, 3)),
    "a name that every office could give": Head(
        "公益財団法人　たけのこ医学研究振興財団\n２０２６年度　研究助成金　募集要項\n\n当財団は、医学の進歩に寄与する研究に対して助成を行います。\n",
        "たけのこ医学研究振興財団 研究助成金", "令和8年度", Kind.GUIDELINE, year=2026),
    "【募集】 before the name, marks below": Head(
        "お知らせ　2026.06.30\n\n【募集】「ふくろう文庫」読書推進活動支援　第3回公募開始！\n\n読書を広げる活動に助成します。\n\n◎助成額　上限30万円\n",
        "「ふくろう文庫」読書推進活動支援", "第3回", Kind.NOTICE, year=2026, published=date(2026, 6, 30)),
    "a longer period of a call that has begun": Head(
        "令和８年５月２５日\n\n応募者 各位\n\n「島つなぎ事業」の応募期間の延長について\n"
        "\n令和８年４月１５日付けで公募を開始しました「島つなぎ事業」を延長します。\n",
        "島つなぎ事業", "令和8年度", Kind.ERRATA, year=2026, published=date(2026, 5, 25), amends="令和8年4月15日付けで公募を開始"),
    "a round before its year, a nickname in quotes, てびき": Head(
        "ゆうなぎ財団\n第３１回（２０２６年度）\n環境教育活動応援プログラム\n「グリーンノート」\n応募のてびき\n\n１．応募できる団体\n学校、市民団体\n",
        "環境教育活動応援プログラム", "第31回", Kind.GUIDELINE, year=2026, aliases=("グリーンノート",)),
    "a nickname in brackets that ends the line above": Head(
        "国立大学法人 さくら大学\n令和８年度 部局横断型研究推進支援（シードファンド）\n学内公募要領\n\n令和８年４月\n研究戦略室\n",
        "部局横断型研究推進支援", "令和8年度", Kind.GUIDELINE, year=2026, aliases=("シードファンド",)),
    "a public notice that labels the name": Head(
        "公　示\n\n次のとおり企画提案書の提出を招請します。\n令和８年７月６日\n\n１　業務名　令和８年度「歴史的街並みを活用した夜間観光実証業務」\n",
        "歴史的街並みを活用した夜間観光実証業務", "令和8年度", Kind.NOTICE, year=2026, published=date(2026, 7, 6)),
    "a name with its year, the round in a sentence": Head(
        "# つきみ文化芸術フェロー 2026\n\n**Tsukimi Arts Fellows**\n\n「つきみ文化芸術フェロー」の第6期を募集します。\n\n- 応募締切：9月18日\n",
        "つきみ文化芸術フェロー", "第6期", Kind.NOTICE, title="つきみ文化芸術フェロー 2026", file_name="a.md", year=2026,
        aliases=("Tsukimi Arts Fellows",)),
    "a course of an office, its title names nothing": Head(
        "ひこぼし商工会議所 創業塾 2026\n受講者募集のご案内\n\nこれから創業する方のための講座です。\n",
        "ひこぼし商工会議所 創業塾", "2026年", Kind.NOTICE, year=2026),
    "a contest without any title, しめきり": Head(
        "応募受付中！\nやさしいまちづくり大作戦２０２６　～あなたのアイデアで～\n\n賞金　最優秀賞１０万円\nしめきり　２０２６年１１月１３日（金）\n",
        "やさしいまちづくり大作戦", "2026年", Kind.OTHER, year=2026),
    "a fund above a title that names nothing": Head(
        "２０２６年度　公益信託こまくさ自然保護基金\n助成対象者の募集について\n\n高山植物の保護に取り組む団体を助成します。\n",
        "公益信託こまくさ自然保護基金", "令和8年度", Kind.NOTICE, year=2026),
    "a catalogue of programmes": Head(
        "2026年度 もみじ県 研究開発支援メニュー集\n\nもみじ県 産業労働部　2026年4月\n\n1. ものづくりシーズ発掘補助金\n対象は県内中小企業です。\n",
        "もみじ県 研究開発支援メニュー集", "令和8年度", Kind.OTHER, year=2026),
    "the year with the round in brackets, above the name": Head(
        "令和８年度（第３回）公募\nみさき市養蜂振興助成事業\n公募要領\n\n令和８年５月\n\n１．目的\n養蜂に取り組む団体を支えます。\n",
        "みさき市養蜂振興助成事業", "第3回", Kind.GUIDELINE, year=2026),
    "the year with the round in brackets, under the name": Head(
        "みさき市養蜂振興助成事業\n令和８年度（第３回）公募\n公募要領\n\n令和８年５月\n\n１．目的\n養蜂に取り組む団体を支えます。\n",
        "みさき市養蜂振興助成事業", "第3回", Kind.GUIDELINE, year=2026),
    "a Latin name with its year, its nickname in kana in brackets, and the Japanese one below both": Head(
        "HONEY BRIDGE 2026\n（ハニーブリッジ）\n参加企業募集要項\n\n養蜂技術創出支援プログラム\n\n募集期間：6月15日（月）～7月31日（金）\n",
        "養蜂技術創出支援プログラム", "2026年", Kind.GUIDELINE, year=2026, aliases=("HONEY BRIDGE", "ハニーブリッジ")),
    "a batch of companies counted in English": Head(
        "養蜂技術創出支援プログラム (Batch 4) 参加企業募集要項\n\n2026年度\n\n募集期間：6月15日（月）～7月31日（金）\n",
        "養蜂技術創出支援プログラム", "令和8年度", Kind.GUIDELINE, year=2026),
    "a page of a site with the way to it above the name": Head(
        "ホーム > 公募情報 > みさき市養蜂振興助成事業の公募\n├ 現在募集中の公募\n└ 終了した公募\nみさき市養蜂振興助成事業 募集要項\n2026年5月1日\n",
        "みさき市養蜂振興助成事業", "令和8年度", Kind.GUIDELINE, year=2026, published=date(2026, 5, 1)),
    "questions and answers in words": Head(
        "みさき市養蜂振興助成事業\n令和８年度\nよくある質問と回答\n\nＱ１ 蜂は何匹まで飼えますか。\nＡ１ 上限はありません。\n",
        "みさき市養蜂振興助成事業", "令和8年度", Kind.QA, year=2026),
    "a chapter as a document of its own": Head(
        "３．県庁各課支援メニュー（令和８年度）\n\n養蜂振興助成事業　養蜂に取り組む団体を支えます。\n里山ひかり支援事業　里山を照らします。\n",
        "県庁各課支援メニュー", "令和8年度", Kind.OTHER, year=2026),
    "news that speak of an extension": Head(
        "みさき産業だより 第12号\n\nみさき市養蜂振興助成事業の公募期間延長について\n締切：令和8年6月19日（金）\n",
        "みさき市養蜂振興助成事業", "版の記載なし", Kind.MAIL, file_name="a.txt"),
}  # fmt: skip
