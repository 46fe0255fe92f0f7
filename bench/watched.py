"""Our bot with a clock beside it that notices how long its event loop stood still.

`python -m bench.watched http://127.0.0.1:PORT DATA`: it prints each longest stall since it was connected, in
seconds.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import time
from pathlib import Path

from bot.client import create_bot
from bot.core.paths import shipped_config
from tests.loopback.redirect import redirect_to

TICK = 0.002
STOOD_STILL, WORKED = "stood still for ", "worked at one go for "


async def watch() -> None:
    """Say each time that a short sleep took longer than ever: by the clock, and in work of its own thread.

    On a machine with other things to do the first also counts how long those took.
    """
    longest = {STOOD_STILL: 0.0, WORKED: 0.0}
    while True:
        begun, worked = time.perf_counter(), time.thread_time()
        await asyncio.sleep(TICK)
        now = {STOOD_STILL: time.perf_counter() - begun - TICK, WORKED: time.thread_time() - worked}
        for what, seconds in now.items():
            if seconds > longest[what]:
                longest[what] = seconds
                sys.stdout.write(f"{what}{seconds:.6f}\n")
                sys.stdout.flush()


async def main() -> None:
    """Run until stopped."""
    address, data = sys.argv[1:]
    redirect_to(address)
    bot = create_bot(shipped_config(), Path(data))
    watching: list[asyncio.Task[None]] = []

    async def begin() -> None:
        if not watching:
            watching.append(asyncio.create_task(watch()))

    bot.add_listener(begin, "on_ready")
    async with bot:
        await bot.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    gc.set_threshold(20_000, 20, 20)  # as `alongside run` does
    asyncio.run(main())
