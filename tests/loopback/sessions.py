"""One bot's connection to the gateway, and what it may ask to hear again after a break."""

from __future__ import annotations

import asyncio
from collections import deque

from aiohttp import web

from tests.loopback.model import Guild, Json, encoded

BIG_FRAME = 100_000


class Session:
    """Numbers events, keeps them for RESUME, and sends them in order."""

    def __init__(self, id: str, intents: int, shard: tuple[int, int], large_threshold: int) -> None:
        self.id = id
        self.intents = intents
        self.shard = shard
        self.large_threshold = large_threshold
        self.sequence = 0
        self.socket: web.WebSocketResponse | None = None
        self._replay: deque[tuple[int, str]] = deque(maxlen=5000)
        self._outbox: asyncio.Queue[str] = asyncio.Queue()

    def owns(self, guild: Guild | None) -> bool:
        """Whether a server is on this shard; DMs are on shard 0 (docs: Gateway, "Sharding")."""
        number, count = self.shard
        return ((guild.id >> 22) % count if guild else 0) == number

    def push(self, event: str, data: Json) -> None:
        """Send an event, now or after a RESUME."""
        self.push_encoded(event, encoded(data))

    def push_encoded(self, event: str, data: str) -> None:
        """The same for data that is JSON already."""
        self.sequence += 1
        frame = f'{{"op":0,"t":"{event}","s":{self.sequence},"d":{data}}}'
        if len(frame) > BIG_FRAME:
            self._replay.clear()
        else:
            self._replay.append((self.sequence, frame))
        if self.socket is not None:
            self._outbox.put_nowait(frame)

    def can_replay_from(self, sequence: int) -> bool:
        """Whether nothing after this event has been forgotten."""
        oldest = self._replay[0][0] if self._replay else self.sequence + 1
        return oldest - 1 <= sequence <= self.sequence

    def attach(self, socket: web.WebSocketResponse, *, after: int | None = None) -> None:
        """Use a new connection; `after` is the last event the bot saw, later ones are sent again."""
        self.socket = socket
        self._outbox = asyncio.Queue()
        if after is not None:
            for sequence, frame in self._replay:
                if sequence > after:
                    self._outbox.put_nowait(frame)

    def detach(self, socket: web.WebSocketResponse) -> None:
        """The connection is gone, unless a newer one took its place."""
        if self.socket is socket:
            self.socket = None

    async def write(self, socket: web.WebSocketResponse) -> None:
        """Send what is pushed, in order, until cancelled or cut."""
        outbox = self._outbox
        while not socket.closed:
            await socket.send_str(await outbox.get())
