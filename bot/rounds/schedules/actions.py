"""What people do with schedules, and what schedules do by themselves: one intention, one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from bot.circles import store as circles
from bot.circles.formats import Formats
from bot.circles.store import Circle
from bot.core import budget, jobs
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.members import store as members
from bot.rounds import actions as rounds
from bot.rounds.reminders import store as reminders
from bot.rounds.reminders.rules import BEFORE
from bot.rounds.rules import may_keep
from bot.rounds.schedules import ending, resting, rules, store
from bot.rounds.schedules.noting import KIND, SKIPPED, WOKEN, note, written
from bot.rounds.schedules.resting import OPEN, REMIND, TELL_REST
from bot.rounds.schedules.rules import Due, Pattern
from bot.rounds.schedules.store import Schedule

POST, FORGET = "round-post", "schedule-unsaved"
"""More jobs. The key of the first is the number of a round, that of the second the number of a schedule."""

UNSAVED = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a round needs to be opened: the formats there are, and which roles the server still has."""

    formats: Formats
    has_role: Callable[[int], bool]


def require_moderator(by: Actor) -> None:
    """Raise Refusal for anybody but moderators, who alone make schedules: these act for many weeks."""
    if not by.moderator:
        raise Refusal("schedule-moderators-only")


async def look_at(
    tx: Tx,
    by: Actor,
    circle: Circle,
    pattern: Pattern,
    *,
    format: str | None,
    role_id: int | None,
    now: datetime,
) -> Schedule:
    """Write down what a moderator may save within a day, so that they see its dates first. Raises Refusal."""
    require_moderator(by)
    await _check(tx, circle.guild_id, circle.channel_id, pattern, now)
    await members.know(tx, by.guild_id, by.user_id)
    new = await store.add(
        tx,
        pattern,
        guild_id=circle.guild_id,
        channel_id=circle.channel_id,
        made_by=by.user_id,
        format=format,
        role_id=role_id,
        done_until=now,
    )
    await jobs.put(tx, FORGET, str(new.id), now + UNSAVED, guild_id=new.guild_id)
    return new


async def save(tx: Tx, by: Actor, schedule_id: int, now: datetime) -> Schedule:
    """Let a schedule begin; one that was saved already stays as it is. Raises Refusal."""
    require_moderator(by)
    await circles.hold(tx, by.channel_id)  # two that clash are not saved at once
    found = await _find(tx, by, schedule_id)
    if found.saved_at is not None:
        return found
    if await circles.get(tx, found.guild_id, found.channel_id) is None:
        raise Refusal("circle-none-here")
    await _check(tx, found.guild_id, found.channel_id, found.pattern, now)
    await jobs.drop(tx, FORGET, str(found.id))
    await store.change(tx, found.id, saved_at=now, done_until=now)
    saved = await _plan(tx, found.id, now)
    await note(tx, by, KIND, found.id, None, written(saved), now)
    return saved


async def forget_unsaved(tx: Tx, schedule_id: int) -> None:
    """Forget what was looked at and not saved."""
    await store.drop_unsaved(tx, schedule_id)


async def skip_next(tx: Tx, by: Actor, schedule_id: int, moment: int, now: datetime) -> Schedule:
    """Leave out the round planned for ``moment`` (seconds since 1970), once. Raises Refusal."""
    found = await _find_kept(tx, by, schedule_id)
    planned = next_of(found, now)
    if planned is None or int(planned.timestamp()) != moment:
        raise Refusal("schedule-just-changed")
    await store.change(tx, found.id, done_until=planned)
    skipped = await _plan(tx, found.id, now)
    await note(tx, by, SKIPPED, found.id, written(found), written(skipped), now)
    return skipped


async def stop(tx: Tx, by: Actor, schedule_id: int, now: datetime) -> None:
    """End a schedule. A round that is open stays open. Raises Refusal."""
    await end(tx, by, await _find_kept(tx, by, schedule_id), now)


async def end(tx: Tx, by: Actor, found: Schedule, now: datetime) -> None:
    """End a schedule that this person may end."""
    await ending.call_off(tx, found)
    await store.drop(tx, found.id)
    await note(tx, by, KIND, found.id, written(found), None, now)


async def plan_from(tx: Tx, found: Schedule, done_until: datetime) -> Schedule:
    """Plan anew what comes after ``done_until``."""
    await store.change(tx, found.id, done_until=done_until)
    return await _plan(tx, found.id, done_until)


async def start_again(tx: Tx, by: Actor, schedule_id: int, now: datetime) -> Schedule:
    """Wake a schedule that rests; one that does not stays as it is. Raises Refusal."""
    await circles.hold(tx, by.channel_id)
    found = await _find_kept(tx, by, schedule_id)
    if found.rests_since is None:
        return found
    await _check(tx, found.guild_id, found.channel_id, found.pattern, now, but=found.id)
    await jobs.drop(tx, TELL_REST, str(found.id))
    await store.change(
        tx, found.id, rests_since=None, quiet_rounds=0, done_until=now, bot_was_away=False, round_id=None
    )
    woken = await _plan(tx, found.id, now)
    await note(tx, by, WOKEN, found.id, written(found), written(woken), now)
    return woken


