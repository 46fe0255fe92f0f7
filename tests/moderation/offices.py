"""A server with a moderators' channel, for the tests of the desk."""

from __future__ import annotations

from typing import Any

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType

from bot.core import changes
from bot.core.changes import Change
from tests.simulated import World, last


def closed_channel(world: World, name: str = "moderators") -> ChannelHandle:
    """A channel that only moderators and the bot see."""
    everyone = world.app.get_guild(world.guild.id).default_role  # pyright: ignore[reportOptionalMemberAccess] (it is there)
    seen = discord.PermissionOverwrite(view_channel=True, send_messages=True)
    return world.guild.create_text_channel(
        name,
        overwrites={
            everyone: discord.PermissionOverwrite(view_channel=False),
            world.moderator: seen,
            _bot(world): seen,
        },
    )


async def open_to_all(world: World, channel: ChannelHandle) -> None:
    """Let everyone see a channel from now on."""
    world.env.backend.edit_channel(channel.id, {}, overwrites=[])
    await world.env.settle()


async def forbid_there(world: World, channel: ChannelHandle, **permissions: bool) -> None:
    """Let the bot do some things no longer in a channel."""
    denied = Overwrite(_bot(world).id, OverwriteType.MEMBER, deny=discord.Permissions(**permissions).value)
    world.env.backend.edit_channel(channel.id, {}, overwrites=[denied])
    await world.env.settle()


def _bot(world: World) -> Any:
    return world.app.user


async def choose_channel(world: World, channel: ChannelHandle) -> InteractionResult:
    """Let the moderator choose the moderators' channel."""
    return await fill(
        world, world.moderator, "Roles and channels", moderators_channel_id=[channel], unasked_a_day=["3"]
    )


async def fill(world: World, who: MemberActor, button: str, **filled: Any) -> InteractionResult:
    """Fill in one of the forms of `/desk settings`."""
    shown = await who.slash(world.channel, "desk settings")
    form = await who.click(last(shown), label=button)
    return await who.submit_modal(form, filled)


async def noted(world: World) -> list[Change]:
    """What is remembered of changes, newest first."""
    async with world.app.database.read() as tx:
        return [*await changes.latest(tx, world.guild.id, 50)]
