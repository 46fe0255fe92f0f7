"""Messages and pins (docs: Message)."""

from __future__ import annotations

import bisect

from tests.loopback import messages, threads
from tests.loopback.bits import ChannelKind, Intent, MessageFlag, MessageKind, Permission
from tests.loopback.drafts import Draft, check_nonce, read_draft
from tests.loopback.errors import (
    closed_dms,
    invalid_form,
    missing_permissions,
    no_history_no_reply,
    not_own_message,
    wrong_channel_kind,
)
from tests.loopback.events import without_words
from tests.loopback.ids import iso, time_of
from tests.loopback.limits import Limit
from tests.loopback.model import Channel, Json, Message, Thread, listed
from tests.loopback.permissions import sending
from tests.loopback.rest.call import Call, Route

CREATE = Limit(5, 5.0)
EDIT = Limit(5, 5.0)
DELETE = Limit(5, 1.0)
SYSTEM_KINDS = frozenset({MessageKind.THREAD_STARTER_MESSAGE, MessageKind.RECIPIENT_ADD})


def _shown(call: Call, message: Message) -> Json:
    """As the bot may read it; REST goes by what the application was granted, not by a session's intents."""
    payload = messages.payload_of(call.world, message)
    if call.world.privileged & Intent.MESSAGE_CONTENT:
        return payload
    return without_words(payload, message, call.world.bot)


def create(call: Call) -> Json:
    """Post, unless this enforced nonce was used a moment ago: then the message of that time is the answer."""
    world, channel, form = call.world, call.channel, call.form
    _check_can_send(call, channel)
    draft = read_draft(form, call.uploads)
    draft.flags &= ~MessageFlag.EPHEMERAL
    _check_may_carry(call, draft)
    reference = _reference(call, channel)
    nonce = None if form.get("nonce") is None else str(form["nonce"])
    key = (world.bot.id, channel.id, nonce or "")
    if nonce is not None:
        check_nonce(nonce)
        earlier = world.remembered(key) if form.get("enforce_nonce") else None
        if earlier is not None:
            return _shown(call, earlier)
    if isinstance(channel, Thread):
        threads.open_for_message(world, channel, world.bot)
    kind = MessageKind.DEFAULT if reference is None else MessageKind.REPLY
    message = messages.post(world, channel, world.bot, draft, kind=kind, reference=reference, nonce=nonce)
    if form.get("enforce_nonce"):
        world.nonces[key] = (world.clock.now(), message)
    return _shown(call, message)


def _check_can_send(call: Call, channel: Channel) -> None:
    """50007 for a closed DM or a stranger, 50013 where the bot may not write."""
    person = channel.recipient
    if channel.guild is None and person is not None:
        shared = any(person.id in guild.members for guild in call.world.guilds.values())
        if not person.accepts_dms or not shared:
            raise closed_dms()
        return
    if channel.kind in (ChannelKind.CATEGORY, ChannelKind.FORUM):
        raise wrong_channel_kind()
    call.need(sending(channel))


def _check_may_carry(call: Call, draft: Draft) -> None:
    """Files and embeds need permissions of their own."""
    if draft.uploads:
        call.need(Permission.ATTACH_FILES)
    if draft.embeds:
        call.need(Permission.EMBED_LINKS)


def _reference(call: Call, channel: Channel) -> Message | None:
    """A reply needs to read history (160002) and a message that exists (50035), unless told otherwise."""
    reference = call.form.get("message_reference")
    if not reference:
        return None
    if not call.permissions & Permission.READ_MESSAGE_HISTORY:
        raise no_history_no_reply()
    target = channel.messages.get(int(reference["message_id"]))
    if target is None and reference.get("fail_if_not_exists", True):
        fault = ("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message")
        raise invalid_form([fault])
    return target


