"""One step each of what people do with an agreement, without Discord."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.agreements.actions import concluding, deciding, texts
from bot.agreements.rules import Choice
from bot.agreements.store import deciding as suggestions
from bot.agreements.store import texts as store
from bot.agreements.store.tables import Agreement, Suggestion
from bot.core.actor import Actor
from bot.core.database import Database, Tx
from bot.core.turnout import Turnout
from tests.rounds.people import MEMBER, MODERATOR, NOW, OTHER

WEEK = timedelta(days=7)
POINTS = ("We keep here what is said here.", "We listen first.", "Anyone may pass.")


async def nobody(tx: Tx, channel_id: int, limit: int) -> Sequence[int]:
    return []


TURNOUT = Turnout(nobody)


async def begin(database: Database) -> Agreement:
    async with database.write() as tx:
        return await texts.keep(tx, MODERATOR, MODERATOR.channel_id)


async def write(
    database: Database, found: Agreement, *words: str, edit: int | None = None, by: Actor = MODERATOR
) -> Agreement | texts.Clash:
    async with database.write() as tx:
        number = found.draft_edit if edit is None else edit
        return await texts.write_draft(tx, by, found.id, number, words, NOW)


async def agreed(database: Database, *words: str) -> Agreement:
    """Have the circle agree to a text; return its agreement."""
    found = await begin(database)
    await write(database, found, *(words or POINTS))
    async with database.write() as tx:
        asked = await deciding.ask(tx, MODERATOR, found.id, TURNOUT, NOW)
    await carry(database, asked)
    return await read(database, found)


async def suggest(
    database: Database, found: Agreement, point_id: int | None, words: str, by: Actor = MEMBER
) -> Suggestion:
    async with database.write() as tx:
        return await deciding.suggest(tx, by, found.id, point_id, words, TURNOUT, NOW)


async def say(
    database: Database, one: Suggestion, by: Actor, choice: Choice = "yes", now: datetime = NOW
) -> None:
    async with database.write() as tx:
        await deciding.say(tx, by, one.id, choice, now)


async def close(
    database: Database, one: Suggestion, now: datetime = NOW + WEEK, left: Sequence[int] = ()
) -> bool:
    async with database.write() as tx:
        return await concluding.close(tx, one.id, left, now)


async def carry(database: Database, one: Suggestion) -> Suggestion:
    """Have two people say yes, and the card close."""
    for by in (MEMBER, OTHER):
        await say(database, one, by)
    await close(database, one)
    return await again(database, one)


async def again(database: Database, one: Suggestion) -> Suggestion:
    async with database.read() as tx:
        found = await suggestions.get(tx, one.id)
    assert found is not None
    return found


async def read(database: Database, found: Agreement) -> Agreement:
    async with database.read() as tx:
        there = await store.get(tx, found.id)
    assert there is not None
    return there


async def points(database: Database, found: Agreement, number: int | None = None) -> list[str]:
    """Return the words of a version, the last one unless told otherwise."""
    async with database.read() as tx:
        now = await store.get(tx, found.id)
        version = await store.version(tx, found.id, number or (now.version if now else 0))
    return [point.text for point in version.text] if version else []
