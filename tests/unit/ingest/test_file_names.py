import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.file_names import bare_name, one_spelling


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("公募要領.pdf", "公募要領.pdf"),
        (unicodedata.normalize("NFD", "ガイド.pdf"), "ガイド.pdf"),
        ("様式\u202efdp.exe", "様式\\u202efdp.exe"),
        ("一行\n二行.txt", "一行\\x0a二行.txt"),
        ("\udc83\udc81.txt", "\\udc83\\udc81.txt"),
    ],
)
def test_a_file_has_one_name_in_which_everything_is_seen(name: str, spelt: str) -> None:
    assert one_spelling(name) == spelt


@pytest.mark.parametrize(
    ("given_name", "bare"),
    [
        ("様式1.pdf", "様式1.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\要領.pdf", "要領.pdf"),
        ("様式\u202efdp.exe", "様式fdp.exe"),
        ("a\x00b\r\n.txt", "ab.txt"),
        ("長" * 300 + ".pdf", "長" * 116 + ".pdf"),
        ("..", "名前のないファイル"),
        ("", "名前のないファイル"),
    ],
)
def test_an_attachment_keeps_its_name_without_folders_and_unseen_signs(given_name: str, bare: str) -> None:
    assert bare_name(given_name) == bare


@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_no_name_holds_a_folder_or_an_unseen_sign(name: str) -> None:
    unseen = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not any(unicodedata.category(letter) in unseen for letter in one_spelling(name) + bare_name(name))
    assert not {"/", "\\"} & set(bare_name(name))
    assert 0 < len(bare_name(name)) <= 240
