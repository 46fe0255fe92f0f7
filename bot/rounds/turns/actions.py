"""What people do in a go-round, and where they listen first: one intention, one function, one transaction."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.circles.formats import Format
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.members import store as members
from bot.rounds import actions as rounds
from bot.rounds import keeping
from bot.rounds import store as round_store
from bot.rounds.store import Round
from bot.rounds.turns import course, rules, store
from bot.rounds.turns.rules import Course, Turn


@dataclass(frozen=True, slots=True)
class Going:
    """A round that goes on, and how far it has come; ``step`` counts up whenever something is new for all."""

    round: Round
    course: Course
    step: int


async def look(tx: Tx, found: Round) -> Going:
    """Return how far a round has come. Raises Refusal when it has no course."""
    there = await store.get(tx, found.id)
    if there is None:
        raise Refusal("error-gone")
    return Going(found, there[0], there[1].step)


async def join(tx: Tx, by: Actor, round_id: int, now: datetime) -> Going:
    """Give a member a turn; twice is once. Raises Refusal."""
    going = await _open(tx, by, round_id)
    joined = rules.join(going.course, by.user_id)
    await _be_here(tx, going.round, by)
    return await _move(tx, going, joined, now)


async def only_listen(tx: Tx, by: Actor, round_id: int, now: datetime) -> Going:
    """Count a member in who wants no turn, or no longer. Raises Refusal."""
    going = await _open(tx, by, round_id)
    await _be_here(tx, going.round, by)
    return await _move(tx, going, rules.leave(going.course, by.user_id), now)


async def leave(tx: Tx, by: Actor, round_id: int, now: datetime) -> Going:
    """Let a member go, as if they had never come; nobody is told. Raises Refusal."""
    going = await _open(tx, by, round_id)
    await round_store.be_gone(tx, going.round, by.user_id)
    return await _move(tx, going, rules.leave(going.course, by.user_id), now)


async def begin(tx: Tx, by: Actor, round_id: int, chance: random.Random, now: datetime) -> Going:
    """Let the first turn begin, for the one who keeps the round. Raises Refusal."""
    going = await _kept(tx, by, round_id, now)
    seats = [turn.user_id for turn in going.course.coming]
    if Format.model_validate(going.round.format).turns == "shuffled":
        chance.shuffle(seats)
    return await _move(tx, going, rules.begin(going.course, seats), now)


async def go_on(tx: Tx, by: Actor, round_id: int, step: int, now: datetime) -> Going:
    """Hand on to the next, for the one who keeps the round; two presses are one. Raises Refusal."""
    going = await _kept(tx, by, round_id, now)
    if going.course.phase != rules.TURNS:
        raise Refusal("turn-not-begun" if going.course.phase == rules.GATHERING else "turn-talking-already")
    if going.step != step:
        raise Refusal("turn-moved-on")
    return await _move(tx, going, rules.end(going.course), now)


async def keep(tx: Tx, by: Actor, round_id: int, how: Callable[[Course], Course], now: datetime) -> Going:
    """Pause, resume or open the talking, for the one who keeps the round. Raises Refusal."""
    going = await _kept(tx, by, round_id, now)
    return await _move(tx, going, how(going.course), now)


async def find_turn(tx: Tx, by: Actor, round_id: int, step: int) -> Going:
    """Return the round in which it is this person's turn. Raises Refusal when it is not, or no longer."""
    going = await _open(tx, by, round_id)
    mine = going.course.of(by.user_id)
    if mine is None or mine.state != rules.NOW:
        raise Refusal("turn-over" if mine is not None and mine.state == rules.HAD else "turn-not-yours")
    if going.step != step:
        raise Refusal("turn-moved-on")
    return going


async def end(tx: Tx, by: Actor, round_id: int, step: int, now: datetime) -> Going:
    """Let one's own turn be over: whether one spoke or passed is nobody's business. Raises Refusal."""
    going = await find_turn(tx, by, round_id, step)
    return await _move(tx, going, rules.end(going.course), now)


async def put_back(tx: Tx, by: Actor, round_id: int, step: int, now: datetime) -> Going:
    """Have one's own turn again after all others. Raises Refusal."""
    going = await find_turn(tx, by, round_id, step)
    return await _move(tx, going, rules.put_back(going.course), now)


async def choices(tx: Tx, by: Actor, round_id: int, step: int) -> list[Turn]:
    """Return whom somebody can pass on to, where the format says so; else nobody. Raises Refusal."""
    going = await find_turn(tx, by, round_id, step)
    passed_on = Format.model_validate(going.round.format).turns == "passed-on"
    return going.course.coming if passed_on and not going.course.paused else []


async def pass_on(tx: Tx, by: Actor, turn_id: int, step: int, now: datetime) -> Going:
    """Let one's own turn be over and hand on to another. Raises Refusal."""
    found = await store.round_of(tx, turn_id)
    if found is None:
        raise Refusal("error-gone")
    round_id, to = found
    going = await find_turn(tx, by, round_id, step)
    return await _move(tx, going, rules.end(going.course, to=to), now)


async def step_over(tx: Tx, round_id: int, user_id: int | None, now: datetime) -> None:
    """Go on without a member who left the server; None: whose turn it was is not known any more."""
    found = await round_store.get(tx, round_id, lock=True)
    there = await store.get(tx, round_id)
    if found is None or found.closed_at is not None or there is None:
        return
    before, told = there
    after = rules.leave(before, user_id) if user_id is not None else before
    await course.move(tx, found, before, rules.settle(after), told.step, now)


async def stop(tx: Tx, user_id: int, guild_id: int | None, now: datetime) -> None:
    """Step over somebody who is about to be forgotten, as if they had left."""
    for round_id in await store.rounds_with(tx, user_id, guild_id):
        await step_over(tx, round_id, user_id, now)


async def note_told(tx: Tx, round_id: int, step: int, call_id: int | None) -> None:
    """Remember what was said in the thread, and in which message, if that is to be taken away again."""
    await store.change(tx, round_id, told_step=step, call_id=call_id)


async def _open(tx: Tx, by: Actor, round_id: int) -> Going:
    return await look(tx, await rounds.find_open(tx, by, round_id))


async def _kept(tx: Tx, by: Actor, round_id: int, now: datetime) -> Going:
    found = await rounds.find_kept(tx, by, round_id)
    await keeping.note_seen(tx, found, now)
    return await look(tx, found)


async def _move(tx: Tx, going: Going, after: Course, now: datetime) -> Going:
    await course.move(tx, going.round, going.course, after, going.step, now)
    return await look(tx, going.round)


async def _be_here(tx: Tx, found: Round, by: Actor) -> None:
    await members.know(tx, found.guild_id, by.user_id)
    await round_store.be_here(tx, found, by.user_id)
