"""The host's settings, `config/alongside.yaml`. Secrets come from the environment instead."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.core import yamlfile
from bot.core.problems import Problem


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rounds(_Section):
    """How rounds behave unless a keeper says otherwise."""

    hours_open: int = Field(default=24, ge=1, le=168)


class Retention(_Section):
    """How long rows are kept, in days."""

    who_was_here_days: int = Field(default=30, ge=1, le=365)


class Shard(_Section):
    """Which part of the servers this process looks after: `id` counts from 0."""

    id: int = Field(default=0, ge=0)
    count: int = Field(default=1, ge=1)


class Settings(_Section):
    """Everything a host can set; every key may be left out."""

    language: str = "en"
    country: str | None = None
    time_zone: str = "UTC"
    run_by: str | None = None
    rounds: Rounds = Rounds()
    retention: Retention = Retention()
    shard: Shard = Shard()
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    data_dir: Path = Path("data")
    database_url: str | None = None


def load_settings(config_dir: Path) -> tuple[Settings, list[Problem]]:
    """The settings in `alongside.yaml`, and what is wrong with the file; what is broken gets its default."""
    settings, problems = yamlfile.read(config_dir / "alongside.yaml", Settings)
    return settings or Settings(), problems
