"""Acting as people, with what Discord's app would let them do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.loopback import messages, threads
from tests.loopback.bits import SELECTS, Ask, MessageKind, Part, Permission
from tests.loopback.commands import MENU_MESSAGE, slash_data
from tests.loopback.components import walk
from tests.loopback.drafts import Draft
from tests.loopback.errors import ApiError, NotPossible
from tests.loopback.filling import chosen_values, filled, listed_answers
from tests.loopback.handles import Handle, Modal
from tests.loopback.model import Channel, Json, Message, Thread, User
from tests.loopback.permissions import can, permissions_in, sending

if TYPE_CHECKING:
    from tests.loopback.world import World


class People:
    """What a person can do. What the app would not let them do raises NotPossible."""

    def __init__(self, world: World) -> None:
        self._world = world

    def slash(
        self, user: User, channel: Channel, command: str, options: dict[str, Any] | None = None
    ) -> Handle:
        """Use a slash command: `world.slash(ada, circle, "keep round", {"format": "weather"})`.

        Options may be texts, numbers, or a User, Channel or Role; choices are given by name or value.
        """
        data, found = slash_data(self._world, channel, command, options or {})
        self._check_may(user, channel, sending(channel))
        self._check_command(user, channel, found)
        return self._world.asking.send(Ask.COMMAND, user, channel, data)

    def autocomplete(self, user: User, channel: Channel, command: str, options: dict[str, Any]) -> Handle:
        """Type in an option (the last one named); `handle.choices` is what is offered."""
        focused = list(options)[-1]
        data, found = slash_data(self._world, channel, command, options, focused=focused)
        self._check_command(user, channel, found)
        return self._world.asking.send(Ask.AUTOCOMPLETE, user, channel, data)

    def menu(self, user: User, name: str, message: Message) -> Handle:
        """Open a message's menu and choose a command. Its bot gets the message with its words."""
        channel = message.channel
        command = self._world.commands.find(name, MENU_MESSAGE, channel.guild)
        self._check_command(user, channel, command)
        self._check_sees(user, message)
        payload = messages.payload_of(self._world, message)
        data: Json = {
            "id": command["id"],
            "name": name,
            "type": MENU_MESSAGE,
            "target_id": str(message.id),
            "resolved": {"messages": {str(message.id): payload}},
        }
        return self._world.asking.send(Ask.COMMAND, user, channel, data)

    def press(
        self, user: User, message: Message | None, *, label: str | None = None, custom_id: str | None = None
    ) -> Handle:
        """Press a button, found by its label or its custom id; `message` may be `handle.message`."""
        seen = self._check_sees(user, message)
        button = _find(seen, {Part.BUTTON}, "label", label, custom_id)
        return self._use(user, seen, button, {})

    def select(
        self,
        user: User,
        message: Message | None,
        values: Any,
        *,
        placeholder: str | None = None,
        custom_id: str | None = None,
    ) -> Handle:
        """Choose in a select: one label or several, or Users, Channels, Roles."""
        seen = self._check_sees(user, message)
        part = _find(seen, SELECTS, "placeholder", placeholder, custom_id)
        resolved: Json = {}
        label = part.get("placeholder") or part["custom_id"]
        chosen = chosen_values(self._world, part, label, listed_answers(values), resolved)
        return self._use(user, seen, part, {"values": chosen, "resolved": resolved})

    def _use(self, user: User, message: Message, part: Json, extra: Json) -> Handle:
        if part.get("disabled"):
            raise NotPossible(f"{part.get('label') or part['custom_id']!r} is greyed out")
        self._check_active(user, message.channel)
        data = {"custom_id": part["custom_id"], "component_type": part["type"], "id": part["id"]} | extra
        return self._world.asking.send(Ask.COMPONENT, user, message.channel, data, source=message)

    def submit(self, modal: Modal | Handle, values: dict[str, Any] | None = None) -> Handle:
        """Send a form: `{label of the field: text, choice, choices, or True for a tick}`."""
        form = modal.modal if isinstance(modal, Handle) else modal
        opener = form.handle
        components, resolved = filled(self._world, form.components, values or {})
        data: Json = {"custom_id": form.data["custom_id"], "components": components, "resolved": resolved}
        source = opener.source
        return self._world.asking.send(Ask.MODAL_SUBMIT, opener.user, opener.channel, data, source=source)

    def raw_interaction(
        self,
        user: User,
        channel: Channel,
        data: Json,
        *,
        type: int = Ask.COMPONENT,
        source: Message | None = None,
        **overrides: Any,
    ) -> Handle:
        """Send anything at all, unchecked: a made-up custom id, another server's channel, a stranger.

        `overrides` replaces parts of the payload, such as `channel_id="1"` or `message={...}`.
        """
        return self._world.asking.send(type, user, channel, data, source=source, overrides=overrides)

    def forge_press(self, user: User, message: Message, custom_id: str, **overrides: Any) -> Handle:
        """Press a button that is not there, on a copy of the message that has it; nothing is checked."""
        button: Json = {"type": int(Part.BUTTON), "style": 2, "label": "?", "custom_id": custom_id, "id": 999}
        shown = messages.payload_of(self._world, message)
        shown["components"] = [*shown["components"], {"type": int(Part.ACTION_ROW), "components": [button]}]
        data = {"custom_id": custom_id, "component_type": int(Part.BUTTON), "id": 999}
        changes: Json = {"message": shown} | overrides
        return self.raw_interaction(user, message.channel, data, source=message, **changes)

    def replay(self, handle: Handle, **overrides: Any) -> Handle:
        """Send an interaction a second time, under a new id and token."""
        return self._world.asking.replay(handle, overrides)

    def say(
        self,
        user: User,
        channel: Channel,
        content: str,
        *,
        reply_to: Message | None = None,
        ping: bool = True,
    ) -> Message:
        """Write a message; `ping=False` is a reply with the mention turned off."""
        self._check_may(user, channel, sending(channel))
        if not 0 < len(content) <= 2000:
            raise NotPossible("a message has 1 to 2,000 characters")
        if isinstance(channel, Thread):
            try:
                threads.open_for_message(self._world, channel, user)
            except ApiError as error:
                raise NotPossible(str(error)) from None
        allowed: Json = {"parse": ["users", "roles", "everyone"], "replied_user": ping}
        kind = MessageKind.DEFAULT if reply_to is None else MessageKind.REPLY
        draft = Draft(content=content, allowed_mentions=allowed)
        return messages.post(self._world, channel, user, draft, kind=kind, reference=reply_to)

    def _check_command(self, user: User, channel: Channel, command: Json) -> None:
        self._check_may(user, channel, Permission.USE_APPLICATION_COMMANDS)
        contexts = command.get("contexts")
        place = 0 if channel.guild else 1
        if (contexts is not None and place not in contexts) or (place and command["dm_permission"] is False):
            raise NotPossible(f"/{command['name']} does not show here")
        needed = command.get("default_member_permissions")
        now = self._world.clock.now()
        if needed and not can(channel, user, int(needed), now):
            raise NotPossible(f"/{command['name']} does not show for {user.name}")

    def _check_may(self, user: User, channel: Channel, wanted: Permission) -> None:
        if not can(channel, user, wanted, self._world.clock.now()):
            raise NotPossible(f"{user.name} lacks {wanted.name} in {channel.name or 'this DM'}")

    def _check_sees(self, user: User, message: Message | None) -> Message:
        if message is None:
            raise NotPossible("there is no message (yet), or it was deleted")
        seen = permissions_in(message.channel, user, self._world.clock.now()) & Permission.VIEW_CHANNEL
        if message.deleted or not seen or message.seen_by not in (None, user):
            raise NotPossible(f"{user.name} does not see this message")
        return message

    def _check_active(self, user: User, channel: Channel) -> None:
        """Who is in time-out can press nothing (docs: Guild, "Timing out members")."""
        guild = channel.guild
        member = guild.members.get(user.id) if guild else None
        if member and member.timed_out_until and member.timed_out_until > self._world.clock.now():
            raise NotPossible(f"{user.name} is in time-out")


def _find(
    message: Message, kinds: frozenset[int] | set[Part], key: str, shown: str | None, custom_id: str | None
) -> Json:
    parts = [part for part in walk(message.components) if part["type"] in kinds and "custom_id" in part]
    if shown is None and custom_id is None and len(parts) == 1:
        return parts[0]
    for part in parts:
        if custom_id is not None and part["custom_id"] == custom_id:
            return part
        if shown is not None and part.get(key) == shown:
            return part
    there = [part.get(key) or part["custom_id"] for part in parts]
    raise NotPossible(f"there is no {shown or custom_id!r} here; there are {there}")
