"""What somebody filled into a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

import discord


@dataclass(frozen=True, slots=True)
class Filled:
    """The values of a form by the name of each field."""

    values: Mapping[str, Any]

    @classmethod
    def read(cls, components: object) -> Filled:
        """Return the values in Discord's payload of a form that was sent."""
        return cls(dict(_fields(components)))

    def text(self, field: str) -> str:
        """Return what was written; empty when nothing was."""
        value = self.values.get(field)
        return value if isinstance(value, str) else ""

    def chosen(self, field: str) -> str | None:
        """Return the one option that was chosen, if any."""
        value = self.values.get(field)
        options = cast(list[object], value) if isinstance(value, list) else [value]
        return options[0] if options and isinstance(options[0], str) else None

    def all_chosen(self, field: str) -> list[str]:
        """Return every option that was chosen."""
        value = self.values.get(field)
        options = cast(list[object], value) if isinstance(value, list) else []
        return [option for option in options if isinstance(option, str)]

    def ticked(self, field: str) -> bool:
        """Say whether a box was ticked."""
        return self.values.get(field) is True


class Receiver(Protocol):
    """A kind of form, as far as finding it again after a restart goes."""

    name: str
    rows: int
    alone: bool

    async def sent(self, interaction: discord.Interaction[Any], ids: tuple[int, ...], filled: Filled) -> None:
        """Do what was asked for."""
        ...


def _fields(components: object) -> Iterator[tuple[str, Any]]:
    if not isinstance(components, list):
        return
    for component in cast(list[object], components):
        if not isinstance(component, dict):
            continue
        part = cast(dict[str, Any], component)
        if "custom_id" in part:
            yield str(part["custom_id"]), part.get("values", part.get("value"))
        yield from _fields([part["component"]] if "component" in part else part.get("components"))
