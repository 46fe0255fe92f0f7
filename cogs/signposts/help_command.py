"""`/help`: it works in a direct message, with a broken setting, and without the database."""

from __future__ import annotations

from discord import app_commands

from bot.core.countries import Countries
from bot.signposts.book import Book
from bot.signposts.emergency import check_emergency_numbers, load_emergency_numbers
from bot.ui import replies
from bot.ui.app import App, Interaction
from cogs.signposts import views


def add_to(app: App) -> None:
    """Give ``app`` the command, its buttons and its form, and in memory all that they answer from."""
    numbers, problems = load_emergency_numbers(app.config_dir)
    app.problems.extend(problems)
    app.checks.append(lambda: [one for one in check_emergency_numbers(app.config_dir) if one not in problems])
    countries = Countries(app.settings.language, app.texts.locales())
    app.share(countries)
    app.share(Book(countries, numbers))
    app.add_dynamic_items(*views.BUTTONS)
    app.add_forms(views.WhereForm)
    app.answer_help = views.answer_help
    _add_command(app)


def _add_command(app: App) -> None:
    described = app_commands.describe(country=app.say("help-command-country"))
    everywhere = app_commands.allowed_contexts(guilds=True, dms=True)
    make = app.tree.command(name="help", description=app.say("help-command"))
    make(everywhere(described(replies.guarded(show_help)))).autocomplete("country")(offer_countries)


async def show_help(interaction: Interaction, country: str | None = None) -> None:
    """Show help for the server's country, or for the one that was typed."""
    if country is None:
        await views.answer_help(interaction)
    else:
        await views.answer_typed(interaction, country)


async def offer_countries(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Offer countries while somebody types: 25 at most, best first (Discord's limit)."""
    app = interaction.client
    countries, language = app.service(Book).countries, app.language_to(interaction)
    codes = countries.offered(typed, app.servers.of(interaction.guild_id).country)
    return [app_commands.Choice(name=countries.name(code, language), value=code) for code in codes]
