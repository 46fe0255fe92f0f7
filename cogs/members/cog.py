"""`/mine`, and what is done by itself for people's sake."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.members import actions
from bot.ui import replies
from bot.ui.app import App, Interaction
from cogs.members import consenting, nightly, settings, views
from cogs.members.erasing import Eraser
from cogs.members.nightly import Nightly


class Members(commands.Cog):
    """Does what is due."""

    def __init__(self, app: App) -> None:
        eraser = Eraser(app)
        self._nightly = Nightly(app, eraser)
        app.share(eraser)
        app.beginnings.append(eraser.repeat)
        app.scheduler.handles(actions.ERASE, eraser.work, in_silence="works")
        app.scheduler.handles(actions.RECEIPT, eraser.send_receipt, in_silence="works")
        app.scheduler.handles(nightly.SWEEP, self._nightly.sweep, in_silence="works")
        app.scheduler.handles(nightly.LOOK, self._nightly.look, in_silence="works")

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Plan the night."""
        await self._nightly.begin()


def add_to(app: App) -> None:
    """Give ``app`` the command and its buttons."""
    app.add_dynamic_items(*views.BUTTONS, *settings.BUTTONS, *consenting.BUTTONS)
    app.add_forms(*settings.FORMS)
    everywhere = app_commands.allowed_contexts(guilds=True, dms=True)
    make = app.tree.command(name="mine", description=app.say("mine-command"))
    make(everywhere(replies.guarded(show_mine)))


async def show_mine(interaction: Interaction) -> None:
    """Show all that the bot keeps about whoever asks."""
    await views.show(interaction)
