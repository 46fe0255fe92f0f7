"""What people do in a round: one intention, one function, one transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.circles.hours import LONGEST_HOURS, SHORTEST_HOURS
from bot.circles.store import Circle
from bot.core import jobs
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.members import store as members
from bot.rounds import rules, store
from bot.rounds.heard import actions as hearing
from bot.rounds.pairs import ending
from bot.rounds.pairs import store as pairs
from bot.rounds.schedules import resting
from bot.rounds.store import CheckIn, Round
from bot.rounds.turns import course

CLOSE, FORGET, ENDING = "round-close", "round-forget", "round-ending"
"""The jobs of a round; the key of each is the round's number."""

TITLE_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a member stands in a round."""

    round: Round
    check_in: CheckIn | None = None


async def open_round(
    tx: Tx, by: Actor, circle: Circle, *, format: dict[str, Any], title: str, hours: float, now: datetime
) -> tuple[Round, bool]:
    """Return the circle's open round and whether it is new: a circle has one at a time."""
    hours = min(max(hours, SHORTEST_HOURS), LONGEST_HOURS)
    closes_at = now + timedelta(hours=hours)
    return await open_until(tx, circle, by.user_id, closes_at, format=format, title=title, now=now)


async def open_until(
    tx: Tx,
    circle: Circle,
    opened_by: int | None,
    closes_at: datetime,
    *,
    format: dict[str, Any],
    title: str,
    now: datetime,
    role_id: int | None = None,
    bot_was_away: bool = False,
) -> tuple[Round, bool]:
    """The same, with a given end; ``role_id`` is called when the card is posted."""
    there = await store.open_in(tx, circle.channel_id)
    if there is not None:
        return there, False
    if opened_by is not None:
        await members.know(tx, circle.guild_id, opened_by)
    values: dict[str, Any] = {"format": format, "role_id": role_id, "bot_was_away": bot_was_away}
    opened = await store.add(
        tx,
        guild_id=circle.guild_id,
        channel_id=circle.channel_id,
        title=title.strip()[:TITLE_LENGTH],
        opened_by=opened_by,
        opened_at=now,
        closes_at=closes_at,
        order=format.get("order", "open"),
        **values,
    )
    if opened is None:  # somebody else was faster by a moment
        return await open_until(tx, circle, opened_by, closes_at, title=title, now=now, **values)
    await _plan_closing(tx, opened)
    await course.begin(tx, opened)
    return opened, True


async def find(tx: Tx, by: Actor, round_id: int, *, lock: bool = False) -> Round:
    """Return a round of this channel. Raises Refusal when it is gone, or belongs elsewhere."""
    return _of_this_place(await store.get(tx, round_id, lock=lock), by)


def _of_this_place(found: Round | None, by: Actor) -> Round:
    if found is None or found.guild_id != by.guild_id:
        raise Refusal("error-gone")
    if found.channel_id != by.channel_id:
        raise Refusal("error-elsewhere")
    return found


async def find_open(tx: Tx, by: Actor, round_id: int) -> Round:
    """Return a round that is open, and keep it so until the transaction ends. Raises Refusal."""
    found = await find(tx, by, round_id, lock=True)
    if found.closed_at is not None:
        raise Refusal("round-closed-already")
    return found


async def find_kept(tx: Tx, by: Actor, round_id: int) -> Round:
    """Return an open round that this person may keep. Raises Refusal."""
    found = await find_open(tx, by, round_id)
    if not rules.may_keep(found.opened_by, by):
        raise Refusal("error-keepers-only")
    return found


async def extend(tx: Tx, by: Actor, round_id: int) -> Round:
    """Keep a round open for an hour more. Raises Refusal."""
    kept = await find_kept(tx, by, round_id)
    later = replace(kept, closes_at=rules.extended(kept.opened_at, kept.closes_at))
    await store.change(tx, round_id, closes_at=later.closes_at)
    await _plan_closing(tx, later)
    return later


async def close_by(tx: Tx, by: Actor, round_id: int, *, now: datetime, keep: timedelta) -> None:
    """Close a round for the one who keeps it; its thread gets the closing question. Raises Refusal."""
    kept = await find_kept(tx, by, round_id)
    await close(tx, round_id, now=now, keep=keep)
    if kept.format.get("closing_question"):
        await jobs.put(tx, ENDING, str(round_id), now, guild_id=kept.guild_id)


async def close(tx: Tx, round_id: int, *, now: datetime, keep: timedelta) -> None:
    """Close a round; one that is closed or gone stays so. Who was here is forgotten after ``keep``."""
    found = await store.get(tx, round_id, lock=True)
    await jobs.drop(tx, CLOSE, str(round_id))
    if found is None or found.closed_at is not None:
        return
    await store.change(tx, round_id, closed_at=now)
    await jobs.put(tx, FORGET, str(round_id), now + keep, guild_id=found.guild_id)
    await course.note_closed(tx, found, now)
    await ending.note_closed(tx, found, now)
    await resting.note_closed(tx, found, now)


async def close_on_time(tx: Tx, round_id: int, *, now: datetime, keep: timedelta) -> None:
    """Close a round whose time has come, unless it was extended a moment ago."""
    found = await store.get(tx, round_id, lock=True)
    if found is None or found.closes_at <= now:
        await close(tx, round_id, now=now, keep=keep)


