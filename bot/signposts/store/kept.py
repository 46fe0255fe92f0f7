"""What signposts keep about one person: what they suggested, shared, said to be wrong, and looked after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from bot.core.database import Tx
from bot.core.kept import Item, Posted
from bot.signposts.store.entries import entry_of, signposts
from bot.signposts.store.imports import signpost_imports
from bot.signposts.store.reports import signpost_reports
from bot.signposts.store.shares import signpost_shares

TABLES = frozenset({"signposts", "signpost_imports", "signpost_reports", "signpost_shares"})


async def read(tx: Tx, user_id: int) -> Sequence[Item]:
    """Return all of it."""
    return [
        *await _shares(tx, user_id),
        *await _reports(tx, user_id),
        *await _entries(tx, user_id),
        *await _imports(tx, user_id),
    ]


async def posted(tx: Tx, user_id: int) -> Sequence[Posted]:
    """Return the messages with an entry that somebody shared."""
    query = select(signpost_shares).where(signpost_shares.c.user_id == user_id)
    names = ("guild_id", "channel_id", "message_id")
    return [{name: row[name] for name in names} for row in (await tx.execute(query)).mappings()]


async def stop(tx: Tx, user_id: int, guild_id: int | None, _now: datetime) -> None:
    """Take out what somebody suggested and no moderator took up, and what they said to be wrong.

    Their number goes from what is kept to undo a change as well.
    """
    waiting: list[Any] = [signposts.c.suggested_by == user_id, signposts.c.shown.is_(None)]
    said: list[Any] = [signpost_reports.c.user_id == user_id]
    kept: list[Any] = [signpost_imports.c.changes.is_not(None)]
    if guild_id is not None:
        waiting.append(signposts.c.guild_id == guild_id)
        said.append(signpost_reports.c.guild_id == guild_id)
        kept.append(signpost_imports.c.guild_id == guild_id)
    await tx.execute(delete(signposts).where(*waiting))
    await tx.execute(delete(signpost_reports).where(*said))
    for row in [*(await tx.execute(select(signpost_imports).where(*kept))).mappings()]:
        changes = [_without(user_id, change) for change in row["changes"]]
        if changes != row["changes"]:
            one = update(signpost_imports).where(signpost_imports.c.id == row["id"])
            await tx.execute(one.values(changes=changes))


def _without(user_id: int, change: dict[str, Any]) -> dict[str, Any]:
    before: dict[str, Any] | None = change["before"]
    if before is None:
        return change
    return {
        **change,
        "before": {name: None if value == user_id else value for name, value in before.items()},
    }


async def _shares(tx: Tx, user_id: int) -> list[Item]:
    query = select(signpost_shares).where(signpost_shares.c.user_id == user_id)
    items: list[Item] = []
    for row in (await tx.execute(query)).mappings():
        link = f"https://discord.com/channels/{row['guild_id']}/{row['channel_id']}/{row['message_id']}"
        items.append(Item("kept-signpost-shared", row["guild_id"], details={"message": link}))
    return items


async def _reports(tx: Tx, user_id: int) -> list[Item]:
    both = signpost_reports.join(signposts, signposts.c.id == signpost_reports.c.signpost_id)
    query = select(signpost_reports, signposts.c.entry, signposts.c.suggestion).select_from(both)
    mine = query.where(signpost_reports.c.user_id == user_id).order_by(signpost_reports.c.id)
    return [
        Item(
            "kept-signpost-wrong",
            row["guild_id"],
            row["reported_at"],
            details={"entry": entry_of(row)["name"], "reason": row["reason"]},
        )
        for row in (await tx.execute(mine)).mappings()
    ]


async def _entries(tx: Tx, user_id: int) -> list[Item]:
    items: list[Item] = []
    for column, what in (
        (signposts.c.suggested_by, "kept-signpost-suggested"),
        (signposts.c.confirmed_by, "kept-signpost-confirmed"),
    ):
        query = select(signposts).where(column == user_id).order_by(signposts.c.id)
        for row in (await tx.execute(query)).mappings():
            at = row["confirmed_at"] if column is signposts.c.confirmed_by else None
            entry = entry_of(row)
            whole = {"suggestion": entry} if column is signposts.c.suggested_by else {}
            items.append(Item(what, row["guild_id"], at, details={"entry": entry["name"], **whole}))
    return items


async def _imports(tx: Tx, user_id: int) -> list[Item]:
    query = (
        select(signpost_imports).where(signpost_imports.c.made_by == user_id).order_by(signpost_imports.c.id)
    )
    return [
        Item("kept-signpost-import", row["guild_id"], row["made_at"])
        for row in (await tx.execute(query)).mappings()
    ]
