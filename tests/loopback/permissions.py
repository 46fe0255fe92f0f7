"""Who may do what where (docs: Permissions, "Permission Overwrites")."""

from __future__ import annotations

from tests.loopback.bits import ALL_PERMISSIONS, KEPT_IN_TIME_OUT, Permission
from tests.loopback.model import Channel, Guild, Member, Thread, User


def member_permissions(guild: Guild, member: Member) -> int:
    """What the roles give, before a channel's overwrites; a stay in time-out is not counted in."""
    if guild.owner_id == member.user.id:
        return ALL_PERMISSIONS
    bits = guild.roles[guild.id].permissions
    for role_id in member.roles:
        bits |= guild.roles[role_id].permissions
    return ALL_PERMISSIONS if bits & Permission.ADMINISTRATOR else bits


def _overwritten(bits: int, guild: Guild, member: Member, place: Channel) -> int:
    everyone = place.overwrites.get(guild.id)
    if everyone:
        bits = bits & ~everyone.deny | everyone.allow
    of_roles = [place.overwrites[role] for role in member.roles if role in place.overwrites]
    for overwrite in of_roles:
        bits &= ~overwrite.deny
    for overwrite in of_roles:
        bits |= overwrite.allow
    own = place.overwrites.get(member.user.id)
    return bits & ~own.deny | own.allow if own else bits


def permissions_in(channel: Channel, user: User, now: float) -> int:
    """A user's permissions in a channel; a thread has those of its parent. 0 if they cannot view it."""
    guild = channel.guild
    if guild is None:
        return ALL_PERMISSIONS if user.bot or user is channel.recipient else 0
    member = guild.members.get(user.id)
    if member is None:
        return 0
    bits = member_permissions(guild, member)
    if bits == ALL_PERMISSIONS:
        return bits
    place = channel.parent if isinstance(channel, Thread) and channel.parent else channel
    bits = _overwritten(bits, guild, member, place)
    if member.timed_out_until is not None and member.timed_out_until > now:
        bits &= KEPT_IN_TIME_OUT
    if not bits & Permission.VIEW_CHANNEL or _hidden_thread(channel, user, bits):
        return 0
    return bits


def _hidden_thread(channel: Channel, user: User, bits: int) -> bool:
    """A private thread is for its members and for who manages threads (docs: Threads)."""
    return (
        isinstance(channel, Thread)
        and channel.private
        and user.id not in channel.thread_members
        and not bits & Permission.MANAGE_THREADS
    )


def can(channel: Channel, user: User, wanted: int, now: float) -> bool:
    """Whether the user has all the wanted permissions in the channel."""
    return permissions_in(channel, user, now) & wanted == wanted


def sending(channel: Channel) -> Permission:
    """The permission that a message here needs (docs: Threads, "Permissions")."""
    in_thread = isinstance(channel, Thread)
    return Permission.SEND_MESSAGES_IN_THREADS if in_thread else Permission.SEND_MESSAGES
