"""The only reader of the environment."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


_ORIGIN = r"https?://[a-z0-9.-]+(:\d{1,5})?"
_ORIGINS = rf"^({_ORIGIN}(\s*,\s*{_ORIGIN})*)?$"
_ALLOWED = {
    "database_url": "SQLite の URL（sqlite:///ファイル）だけが使えます。PostgreSQL などには、まだ対応していません",
    "port": "1 から 65535 までの整数を指定してください",
    "vectors": "true か false を指定してください",
    "model_timeout": "0 より大きい秒数を指定してください",
    "model_silence": "0 より大きい秒数を指定してください",
    "keep_questions": "0 から 3650 までの日数を指定してください",
    "questions_per_minute": "0 以上の整数を指定してください",
    "all_questions_per_minute": "0 以上の整数を指定してください",
    "open_questions": "1 以上の整数を指定してください",
    "answers_at_once": "1 から 32 までの整数を指定してください",
    "waiting_questions": "0 以上の整数を指定してください",
    "trusted_proxies": "アドレスか範囲（10.0.0.0/8 など）を、コンマで区切って指定してください",
    "embed_origins": "https://www.example.go.jp の形を、コンマで区切って指定してください",
    "oidc_issuer": "https:// で始まるアドレスを指定してください",
    "oidc_role": "author か approver を指定してください",
    "oidc_redirect": (
        "KOUBO_OIDC_ISSUER を使うときは、KOUBO_OIDC_CLIENT_ID と、https://窓口のアドレス/desk/oidc/callback の形の"
        " KOUBO_OIDC_REDIRECT を指定してください"
    ),
    "demo": "true か false を指定してください",
    "upload_mb": "1 から 100 までの整数を指定してください",
    "embedding_timeout": "0 より大きい秒数を指定してください",
}


_SECURE = (
    r"(https://[^\s?#]+|http://(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?(/[^\s?#]*)?)"  # this machine needs no lock
)


class SettingUnusable(Exception):
    """A setting has a value that cannot be meant."""


class Settings(BaseSettings):
    """What can be set from outside; each one stands in the README."""

    model_config = SettingsConfigDict(env_prefix="KOUBO_", populate_by_name=True, extra="ignore")

    data: Path = Path("data")
    database_url: str = Field(default="", pattern=r"^(sqlite(\+pysqlite)?:///.+)?$")  # "": SQLite in the data folder
    reading_seconds: float = Field(default=30.0, gt=0, le=86_400)  # for one file of ingest
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65_535)
    vectors: bool = True
    keep_questions: int = Field(default=90, ge=0, le=3_650)  # days; 0: nothing is kept
    contact: str = ""  # whom to ask while the service is stopped; "": the desks of the documents
    questions_per_minute: int = Field(default=30, ge=0)  # of one address; 0: no limit
    all_questions_per_minute: int = Field(default=1_200, ge=0)
    open_questions: int = Field(default=8, ge=1)  # of one address at the same time
    answers_at_once: int = Field(default=4, ge=1, le=32)
    waiting_questions: int = Field(default=64, ge=0)
    trusted_proxies: str = ""  # addresses or networks, by commas
    embed_origins: str = Field(default="", pattern=_ORIGINS)  # of pages that may embed the chat, by commas
    demo: bool = False
    upload_mb: int = Field(default=50, ge=1, le=100)  # of a file that the staff hands in
    https: bool = False  # a proxy before the service speaks HTTPS: cookies go nowhere else
    oidc_issuer: str = Field(default="", pattern=rf"^{_SECURE}?$")  # "": the staff signs in by password alone
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_login: str = Field(default="email", min_length=1)  # the claim that names the login
    oidc_role: str = Field(default="", pattern="^(author|approver)?$")  # of whom the provider knows and we do not
    oidc_redirect: str = Field(default="", pattern=rf"^({_SECURE}/desk/oidc/callback)?$", validate_default=True)
    model: str = ""  # "": no language model, answers are extractive
    model_timeout: float = Field(default=20.0, gt=0, allow_inf_nan=False)  # seconds for a whole reply
    model_silence: float = Field(default=10.0, gt=0, allow_inf_nan=False)  # seconds without a word of it
    embedding_model: str = ""  # "": the local embedder
    embedding_timeout: float = Field(default=10.0, gt=0, allow_inf_nan=False)  # seconds for the vectors of one request
    openai_base_url: str = Field(default="", validation_alias="OPENAI_BASE_URL")
    openai_api_key: SecretStr = Field(default=SecretStr(""), validation_alias="OPENAI_API_KEY")

    def __init__(self, **given: Any) -> None:  # noqa: ANN401  # the signature of pydantic
        """The settings, or one line that names the wrong one; its value stays unsaid, for it may hold a password."""
        try:
            super().__init__(**given)
        except ValidationError as error:
            name = str(error.errors(include_input=False)[0]["loc"][0])
            msg = f"設定 {_variable(name)} の値が使えません。{_ALLOWED.get(name, '値を確かめてください')}。"
            raise SettingUnusable(msg) from None

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, given: str) -> str:
        for network in _parts(given):
            ip_network(network, strict=False)
        return given

    @field_validator("oidc_redirect")
    @classmethod
    def _whole(cls, given: str, others: ValidationInfo) -> str:
        if others.data.get("oidc_issuer") and not (given and others.data.get("oidc_client_id")):
            raise ValueError
        return given

    @property
    def proxies(self) -> tuple[str, ...]:
        """The proxies that may say for whom they ask."""
        return _parts(self.trusted_proxies)

    @property
    def largest_upload(self) -> int:
        """Bytes of a file that the staff hands in."""
        return self.upload_mb << 20

    @property
    def embedders(self) -> tuple[str, ...]:
        """The origins of pages that may embed the chat."""
        return _parts(self.embed_origins)

    def database(self, data: Path) -> Path | str:
        """Where the truth lives: a file, or the URL that is set."""
        return self.database_url or data / "koubo.sqlite3"


def _parts(given: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in given.split(",") if part.strip())


def _variable(field: str) -> str:
    """How a setting is called in the environment."""
    return field if field.isupper() else f"KOUBO_{field.upper()}"
