"""The world: everything the loopback Discord remembers, and the ways to act in it."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable

from tests.loopback.asking import Asking
from tests.loopback.building import Building
from tests.loopback.commands import Commands
from tests.loopback.faults import Faults
from tests.loopback.gateway import Gateway
from tests.loopback.handles import Handle
from tests.loopback.happenings import Happenings
from tests.loopback.ids import Clock, Snowflakes
from tests.loopback.limits import Limits
from tests.loopback.model import Channel, Guild, Message, User
from tests.loopback.people import People
from tests.loopback.records import Requests

NONCE_WINDOW = 180.0
"""Seconds for which an enforced nonce is remembered: "a few minutes" (docs: Message, "Create Message")."""


def token_of(application_id: int) -> str:
    """A token of the shape that Discord gives: three parts, the first names the application."""
    named = base64.urlsafe_b64encode(str(application_id).encode()).decode().rstrip("=")
    return f"{named}.GLoop8.{'loopback' * 5}"[:72]


class World:
    """One Discord with one application in it, whose bot logs in with `token`.

    `limits=False` switches rate limits off. `privileged` are the privileged intents that the application
    was granted. `members_in_guild_create` puts so many of a server's crowd into GUILD_CREATE, whatever the
    intents.
    """

    def __init__(
        self,
        *,
        limits: bool = True,
        privileged: int = 0,
        members_in_guild_create: int | None = None,
    ) -> None:
        self.clock = Clock()
        self.ids = Snowflakes(self.clock)
        self.privileged = int(privileged)
        self.members_in_guild_create = members_in_guild_create
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.ephemeral: dict[int, Message] = {}
        self.interactions: dict[str, Handle] = {}
        self.nonces: dict[tuple[int, int, str], tuple[float, Message]] = {}
        self.requests = Requests()
        self.unknown_routes: list[str] = []
        self.typing: list[Channel] = []
        self.broken: list[BaseException] = []
        """Errors of the loopback itself; tests assert that there are none."""
        self.base_url = "http://127.0.0.1:0"
        self.faults = Faults()
        self.limits = Limits(enabled=limits)
        self.commands = Commands(self)
        self.gateway = Gateway(self)
        self.asking = Asking(self)
        self._offer_actions()
        self.bot = self.add_user("Alongside", bot=True)
        self.application_id = self.bot.id
        self.token = token_of(self.bot.id)

    def _offer_actions(self) -> None:
        # A test reads best as `world.press(...)`; the doing lives in three classes by subject.
        building, people, happenings = Building(self), People(self), Happenings(self)
        self.add_user, self.add_users = building.add_user, building.add_users
        self.add_guild, self.add_role = building.add_guild, building.add_role
        self.add_member, self.member_of = building.add_member, building.member_of
        self.add_channel, self.allow = building.add_channel, building.allow
        self.add_thread, self.dm = building.add_thread, building.dm
        self.slash, self.autocomplete, self.menu = people.slash, people.autocomplete, people.menu
        self.press, self.select, self.submit = people.press, people.select, people.submit
        self.raw_interaction, self.replay, self.say = people.raw_interaction, people.replay, people.say
        self.forge_press = people.forge_press
        self.delete_message, self.delete_channel = happenings.delete_message, happenings.delete_channel
        self.delete_thread, self.archive = happenings.delete_thread, happenings.archive
        self.remove_member, self.time_out = happenings.remove_member, happenings.time_out
        self.give_role, self.set_permissions = happenings.give_role, happenings.set_permissions
        self.bot_role, self.remove_bot = happenings.bot_role, happenings.remove_bot

    @property
    def gateway_url(self) -> str:
        """Where the bot's WebSocket connects."""
        return self.base_url.replace("http", "ws", 1) + "/gateway"

    def knows_token(self, token: object) -> bool:
        """Whether this is the bot's token."""
        return token == self.token

    def messages(self, channel: Channel) -> list[Message]:
        """What can be read in a channel, oldest first."""
        return list(channel.messages.values())

    def remembered(self, key: tuple[int, int, str]) -> Message | None:
        """The message that this author made here with this nonce a moment ago, if it still exists."""
        created_at, message = self.nonces.get(key, (0.0, None))
        if message is None or message.deleted or self.clock.now() - created_at > NONCE_WINDOW:
            return None
        return message

    async def until(self, holds: Callable[[], object], timeout: float = 5.0, *, what: str = "") -> None:
        """Wait until something is so; TimeoutError after so many seconds."""
        try:
            async with asyncio.timeout(timeout):
                while True:
                    if holds():
                        return
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise TimeoutError(f"not within {timeout} s: {what or holds}") from None

    async def ready(self, timeout: float = 15.0, *, after: int = 0) -> None:
        """Wait until a bot is connected; `after` is the number of READYs seen before."""
        await self.until(
            lambda: self.gateway.readies > after and self.gateway.connected, timeout, what="READY"
        )
