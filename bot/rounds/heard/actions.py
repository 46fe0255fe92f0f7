"""What becomes of check-ins that welcome an answer: one intention, one function, one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core import jobs
from bot.core.database import Tx
from bot.rounds import store as rounds
from bot.rounds.heard import rules, store
from bot.rounds.heard.store import Unheard
from bot.rounds.store import Round

LOOK = "round-unheard"
"""The job that looks whether anybody was left without an answer; its key is the round's number."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a round found: the check-ins that have waited long enough."""

    round: Round
    due: Sequence[Unheard]

    @property
    def news(self) -> Sequence[Unheard]:
        """Those of which no keeper was told."""
        return [one for one in self.due if not one.told]


async def plan_for(tx: Tx, message_id: int) -> None:
    """Have somebody look in time at a round in which a message was just posted.

    Where somebody waits longer of whom no keeper knows, a look is planned already.
    """
    for round_id in await store.rounds_waiting_from(tx, message_id):
        found = await rounds.get(tx, round_id)
        if found is not None:
            await plan(tx, found)


async def plan(tx: Tx, found: Round) -> None:
    """Have somebody look at a round when the first of whom no keeper knows has waited long enough."""
    first, told_at = await store.first_untold(tx, found.id), await store.last_told(tx, found.id)
    at = rules.next_look(first, told_at, rules.within(found.format))
    if at is not None:
        await jobs.put(tx, LOOK, str(found.id), at, guild_id=found.guild_id)


async def look(tx: Tx, round_id: int, now: datetime) -> Look | None:
    """Return which check-ins of a round wait; None when the round or its thread is gone."""
    found = await rounds.get(tx, round_id)
    if found is None or found.thread_id is None:
        return None
    patience = rules.within(found.format)
    waiting = await store.of_round(tx, round_id)
    return Look(found, [one for one in waiting if rules.is_due(one.message_id, now, patience)])


async def to_tell(tx: Tx, first: Look, now: datetime, most: int) -> Sequence[Look]:
    """Return what one line tells of: the first look, and what else is to be told in that server by now.

    So a busy day makes one line, and not one for each round. At most ``most`` check-ins stand in it; those
    beyond wait for the next.
    """
    others = await store.rounds_with_any(tx, now - rules.WATCHED, untold_in=first.round.guild_id)
    looks = [first]
    for round_id in others:
        told_at, found = await store.last_told(tx, round_id), await look(tx, round_id, now)
        again_now = told_at is None or told_at + rules.BETWEEN_LINES <= now
        if found is not None and round_id != first.round.id and again_now:
            looks.append(found)
    every = [(one.round, unheard) for one in looks for unheard in one.news][:most]
    by_round = {found.id: found for found, _ in every}
    return [
        Look(found, [unheard for of, unheard in every if of.id == found.id]) for found in by_round.values()
    ]


async def note_told(tx: Tx, found: Round, told: Sequence[Unheard], now: datetime) -> None:
    """Remember of whom the keepers were told, and plan the next look if somebody else waits."""
    await store.note(tx, [one.check_in_id for one in told], told_at=now)
    await plan(tx, found)


async def look_again(tx: Tx, found: Round, at: datetime) -> None:
    """Look at a round once more, later: there was no room to tell anybody."""
    await jobs.put(tx, LOOK, str(found.id), at, guild_id=found.guild_id)


async def note_answers(tx: Tx, answers: Iterable[tuple[int, int]]) -> bool:
    """Take in answers: which message each hangs on, and who wrote it. Return whether one was waited for."""
    answered = [
        check_in_id
        for message_id, author_id in dict.fromkeys(answers)
        for check_in_id in await store.answerable(tx, message_id, author_id)
    ]
    await store.note(tx, answered, answered=True)
    return bool(answered)


async def to_catch_up(tx: Tx, now: datetime) -> Sequence[tuple[Round, int]]:
    """Return the rounds in which somebody waits, and after which message an answer may stand."""
    places = [await since(tx, id) for id in await store.rounds_with_any(tx, now - rules.WATCHED)]
    return [place for place in places if place is not None]


async def since(tx: Tx, round_id: int) -> tuple[Round, int] | None:
    """Return a round, and the message of the first who waits in it; None when nobody does."""
    found = await rounds.get(tx, round_id)
    waiting = await store.of_round(tx, round_id)
    if found is None or found.thread_id is None or not waiting:
        return None
    return found, waiting[0].message_id


async def is_waited_for(tx: Tx, message_id: int, author_id: int) -> bool:
    """Say whether an answer by this person to this message is one that a check-in waits for."""
    return bool(await store.answerable(tx, message_id, author_id))
