"""Days beside those of the application: of reports, consents, conditions and events; none is a deadline of the call."""

import pytest

from assistant.domain import Moment, Period
from tests.unit.ingest.test_dated import B, D, P, at, read


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("完了報告書の提出期限:令和9年5月31日", "助成金の交付まで"),
        ("執行計画書の提出:7月17日(金)まで", "募集要項"),
        ("予算の執行期限は令和9年2月26日です。", "募集要項"),
        ("所属機関長の承認期限:7月24日", "募集スケジュール"),
        ("推薦書の提出期限:7月21日17時", "募集スケジュール"),
        ("市町村からの推薦は、8月21日(金)までに受け付けます。", "推薦の受付"),
        ("競争参加資格の申請を令和8年5月1日までに行っていること。", "参加資格"),
        ("参加表明書の提出後に辞退する場合は、5月8日(金)までに辞退届を提出すること。", "参加辞退"),
        ("事業を中止する場合は、令和8年12月25日(金)までに申請書を提出すること。", "変更等"),
        ("所属長の承諾書は、令和8年12月11日(金)までに郵送(必着)してください。", "承諾書"),
        ("経費の請求は、令和9年2月末日までに行ってください。", "報告書"),
        ("修了していない場合は、6月9日(火)までに修了申告を行ってください。", "応募要件"),
        ("研究期間終了後、令和9年4月28日(水)までに報告書を提出してください。", "研究期間"),
        ("研究開始:令和8年11月1日以降", "募集・選考スケジュール"),
        ("渡航開始:令和9年4月1日~9月30日", "募集スケジュール"),
        ("令和9年3月31日までに博士の学位を取得する見込みであれば申請できます。", "Q 申請できますか"),
        ("5月29日(金)までの応募をおすすめします。", "応募期限"),
        ("5月3日(日)から5月6日(水)までは窓口を閉めています。", "公募の受付"),
        ("質問への回答:4月17日(金)までに掲載", "公募スケジュール"),
        ("令和9年2月12日(金)までに支払を含めて済ませてください。", "よくある質問"),
        ("締切:10月2日(金) 定員50名", "セミナー「研究費のコツ」"),
        ("資料は4月28日から公開します。", "募集説明会"),
        ("2026年5月20日 応募の受付期間を延ばすための準備をしています。", "お知らせ"),
        ("1次審査(書面)の結果は8月19日(水)までに通知します。", "審査"),
    ],
)
def test_a_day_of_something_else_is_no_day_of_the_application(line: str, path: str) -> None:
    assert read(line, path) == []


@pytest.mark.parametrize(
    ("line", "path", "day"),
    [
        ("令和8年7月31日(金)15時", "【応募締切】", at(7, 31, 15)),
        ("応募期限:9月30日(水)必着(前回の公募は8月7日で終了しました。)", "公募", at(9, 30)),
        ("推薦書を添えた応募書類の提出期限は6月12日(金)です。", "募集要項", at(6, 12)),
        ("令和8年6月12日(金)正午までに以下の宛先へお送りください。", "公募期限", at(6, 12, 12)),
        ("8月19日(水)正午 応募書類提出締切", "日程", at(8, 19, 12)),
    ],
)
def test_the_day_of_the_application_stays_one(line: str, path: str, day: Moment) -> None:
    ((kind, label, value),) = read(line, path)
    assert (kind, label) == (D, "公募締切")
    assert isinstance(value, Period)
    assert value.closes == day


def test_what_follows_a_day_at_the_beginning_of_a_line_names_it() -> None:
    assert read("6月12日(金)14時 公募説明会 申込は6月10日(水)まで") == [
        (B, "説明会", Period(at(6, 12, 14), None)),
        (D, "説明会申込", Period(None, at(6, 10))),
    ]


def test_an_event_of_the_review_is_no_deadline_however_a_line_goes_on() -> None:
    said = "書面の結果は8月19日(水)までに、2次審査(プレゼンテーション)は8月27日(木)にホールで行います。"
    assert (P, "ヒアリング", Period(None, at(8, 27))) in read(said, "審査")


def test_the_reception_of_applications_is_their_period() -> None:
    assert read("申請受付 6月15日~7月17日") == [(P, "公募期間", Period(at(6, 15), at(7, 17)))]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("前年度の公募(令和7年6月13日締切)に応募した者も再度応募できる。", "留意事項"),
        ("ただし、初年度の契約は令和9年3月31日(水)までとする。", "事業期間"),
        ("休学中の者は、6月1日(月)までに復学すること。", "令和8年度 研究奨励金 学内募集要領"),
        ("指導教員の意見書:5月22日(金)まで", "令和8年度 研究奨励金 学内募集要領"),
        ("2026年12月31日までに助成期間が終了する方は申請できます。", "Q5 申請できますか"),
    ],
)
def test_what_a_long_heading_says_makes_no_deadline_of_a_condition(line: str, path: str) -> None:
    assert read(line, path) == []


def test_what_a_sentence_is_about_names_each_of_its_days() -> None:
    said = "事前相談(要予約)は、春募集が4月24日(金)まで、秋募集が9月25日(金)までです。"
    assert [label for _, label, _ in read(said)] == ["相談", "相談"]
    assert [label for _, label, _ in read("意向登録をした方は、6月12日(金)までに応募してください。")] == ["公募締切"]


def test_a_question_that_asks_for_the_result_names_the_day_of_its_answer() -> None:
    assert read("12月11日(金)に申請者全員へ通知します。", "Q7.結果はいつ通知されますか?") == [
        (P, "結果公表", Period(None, at(12, 11)))
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("郵送の場合は令和8年5月8日(金)までの消印があること。", "公募締切（郵送）"),
        ("なお、持参の場合は5月8日(金)午前中まで受け付けます。", "公募締切（持参）"),
    ],
)
def test_a_way_to_apply_has_its_deadline_under_a_long_heading_too(line: str, label: str) -> None:
    assert [one for _, one, _ in read(line, "5.企画提案書の提出について")] == [label]


def test_the_day_in_brackets_behind_a_briefing_is_its_own_and_not_that_of_signing_up() -> None:
    line = "2026年6月1日 オンライン説明会(7月11日)の参加申込みを受け付けています。"

    assert [label for _, label, _ in read(line, "お知らせ")] == ["説明会"]
