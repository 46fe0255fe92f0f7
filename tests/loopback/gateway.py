"""The gateway: HELLO, IDENTIFY, RESUME, heartbeats, and events by intents (docs: Gateway)."""

from __future__ import annotations

import asyncio
import json
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from tests.loopback import guild_create, payloads
from tests.loopback.bits import PRIVILEGED, Intent
from tests.loopback.events import message_intent, without_words
from tests.loopback.model import Channel, Guild, Json, Message, encoded
from tests.loopback.permissions import permissions_in
from tests.loopback.sessions import Session

if TYPE_CHECKING:
    from tests.loopback.world import World

HEARTBEAT_MS = 41_250
HELLO: Json = {"op": 10, "s": None, "t": None, "d": {"heartbeat_interval": HEARTBEAT_MS, "_trace": []}}


class Gateway:
    """All sessions of the world's bot. `readies` counts READY, `resumes` RESUMED."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._sessions: dict[str, Session] = {}
        self._sockets: dict[web.WebSocketResponse, web.Request] = {}
        self._refusing = 0
        self._lost: set[int] = set()
        self.answers_heartbeats = True
        self.readies = 0
        self.resumes = 0
        self.intents = 0

    @property
    def connected(self) -> bool:
        """Whether a bot is there now."""
        return any(session.socket is not None for session in self._sessions.values())

    def tell(
        self,
        event: str,
        data: Json,
        intent: int = 0,
        *,
        guild: Guild | None = None,
        channel: Channel | None = None,
    ) -> None:
        """Send an event to whom asked for it by intents and, of a channel, can see it."""
        if not self._sessions or (channel is not None and not self._visible(channel)):
            return
        place = channel.guild if channel is not None else guild
        text = encoded(data)
        for session in self._hearers(intent, place):
            session.push_encoded(event, text)

    def tell_message(self, event: str, message: Message) -> None:
        """Send a message, without its words to whom may not read them."""
        if not self._sessions or not self._visible(message.channel):
            return
        full = payloads.of_message(message, self._world.base_url) | payloads.of_place(message)
        shy = without_words(full, message, self._world.bot)
        for session in self._hearers(message_intent(message.channel), message.channel.guild):
            session.push(event, full if session.intents & Intent.MESSAGE_CONTENT else shy)

    def introduce(self, guild: Guild) -> None:
        """Tell a connected bot of a server that it just joined."""
        for session in self._hearers(Intent.GUILDS, guild):
            session.push_encoded("GUILD_CREATE", guild_create.text(self._world, guild, session))

    def lose(self, guild: Guild) -> None:
        """Have a server fall silent, as in an outage of Discord's own."""
        self.tell("GUILD_DELETE", {"id": str(guild.id), "unavailable": True}, Intent.GUILDS, guild=guild)
        self._lost.add(guild.id)

    def find_again(self, guild: Guild) -> None:
        """Have a server that was lost speak again."""
        self._lost.remove(guild.id)
        self.introduce(guild)

    def _hearers(self, intent: int, guild: Guild | None) -> list[Session]:
        if guild is not None and guild.id in self._lost:
            return []
        sessions = list(self._sessions.values())
        return [s for s in sessions if s.owns(guild) and s.intents & intent == intent]

    def _visible(self, channel: Channel) -> bool:
        return permissions_in(channel, self._world.bot, self._world.clock.now()) != 0

    async def drop(self, code: int = 4000, *, cut: bool = False) -> None:
        """Close every connection: politely with a code, or by cutting the line. Sessions can be resumed."""
        for socket, request in list(self._sockets.items()):
            if cut and request.transport is not None:
                request.transport.abort()
            else:
                await socket.close(code=code)

    async def ask_to_reconnect(self) -> None:
        """Send opcode 7."""
        for socket in list(self._sockets):
            await socket.send_json({"op": 7, "d": None})

    def forget_sessions(self) -> None:
        """The next RESUME is answered with INVALID_SESSION."""
        self._sessions.clear()

    def refuse(self, times: int = 1_000_000) -> None:
        """Answer the next connections with 503."""
        self._refusing = times

    def accept(self) -> None:
        """Let bots connect again."""
        self._refusing = 0

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One WebSocket connection, from HELLO to its end."""
        if self._refusing:
            self._refusing -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        self._sockets[socket] = request
        try:
            await socket.send_json(HELLO)
            await _Connection(self._world, self, socket).run()
        finally:
            del self._sockets[socket]
        return socket

    def session(self, id: str) -> Session | None:
        """A session that can be resumed."""
        return self._sessions.get(id)

    def open_session(self, ask: Json, socket: web.WebSocketResponse) -> Session:
        """Start a session after a good IDENTIFY; a shard's dead one is forgotten."""
        number, count = ask.get("shard") or (0, 1)
        shard = (int(number), int(count))
        session = Session(secrets.token_hex(16), ask["intents"], shard, ask.get("large_threshold", 50))
        dead = [s.id for s in self._sessions.values() if s.socket is None and s.shard == shard]
        for id in dead:
            del self._sessions[id]
        self._sessions[session.id] = session
        self.intents = session.intents
        session.attach(socket)
        return session


