"""What the host's commands take, and how they say that something cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.core.paths import shipped_config

if TYPE_CHECKING:
    from bot.core.settings import Settings

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        envvar="ALONGSIDE_CONFIG",
        show_default="config/, else what ships with the program",
        help="The folder with alongside.yaml, formats/ and texts/.",
    ),
]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        envvar="ALONGSIDE_DATA",
        show_default="data_dir of alongside.yaml",
        help="The folder for the database file.",
    ),
]
DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database-url",
        envvar="ALONGSIDE_DATABASE_URL",
        show_default="a file in the data folder",
        help="Another database, such as postgresql+asyncpg://name@host/alongside.",
    ),
]


def config_dir(chosen: Path | None) -> Path:
    """Return the folder with the settings."""
    folder = chosen or (Path("config") if Path("config").is_dir() else shipped_config())
    if not folder.is_dir():
        fail(f"There is no folder {folder}. Name the one with alongside.yaml after --config.")
    return folder


def database_url(chosen: str | None, settings: Settings) -> str | None:
    """Return the address of the database; None for the file in the data folder."""
    from bot.core.settings import DRIVERS

    url = chosen or settings.database_url
    if url and url.partition("://")[0] not in DRIVERS:
        fail(f"The address of the database must begin with {'://, or with '.join(DRIVERS)}://")
    return url


def fail(sentence: str) -> NoReturn:
    """Say in one sentence why this cannot be, and end."""
    typer.secho(sentence, fg="red", err=True)
    raise typer.Exit(2)
