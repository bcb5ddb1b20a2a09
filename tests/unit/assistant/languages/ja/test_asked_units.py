import pytest

from assistant.languages.ja.asked_units import answers_units, asked_units, tells_how_many, unit_fit


@pytest.mark.parametrize(
    ("question", "answer", "no_answer"),
    [
        ("いつから見られますか", "4月30日から公開します。", "ウェブサイトで公開します。"),
        ("結果はいつ頃わかりますか", "10月中旬を予定しています。", "3年度間とします。"),
        ("説明会の案内はいつ届きますか", "追ってご案内します。", "メールで届きます。"),
        ("額はいくらですか", "200万円を上限とします。", "38ページを見てください。"),
        ("補助率は何パーセントですか", "補助率は50%です。", "補助率は別に定めます。"),
        ("募集しているのは何型ですか", "創出エリア支援型を公募します。", "公募します。"),
        ("委員は何人ですか", "外部有識者7名です。", "外部有識者です。"),
        ("面接審査の日", "面接審査 8月4日(火)", "面接審査はプレゼンテーション15分、質疑25分です。"),
        ("採択発表日を教えて", "採択発表 10月28日", "採択者には書面で通知します。"),
        ("見学会の日時と場所は", "見学会 7月18日(土)9時", "見学会は予約制です。"),
        ("返事はいつもらえますか", "結果のお知らせ 9月4日", "書面でお知らせします。"),
        ("いつまでに支払えばよいですか", "1月29日までに支払うこと", "補助率は2/3以内です。"),
        ("募集は何月ですか", "設備整備: 6月~8月", "この資料は令和7年4月1日時点のものです。"),
        ("申込みはいつまでですか", "前々月の末日まで", "電話は平日9:00~17:00です。"),
    ],
)
def test_an_answer_holds_the_kind_of_number_or_day_that_is_asked_for(
    question: str, answer: str, no_answer: str
) -> None:
    assert answers_units(answer, question) == 1
    assert answers_units(no_answer, question) == 0


@pytest.mark.parametrize(
    "question",
    [
        "締切を教えて",
        "いつでも相談できますか",
        "いつもお世話になっています",
        "祭りの日も同じ会場ですか",
        "面談の日程を変えてもらえますか",
    ],
)
def test_what_asks_for_no_number_wants_none(question: str) -> None:
    assert asked_units(question) == ()


def test_an_amount_may_stand_in_a_column_whose_name_gives_the_unit() -> None:
    assert answers_units("事業名 / 予算額(千円)\n人材活用事業 650,000", "予算額はいくらですか") == 1


def test_business_years_answer_how_many_years() -> None:
    assert answers_units("実施期間は、交付決定日から5事業年度", "実施できるのは何年度ですか") == 1


@pytest.mark.parametrize(
    ("question", "limit", "another", "opposite"),
    [
        ("推薦者は何名までですか", "推薦者は3名以内とする。", "推薦者3名の押印", "推薦者は3名以上とする。"),
        ("1団体から何件まで応募できますか", "応募は2件を上限とします。", "昨年度は2件を採択しました。", "2件以上"),
        ("チームは最低何人ですか", "構成員は3人以上とします。", "構成員3人の例", "構成員は10人以下とします。"),
        ("賞金は最大いくらですか", "賞金は50万円を限度とします。", "賞金50万円の例", "賞金50万円以上"),
        ("動画は何分以内ですか", "動画(3分以内)", "動画は3分の例を見てください。", "動画は3分以上"),
        ("応募は何歳までできますか", "応募時に35歳未満の者", "応募者の平均は35歳", "応募時に35歳以上の者"),
    ],
)
def test_a_limit_is_answered_by_a_limit_of_the_same_direction(
    question: str, limit: str, another: str, opposite: str
) -> None:
    assert unit_fit(limit, question) > unit_fit(another, question) > unit_fit(opposite, question) == 0.0
    assert answers_units(opposite, question) == 0


def test_a_limit_may_stand_under_a_column_that_is_named_so() -> None:
    row = "区分 / 上限額\n一般型\t1,200万円"

    assert unit_fit(row, "一般型は最大いくらですか") > unit_fit(
        row.replace("上限額", "見積額"), "一般型は最大いくらですか"
    )


@pytest.mark.parametrize(
    ("question", "beside", "elsewhere"),
    [
        ("要約は何字以内ですか", "要約は400字以内で書く。", "氏名は20字以内で書く。"),
        ("推薦状は何部要りますか", "推薦状 2部", "申請書 1部"),
    ],
)
def test_a_number_beside_the_asked_noun_fits_better(question: str, beside: str, elsewhere: str) -> None:
    assert unit_fit(beside, question) > unit_fit(elsewhere, question) > 0


