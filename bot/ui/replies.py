"""The one door: every command, button, select and form answers through here, and so does every error."""

from __future__ import annotations

import functools
import inspect
import secrets
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any, Concatenate, ParamSpec

import aiohttp
import discord
import structlog
from discord.ui import LayoutView, TextDisplay

from bot.core.errors import Refusal
from bot.ui.app import Interaction

P = ParamSpec("P")
Show = Callable[[str], Sequence[LayoutView]]
Command = Callable[Concatenate[Interaction, P], Coroutine[Any, Any, None]]

NOBODY = discord.AllowedMentions.none()
GONE = 10062
"""Discord's code for an interaction that was not answered in time."""

AWAY = (aiohttp.ClientError, TimeoutError, OSError, discord.DiscordServerError, discord.RateLimited)
"""How it looks from here when Discord cannot be reached, or asks us to wait."""


def is_away(error: BaseException) -> bool:
    """Say whether an error means that Discord cannot be reached now, or wants to be left alone a while."""
    return isinstance(error, AWAY) or (isinstance(error, discord.HTTPException) and error.status == 429)


def card_of(text: str) -> LayoutView:
    """Return ``text`` as something to show on its own."""
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay[LayoutView](text))
    return view


async def answer(interaction: Interaction, shown: LayoutView | str, *, ephemeral: bool = True) -> None:
    """Show ``shown``: as the first answer, or in place of "thinking", or after what was shown before."""
    view = card_of(shown) if isinstance(shown, str) else shown
    if not interaction.response.is_done():
        await interaction.response.send_message(view=view, ephemeral=ephemeral, allowed_mentions=NOBODY)
    elif interaction.response.type in _THINKING:
        await interaction.edit_original_response(view=view, allowed_mentions=NOBODY)
    else:
        await interaction.followup.send(view=view, ephemeral=ephemeral, allowed_mentions=NOBODY)


async def replace(interaction: Interaction, shown: LayoutView) -> None:
    """Show ``shown`` in place of the message whose button was pressed."""
    if interaction.response.is_done():
        await answer(interaction, shown)
    else:
        await interaction.response.edit_message(view=shown, allowed_mentions=NOBODY)


async def think(interaction: Interaction) -> None:
    """Answer at once that it takes a moment; only this person sees it."""
    await interaction.response.defer(ephemeral=True, thinking=True)


@asynccontextmanager
async def door(interaction: Interaction, show: Show | None = None) -> AsyncGenerator[None]:
    """Turn whatever goes wrong inside into one kind sentence for the person who pressed.

    ``show`` makes of the sentence what they see: a form gives people their words back this way.
    """
    try:
        yield
    except Exception as error:
        await _sorry(interaction, error, show or (lambda sentence: [card_of(sentence)]))


def guarded(callback: Command[P]) -> Callable[Concatenate[Interaction, P], Coroutine[Any, Any, None]]:
    """Bring the errors of a command's callback to the one door."""

    @functools.wraps(callback)
    async def inside(interaction: Interaction, *args: P.args, **kwargs: P.kwargs) -> None:
        async with door(interaction):
            await callback(interaction, *args, **kwargs)

    # discord.py reads the options from here, and would look up their types in this module.
    inside.__signature__ = inspect.signature(callback, eval_str=True)  # pyright: ignore[reportAttributeAccessIssue] (functions take attributes)
    return inside


async def _sorry(interaction: Interaction, error: Exception, show: Show) -> None:
    if isinstance(error, discord.NotFound) and error.code == GONE:
        structlog.get_logger("replies").warning("answered too late")
        return
    try:
        for shown in show(_sentence(interaction, error)):
            await answer(interaction, shown)
    except (discord.HTTPException, *AWAY) as second:
        # Nobody can be told: Discord itself does not take the answer.
        structlog.get_logger("replies").warning("answer not taken", error=type(second).__name__)


def _sentence(interaction: Interaction, error: Exception) -> str:
    say = interaction.client.say
    match error:
        case Refusal():
            if error.__cause__ is not None:
                structlog.get_logger("replies").warning("refused", key=error.key, exc_info=error.__cause__)
            return say(error.key, **error.arguments)
        case discord.NotFound():
            return say("error-gone")
        case discord.Forbidden():
            return say("error-discord-refused")
        case _ if is_away(error):
            structlog.get_logger("replies").warning("Discord away", error=type(error).__name__)
            return say("error-discord-away")
        case _:
            reference = secrets.token_hex(3)
            structlog.get_logger("replies").error("bug", reference=reference, exc_info=error)
            return say("error-bug", reference=reference)


_THINKING = (
    discord.InteractionResponseType.deferred_channel_message,
    discord.InteractionResponseType.deferred_message_update,
)
