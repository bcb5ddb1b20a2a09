import pytest

from assistant.domain import Contact
from ingest.contacts import Desk, desks_of
from ingest.reach import address_in, department_of, faxes, mail_addresses, role_of, telephones
from ingest.readers.extracted import ExtractedPage
from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages, table_page


def desks(*extracted: ExtractedPage) -> list[Desk]:
    return [desk for section in sections_of(extracted) for desk in desks_of(section)]


def contacts(text: str) -> list[Contact]:
    return [desk.contact for desk in desks(*pages(text))]


SPREAD = """事業名 申請主体 予算額(千円) 新規課題採択 担当部署 連絡先
港湾連携研究開発助
成

①大学等研究機関
②民間事業者等

250,911
（内数）

有 みなと省
港湾局
連携推
進室

TEL：03-0000-0075（内線211）
mail：s-minato-
renkeisuishin@example.go.jp

港湾人材育成事業 官民コンソーシアム
（①、②）

ー 無 みなと省 人材課

ｍail：jinzai@example.go.jp

令和８年度港湾技術の支援メニューの連絡先
"""


def test_rows_that_were_spread_over_lines_are_rebuilt() -> None:
    assert contacts(SPREAD) == [
        Contact(
            organisation="みなと省 港湾局 連携推進室",
            programme="港湾連携研究開発助成",
            applicants="①大学等研究機関 ②民間事業者等",
            tel=("03-0000-0075(内線211)",),
            mail=("s-minato-renkeisuishin@example.go.jp",),
            department="連携推進室",
        ),
        Contact(
            organisation="みなと省 人材課",
            programme="港湾人材育成事業",
            applicants="官民コンソーシアム(①、②)",
            mail=("jinzai@example.go.jp",),
            department="人材課",
        ),
    ]


def test_a_desk_that_stands_in_a_section_is_read_whole() -> None:
    text = (
        "（お問い合わせ先）\nみなと産業財団　研究支援部\n連携推進課\n〒231-0000　横浜市中区○○1-2-3\n"
        "電話：045-123-4567（内線12） FAX：045-123-4568\nE-mail：renkei@\nminato.example.jp\nURL：https://minato.example.jp/kobo\n"
    )
    assert contacts(text) == [
        Contact(
            organisation="みなと産業財団 研究支援部 連携推進課",
            tel=("045-123-4567(内線12)",),
            mail=("renkei@minato.example.jp",),
            url=("https://minato.example.jp/kobo",),
            address="〒231-0000 横浜市中区○○1-2-3",
            department="連携推進課",
            fax=("045-123-4568",),
            postcode="231-0000",
            purpose="問い合わせ先",
        )
    ]


def test_a_sentence_names_a_desk() -> None:
    text = "配信をご希望の方は、みなと連携協会事務局（news@minato.example.jp）までご連絡ください。\n"
    assert contacts(text) == [Contact(organisation="みなと連携協会事務局", mail=("news@minato.example.jp",))]


