"""What the commands, buttons and jobs of signposts share: the lists in memory, and the way to change them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

import structlog

from bot.core.database import Tx
from bot.core.errors import Unavailable
from bot.core.zones import UTC
from bot.signposts.hours_words import Clock
from bot.signposts.listed import Change
from bot.signposts.memory import Memory, Seen
from bot.signposts.nearby import Nearby
from bot.ui.app import App, Interaction
from bot.ui.posts import Turns
from cogs.signposts.entry_text import Voice
from cogs.signposts.searching import Searches

Outcome = TypeVar("Outcome")

RETRY_SECONDS = 30.0


class Signposts:
    """Reading is from memory. A change goes to the database, and once it is there to memory.

    ``open_list`` and ``open_entry`` show a moderator's panels, so that each panel can lead to the others.
    """

    open_list: Callable[[Interaction], Awaitable[None]]
    open_entry: Callable[[Interaction, int, str], Awaitable[None]]

    def __init__(self, app: App) -> None:
        self._app = app
        self._turns = Turns()
        self.memory = Memory()
        self._near: dict[int | None, Nearby] = {}
        self.searches = Searches(self.memory, app.texts)

    def voice_to(self, interaction: Interaction) -> Voice:
        """Return how entries are told to whoever pressed: in their language, and by their clock."""
        voice, person = self.voice_at_desk(interaction), self._app.persons.of(interaction.user.id)
        clock = Clock(person.time_zone, own=True) if person.time_zone else self._clock(interaction.guild_id)
        return replace(voice, clock=clock)

    def voice_at_desk(self, interaction: Interaction) -> Voice:
        """Return the same by the clock of each service: its hours are compared with its own page."""
        app = self._app
        return Voice(app.say_to(interaction), app.language_to(interaction), app.now())

    def voice_in(self, guild_id: int) -> Voice:
        """Return how entries are told where all members of a server read them."""
        app = self._app
        return Voice(app.say_in(guild_id), app.language_in(guild_id), app.now(), self._clock(guild_id))

    def _clock(self, guild_id: int | None) -> Clock | None:
        """The clock of a server. Nobody goes by UTC: a server that never said its own has it."""
        zone = self._app.servers.of(guild_id).time_zone if guild_id is not None else None
        return Clock(zone) if zone and zone != UTC else None

    def seen(self, guild_id: int | None) -> Sequence[Seen]:
        """Return what the members of a server see now; nothing in a direct message."""
        return self.memory.seen(guild_id, self._app.now())

    def near(self, guild_id: int | None) -> Nearby:
        """Return what help can show in a server, made ready once for as long as its members see the same."""
        seen, ready = self.seen(guild_id), self._near.get(guild_id)
        if ready is None or ready.seen is not seen:
            ready = self._near[guild_id] = Nearby(seen)
        return ready

    async def change(self, guild_id: int, act: Callable[[Tx], Awaitable[Outcome]]) -> Outcome:
        """Do something to a server's list, one change after another, and remember how it is then.

        What comes out of it may be something else than a change: then the list is as it was.
        """
        async with self._turns.of(guild_id), self._app.database.write() as tx:
            outcome = await act(tx)
            if isinstance(outcome, Change):
                # Before anything that waits for the commit, such as putting right what was shared.
                tx.after(partial(self.memory.apply, guild_id, outcome))
        return outcome

    async def load(self) -> bool:
        """Read all lists into memory; say whether that went well."""
        try:
            async with self._app.database.read() as tx:
                await self.memory.load(tx)
        except Unavailable:
            structlog.get_logger("signposts").warning("lists not loaded")
        return self.memory.loaded

    async def load_at_last(self) -> None:
        """Go on trying until the database has given the lists."""
        while not self.memory.loaded:
            await self._app.sleep(RETRY_SECONDS)
            await self.load()
