"""The bot against an offline Discord, in the browser: no account, no token, no network."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
import webbrowser
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import simcord
import typer

from bot.client import create_bot
from bot.core import logs
from bot.core.paths import shipped_config
from bot.demo import agreeing, evening, waiting
from bot.demo.community import AVATAR, gather, greet
from bot.demo.desk import Desk
from bot.demo.gate import Gate
from bot.demo.stage import PRESS_PATIENCE, Stage
from bot.demo.trouble import Trouble
from bot.ui.app import App

WELCOME = """Alongside is ready to try. Everything stays on this machine, and nothing is kept.
Ctrl+C ends it. Open this address in a browser:
"""


def main(port: int = 0, *, browser: bool = True, config_dir: Path | None = None) -> None:
    """Run the demo until Ctrl+C. Its address is printed on a line of its own.

    ``port`` is where the front desk is, or the next free one; 0 takes any. Raises OSError when none is free.
    """
    logs.set_up("warning")
    asyncio.run(_run(port, browser=browser, config_dir=config_dir or shipped_config()))


async def _run(port: int, *, browser: bool, config_dir: Path) -> None:
    stopped = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; Ctrl+C ends the program there all the same.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    async with front_desk(config_dir, port) as desk:
        typer.echo(WELCOME)
        typer.echo(desk.address)
        if browser and has_screen():
            await asyncio.to_thread(webbrowser.open, desk.address)
        await stopped.wait()


def has_screen() -> bool:
    """Tell whether a window can open here: a text browser would take the terminal over."""
    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


@asynccontextmanager
async def front_desk(config_dir: Path, port: int = 0) -> AsyncGenerator[Desk]:
    """Play the community with the real bot, and serve its front desk, until left."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="alongside-demo-"))
        trouble = stack.enter_context(Trouble().listening())

        async def sleep(seconds: float) -> None:
            # What the bot waits for is simulated time.
            await env.external_wait(asyncio.sleep(seconds), reason="the bot waits")

        app = create_bot(config_dir, Path(folder), sleep=sleep)
        env = simcord.Env(app, settle_timeout=PRESS_PATIENCE)
        env.backend.bot_user.name, env.backend.bot_user.avatar = "Alongside", AVATAR
        await stack.enter_async_context(_attached(env, app))
        community = await gather(env)
        await agreeing.begin(env, community)
        await greet(community)
        await evening.begin(env, community)
        await waiting.begin(community)
        stage = Stage(env, community, trouble)
        gate = Gate(stage)
        desk = Desk(app, stage, gate, trouble, port)
        for part in (gate, desk, stage):
            await stack.enter_async_context(part)
        yield desk


@asynccontextmanager
async def _attached(env: simcord.Env, app: App) -> AsyncGenerator[None]:
    await env.start()
    try:
        yield
    finally:
        await env.shutdown()
        await app.close()
