"""One point at a time: quiet lines on the cards of rounds, and a point that a keeper posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.agreements import rules
from bot.agreements.actions import joining
from bot.agreements.actions.joining import Joined
from bot.agreements.actions.texts import counting
from bot.agreements.rules import Point
from bot.agreements.store import keeping, texts
from bot.core import budget
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.errors import Refusal

PAUSE = timedelta(hours=6)
"""Between two points that keepers post in a channel."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A point and its number in the text."""

    number: int
    point: Point


async def count_round(
    tx: Tx, guild_id: int, channel_id: int, round_id: int, here: Sequence[int], now: datetime
) -> None:
    """Choose the line for the card of a round that opens; a second call changes nothing.

    It is what found no room in the channel, else a point, if it is time. ``here``: how many were in the last
    rounds. Where nobody takes part, nobody is reminded of anything.
    """
    found = await keeping.reminder(tx, guild_id, channel_id, lock=True)
    if found.counted_round_id == round_id:
        return
    counted = replace(
        found, counted_round_id=round_id, rounds_since=found.rounds_since + 1, line_round_id=None
    )
    joined = await joining.take(tx, guild_id, channel_id, now)
    if joined is not None:
        line = {"line_agreement_id": joined.agreement_id, "line_version": joined.version}
        joining_it = replace(counted, line_round_id=round_id, line_point_id=None, **line)
        await keeping.note_reminder(tx, joining_it)
        return
    standing = await counting(tx, guild_id, channel_id)
    if standing is None or standing.version is None:
        return
    every, text = standing.agreement.remind_every, standing.version.text
    point = rules.next_point(text, found.told)
    if point is not None and 0 < every <= counted.rounds_since and rules.is_lively(here):
        counted = replace(
            counted,
            rounds_since=0,
            told=rules.now_told(found.told, point, text),
            line_round_id=round_id,
            line_agreement_id=standing.agreement.id,
            line_version=standing.version.number,
            line_point_id=point.id,
        )
    await keeping.note_reminder(tx, counted)


async def line(tx: Tx, guild_id: int, channel_id: int, round_id: int) -> Quoted | Joined | None:
    """Return what stands on the card of a round, the same each time it is drawn."""
    found = await keeping.reminder(tx, guild_id, channel_id)
    if found.line_round_id != round_id or found.line_agreement_id is None:
        return None
    if found.line_point_id is None:
        return Joined(found.line_agreement_id, found.line_version)
    version = await texts.version(tx, found.line_agreement_id, found.line_version or 0)
    quoted = rules.find_point(version.text, found.line_point_id) if version else None
    return Quoted(*quoted) if quoted else None


async def claim(tx: Tx, by: Actor, number: int | None, now: datetime) -> Quoted:
    """Take a place for one point to be posted now, the next in turn or a chosen one. Raises Refusal."""
    standing = await counting(tx, by.guild_id, by.channel_id)
    if standing is None or standing.version is None:
        raise Refusal("agreement-none-yet")
    found = await keeping.reminder(tx, by.guild_id, by.channel_id, lock=True)
    if found.posted_at is not None and now < found.posted_at + PAUSE:
        raise Refusal("agreement-reminded-lately", when=_moment(found.posted_at + PAUSE))
    text = standing.version.text
    if number is not None and number > len(text):
        raise Refusal("agreement-no-such-point", count=len(text))
    point = text[number - 1] if number is not None else rules.next_point(text, found.told)
    assert point is not None  # a text has points
    free = await budget.claim(tx, by.guild_id, by.channel_id, _place(now), now)
    if free is not None:
        raise Refusal("agreement-enough-today", when=_moment(free))
    told = rules.now_told(found.told, point, text)
    await keeping.note_reminder(tx, replace(found, told=told, posted_at=now))
    return Quoted(text.index(point) + 1, point)


async def give_back(tx: Tx, by: Actor, now: datetime) -> None:
    """Give the place back when Discord did not take the message."""
    found = await keeping.reminder(tx, by.guild_id, by.channel_id, lock=True)
    await keeping.note_reminder(tx, replace(found, posted_at=None))
    await budget.forget(tx, by.channel_id, _place(now))


def _place(now: datetime) -> str:
    return f"reminder:{int(now.timestamp())}"


def _moment(when: datetime) -> str:
    return f"<t:{int(when.timestamp())}:R>"
