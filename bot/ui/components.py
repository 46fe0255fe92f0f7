"""The bases of everything that a person can press or fill in.

discord.py only logs an error in a button or a form. These bases bring every error to the one door
in `bot.ui.replies`, so that the person always gets a sentence.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import Any, ClassVar, Self

import discord
from discord.ui import ActionRow, Button, Container, DynamicItem, LayoutView, TextDisplay

from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.ui import asides, replies
from bot.ui.app import Interaction

CARD_CHARACTERS = 4000
"""All text of one Components V2 message together (Discord's limit)."""


LARGEST_ID = 2**63 - 1
"""What a database takes as a number; Discord's ids stay below as well."""


def rows_of(written: str, count: int | None) -> tuple[int, ...] | None:
    """Return the row ids in a custom id, such as ":7:12"; None when they are none, or not ``count``."""
    parts = written.removeprefix(":").split(":") if written else []
    if count not in (len(parts), None) or not all(
        part.isascii() and part.isdigit() and len(part) < 20 for part in parts
    ):
        return None
    ids = tuple(map(int, parts))
    return ids if all(id <= LARGEST_ID for id in ids) else None


class Press(DynamicItem[Button[Any]], template=r"(?!)"):
    """A button that outlives restarts. Its custom id is its name and ``rows`` ids (None: any), no more."""

    name: ClassVar[str]
    rows: ClassVar[int | None]
    label: ClassVar[str]
    style: ClassVar[discord.ButtonStyle]
    alone: ClassVar[bool]
    """Nothing is told beside the answer."""

    def __init_subclass__(
        cls,
        *,
        name: str,
        label: str,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        rows: int | None = 1,
        alone: bool = False,
        **kwargs: Any,
    ) -> None:
        cls.name, cls.label, cls.style, cls.rows, cls.alone = name, label, style, rows, alone
        super().__init_subclass__(template=re.compile(rf"{re.escape(name)}(?P<ids>(?::\d+)*)\Z"))

    def __init__(self, button: Button[Any], *ids: int) -> None:
        super().__init__(button)
        self.ids = ids

    @classmethod
    def of(cls, say: Say, *ids: int, disabled: bool = False) -> Self:
        """Return the button for the rows ``ids``."""
        custom_id = ":".join([cls.name, *map(str, ids)])
        return cls(
            Button(style=cls.style, label=say(cls.label), custom_id=custom_id, disabled=disabled), *ids
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: Any, match: re.Match[str]
    ) -> Self:
        """Find the rows again that a pressed button is about."""
        return cls(item, *(rows_of(match["ids"], cls.rows) or ()))

    async def callback(self, interaction: Interaction) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] (our own client's type)
        """Answer a press; what goes wrong goes to the one door."""
        async with replies.door(interaction):
            if self.rows not in (len(self.ids), None):
                raise Refusal("error-gone")
            await self.pressed(interaction)
            if not self.alone:
                await asides.tell(interaction)

    @abstractmethod
    async def pressed(self, interaction: Interaction) -> None:
        """Do what the button says. The row may be gone, elsewhere, or not this person's to change."""


class Card(LayoutView):
    """Something calm to look at: a box with text, then rows of buttons."""

    def __init__(self, *blocks: str, rows: list[list[Press]] | None = None) -> None:
        super().__init__(timeout=None)
        self.stop()  # discord.py need not keep it for 15 minutes: a press is found by its custom id
        box: Container[Self] = Container(*(TextDisplay[Self](block) for block in blocks if block))
        for row in rows or []:
            box.add_item(ActionRow[Any](*row))
        self.add_item(box)
