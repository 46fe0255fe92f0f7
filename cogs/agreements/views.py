"""What members press on an agreement, on a decision, and on a review round."""

from __future__ import annotations

from typing import Self

import discord
from discord.ui import Button
from discord.utils import format_dt

from bot.agreements.actions import deciding, reviewing, texts
from bot.agreements.actions.reviewing import Looked
from bot.agreements.actions.texts import Standing
from bot.agreements.rules import MOST_POINTS, Choice
from bot.agreements.store import texts as store
from bot.agreements.store.tables import UNDECIDED, Suggestion
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.core.turnout import Turnout
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.components import Press
from cogs.agreements import cards, forms

PRIMARY = discord.ButtonStyle.primary


class ShowText(Press, name="agreements:show", label="agreement-show", rows=2):
    """Read what counts now."""

    async def pressed(self, interaction: Interaction) -> None:
        await show(interaction)


class ImIn(Press, name="agreements:in", label="agreement-im-in", style=PRIMARY, rows=2):
    """Say so, for one version."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        agreement_id, version = self.ids
        async with app.database.write() as tx:
            await texts.be_in(tx, by, agreement_id, version)
        say = app.say_to(interaction)
        await replies.answer(interaction, cards.panel(say, say("agreement-now-in", version=version)))


class Suggest(Press, name="agreements:suggest", label="agreement-suggest"):
    """Choose what to change."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.read() as tx:
            found = await texts.find(tx, by, self.ids[0])
            text = await store.text_of(tx, found)
        if not text:
            raise Refusal("agreement-none-yet")
        say = app.say_to(interaction)
        points = [
            PointPress.numbered(say, number, found.id, point.id) for number, point in enumerate(text, start=1)
        ]
        new = [NewPoint.of(say, found.id)] if len(text) < MOST_POINTS else []
        public = say("agreement-is-public", channel=f"<#{found.home_channel_id}>")
        rows = [row for row in (points[:4], points[4:]) if row]
        shown = cards.rows(say, [say("agreement-which"), public], [*rows, new] if new else rows)
        await replies.answer(interaction, shown)


class PointPress(Press, name="agreements:point", label="agreement-point", rows=2):
    """Say one point in other words."""

    @classmethod
    def numbered(cls, say: Say, number: int, *ids: int) -> Self:
        """Return the button for the point that has this number now."""
        custom_id = ":".join([cls.name, *map(str, ids)])
        return cls(Button(style=cls.style, label=say(cls.label, number=number), custom_id=custom_id), *ids)

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        agreement_id, point_id = self.ids
        async with app.database.read() as tx:
            found = await texts.find(tx, by, agreement_id)
            text = await store.text_of(tx, found)
        words = next((point.text for point in text if point.id == point_id), None)
        if words is None:
            raise Refusal("agreement-newer")
        form = forms.SuggestForm.of(app.say_to(interaction), agreement_id, point_id, words)
        await interaction.response.send_modal(form)


class NewPoint(Press, name="agreements:new-point", label="agreement-new-point"):
    """Add a point."""

    async def pressed(self, interaction: Interaction) -> None:
        permissions.actor(interaction)
        say = interaction.client.say_to(interaction)
        await interaction.response.send_modal(forms.SuggestForm.of(say, self.ids[0], 0, ""))


class History(Press, name="agreements:history", label="agreement-history", rows=2):
    """Look at a version and at what changed with it."""

    async def pressed(self, interaction: Interaction) -> None:
        await show_version(interaction, *self.ids)


class Earlier(Press, name="agreements:earlier", label="agreement-earlier", rows=2):
    """The version before."""

    async def pressed(self, interaction: Interaction) -> None:
        await show_version(interaction, *self.ids)


class Later(Press, name="agreements:later", label="agreement-later", rows=2):
    """The version after."""

    async def pressed(self, interaction: Interaction) -> None:
        await show_version(interaction, *self.ids)


class Again(Press, name="agreements:again", label="agreement-again", rows=2):
    """Suggest a text that counted before."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        agreement_id, number = self.ids
        async with app.database.read() as tx:
            found = await texts.find(tx, by, agreement_id)
        require_may_post(app, found.home_channel_id, app.say_to(interaction))
        async with app.database.write() as tx:
            version = await store.version(tx, agreement_id, number)
            if version is None:
                raise Refusal("error-gone")
            words = [point.text for point in version.text]
            made = await deciding.bring_back(tx, by, agreement_id, words, app.service(Turnout), app.now())
        await forms.say_suggested(interaction, made)


class Voice(Press, name="agreements:voice", label="agreement-yes"):
    """One of three voices on a suggestion."""

    choice: Choice = "yes"

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            found = await deciding.say(tx, by, self.ids[0], self.choice, app.now())
        say, concern = app.say_to(interaction), self.choice == "concern"
        key = "agreement-you-said-concern" if concern else "agreement-you-said"
        said = say(key, choice=say(self.label), until=format_dt(found.closes_at, "f"))
        thread = f"<#{found.thread_id}>" if found.thread_id else ""
        more = say("agreement-say-more", thread=thread) if concern and thread else ""
        await replies.answer(interaction, cards.panel(say, said, more))


class Yes(Voice, name="agreements:yes", label="agreement-yes", style=PRIMARY):
    """Agree."""


class Fine(Voice, name="agreements:fine", label="agreement-fine"):
    """Live with it."""

    choice = "fine"


class Concern(Voice, name="agreements:concern", label="agreement-concern"):
    """Have a concern, with words in the thread or without."""

    choice = "concern"


class Reword(Press, name="agreements:reword", label="agreement-reword"):
    """Say one's own suggestion in other words, after concerns."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.read() as tx:
            found = await deciding.find_to_reword(tx, by, self.ids[0])
        await interaction.response.send_modal(forms.RewordForm.of(app.say_to(interaction), found))


