"""What moderators press at the desk of an agreement."""

from __future__ import annotations

import discord
from discord.utils import format_dt

from bot.agreements.actions import deciding, texts
from bot.agreements.actions.texts import Clash
from bot.agreements.rules import points_in
from bot.agreements.starters import Starters, read_draft
from bot.agreements.store import texts as store
from bot.agreements.store.tables import SERVER, Agreement
from bot.circles import store as circles
from bot.core import changes
from bot.core.changes import fingerprint
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.turnout import Turnout
from bot.ui import clashes, permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.clashes import Wanted
from bot.ui.components import Card, Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.agreements import desk_cards, desk_fields, views
from cogs.agreements.forms import back, whole_box


class Write(
    Press, name="agreements:write", label="agreement-write", style=discord.ButtonStyle.primary, alone=True
):
    """Write the draft."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.read() as tx:
            found = await texts.find_kept(tx, by, self.ids[0])
            words = found.draft or [point.text for point in await store.text_of(tx, found)]
        say = app.say_to(interaction)
        form = DraftForm.titled(say("agreement-form-draft"), found.id, found.draft_edit)
        form.add_item(whole_box(say, "\n".join(words)))
        await interaction.response.send_modal(form)


class FromStarter(Press, name="agreements:starter", label="agreement-from-starter", alone=True):
    """Begin with one of the starters."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.read() as tx:
            found = await texts.find_kept(tx, by, self.ids[0])
        say = app.say_to(interaction)
        form = StarterForm.titled(say("agreement-form-starter"), found.id, found.draft_edit)
        form.add_item(desk_fields.starters(say, app.service(Starters)))
        await interaction.response.send_modal(form)


class FromFile(Press, name="agreements:file", label="agreement-from-file", alone=True):
    """Bring the draft as a file."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.read() as tx:
            found = await texts.find_kept(tx, by, self.ids[0])
        say = app.say_to(interaction)
        form = FileForm.titled(say("agreement-form-file"), found.id, found.draft_edit)
        form.add_item(desk_fields.upload(say))
        await interaction.response.send_modal(form)


class Ask(Press, name="agreements:ask", label="agreement-ask", alone=True):
    """Ask the circle whether it agrees to the draft."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        say = app.say_to(interaction)
        async with app.database.read() as tx:
            found = await texts.find_kept(tx, by, self.ids[0])
        views.require_may_post(
            app, by.channel_id if found.channel_id == SERVER else found.home_channel_id, say
        )
        async with app.database.write() as tx:
            made = await deciding.ask(tx, by, found.id, app.service(Turnout), app.now())
            shown = await panel(
                tx,
                app,
                interaction,
                found,
                say("agreement-asked", channel=f"<#{made.channel_id}>", until=format_dt(made.closes_at, "f")),
            )
        await replies.replace(interaction, shown)


class Settings(Press, name="agreements:settings", label="agreement-settings", alone=True):
    """When it is looked at again, how often it is remembered, and how it is decided on."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.read() as tx:
            found = await texts.find_kept(tx, by, self.ids[0])
        say = app.say_to(interaction)
        seen = fingerprint(texts.in_form(found))
        form = SettingsForm.titled(say("agreement-form-settings"), found.id, seen)
        for box in desk_fields.settings(say, found, desk_fields.zone(app, by.guild_id)):
            form.add_item(box)
        await interaction.response.send_modal(form)


class OfServer(Press, name="agreements:server", label="agreement-of-server", rows=0, alone=True):
    """Go to the agreement of the whole server."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.write() as tx:
            found = await texts.keep(tx, by, None)
            shown = await panel(tx, app, interaction, found)
        await replies.replace(interaction, shown)


class UseMine(Press, name="agreements:use-mine", label="agreement-use-mine", rows=2, alone=True):
    """Write over what another moderator wrote meanwhile, after seeing how it differs."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        draft_id, edit = self.ids
        async with app.database.write() as tx:
            written = await texts.use_mine(tx, by, draft_id, edit, app.now())
        await show_written(interaction, written)


class KeepTheirs(Press, name="agreements:keep-theirs", label="agreement-keep-theirs", alone=True):
    """Leave what another moderator wrote as it is."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.write() as tx:
            found = await texts.keep_theirs(tx, by, self.ids[0])
            said = app.say_to(interaction)("agreement-kept-theirs")
            shown = await panel(tx, app, interaction, found, said)
        await replies.replace(interaction, shown)


class DraftForm(Form, name="agreements:draft-form", rows=2, alone=True):
    """The draft, and its number: whoever writes second sees what the first one wrote."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        agreement_id, edit = ids
        written = filled.text("words")
        async with replies.door(interaction, back(app.say_to(interaction), written)):
            async with app.database.write() as tx:
                points = points_in(written)
                done = await texts.write_draft(tx, by, agreement_id, edit, points, app.now())
            await show_written(interaction, done)


class StarterForm(Form, name="agreements:starter-form", rows=2, alone=True):
    """One of the starters."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        agreement_id, edit = ids
        starter = app.service(Starters).find(filled.chosen("starter"))
        async with app.database.write() as tx:
            done = await texts.write_draft(tx, by, agreement_id, edit, starter.points, app.now())
        await show_written(interaction, done)


