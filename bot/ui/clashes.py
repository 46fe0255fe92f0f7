"""Two people who change the same thing at once: the second sees what the first one set, and decides.

app.service(Clashes).add("circle", Way(save, show))  # for Use mine, and for Keep what is there
await clashes.ask(interaction, Wanted("circle", channel_id, values, seen), clash)
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import discord
from discord.utils import format_dt

from bot.core.actor import Actor
from bot.core.changes import Change, Clash
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.ui import changed, permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp

MOST = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a moderator filled in: for a thing of this ``kind`` and ``key``, as changes name it.

    ``seen`` is the number of what they saw there (`bot.core.changes.fingerprint`).
    """

    kind: str
    key: int
    values: Mapping[str, Any]
    seen: int


@dataclass(frozen=True, slots=True)
class Way:
    """How a feature sets what somebody wanted after all, and how it shows what is there, with a sentence."""

    save: Callable[[Interaction, Wanted], Awaitable[None]]
    show: Callable[[Interaction, Wanted, str], Awaitable[None]]


class Clashes:
    """Held in memory: after a restart, the form is filled in once more."""

    def __init__(self) -> None:
        self._ways: dict[str, Way] = {}
        self._wanted: OrderedDict[int, tuple[int, int, Wanted]] = OrderedDict()

    def add(self, kind: str, way: Way) -> None:
        """Say how things of one kind are decided."""
        self._ways[kind] = way

    def way_of(self, wanted: Wanted) -> Way:
        """Return how this is decided."""
        return self._ways[wanted.kind]

    def put(self, id: int, by: Actor, wanted: Wanted) -> None:
        """Hold on to what somebody wanted."""
        self._wanted[id] = by.guild_id, by.user_id, wanted
        while len(self._wanted) > MOST:
            self._wanted.popitem(last=False)

    def take(self, id: int, by: Actor) -> Wanted:
        """Return what this person wanted, once. Raises Refusal when it is gone, or not theirs."""
        found = self._wanted.get(id)
        if found is None or found[:2] != (by.guild_id, by.user_id):
            raise Refusal("error-gone")
        return self._wanted.pop(id)[2]


class UseMine(
    Press, name="desk:use-mine", label="settings-use-mine", style=discord.ButtonStyle.primary, alone=True
):
    """Set what somebody wanted although another one was faster."""

    async def pressed(self, interaction: Interaction) -> None:
        clashes = interaction.client.service(Clashes)
        wanted = clashes.take(self.ids[0], permissions.moderator(interaction))
        await clashes.way_of(wanted).save(interaction, wanted)


class KeepTheirs(Press, name="desk:keep-theirs", label="settings-keep-theirs", alone=True):
    """Leave what the other one set."""

    async def pressed(self, interaction: Interaction) -> None:
        clashes = interaction.client.service(Clashes)
        wanted = clashes.take(self.ids[0], permissions.moderator(interaction))
        said = interaction.client.say_to(interaction)("settings-kept-theirs")
        await clashes.way_of(wanted).show(interaction, wanted, said)


BUTTONS = (UseMine, KeepTheirs)


async def ask(interaction: Interaction, wanted: Wanted, clash: Clash) -> None:
    """Show what somebody else set meanwhile beside what this person wants, and let them choose."""
    by, app, id = permissions.moderator(interaction), interaction.client, interaction.id
    app.service(Clashes).put(id, by, Wanted(wanted.kind, wanted.key, wanted.values, clash.seen))
    await replies.answer(interaction, _card(app, app.say_to(interaction), by, id, wanted, clash))


def _card(app: App, say: Say, by: Actor, id: int, wanted: Wanted, clash: Clash) -> Card:
    last = clash.last
    both = Change(0, by.guild_id, None, app.now(), wanted.kind, str(wanted.key), clash.there, clash.wanted)
    kind = app.undoers.of(both)
    lines = changed.lines(app, say, both, kind, "settings-clash-line") if kind is not None else []
    said = say("settings-clash-by", who=f"<@{last.by_user_id}>", when=format_dt(last.at, "R")) if last else ""
    return Card(
        say("settings-clash"),
        said,
        "\n".join(lines),
        rows=[[UseMine.of(say, id), KeepTheirs.of(say, id), GetHelp.of(say)]],
    )
