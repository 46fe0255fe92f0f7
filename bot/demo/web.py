"""What both little web servers of the demo share: loopback only, and no page of another site may act."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Self

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

LOOPBACK = "127.0.0.1"
SAFE_METHODS = ("GET", "HEAD")
PORTS_TO_TRY, HIGHEST_PORT = 50, 65535


def own_pages_only(names: Callable[[], Collection[str]]) -> Middleware:
    """Refuse requests for another host (DNS rebinding) and actions from another site's page (CSRF)."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.host not in names():
            raise web.HTTPForbidden(text="This address is not the demo's.")
        ours = {f"http://{name}" for name in names()}
        if request.method not in SAFE_METHODS and request.headers.get("Origin") not in ours:
            raise web.HTTPForbidden(text="Only the demo's own pages may do that.")
        return await handler(request)

    return check


class LocalServer:
    """An aiohttp application on a loopback port; the next free one when ``port`` is taken, any when 0."""

    def __init__(self, routes: Iterable[web.RouteDef], port: int = 0) -> None:
        app = web.Application(middlewares=[own_pages_only(self.names)])
        app.add_routes(routes)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        self.port = port

    def names(self) -> set[str]:
        """Return the values of a ``Host`` header that mean this server."""
        return {f"{LOOPBACK}:{self.port}", f"localhost:{self.port}"}

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.port}/"

    async def __aenter__(self) -> Self:
        """Listen. Raises ``OSError`` when no port of the next fifty is free."""
        await self._runner.setup()
        last = min(self.port + PORTS_TO_TRY, HIGHEST_PORT) if self.port else 0
        for port in range(self.port, last + 1):
            try:
                await web.TCPSite(self._runner, LOOPBACK, port).start()
                break
            except OSError:
                if port == last:
                    raise
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._runner.cleanup()
