"""What people press in a proposal, in a pair, and at its end."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import TextDisplay

from bot.buddies import answering, ending
from bot.buddies.store.tables import NO, YES, Pair, Place
from bot.core import reports
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.members import store as members
from bot.ui import replies
from bot.ui.app import App, Interaction
from bot.ui.components import Card, Press
from bot.ui.fields import radio, text
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.buddies import cards

PRIMARY = discord.ButtonStyle.primary
LONGEST = 1500
REPORT_KIND = "buddies"


class Yes(Press, name="buddies:yes", label="buddy-yes", style=PRIMARY):
    """Would like to meet. Nobody else sees who pressed what, or whether."""

    async def pressed(self, interaction: Interaction) -> None:
        await _answer(interaction, self.ids[0], YES)


class NotThisTime(Press, name="buddies:no", label="buddy-no"):
    """Would rather not, this time."""

    async def pressed(self, interaction: Interaction) -> None:
        await _answer(interaction, self.ids[0], NO)


class EndPairing(Press, name="buddies:end", label="buddy-end"):
    """End a pair, from its thread or from the panel. Its number is the pair."""

    async def pressed(self, interaction: Interaction) -> None:
        app = interaction.client
        async with app.database.write() as tx:
            pair = await ending.end_own(tx, interaction.guild_id, interaction.user.id, self.ids[0], app.now())
        await _ended(interaction, pair)


class EndHere(Press, name="buddies:end-here", label="buddy-end"):
    """The same, from a message that was only for this person. Its number is their place."""

    async def pressed(self, interaction: Interaction) -> None:
        app = interaction.client
        async with app.database.write() as tx:
            pair = await ending.end_by_place(
                tx, interaction.guild_id, interaction.user.id, self.ids[0], app.now()
            )
        await _ended(interaction, pair)


class StillGood(Press, name="buddies:good", label="buddy-good", style=PRIMARY):
    """It is still good. Nothing is kept of that."""

    async def pressed(self, interaction: Interaction) -> None:
        await _say(interaction, self.ids[0], "buddy-good-said")


class AChange(Press, name="buddies:other", label="buddy-other"):
    """Something should change. What, is for the two to talk about."""

    async def pressed(self, interaction: Interaction) -> None:
        await _say(interaction, self.ids[0], "buddy-other-said")


class NotAgain(Press, name="buddies:not-again", label="buddy-not-again"):
    """Never be paired with these people again. Nobody else hears of it."""

    async def pressed(self, interaction: Interaction) -> None:
        app, user_id = interaction.client, interaction.user.id
        async with app.database.write() as tx:
            await ending.not_again(tx, app.vault, interaction.guild_id, user_id, self.ids[0], app.now())
        await replies.answer(interaction, app.say_to(interaction)("buddy-not-again-said"))


class Wrong(Press, name="buddies:wrong", label="buddy-wrong"):
    """Tell the moderators that something is wrong in a pair."""

    async def pressed(self, interaction: Interaction) -> None:
        await _open_report(interaction, self.ids[0])


class Tell(Press, name="buddies:tell", label="buddy-tell"):
    """The same, offered after a pair has ended."""

    async def pressed(self, interaction: Interaction) -> None:
        await _open_report(interaction, self.ids[0])


class WrongForm(Form, name="buddies:wrong-form"):
    """What moderators are told, in as much detail as somebody chooses."""

    @classmethod
    def of(cls, say: Say, pair_id: int) -> WrongForm:
        """Return the form, which first says who will read it."""
        form = cls.titled(say("buddy-wrong"), pair_id)
        form.add_item(TextDisplay[Any](say("buddy-wrong-who")))
        levels = {say("buddy-wrong-only"): "only", say("buddy-wrong-thread"): "thread"}
        form.add_item(radio("level", say("buddy-wrong-level"), levels, chosen="only"))
        words = text(
            "words", say("buddy-wrong-words"), say("buddy-wrong-below"), max_length=LONGEST, long=True
        )
        form.add_item(words)
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        app, user_id = interaction.client, interaction.user.id
        async with app.database.write() as tx:
            pair = await ending.own(tx, interaction.guild_id, user_id, ids[0])
            await members.know(tx, pair.guild_id, user_id)
            say_all = app.say_in(pair.guild_id)
            words = filled.text("words").strip()[:LONGEST] or say_all("buddy-wrong-no-words")
            link = f"https://discord.com/channels/{pair.guild_id}/{pair.thread_id}"
            about = link if filled.chosen("level") == "thread" and pair.thread_id else None
            await reports.file(tx, pair.guild_id, user_id, REPORT_KIND, words, app.now(), about=about)
        say = app.say_to(interaction)
        end = [EndPairing.of(say, pair.id)] if pair.ended_at is None else []
        await replies.answer(interaction, cards.card(say, say("buddy-wrong-told"), buttons=end))


BUTTONS = (Yes, NotThisTime, EndPairing, EndHere, StillGood, AChange, NotAgain, Wrong, Tell)
FORMS = (WrongForm,)


def proposal(app: App, pair: Pair, place: Place, alone: bool) -> Card:
    """Return what one person is asked."""
    say = app.say_for(place.user_id, place.guild_id)
    guild = app.get_guild(pair.guild_id)
    server, buttons = escape(guild.name) if guild else "…", answers(say, pair, place.user_id)
    return cards.proposal(say, pair, place, server, alone=alone, buttons=buttons)


def answers(say: Say, pair: Pair, user_id: int) -> list[Press]:
    """Return the two answers to a proposal, for somebody's own place."""
    place = pair.place_of(user_id)
    return [] if place is None else [Yes.of(say, place.id), NotThisTime.of(say, place.id)]


