"""A small door for a third process, such as a benchmark, to act in the world: JSON in, JSON out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.loopback import payloads
from tests.loopback.components import text_of
from tests.loopback.errors import NotPossible
from tests.loopback.handles import Handle, NotAnswered
from tests.loopback.model import Channel, Json, Message, User
from tests.loopback.world import World

Action = Callable[[Json], Awaitable[Json]]


def add_routes(app: web.Application, world: World) -> None:
    """Put the door under /_world/<action>, all POST."""
    door = _Door(world)
    actions: dict[str, Action] = {
        "state": door.state,
        "people": door.people,
        "slash": door.slash,
        "press": door.press,
        "submit": door.submit,
        "say": door.say,
        "answer": door.answer,
        "messages": door.messages,
        "requests": door.requests,
    }
    for name, action in actions.items():
        app.router.add_post(f"/_world/{name}", _answering(action))


def _answering(action: Action) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handler(request: web.Request) -> web.Response:
        try:
            return web.json_response(await action(await request.json() if request.can_read_body else {}))
        except (NotPossible, NotAnswered, KeyError, StopIteration) as error:
            return web.json_response({"error": repr(error)}, status=400)

    return handler


class _Door:
    def __init__(self, world: World) -> None:
        self._world = world
        self._handles: dict[int, Handle] = {}

    async def state(self, ask: Json) -> Json:
        """Ids of servers and their channels, and whether a bot is there; waits for so many `readies`."""
        world = self._world
        if wanted := ask.get("readies"):
            await world.ready(ask.get("timeout", 30.0), after=wanted - 1)
        guilds = [
            {"id": guild.id, "owner": guild.owner_id, "channels": list(guild.channels)}
            for guild in list(world.guilds.values())[: ask.get("limit", 100)]
        ]
        return {
            "readies": world.gateway.readies,
            "connected": world.gateway.connected,
            "commands_synced": world.commands.synced,
            "guilds": guilds,
            "unknown_routes": world.unknown_routes,
            "broken": [repr(error) for error in world.broken],
        }

    async def people(self, ask: Json) -> Json:
        """Add `count` members to `guild`; their ids."""
        users = self._world.add_users(ask["count"], self._world.guilds[ask["guild"]])
        return {"users": [user.id for user in users]}

    def _user(self, ask: Json) -> User:
        return self._world.users[ask["user"]]

    def _channel(self, ask: Json) -> Channel:
        return self._world.channels[ask["channel"]]

    def _message(self, ask: Json) -> Message:
        found = self._world.ephemeral.get(ask["message"])
        return found or self._channel(ask).messages[ask["message"]]

    async def slash(self, ask: Json) -> Json:
        """`user`, `channel`, `command`, `options`."""
        return await self._told(
            self._world.slash(self._user(ask), self._channel(ask), ask["command"], ask.get("options")), ask
        )

    async def press(self, ask: Json) -> Json:
        """`user` (or `users`, all at the same instant), `channel`, `message`, `label` or `custom_id`."""
        world, message = self._world, self._message(ask)
        chosen = {"label": ask.get("label"), "custom_id": ask.get("custom_id")}
        users = [world.users[id] for id in ask.get("users") or [ask["user"]]]
        handles = [world.press(user, message, **chosen) for user in users]
        if "users" not in ask:
            return await self._told(handles[0], ask)
        await asyncio.gather(*(handle.answered(ask.get("timeout", 3.0)) for handle in handles))
        return {
            "seconds": [h.first_answer.seconds for h in handles if h.first_answer],
            "interactions": self._kept(handles),
        }

    async def submit(self, ask: Json) -> Json:
        """`interaction` that opened the form, `values` by label."""
        return await self._told(self._world.submit(self._handles[ask["interaction"]], ask.get("values")), ask)

    async def say(self, ask: Json) -> Json:
        """`user`, `channel`, `content`; the id of the message."""
        return {"message": self._world.say(self._user(ask), self._channel(ask), ask["content"]).id}

    def _kept(self, handles: list[Handle]) -> list[int]:
        self._handles.update((handle.id, handle) for handle in handles)
        return [handle.id for handle in handles]

    async def _told(self, handle: Handle, ask: Json) -> Json:
        """Wait for the first answer (`wait`: false does not; "finished" waits for all) and tell it."""
        self._kept([handle])
        wait: Any = ask.get("wait", True)
        if wait == "finished":
            await handle.finished(ask.get("timeout", 10.0))
        elif wait:
            await handle.answered(ask.get("timeout", 3.0))
        return self._summary(handle)

    async def answer(self, ask: Json) -> Json:
        """What came back on `interaction`, after waiting for `wait`."""
        return await self._told(self._handles[ask["interaction"]], ask)

    def _summary(self, handle: Handle) -> Json:
        first, message = handle.first_answer, handle.message
        return {
            "interaction": handle.id,
            "type": None if first is None else first.type,
            "seconds": None if first is None else first.seconds,
            "message": None if message is None else message.id,
            "channel": handle.channel.id,
            "text": handle.text,
            "done": handle.is_done,
        }

    async def messages(self, ask: Json) -> Json:
        """All messages of `channel`, with their words and components."""
        told = [
            {
                "id": m.id,
                "author": m.author.id,
                "text": text_of(m),
                "components": m.components,
                "edits": m.edits,
            }
            | ({"thread": payloads.of_channel(m.thread)["id"]} if m.thread else {})
            for m in self._channel(ask).messages.values()
        ]
        return {"messages": told}

    async def requests(self, ask: Json) -> Json:
        """Requests from number `since` on."""
        listed = self._world.requests[ask.get("since", 0) :]
        told = [
            {"at": r.at, "method": r.method, "path": r.path, "status": r.status, "seconds": r.seconds}
            for r in listed
        ]
        return {"requests": told}