async def lose_thread(tx: Tx, lost: Round, *, now: datetime, keep: timedelta) -> None:
    """Close a round whose thread is gone, and forget where in it everybody's check-in stood."""
    await close(tx, lost.id, now=now, keep=keep)
    await store.change(tx, lost.id, thread_id=None)
    await store.drop_check_ins(tx, lost.id, posted=True)


async def forget(tx: Tx, round_id: int) -> None:
    """Forget who was here in a round, and with whom. What stands in its thread can still be taken back."""
    await store.forget_presences(tx, round_id)
    await pairs.forget_round(tx, round_id)
    await store.drop_check_ins(tx, round_id, posted=False)


async def listen(tx: Tx, by: Actor, round_id: int, others: Sequence[int] = ()) -> Round:
    """Count a member in who is just listening; twice is once. Raises Refusal.

    ``others`` are members who asked for the same in the same place at the same moment.
    """
    found = await find_open(tx, by, round_id)
    everyone = [by.user_id, *others]
    await members.know(tx, found.guild_id, *everyone)
    await store.all_be_here(tx, found, everyone)
    return found


async def write_in_thread(
    tx: Tx, thread_id: int, authors: Sequence[int], seen_id: int, now: datetime
) -> int | None:
    """Count those in who wrote in the thread of an open round; return its number if anyone is new."""
    found = await store.of_thread(tx, thread_id, lock=True)
    if found is None or found.closed_at is not None:
        return None
    new = [await _be_here(tx, found, author) for author in dict.fromkeys(authors)]
    seen_at = now if found.opened_by in authors else found.keeper_seen_at
    await store.change(tx, found.id, seen_id=max(seen_id, found.seen_id or 0), keeper_seen_at=seen_at)
    return found.id if any(new) else None


async def stand(tx: Tx, by: Actor, round_id: int) -> Standing:
    """Return where a member stands in a round, open or closed. Raises Refusal."""
    found, check_in = await store.stand(tx, round_id, by.user_id)
    return Standing(_of_this_place(found, by), check_in)


async def send(
    tx: Tx, by: Actor, round_id: int, *, welcome: str, noted: bool, token: str
) -> tuple[Round, CheckIn]:
    """Take a check-in on its way to the thread. Raises Refusal when closed or when there is one already."""
    found = await find_open(tx, by, round_id)
    await _be_here(tx, found, by.user_id)
    add = partial(store.add_check_in, welcome=welcome, noted=noted, answer_token=token)
    check_in = await add(tx, found, by.user_id)
    if check_in is None and await store.drop_taken_out(tx, round_id, by.user_id):
        check_in = await add(tx, found, by.user_id)
    if check_in is None:
        raise Refusal("round-sent-already")
    return found, check_in


async def find_own(tx: Tx, by: Actor, round_id: int) -> tuple[Round, CheckIn]:
    """Return a member's check-in that stands in the thread. Raises Refusal when there is none."""
    standing = await stand(tx, by, round_id)
    if standing.check_in is None or not standing.check_in.posted:
        raise Refusal("round-nothing-shared")
    return standing.round, standing.check_in


async def note_shared(
    tx: Tx, check_ins: Sequence[int], message_id: int, more_id: int | None = None, told: Collection[int] = ()
) -> None:
    """Remember the message that holds these check-ins; ``told`` are others whose authors know by now.

    How to answer an author is kept until they were told: the program may end in between.
    """
    for check_in in check_ins:
        await store.change_check_in(tx, check_in, message_id=message_id, more_id=more_id)
    await store.note_told(tx, told)
    await hearing.plan_for(tx, message_id)


async def find_in_message(tx: Tx, by: Actor, message_id: int) -> tuple[Round, Sequence[CheckIn]]:
    """Return the check-ins in a message, for the one who keeps their round. Raises Refusal."""
    check_ins = await store.check_ins_in(tx, message_id)
    if not check_ins:
        raise Refusal("round-no-check-in-here")
    found = await find(tx, by, check_ins[0].round_id)
    if not rules.may_keep(found.opened_by, by):
        raise Refusal("error-keepers-only")
    return found, check_ins


async def find_to_take_out(tx: Tx, by: Actor, check_in_id: int) -> tuple[Round, CheckIn]:
    """Return a posted check-in, for the one who keeps its round. Raises Refusal."""
    check_in = await store.check_in(tx, check_in_id)
    if check_in is None or check_in.message_id is None:
        raise Refusal("error-gone")
    found, _ = await find_in_message(tx, by, check_in.message_id)
    return found, check_in


async def take_out(tx: Tx, by: Actor, check_in_id: int) -> None:
    """Remember that a keeper took a check-in out, so that its author can be told who to talk to."""
    await members.know(tx, by.guild_id, by.user_id)
    gone = {"message_id": None, "more_id": None, "taken_out": True, "taken_out_by": by.user_id}
    await store.change_check_in(tx, check_in_id, **gone)


async def _be_here(tx: Tx, found: Round, user_id: int) -> bool:
    await members.know(tx, found.guild_id, user_id)
    return await store.be_here(tx, found, user_id)


async def _plan_closing(tx: Tx, found: Round) -> None:
    await jobs.put(tx, CLOSE, str(found.id), found.closes_at, guild_id=found.guild_id)