class Withdraw(Press, name="agreements:withdraw", label="agreement-withdraw"):
    """Take a suggestion back: one's own, or as a moderator one that breaks the server's safety."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            await deciding.withdraw(tx, by, self.ids[0], app.now())
        say = app.say_to(interaction)
        await replies.answer(interaction, cards.panel(say, say("agreement-withdrawn-by-you")))


class NextThree(Press, name="agreements:next-3", label="agreement-in-months-3"):
    """Look at it again in three months."""

    async def pressed(self, interaction: Interaction) -> None:
        await _set_next(interaction, self.ids[0], 3)


class NextSix(Press, name="agreements:next-6", label="agreement-in-months-6"):
    """The same, in six months."""

    async def pressed(self, interaction: Interaction) -> None:
        await _set_next(interaction, self.ids[0], 6)


class NextTwelve(Press, name="agreements:next-12", label="agreement-in-months-12"):
    """The same, in a year."""

    async def pressed(self, interaction: Interaction) -> None:
        await _set_next(interaction, self.ids[0], 12)


BUTTONS = (
    ShowText, ImIn, Suggest, PointPress, NewPoint, History, Earlier, Later, Again,
    Yes, Fine, Concern, Reword, Withdraw, NextThree, NextSix, NextTwelve,
)  # fmt: skip


async def show(interaction: Interaction) -> None:
    """Show somebody what was agreed here. Raises Refusal."""
    by, app = permissions.actor(interaction), interaction.client
    async with app.database.write() as tx:
        standing = await texts.read(tx, by)
    say = app.say_to(interaction)
    if standing is None:
        raise Refusal("agreement-none")
    await replies.answer(interaction, cards.agreement(say, standing, _buttons(say, standing)))


async def show_version(interaction: Interaction, agreement_id: int, number: int) -> None:
    """Show one version, in place of the one before if that was shown. Raises Refusal."""
    by, app = permissions.actor(interaction), interaction.client
    async with app.database.read() as tx:
        found = await texts.find(tx, by, agreement_id)
        version = await store.version(tx, agreement_id, number)
        before = await store.version(tx, agreement_id, number - 1)
    if version is None:
        raise Refusal("error-gone")
    say = app.say_to(interaction)
    row: list[Press] = [Earlier.of(say, agreement_id, number - 1)] if before else []
    if number < found.version:
        row += [Later.of(say, agreement_id, number + 1), Again.of(say, agreement_id, number)]
    await replies.replace(interaction, cards.history(say, version, before, [row] if row else []))


def decision_rows(say: Say, found: Suggestion) -> list[list[Press]]:
    """Return what can be pressed on a decision as it stands."""
    if found.state == "open":
        voices: list[Press] = [kind.of(say, found.id) for kind in (Yes, Fine, Concern)]
        return [voices, [Withdraw.of(say, found.id)]]
    if found.state in UNDECIDED:
        return [[Reword.of(say, found.id), Withdraw.of(say, found.id)]]
    return []


def review_rows(say: Say, looked: Looked) -> list[list[Press]]:
    """Return what can be pressed on a review round as it stands."""
    if looked.review.closed_at is None:
        return [
            [Suggest.of(say, looked.agreement.id), ShowText.of(say, looked.agreement.id, looked.review.id)]
        ]
    if looked.review.next_at is None:
        return [[kind.of(say, looked.review.id) for kind in (NextThree, NextSix, NextTwelve)]]
    return []


def require_may_post(app: App, channel_id: int, say: Say) -> None:
    """Raise Refusal when the bot cannot post where an agreement is decided on."""
    channel = app.get_channel(channel_id)
    if not isinstance(channel, discord.TextChannel):
        raise Refusal("error-gone")
    permissions.require_bot_may(channel, say)


def _buttons(say: Say, standing: Standing) -> list[Press]:
    found = standing.agreement
    if standing.version is None:
        return []
    is_in = standing.reader is not None and standing.reader.in_version == found.version
    return [
        *([] if is_in else [ImIn.of(say, found.id, found.version)]),
        Suggest.of(say, found.id),
        History.of(say, found.id, found.version),
    ]


async def _set_next(interaction: Interaction, review_id: int, months: int) -> None:
    by, app = permissions.actor(interaction), interaction.client
    async with app.database.write() as tx:
        at = await reviewing.set_next(tx, by, review_id, months, app.now())
    say = app.say_to(interaction)
    await replies.answer(interaction, cards.panel(say, say("agreement-review-chosen", day=cards.day(at))))
