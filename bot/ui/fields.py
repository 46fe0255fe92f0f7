"""The fields of forms, each below its label."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import discord
from discord.ui import (
    ChannelSelect,
    Checkbox,
    CheckboxGroup,
    FileUpload,
    Label,
    RadioGroup,
    RoleSelect,
    Select,
    TextInput,
    UserSelect,
)

LABEL_LENGTH, HINT_LENGTH = 45, 100
"""What Discord takes as the label of a field, and as the words below it."""


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


def several(
    field: str, label: str, options: Mapping[str, str], *, chosen: Collection[str], below: str = ""
) -> Label[Any]:
    """Return up to ten boxes to tick as many as one likes: ``options`` are values by what they are called."""
    offered = [
        discord.CheckboxGroupOption(label=name[:100], value=value, default=value in chosen)
        for name, value in list(options.items())[:10]
    ]
    box = CheckboxGroup[Any](
        custom_id=field, options=offered, required=False, min_values=0, max_values=len(offered)
    )
    return _labelled(label, box, below)


def person(field: str, label: str, below: str = "") -> Label[Any]:
    """Return a list to choose one member of the server."""
    return _labelled(label, UserSelect[Any](custom_id=field, required=True), below)


def file(field: str, label: str, below: str = "") -> Label[Any]:
    """Return a place to put one file."""
    return _labelled(label, FileUpload[Any](custom_id=field, required=True, max_values=1), below)


def role(field: str, label: str, below: str = "", *, chosen: int | None) -> Label[Any]:
    """Return a list to choose one role of the server, or none."""
    picked = (
        [discord.SelectDefaultValue(id=chosen, type=discord.SelectDefaultValueType.role)] if chosen else []
    )
    box = RoleSelect[Any](custom_id=field, min_values=0, required=False, default_values=picked)
    return _labelled(label, box, below)


def text_channel(field: str, label: str, below: str = "", *, chosen: int | None) -> Label[Any]:
    """Return a list to choose one text channel of the server, or none."""
    kind = discord.SelectDefaultValueType.channel
    picked = [discord.SelectDefaultValue(id=chosen, type=kind)] if chosen else []
    box = ChannelSelect[Any](
        custom_id=field,
        channel_types=[discord.ChannelType.text],
        min_values=0,
        required=False,
        default_values=picked,
    )
    return _labelled(label, box, below)


def _labelled(label: str, item: Any, below: str) -> Label[Any]:
    return Label(text=label[:LABEL_LENGTH], component=item, description=below[:HINT_LENGTH] or None)
