"""What members write: a change of a point, and their own suggestion in other words."""

from __future__ import annotations

import discord
from discord.utils import format_dt

from bot.agreements.actions import deciding, texts
from bot.agreements.rules import POINT_LENGTH
from bot.agreements.store.tables import Suggestion
from bot.core.texts import Say
from bot.core.turnout import Turnout
from bot.ui import permissions, replies
from bot.ui.app import Interaction
from bot.ui.fields import text
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.agreements import cards

WHOLE_LENGTH = 4000


class SuggestForm(Form, name="agreements:suggest-form", rows=2):
    """Other words for a point, or a new one."""

    @classmethod
    def of(cls, say: Say, agreement_id: int, point_id: int, words: str) -> SuggestForm:
        """Return the form, filled with what counts now; without a point it asks for a new one."""
        form = cls.titled(say("agreement-form"), agreement_id, point_id)
        below = say("agreement-form-words-below" if point_id else "agreement-form-new-below")
        form.add_item(point_box(say, words, below))
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.actor(interaction), interaction.client
        agreement_id, point_id = ids
        written = filled.text("words")
        async with replies.door(interaction, back(app.say_to(interaction), written)):
            async with app.database.read() as tx:
                found = await texts.find(tx, by, agreement_id)
            channel = app.get_channel(found.home_channel_id)
            if isinstance(channel, discord.TextChannel):
                permissions.require_bot_may(channel, app.say_to(interaction))
            async with app.database.write() as tx:
                turnout = app.service(Turnout)
                made = await deciding.suggest(
                    tx, by, agreement_id, point_id or None, written, turnout, app.now()
                )
            await say_suggested(interaction, made)


class RewordForm(Form, name="agreements:reword-form"):
    """One's own suggestion in other words."""

    @classmethod
    def of(cls, say: Say, found: Suggestion) -> RewordForm:
        """Return the form, filled with what was suggested."""
        form = cls.titled(say("agreement-reword"), found.id)
        words = "\n".join(found.words or ())
        below = say("agreement-form-words-below" if found.point_id else "agreement-form-new-below")
        form.add_item(whole_box(say, words) if found.whole else point_box(say, words, below))
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.actor(interaction), interaction.client
        say, written = app.say_to(interaction), filled.text("words")
        async with replies.door(interaction, back(say, written)):
            async with app.database.write() as tx:
                await deciding.reword(tx, by, ids[0], written, app.now())
            await replies.answer(interaction, cards.panel(say, say("agreement-reworded")))


FORMS = (SuggestForm, RewordForm)


async def say_suggested(interaction: Interaction, made: Suggestion) -> None:
    """Tell somebody where their suggestion will stand."""
    say = interaction.client.say_to(interaction)
    where, until = f"<#{made.channel_id}>", format_dt(made.closes_at, "f")
    said = say("agreement-suggested", channel=where, until=until)
    await replies.answer(interaction, cards.panel(say, said))


def point_box(say: Say, words: str, below: str) -> discord.ui.Label[discord.ui.LayoutView]:
    """Return a box for one point."""
    label = say("agreement-form-words")
    return text("words", label, below, max_length=POINT_LENGTH, filled=words, long=True)


def whole_box(say: Say, words: str) -> discord.ui.Label[discord.ui.LayoutView]:
    """Return a box for a whole text."""
    label, below = say("agreement-form-whole"), say("agreement-form-whole-below")
    return text("words", label, below, max_length=WHOLE_LENGTH, filled=words, long=True)


def back(say: Say, written: str) -> replies.Show:
    """Return what gives people their own words back, beside the sentence that says why."""
    return lambda sentence: cards.words_back(say, sentence, written)
