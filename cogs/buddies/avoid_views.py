"""Someone I'd rather not meet: silent, and only for its owner to see and undo."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.members import avoids
from bot.members.avoids import Avoid as Named
from bot.ui import permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Card, Press
from bot.ui.fields import person
from bot.ui.filled import Filled
from bot.ui.forms import Form
from bot.ui.help import GetHelp

A_ROW = 5


class Avoid(Press, name="buddies:avoid", label="buddy-avoid", rows=0):
    """Show whom somebody named."""

    async def pressed(self, interaction: Interaction) -> None:
        await _show(interaction)


class Name(Press, name="buddies:avoid-add", label="buddy-avoid-add", rows=0):
    """Open the form to name somebody."""

    async def pressed(self, interaction: Interaction) -> None:
        permissions.actor(interaction)
        await interaction.response.send_modal(AvoidForm.of(interaction.client.say_to(interaction)))


class Undo(Press, name="buddies:avoid-undo", label="buddy-avoid-undo"):
    """Take one back."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            await avoids.undo(tx, by.guild_id, by.user_id, self.ids[0])
        await _show(interaction, app.say_to(interaction)("buddy-avoid-undone"))


class AvoidForm(Form, name="buddies:avoid-form", rows=0):
    """Whom somebody would rather not meet."""

    @classmethod
    def of(cls, say: Say) -> AvoidForm:
        """Return the form."""
        form = cls.titled(say("buddy-avoid"))
        form.add_item(person("who", say("buddy-avoid-who"), say("buddy-avoid-below")))
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.actor(interaction), interaction.client
        chosen = filled.chosen("who") or ""
        if not chosen.isdigit():
            raise Refusal("error-gone")
        async with app.database.write() as tx:
            await avoids.add(tx, app.vault, by.guild_id, by.user_id, int(chosen), app.now())
        await _show(interaction, app.say_to(interaction)("buddy-avoid-saved"))


BUTTONS = (Avoid, Name, Undo)
FORMS = (AvoidForm,)


async def _show(interaction: Interaction, said: str = "") -> None:
    by, app = permissions.actor(interaction), interaction.client
    async with app.database.read() as tx:
        named = await avoids.of(tx, by.guild_id, by.user_id)
    shown = _panel(app.say_to(interaction), named, said)
    private = interaction.message is not None and interaction.message.flags.ephemeral
    await (replies.replace if private else replies.answer)(interaction, shown)


def _panel(say: Say, named: Sequence[Named], said: str) -> Card:
    lines = [
        say("buddy-avoid-line", number=number, who=f"<@{one.other_id}>")
        if one.other_id
        else say("buddy-avoid-forgotten", number=number)
        for number, one in enumerate(named, 1)
    ]
    undo = [numbered(Undo.of(say, one.id), number) for number, one in enumerate(named, 1)]
    rows = [list[Press](undo[start : start + A_ROW]) for start in range(0, len(undo), A_ROW)]
    blocks = [say("buddy-avoid-about"), said, "\n".join(lines)]
    return Card(*blocks, rows=[*rows, [Name.of(say), GetHelp.of(say)]])


def numbered(press: Press, number: int) -> Press:
    """Return a button that says which line it is about."""
    press.item.label = f"{press.item.label} {number}"
    return press
