"""Commands that the bot registered, and a person's input as their data (docs: Application Commands)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.loopback import payloads
from tests.loopback.errors import NotPossible, invalid_form
from tests.loopback.forms_check import Check
from tests.loopback.model import Channel, Guild, Json, Role, User, listed

if TYPE_CHECKING:
    from tests.loopback.world import World

SLASH, MENU_USER, MENU_MESSAGE = 1, 2, 3
_NAME = re.compile(r"^[-_'\w]{1,32}$")


class Commands:
    """The commands of the world's bot: global ones, and those of one server (key: its id)."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_place: dict[int | None, dict[int, Json]] = {}
        self.synced = 0

    def registered(self, guild_id: int | None) -> list[Json]:
        """All commands of one place."""
        return list(self._by_place.get(guild_id, {}).values())

    def replace(self, guild_id: int | None, bodies: list[Json]) -> list[Json]:
        """Bulk overwrite; a command that keeps its name and type keeps its id."""
        known = {(c["type"], c["name"]): c["id"] for c in self.registered(guild_id)}
        complete = [self._complete(guild_id, body, known) for body in bodies]
        self._by_place[guild_id] = {int(command["id"]): command for command in complete}
        self.synced += 1
        return complete

    def add(self, guild_id: int | None, body: Json) -> Json:
        """Create one, or replace the one of this name."""
        others = [
            command
            for command in self.registered(guild_id)
            if (command["type"], command["name"]) != (body.get("type", SLASH), body.get("name"))
        ]
        return self.replace(guild_id, [*others, body])[-1]

    def remove(self, guild_id: int | None, command_id: int) -> bool:
        """Delete one; False if there is none."""
        return self._by_place.get(guild_id, {}).pop(command_id, None) is not None

    def get(self, guild_id: int | None, command_id: int) -> Json | None:
        """One command."""
        return self._by_place.get(guild_id, {}).get(command_id)

    def _complete(self, guild_id: int | None, body: Json, known: dict[tuple[int, str], str]) -> Json:
        _check_command(body)
        kind = body.get("type", SLASH)
        command: Json = {
            "id": known.get((kind, body["name"])) or str(self._world.ids.new()),
            "application_id": str(self._world.application_id),
            "version": str(self._world.ids.new()),
            "type": kind,
            "description": "",
            "default_member_permissions": None,
            "dm_permission": True,
            "nsfw": False,
            "contexts": None,
            "integration_types": [0],
            "options": [],
        } | body
        return command if guild_id is None else command | {"guild_id": str(guild_id)}

    def find(self, name: str, kind: int, guild: Guild | None) -> Json:
        """A command a person can see: the server's own first. NotPossible if there is none."""
        places = [None] if guild is None else [guild.id, None]
        for place in places:
            for command in self.registered(place):
                if command["type"] == kind and command["name"] == name:
                    return command
        names = sorted(command["name"] for place in places for command in self.registered(place))
        raise NotPossible(f"there is no command {name!r}; there are {names}")


def _check_command(body: Json) -> None:
    """Names of 32, descriptions of 100 characters, 25 options and choices (docs: Application Commands)."""
    check = Check()
    if body.get("type", SLASH) == SLASH:
        _check_named(check, body, "")
    else:
        check.text(body, "name", "", high=32)
    if check.faults:
        raise invalid_form(check.faults)


def _check_named(check: Check, part: Json, path: str) -> None:
    name = str(part.get("name"))
    if not _NAME.fullmatch(name) or name != name.lower():
        where = f"{path}.name" if path else "name"
        check.fault(where, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    check.text(part, "description", path, high=100)
    for index, option in enumerate(check.items(part, "options", path, 0, 25)):
        where = f"{path}.options.{index}" if path else f"options.{index}"
        _check_named(check, option, where)
        for number, choice in enumerate(check.items(option, "choices", where, 0, 25)):
            check.text(choice, "name", f"{where}.choices.{number}", high=100)


def slash_data(
    world: World, channel: Channel, words: str, values: dict[str, Any], *, focused: str | None = None
) -> tuple[Json, Json]:
    """The command "keep round" with its values as interaction data; also the command itself."""
    name, *path = words.removeprefix("/").split()
    command = world.commands.find(name, SLASH, channel.guild)
    resolved: Json = {}
    options = _options(world, command, path, dict(values), resolved, focused)
    data: Json = {"id": command["id"], "name": name, "type": SLASH, "options": options}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    if resolved:
        data["resolved"] = resolved
    return data, command


def _options(
    world: World, at: Json, path: list[str], values: dict[str, Any], resolved: Json, focused: str | None
) -> list[Json]:
    known: dict[str, Json] = {option["name"]: option for option in listed(at, "options")}
    if path:
        child = known.get(path[0])
        if child is None or child["type"] not in (1, 2):
            raise NotPossible(f"{at['name']!r} has no part {path[0]!r}")
        inner = _options(world, child, path[1:], values, resolved, focused)
        return [{"name": child["name"], "type": child["type"], "options": inner}]
    if unknown := values.keys() - known.keys():
        raise NotPossible(f"{at['name']!r} has no option {sorted(unknown)}; it has {sorted(known)}")
    _check_required(known, values, focused)
    return [_value(world, known[name], values[name], resolved, focused == name) for name in values]


def _check_required(known: dict[str, Json], values: dict[str, Any], focused: str | None) -> None:
    if any(option["type"] in (1, 2) for option in known.values()):
        raise NotPossible(f"say which part: {sorted(known)}")
    missing = [name for name, option in known.items() if option.get("required") and name not in values]
    if missing and focused is None:
        raise NotPossible(f"the app does not send a command without {missing}")


def _value(world: World, option: Json, value: Any, resolved: Json, typing: bool) -> Json:
    entry: Json = {"name": option["name"], "type": option["type"]}
    if typing:
        return entry | {"value": str(value), "focused": True}
    if isinstance(value, User | Channel | Role):
        resolve(world, value, resolved)
        return entry | {"value": str(value.id)}
    return entry | {"value": _chosen(option, value)}


def _chosen(option: Json, value: Any) -> Any:
    """A choice by its name or value; ranges and lengths as the app enforces them."""
    choices: list[Json] = listed(option, "choices")
    for choice in choices:
        if value in (choice["name"], choice["value"]):
            return choice["value"]
    if choices:
        raise NotPossible(f"{option['name']!r} has no choice {value!r}")
    size = len(value) if isinstance(value, str) else value
    bounds = ("min_length", "max_length") if isinstance(value, str) else ("min_value", "max_value")
    low, high = option.get(bounds[0]), option.get(bounds[1])
    if (low is not None and size < low) or (high is not None and size > high):
        raise NotPossible(f"{option['name']!r} must be between {low} and {high}")
    return value


def resolve(world: World, value: User | Channel | Role, resolved: Json) -> None:
    """Add a person, a channel or a role to the resolved data."""
    if isinstance(value, User):
        resolved.setdefault("users", {})[str(value.id)] = payloads.of_user(value)
        for guild in world.guilds.values():
            if value.id in guild.members:
                member = payloads.of_member(guild.members[value.id], with_user=False)
                resolved.setdefault("members", {})[str(value.id)] = member | {"permissions": "0"}
    elif isinstance(value, Channel):
        payload = payloads.of_channel(value) | {"permissions": "0"}
        resolved.setdefault("channels", {})[str(value.id)] = payload
    else:
        resolved.setdefault("roles", {})[str(value.id)] = payloads.of_role(value)
