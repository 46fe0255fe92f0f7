"""Showing somebody where they stand. The buttons on that panel show it again, so it is handed to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.buddies import joining
from bot.buddies.joining import Standing
from bot.core.texts import Say
from bot.ui import permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Card


@dataclass(frozen=True, slots=True)
class Seen:
    """What the panel is drawn from. ``changing``: with the steps in which things are changed."""

    standing: Standing
    guild_id: int
    user_id: int
    said: str
    changing: bool


@dataclass(frozen=True, slots=True)
class OwnPanel:
    """How the panel is drawn."""

    draw: Callable[[Say, Seen], Card]


async def show(interaction: Interaction, said: str = "", *, changing: bool = False) -> None:
    """Show the panel, in place of the one that was pressed if nobody else sees it."""
    by, app = permissions.actor(interaction), interaction.client
    async with app.database.read() as tx:
        standing = await joining.stand(tx, by.guild_id, by.user_id)
    seen = Seen(standing, by.guild_id, by.user_id, said, changing)
    shown = app.service(OwnPanel).draw(app.say_to(interaction), seen)
    private = interaction.message is not None and interaction.message.flags.ephemeral
    await (replies.replace if private else replies.answer)(interaction, shown)
