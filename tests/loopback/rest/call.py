"""One request, and the table of routes that answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.loopback.drafts import Upload
from tests.loopback.errors import missing_access, missing_permissions, unknown_channel, unknown_message
from tests.loopback.limits import GENEROUS, Limit
from tests.loopback.model import Channel, Json, Message
from tests.loopback.permissions import permissions_in
from tests.loopback.world import World


@dataclass(slots=True)
class Call:
    """What the bot asks."""

    world: World
    names: dict[str, str]
    query: dict[str, str]
    body: Json | list[Json] | None = None
    uploads: dict[str, Upload] = field(default_factory=dict[str, Upload])

    @property
    def form(self) -> Json:
        """The body, where it is an object."""
        return self.body if isinstance(self.body, dict) else {}

    def id(self, name: str) -> int:
        """A number in the path; 0 for what is none."""
        value = self.names[name]
        return int(value) if value.isdigit() else 0

    @property
    def permissions(self) -> int:
        """What the bot may do in the channel of the path."""
        return self._permissions(self.channel)

    def _permissions(self, channel: Channel) -> int:
        return permissions_in(channel, self.world.bot, self.world.clock.now())

    @property
    def channel(self) -> Channel:
        """The channel of the path: 10003 if there is none, 50001 if the bot cannot see it."""
        channel = self.world.channels.get(self.id("channel_id"))
        if channel is None:
            raise unknown_channel()
        if not self._permissions(channel):
            raise missing_access()
        return channel

    @property
    def message(self) -> Message:
        """The message of the path: 10008 if there is none (an ephemeral one is not in the channel)."""
        message = self.channel.messages.get(self.id("message_id"))
        if message is None:
            raise unknown_message()
        return message

    def need(self, wanted: int) -> None:
        """50013 unless the bot has all these permissions in the channel of the path."""
        if self.permissions & wanted != wanted:
            raise missing_permissions()


Result = Json | list[Json] | None
Handler = Callable[[Call], Result]


@dataclass(frozen=True, slots=True)
class Route:
    """A path with its answer. `open` routes need no bot token and do not count for the global limit."""

    method: str
    path: str
    handler: Handler
    limit: Limit = GENEROUS
    status: int = 200
    open: bool = False

    @property
    def bucket(self) -> str:
        return f"{self.method} {self.path}"

    def major(self, names: dict[str, str]) -> str:
        """What a limit is counted by (docs: Rate Limits, "top-level resources")."""
        majors = ("channel_id", "guild_id", "webhook_id", "token")
        return "/".join(names[name] for name in majors if name in names)


class Router:
    """Finds the route of a path: by its method and number of parts, then part by part."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._routes: dict[tuple[str, int], list[tuple[tuple[str, ...], Route]]] = {}
        for route in routes:
            parts = tuple(route.path.strip("/").split("/"))
            self._routes.setdefault((route.method, len(parts)), []).append((parts, route))

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        """The route and the values in its path. Fixed words come before placeholders in the table."""
        parts = path.strip("/").split("/")
        for template, route in self._routes.get((method, len(parts)), []):
            names = _match(template, parts)
            if names is not None:
                return route, names
        return None


def _match(template: tuple[str, ...], parts: list[str]) -> dict[str, str] | None:
    names: dict[str, str] = {}
    for wanted, part in zip(template, parts, strict=True):
        if wanted.startswith("{"):
            names[wanted[1:-1]] = part
        elif wanted != part:
            return None
    return names
