"""Forms that outlive restarts: what was sent is all they need, so a form that was open may come late."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Self

import discord
from discord.ui import Modal

from bot.core.errors import Refusal
from bot.ui import asides, replies
from bot.ui.app import Interaction
from bot.ui.components import rows_of
from bot.ui.filled import Filled, Receiver

TITLE_LENGTH = 45
"""What Discord takes as the title of a form."""


class Form(Modal):
    """A form. Its custom id is its name and ``rows`` row ids; `App.on_interaction` brings it to `sent`."""

    name: ClassVar[str]
    alone: ClassVar[bool]
    """Nothing is told beside the answer."""
    rows: ClassVar[int]

    def __init_subclass__(cls, *, name: str, rows: int = 1, alone: bool = False) -> None:
        cls.name, cls.rows, cls.alone = name, rows, alone
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


async def receive(interaction: Interaction, forms: Mapping[str, Receiver]) -> None:
    """Bring a form that was sent to its class; what goes wrong goes to the one door."""
    data: Mapping[str, Any] = interaction.data or {}  # pyright: ignore[reportAssignmentType] (Discord's payload)
    custom_id = str(data.get("custom_id", ""))
    name = custom_id.rstrip("0123456789:")
    async with replies.door(interaction):
        ids = rows_of(custom_id.removeprefix(name), forms[name].rows) if name in forms else None
        if ids is None:
            raise Refusal("error-gone")
        await forms[name].sent(interaction, ids, Filled.read(data.get("components")))
        if not forms[name].alone:
            await asides.tell(interaction)
