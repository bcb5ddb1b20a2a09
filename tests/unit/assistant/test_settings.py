from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings, SettingUnusable


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("KOUBO_PORT", "八千", "65535"),
        ("KOUBO_PORT", "0", "65535"),
        ("KOUBO_PORT", "65536", "65535"),
        ("KOUBO_PORT", "", "65535"),
        ("KOUBO_MODEL_TIMEOUT", "長め", "秒数"),
        ("KOUBO_MODEL_TIMEOUT", "-1", "秒数"),
        ("KOUBO_MODEL_TIMEOUT", "nan", "秒数"),
        ("KOUBO_MODEL_SILENCE", "0", "秒数"),
        ("KOUBO_EMBEDDING_TIMEOUT", "inf", "秒数"),
        ("KOUBO_VECTORS", "たぶん", "true か false"),
        ("KOUBO_DATABASE_URL", "postgresql://koubo:himitsu@db/koubo", "SQLite の URL"),
        ("KOUBO_DATABASE_URL", "sqlite://", "SQLite の URL"),
        ("KOUBO_DATABASE_URL", "data/koubo.sqlite3", "SQLite の URL"),
    ],
)
def test_a_value_that_cannot_be_meant_is_told_by_the_name_of_its_setting(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingUnusable, match=f"設定 {name} の値が使えません。.*{words}") as raised:
        Settings()

    assert "himitsu" not in str(raised.value)


def test_the_truth_lives_in_the_data_folder_unless_a_url_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().database(Path("公募 #1")) == Path("公募 #1/koubo.sqlite3")

    monkeypatch.setenv("KOUBO_DATABASE_URL", "sqlite:////srv/koubo.sqlite3")

    assert Settings().database(Path("data")) == "sqlite:////srv/koubo.sqlite3"
