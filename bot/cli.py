"""The host's command line. Each command imports what it needs itself, so that all of them start fast."""

from __future__ import annotations

import asyncio
import base64
import binascii
import contextlib
import errno
import gc
import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

import typer

from bot import options, safekeeping
from bot.core.problems import Problem
from bot.options import Config, Data, DatabaseUrl, config_dir, fail
from bot.safekeeping import File

Checker = Callable[[Path], list[Problem]]

app = typer.Typer(
    name="alongside",
    help="A Discord bot for peer-support communities: check-in rounds, and where to find help.",
    no_args_is_help=True,
    add_completion=False,
    # A traceback could show what someone wrote; the log knows what to leave out.
    pretty_exceptions_enable=False,
)


def checkers() -> list[Checker]:
    """Everything that `alongside check` looks at. A feature that reads `config/` is added here."""
    from bot.agreements.starters import load_starters
    from bot.circles.formats import load_formats
    from bot.core.settings import load_settings
    from bot.core.texts import load_texts
    from bot.signposts.emergency import check_emergency_numbers

    return [
        lambda config: load_settings(config)[1],
        lambda config: load_texts(config / "texts").problems,
        lambda config: load_formats(config)[1],
        lambda config: load_starters(config)[1],
        check_emergency_numbers,
        _check_signposts,
    ]


@app.command()
def run(config: Config = None, data: Data = None, database_url: DatabaseUrl = None) -> None:
    """Run the bot on Discord. Its token comes from DISCORD_TOKEN."""
    token = _token()
    if token is None:
        fail(
            "DISCORD_TOKEN is not set. It is on the bot's page of https://discord.com/developers/applications."
        )
    if _application_of(token) is None:
        fail("DISCORD_TOKEN is not a bot's token: that has three parts with dots between. Copy it once more.")
    # To look for garbage as often as Python does costs a fifth of the start, which makes none.
    gc.set_threshold(20_000, 20, 20)
    from bot.core import logs
    from bot.core.settings import load_settings

    folder = config_dir(config)
    settings, _ = load_settings(folder)
    logs.set_up(settings.log_level)
    url = options.database_url(database_url, settings)
    asyncio.run(_run(token, folder, data or settings.data_dir, url))


@app.command()
def check(config: Config = None, data: Data = None, database_url: DatabaseUrl = None) -> None:
    """Name every mistake in config/ with file, line and column, and look at the database."""
    from bot.core.probe import look
    from bot.core.settings import load_settings

    folder = config_dir(config)
    found = [str(problem) for checker in checkers() for problem in checker(folder)]
    settings, _ = load_settings(folder)
    file = (data or settings.data_dir) / "alongside.db"
    if trouble := look(options.database_url(database_url, settings) or f"sqlite+aiosqlite:///{file}"):
        found.append(f"database: {trouble}")
    for line in found:
        typer.echo(line)
    if found:
        typer.secho(f"{len(found)} to put right." if len(found) > 1 else "One thing to put right.", err=True)
        raise typer.Exit(1)
    typer.echo("Everything in config/ is in order.")


@app.command()
def backup(file: File, config: Config = None, data: Data = None, database_url: DatabaseUrl = None) -> None:
    """Save the database to FILE while the bot runs. The keys are not in it."""
    safekeeping.backup(file, config, data, database_url)


@app.command()
def restore(file: File, config: Config = None, data: Data = None, database_url: DatabaseUrl = None) -> None:
    """Bring FILE back, and erase those again who were erased since. Stop the bot first."""
    safekeeping.restore(file, config, data, database_url)


@app.command()
def rotate_key(config: Config = None, data: Data = None, database_url: DatabaseUrl = None) -> None:
    """Seal everything with a new key. It can be stopped at any time, and goes on when it is run again."""
    safekeeping.rotate_key(config, data, database_url)


@app.command()
def invite(
    application_id: Annotated[
        str | None,
        typer.Option(
            envvar="DISCORD_APPLICATION_ID",
            show_default="taken from DISCORD_TOKEN",
            help="The application's id, from its page on Discord's developer portal.",
        ),
    ] = None,
) -> None:
    """Print the link that invites the bot, with exactly the permissions that it uses."""
    token = _token()
    number = application_id or (_application_of(token) if token else None)
    if number is None:
        fail("Name the application with --application-id, or set DISCORD_TOKEN.")
    if not re.fullmatch(r"[0-9]{15,20}", number):
        fail("An application's id is a number of 17 to 20 digits, from Discord's developer portal.")
    from bot.ui.permissions import NEEDED

    asked = {"client_id": number, "permissions": NEEDED.value, "scope": "bot applications.commands"}
    typer.echo(f"https://discord.com/oauth2/authorize?{urlencode(asked)}")


@app.command()
def demo(
    config: Config = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the browser, or only print the address.")] = True,
) -> None:
    """Try the bot in the browser, against an offline Discord: no account, no token."""
    try:
        from bot.demo import main
    except ModuleNotFoundError as error:
        if (error.name or "bot").partition(".")[0] in {"bot", "cogs"}:
            raise
        fail(f'The demo needs {error.name}: pip install "alongside[demo]"')
    try:
        main(port, browser=browser, config_dir=config_dir(config))
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        fail(f"Port {port} cannot be used here. Choose another one with --port, or leave it out.")


def _check_signposts(config: Path) -> list[Problem]:
    """What is wrong with the starter lists. A bar shows how far a long one is, where somebody watches."""
    from rich.console import Console
    from rich.progress import Progress

    from bot.signposts.starter import load_starters

    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("signposts", total=None)
        return load_starters(config, lambda done, of: bar.update(task, completed=done, total=of or None))[1]


async def _run(token: str, config: Path, data: Path, url: str | None) -> None:
    import structlog

    from bot.client import create_bot
    from bot.ui.connection import NoConnection, serve

    log = structlog.get_logger("cli")
    stopped = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; Ctrl+C ends the program there all the same.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    try:
        bot = create_bot(config, data, url, keys=os.environ.get("ALONGSIDE_KEYS"))
    except OSError as error:
        fail(f"The folder {data} cannot be used: {error.strerror}. Choose another one with --data.")
    try:
        await serve(bot, token, stopped)
    except NoConnection as reason:
        log.debug("no connection", exc_info=reason)
        fail(str(reason))
    except Exception:
        log.critical("stopped by a fault in the program", exc_info=True)
        raise typer.Exit(1) from None


def _token() -> str | None:
    """The bot's token, without what is easily copied along with it."""
    written = os.environ.get("DISCORD_TOKEN", "").strip().strip("'\"")
    return written.removeprefix("Bot ").strip() or None


def _application_of(token: str) -> str | None:
    """The application's id, which is the first of a token's three parts; None when it is no token."""
    first, *others = token.split(".")
    if len(others) != 2 or not all(re.fullmatch(r"[\w-]{5,}", part, re.ASCII) for part in others):
        return None
    try:
        number = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    return number if re.fullmatch(r"[0-9]{15,20}", number) else None
