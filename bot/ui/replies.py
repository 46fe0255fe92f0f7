"""The one door: every command, button, select and form answers through here, and so does every error."""

from __future__ import annotations

import asyncio
import functools
import inspect
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import Any, Concatenate, ParamSpec

import aiohttp
import discord
import structlog
from discord.ui import LayoutView, TextDisplay

from bot.core.errors import Refusal, Unavailable
from bot.core.metrics import Kind, Result
from bot.ui.app import Interaction

P = ParamSpec("P")
Show = Callable[[str], Sequence[LayoutView]]
Command = Callable[Concatenate[Interaction, P], Coroutine[Any, Any, None]]

NOBODY = discord.AllowedMentions.none()
GONE = 10062
"""Discord's code for an interaction that was not answered in time."""
ANSWERED = 40060
"""Discord's code for an interaction that has its first answer."""

FIRST_SECONDS = 3.0
"""How long Discord takes a first answer. After that it has it, or it is too late."""
LATER_SECONDS = 30.0
LATER_WAITS = (1.0, 4.0, 15.0, 60.0)
"""Seconds before "thinking" is replaced once more. That can be repeated for 15 minutes without harm."""

LOST = (aiohttp.ClientError, TimeoutError, OSError)
AWAY = (*LOST, discord.DiscordServerError, discord.RateLimited)
"""How it looks from here when Discord cannot be reached, or asks us to wait."""


def is_away(error: BaseException) -> bool:
    """Say whether an error means that Discord cannot be reached now, or wants to be left alone a while."""
    busy = isinstance(error, discord.HTTPException) and (error.status == 429 or error.status >= 500)
    return busy or isinstance(error, AWAY)


def card_of(text: str) -> LayoutView:
    """Return ``text`` as something to show on its own."""
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay[LayoutView](text))
    return view


async def answer(interaction: Interaction, shown: LayoutView | str, *, ephemeral: bool = True) -> None:
    """Show ``shown``: as the first answer, or in place of "thinking", or after what was shown before."""
    view = card_of(shown) if isinstance(shown, str) else shown
    given = _given(interaction)
    if given is None:
        send = partial(interaction.response.send_message, view=view, allowed_mentions=NOBODY)
        await _first(interaction, _MESSAGE, partial(send, ephemeral=ephemeral))
    elif given is _THINKING and not interaction.extras.get(_REPLACED):
        await _in_place(interaction, view)
    else:
        await interaction.followup.send(view=view, ephemeral=ephemeral, allowed_mentions=NOBODY)


async def replace(interaction: Interaction, shown: LayoutView) -> None:
    """Show ``shown`` in place of the message whose button was pressed."""
    given = _given(interaction)
    if given is _BUSY and not interaction.extras.get(_REPLACED):
        await _in_place(interaction, shown)
        return
    if given is not None:
        await answer(interaction, shown)
        return
    send = partial(interaction.response.edit_message, view=shown, allowed_mentions=NOBODY)
    await _first(interaction, discord.InteractionResponseType.message_update, send)


async def panel(interaction: Interaction, shown: LayoutView) -> None:
    """Show somebody's own panel, in place of the one before; what everybody sees stays as it is."""
    own = interaction.message is not None and interaction.message.flags.ephemeral
    await (replace if own else answer)(interaction, shown)


async def keep(interaction: Interaction) -> None:
    """Answer at once, and leave the message that was pressed as it is until `replace`."""
    await _first(interaction, _BUSY, interaction.response.defer)


async def think(interaction: Interaction) -> None:
    """Answer at once that it takes a moment; only this person sees it."""
    send = partial(interaction.response.defer, ephemeral=True, thinking=True)
    await _first(interaction, _THINKING, send)


async def _in_place(interaction: Interaction, view: LayoutView) -> None:
    await _later(interaction, view)
    interaction.extras[_REPLACED] = True  # what comes next stands below, and takes nobody's words away


def _given(interaction: Interaction) -> discord.InteractionResponseType | None:
    """Return what the first answer was, if there was one."""
    return interaction.response.type or interaction.extras.get(_HAS_IT)


async def _first(
    interaction: Interaction, kind: discord.InteractionResponseType, send: Callable[[], Awaitable[object]]
) -> None:
    """Give the first answer. When the line was cut, ask again: Discord then says whether it has it."""
    try:
        async with asyncio.timeout(FIRST_SECONDS):
            await send()
    except LOST:
        try:
            async with asyncio.timeout(FIRST_SECONDS):
                await send()
        except discord.HTTPException as error:
            if error.code != ANSWERED:
                raise
            interaction.extras[_HAS_IT] = kind
    interaction.extras[_SEEN_AT] = interaction.client.now()


async def _later(interaction: Interaction, view: LayoutView) -> None:
    """Put ``view`` in place of "thinking", after a while without Discord too: it may be somebody's words."""
    for seconds in (*LATER_WAITS, None):
        try:
            async with asyncio.timeout(LATER_SECONDS):
                await interaction.edit_original_response(view=view, allowed_mentions=NOBODY)
            return
        except Exception as error:
            if seconds is None or not is_away(error):
                raise
        await interaction.client.sleep(seconds)


@asynccontextmanager
async def door(interaction: Interaction, show: Show | None = None) -> AsyncGenerator[None]:
    """Turn whatever goes wrong inside into one kind sentence for the person who pressed.

    ``show`` makes of the sentence what they see: a form gives people their words back this way.
    """
    interaction.client.begin_work()
    with _counted(interaction):
        try:
            yield
        except Exception as error:
            interaction.extras[_RESULT] = _result(error)
            await _sorry(interaction, error, show or (lambda sentence: [card_of(sentence)]))


@contextmanager
def _counted(interaction: Interaction) -> Generator[None]:
    """Count the answer once, at the outermost door: how long its first part took, and how it ended."""
    if _RESULT in interaction.extras:
        yield
        return
    app, begun = interaction.client, interaction.client.now()
    interaction.extras[_RESULT] = "done"
    try:
        yield
    finally:
        answered = interaction.extras.get(_SEEN_AT) or app.now()
        kind = _KINDS.get(interaction.type, "other")
        app.metrics.answered(kind, interaction.extras[_RESULT], (answered - begun).total_seconds())


def _result(error: Exception) -> Result:
    match error:
        case Unavailable():
            return "database away"
        case Refusal() | discord.NotFound() | discord.Forbidden():
            return "refused"
        case _:
            return "Discord away" if is_away(error) else "bug"


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
    if isinstance(error, discord.HTTPException) and error.code in (GONE, ANSWERED):
        structlog.get_logger("replies").warning("answered too late", code=error.code)
        return
    try:
        for shown in show(_sentence(interaction, error)):
            await answer(interaction, shown)
    except (discord.HTTPException, *AWAY) as second:
        # Nobody can be told: Discord itself does not take the answer.
        structlog.get_logger("replies").warning("answer not taken", error=type(second).__name__)


def _sentence(interaction: Interaction, error: Exception) -> str:
    say = interaction.client.say_to(interaction)
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


_HAS_IT, _REPLACED, _RESULT, _SEEN_AT = "first answer", "replaced", "result", "seen at"
_KINDS: dict[discord.InteractionType, Kind] = {
    discord.InteractionType.application_command: "command",
    discord.InteractionType.component: "button",
    discord.InteractionType.modal_submit: "form",
}
_MESSAGE = discord.InteractionResponseType.channel_message
_THINKING = discord.InteractionResponseType.deferred_channel_message
_BUSY = discord.InteractionResponseType.deferred_message_update
