from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Call, Edition, Question
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, Said, revision

TABLE = "回\t区分\t団体\t町\n第1回\t製造\tあおば工業\t北町\n第1回\t観光\tみなと観光\t南町\n第2回\t製造\tひかり製作所\t東町\n第2回\t観光\t申請なし\t"
ROUNDS = revision("rounds.html", HUB, HUB_7, Said("これまでの採択団体", TABLE))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("みらいハブの第1回の採択団体で観光はどこですか", ["第1回 観光 みなと観光 南町"]),
        ("みらいハブ　第２回　製造　採択団体", ["第2回 製造 ひかり製作所 東町"]),
        ("みらいハブの第2回の観光の採択団体は", ["第2回 観光 申請なし"]),
        ("みらいハブの採択団体を第1回だけ教えて", ["第1回 製造 あおば工業 北町\n第1回 観光 みなと観光 南町"]),
    ],
)
def test_a_question_that_names_cells_gets_the_rows_that_agree_in_all_of_them(
    tmp_path: Path, question: str, rows: list[str]
) -> None:
    answer = assistant_over((ROUNDS,), tmp_path).answer(Question(question))

    assert [claim.text for claim in answer.claims] == rows


COMPARED = "\t前期募集\t後期募集\n受付開始\t令和7年5月18日\t令和7年9月14日\n応募締切\t令和7年6月26日\t令和7年10月23日\n結果通知\t令和7年8月12日\t令和7年12月9日"
TERMS = revision("terms.html", HUB, HUB_7, Said("前期募集 / 後期募集", COMPARED))
ZONES = "区分\t国・地域\t月額\t渡航支援\n甲\tシンガポール、カナダ\t10万円\t16万円\n乙\tタイ、チリ\t8万円\t13万円"
RATES = revision("rates.html", HUB, HUB_7, Said("区分 / 国・地域 / 月額 / 渡航支援", ZONES))


def test_a_question_that_names_a_column_gets_that_column_alone(tmp_path: Path) -> None:
    answer = assistant_over((TERMS,), tmp_path).answer(Question("みらいハブの応募締切、後期だといつですか"))

    assert [claim.text for claim in answer.claims] == ["応募締切 / 後期募集: 令和7年10月23日"]


def test_one_item_of_a_cell_picks_its_row_and_each_cell_is_named(tmp_path: Path) -> None:
    answer = assistant_over((RATES,), tmp_path).answer(
        Question("みらいハブで国・地域がカナダのときの月額はいくらですか")
    )

    assert [claim.text for claim in answer.claims] == [
        "甲 / 国・地域: シンガポール、カナダ / 月額: 10万円 / 渡航支援: 16万円"
    ]


LANDS = "行ける国は、カナダ、チリ、タイ、シンガポール及びペルーです。行ける国はこれで全部です。"
ABROAD = revision("abroad.html", HUB, HUB_7, Said("行ける国", LANDS), Said("区分 / 国・地域 / 月額 / 渡航支援", ZONES))


def test_some_rows_do_not_stand_for_all_that_the_best_passage_lists(tmp_path: Path) -> None:
    answer = assistant_over((ABROAD,), tmp_path).answer(
        Question("みらいハブで行ける国を全部教えてください。チリもですか")
    )

    assert "ペルー" in "".join(claim.text for claim in answer.claims)


PLACES = "会場\t対象\t定員\n東会場\t大学、高専\t30人\n西会場\t企業、商店\t50人\n\n※個人は参加できません。"
HALLS = revision("halls.html", HUB, HUB_7, Said("会場 / 対象 / 定員", PLACES))
LAB = Call("lab", "大学つながる事業", ())
LAB_1 = Edition("lab-1", "lab", "第1回", 1, 2025)
LAB_HALLS = revision("lab.html", LAB, LAB_1, Said("会場 / 対象 / 定員", PLACES))


def test_a_short_question_picks_the_one_row_that_holds_all_of_its_words(tmp_path: Path) -> None:
    answer = assistant_over((HALLS,), tmp_path).answer(Question("西のほうは", ("みらいハブの東会場の定員は",)))

    assert [claim.text for claim in answer.claims] == ["西会場 / 対象: 企業、商店 / 定員: 50人"]


def test_a_word_of_the_name_of_the_call_picks_no_row(tmp_path: Path) -> None:
    answer = assistant_over((LAB_HALLS,), tmp_path).answer(Question("大学つながる事業は個人でも参加できますか"))

    assert "※個人は参加できません。" in "\n".join(claim.text for claim in answer.claims)


TEAMS = "なぎさ便\t北浜大学\t小舟の配送\nうしお箱\t北浜大学\t漁具の再生\nみさき灯\t南浜大学\t灯台の見守り"
CHOSEN = revision("teams.html", HUB, HUB_7, Said("選ばれたチーム", TEAMS))


