"""What somebody agreed to, with its date, and taking it back."""

from __future__ import annotations

from discord.ui import Button
from discord.utils import format_dt

from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.members import consents
from bot.members.consents import VERSIONS, Consent, Ends
from bot.ui import replies
from bot.ui.app import Interaction
from bot.ui.components import Card, Press
from cogs.members import cards, views, words

PURPOSES = tuple(VERSIONS)
"""Their places stand in custom ids: a new one comes last."""
MOST_SHOWN = 8


class Agreed(Press, name="mine:agreed", label="mine-agreed", rows=0):
    """Show what somebody said yes to."""

    async def pressed(self, interaction: Interaction) -> None:
        await replies.replace(interaction, await draw(interaction))


class NoLonger(Press, name="mine:no-longer", label="mine-no-longer", rows=2):
    """Take a yes back. The numbers are the server, and the place of the purpose."""

    @classmethod
    def to(cls, say: Say, number: int, one: Consent) -> NoLonger:
        """Return the button for the yes with this number in the list."""
        place = PURPOSES.index(next(purpose for purpose in PURPOSES if purpose == one.purpose))
        custom_id = f"{cls.name}:{one.guild_id}:{place}"
        label = say(cls.label, number=number)
        return cls(Button(style=cls.style, label=label, custom_id=custom_id), one.guild_id, place)

    async def pressed(self, interaction: Interaction) -> None:
        app, (guild_id, place) = interaction.client, self.ids
        if place >= len(PURPOSES):
            raise Refusal("error-gone")
        async with app.database.write() as tx:
            ends = app.service(Ends)
            await ends.take_back(tx, guild_id, interaction.user.id, PURPOSES[place], app.now())
        said = app.say_to(interaction)("mine-taken-back")
        await replies.replace(interaction, await draw(interaction, said))


BUTTONS = (Agreed, NoLonger)


async def draw(interaction: Interaction, said: str = "") -> Card:
    """Return the list."""
    app, say = interaction.client, interaction.client.say_to(interaction)
    async with app.database.read() as tx:
        given = [one for one in await consents.of_person(tx, interaction.user.id) if one.purpose in PURPOSES]
    lines = [
        say(
            "mine-agreed-line",
            number=number,
            words=consents.words(say, one.purpose),
            server=words.server_name(app, say, one.guild_id),
            at=format_dt(one.given_at, "D"),
        )
        for number, one in enumerate(given[:MOST_SHOWN], 1)
    ]
    buttons = [NoLonger.to(say, number, one) for number, one in enumerate(given[:MOST_SHOWN], 1)]
    return cards.panel(
        say,
        say("mine-agreed-heading"),
        said,
        "\n".join(lines) or say("mine-agreed-nothing"),
        buttons=[*buttons, views.Mine.of(say)],
    )
