"""`/buddy`: where somebody stands, and what they can do next."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import app_commands

from bot.buddies import joining
from bot.buddies.answers import Answers
from bot.buddies.joining import Standing
from bot.buddies.store.tables import ASKED
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.components import Card, Press
from bot.ui.setup import Setup
from cogs.buddies import avoid_views, cards, forms, own_panel, pair_views
from cogs.buddies.own_panel import OwnPanel, Seen

PRIMARY, DANGER = discord.ButtonStyle.primary, discord.ButtonStyle.danger


class Find(Press, name="buddies:find", label="buddy-find", style=PRIMARY, rows=0):
    """Open the first form. It also stands on other cards."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.read() as tx:
            standing = await joining.stand(tx, by.guild_id, by.user_id)
            if standing.entry is None and standing.pair is None:
                await joining.require_open(tx, by.guild_id, by.user_id)
        if standing.entry is not None or standing.pair is not None:
            await own_panel.show(interaction)
            return
        say, adults = app.say_to(interaction), standing.settings.adults_only
        await interaction.response.send_modal(forms.JoinForm.of(say, None, adults_only=adults))


class Change(Press, name="buddies:change", label="buddy-change", rows=0):
    """Show what can be changed."""

    async def pressed(self, interaction: Interaction) -> None:
        await own_panel.show(interaction, changing=True)


class First(Press, name="buddies:first", label="buddy-first", rows=0):
    """Open the first form again."""

    async def pressed(self, interaction: Interaction) -> None:
        say, answers = interaction.client.say_to(interaction), await _answers(interaction)
        await interaction.response.send_modal(forms.JoinForm.of(say, answers, adults_only=False))


class Wishes(Press, name="buddies:wishes", label="buddy-wish-form", style=PRIMARY, rows=0):
    """Open the form with what somebody would like, and can offer."""

    async def pressed(self, interaction: Interaction) -> None:
        say, answers = interaction.client.say_to(interaction), await _answers(interaction)
        asked = await forms.asked_in(interaction)
        await interaction.response.send_modal(forms.WishForm.of(say, asked, answers))


class Times(Press, name="buddies:times", label="buddy-time-form", rows=0):
    """Open the form with languages and times of day."""

    async def pressed(self, interaction: Interaction) -> None:
        say, answers = interaction.client.say_to(interaction), await _answers(interaction)
        await interaction.response.send_modal(forms.TimeForm.of(say, answers))


class Likes(Press, name="buddies:likes", label="buddy-like-form", rows=0):
    """Open the form with whom somebody looks for."""

    async def pressed(self, interaction: Interaction) -> None:
        say, answers = interaction.client.say_to(interaction), await _answers(interaction)
        asked = await forms.asked_in(interaction)
        await interaction.response.send_modal(forms.LikeForm.of(say, asked, answers))


class Rest(Press, name="buddies:rest", label="buddy-rest", rows=0):
    """Let nothing new be proposed."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            await joining.rest(tx, by.guild_id, by.user_id, app.now())
        await own_panel.show(interaction, app.say_to(interaction)("buddy-rested"))


class ComeBack(Press, name="buddies:back", label="buddy-come-back", style=PRIMARY):
    """Wait again. Its number is the server, since it also stands in direct messages."""

    async def pressed(self, interaction: Interaction) -> None:
        app, guild_id = interaction.client, self.ids[0]
        if interaction.guild_id not in (None, guild_id):
            raise Refusal("error-elsewhere")
        async with app.database.write() as tx:
            await joining.come_back(tx, guild_id, interaction.user.id, app.now())
        said = app.say_to(interaction)("buddy-came-back")
        if interaction.guild_id is None:
            await replies.answer(interaction, said)
        else:
            await own_panel.show(interaction, said)


class Stay(Press, name="buddies:stay", label="buddy-stay", style=PRIMARY):
    """Keep the place for as long again. Its number is the server, since it stands in direct messages."""

    async def pressed(self, interaction: Interaction) -> None:
        app, guild_id = interaction.client, self.ids[0]
        if interaction.guild_id not in (None, guild_id):
            raise Refusal("error-elsewhere")
        async with app.database.write() as tx:
            await joining.stay(tx, guild_id, interaction.user.id, app.now())
        await replies.answer(interaction, app.say_to(interaction)("buddy-stayed"))


class Leave(Press, name="buddies:leave", label="buddy-leave", style=DANGER, rows=0):
    """Forget the place in the queue and all that was entered."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            await joining.leave(tx, by.guild_id, by.user_id)
        await own_panel.show(interaction, app.say_to(interaction)("buddy-left"))


BUTTONS = (Find, Change, First, Wishes, Times, Likes, Rest, ComeBack, Stay, Leave)


def add_to(app: App) -> None:
    """Give ``app`` the command, its buttons and its forms."""
    app.share(OwnPanel(draw))
    app.service(Setup).newcomer.append(lambda say, _guild_id: Find.of(say))
    app.add_dynamic_items(*BUTTONS, *avoid_views.BUTTONS, *pair_views.BUTTONS)
    app.add_forms(*forms.FORMS, *avoid_views.FORMS, *pair_views.FORMS)
    opened = app_commands.guild_only(replies.guarded(open_panel))
    app.tree.command(name="buddy", description=app.say("buddy-command"))(opened)


async def open_panel(interaction: Interaction) -> None:
    """Show where somebody stands."""
    await own_panel.show(interaction)


def draw(say: Say, seen: Seen) -> Card:
    """Return where somebody stands, and what they can do next."""
    avoid = [avoid_views.Avoid.of(say)]
    pair, entry, said = seen.standing.pair, seen.standing.entry, seen.said
    if pair is not None and pair.state != ASKED:
        thread = f"<#{pair.thread_id}>" if pair.thread_id else "…"
        end = pair_views.EndPairing.of(say, pair.id)
        return cards.card(say, said, say("buddy-paired", thread=thread), buttons=[end], more=avoid)
    if entry is None:
        return _outside(say, seen.standing, said, avoid)
    answers = Answers.opened(entry.answers)
    own = cards.entered(say, answers)
    if seen.changing:
        steps = [Wishes.of(say), Times.of(say), Likes.of(say), First.of(say)]
        return cards.card(say, said, say("buddy-steps"), own, buttons=steps, more=avoid)
    asked = [] if pair is None else pair_views.answers(say, pair, seen.user_id)
    state = "buddy-resting" if entry.resting else "buddy-proposed" if pair else "buddy-waiting"
    pause = ComeBack.of(say, seen.guild_id) if entry.resting else Rest.of(say)
    buttons = [*asked, Change.of(say), pause, Leave.of(say)]
    return cards.card(say, said, say(state), own, buttons=buttons, more=avoid)


def _outside(say: Say, standing: Standing, said: str, avoid: Sequence[Press]) -> Card:
    if standing.kept_out or not standing.settings.open:
        state = "buddy-kept-out" if standing.kept_out else "buddy-closed"
        return cards.card(say, said, say(state), more=avoid)
    about = [say("buddy-about"), f"{say('buddy-kept-sealed')}\n{say('buddy-kept')}"]
    return cards.card(say, said, *about, buttons=[Find.of(say)], more=avoid)


async def _answers(interaction: Interaction) -> Answers:
    by, app = permissions.actor(interaction), interaction.client
    async with app.database.read() as tx:
        entry = (await joining.stand(tx, by.guild_id, by.user_id)).entry
    if entry is None:
        raise Refusal("buddy-not-in-queue")
    return Answers.opened(entry.answers)
