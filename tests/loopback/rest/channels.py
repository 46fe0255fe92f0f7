"""Channels and threads (docs: Channel)."""

from __future__ import annotations

from typing import Any

from tests.loopback import payloads, threads
from tests.loopback.bits import ChannelKind, Intent, Permission
from tests.loopback.errors import (
    missing_permissions,
    unknown_member,
    unknown_user,
    wrong_channel_kind,
)
from tests.loopback.limits import Limit
from tests.loopback.model import Channel, Json, Thread, User
from tests.loopback.rest.call import Call, Route

RENAME = Limit(2, 600)
"""A channel's name and topic can be changed twice in ten minutes; Discord does not announce it."""


def get(call: Call) -> Json:
    return payloads.of_channel(call.channel)


def change(call: Call) -> Json:
    channel = call.channel
    if isinstance(channel, Thread):
        _check_may_change(call, channel)
        threads.change(call.world, channel, call.form)
        return payloads.of_channel(channel)
    call.need(Permission.MANAGE_CHANNELS)
    channel.name = call.form.get("name", channel.name)
    channel.topic = call.form.get("topic", channel.topic)
    channel.rate_limit_per_user = call.form.get("rate_limit_per_user") or 0
    payload = payloads.of_channel(channel)
    call.world.gateway.tell("CHANNEL_UPDATE", payload, Intent.GUILDS, guild=channel.guild)
    return payload


def _check_may_change(call: Call, thread: Thread) -> None:
    """To open an unlocked thread one needs only to send there; its owner may name and close it."""
    form, bot = call.form, call.world.bot
    opens = form.keys() <= {"archived"} and form.get("archived") is False and not thread.locked
    owns = thread.owner_id == bot.id and not {"rate_limit_per_user", "locked"} & form.keys()
    if not opens and not owns:
        call.need(Permission.MANAGE_THREADS)


def delete(call: Call) -> Json:
    channel = call.channel
    payload = payloads.of_channel(channel)
    if channel.guild is not None:
        thread = isinstance(channel, Thread)
        call.need(Permission.MANAGE_THREADS if thread else Permission.MANAGE_CHANNELS)
        call.world.delete_channel(channel)
    return payload


def type_in(call: Call) -> None:
    call.world.typing.append(call.channel)


def _start(call: Call, wanted: Permission, **more: Any) -> Json:
    channel, form = call.channel, call.form
    if isinstance(channel, Thread) or channel.guild is None:
        raise wrong_channel_kind()
    call.need(wanted)
    threads.check_thread_form(form)
    minutes = form.get("auto_archive_duration") or 4320
    thread = threads.start(
        call.world, channel, call.world.bot, form["name"], auto_archive_minutes=minutes, **more
    )
    thread.rate_limit_per_user = form.get("rate_limit_per_user") or 0
    own = payloads.of_thread_member(thread, call.world.bot.id)
    return payloads.of_channel(thread) | {"member": own}


def start_from_message(call: Call) -> Json:
    """A message can start one thread only (160004)."""
    needed = Permission.CREATE_PUBLIC_THREADS | Permission.READ_MESSAGE_HISTORY
    return _start(call, needed, message=call.message)


def start(call: Call) -> Json:
    """Without a message: private unless type 11 is asked for (docs: "Start Thread without Message")."""
    private = call.form.get("type", ChannelKind.PRIVATE_THREAD) == ChannelKind.PRIVATE_THREAD
    wanted = Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS
    return _start(call, wanted, private=private, invitable=bool(call.form.get("invitable", True)))


def _thread(call: Call) -> Thread:
    channel = call.channel
    if not isinstance(channel, Thread):
        raise wrong_channel_kind()
    return channel


def join(call: Call) -> None:
    thread = _thread(call)
    threads.check_open(thread)
    threads.add(call.world, thread, call.world.bot)


def leave(call: Call) -> None:
    thread = _thread(call)
    threads.check_open(thread)
    threads.remove(call.world, thread, call.world.bot)


def _member(call: Call, channel: Channel) -> User:
    user = call.world.users.get(call.id("user_id"))
    if user is None:
        raise unknown_user()
    if channel.guild is None or user.id not in channel.guild.members:
        raise unknown_member()
    return user


def add_member(call: Call) -> None:
    """Needs to send in the thread; in one that is not invitable, to own or manage it."""
    thread = _thread(call)
    threads.check_open(thread)
    call.need(Permission.SEND_MESSAGES_IN_THREADS)
    if not thread.invitable and thread.owner_id != call.world.bot.id:
        call.need(Permission.MANAGE_THREADS)
    threads.add(call.world, thread, _member(call, thread))


def remove_member(call: Call) -> None:
    """Needs to manage threads, or to own a private one."""
    thread = _thread(call)
    threads.check_open(thread)
    if not (thread.private and thread.owner_id == call.world.bot.id):
        call.need(Permission.MANAGE_THREADS)
    user = call.world.users.get(call.id("user_id"))
    if user is None:
        raise unknown_user()
    threads.remove(call.world, thread, user)


def member(call: Call) -> Json:
    thread = _thread(call)
    if call.id("user_id") not in thread.thread_members:
        raise unknown_member()
    return payloads.of_thread_member(thread, call.id("user_id"))


def members(call: Call) -> list[Json]:
    """Needs the members intent (docs: "List Thread Members")."""
    thread = _thread(call)
    if not call.world.privileged & Intent.GUILD_MEMBERS:
        raise missing_permissions()
    return [payloads.of_thread_member(thread, user_id) for user_id in thread.thread_members]


def _archived(call: Call, *, private: bool) -> Json:
    call.need(Permission.READ_MESSAGE_HISTORY)
    guild, channel = call.channel.guild, call.channel
    found = [] if guild is None else [t for t in guild.threads() if t.parent is channel and t.archived]
    listed = [payloads.of_channel(thread) for thread in found if thread.private is private]
    return {"threads": listed, "members": [], "has_more": False}


def archived_public(call: Call) -> Json:
    return _archived(call, private=False)


def archived_private(call: Call) -> Json:
    call.need(Permission.MANAGE_THREADS)
    return _archived(call, private=True)


_CHANNEL = "/channels/{channel_id}"
_MEMBERS = f"{_CHANNEL}/thread-members"
ROUTES = (
    Route("GET", _CHANNEL, get),
    Route("PATCH", _CHANNEL, change),
    Route("DELETE", _CHANNEL, delete),
    Route("POST", f"{_CHANNEL}/typing", type_in),
    Route("POST", f"{_CHANNEL}/threads", start, status=201),
    Route("POST", f"{_CHANNEL}/messages/{{message_id}}/threads", start_from_message, status=201),
    Route("GET", f"{_CHANNEL}/threads/archived/public", archived_public),
    Route("GET", f"{_CHANNEL}/threads/archived/private", archived_private),
    Route("GET", _MEMBERS, members),
    Route("PUT", f"{_MEMBERS}/@me", join),
    Route("DELETE", f"{_MEMBERS}/@me", leave),
    Route("GET", f"{_MEMBERS}/{{user_id}}", member),
    Route("PUT", f"{_MEMBERS}/{{user_id}}", add_member),
    Route("DELETE", f"{_MEMBERS}/{{user_id}}", remove_member),
)
