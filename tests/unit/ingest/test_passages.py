import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import Page, Passage
from ingest.clean import without_boilerplate
from ingest.lines import lines_of
from ingest.passages import LONGEST, SHORTEST, covering, passages_of
from ingest.readers.extracted import ExtractedPage, Heading
from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages, table_page


def cut(*extracted: ExtractedPage) -> tuple[Passage, ...]:
    return passages_of("d", [page.page for page in extracted], sections_of(extracted))


def text_passages(text: str) -> list[str]:
    return [passage.text for passage in cut(*pages(text))]


def text_of(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in passages]


def test_a_list_stays_with_its_lead_and_its_notes() -> None:
    text = (
        "(応募資格)\n次の(1)から(2)までの全てを満たす者とします。\n(1) 県内に主たる事業所を有する中小企業者であること。\n"
        "(2) 県税を滞納していないこと。\n※ みなし大企業は対象になりません。\n"
    )
    assert text_passages(text) == [text.strip()]


def test_a_sentence_broken_over_lines_is_never_cut() -> None:
    sentence = "本事業は、港湾地域の中小企業と大学等が共同して行う研究開発を支援し、もって地域産業の振\n興に資することを目的とします。"
    text = "\n\n".join([sentence] * 12)
    for passage in text_passages(text):
        assert passage.endswith("目的とします。")
        assert passage.startswith("本事業は")


def test_passages_have_a_good_size_where_the_text_allows() -> None:
    text = "\n\n".join(
        f"第{number}の文は、申請の手続きについて述べるものであり、四十字ほどの長さを持っています。"
        for number in range(60)
    )
    sizes = [len(passage) for passage in text_passages(text)]
    assert min(sizes[:-1]) >= SHORTEST
    assert max(sizes) <= LONGEST


def test_the_heading_path_is_carried() -> None:
    text = "第１章　総則\n\n１．目的\n産業の振興に資することを目的とします。対象は県内の全域です。\n"
    assert [passage.heading for passage in cut(*pages(text))] == [("第1章 総則", "1.目的")]


def test_a_table_row_carries_the_names_of_its_columns() -> None:
    rows = [
        f"第{number}枠\t補助対象経費の二分の一以内とし、千円未満は切り捨てます\t{number}00万円"
        for number in range(1, 12)
    ]
    passages = cut(table_page(["区分\t補助率\t上限額", *rows]))
    assert len(passages) > 1
    assert all(passage.heading[-1] == "区分 / 補助率 / 上限額" for passage in passages)
    assert [line for passage in passages for line in passage.text.split("\n")] == ["区分\t補助率\t上限額", *rows]


def test_the_rows_of_two_desks_are_two_passages() -> None:
    page = table_page(
        [
            "事業名\t担当部署\t連絡先",
            "港湾連携研究助成\tみなと財団 研究支援課\tTEL:045-000-0001",
            "港湾人材育成助成\tみなと財団 人材育成課\tTEL:045-000-0002",
        ]
    )
    assert [passage.text.split("\t")[0] for passage in cut(page)] == ["事業名", "港湾人材育成助成"]


@pytest.mark.parametrize("head", ["番号\t事業名\t受付期間 開始\t受付期間 締切", "No.\t制度名\t公募期間\t備考"])
def test_the_deadlines_of_two_programmes_are_two_passages(head: str) -> None:
    page = table_page(
        [head, "1\t灯台観光助成\t令和8年4月1日\t令和8年5月8日", "2\t漁港再生助成\t令和8年4月1日\t令和8年6月5日"]
    )
    assert [passage.text.split("\n")[-1][:8] for passage in cut(page)] == ["1\t灯台観光助成", "2\t漁港再生助成"]


def test_the_steps_of_one_programme_stay_together() -> None:
    rows = ["項目\t期日", "受付開始\t令和8年4月1日", "受付締切\t令和8年5月8日", "結果の通知\t令和8年6月下旬"]
    assert text_of(cut(table_page(rows))) == ["\n".join(rows)]