def hello(app: App, pair: Pair) -> Card:
    """Return the first message in a pair's thread."""
    say = app.say_in(pair.guild_id)
    return cards.hello(say, pair, [EndPairing.of(say, pair.id), Wrong.of(say, pair.id)])


def company(say: Say, place: Place) -> Card:
    """Return the question whether it is still good."""
    buttons = [StillGood.of(say, place.id), AChange.of(say, place.id), EndHere.of(say, place.id)]
    return cards.card(say, say("buddy-company"), say("buddy-company-small"), buttons=buttons)


async def _answer(interaction: Interaction, place_id: int, said: str) -> None:
    app, message = interaction.client, interaction.message
    # Only what stands in a direct message: that is surely for nobody else.
    letter = (message.channel.id, message.id) if message and interaction.guild_id is None else None
    async with app.database.write() as tx:
        await answering.answer(
            tx, interaction.guild_id, interaction.user.id, place_id, said, app.now(), letter
        )
    say = app.say_to(interaction)
    await replies.answer(interaction, say("buddy-yes-said" if said == YES else "buddy-no-said"))


async def _say(interaction: Interaction, place_id: int, key: str) -> None:
    app = interaction.client
    async with app.database.write() as tx:
        await answering.find(tx, interaction.guild_id, interaction.user.id, place_id)
    await replies.answer(interaction, app.say_to(interaction)(key))


async def _open_report(interaction: Interaction, pair_id: int) -> None:
    app = interaction.client
    async with app.database.write() as tx:
        await ending.own(tx, interaction.guild_id, interaction.user.id, pair_id)
    await interaction.response.send_modal(WrongForm.of(app.say_to(interaction), pair_id))


async def _ended(interaction: Interaction, pair: Pair) -> None:
    """Offer what only the one who ended a pair is offered."""
    say = interaction.client.say_to(interaction)
    buttons = [NotAgain.of(say, pair.id), Tell.of(say, pair.id)]
    shown = cards.card(say, say("buddy-ended"), say("buddy-ended-block"), buttons=buttons)
    await replies.answer(interaction, shown)
