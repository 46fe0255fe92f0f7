"""The ways from one of the moderators' panels to another, and back in time."""

from __future__ import annotations

from bot.core.database import Tx
from bot.signposts import changes
from bot.signposts.listed import Change
from bot.ui import permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Press
from cogs.signposts import desk_cards
from cogs.signposts.service import Signposts


class ToList(Press, name="signposts:list", label="signpost-to-list", rows=0):
    """Show the list again."""

    async def pressed(self, interaction: Interaction) -> None:
        await interaction.client.service(Signposts).open_list(interaction)


class Open(Press, name="signposts:open", label="signpost-open-entry"):
    """Open one entry."""

    async def pressed(self, interaction: Interaction) -> None:
        await interaction.client.service(Signposts).open_entry(interaction, self.ids[0], "")


class Undo(Press, name="signposts:undo", label="signpost-undo"):
    """Take back the removal of an entry, or a file that was applied."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app, id = permissions.moderator(interaction), interaction.client, self.ids[0]
        left = 0

        async def act(tx: Tx) -> Change:
            nonlocal left
            undone = await changes.undo(tx, by, id, app.now())
            left = undone.left
            return undone.change

        await app.service(Signposts).change(by.guild_id, act)
        say = app.say_to(interaction)
        said = say("signpost-undone-partly", left=left) if left else say("signpost-undone")
        await replies.replace(interaction, desk_cards.panel(say, said, rows=[[ToList.of(say)]]))


class Look(Press, name="signposts:look", label="signpost-look", rows=0):
    """Open the list from a notice."""

    async def pressed(self, interaction: Interaction) -> None:
        await interaction.client.service(Signposts).open_list(interaction)


BUTTONS = (ToList, Open, Undo, Look)
