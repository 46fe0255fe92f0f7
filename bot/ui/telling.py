"""The button that lets a member tell the moderators something, wherever they meet it."""

from __future__ import annotations

from bot.ui.app import Interaction
from bot.ui.components import Press


class TellModerators(Press, name="tell", label="tell-moderators"):
    """Open the form. Its number is that of the server whose moderators will read it."""

    async def pressed(self, interaction: Interaction) -> None:
        await interaction.client.tell_moderators(interaction, self.ids[0])
