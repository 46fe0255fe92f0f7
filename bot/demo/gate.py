"""The way into the open place: passes on to the preview, one action at a time, at an address that stays.

The preview answers an action that meets other work with an error that its page cannot recover from, so
every action waits here for its turn.
"""

from __future__ import annotations

import json
from typing import Any, Self, cast

from aiohttp import ClientSession, web

from bot.demo.stage import Stage
from bot.demo.web import LocalServer

# Upstream is always on loopback; these describe one hop and are made anew for the next.
HOP = {
    "host",
    "origin",
    "connection",
    "content-length",
    "transfer-encoding",
    "date",
    "server",
    "accept-encoding",
}
ENDED = "Nothing is open here. Choose a place at the front desk."


class Gate(LocalServer):
    """A web server in front of whichever preview is open."""

    def __init__(self, stage: Stage) -> None:
        super().__init__([web.route("*", "/{path:.*}", self._pass_on)])
        self._stage = stage

    async def __aenter__(self) -> Self:
        self._session = ClientSession()
        return await super().__aenter__()

    async def __aexit__(self, *error: object) -> None:
        await super().__aexit__(*error)
        await self._session.close()

    def way_to(self, preview_url: str) -> str:
        """Return where a browser finds the preview that is at ``preview_url``; the key in it is kept."""
        return self.address + "#" + preview_url.partition("#")[2]

    async def _pass_on(self, request: web.Request) -> web.Response:
        if request.method == "GET":
            return await self._ask(request, b"")
        body = await request.read()
        async with self._stage.turn():
            answer = await self._ask(request, body)
            if newer := as_of_now(body, answer):
                answer = await self._ask(request, newer)
            self._stage.bot_was_busy()
            return answer

    async def _ask(self, request: web.Request, body: bytes) -> web.Response:
        upstream = self._stage.upstream()
        if upstream is None:
            return web.Response(status=410, text=ENDED)
        url = upstream.partition("#")[0].rstrip("/") + request.path_qs
        async with self._session.request(
            request.method, url, data=body, headers=passing(request.headers.items())
        ) as answer:
            headers = passing(answer.headers.items())
            return web.Response(status=answer.status, body=await answer.read(), headers=headers)


def passing(headers: Any) -> dict[str, str]:
    """Return the headers that belong to the message, not to the connection."""
    return {name: value for name, value in headers if name.lower() not in HOP}


def as_of_now(body: bytes, answer: web.Response) -> bytes | None:
    """Return the action again as of the newest state, if it was refused for being a moment late.

    Discord has no such refusal: a press counts as long as the button is there, which the preview checks.
    """
    receipt = decode(answer.body)
    codes = [found.get("code") for found in receipt.get("diagnostics", [])]
    if not receipt.get("rejected") or codes != ["stale-revision"]:
        return None
    return json.dumps({**decode(body), "published_revision": receipt["revision"]}).encode()


def decode(body: object) -> dict[str, Any]:
    """Return the JSON object in ``body``; an empty one for anything else, such as an uploaded file."""
    if not isinstance(body, bytes):
        return {}
    try:
        value = json.loads(body)
    except ValueError:
        return {}
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