def test_a_row_of_a_table_is_a_desk() -> None:
    page = table_page(["事業名\t担当課\t電話番号", "港湾研究助成\tみなと財団 研究支援課\t045-000-0001"])
    assert [(desk.label, desk.contact) for desk in desks(page)] == [
        (
            "港湾研究助成",
            Contact("みなと財団 研究支援課", "港湾研究助成", tel=("045-000-0001",), department="研究支援課"),
        )
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mail:a.b-c@example.go.jp", ("a.b-c@example.go.jp",)),
        ("minato[at]example.jp", ("minato@example.jp",)),
        ("担当へ a@example.jp。", ("a@example.jp",)),
        ("アドレスなし", ()),
        ("E-mail:minato\nkoubo@example.jp", ("minatokoubo@example.jp",)),  # a tail alone is somebody else's
        ("mail:minato@example\n.go.jp", ("minato@example.go.jp",)),
    ],
)
def test_mail_addresses_are_found(text: str, found: tuple[str, ...]) -> None:
    assert mail_addresses(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TEL:03-0000-1111(内線3034)", ("03-0000-1111(内線3034)",)),
        ("TEL:03-0000-1111(内線 26-415)", ("03-0000-1111(内線 26-415)",)),
        ("電話 03(0000)1111", ("03(0000)1111",)),
        ("FAX:03-0000-1112", ()),
        ("〒102-0093 平河町1-2-10", ()),
        ("0120-000-000", ("0120-000-000",)),
        ("TEL:03-0000-1111(代表) 内線 3034", ("03-0000-1111(代表) 内線 3034",)),
        ("TEL/FAX:03-0000-1112", ("03-0000-1112",)),
        ("TEL:03-0000-1111 FAX:03-0000-1112", ("03-0000-1111",)),
    ],
)
def test_telephone_numbers_are_found_and_fax_numbers_are_not(text: str, found: tuple[str, ...]) -> None:
    assert telephones(text) == found


def test_a_table_of_desks_by_purpose_gives_a_desk_a_row() -> None:
    page = table_page(
        [
            "区分\t担当\t宛先",
            "申請書の提出\tみなと事務局 公募担当\tE-mail：koubo@minato.example",
            "内容の問い合わせ\tみなと事務局 公募担当\t〒100-0001 東京都千代田区一丁目1番 E-mail：toi@minato.example",
        ]
    )

    assert [(desk.label, desk.contact) for desk in desks(page)] == [
        (
            "申請書の提出",
            Contact(organisation="みなと事務局 公募担当", mail=("koubo@minato.example",), purpose="申請書の提出"),
        ),
        (
            "内容の問い合わせ",
            Contact(
                organisation="みなと事務局 公募担当",
                mail=("toi@minato.example",),
                address="〒100-0001 東京都千代田区一丁目1番",
                postcode="100-0001",
                purpose="内容の問い合わせ",
            ),
        ),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FAX:03-0000-1112", ("03-0000-1112",)),
        ("TEL/FAX:03-0000-1112", ("03-0000-1112",)),
        ("TEL:03-0000-1111 ファックス番号:03-0000-1112", ("03-0000-1112",)),
        ("TEL:03-0000-1111", ()),
    ],
)
def test_fax_numbers_stand_apart(text: str, found: tuple[str, ...]) -> None:
    assert faxes(text) == found


@pytest.mark.parametrize(
    ("organisation", "department"),
    [
        ("みなと省 港湾局 連携推進課 企画係", "連携推進課 企画係"),
        ("みなと省港湾局連携推進室", "連携推進室"),
        ("みなと省官房参事官室付(重要課題担当)", "参事官室付(重要課題担当)"),
        ("みなと省 大学連携推進室", "大学連携推進室"),
        ("みなと産業財団", ""),
    ],
)
def test_the_units_of_an_organisation_are_its_department(organisation: str, department: str) -> None:
    assert department_of(organisation) == department


@pytest.mark.parametrize(
    ("text", "role"),
    [("担当:港、海野", "担当"), ("連携課 課長補佐 港", "課長補佐"), ("連携課長が決める", ""), ("公募担当", "")],
)
def test_the_role_of_a_person_is_known(text: str, role: str) -> None:
    assert role_of(text) == role


def test_the_name_of_a_person_is_no_organisation() -> None:
    (found,) = contacts("【問い合わせ先】\nみなと省　連携課\n担当：港、海野\nTEL：045-000-0001\n")
    assert (found.organisation, found.role) == ("みなと省 連携課", "担当")


def test_a_line_in_brackets_says_what_a_desk_is_for() -> None:
    text = "【問い合わせ先】\n＜システムの操作について（お問い合わせ）＞\n（説明会の申込み）\nみなと事務局\nE-mail：kai@minato.example\n"
    (found,) = contacts(text)
    assert (found.purpose, found.organisation) == ("説明会の申込み", "みなと事務局")