def test_a_heading_above_a_table_stands_with_its_first_row_and_not_with_the_section_before() -> None:
    before = "９．有効期限\n採択は、公表した年度を含む3年度の間、有効です。\n\n１０．問い合わせ先\n"
    page = table_page(["区分\t担当\t宛先", "申請\tみなと財団\tTEL:045-000-0001"], before=before)
    assert [passage.text.split("\n")[0] for passage in cut(page)] == ["９．有効期限", "１０．問い合わせ先"]


def test_a_row_that_is_left_over_goes_to_the_rows_above_it() -> None:
    rows = [f"第{number}回\t令和{number}年2月3日～3月6日に公募を行いました\t{number}拠点" for number in range(1, 20)]
    sizes = [len(passage.text) for passage in cut(table_page(["回\t期間\t選抜", *rows]))]
    assert len(sizes) > 1
    assert min(sizes) >= SHORTEST


def test_a_table_stands_with_its_lead_its_caption_and_its_notes() -> None:
    page = table_page(
        ["区分\t補助率\t上限額", "一般枠\t2分の1\t50万円"], before="上限額は次のとおりです。\n表１　補助率と上限額\n"
    )
    text = page.page.text + "※千円未満は切り捨てます。\n"
    (passage,) = cut(replace(page, page=Page(1, text)))
    assert passage.text == text.strip()
    assert passage.heading == ("表1 補助率と上限額", "区分 / 補助率 / 上限額")


def test_a_caption_below_a_table_names_its_rows() -> None:
    page = table_page(["区分\t補助率\t上限額", "一般枠\t2分の1\t50万円"])
    (passage,) = cut(replace(page, page=Page(1, page.page.text + "表２　補助率と上限額\n")))
    assert passage.heading[0] == "表2 補助率と上限額"
    assert passage.text.endswith("表２　補助率と上限額")


def test_a_table_that_goes_on_over_the_page_keeps_the_names_of_its_columns() -> None:
    first = table_page(["区分\t補助率\t上限額", "一般枠\t2分の1\t50万円"])
    second = table_page(["特別枠\t3分の2\t90万円"])
    second = replace(second, page=replace(second.page, number=2), rows=(replace(second.rows[0], head=False),))
    assert [passage.heading for passage in cut(first, second)] == 2 * [("区分 / 補助率 / 上限額",)]
    wider = table_page(["特別枠\t3分の2\t90万円\t新設"])
    wider = replace(wider, page=replace(wider.page, number=2), rows=(replace(wider.rows[0], head=False),))
    assert cut(first, wider)[1].heading == ()


def test_a_short_section_is_not_lost_under_the_heading_before_it() -> None:
    text = "## 3. 金額\n一世帯につき六十万円です。\n\n【申請期限】\n令和9年1月29日まで\n"
    assert cut(*pages(text))[-1].heading[-1] == "申請期限"


def test_ids_do_not_change_from_run_to_run_and_differ_by_place() -> None:
    text = "同じ文です。\n\n\n\n\n同じ文です。\n"
    first, second = cut(*pages(text)), cut(*pages(text))
    assert first == second
    assert len({passage.id for passage in cut(*pages(text, text))}) == 2 * len(first)


@pytest.mark.parametrize("text", ["", "\n \n\t\n", "\u3000", "\ufeff"])
def test_a_page_without_text_has_no_passages(text: str) -> None:
    assert text_passages(text) == []


COVER = "第４回\nしおさいチャレンジ\n～ 地域の１０年後を描く ～\n\n募集要項\n\n2026年4月\n公益財団法人うみかぜ地域振興財団 事業部\n"
BODY = "\n\n\n\n１　趣旨\n沿岸の町の取組を応援します。\n"


def test_a_cover_is_no_passage_of_its_own() -> None:
    assert text_passages(COVER + BODY) == ["１　趣旨\n沿岸の町の取組を応援します。"]


@pytest.mark.parametrize(
    "line",
    ["募集人員　12名", "募集期間：2026年6月15日～7月31日", "提出先　事業部 umi@example.jp", "対象　県内の中小企業"],
)
def test_a_cover_that_says_more_is_kept(line: str) -> None:
    assert any(line in text for text in text_passages(f"{COVER}{line}\n{BODY}"))


