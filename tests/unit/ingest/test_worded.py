from assistant.domain import FactKind
from ingest.facts import facts_of
from ingest.passages import passages_of
from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages

ELIGIBLE = """【応募資格】
以下の（１）、（２）の連名で応募してください。
詳細は、公募要領を参照してください。
（１）県内の港湾事業者
＊組合については、（１）に含みます。
（２）大学又は高等専門学校
なお、県税を滞納している者は除きます。ただし、猶予を受けている場合はこの限りではありません。

【支援内容】
港の実証を行う場所を貸します。実証に要る電気と水は、みなと産業財団が用意します。選ばれた方には、職員が一年のあいだ伴走し、月に一度の相談の場を設けます。港の利用者との引き合わせも行います。

【審査基準】
・港の課題を解くものであること。
・港で働く方の安全が守られるものであること。
・一年のあいだに成果が見込まれ、そのあとも港で続けられるものであること。
・費用の見積もりが妥当で、県内の事業者との連携が図られているものであること。

【支援メニューの連絡先】
みなと産業財団
"""


def said(kind: FactKind) -> list[tuple[str, str]]:
    extracted = pages(ELIGIBLE)
    (page,) = (page.page for page in extracted)
    sections = sections_of(extracted)
    facts = facts_of((page,), sections, passages_of("d", (page,), sections))
    assert all(page.text[fact.start : fact.end] == fact.text for fact in facts)
    return [(fact.label, fact.text) for fact in facts if fact.kind is kind]


def test_each_condition_is_a_fact_with_its_exceptions_and_a_lead_holds_its_list() -> None:
    whole, *conditions = said(FactKind.ELIGIBILITY)
    assert whole[1].startswith("【応募資格】")
    assert [text for _, text in conditions] == [
        ELIGIBLE[ELIGIBLE.index("以下の") : ELIGIBLE.index("\n（２）大学")],
        "（１）県内の港湾事業者\n＊組合については、（１）に含みます。",
        "（２）大学又は高等専門学校\nなお、県税を滞納している者は除きます。ただし、猶予を受けている場合はこの限りではありません。",
    ]
    assert {label for label, _ in conditions} == {"応募資格"}


def test_support_and_selection_are_kept_as_worded_and_a_list_of_desks_is_neither() -> None:
    assert [label for label, _ in said(FactKind.SUPPORT)] == ["支援内容"]
    assert [label for label, _ in said(FactKind.SELECTION)] == ["審査基準"]


NUMBERED = """２．応募できる者
港町に事業所を置く事業者が応募できます。ただし、次のいずれかに当たる者を除きます。
（１）港の利用を停められている事業者
（２）前の年度にこの助成を受けた事業者
（３）県税を滞納している事業者
ただし、猶予を受けている場合を除きます。
大学は単独では応募できません。

３．助成の内容
（１）助成率
費用の２分の１以内とします。
（２）助成の期間
交付の決定から一年以内とします。
"""


def test_the_last_item_of_a_list_is_no_heading_and_keeps_its_proviso() -> None:
    extracted = pages(NUMBERED)
    (page,) = (page.page for page in extracted)
    sections = sections_of(extracted)
    facts = facts_of((page,), sections, passages_of("d", (page,), sections))
    found = [fact.text for fact in facts if fact.kind is FactKind.ELIGIBILITY]

    assert "（３）県税を滞納している事業者\nただし、猶予を受けている場合を除きます。" in found
    assert any(text.startswith("港町に") and text.endswith("猶予を受けている場合を除きます。") for text in found)
    assert [section.path[-1] for section in sections] == [
        "2.応募できる者",
        "3.助成の内容",
        "(1)助成率",
        "(2)助成の期間",
    ]