def test_the_columns_of_a_regional_table_keep_region_telephone_and_mail_apart() -> None:
    page = table_page(
        [
            "地域ブロック\t局名\t担当課\tTEL\tFAX\tメールアドレス",
            "関東（東京都、神奈川県）\t関東みなと局\t連携課\t045-000-0001\t045-000-0002\tkanto@minato.example",
        ]
    )
    assert [(desk.label, desk.contact) for desk in desks(page)] == [
        (
            "関東(東京都、神奈川県)",
            Contact(
                organisation="関東みなと局 連携課",
                tel=("045-000-0001",),
                mail=("kanto@minato.example",),
                department="連携課",
                fax=("045-000-0002",),
                region="関東(東京都、神奈川県)",
            ),
        )
    ]


def test_the_columns_of_a_group_are_heard_by_their_own_names_and_an_extension_joins_its_telephone() -> None:
    page = table_page(
        [
            "地域\t市町村\t連絡先 担当部署\t連絡先 電話\t連絡先 内線\t連絡先 電子メール",
            "東部\t港町\t東部支所 産業係\t045-000-0001\t311\ttobu@minato.example",
            "西部\t\t西部支所 産業係\t045-000-0002\t\t",
        ]
    )
    assert [desk.contact for desk in desks(page)] == [
        Contact(
            organisation="東部支所 産業係",
            tel=("045-000-0001(内線311)",),
            mail=("tobu@minato.example",),
            department="産業係",
            region="東部 港町",
        ),
        Contact(organisation="西部支所 産業係", tel=("045-000-0002",), department="産業係", region="西部"),
    ]


def test_a_heading_above_an_organisation_is_no_part_of_its_name() -> None:
    (found,) = contacts(
        "結果は次のとおりです。\n\n問い合わせ先\n公益財団法人みなと振興公社 企画課\nTEL：045-000-0001\n"
    )
    assert (found.organisation, found.purpose) == ("公益財団法人みなと振興公社 企画課", "問い合わせ先")


def test_a_row_says_what_is_sent_to_its_desk() -> None:
    page = table_page(["提出するもの\t提出先", "意向登録票\tE-mail：ikou@minato.example"])
    (found,) = desks(page)
    assert found.contact == Contact(mail=("ikou@minato.example",), purpose="意向登録票 提出先")


@pytest.mark.parametrize(
    "text",
    ["電話 123-4567 平日10時から17時まで、港町市役所", "(045)000-0001 平日10時から17時", "0120-000-0000 月~金 港区"],
)
def test_a_telephone_with_its_hours_is_no_postal_address(text: str) -> None:
    assert address_in(text) == ""


def test_a_table_with_one_way_a_row_is_one_desk() -> None:
    page = table_page(["担当\tみなと振興公社 企画課", "電話\t045-000-0001", "メール\tkikaku@minato.example"])
    (found,) = desks(page)
    assert (found.contact.tel, found.contact.mail) == (("045-000-0001",), ("kikaku@minato.example",))


def test_a_row_whose_columns_name_no_desk_is_a_way_for_what_its_first_cell_names() -> None:
    page = table_page(["手続\t締切\t方法", "意向登録\t5月22日\t電子メール（ikou@minato.example）"])
    (found,) = desks(page)
    assert (found.label, found.contact) == ("意向登録", Contact(mail=("ikou@minato.example",), purpose="意向登録"))


@pytest.mark.parametrize("label", ["▽問合せ先　", "◇担当：", "●連絡先　", "・問い合わせ先：", "▼申込先\t"])
def test_a_desk_is_named_without_the_mark_and_the_label_before_it(label: str) -> None:
    (contact,) = contacts(f"制度のお知らせです。\n\n{label}みさき県　交流課　電話　03-0000-5202\n")

    assert contact.organisation == "みさき県 交流課"
    assert contact.tel == ("03-0000-5202",)