def test_a_document_that_is_all_cover_is_kept() -> None:
    assert text_passages("募集要項\n令和8年4月1日\n") == ["募集要項\n令和8年4月1日"]


def test_a_list_of_contents_without_page_numbers_is_no_passage() -> None:
    listed = "本日の内容\n\n1. 対象\n2. 金額\n3. 締切\n\n\n"
    body = "1. 対象\n県内の大学が対象です。\n\n2. 金額\n上限は百万円です。\n\n3. 締切\n令和8年8月28日正午です。\n"
    assert not any("本日の内容" in text for text in text_passages(listed + body))
    assert len(text_passages(listed + body)) == 3


def test_sections_with_their_own_headings_are_not_merged_however_short() -> None:
    text = "２．推薦の対象\n国内に在住する個人又は国内の団体とします。\n\n３．推薦の締切\n令和８年８月７日（金）必着\n"
    assert [passage.heading for passage in cut(*pages(text))] == [("2.推薦の対象",), ("3.推薦の締切",)]


def test_a_line_ends_where_the_format_begins_a_heading() -> None:
    text = "対象となる方\n\n市内の空き店舗を改修して新たに事業を始める方\n\n応援金の額\n\n改修費の2分の1です。\n\n受付期間\n\n9月30日（水曜日）まで\n"
    headings = tuple(
        Heading(text.find(one), text.find(one) + len(one), 2) for one in ("対象となる方", "応援金の額", "受付期間")
    )
    found = cut(ExtractedPage(Page(1, text), headings))
    assert [passage.heading for passage in found] == [("対象となる方",), ("応援金の額",), ("受付期間",)]


JAPANESE_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "【公募期間】", "第１章　総則", "１．目的", "(1) 中小企業であること。", "① 大学等：３機関以上", "※ 個人は対象外です。", "", "", " ",
                "・様式第１号", "令和８年６月１２日（金）正午必着", "一般枠\t1/2以内\t500万円", "mail：s-minato-", "renkei@example.jp", "TEL：045-123-4567",
                "事業名 申請主体 予算額(千円) 新規課題採択 担当部署 連絡先", "港湾研究助成 ①大学等 1,000 有 みなと財団", "――――――", "- 3 -",
                "社", "会", "\uf06c 産学連携の促進", "本事業は、大学等が共同して行う研究開発を支援し、もって地域産業の振",
                "次の全てを満たす者とします。", "選抜拠点 (1/6)", "1",
            ]
        ),
        st.text(alphabet="産学連携の公募を行う。、「」（）はがアイ12 　", max_size=90),
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(JAPANESE_LINES, min_size=1, max_size=3))
def test_passages_are_verbatim_do_not_overlap_and_hold_all_text(lines: list[list[str]]) -> None:
    extracted = pages(*("\n".join(page) for page in lines))
    passages = cut(*extracted)
    sections = sections_of(extracted)
    cover = {(one.page, line.start) for one in sections[: covering(sections)] for line in one.lines}
    written = without_boilerplate([lines_of(page.page.text) for page in extracted])
    for page, kept in zip(extracted, written, strict=True):
        own = [passage for passage in passages if passage.page == page.page.number]
        assert all(page.page.text[passage.start : passage.end] == passage.text for passage in own)
        assert all(before.end <= after.start for before, after in pairwise(own))
        held = {place for passage in own for place in range(passage.start, passage.end)}
        for line in kept:
            if not re.fullmatch(r"[\s\-・.]{4,}", line.text) and (page.page.number, line.start) not in cover:
                assert set(range(line.start, line.end)) <= held
    assert [passage.position for passage in passages] == list(range(len(passages)))


@pytest.mark.parametrize("before", [14, 15, 16])
def test_the_amounts_of_one_year_after_the_other_stay_together(before: int) -> None:
    told = "各府省が連携して地域の取組を一体的に支える施策の柱です。\n\n" * before
    sums = (
        "令和4年度予算政府案 462億円\n令和3年度補正予算額 173億円\n令和3年度予算額 418億円\n"
        "（この他、関連予算として544億円（330億円））"
    )
    home = [passage for passage in text_passages(f"{told}{sums}\n\n{told}") if "億円" in passage]

    assert [sums in passage for passage in home] == [True]
