"""From an HTTP request to its answer: token, limits, faults, routes, record."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any, cast

from aiohttp import web

from tests.loopback.drafts import Upload
from tests.loopback.errors import ApiError, unauthorized, unknown_route
from tests.loopback.faults import Fault
from tests.loopback.limits import Bucket, Refusal
from tests.loopback.model import Json, encoded
from tests.loopback.records import Request
from tests.loopback.rest import channels, commands, interactions, messages, places
from tests.loopback.rest.call import Call, Result, Route, Router
from tests.loopback.world import World

PREFIX = "/api/v10"
_RENAMED = frozenset({"name", "topic"})


class CutLine(Exception):
    """The connection is to be closed without an answer."""


class Api:
    """The HTTP half of the loopback."""

    def __init__(self, world: World) -> None:
        self._world = world
        tables = (places.ROUTES, channels.ROUTES, messages.ROUTES, commands.ROUTES, interactions.ROUTES)
        self._router = Router(route for table in tables for route in table)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer any request below /api/v10, and note it."""
        started = time.perf_counter()
        path = request.path.removeprefix(PREFIX)
        found = self._router.find(request.method, path)
        body, uploads = await _read(request)
        bucket = found[0].bucket if found else "unknown"
        record = Request(self._world.clock.now(), request.method, path, bucket, body)
        self._world.requests.append(record)
        try:
            response = await self._answer(request, path, found, body, uploads)
            record.status = response.status
        except CutLine:
            response = _cut(request)
        record.seconds = time.perf_counter() - started
        return response

    async def _answer(
        self,
        request: web.Request,
        path: str,
        found: tuple[Route, dict[str, str]] | None,
        body: Any,
        uploads: dict[str, Upload],
    ) -> web.Response:
        fault = self._world.faults.next_for(request.method, path)
        if fault is not None and not fault.after_effect:
            return await self._fail(fault)
        if found is None:
            self._world.unknown_routes.append(f"{request.method} {path}")
            return _error(unknown_route())
        route, names = found
        response = self._run(request, route, Call(self._world, names, dict(request.query), body, uploads))
        return response if fault is None else await self._fail(fault)

    def _run(self, request: web.Request, route: Route, call: Call) -> web.Response:
        if not route.open and not self._authorized(request):
            return _error(unauthorized())
        major = route.major(call.names)
        bucket = self._world.limits.bucket(route.bucket, route.limit, major)
        refusal = self._world.limits.take(bucket, counts_globally=not route.open) or self._renames(
            route, call
        )
        if refusal is not None:
            return _json(refusal.body, 429, refusal.headers)
        try:
            result = route.handler(call)
        except ApiError as error:
            return _error(error, bucket)
        except Exception as error:
            # A fault of the loopback is not the bot's: it must be seen, not retried.
            self._world.broken.append(error)
            return _json({"message": f"loopback: {error!r}", "code": 0}, 501, {})
        return _success(result, route.status, bucket)

    def _renames(self, route: Route, call: Call) -> Refusal | None:
        """Changing a name or a topic has a limit of its own, beside the announced one."""
        if route.handler is not channels.change or not _RENAMED & call.form.keys():
            return None
        return self._world.limits.sub_limit("rename", channels.RENAME, call.names["channel_id"])

    def _authorized(self, request: web.Request) -> bool:
        given = request.headers.get("Authorization", "")
        return given.startswith("Bot ") and self._world.knows_token(given[4:])

    async def _fail(self, fault: Fault) -> web.Response:
        if fault.hang is not None:
            await asyncio.sleep(fault.hang)
        if fault.cut or fault.status is None:
            raise CutLine
        if fault.status == 429:
            refusal = Refusal(fault.retry_after, fault.is_global, {})
            return _json(refusal.body, 429, refusal.headers)
        return _json({"message": f"{fault.status}: made to fail", "code": 0}, fault.status, {})

    async def attachment(self, request: web.Request) -> web.Response:
        """The bytes of a file on a message."""
        channel = self._world.channels.get(int(request.match_info["channel_id"]))
        wanted = int(request.match_info["attachment_id"])
        shown = [*(channel.messages.values() if channel else ()), *self._world.ephemeral.values()]
        for attachment in (a for message in shown for a in message.attachments):
            if attachment.id == wanted:
                return web.Response(body=attachment.data)
        return web.Response(status=404)


def _success(result: Result, status: int, bucket: Bucket) -> web.Response:
    headers = bucket.headers(time.monotonic())
    if result is None:
        return web.Response(status=204, headers=headers)
    return _json(result, status, headers)


def _json(result: Json | list[Json], status: int, headers: dict[str, str]) -> web.Response:
    # discord.py reads JSON only from exactly this content type, without a charset.
    body = encoded(result).encode()
    return web.Response(body=body, status=status, headers={**headers, "Content-Type": "application/json"})


def _error(error: ApiError, bucket: Bucket | None = None) -> web.Response:
    return _json(error.body, error.status, bucket.headers(time.monotonic()) if bucket else {})


def _cut(request: web.Request) -> web.Response:
    """Close the connection; the response goes nowhere."""
    if request.transport is not None:
        request.transport.close()
    return web.Response(status=500)


async def _read(request: web.Request) -> tuple[Any, dict[str, Upload]]:
    """The JSON body, alone or as `payload_json` beside files (docs: Reference, "Uploading Files")."""
    if request.content_type != "multipart/form-data":
        text = await request.text()
        return (json.loads(text) if text else None), {}
    body: Any = None
    uploads: dict[str, Upload] = {}
    form = await request.post()
    for name, value in form.items():
        if name == "payload_json":
            body = json.loads(cast("str | bytes", value))
        elif isinstance(value, web.FileField):
            place = name.removeprefix("files[").removesuffix("]")
            uploads[place] = Upload(value.filename, value.file.read())
    return body, uploads
