"""The front desk: one page that lists the people and places, moves the clock, and opens a place."""

from __future__ import annotations

import html
import mimetypes
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import discord
from aiohttp import web
from simcord import BackendError, InteractionResult, SetupError

from bot.demo.community import CIRCLE, Person, Place
from bot.demo.gate import Gate
from bot.demo.stage import Stage, excerpt
from bot.demo.trouble import Trouble
from bot.demo.web import LocalServer
from bot.ui.app import App

PAGES = Path(__file__).parent / "pages"
FILES = {"/": "desk.html", "/desk.css": "desk.css", "/desk.js": "desk.js", "/icon.svg": "icon.svg"}
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
DUE_SHOWN = 16
MESSAGES_SHOWN = 25
# The longest single step, in simulated seconds: four weeks.
LONGEST = 28 * 24 * 3600

Handler = Callable[[web.Request], Awaitable[web.Response]]


class Desk(LocalServer):
    """Serves the page and what its buttons ask for."""

    def __init__(self, app: App, stage: Stage, gate: Gate, trouble: Trouble, port: int = 0) -> None:
        super().__init__(
            [
                *(web.get(path, page(name)) for path, name in FILES.items()),
                web.get("/state", self._state),
                web.get("/messages", self._messages),
                web.post("/open", self._open),
                web.post("/menu", self._menu),
                web.post("/advance", self._advance),
                web.post("/jump", self._jump),
                web.post("/flow", self._flow),
            ],
            port,
        )
        self.app = app
        self.stage = stage
        self._gate = gate
        self._trouble = trouble
        self._known_people: list[dict[str, Any]] = []
        self._people_as_of = -1

    async def _state(self, request: web.Request) -> web.Response:
        stage = self.stage
        due = await self.app.scheduler.upcoming(DUE_SHOWN)
        return web.json_response(
            {
                "community": stage.community.guild.name,
                "now": stage.env.now().isoformat(),
                "flowing": stage.flowing,
                "circle": str(stage.community.guild.channels[CIRCLE].id),
                "people": self._people(),
                "open": open_now(stage),
                "due": [{"kind": job.kind, "key": job.key, "at": job.due_at.isoformat()} for job in due],
                "faults": [
                    {"summary": fault.summary, "details": fault.details} for fault in self._trouble.faults
                ],
                "menus": self._menus(),
            },
            headers=HEADERS,
        )

    def _people(self) -> list[dict[str, Any]]:
        # Asked for every second, and changed only by what has happened since.
        happened = len(self.stage.env.backend.transcript)
        if self._people_as_of != happened:
            self._people_as_of = happened
            self._known_people = [self._about(person) for person in self.stage.community.people]
        return self._known_people

    def _about(self, person: Person) -> dict[str, Any]:
        places = self.stage.community.places(person)
        return {
            "key": person.key,
            "name": person.name,
            "part": person.part,
            "about": person.about,
            "colour": person.colour,
            "places": [
                {
                    "id": str(place.channel.id),
                    "kind": place.kind,
                    "name": place.name,
                    "messages": place.messages,
                }
                for place in places
            ],
        }

    def _menus(self) -> list[str]:
        tree, guild = self.app.tree, discord.Object(self.stage.community.guild.id)
        kind = discord.AppCommandType.message
        return sorted(
            {menu.name for scope in (None, guild) for menu in tree.get_commands(guild=scope, type=kind)}
        )

    async def _messages(self, request: web.Request) -> web.Response:
        person, place = self._where(request.query)
        shown = place.channel.history(viewer=person.member)[-MESSAGES_SHOWN:]
        return web.json_response(
            [
                {"id": str(message.id), "by": message.author.display_name, "says": excerpt(message)}
                for message in reversed(shown)
            ],
            headers=HEADERS,
        )

    async def _open(self, request: web.Request) -> web.Response:
        person, place = self._where(await request.post())
        return await self._show(person, place)

    async def _menu(self, request: web.Request) -> web.Response:
        form = await request.post()
        person, place = self._where(form)
        try:
            message, name = int(str(form.get("message"))), str(form.get("menu"))
            result = await self.stage.menu(person, place, name, message)
        except (ValueError, LookupError):
            raise refused("That message is gone.") from None
        except (SetupError, BackendError) as error:
            raise refused(f"Discord would not offer that here: {error}") from error
        return await self._show(person, place, result)

    async def _show(
        self, person: Person, place: Place, result: InteractionResult | None = None
    ) -> web.Response:
        try:
            way = self._gate.way_to(await self.stage.show(person, place, result))
        except (SetupError, BackendError) as error:
            raise refused(f"There is nothing to show here: {error}") from error
        return web.Response(status=303, headers={**HEADERS, "Location": way})

    def _where(self, form: Any) -> tuple[Person, Place]:
        try:
            person = self.stage.community.person(str(form.get("person")))
            return person, self.stage.community.place(person, int(str(form.get("place"))))
        except (ValueError, LookupError):
            raise refused("That place is not there any more, or this person may not see it.") from None

    async def _advance(self, request: web.Request) -> web.Response:
        try:
            seconds = float((await request.json())["seconds"])
        except (ValueError, KeyError, TypeError):
            raise web.HTTPBadRequest(text="How many seconds?") from None
        if not 0 < seconds <= LONGEST:
            raise web.HTTPBadRequest(text="Between one second and four weeks.")
        await self.stage.advance(seconds)
        return await self._state(request)

    async def _jump(self, request: web.Request) -> web.Response:
        try:
            until = datetime.fromisoformat((await request.json())["at"])
            await self.stage.jump(until)
        except (ValueError, KeyError, TypeError):
            raise web.HTTPBadRequest(text="When to?") from None
        return await self._state(request)

    async def _flow(self, request: web.Request) -> web.Response:
        self.stage.flowing = (await request.json()) is True
        return await self._state(request)


def open_now(stage: Stage) -> dict[str, str] | None:
    """Return which place is open, and as whom."""
    if stage.upstream() is None or stage.open_as is None:
        return None
    person, place = stage.open_as
    return {"person": person.key, "place": str(place.channel.id)}


def page(name: str) -> Handler:
    """Serve one of the page's own files."""
    path = PAGES / name
    kind, _ = mimetypes.guess_type(name)

    async def serve(_request: web.Request) -> web.Response:
        return web.Response(body=path.read_bytes(), content_type=kind or "text/plain", headers=HEADERS)

    return serve


def refused(why: str) -> web.HTTPNotFound:
    """Say ``why`` on a small page, since it takes the place of the one that was to open."""
    text = f'<!doctype html><html lang="en"><title>Front desk</title><p>{html.escape(why)}</p>'
    return web.HTTPNotFound(text=text, content_type="text/html", headers=HEADERS)
