"""The only reader of the environment."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What can be set from outside; each one stands in the README."""

    model_config = SettingsConfigDict(env_prefix="KOUBO_", populate_by_name=True, extra="ignore")

    data: Path = Path("data")
    database_url: str = ""  # "": SQLite in the data folder
    reading_seconds: float = Field(default=30.0, gt=0, le=86_400)  # for one file of ingest
    host: str = "127.0.0.1"
    port: int = 8000
    vectors: bool = True
    model: str = ""  # "": no language model, answers are extractive
    model_timeout: float = 20.0  # seconds for a whole reply
    openai_base_url: str = Field(default="", validation_alias="OPENAI_BASE_URL")
    openai_api_key: SecretStr = Field(default=SecretStr(""), validation_alias="OPENAI_API_KEY")

    def sql_url(self, data: Path) -> str:
        """Where the truth lives."""
        return self.database_url or f"sqlite:///{data / 'koubo.sqlite3'}"
