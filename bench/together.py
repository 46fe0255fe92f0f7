"""Many rounds that are due in the same minute: opened, run and closed, within Discord's limits."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import update

from bench.bots import Bot, bot_in
from bench.homes import sqlite
from bench.measurement import Measurement, Pair, Plan
from bench.watched import STOOD_STILL, WORKED
from bot.circles.store import circles
from bot.core import jobs
from bot.core.database import Database
from bot.rounds import actions as rounds
from bot.rounds import store
from bot.rounds.schedules.resting import OPEN
from bot.rounds.schedules.rules import week_of
from bot.rounds.schedules.store import schedules
from tests.loopback.limits import GLOBAL_PER_SECOND
from tests.loopback.model import Channel, Message, User
from tests.loopback.serve import serve
from tests.loopback.world import World

ROUNDS, A_SERVER = 500, 50
OPENING_CALLS, LEAST_CALLS = 2, 4
"""A card and a thread for each; and with these, the card once more after a press, and when it closes."""

PATIENCE_SECONDS = 300.0
SETTLE_SECONDS = 12.0
"""Until each card was drawn anew after a press."""

CALLS_AT_START = 2
"""For each open round when the bot is back: its thread is looked through, and its card drawn anew."""

LEAD = timedelta(seconds=20)
STALL_AIM_MS = 50.0


@dataclass(frozen=True, slots=True)
class Found:
    """What came of it: ``calls`` for each round, from its opening to its end."""

    open_after: float
    calls: float
    stall_ms: float
    work_ms: float


async def run(plan: Plan) -> Found:
    """Open, run and close them once."""
    world, count = World(), plan.some(ROUNDS)
    person = world.add_user("Keeper")
    channels: list[Channel] = []
    while len(channels) < count:
        guild = world.add_guild(f"Server {len(channels)}", owner=person)
        some = range(min(A_SERVER, count - len(channels)))
        channels += [world.add_channel(guild, f"circle-{number}") for number in some]
    with sqlite() as at:
        async with serve(world) as loopback:
            command = [sys.executable, "-m", "bench.watched", loopback.url, str(at.data)]
            async with bot_in(world, command) as bot:
                due_at = await _plan(at.data, channels)
                taken, opening_calls = await _open(bot, person, channels, due_at)
                worst = [_longest(bot)]
                await bot.process.kill()
                closing_calls = await _close(bot, at.data, channels)
                worst.append(_longest(bot))
    stalls, works = zip(*worst, strict=True)
    calls = opening_calls + closing_calls
    return Found(taken, calls, max(stalls) * 1000, max(works) * 1000)


def _longest(bot: Bot) -> tuple[float, float]:
    """Return the longest stall by the clock, and the longest work at one go, in seconds."""
    said = [bot.process.output.rpartition(what)[2].split() for what in (STOOD_STILL, WORKED)]
    still, worked = [float(words[0]) if words else 0.0 for words in said]
    return still, worked


async def _plan(data: Path, channels: list[Channel]) -> datetime:
    """Write a circle and a schedule for each channel, all due at the same minute, soon."""
    now = datetime.now(UTC)
    due_at = (now + LEAD).replace(second=0, microsecond=0) + timedelta(minutes=1)
    database = Database(f"sqlite+aiosqlite:///{data / 'alongside.db'}")
    await database.start()
    async with database.write() as tx:
        for number, channel in enumerate(channels, 1):
            where = {"guild_id": _guild_of(channel), "channel_id": channel.id}
            about = {"name": channel.name, "about": "", "format": "weather", "made_at": now}
            await tx.execute(circles.insert(), {**where, **about})
            pattern = {
                "days": list(range(7)),
                "at": due_at.time(),
                "every": 1,
                "zone": "UTC",
                "first_week": week_of(now, "UTC"),
                "hours": 2.0,
            }
            saved = {"saved_at": now, "done_until": now}
            await tx.execute(schedules.insert(), {"id": number, **where, **pattern, **saved})
            await jobs.put(tx, OPEN, str(number), due_at, guild_id=_guild_of(channel))
    await database.close()
    return due_at


async def _open(bot: Bot, person: User, channels: list[Channel], due_at: datetime) -> tuple[float, float]:
    """Return the seconds until the last round has its thread, and the calls to Discord for each."""
    world = bot.world
    await bot.start()
    await asyncio.sleep(max(0.0, due_at.timestamp() - time.time()))
    guilds = [guild for channel in channels[::A_SERVER] if (guild := channel.guild) is not None]
    await _until(lambda: sum(1 for guild in guilds for _ in guild.threads()) == len(channels))
    taken = time.time() - due_at.timestamp()
    for card in _cards(world, channels):
        await world.press(person, card, label="Just listening").answered(PATIENCE_SECONDS)
    await asyncio.sleep(SETTLE_SECONDS)  # the clock beside the bot is never quiet
    return taken, _calls_since(world, due_at) / len(channels)


async def _close(bot: Bot, data: Path, channels: list[Channel]) -> float:
    """Let all rounds close, and return the calls to Discord for each, without those of the start before."""
    world, count = bot.world, len(channels)
    over_at = await _let_all_close(data, count)
    await bot.start()
    await _until(lambda: sum(map(_is_closed, _cards(world, channels))) == count)
    return _calls_since(world, over_at) / count


def _calls_since(world: World, moment: datetime) -> int:
    """Return how many requests came since then; answers to presses have no limit and do not count."""
    since = moment.timestamp()
    return sum(1 for one in world.requests if one.at >= since and not one.path.startswith("/interactions/"))


async def _let_all_close(data: Path, count: int) -> datetime:
    """Have all rounds be over a moment after the bot is back and knows each of them again."""
    database = Database(f"sqlite+aiosqlite:///{data / 'alongside.db'}")
    known_again = timedelta(seconds=count * CALLS_AT_START / GLOBAL_PER_SECOND)
    soon = datetime.now(UTC) + LEAD + known_again
    async with database.write() as tx:
        await tx.execute(update(store.rounds).values(closes_at=soon))
        closing = update(jobs.jobs).where(jobs.jobs.c.kind == rounds.CLOSE)
        await tx.execute(closing.values(due_at=soon, take_at=soon))
    await database.close()
    return soon


def _guild_of(channel: Channel) -> int:
    assert channel.guild is not None
    return channel.guild.id


def _cards(world: World, channels: list[Channel]) -> list[Message]:
    return [message for channel in channels for message in world.messages(channel) if message.components]


def _is_closed(card: Message) -> bool:
    return "This round has closed." in str(card.components)


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not true():  # noqa: ASYNC110 (the world tells nobody)
            await asyncio.sleep(0.1)


async def _turns(plan: Plan, *, pair: Callable[[Found, int], Pair]) -> AsyncGenerator[Pair]:
    while True:
        yield pair(await run(plan), plan.some(ROUNDS))


def _seconds(found: Found, count: int) -> Pair:
    return Pair(found.open_after, count * OPENING_CALLS / GLOBAL_PER_SECOND)


def _calls(found: Found, _count: int) -> Pair:
    return Pair(found.calls, LEAST_CALLS)


def _stall(found: Found, _count: int) -> Pair:
    return Pair(found.stall_ms, STALL_AIM_MS)


def _work(found: Found, _count: int) -> Pair:
    return Pair(found.work_ms, STALL_AIM_MS)


def _measurement(name: str, unit: str, aim: float | None, pair: Callable[[Found, int], Pair]) -> Measurement:
    return Measurement(name, unit, aim, partial(_turns, pair=pair), usual_turns=1)


MEASUREMENTS = (
    # The baseline is what Discord's limit of requests a second allows at best.
    _measurement("rounds_due_together", "s", None, _seconds),
    _measurement("rounds_due_together_calls", "calls", None, _calls),
    # The baseline is the aim itself.
    _measurement("rounds_due_together_stall", "ms", 1.0, _stall),
    _measurement("rounds_due_together_work", "ms CPU", 1.0, _work),
)
