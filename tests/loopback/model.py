"""The things Discord remembers: users, servers, channels, threads and messages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.loopback.bits import ChannelKind, MessageFlag, MessageKind

Json = dict[str, Any]


_encoder = json.JSONEncoder(separators=(",", ":"))


def encoded(data: Any) -> str:
    """JSON without spaces."""
    return _encoder.encode(data)


def listed(form: Json, key: str) -> list[Any]:
    """A list in a form; empty if it is absent or null."""
    return form.get(key) or []


@dataclass(slots=True, eq=False, repr=False)
class User:
    """An account. `accepts_dms=False` is a person who closed their DMs."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"
    accepts_dms: bool = True

    def __repr__(self) -> str:
        return f"<User {self.name}>"


@dataclass(slots=True, eq=False)
class Role:
    """A role of one server; @everyone has the server's own id."""

    id: int
    name: str
    permissions: int
    position: int = 1
    mentionable: bool = False
    managed_by: int | None = None


@dataclass(slots=True, eq=False, repr=False)
class Member:
    """A user in one server. `timed_out_until` is a Unix time in seconds."""

    user: User
    joined_at: float
    roles: set[int] = field(default_factory=set[int])
    nick: str | None = None
    timed_out_until: float | None = None

    def __repr__(self) -> str:
        return f"<Member {self.user.name}>"


@dataclass(slots=True)
class Overwrite:
    """What a channel allows and denies to a role (kind 0) or a member (kind 1)."""

    target_id: int
    kind: int
    allow: int = 0
    deny: int = 0


@dataclass(slots=True, eq=False, repr=False)
class Guild:
    """A server. `crowd` are members who exist only as ids, so that a big server costs nothing."""

    id: int
    name: str
    owner_id: int
    joined_at: float
    locale: str = "en-US"
    roles: dict[int, Role] = field(default_factory=dict[int, Role])
    members: dict[int, Member] = field(default_factory=dict[int, Member])
    channels: dict[int, Channel] = field(default_factory=dict[int, "Channel"])
    crowd: range = range(0)

    def __repr__(self) -> str:
        return f"<Guild {self.name!r} {self.id}>"

    def member_count(self) -> int:
        """How many members there are, the crowd included."""
        return len(self.members) + len(self.crowd)

    def threads(self) -> Iterator[Thread]:
        """All threads of this server."""
        return (channel for channel in self.channels.values() if isinstance(channel, Thread))


@dataclass(slots=True, eq=False, repr=False)
class Channel:
    """A channel of a server, a thread, or (with a recipient) a DM."""

    id: int
    kind: ChannelKind
    name: str = ""
    guild: Guild | None = None
    parent: Channel | None = None
    recipient: User | None = None
    topic: str | None = None
    position: int = 0
    overwrites: dict[int, Overwrite] = field(default_factory=dict[int, Overwrite])
    messages: dict[int, Message] = field(default_factory=dict[int, "Message"])
    last_message_id: int | None = None
    rate_limit_per_user: int = 0

    def __repr__(self) -> str:
        return f"<{self.kind.name} {self.name!r} {self.id}>"


@dataclass(slots=True, eq=False, repr=False)
class Thread(Channel):
    """A thread; `thread_members` maps a user id to the Unix time they joined."""

    owner_id: int = 0
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    auto_archive_minutes: int = 4320
    changed_at: float = 0.0
    thread_members: dict[int, float] = field(default_factory=dict[int, float])
    message_count: int = 0
    total_sent: int = 0

    @property
    def private(self) -> bool:
        """Whether only its members (and who manages threads) see it."""
        return self.kind is ChannelKind.PRIVATE_THREAD


@dataclass(slots=True, eq=False)
class Attachment:
    """A file on a message."""

    id: int
    filename: str
    data: bytes
    description: str | None = None


@dataclass(slots=True, eq=False, repr=False)
class Message:
    """A message as Discord keeps it. `seen_by` is the one who sees an ephemeral message."""

    id: int
    channel: Channel
    author: User
    kind: int = MessageKind.DEFAULT
    content: str = ""
    flags: int = 0
    components: list[Json] = field(default_factory=list[Json])
    embeds: list[Json] = field(default_factory=list[Json])
    attachments: list[Attachment] = field(default_factory=list[Attachment])
    allowed_mentions: Json | None = None
    mentions: list[User] = field(default_factory=list[User])
    mention_roles: list[int] = field(default_factory=list[int])
    mention_everyone: bool = False
    reference: Message | None = None
    nonce: str | None = None
    pinned: bool = False
    edited_at: float | None = None
    edits: int = 0
    thread: Thread | None = None
    seen_by: User | None = None
    asked: Json | None = None
    webhook_id: int | None = None
    deleted: bool = False

    def __repr__(self) -> str:
        words = self.content or "components" if self.components else self.content
        return f"<Message {self.id} of {self.author.name} in {self.channel!r}: {words!r}>"

    @property
    def ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return self.seen_by is not None

    @property
    def v2(self) -> bool:
        """Whether it is made of Components V2."""
        return bool(self.flags & MessageFlag.IS_COMPONENTS_V2)