class _Connection:
    """What one connection says to us."""

    def __init__(self, world: World, gateway: Gateway, socket: web.WebSocketResponse) -> None:
        self._world = world
        self._gateway = gateway
        self._socket = socket
        self._session: Session | None = None
        self._writer: asyncio.Task[None] | None = None

    async def run(self) -> None:
        try:
            async for frame in self._socket:
                if frame.type is WSMsgType.TEXT:
                    await self._hear(json.loads(frame.data))
        finally:
            if self._session is not None:
                self._session.detach(self._socket)
            if self._writer is not None:
                self._writer.cancel()
                with suppress(asyncio.CancelledError, ConnectionError):
                    await self._writer

    async def _hear(self, frame: Json) -> None:
        opcode, data = frame.get("op"), frame.get("d")
        if opcode == 1:
            if self._gateway.answers_heartbeats:
                await self._socket.send_json({"op": 11})
        elif opcode == 2 and self._session is not None:
            await self._socket.close(code=4005, message=b"Already authenticated.")
        elif opcode == 2:
            await self._identify(data or {})
        elif opcode == 6:
            await self._resume(data or {})
        elif self._session is None:
            await self._socket.close(code=4003, message=b"Not authenticated.")
        elif opcode == 8:
            self._send_members(self._session, data or {})

    async def _identify(self, ask: Json) -> None:
        """4004 for a wrong token, 4014 for intents that are not allowed (docs: Gateway Close Event Codes)."""
        if not self._world.knows_token(ask.get("token")):
            await self._socket.close(code=4004, message=b"Authentication failed.")
            return
        if ask.get("intents", 0) & PRIVILEGED & ~self._world.privileged:
            await self._socket.close(code=4014, message=b"Disallowed intent(s).")
            return
        session = self._gateway.open_session(ask, self._socket)
        self._start_writing(session)
        self._greet(session)
        self._gateway.readies += 1

    def _greet(self, session: Session) -> None:
        world = self._world
        guilds = [
            guild for guild in world.guilds.values() if session.owns(guild) and world.bot.id in guild.members
        ]
        session.push(
            "READY",
            {
                "v": 10,
                "user": payloads.of_user(world.bot),
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "resume_gateway_url": world.gateway_url,
                "shard": list(session.shard),
                "application": {"id": str(world.application_id), "flags": 0},
            },
        )
        if session.intents & Intent.GUILDS:
            for guild in guilds:
                session.push_encoded("GUILD_CREATE", guild_create.text(world, guild, session))

    async def _resume(self, ask: Json) -> None:
        """Replay what was missed, then RESUMED; INVALID_SESSION when that is not possible."""
        session = self._gateway.session(str(ask.get("session_id")))
        seen = int(ask.get("seq") or 0)
        if (
            session is None
            or not session.can_replay_from(seen)
            or not self._world.knows_token(ask.get("token"))
        ):
            await self._socket.send_json({"op": 9, "d": False})
            return
        session.attach(self._socket, after=seen)
        session.push("RESUMED", {"_trace": []})
        self._start_writing(session)
        self._gateway.resumes += 1

    def _start_writing(self, session: Session) -> None:
        self._session = session
        self._writer = asyncio.create_task(session.write(self._socket))

    def _send_members(self, session: Session, ask: Json) -> None:
        guild = self._world.guilds.get(int(ask.get("guild_id") or 0))
        if guild is not None:
            for chunk in guild_create.chunks(self._world, guild, session, ask):
                session.push("GUILD_MEMBERS_CHUNK", chunk)
