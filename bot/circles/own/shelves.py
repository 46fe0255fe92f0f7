"""Which formats a server can use: those of the host, and its own. In memory, so that no list has to wait."""

from __future__ import annotations

from bot.circles.formats import Format, Formats
from bot.circles.own import store
from bot.circles.own.store import OwnFormat
from bot.core.database import Tx


class Shelves:
    """The host's formats, and beside them each server's own. It has those once `load` found a database."""

    def __init__(self, host: Formats) -> None:
        self.host = host
        self._own: dict[int, dict[str, Format]] = {}

    async def load(self, tx: Tx) -> None:
        """Take in what the database has."""
        self._own = {}
        for one in await store.every(tx):
            self.put(one)

    def of(self, guild_id: int | None) -> Formats:
        """Return the formats of a server: its own first."""
        return Formats({**self._own.get(guild_id or 0, {}), **self.host.all})

    def name_of(self, guild_id: int, key: str) -> str:
        """Return what a format is called; its key when it is gone."""
        found = self.of(guild_id).all.get(key)
        return found.name if found else key

    def put(self, one: OwnFormat) -> None:
        """Take in a format that was saved."""
        self._own.setdefault(one.guild_id, {})[one.key] = one.format

    def remove(self, one: OwnFormat) -> None:
        """Forget a format that was removed."""
        self._own.get(one.guild_id, {}).pop(one.key, None)
