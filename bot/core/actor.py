"""Who acts, and where: read anew from Discord at every press, and never from a custom id."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in a server's channel (for a thread, the channel it hangs on), as Discord says."""

    guild_id: int
    channel_id: int
    user_id: int
    moderator: bool
    keeper: bool = False
