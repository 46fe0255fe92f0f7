"""Forms that outlive restarts: what was sent is all they need, so a form that was open may come late."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self, cast

import discord
from discord.ui import Checkbox, Label, Modal, RadioGroup, Select, TextInput

from bot.core.errors import Refusal
from bot.ui import replies
from bot.ui.app import Interaction

TITLE_LENGTH, LABEL_LENGTH, HINT_LENGTH = 45, 45, 100
"""What Discord takes as the title of a form, the label of a field, and the words below a label."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody filled in, by the field's name."""

    values: Mapping[str, Any]

    def text(self, field: str) -> str:
        """Return what was written; empty when nothing was."""
        value = self.values.get(field)
        return value if isinstance(value, str) else ""

    def chosen(self, field: str) -> str | None:
        """Return the one option that was chosen, if any."""
        value = self.values.get(field)
        options = cast(list[object], value) if isinstance(value, list) else [value]
        return options[0] if options and isinstance(options[0], str) else None

    def ticked(self, field: str) -> bool:
        """Say whether a box was ticked."""
        return self.values.get(field) is True


class Form(Modal):
    """A form. Its custom id is its name and row ids; `App.on_interaction` brings it to `sent`."""

    name: ClassVar[str]

    def __init_subclass__(cls, *, name: str) -> None:
        cls.name = name
        super().__init_subclass__()

    @classmethod
    def titled(cls, title: str, *ids: int) -> Self:
        """Return the empty form for the rows ``ids``."""
        return cls(title=title[:TITLE_LENGTH], custom_id=":".join([cls.name, *map(str, ids)]))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Leave it to `receive`, which also knows forms that were opened before a restart."""

    @classmethod
    @abstractmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        """Do what was asked for. The row may be gone, elsewhere, or not this person's to change."""


async def receive(interaction: Interaction, forms: Mapping[str, type[Form]]) -> None:
    """Bring a form that was sent to its class; what goes wrong goes to the one door."""
    data: Mapping[str, Any] = interaction.data or {}  # pyright: ignore[reportAssignmentType] (Discord's payload)
    name, ids = _split(str(data.get("custom_id", "")))
    async with replies.door(interaction):
        if name not in forms or ids is None:
            raise Refusal("error-gone")
        await forms[name].sent(interaction, ids, Filled(dict(_fields(data.get("components")))))


def text(
    field: str,
    label: str,
    below: str = "",
    *,
    max_length: int,
    filled: str = "",
    hint: str = "",
    long: bool = False,
) -> Label[Any]:
    """Return a field to write in. It can be left empty."""
    style = discord.TextStyle.paragraph if long else discord.TextStyle.short
    box = TextInput[Any](
        custom_id=field,
        style=style,
        required=False,
        max_length=max_length,
        default=filled[:max_length] or None,
        placeholder=hint[:HINT_LENGTH] or None,
    )
    return _labelled(label, box, below)


def choice(field: str, label: str, options: Mapping[str, str], *, chosen: str, below: str = "") -> Label[Any]:
    """Return a list to choose one of: ``options`` are values by what they are called, at most 25."""
    offered = [
        discord.SelectOption(label=name[:100], value=value, default=value == chosen)
        for name, value in list(options.items())[:25]
    ]
    return _labelled(label, Select[Any](custom_id=field, options=offered, required=False), below)


def radio(field: str, label: str, options: Mapping[str, str], *, chosen: str, below: str = "") -> Label[Any]:
    """Return two to ten circles to choose one of: ``options`` are values by what they are called."""
    offered = [
        discord.RadioGroupOption(label=name[:100], value=value, default=value == chosen)
        for name, value in options.items()
    ]
    return _labelled(label, RadioGroup[Any](custom_id=field, options=offered, required=False), below)


def tick(field: str, label: str, *, ticked: bool, below: str = "") -> Label[Any]:
    """Return a box to tick."""
    return _labelled(label, Checkbox[Any](custom_id=field, default=ticked), below)


def _labelled(label: str, item: Any, below: str) -> Label[Any]:
    return Label(text=label[:LABEL_LENGTH], component=item, description=below[:HINT_LENGTH] or None)


def _split(custom_id: str) -> tuple[str, tuple[int, ...] | None]:
    head = custom_id.rstrip("0123456789:")
    ids = custom_id[len(head) :].strip(":").split(":")
    if not all(part.isascii() and len(part) < 20 for part in ids):
        return head, None
    return head, tuple(int(part) for part in ids if part)


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
