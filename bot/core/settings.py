"""The host's settings, `config/alongside.yaml`. Secrets come from the environment instead."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.core import yamlfile
from bot.core.countries import known_country
from bot.core.plainwords import nearest
from bot.core.problems import Problem

DRIVERS = ("sqlite+aiosqlite", "postgresql+asyncpg")


class Section(BaseModel):
    """A group of settings, which nothing changes once it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Rounds(Section):
    """How rounds behave unless a keeper says otherwise."""

    hours_open: int = Field(default=24, ge=1, le=168)


class Retention(Section):
    """How long things are kept, in days. A server may shorten this and never lengthen it."""

    who_was_here_days: int = Field(default=30, ge=1, le=365)
    changes_days: int = Field(default=365, ge=1, le=1095)
    closed_reports_days: int = Field(default=90, ge=1, le=365)


class Backups(Section):
    """What the host promises about copies of the database."""

    keep_days: int = Field(default=30, ge=1, le=365)


class Shard(Section):
    """The part of the servers that this process looks after; `id` counts from 0."""

    id: int = Field(default=0, ge=0)
    count: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def _within_count(self) -> Shard:
        if self.id >= self.count:
            raise ValueError(
                f"id counts from 0, so it is at most {self.count - 1} when count is {self.count}"
            )
        return self


class Settings(Section):
    """Everything a host can set. Every key may be left out."""

    language: str = "en"
    country: str | None = None
    time_zone: str = "UTC"
    run_by: str | None = Field(default=None, min_length=1, max_length=300)
    rounds: Rounds = Rounds()
    retention: Retention = Retention()
    backups: Backups = Backups()
    shard: Shard = Shard()
    metrics_port: int | None = Field(default=None, ge=1024, le=65535)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    data_dir: Path = Path("data")
    database_url: str | None = None

    @field_validator("language")
    @classmethod
    def _looks_like_a_language(cls, name: str) -> str:
        if not re.fullmatch(r"[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?", name):
            raise ValueError(f'"{name}" is no language; expected one such as en, pt or pt-BR')
        return name

    @field_validator("country")
    @classmethod
    def _known_country(cls, code: str | None) -> str | None:
        return None if code is None else known_country(code)

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        return known_zone(name)

    @field_validator("run_by")
    @classmethod
    def _one_line(cls, text: str | None) -> str | None:
        if text is not None and "\n" in text.strip():
            raise ValueError("expected one line of text")
        return text and text.strip()

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str | None) -> str | None:
        # The address may hold a password, so it is not repeated in the message.
        if url is not None and url.partition("://")[0] not in DRIVERS:
            raise ValueError(f"expected an address that begins with {'://, or '.join(DRIVERS)}://")
        return url


def known_zone(name: str) -> str:
    """The name of a time zone again. Raises ValueError, in plain words, when there is none of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        guess = nearest(name, available_timezones())
        hint = f'; did you mean "{guess}"?' if guess else "; expected one such as Europe/Lisbon"
        raise ValueError(f'unknown time zone "{name}"{hint}') from None
    return name


def load_settings(config_dir: Path) -> tuple[Settings, list[Problem]]:
    """The settings in `alongside.yaml` and what is wrong with them; a broken key counts as left out."""
    return yamlfile.read_leniently(config_dir / "alongside.yaml", Settings)
