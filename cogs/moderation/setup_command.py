"""`/desk setup`: five short steps, a look at everything, and the start card."""

from __future__ import annotations

from discord.ui import LayoutView

from bot.circles import store as circles
from bot.core.markdown import fitting
from bot.core.texts import Say
from bot.moderation import settings
from bot.ui import permissions, replies, server_page
from bot.ui.app import App, Interaction
from bot.ui.components import Card, Press
from bot.ui.filled import Filled
from bot.ui.help import GetHelp
from bot.ui.setup import CHECK, PEOPLE, PLACE, Setup, Step
from bot.ui.telling import TellModerators
from cogs.moderation import health, settings_fields, settings_views, start_card
from cogs.moderation.settings_views import PeopleForm, PlaceForm

FOUND_CHARACTERS = 3000


def add_to(app: App) -> None:
    """Give ``app`` the command, its buttons, its forms and its own steps."""
    setup = app.service(Setup)
    setup.show, setup.go_on = show, go_on
    setup.newcomer.insert(0, lambda say, _: GetHelp.of(say))
    setup.newcomer.append(TellModerators.of)
    setup.steps[PLACE] = Step("setup-place", "setup-place-about", _place, lambda say: [SetPlace.of(say)])
    setup.steps[PEOPLE] = Step("setup-people", "setup-people-about", _people, lambda say: [SetPeople.of(say)])
    app.add_dynamic_items(GoTo, GoBack, SetPlace, SetPeople, LookAgain, PostCard)
    app.add_forms(SetupPlaceForm, SetupPeopleForm)
    command = app.desk.command(name="setup", description=app.say("setup-command"))
    command(replies.guarded(set_up))


async def set_up(interaction: Interaction) -> None:
    """Go on where somebody stopped."""
    permissions.moderator(interaction)
    await show(interaction)


class GoTo(Press, name="desk:setup", label="setup-next"):
    """Leave a step as it is."""

    async def pressed(self, interaction: Interaction) -> None:
        await go_on(interaction, self.ids[0])


class GoBack(Press, name="desk:setup-back", label="setup-back"):
    """Look at an earlier step."""

    async def pressed(self, interaction: Interaction) -> None:
        await go_on(interaction, self.ids[0])


class LookAgain(Press, name="desk:health", label="setup-again", rows=0):
    """Look once more at everything that is used."""

    async def pressed(self, interaction: Interaction) -> None:
        await go_on(interaction, CHECK)


class SetPlace(Press, name="desk:setup-place", label="setup-place-button", rows=0):
    """Open the form with the language and the place."""

    async def pressed(self, interaction: Interaction) -> None:
        by = permissions.moderator(interaction)
        await interaction.response.send_modal(SetupPlaceForm.of(interaction, by.guild_id))


class SetPeople(Press, name="desk:setup-people", label="setup-people-button", rows=0):
    """Open the form with the roles and the channels."""

    async def pressed(self, interaction: Interaction) -> None:
        by = permissions.moderator(interaction)
        await interaction.response.send_modal(SetupPeopleForm.of(interaction, by.guild_id))


class SetupPlaceForm(PlaceForm, name="desk:setup-place-form"):
    """Language and place, and then the next step."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        permissions.moderator(interaction)
        if await settings_views.save(
            interaction, settings_fields.read_place(interaction.client, filled), ids[0], silently=True
        ):
            await go_on(interaction, PLACE + 1, interaction.client.say_to(interaction)("settings-saved"))


class SetupPeopleForm(PeopleForm, name="desk:setup-people-form"):
    """Roles and channels, and then the look at everything."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        wanted = settings_fields.read_people(permissions.moderator(interaction).guild_id, filled)
        if await settings_views.save(interaction, wanted, ids[0], silently=True):
            await go_on(interaction, PEOPLE + 1, interaction.client.say_to(interaction)("settings-saved"))


class PostCard(Press, name="desk:start-card", label="setup-post-card", rows=0):
    """Post the start card in this channel, and pin it."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        await replies.think(interaction)
        said = await start_card.post(app, by.guild_id, by.channel_id)
        await replies.answer(interaction, app.say_to(interaction)(said))


async def show(interaction: Interaction, said: str = "") -> None:
    """Show where this server is. Raises Refusal for anybody but moderators."""
    by, app = permissions.moderator(interaction), interaction.client
    number = min(max(app.servers.chosen(by.guild_id).setup_step, PLACE), CHECK)
    say = app.say_to(interaction)
    view = await (
        _check(app, say, by.guild_id, said) if number == CHECK else _step(app, say, by.guild_id, number, said)
    )
    await (replies.replace if interaction.message else replies.answer)(interaction, view)


async def go_on(interaction: Interaction, number: int, said: str = "") -> None:
    """Go to a step, and remember that. Raises Refusal for anybody but moderators."""
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.write() as tx:
        await app.servers.change(tx, by.guild_id, setup_step=min(max(number, PLACE), CHECK))
    await show(interaction, said)


async def _step(app: App, say: Say, guild_id: int, number: int, said: str) -> LayoutView:
    step = app.service(Setup).steps[number]
    back = [GoBack.of(say, number - 1)] if number > PLACE else []
    return Card(
        say("setup-step", number=number, name=say(step.heading)),
        said,
        say(step.about),
        await step.state(app, say, guild_id),
        rows=[[*step.buttons(say), GoTo.of(say, number + 1)], [*back, GetHelp.of(say)]],
    )


async def _check(app: App, say: Say, guild_id: int, said: str) -> LayoutView:
    async with app.database.read() as tx:
        used = await circles.of_guild(tx, guild_id)
    found = health.look(app, say, guild_id, [circle.channel_id for circle in used])
    for check in app.service(Setup).checks:
        found += await check(app, say, guild_id)
    lines = [f"- {line}" for line in dict.fromkeys(found)]
    shown = fitting(lines, FOUND_CHARACTERS)
    return Card(
        say("setup-check"),
        said,
        "\n".join([*shown, *(["…"] if len(shown) < len(lines) else [])]) or say("setup-check-well"),
        rows=[[PostCard.of(say), LookAgain.of(say)], [GoBack.of(say, CHECK - 1), GetHelp.of(say)]],
    )


async def _place(app: App, say: Say, guild_id: int) -> str:
    return "\n".join(server_page.lines_of(app, guild_id, say, settings.PLACE))


async def _people(app: App, say: Say, guild_id: int) -> str:
    return "\n".join(server_page.lines_of(app, guild_id, say, settings.PEOPLE))
