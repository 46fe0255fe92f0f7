"""Somebody at the front desk, without a browser."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.core.paths import shipped_config
from bot.demo import front_desk
from bot.demo.desk import Desk

CIRCLE = "evening-circle"
Page = dict[str, Any]


@dataclass
class Opened:
    """A place in the second tab: what its page shows, and the key that it acts with."""

    address: str
    key: str
    page: Page
    http: aiohttp.ClientSession
    pressed: int = 0

    @property
    def viewer(self) -> str:
        return next(who["name"] for who in self.page["viewers"] if who["id"] == self.page["viewerId"])

    @property
    def shown(self) -> str:
        """Everything in the messages that are shown."""
        return str([self.page["messages"][identity] for identity in self.page["timeline"]])

    async def look(self) -> int:
        """Ask for the newest state, as the page does twice a second; return the status."""
        async with self.http.get(self.address + "api/state", headers=self._headers()) as answer:
            if answer.ok:
                self.page = await answer.json()
            return answer.status

    async def press(self, label: str) -> Page:
        """Press the first button with that label, as of what the page showed last."""
        for message in self.page["messages"].values():
            for part in walk(message["components"]):
                if part.get("label") == label:
                    key = part["control_key"]
                    return await self._act("click", target_id=message["id"], control_key=key)
        raise AssertionError(f"no button {label!r}")

    async def end(self) -> Page:
        return await self._act("close")

    async def say(self, words: str) -> Page:
        return await self._act("send_message", content=words)

    async def _act(self, kind: str, **more: Any) -> Page:
        self.pressed += 1
        body = {
            "protocol_version": 3,
            "kind": kind,
            "sequence": self.pressed,
            "request_id": f"request-{self.pressed}",
            "generation": self.page["context"]["generation"],
            "bot_generation": self.page["botGeneration"],
            "published_revision": self.page["publishedRevision"],
            **more,
        }
        url = self.address + "api/action"
        async with self.http.post(url, json=body, headers=self._headers()) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    def _headers(self) -> dict[str, str]:
        return {
            "X-Simcord-Capability": self.key,
            "X-Simcord-Context": self.page["context"]["id"],
            "Origin": self.address.rstrip("/"),
        }


def walk(parts: list[Page]) -> Iterator[Page]:
    for part in parts:
        yield part
        yield from walk(part.get("components") or [])


@dataclass
class Visitor:
    """Asks the front desk for what its page asks for."""

    desk: Desk
    http: aiohttp.ClientSession

    async def state(self) -> Page:
        async with self.http.get(self.desk.address + "state") as answer:
            return await answer.json()

    async def tell(self, path: str, body: object) -> Page:
        async with self.http.post(self.desk.address + path, json=body, headers=self.origin) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def send(self, path: str, **form: str) -> aiohttp.ClientResponse:
        """Send a form and stay, without following where it leads."""
        url = self.desk.address + path
        return await self.http.post(url, data=form, headers=self.origin, allow_redirects=False)

    @property
    def origin(self) -> dict[str, str]:
        return {"Origin": self.desk.address.rstrip("/")}

    async def place(self, person: str, name: str) -> dict[str, str]:
        """Return the form that opens the place with that name as that person."""
        places = {who["key"]: who["places"] for who in (await self.state())["people"]}[person]
        return {"person": person, "place": next(place["id"] for place in places if place["name"] == name)}

    async def open(self, person: str, name: str) -> Opened:
        return await self.follow(await self.send("open", **await self.place(person, name)))

    async def follow(self, answer: aiohttp.ClientResponse) -> Opened:
        """Arrive where an answer of the front desk leads, as a browser would."""
        assert answer.status == 303, await answer.text()
        address, _, key = answer.headers["Location"].partition("#")
        headers = {"X-Simcord-Capability": key, "Origin": address.rstrip("/")}
        async with self.http.post(address + "api/pages", json={}, headers=headers) as page:
            assert page.status == 200
            return Opened(address, key, await page.json(), self.http)

    async def open_round(self) -> None:
        """Have Kim open a round in the circle."""
        stage = self.desk.stage
        async with stage.turn():
            circle = stage.community.guild.channels[CIRCLE]
            await stage.community.person("kim").member.slash(circle, "keep round")


@asynccontextmanager
async def visit() -> AsyncGenerator[Visitor]:
    """Start the demo, with the clock standing still, and come in."""
    async with front_desk(shipped_config()) as desk, aiohttp.ClientSession() as http:
        desk.stage.flowing = False
        yield Visitor(desk, http)
