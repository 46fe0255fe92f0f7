"""The loopback as a server on 127.0.0.1: in a test, or on its own for measuring."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncGenerator
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from tests.loopback import control
from tests.loopback.redirect import redirected
from tests.loopback.rest.api import PREFIX, Api
from tests.loopback.world import World


@dataclass(frozen=True, slots=True)
class Loopback:
    """A world that can be reached."""

    world: World
    url: str

    def redirect(self) -> AbstractContextManager[None]:
        """Send discord.py in this process here, for the length of a `with` block."""
        return redirected(self.url, self.world.clock.ahead)


def _application(world: World) -> web.Application:
    api = Api(world)
    app = web.Application(client_max_size=30 * 2**20)
    app.router.add_get("/gateway", world.gateway.serve)
    app.router.add_get("/gateway/", world.gateway.serve)
    app.router.add_get("/attachments/{channel_id}/{attachment_id}/{name}", api.attachment)
    app.router.add_route("*", PREFIX + "/{tail:.*}", api.handle)
    control.add_routes(app, world)
    return app


@asynccontextmanager
async def serve(world: World, port: int = 0) -> AsyncGenerator[Loopback]:
    """Serve a world for the length of the block; port 0 takes a free one."""
    runner = web.AppRunner(_application(world), access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port, backlog=1024)
    await site.start()
    world.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield Loopback(world, world.base_url)
    finally:
        await world.gateway.drop(1001)
        await runner.cleanup()


async def _main(arguments: argparse.Namespace) -> None:
    world = World(
        limits=not arguments.no_limits,
        privileged=arguments.privileged,
        members_in_guild_create=arguments.members_in_guild_create,
    )
    for number in range(arguments.guilds):
        guild = world.add_guild(f"Server {number + 1}", crowd=max(0, arguments.members - 2))
        for name in range(arguments.channels):
            world.add_channel(guild, f"channel-{name + 1}")
    async with serve(world, arguments.port) as loopback:
        sys.stdout.write(json.dumps({"url": loopback.url, "token": world.token}) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Run until stopped: `python -m tests.loopback.serve --guilds 1000 --members 500`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--guilds", type=int, default=1)
    parser.add_argument("--members", type=int, default=10, help="in each server, with the owner and the bot")
    parser.add_argument("--channels", type=int, default=3, help="in each server")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--no-limits", action="store_true")
    parser.add_argument("--privileged", type=int, default=0, help="bits of the privileged intents granted")
    parser.add_argument("--members-in-guild-create", type=int, default=None)
    try:
        asyncio.run(_main(parser.parse_args()))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
