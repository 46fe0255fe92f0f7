"""What each server chose, in memory, so that whoever asks waits for nothing, also without a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Integer, String, Table, select

from bot.core.database import Tx
from bot.core.schema import UtcDateTime, insert, metadata

servers = Table(
    "servers",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(20), nullable=True),
    Column("country", String(2), nullable=True),
    Column("area", String(10), nullable=True),
    Column("time_zone", String(60), nullable=True),
    Column("moderator_role_id", BigInteger, nullable=True),
    Column("keeper_role_id", BigInteger, nullable=True),
    Column("moderators_channel_id", BigInteger, nullable=True),
    Column("keepers_channel_id", BigInteger, nullable=True),
    Column("unasked_a_day", Integer, nullable=True),
    Column("quiet_until", UtcDateTime, nullable=True),
    # Where moderators are in setting the server up.
    Column("setup_step", Integer, nullable=False, server_default="1"),
    # Days by what they are about, where a server keeps something for less long than the host does.
    Column("kept_days", JSON, nullable=False, server_default="{}"),
)


@dataclass(frozen=True, slots=True)
class Server:
    """What a server chose, or what counts for it. None: nothing was chosen, and the host has no word either.

    ``area`` is an ISO 3166-2 code such as GB-SCT. ``unasked_a_day``: how many messages that nobody asked
    for a channel gets at most. Until ``quiet_until`` the bot says nothing by itself. ``kept_days``: for how
    long which things are kept, by their names in the host's settings, such as ``who_was_here_days``.
    """

    guild_id: int
    language: str | None = None
    country: str | None = None
    area: str | None = None
    time_zone: str | None = None
    moderator_role_id: int | None = None
    keeper_role_id: int | None = None
    moderators_channel_id: int | None = None
    keepers_channel_id: int | None = None
    unasked_a_day: int | None = None
    quiet_until: datetime | None = None
    setup_step: int = 1
    kept_days: Mapping[str, int] = field(default_factory=dict[str, int])

    def is_quiet(self, now: datetime) -> bool:
        """Say whether moderators asked for silence at this moment."""
        return self.quiet_until is not None and now < self.quiet_until


class Servers:
    """All servers. Without a database, each one is as the host set it."""

    def __init__(
        self, language: str, country: str | None, time_zone: str, kept_days: Mapping[str, int] | None = None
    ) -> None:
        self._host = {"language": language, "country": country, "time_zone": time_zone}
        self.host_days = dict(kept_days or {})
        self._chosen: dict[int, Server] = {}
        self._counting: dict[int, Server] = {}

    def chosen(self, guild_id: int) -> Server:
        """Return what a server chose itself."""
        return self._chosen.get(guild_id, Server(guild_id))

    def of(self, guild_id: int | None) -> Server:
        """Return what counts for a server: its own choice, else the host's. None is a direct message."""
        guild_id = guild_id or 0
        if guild_id not in self._counting:
            own = self.chosen(guild_id)
            missing = {name: value for name, value in self._host.items() if getattr(own, name) is None}
            days = {name: self.days(guild_id, name) for name in self.host_days}
            self._counting[guild_id] = replace(own, **missing, kept_days=days)
        return self._counting[guild_id]

    def days(self, guild_id: int | None, name: str) -> int:
        """Return for how many days a server keeps something: as its host does, or for less long."""
        most = self.host_days[name]
        return min(most, self.chosen(guild_id or 0).kept_days.get(name, most))

    async def load(self, tx: Tx) -> None:
        """Take in what the database has."""
        rows = (await tx.execute(select(servers))).mappings()
        self._chosen = {row["guild_id"]: Server(**row) for row in rows}
        self._counting.clear()

    async def change(self, tx: Tx, guild_id: int, **values: Any) -> tuple[Server, Server]:
        """Change what a server chose; return it as it was and as it is. It counts once that is committed."""
        before = await read(tx, guild_id)
        after = replace(before, **values)
        written = {field.name: getattr(after, field.name) for field in fields(after)}
        statement = insert(tx.dialect, servers).values(**written)
        await tx.execute(statement.on_conflict_do_update(index_elements=["guild_id"], set_=written))
        tx.after(partial(self._take_in, after))
        return before, after

    def _take_in(self, server: Server) -> None:
        self._chosen[server.guild_id] = server
        self._counting.pop(server.guild_id, None)


async def read(tx: Tx, guild_id: int) -> Server:
    """Return what a server chose, as this transaction finds it."""
    row = (await tx.execute(select(servers).where(servers.c.guild_id == guild_id))).mappings().first()
    return Server(**row) if row else Server(guild_id)
