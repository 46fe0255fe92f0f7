"""The button that every card carries."""

from __future__ import annotations

from bot.ui.app import Interaction
from bot.ui.components import Press


class GetHelp(Press, name="help", label="help-button", rows=0, alone=True):
    """Get help now. It asks nothing of anybody, and works wherever it was left."""

    async def pressed(self, interaction: Interaction) -> None:
        await interaction.client.answer_help(interaction)
