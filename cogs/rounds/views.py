"""What people press on the card of a round, and on its panels."""

from __future__ import annotations

import discord

from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.rounds import actions, store
from bot.rounds.store import Round
from bot.ui import permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Press
from cogs.rounds import cards, changing, forms, keeping, service, settling
from cogs.rounds.arrivals import Arrivals
from cogs.rounds.orders import Face

PRIMARY, DANGER = discord.ButtonStyle.primary, discord.ButtonStyle.danger


class OpenOrder:
    """Everyone in their own time."""

    async def card(self, tx: Tx, say: Say, found: Round) -> Face:
        """Return what everybody sees."""
        buttons = [kind.of(say, found.id) for kind in (CheckIn, JustListening, Keep)]
        return Face([say("round-thought")], buttons)

    async def panel(self, tx: Tx, say: Say, found: Round) -> Face:
        """Return what the keeper sees, and can do."""
        return Face([], [Extend.of(say, found.id), Close.of(say, found.id)])


class CheckIn(Press, name="rounds:check-in", label="round-check-in", style=PRIMARY):
    """Open the form; for someone who shared already, offer to change or remove it."""

    async def pressed(self, interaction: Interaction) -> None:
        await check_in(interaction, self.ids[0])


class Mine(Press, name="rounds:mine", label="round-mine"):
    """Get at one's own words after the round has closed."""

    async def pressed(self, interaction: Interaction) -> None:
        await check_in(interaction, self.ids[0])


class JustListening(Press, name="rounds:listen", label="round-listen"):
    """Be here without a word."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        say = app.say_to(interaction)
        await app.service(Arrivals).listen(by, self.ids[0])
        app.service(service.RoundService).cards.touch(self.ids[0])
        await replies.answer(interaction, cards.panel(say, say("round-listening")))


class Change(Press, name="rounds:change", label="round-change"):
    """Open the form again with one's own words in it."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        say = app.say_to(interaction)
        async with app.database.read() as tx:
            found, check_in_ = await actions.find_own(tx, by, self.ids[0])
        written = await changing.read(app, found, check_in_)
        await interaction.response.send_modal(forms.ChangeForm.of(say, found, check_in_, written))


class Remove(Press, name="rounds:remove", label="round-remove", style=DANGER):
    """Take one's own check-in out of the thread."""

    async def pressed(self, interaction: Interaction) -> None:
        await remove_own(interaction, self.ids[0])


async def remove_own(interaction: Interaction, round_id: int) -> None:
    """Take somebody's own check-in out of the thread. Raises Refusal when there is none."""
    by, app = permissions.actor(interaction), interaction.client
    say = app.say_to(interaction)
    async with app.database.read() as tx:
        found, mine = await actions.find_own(tx, by, round_id)
    await replies.think(interaction)
    await changing.remove(app, found, mine, lambda tx: store.drop_check_in(tx, mine.id))
    again = [CheckIn.of(say, found.id)] if found.closed_at is None else []
    await replies.answer(interaction, cards.panel(say, say("round-removed"), *again))


class Keep(Press, name="rounds:keep", label="round-keep"):
    """Open the keeper's panel."""

    async def pressed(self, interaction: Interaction) -> None:
        await keeping.show_panel(interaction, self.ids[0])


class Extend(Press, name="rounds:extend", label="round-extend"):
    """Keep the round open for an hour more."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        rounds, say = app.service(service.RoundService), app.say_to(interaction)
        async with app.database.write() as tx:
            extended = await actions.extend(tx, by, self.ids[0])
            shown = await rounds.panel(tx, say, extended, say("round-extended"))
        rounds.cards.touch(extended.id)
        await replies.replace(interaction, shown)


class Close(Press, name="rounds:close", label="round-close", style=DANGER):
    """Close the round."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        rounds, say = app.service(service.RoundService), app.say_to(interaction)
        async with app.database.write() as tx:
            await actions.close_by(tx, by, self.ids[0], now=app.now(), keep=rounds.keep_presences)
        await replies.replace(interaction, cards.how_are_you(say, app.servers.of(by.guild_id)))
        await rounds.forget_thread(self.ids[0])


async def check_in(interaction: Interaction, round_id: int) -> None:
    """Open the form of a round, or show this member what they can do with what they shared."""
    by, app = permissions.actor(interaction), interaction.client
    say = app.say_to(interaction)
    async with app.database.read() as tx:
        standing = await actions.stand(tx, by, round_id)
    found, mine = standing.round, standing.check_in
    if mine is not None and not mine.posted and not mine.taken_out:
        await _look_for(interaction, found, mine)
        return
    if mine is not None and mine.posted:
        await replies.answer(interaction, _yours(say, found))
        return
    if mine is not None and mine.taken_out_by is not None:
        await _tell_taken_out(interaction, found, mine.taken_out_by)
        return
    if found.closed_at is not None:
        raise Refusal("round-closed-already")
    await interaction.response.send_modal(forms.CheckInForm.of(say, found))


async def _look_for(interaction: Interaction, found: Round, mine: store.CheckIn) -> None:
    """Say where a check-in is of which nobody knows yet that it arrived."""
    app = interaction.client
    say = app.say_to(interaction)
    if app.service(service.RoundService).poster.is_waiting(mine.id):
        raise Refusal("round-on-its-way")
    await replies.think(interaction)
    settled = await settling.settle(app, mine)
    if settled is not None and not settled.posted:
        raise Refusal("round-on-its-way")
    buttons = [CheckInAnew.of(say, found.id)] if found.closed_at is None else []
    lost = cards.panel(say, say("round-lost"), *buttons)
    await replies.answer(interaction, lost if settled is None else _yours(say, found))


def _yours(say: Say, found: Round) -> cards.Card:
    buttons = [Change.of(say, found.id), Remove.of(say, found.id)]
    return cards.panel(say, say("round-yours"), *buttons)


async def _tell_taken_out(interaction: Interaction, found: Round, keeper: int) -> None:
    app = interaction.client
    say = app.say_to(interaction)
    buttons = [CheckInAnew.of(say, found.id)] if found.closed_at is None else []
    said = say("round-taken-out", keeper=f"<@{keeper}>")
    await replies.answer(interaction, cards.panel(say, said, *buttons))


class CheckInAnew(Press, name="rounds:anew", label="round-check-in", style=PRIMARY):
    """Open the form after a keeper took a check-in out and its author has read so."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        say = app.say_to(interaction)
        async with app.database.read() as tx:
            standing = await actions.stand(tx, by, self.ids[0])
        await interaction.response.send_modal(forms.CheckInForm.of(say, standing.round))


class TakeOut(Press, name="rounds:take-out", label="round-take-out", style=DANGER):
    """Take somebody's check-in out of a thread, as the keeper."""

    async def pressed(self, interaction: Interaction) -> None:
        await take_out(interaction, self.ids[0])


async def take_out(interaction: Interaction, check_in_id: int) -> None:
    """Take a check-in out; its author reads who to talk to when they press Check in again. Raises Refusal."""
    by, app = permissions.actor(interaction), interaction.client
    say = app.say_to(interaction)
    async with app.database.read() as tx:
        found, theirs = await actions.find_to_take_out(tx, by, check_in_id)
    await replies.think(interaction)
    await changing.remove(app, found, theirs, lambda tx: actions.take_out(tx, by, theirs.id))
    await replies.answer(interaction, cards.panel(say, say("round-taken-out-by-you")))


BUTTONS = (
    CheckIn,
    CheckInAnew,
    Mine,
    JustListening,
    Change,
    Remove,
    Keep,
    keeping.TakeOver,
    Extend,
    Close,
    TakeOut,
)
