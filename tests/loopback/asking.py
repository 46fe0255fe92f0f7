"""Interactions as Discord sends them to a bot (docs: Receiving and Responding, "Interaction Structure")."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from tests.loopback import payloads
from tests.loopback.bits import Ask
from tests.loopback.handles import Handle
from tests.loopback.messages import payload_of
from tests.loopback.model import Channel, Json, Member, Message, User
from tests.loopback.permissions import permissions_in

if TYPE_CHECKING:
    from tests.loopback.world import World


class Asking:
    """Builds and sends interactions, and keeps them by their token."""

    def __init__(self, world: World) -> None:
        self._world = world

    def send(
        self,
        type: int,
        user: User,
        channel: Channel,
        data: Json,
        *,
        source: Message | None = None,
        overrides: Json | None = None,
    ) -> Handle:
        """Send one to the bot. `overrides` replaces any part of the payload."""
        world = self._world
        id, token = world.ids.new(), f"loopback-{secrets.token_urlsafe(24)}"
        payload = self._payload(type, user, channel, data, source)
        payload |= {"id": str(id), "token": token} | (overrides or {})
        handle = Handle(
            id=int(payload["id"]),
            token=payload["token"],
            type=payload["type"],
            user=user,
            channel=channel,
            payload=payload,
            created_at=world.clock.now(),
            source=source,
            metadata=self._metadata(id, type, user, source),
        )
        world.interactions[handle.token] = handle
        world.gateway.tell("INTERACTION_CREATE", payload, guild=channel.guild)
        return handle

    def replay(self, handle: Handle, overrides: Json) -> Handle:
        """Send the same once more with a new id and token, as a forger or a bad client would."""
        kept = {key: value for key, value in handle.payload.items() if key not in ("id", "token")}
        return self.send(
            handle.type,
            handle.user,
            handle.channel,
            handle.payload["data"],
            source=handle.source,
            overrides=kept | overrides,
        )

    def _payload(self, type: int, user: User, channel: Channel, data: Json, source: Message | None) -> Json:
        world, guild = self._world, channel.guild
        now = world.clock.now()
        mine, theirs = permissions_in(channel, world.bot, now), permissions_in(channel, user, now)
        payload: Json = {
            "version": 1,
            "application_id": str(world.application_id),
            "type": int(type),
            "channel_id": str(channel.id),
            "channel": payloads.of_channel(channel) | {"permissions": str(theirs)},
            "app_permissions": str(mine),
            "locale": user.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": 10_485_760,
            "data": data,
        }
        if source is not None:
            payload["message"] = payload_of(world, source)
        if guild is None:
            return payload | {
                "user": payloads.of_user(user),
                "context": 1,
                "authorizing_integration_owners": {"0": "0"},
            }
        member = guild.members.get(user.id) or Member(user, now)
        return payload | {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": payloads.of_member(member) | {"permissions": str(theirs)},
            "context": 0,
            "authorizing_integration_owners": {"0": str(guild.id)},
        }

    def _metadata(self, id: int, type: int, user: User, source: Message | None) -> Json:
        """What a message that answers says about where it comes from."""
        metadata: Json = {
            "id": str(id),
            "type": int(type),
            "user": payloads.of_user(user),
            "authorizing_integration_owners": {},
        }
        if type == Ask.COMPONENT and source is not None:
            metadata["interacted_message_id"] = str(source.id)
        if type == Ask.MODAL_SUBMIT:
            command: dict[str, Any] = {"type": int(Ask.COMMAND)}
            metadata["triggering_interaction_metadata"] = metadata | command
        return metadata