@pytest.mark.parametrize(
    ("question", "answer", "no_answer"),
    [
        ("何日前までに申し込めばいいですか", "開催日の3日前までに申し込む。", "3日間開きます。"),
        ("終わってから何日以内に報告しますか", "完了の日から30日以内に報告する。", "完了後に報告する。"),
        ("補助されるのは何分の一ですか", "対象経費の3分の2を補助します。", "30分を予定しています。"),
        ("発表は何分ですか", "発表は10分、質疑は5分です。", "費用の2分の1です。"),
        ("何年続けられますか", "交付決定日から3年度とします。", "令和4年7月27日まで、2026年10月31日まで"),
        ("帳簿は何年間取っておきますか", "5年間保存すること。", "令和 7 年度の帳簿"),
        ("募集は何日間ですか", "14日間受け付けます。", "8月5日から受け付けます。"),
        ("できたのは何年ですか", "平成30年に始まりました。", "5人で始めました。"),
        ("ファイルは何MBまで送れますか", "10MB以内", "添付して送る。"),
    ],
)
def test_days_before_shares_and_sizes_are_numbers_of_their_own(question: str, answer: str, no_answer: str) -> None:
    assert answers_units(answer, question) == 1
    assert answers_units(no_answer, question) == 0


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("応募 29件", True),
        ("申請が29件ありました。", True),
        ("29件の応募がありました。", True),
        ("1,204団体から提案をいただきました。", True),
        ("応募件数は次の表のとおりです。", True),
        ("回 / 応募 / 採択\n第3回\t29\t10", True),
        ("応募は1団体につき1件までとします。", False),
        ("1団体1件まで応募できます。", False),
        ("2件以内で応募してください。", False),
        ("採択は10件です。", False),
        ("応募者が多いときは抽選とします。", False),
    ],
)
def test_how_many_applied_is_told_by_a_count_of_them_and_by_no_limit(text: str, tells: bool) -> None:  # noqa: FBT001
    assert tells_how_many("何件の応募がありましたか", text) is tells


@pytest.mark.parametrize("question", ["採択されたのは何件でしたか", "何社が選定されたんですか"])
def test_how_many_were_chosen_is_not_how_many_applied(question: str) -> None:
    assert tells_how_many(question, "10件を採択しました。")
    assert not tells_how_many(question, "応募は29件でした。")


@pytest.mark.parametrize("question", ["何件まで応募できますか", "締切はいつでしたか", "採択は何件の予定ですか"])
def test_what_asks_not_how_many_there_were_wants_no_count(question: str) -> None:
    assert tells_how_many(question, "別に定めます。")


@pytest.mark.parametrize(
    ("question", "answer", "no_answer"),
    [
        ("計画の妥当性は何点ですか", "審査項目 / 配点\n計画の妥当性\t30", "審査項目 / 順\n計画の妥当性\t30"),
        ("計画の妥当性は何点ですか", "計画の妥当性 30点", "配点は別に定めます。"),
        ("記入例は何ページですか", "記入例はp.12を見る", "記入例は12を見る"),
        ("いつ発表しますか", "2025.10.1に発表", "版 2.10"),
        ("いつ始まった制度ですか", "R5年度に開始", "R5版を開始"),
    ],
)
def test_a_number_may_stand_without_its_counter(question: str, answer: str, no_answer: str) -> None:
    assert answers_units(answer, question) == 1
    assert answers_units(no_answer, question) == 0


def test_the_hour_of_an_evening_is_no_day() -> None:
    assert not answers_units("閲覧室を夜9時まで開ける公立図書館を対象とします。", "締切はいつですか")
    assert answers_units("受付は9月4日(金)17時までです。", "締切はいつですか")


@pytest.mark.parametrize(
    ("text", "told"), [("正本1部、副本4部を郵送してください。", 1), ("産業労働部 ものづくり支援課", 0)]
)
def test_who_asks_how_many_copies_to_send_is_not_answered_with_an_office(text: str, told: int) -> None:
    assert answers_units(text, "申請書は何部提出しますか") == told


def test_who_asks_which_department_it_is_is_answered_with_an_office() -> None:
    assert answers_units("産業労働部 ものづくり支援課", "担当は県の何部ですか") == 1


def test_how_an_amount_has_changed_is_answered_with_an_amount() -> None:
    assert asked_units("実証枠の上限額どう変わりましたか")
    assert answers_units("実証枠の上限額は500万円です。", "実証枠の上限額どう変わりましたか") == 1


def test_in_which_year_something_came_out_is_answered_by_a_date() -> None:
    assert answers_units("手引きを策定（令和5年3月）", "手引きが出たのは何年でしたっけ")
    assert not answers_units("手引きを策定（令和5年3月）", "支援は何年続きますか")


@pytest.mark.parametrize(
    ("question", "answer", "no_answer"),
    [
        ("説明会は何時間ですか", "説明会 7月3日(金) 14時~15時", "説明会 7月3日(金) 14時から"),
        ("説明会は何時間ですか", "14時30分から16時", "7月3日から4日"),
        ("説明会は何時間ですか", "２時間を予定しています。", "時間は追って知らせます。"),
        ("返事まで何営業日かかりますか", "３営業日ほどで返信します。", "3日ほどで返信します。"),
        ("返事は何営業日以内に来ますか", "5営業日以内に返信します。", "5日以内に返信します。"),
    ],
)
def test_hours_and_working_days_are_counted_as_they_are_asked_for(question: str, answer: str, no_answer: str) -> None:
    assert answers_units(answer, question) == 1
    assert answers_units(no_answer, question) == 0
