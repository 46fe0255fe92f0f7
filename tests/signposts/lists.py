"""Entries for tests, and a list that a moderator confirmed."""

from __future__ import annotations

from typing import Any

from simcord import InteractionResult

from bot.core.actor import Actor
from bot.signposts import actions
from bot.signposts.entry import Entry
from bot.signposts.listed import Change, Signpost
from bot.ui.app import App
from tests.simulated import World, last, words, writing

ALWAYS = {"opening_hours": "24/7", "known_from": "their own page"}
COMPARED = "I compared it with their own page today"


def entry(id: str = "night-line", **changes: Any) -> Entry:
    """An entry that is whole, with changes."""
    whole: dict[str, Any] = {
        "id": id,
        "name": "Night Line",
        "description": "Somebody to talk to, at night too.",
        "topics": ["crisis", "listening"],
        "area": {"country": "GB"},
        "languages": ["en"],
        "contacts": [
            {"type": "phone", "number": "116 123", "cost": "free"},
            {"type": "text", "number": "85258", "keyword": "SHOUT"},
        ],
        "hours": ALWAYS,
        "url": "https://www.example.org",
        "source": {"kind": "moderator", "ref": "their own page"},
    }
    return Entry.model_validate({**whole, **changes})


def by(world: World, moderator: bool = True) -> Actor:
    """The moderator, or the member, as Discord tells of them."""
    who = world.moderator if moderator else world.member
    return Actor(world.guild.id, world.channel.id, who.id, moderator)


def service(world: World) -> Any:
    """What the running bot shares."""
    return shared_by(world.app)


def shared_by(app: App) -> Any:
    """The same, of any bot; discord.py loads cogs anew for each, so their classes differ."""
    return next(one for one in app._services.values() if type(one).__name__ == "Signposts")


async def add(world: World, *entries: Entry, confirmed: bool = True) -> list[Signpost]:
    """Put entries on the server's list, confirmed a moment later unless not."""
    async with writing(world) as tx:
        added = [(await actions.add(tx, by(world), one, world.now())).one for one in entries]
    service(world).memory.apply(world.guild.id, Change(added))
    return await confirm(world, *added) if confirmed else added


async def confirm(world: World, *added: Signpost) -> list[Signpost]:
    """Confirm entries, as the walk does one by one."""
    done: list[Signpost] = []
    async with writing(world) as tx:
        for one in added:
            seen = actions.fingerprint(one.entry)
            done.append((await actions.confirm(tx, by(world), one.id, seen, world.now())).one)
    service(world).memory.apply(world.guild.id, Change(done))
    return done


async def desk(world: World, **options: Any) -> InteractionResult:
    """Open the list as its moderator."""
    return await world.moderator.slash(world.channel, "desk signposts", **options)


async def help_as_read(world: World, **options: Any) -> str:
    """What the member reads under `/help`."""
    return words(await world.member.slash(world.channel, "help", **options))


async def press(world: World, shown: InteractionResult, label: str) -> InteractionResult:
    """Press a button as the moderator."""
    return await world.moderator.click(last(shown), label=label)
