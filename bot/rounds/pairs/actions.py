"""What people do in a round of pairs: one intention, one function, one transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core import jobs
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.pairing import Queue
from bot.members import store as members
from bot.rounds import actions as rounds
from bot.rounds import rules as round_rules
from bot.rounds import store as round_store
from bot.rounds.pairs import rules, store
from bot.rounds.pairs.ending import OPEN, PLACE, SIGNAL, end
from bot.rounds.pairs.rules import Placing
from bot.rounds.pairs.store import Pair, kept
from bot.rounds.store import Round


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a member stands in a round of pairs: whether it has begun, and the pair they are in."""

    round: Round
    begun: bool
    pair: Pair | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who is to be put with somebody now, who keeps them company if need be, and which pairs there are."""

    round: Round
    people: tuple[int, ...]
    company: int | None
    pairs: tuple[Pair, ...] = ()

    @property
    def everyone(self) -> tuple[int, ...]:
        """Return all who may be put with each other."""
        placed = (one for pair in self.pairs for one in pair.people)
        company = () if self.company is None else (self.company,)
        return tuple(dict.fromkeys((*self.people, *placed, *company)))


async def join(tx: Tx, by: Actor, round_id: int, now: datetime) -> Standing:
    """Let a member be put with somebody; twice is once. Raises Refusal.

    Who comes after the beginning is placed a little later, together with others who do.
    """
    found = await _open(tx, by, round_id)
    pair = await _pair_of(tx, round_id, by.user_id)
    begun = await store.begun(tx, round_id)
    await members.know(tx, found.guild_id, by.user_id)
    await round_store.be_here(tx, found, by.user_id)
    await store.join(tx, found, by.user_id)
    if pair is None:
        await _plan(tx, found, now + rules.LATE_WAIT)
    return Standing(found, begun, pair)


async def only_listen(tx: Tx, by: Actor, round_id: int, now: datetime) -> Pair | None:
    """Count a member in who wants to be with nobody, and return the pair they left. Raises Refusal."""
    found = await _open(tx, by, round_id)
    await members.know(tx, found.guild_id, by.user_id)
    await round_store.be_here(tx, found, by.user_id)
    return await step_out(tx, found, by.user_id, now)


async def leave(tx: Tx, by: Actor, round_id: int, now: datetime) -> Pair | None:
    """Let a member go, as if they had never come; return the pair they left. Raises Refusal."""
    found = await _open(tx, by, round_id)
    await round_store.be_gone(tx, found, by.user_id)
    return await step_out(tx, found, by.user_id, now)


async def step_out(tx: Tx, found: Round, user_id: int, now: datetime) -> Pair | None:
    """Take somebody out of their pair and return it. Whom that leaves alone is put with somebody else."""
    await store.unjoin(tx, found.id, user_id)
    pair = await _pair_of(tx, found.id, user_id)
    if pair is None:
        return None
    await store.leave(tx, pair.id, user_id)
    await store.keep_no_company(tx, found.id, user_id)
    if len(pair.people) <= 2:
        await end(tx, pair, now)
        await _plan(tx, found, now)
    return pair


async def begin(tx: Tx, by: Actor, round_id: int, now: datetime) -> Round:
    """Have those who joined put together, for the one who keeps the round. Raises Refusal."""
    found = await rounds.find_kept(tx, by, round_id)
    _of_pairs(found)
    if await store.begun(tx, round_id):
        raise Refusal("pairs-begun-already")
    joined = await store.joined(tx, round_id)
    if not joined:
        raise Refusal("pairs-nobody-yet")
    if list(joined) == [by.user_id]:
        raise Refusal("pairs-only-you")
    await members.know(tx, found.guild_id, by.user_id)
    await store.begin(tx, round_id, by.user_id)
    await _plan(tx, found, now)
    return found


async def waiting(tx: Tx, round_id: int) -> Waiting | None:
    """Return who joined and is in no pair; None when the round is over, or has not begun."""
    found = await round_store.get(tx, round_id, lock=True)
    if found is None or found.closed_at is not None or not await store.begun(tx, round_id):
        return None
    pairs = await store.of_round(tx, round_id)
    placed = {one for pair in pairs for one in pair.people}
    people = [one for one in await store.joined(tx, round_id) if one not in placed]
    return Waiting(found, tuple(people), await store.begun_by(tx, round_id), tuple(pairs))


async def queue(tx: Tx, wait: Waiting, apart: Collection[tuple[int, int]], now: datetime) -> Queue:
    """Return what the pairing engine is asked."""
    met = await store.together(tx, wait.round.guild_id, wait.people)
    ago = {pair: max((now - last).days, 0) for pair, last in met.items()}
    return rules.queue(wait.people, apart, ago, seed=wait.round.id)


async def count_out(tx: Tx, found: Round, gone: Sequence[int], now: datetime) -> None:
    """Count those out who have left the server."""
    for one in gone:
        await round_store.be_gone(tx, found, one)
        await step_out(tx, found, one, now)


async def place(tx: Tx, before: Waiting, placing: Placing, now: datetime) -> list[Pair]:
    """Write down who is with whom, if they all still want it; return the pairs that somebody joined."""
    still = await waiting(tx, before.round.id)
    if still is None:
        return []
    here = {*still.people, *([before.company] if before.company is not None else [])}
    for group in placing.groups:
        if not here.issuperset(group):
            await _plan(tx, still.round, now)
            continue
        pair_id = await store.add(tx, still.round, group, now)
        await jobs.put(tx, OPEN, str(pair_id), now, guild_id=still.round.guild_id)
    running = {pair.id for pair in still.pairs}
    joining = [(pair_id, one) for pair_id, one in placing.joining if pair_id in running and one in here]
    for pair_id, one in joining:
        await store.let_in(tx, pair_id, still.round, one)
    await _stay_open(tx, still.round, now, max(map(len, placing.groups), default=0))
    return [pair for pair in await store.of_round(tx, still.round.id) if pair.id in dict(joining)]


async def to_open(tx: Tx, pair_id: int) -> tuple[Round, Pair] | None:
    """Return a pair that has no thread yet, and its round; None when there is nothing to open."""
    pair = await store.get(tx, pair_id)
    if pair is None or pair.ended_at is not None or pair.opened_at is not None:
        return None
    found = await round_store.get(tx, pair.round_id)
    return (found, pair) if found is not None else None


async def note_thread(tx: Tx, pair_id: int, thread_id: int) -> None:
    """Remember a thread that was made, before anything is said in it."""
    await store.change(tx, pair_id, thread_id=thread_id)


async def note_opened(tx: Tx, found: Round, pair: Pair, now: datetime) -> None:
    """Remember that two people have met: their time begins."""
    await store.change(tx, pair.id, opened_at=now)
    await jobs.put(tx, SIGNAL, str(pair.id), now + rules.turn(found.format), guild_id=found.guild_id)


async def signal_due(tx: Tx, pair_id: int, now: datetime) -> tuple[Round, Pair, int] | None:
    """Return which signal of time a pair is to get now; None when there is none."""
    pair = await store.get(tx, pair_id)
    found = await round_store.get(tx, pair.round_id) if pair is not None else None
    if found is None or pair is None or pair.opened_at is None or pair.ended_at is not None:
        return None
    number = rules.said_by_now(pair.opened_at, now, rules.turn(found.format), len(pair.people))
    return (found, pair, number) if number > pair.told else None


async def note_signal(tx: Tx, found: Round, pair: Pair, number: int) -> None:
    """Remember that a signal was given, and plan the next."""
    await store.change(tx, pair.id, told=number)
    if pair.opened_at is not None and number < len(pair.people):
        at = pair.opened_at + (number + 1) * rules.turn(found.format)
        await jobs.put(tx, SIGNAL, str(pair.id), at, guild_id=found.guild_id)


async def lose_thread(tx: Tx, thread_id: int, now: datetime) -> None:
    """End the pair whose thread somebody deleted. Who was in it is put with nobody unless they join again."""
    pair = await store.of_thread(tx, thread_id)
    if pair is None:
        return
    await store.change(tx, pair.id, thread_id=None)
    if pair.ended_at is None:
        await end(tx, pair, now)
        for one in pair.people:
            await store.unjoin(tx, pair.round_id, one)


async def stop(tx: Tx, user_id: int, guild_id: int | None, now: datetime) -> None:
    """Take somebody who is about to be forgotten out of their pairs, as if they had left."""
    for found in await kept.open_rounds_of(tx, user_id, guild_id):
        await step_out(tx, found, user_id, now)


async def _open(tx: Tx, by: Actor, round_id: int) -> Round:
    return _of_pairs(await rounds.find_open(tx, by, round_id))


def _of_pairs(found: Round) -> Round:
    if found.order != "pairs":
        raise Refusal("error-gone")
    return found


async def _pair_of(tx: Tx, round_id: int, user_id: int) -> Pair | None:
    pairs = await store.of_round(tx, round_id)
    return next((pair for pair in pairs if user_id in pair.people), None)


async def _plan(tx: Tx, found: Round, at: datetime) -> None:
    if await store.begun(tx, found.id):
        await jobs.put(tx, PLACE, str(found.id), at, guild_id=found.guild_id)


async def _stay_open(tx: Tx, found: Round, now: datetime, people: int) -> None:
    """Let a round stay open until everybody has had their time, a week at most."""
    needed = min(now + rules.needed(found.format, people), found.opened_at + round_rules.LONGEST)
    if people and found.closes_at < needed:
        await round_store.change(tx, found.id, closes_at=needed)
        await jobs.put(tx, rounds.CLOSE, str(found.id), needed, guild_id=found.guild_id)
