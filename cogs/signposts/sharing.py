"""Sharing an entry in a conversation, and putting right what was shared when the entry turns out wrong."""

from __future__ import annotations

import discord
import structlog

from bot.core.errors import Refusal, Unavailable
from bot.core.jobs import Job
from bot.signposts import actions
from bot.signposts.memory import Seen
from bot.signposts.store import shares
from bot.signposts.store.shares import Share
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.components import Card, Press
from cogs.signposts import desk_cards, search_cards
from cogs.signposts.service import Signposts


class ShareHere(Press, name="signposts:share", label="signpost-share"):
    """Post an entry here, as this member's offer."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app, id = permissions.actor(interaction), interaction.client, self.ids[0]
        seen = app.service(Signposts).memory.one(by.guild_id, id, app.now())
        if seen is None:
            raise Refusal("signpost-gone")
        channel_id = _place(interaction)
        await replies.think(interaction)
        channel = app.get_partial_messageable(channel_id)
        shown = card(app, by.guild_id, seen, by.user_id)
        message = await channel.send(view=shown, allowed_mentions=replies.NOBODY)
        try:
            async with app.database.write() as tx:
                await actions.shared(tx, by, id, message.id, channel_id, app.now())
        except (Refusal, Unavailable):
            await message.delete()  # what nobody could put right later must not stand there
            raise
        say = app.say_to(interaction)
        rows = [[TakeBack.of(say, message.id)]]
        await replies.answer(interaction, desk_cards.panel(say, say("signpost-shared"), rows=rows))


class TakeBack(Press, name="signposts:take-back", label="signpost-take-back"):
    """Take back what one shared oneself."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app, id = permissions.actor(interaction), interaction.client, self.ids[0]
        async with app.database.read() as tx:
            share = await shares.get(tx, by.guild_id, id)
        if share is None:
            raise Refusal("error-gone")
        if share.user_id != by.user_id:
            raise Refusal("signpost-take-back-not-yours")
        await replies.think(interaction)
        try:
            await _message(app, share).delete()
        except discord.NotFound:
            structlog.get_logger("signposts").info("shared message gone already")
        await forget(app, [id])
        say = app.say_to(interaction)
        await replies.answer(interaction, desk_cards.panel(say, say("signpost-taken-back")))


BUTTONS = (ShareHere, TakeBack)


async def correct(app: App, job: Job) -> None:
    """Put right every message of a server that shows an entry which changed or is gone."""
    guild_id, now = job.guild_id or 0, app.now()
    async with app.database.read() as tx:
        stale = await shares.stale(tx, guild_id)
    memory = app.service(Signposts).memory
    for share in stale:
        seen = memory.one(guild_id, share.signpost_id or 0, now)
        try:
            shown = card(app, guild_id, seen, share.user_id)
            await _message(app, share).edit(view=shown, allowed_mentions=replies.NOBODY)
        except (discord.NotFound, discord.Forbidden):
            await forget(app, [share.message_id])
            continue
        async with app.database.write() as tx:
            await shares.settle(tx, share.message_id)


async def forget(app: App, message_ids: list[int]) -> None:
    """Forget messages that are gone. Raises Unavailable."""
    async with app.database.write() as tx:
        await shares.forget(tx, message_ids)


def card(app: App, guild_id: int, seen: Seen | None, user_id: int) -> Card:
    """Return an entry as it stands in a conversation."""
    return search_cards.shared(app.service(Signposts).voice_in(guild_id), seen, user_id, [])


def _place(interaction: Interaction) -> int:
    """The channel to post in, where both this person and the bot may write. Raises Refusal."""
    in_thread = isinstance(interaction.channel, discord.Thread)
    needed = "send_messages_in_threads" if in_thread else "send_messages"
    if not getattr(interaction.permissions, needed):
        raise Refusal("signpost-share-not-here")
    allowed = interaction.app_permissions
    if not (allowed.view_channel and getattr(allowed, needed)):
        raise Refusal("signpost-share-bot-cannot")
    return interaction.channel_id or 0


def _message(app: App, share: Share) -> discord.PartialMessage:
    return app.get_partial_messageable(share.channel_id).get_partial_message(share.message_id)