def edit(call: Call) -> Json:
    """Only one's own (50005), not in an archived thread (50083)."""
    message = call.message
    if message.author is not call.world.bot:
        raise not_own_message()
    threads.check_open(message.channel)
    messages.edit(call.world, message, call.form, call.uploads)
    return _shown(call, message)


def delete(call: Call) -> None:
    """One's own, or with Manage Messages; not in an archived thread (50083)."""
    message = call.message
    threads.check_open(message.channel)
    if message.author is not call.world.bot:
        call.need(Permission.MANAGE_MESSAGES)
    messages.delete(call.world, message)


def get(call: Call) -> Json:
    call.need(Permission.READ_MESSAGE_HISTORY)
    return _shown(call, call.message)


def history(call: Call) -> list[Json]:
    """Newest first, 1 to 100; nothing without Read Message History (docs: "Get Channel Messages")."""
    limit = int(call.query.get("limit", 50))
    if not 1 <= limit <= 100:
        raise invalid_form([("limit", "NUMBER_TYPE_COERCE", "int value should be between 1 and 100.")])
    channel = call.channel
    if not call.permissions & Permission.READ_MESSAGE_HISTORY:
        return []
    return [_shown(call, message) for message in _page(channel, call.query, limit)]


def _page(channel: Channel, query: dict[str, str], limit: int) -> list[Message]:
    """`after` gives the oldest ones after it, `around` half on each side; always newest first."""
    ids = list(channel.messages)
    if "after" in query:
        start = bisect.bisect_right(ids, int(query["after"]))
        chosen = ids[start : start + limit]
    elif "around" in query:
        middle = bisect.bisect_left(ids, int(query["around"]))
        chosen = ids[max(0, middle - limit // 2) :][:limit]
    else:
        end = bisect.bisect_left(ids, int(query["before"])) if "before" in query else len(ids)
        chosen = ids[max(0, end - limit) : end]
    return [channel.messages[id] for id in reversed(chosen)]


def pin(call: Call) -> None:
    _set_pin(call, pinned=True)


def unpin(call: Call) -> None:
    _set_pin(call, pinned=False)


def _set_pin(call: Call, *, pinned: bool) -> None:
    """Needs Pin Messages (docs: Message, "Pin Message")."""
    message = call.message
    threads.check_open(message.channel)
    if message.channel.guild is not None and not call.permissions & Permission.PIN_MESSAGES:
        raise missing_permissions()
    if message.pinned is not pinned:
        messages.pin(call.world, message, pinned=pinned)


def pins(call: Call) -> Json:
    pinned = [message for message in call.channel.messages.values() if message.pinned]
    items: list[Json] = [
        {"pinned_at": iso(time_of(message.id)), "message": _shown(call, message)}
        for message in reversed(pinned)
    ]
    return {"items": items, "has_more": False}


def bulk_delete(call: Call) -> None:
    """2 to 100 messages, with Manage Messages."""
    call.need(Permission.MANAGE_MESSAGES)
    ids = [int(id) for id in listed(call.form, "messages")]
    if not 2 <= len(ids) <= 100:
        raise invalid_form([("messages", "BASE_TYPE_BAD_LENGTH", "Must be between 2 and 100 in length.")])
    for id in ids:
        if message := call.channel.messages.get(id):
            messages.delete(call.world, message)


_LIST = "/channels/{channel_id}/messages"
_ONE = f"{_LIST}/{{message_id}}"
ROUTES = (
    Route("POST", _LIST, create, CREATE),
    Route("GET", _LIST, history),
    Route("POST", f"{_LIST}/bulk-delete", bulk_delete),
    Route("GET", f"{_LIST}/pins", pins),
    Route("PUT", f"{_LIST}/pins/{{message_id}}", pin),
    Route("DELETE", f"{_LIST}/pins/{{message_id}}", unpin),
    Route("GET", _ONE, get),
    Route("PATCH", _ONE, edit, EDIT),
    Route("DELETE", _ONE, delete, DELETE),
)