class FileForm(Form, name="agreements:file-form", rows=2, alone=True):
    """A draft as a file."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        agreement_id, edit = ids
        await replies.think(interaction)
        points, problems = read_draft(*await desk_fields.attached(interaction, filled))
        if problems:
            await replies.answer(interaction, desk_cards.mistakes(app.say_to(interaction), problems))
            return
        if not points:
            raise Refusal("agreement-empty")
        async with app.database.write() as tx:
            done = await texts.write_draft(tx, by, agreement_id, edit, points, app.now())
        await show_written(interaction, done)


class SettingsForm(Form, name="agreements:settings-form", rows=2, alone=True):
    """When it is looked at again, and how it is decided on; its second number is what was set."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        wanted = desk_fields.read_settings(filled, desk_fields.zone(app, by.guild_id))
        async with app.database.write() as tx:
            found = await texts.find_kept(tx, by, ids[0])
            saved = await texts.choose(
                tx,
                by,
                found.id,
                review_at=wanted.review_at,
                days_open=found.days_open if wanted.days_open is None else wanted.days_open,
                least_voices=wanted.least_voices,
                remind_every=found.remind_every if wanted.remind_every is None else wanted.remind_every,
                now=app.now(),
                seen=ids[1],
            )
        await _show_settings(interaction, found.id, saved)


async def save_settings(interaction: Interaction, wanted: Wanted) -> None:
    """Set what a moderator wants although another one was faster."""
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.write() as tx:
        saved = await texts.choose_written(tx, by, wanted.key, wanted.values, app.now(), wanted.seen)
    await _show_settings(interaction, wanted.key, saved)


async def keep_settings(interaction: Interaction, wanted: Wanted, said: str) -> None:
    """Show what another moderator set."""
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.read() as tx:
        shown = await panel(tx, app, interaction, await texts.find_kept(tx, by, wanted.key), said)
    await replies.replace(interaction, shown)


async def _show_settings(interaction: Interaction, id: int, saved: Agreement | changes.Clash) -> None:
    if isinstance(saved, changes.Clash):
        await clashes.ask(interaction, Wanted(texts.SETTINGS, id, saved.wanted, saved.seen), saved)
        return
    app = interaction.client
    async with app.database.read() as tx:
        shown = await panel(tx, app, interaction, saved, app.say_to(interaction)("agreement-saved"))
    await replies.replace(interaction, shown)


FORMS = (DraftForm, StarterForm, FileForm, SettingsForm)
BUTTONS = (Write, FromStarter, FromFile, Ask, Settings, OfServer, UseMine, KeepTheirs)


async def show(interaction: Interaction, channel_id: int | None) -> None:
    """Show the desk of a circle's agreement: a given one, the one of this channel, else the server's."""
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.write() as tx:
        here = await circles.get(tx, by.guild_id, by.channel_id)
        chosen = channel_id or (here.channel_id if here else None)
        found = await texts.keep(tx, by, chosen)
        shown = await panel(tx, app, interaction, found)
    await replies.answer(interaction, shown)


async def show_written(interaction: Interaction, written: Agreement | Clash) -> None:
    """Show the desk after something was written, or how two drafts that clash differ."""
    app, say = interaction.client, interaction.client.say_to(interaction)
    if isinstance(written, Clash):
        edit = written.agreement.draft_edit
        buttons = [UseMine.of(say, written.draft_id, edit), KeepTheirs.of(say, written.draft_id)]
        await replies.answer(interaction, desk_cards.clash(say, written, buttons))
        return
    said = say("agreement-saved" if written.draft else "agreement-draft-gone")
    async with app.database.read() as tx:
        shown = await panel(tx, app, interaction, written, said)
    await (replies.replace if interaction.message else replies.answer)(interaction, shown)


async def panel(tx: Tx, app: App, interaction: Interaction, known: Agreement, said: str = "") -> Card:
    """Return the desk of an agreement with all that a moderator may press."""
    say = app.say_to(interaction)
    found = await store.get(tx, known.id) or known
    circle = await circles.get(tx, found.guild_id, found.channel_id)
    kinds = (Write, FromStarter, FromFile) if app.service(Starters).all else (Write, FromFile)
    first: list[Press] = [kind.of(say, found.id) for kind in kinds]
    second: list[Press] = [Ask.of(say, found.id)] if found.draft else []
    second += [Settings.of(say, found.id)]
    second += [OfServer.of(say)] if found.channel_id != SERVER else []
    text = await store.text_of(tx, found)
    return desk_cards.desk(say, found, circle.name if circle else "", text, [first, second], said)
