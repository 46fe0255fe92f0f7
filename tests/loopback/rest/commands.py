"""Application commands: listing, creating, replacing, deleting (docs: Application Commands)."""

from __future__ import annotations

from tests.loopback.errors import missing_access, unknown_command
from tests.loopback.model import Json
from tests.loopback.rest.call import Call, Route


def _place(call: Call) -> int | None:
    """Whose commands: everyone's (None), or one server's."""
    if call.id("application_id") != call.world.application_id:
        raise missing_access()
    return call.id("guild_id") if "guild_id" in call.names else None


def listed(call: Call) -> list[Json]:
    return call.world.commands.registered(_place(call))


def replace(call: Call) -> list[Json]:
    return call.world.commands.replace(_place(call), call.body if isinstance(call.body, list) else [])


def create(call: Call) -> Json:
    return call.world.commands.add(_place(call), call.form)


def get(call: Call) -> Json:
    command = call.world.commands.get(_place(call), call.id("command_id"))
    if command is None:
        raise unknown_command()
    return command


def change(call: Call) -> Json:
    return call.world.commands.add(_place(call), get(call) | call.form)


def delete(call: Call) -> None:
    if not call.world.commands.remove(_place(call), call.id("command_id")):
        raise unknown_command()


_EVERYWHERE = "/applications/{application_id}/commands"
_IN_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
ROUTES = tuple(
    route
    for base in (_EVERYWHERE, _IN_GUILD)
    for route in (
        Route("GET", base, listed),
        Route("PUT", base, replace),
        Route("POST", base, create),
        Route("GET", f"{base}/{{command_id}}", get),
        Route("PATCH", f"{base}/{{command_id}}", change),
        Route("DELETE", f"{base}/{{command_id}}", delete),
    )
)