def next_of(found: Schedule, now: datetime) -> datetime | None:
    """Return when a schedule opens its next round; None while it rests."""
    if not found.runs:
        return None
    return next(rules.occurrences(found.pattern, max(found.done_until, now)))


async def coming(tx: Tx, channel_id: int, now: datetime, count: int) -> Sequence[datetime]:
    """Return when the next rounds of a circle open."""
    running = [found for found in await store.of_circle(tx, channel_id) if found.runs]
    moments = [
        moment
        for found in running
        for moment in islice(rules.occurrences(found.pattern, max(found.done_until, now)), count)
    ]
    return sorted(moments)[:count]


async def open_due(
    tx: Tx, schedule_id: int, around: Surroundings | None, now: datetime, *, quiet: bool = False
) -> None:
    """Open the round whose time has come, and plan the next; it is fine if there is nothing to do.

    Without ``around`` the server cannot be reached, so what is due is left out; and so it is in ``quiet``.
    """
    found = await store.get(tx, schedule_id, lock=True)
    if found is None or not found.runs:
        return
    circle = await circles.get(tx, found.guild_id, found.channel_id)
    if circle is None:
        await ending.stop_all(tx, found.channel_id)
        return
    due = rules.due(found.pattern, found.done_until, now)
    if due is not None:
        missed = (due.missed or around is None) and not quiet
        found_anew = await _keep_up(tx, found, due, missed=missed)
        if due.opens and around is not None and not quiet:
            await _open(tx, found_anew, circle, due, around, now)
    await _plan(tx, schedule_id, now)


async def untold_rest(tx: Tx, schedule_id: int) -> Schedule | None:
    """Return the schedule whose rest is still to be told."""
    found = await store.get(tx, schedule_id)
    return found if found is not None and found.rests_since is not None and not found.told_rest else None


async def claim_rest_line(tx: Tx, found: Schedule, now: datetime) -> datetime | None:
    """Take a place for the line in the circle and return None; or return when to ask again."""
    return await budget.claim(tx, found.guild_id, found.channel_id, f"rest:{found.id}", now)


async def note_rest_told(tx: Tx, found: Schedule, later: datetime | None) -> None:
    """Remember that it was told that a schedule rests; or, with ``later``, tell it then."""
    if later is None:
        await store.change(tx, found.id, told_rest=True)
    else:
        await jobs.put(tx, TELL_REST, str(found.id), later, guild_id=found.guild_id)


async def _keep_up(tx: Tx, found: Schedule, due: Due, *, missed: bool) -> Schedule:
    await store.change(tx, found.id, done_until=due.planned_at, bot_was_away=found.bot_was_away or missed)
    changed = await store.get(tx, found.id)
    assert changed is not None
    return changed


async def _open(
    tx: Tx, found: Schedule, circle: Circle, due: Due, around: Surroundings, now: datetime
) -> None:
    chosen = around.formats.all.get(found.format or "") or around.formats.find(circle.format)
    opened, new = await rounds.open_until(
        tx,
        circle,
        found.made_by,
        due.closes_at,
        now=now,
        title="",
        format=chosen.model_dump(mode="json"),
        role_id=found.role_id if found.role_id and around.has_role(found.role_id) else None,
        bot_was_away=found.bot_was_away,
    )
    if not new:
        return  # somebody opened one by hand
    await budget.note(tx, circle.channel_id, f"round:{opened.id}", now, now)
    await jobs.put(tx, POST, str(opened.id), now, guild_id=opened.guild_id)
    await store.change(tx, found.id, round_id=opened.id, bot_was_away=False)


async def _plan(tx: Tx, schedule_id: int, now: datetime) -> Schedule:
    found = await store.get(tx, schedule_id)
    assert found is not None
    due_at = next(rules.occurrences(found.pattern, found.done_until))
    await jobs.put(tx, OPEN, str(found.id), due_at, guild_id=found.guild_id)
    if await reminders.wanted_in(tx, found.channel_id):
        await jobs.put(tx, REMIND, str(found.id), max(due_at - BEFORE, now), guild_id=found.guild_id)
    await budget.note(tx, found.channel_id, resting.place(found), due_at, now)
    return found


async def _check(
    tx: Tx, guild_id: int, channel_id: int, pattern: Pattern, now: datetime, but: int = 0
) -> None:
    rules.check_length(pattern)
    others = [found for found in await store.of_circle(tx, channel_id) if found.id != but]
    if len(others) >= rules.MOST_SCHEDULES:
        raise Refusal("schedule-enough", most=rules.MOST_SCHEDULES)
    running = [found.pattern for found in others if found.runs]
    rules.check_room(pattern, running, now, await budget.most_in(tx, guild_id))


async def _find(tx: Tx, by: Actor, schedule_id: int) -> Schedule:
    found = await store.get(tx, schedule_id, lock=True)
    if found is None or found.guild_id != by.guild_id:
        raise Refusal("error-gone")
    if found.channel_id != by.channel_id:
        raise Refusal("error-elsewhere")
    return found


async def _find_kept(tx: Tx, by: Actor, schedule_id: int) -> Schedule:
    found = await _find(tx, by, schedule_id)
    if not may_keep(found.made_by, by):
        raise Refusal("schedule-keepers-only")
    if found.saved_at is None:
        raise Refusal("error-gone")
    return found
