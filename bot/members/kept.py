"""What is kept about one person that belongs to no feature: who they are, what they told and changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.core import budget, changes, reports
from bot.core.budget import DAY, letters
from bot.core.database import Tx
from bot.core.kept import Item
from bot.core.servers import Servers
from bot.members import consents, erasures
from bot.members.store import members, people

TABLES = frozenset({"people", "members", "consents", "changes", "reports", "unasked_letters"})

CONSENTS = {
    "buddies": "kept-consent-buddies",
    "sensitive": "kept-consent-sensitive",
    "reminders": "kept-consent-reminders",
}


async def read(tx: Tx, user_id: int, servers: Servers) -> Sequence[Item]:
    """Return all of it."""
    return [
        *await _person(tx, user_id),
        *[
            Item(CONSENTS[one.purpose], one.guild_id, one.given_at, details={"version": one.version})
            for one in await consents.of_person(tx, user_id)
        ],
        *await _reports(tx, user_id, servers),
        *await _changes(tx, user_id, servers),
        *await _letters(tx, user_id),
    ]


async def sweep(tx: Tx, now: datetime, servers: Servers) -> None:
    """Forget what was kept for long enough, by how long each server keeps it."""
    for guild_id in await _guilds(tx):
        await changes.forget_before(tx, guild_id, now - _days(servers, guild_id, "changes_days"))
        await reports.forget_closed_before(
            tx, guild_id, now - _days(servers, guild_id, "closed_reports_days")
        )
    await budget.forget_before(tx, now - DAY)
    await erasures.forget_before(tx, now - erasures.MARKS_KEPT)


async def _person(tx: Tx, user_id: int) -> list[Item]:
    row = (await tx.execute(select(people).where(people.c.user_id == user_id))).mappings().first()
    if row is None:
        return []
    chosen = {name: value for name, value in row.items() if name != "user_id" and value is not None}
    about = [Item("kept-settings", details={"settings": chosen})] if chosen else []
    query = select(members).where(members.c.user_id == user_id).order_by(members.c.guild_id)
    known = [
        Item("kept-left", one["guild_id"], one["left_at"])
        if one["left_at"]
        else Item("kept-member", one["guild_id"])
        for one in (await tx.execute(query)).mappings()
    ]
    return [Item("kept-person", details={"user_id": str(user_id)}), *about, *known]


async def _reports(tx: Tx, user_id: int, servers: Servers) -> list[Item]:
    items: list[Item] = []
    for one in await reports.by(tx, user_id):
        until = one.closed_at and one.closed_at + _days(servers, one.guild_id, "closed_reports_days")
        items.append(Item("kept-report", one.guild_id, one.at, until, {"words": one.words, "kind": one.kind}))
    query = select(reports.reports.c.guild_id, reports.reports.c.taken_on_at)
    taken = query.where(reports.reports.c.taken_on_by == user_id)
    items += [Item("kept-report-taken-on", row.guild_id, row.taken_on_at) for row in await tx.execute(taken)]
    return items


async def _changes(tx: Tx, user_id: int, servers: Servers) -> list[Item]:
    table = changes.changes
    query = select(table.c.guild_id, table.c.at, table.c.kind, table.c.key).order_by(table.c.id)
    return [
        Item(
            "kept-change",
            row.guild_id,
            row.at,
            row.at + _days(servers, row.guild_id, "changes_days"),
            {"kind": row.kind, "key": row.key},
        )
        for row in await tx.execute(query.where(table.c.by_user_id == user_id))
    ]


async def _letters(tx: Tx, user_id: int) -> list[Item]:
    query = select(letters.c.what, letters.c.at).where(letters.c.user_id == user_id).order_by(letters.c.at)
    return [
        Item("kept-letter", None, row.at, row.at + DAY, {"kind": row.what}) for row in await tx.execute(query)
    ]


async def _guilds(tx: Tx) -> list[int]:
    both = select(changes.changes.c.guild_id).union(select(reports.reports.c.guild_id))
    return [*(await tx.execute(both)).scalars()]


def _days(servers: Servers, guild_id: int, name: str) -> timedelta:
    return timedelta(days=servers.days(guild_id, name))
