"""The report of koubo eval, opened from the disk: it finds, it moves by key, it prints, it asks nothing of anybody."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from pypdfium2 import PdfDocument

from assistant.domain import Outcome
from evals.gate import reasons
from evals.metrics import Judgement, Respelt, Row, row_of
from evals.report.page.document import page_of
from tests.unit.evals.reports import FOLLOW_UP, RIGHT, SILENT, WRONG, moment_of, report_of, run_of
from tests.unit.evals.rows import DEADLINE, NOT_HELD, declined, found, quote, said
from tests.web.chromium import PATIENCE

pytestmark = pytest.mark.web
OTHER = row_of(replace(NOT_HELD, id="C004", category="injection"), said("10拠点を予定しています。"))
LAST = (row_of(FOLLOW_UP, said("締切は8月27日の12時です。")), row_of(DEADLINE, said("締切は8月27日の12時です。")))
SCHEMES = [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}]
WIDTHS = [{"viewport": {"width": width, "height": 800}} for width in (360, 768, 1280)]
HOSTILE = [
    "<script>window.pwned = 1</script>",
    "</script></style></title><img src=x onerror='window.pwned = 1'>",
    "\"' autofocus onfocus='window.pwned = 1' style='position:fixed",
    "<iframe src=https://evil.example></iframe><base href=https://evil.example/><link rel=prefetch href=//evil.example>",
    "</details></li></ol><form action=https://evil.example><button>送信</button></form>",
]


@dataclass
class Opened:
    """A page, and what it did that nobody asked for."""

    page: Page
    faults: list[str]

    def shown(self) -> list[str]:
        """The ids of the cases that are there to see."""
        return [one.removeprefix("case-") for one in self.page.locator(".case:visible").evaluate_all(IDS)]

    def case(self, name: str) -> Locator:
        return self.page.locator(f'[id="case-{name}"]')


IDS = "cases => cases.map((one) => one.id)"


@contextmanager
def opened(browser: Browser, folder: Path, *rows: Row, **view: object) -> Iterator[Opened]:
    """The report of these rows, as it opens from the disk."""
    run = run_of(*rows)
    earlier = [moment_of(run_of(RIGHT)), moment_of(run_of(WRONG))]
    report = report_of(run, *reasons(run, {}), least={"item": 0.9}, last=LAST, earlier=earlier)
    path = folder / "report.html"
    path.write_text(page_of(report), encoding="utf-8")
    context = browser.new_context(locale="ja-JP", **view)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on("console", lambda message: faults.append(message.text))
    page.on(
        "request", lambda request: None if request.url.startswith(("file:", "data:")) else faults.append(request.url)
    )
    page.goto(path.as_uri())
    yield Opened(page, faults)
    context.close()
    assert faults == []


@pytest.fixture
def view() -> dict[str, object]:
    """How the reader looks at the page; a test overrides it by parametrize."""
    return {}


@pytest.fixture
def report(browser: Browser, tmp_path: Path, view: dict[str, object]) -> Iterator[Opened]:
    with opened(browser, tmp_path, RIGHT, SILENT, WRONG, OTHER, **view) as page:
        yield page


def test_the_verdict_leads_to_the_cases_that_broke_it(report: Opened) -> None:
    verdict = report.page.get_by_role("region", name="判定")

    expect(verdict).to_contain_text("✗ 下限を満たしていません（3 件）")
    expect(verdict).to_contain_text("前回から: 悪化 1 問、改善 0 問、答えだけ変化 1 問、新しい質問 2 問")
    verdict.get_by_role("link", name="C003").first.click()
    expect(report.case("C003").get_by_role("heading", name="期待")).to_be_visible()


def test_what_failed_and_what_became_worse_comes_first(report: Opened) -> None:
    assert report.shown() == ["C003", "C004", "C001", "C002"]


def test_a_figure_stands_with_its_interval_its_floor_and_its_course(report: Opened) -> None:
    card = report.page.get_by_role("listitem").filter(has=report.page.get_by_role("heading", name="成功 item"))

    expect(card).to_contain_text("50.0%")
    expect(card).to_contain_text("95% 区間 0.0–100.0")
    expect(card).to_contain_text("2/4、下限 90.0、前回 0.0")
    expect(card.get_by_role("img", name="推移: 100.0、0.0、50.0")).to_be_visible()


def test_the_outcomes_that_differ_lead_to_their_cases(report: Opened) -> None:
    row = report.page.get_by_role("row", name="期待: 記載なし")

    expect(row).to_contain_text("✗ 1")
    row.locator("summary").click()
    row.get_by_role("link", name="C004").click()
    expect(report.case("C004").locator(".case__body")).to_be_visible()


def test_a_case_shows_what_it_was_held_against(report: Opened) -> None:
    case = report.case("C003")
    case.locator("summary").click()

    assert case.locator(".turn").all_inner_texts() == ["第7回に\n応募します", "締切は？"]
    assert case.locator("mark[data-kind=forbidden]").all_inner_texts() == ["7月29日"]
    for words in ("✗ 足りない", "✗ 禁止を答えた", "✗ 原文と違う", "✗ 別の版", "前回より悪化", "引用からは言えない。"):
        expect(case).to_contain_text(words)
    assert case.locator("del").all_inner_texts() == ["8", "7", "の12時"]
    assert case.locator("ins").all_inner_texts() == ["7", "9"]
    expect(case.locator("h4", has_text="前回 ✓ 成功")).to_be_visible()


def test_a_success_shows_its_facts_its_evidence_and_the_rank_of_it(report: Opened) -> None:
    case = report.case("C001")
    case.locator("summary").click()

    assert case.locator(".claim mark").all_inner_texts() == ["8月27日", "正午"]
    expect(case.locator(".quote").first).to_contain_text("✓ 当たり")
    expect(case.get_by_role("heading", name="検索の順位")).to_contain_text("正しい箇所は 2 位")
    expect(case.get_by_role("listitem").filter(has_text="第７回の締切は？")).to_contain_text("変わる")
    assert [("✓" in one) for one in case.locator(".ranks li").all_inner_texts()] == [False, True]


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("category", "deadline", ["C003", "C001"]),
        ("kind", "forbidden", ["C003", "C004"]),
        ("kind", "answered_wrongly", ["C004"]),
        ("state", "failed", ["C003", "C004"]),
        ("state", "passed", ["C001", "C002"]),
        ("state", "changed", ["C003", "C001"]),
    ],
)
def test_cases_are_found_by_category_kind_and_result(report: Opened, field: str, value: str, shown: list[str]) -> None:
    report.page.select_option(f"#{field}", value)

    assert report.shown() == shown
    expect(report.page.get_by_role("status")).to_have_text(f"4 問のうち {len(shown)} 問")


def test_words_are_found_in_every_width_and_together_with_the_choices(report: Opened) -> None:
    field = report.page.get_by_role("searchbox", name="言葉で探す")

    field.fill("第６回　締切は")
    assert report.shown() == ["C003"]
    field.fill("宿泊費")
    assert report.shown() == []
    expect(report.page.get_by_text("この条件に当たる質問はありません。")).to_be_visible()
    field.press("Escape")
    assert len(report.shown()) == 4
    report.page.select_option("#state", "passed")
    field.fill("8月27日")
    assert report.shown() == ["C001"]


def test_every_case_is_reached_opened_and_left_by_key(report: Opened) -> None:
    keys, focused = report.page.keyboard, report.page.locator(":focus")

    keys.press("j")
    expect(focused).to_contain_text("C003")
    keys.press("j")
    keys.press("ArrowDown")
    expect(focused).to_contain_text("C001")
    keys.press("k")
    expect(focused).to_contain_text("C004")
    keys.press("Enter")
    expect(report.case("C004").locator(".case__body")).to_be_visible()
    keys.press("/")
    expect(report.page.get_by_role("searchbox")).to_be_focused()
    keys.type("jk/")
    expect(report.page.get_by_role("searchbox")).to_have_value("jk/")


def test_all_cases_open_and_close_with_one_button(report: Opened) -> None:
    button = report.page.get_by_role("button", name="すべて開く")

    button.click()
    expect(report.page.locator(".case__body:visible")).to_have_count(4)
    button.click()
    expect(report.page.locator(".case__body:visible")).to_have_count(0)


@pytest.mark.parametrize("view", SCHEMES, ids=["light", "dark", "forced colours"])
def test_axe_finds_nothing_whether_closed_or_open(report: Opened) -> None:
    for _ in range(2):
        found_wrong = Axe().run(report.page).response["violations"]
        assert [f"{rule['id']}: {node['html']}" for rule in found_wrong for node in rule["nodes"]] == []
        report.page.get_by_role("button", name="すべて開く").click()


@pytest.mark.parametrize("view", WIDTHS, ids=["360 px", "768 px", "1280 px"])
def test_the_page_never_scrolls_sideways(browser: Browser, tmp_path: Path, view: dict[str, object]) -> None:
    word = "a" * 300
    long = replace(said(word, quote(word), quote()), retrieved=(found(word * 3, doc=f"{word}.pdf"), found()))
    with opened(
        browser, tmp_path, row_of(replace(DEADLINE, question=word, category=word), long), WRONG, **view
    ) as report:
        report.page.get_by_role("button", name="すべて開く").click()
        assert report.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("view", [{"java_script_enabled": False}], ids=["no script"])
def test_without_a_script_all_is_there_to_read_and_nothing_that_would_not_work(report: Opened) -> None:
    assert report.shown() == ["C003", "C004", "C001", "C002"]
    expect(report.page.get_by_role("search")).to_have_count(0)
    report.case("C003").locator("summary").click()
    expect(report.case("C003").get_by_text("締切は7月29日です。").first).to_be_visible()


def test_paper_shows_what_failed_or_changed_in_full_and_the_rest_in_a_line(report: Opened) -> None:
    pages = PdfDocument(io.BytesIO(report.page.pdf(format="A4")))
    text = "".join(page.get_textpage().get_text_range() for page in pages)

    assert "✗ 禁止を答えた" in text
    assert "10拠点を予定しています。" in text
    assert "第7回の採択件数の見込みは？" in text
    assert "文書に見当たりません。" not in text
    assert "言葉で探す" not in text


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_document_a_question_or_a_name_says_is_text(browser: Browser, tmp_path: Path, text: str) -> None:
    case = replace(
        DEADLINE, id=text, question=text, category=text, history=(text,), note=text, gold=((text,),), evidence=(text,)
    )
    evil = replace(quote(text, edition=text), doc=text)
    given = replace(said(text, evil), retrieved=(replace(found(text, edition=text, doc=text), heading=text),))
    silent = row_of(replace(NOT_HELD, forbidden=(text,)), declined(text))
    again = Respelt(text, text, Outcome.ANSWERED, text, turned=True, lost=(text,), gained=(text,))
    judged = Judgement(supported=True, why=text)
    with opened(browser, tmp_path, replace(row_of(case, given, [again]), judged=judged), silent) as report:
        report.page.get_by_role("button", name="すべて開く").click()
        assert report.page.locator(".case").first.locator(".turn").all_text_contents() == [text, text]
        assert report.page.evaluate("window.pwned === undefined")
        assert report.page.locator("iframe, img, base, form[action], [onerror], [onfocus], [style]").count() == 0
        assert report.page.locator("script").count() == 1


def test_the_policy_refuses_a_script_and_a_request_that_get_into_the_page(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, RIGHT) as report:
        report.page.evaluate("""() => {
            const script = document.createElement("script");
            script.textContent = "window.pwned = 1";
            const image = new Image();
            image.src = "https://evil.example/leak";
            document.body.append(script, image);
        }""")
        report.page.wait_for_timeout(100)
        assert report.page.evaluate("window.pwned === undefined")
        refused = [fault for fault in report.faults if "Content Security Policy" in fault]
        assert len(refused) == 2
        report.faults.clear()