def test_a_first_row_whose_cell_comes_again_below_is_no_head(tmp_path: Path) -> None:
    answer = assistant_over((CHOSEN,), tmp_path).answer(Question("みらいハブの北浜大学のチームだけ抜き出すと"))

    said = "\n".join(claim.text for claim in answer.claims)
    assert "なぎさ便" in said
    assert "うしお箱" in said
    assert "みさき灯" not in said


def test_the_sort_of_what_is_named_by_a_letter_is_no_row(tmp_path: Path) -> None:
    table = "項目\t令和7年度\t令和8年度\n区分\t2区分\t3区分\n書類の様式\t様式1から3まで\t様式1から5まで"
    changes = revision("what.html", HUB, HUB_7, Said("書類の様式", table))

    answer = assistant_over((changes,), tmp_path).answer(Question("みらいハブにA区分で応募する書類の様式は"))

    assert not any(claim.text.startswith("区分") for claim in answer.claims)


def test_a_cell_with_a_note_says_what_the_cell_without_it_says(tmp_path: Path) -> None:
    table = "様式\t名称\t提出者\n様式第1号\t申請書\tすべての申請者\n様式第4号\t確認書\t共同申請者\n様式第6号\t登録票\tすべての申請者（申請の前に提出）"
    sheets = revision("sheets.html", HUB, HUB_7, Said("様式 / 名称 / 提出者", table))

    answer = assistant_over((sheets,), tmp_path).answer(Question("みらいハブですべての申請者が出す様式の名称は"))

    said = "\n".join(claim.text for claim in answer.claims)
    assert "登録票" in said
    assert "確認書" not in said


COSTS = "区分\t内容\t上限\n広報費\tチラシ、動画\t20万円まで\n会場費\t会場の借料\t50万円まで"
LATER = "区分\t内容\t上限\n広報費\tチラシ、動画\t30万円まで\n会場費\t会場の借料\t50万円まで"


def test_a_row_of_which_another_table_says_something_else_is_not_told_alone(tmp_path: Path) -> None:
    first = revision("first.html", HUB, HUB_7, Said("区分 / 内容 / 上限", COSTS))
    second = revision("second.html", HUB, HUB_7, Said("区分 / 内容 / 上限", LATER))

    answer = assistant_over((first, second), tmp_path).answer(Question("みらいハブの広報費の内容の上限はいくらですか"))

    assert not any(claim.text.startswith("広報費") for claim in answer.claims)


def test_one_cell_does_not_answer_a_question_for_two_kinds_of_numbers(tmp_path: Path) -> None:
    table = "\t修理枠\t修景枠\n助成率\t2分の1以内\t3分の1以内\n上限額\t900万円\t300万円\n期間\t2年間\t1年間"
    frames = revision("frames.html", HUB, HUB_7, Said("修理枠 / 修景枠", table))

    answer = assistant_over((frames,), tmp_path).answer(
        Question("みらいハブの修理枠は上限額がいくらで、何分の何までですか")
    )

    said = "\n".join(claim.text for claim in answer.claims)
    assert "900万円" in said
    assert "2分の1" in said


HIVES = "区分\t対象\t補助率\t上限額\n①\t巣箱、防護服の購入\t2分の1\t20万円\n②\t遠心分離機、採蜜器の購入\t3分の1\t50万円\n③\t蜜源の植え付け\t2分の1\t30万円"
USED = (
    "・消費税\n・リース料、レンタル料\n・中古の機械。ただし、製造から5年以内で整備記録の付いているものは対象とします。"
)
HIVE_RATES = revision(
    "hives.html", HUB, HUB_7, Said("対象とならないもの", USED), Said("区分 / 対象 / 補助率 / 上限額", HIVES)
)


def test_a_number_that_counts_a_row_is_not_what_the_row_is_about(tmp_path: Path) -> None:
    answer = assistant_over((HIVE_RATES,), tmp_path).answer(Question("みらいハブで3種類に補助は合計いくら出ますか"))

    assert not any(claim.text.startswith("3 /") for claim in answer.claims)


def test_a_row_of_amounts_does_not_say_whether_something_may_be_had(tmp_path: Path) -> None:
    answer = assistant_over((HIVE_RATES,), tmp_path).answer(
        Question("中古の遠心分離機を買いたいのですが、みらいハブの補助は使えますか")
    )

    assert not any("上限額: " in claim.text for claim in answer.claims)


DAYS = "日程\t時間\t会場\t定員\n4月23日（木）\t10時～11時30分\t港浜（みなとはま）商工会館 2階\t30名\n4月24日（金）\t15時～16時\tオンライン（Web会議）\t100名"


def test_a_hall_written_with_its_reading_is_named_and_a_weekday_is_not(tmp_path: Path) -> None:
    days = revision("days.html", HUB, HUB_7, Said("日程 / 時間 / 会場 / 定員", DAYS))

    answer = assistant_over((days,), tmp_path).answer(
        Question("港浜商工会館で開くみらいハブの補助金の説明会の日にちと定員は")
    )

    said = "\n".join(claim.text for claim in answer.claims)
    assert "30名" in said
    assert "100名" not in said
