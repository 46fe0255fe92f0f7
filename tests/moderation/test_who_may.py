"""Every command and every button, pressed by everybody: `docs/who-may.md` says who may, and that holds."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord import InteractionResult
from sqlalchemy import select

from bot.core.schema import metadata
from bot.ui.components import Card, Press
from tests import simulated
from tests.simulated import World, last, words

DOCUMENT = Path(__file__).parents[2] / "docs" / "who-may.md"
LINE = re.compile(r"\| (?P<label>[^|]*?) ?\(?`(?P<name>[^`]+)`\)? \| (?P<who>[^|]+?) \|", re.MULTILINE)
WHO = ("everyone", "whoever it is about", "keepers", "moderators")
MODERATORS_ONLY = "This is for moderators"
KEEPERS_ONLY = "This is for the person who keeps this round"
NEEDS_NO_KEEPER = "rounds:take-over"
"""The round of this town is an open one, which nobody can take over."""
BUG = "Something went wrong with the bot"

Do = Callable[[], Awaitable[InteractionResult]]


def documented() -> dict[str, str]:
    return {line["name"]: line["who"] for line in LINE.finditer(DOCUMENT.read_text("utf-8"))}


@dataclass
class Town:
    """A server in which there is something of everything, and another one with its own moderator."""

    world: World
    abroad: Any
    stranger: Any
    left: Any
    presses: list[type[Press]] = field(default_factory=list[type[Press]])

    async def state(self) -> dict[str, list[str]]:
        """All rows of the server; what is known of people and to be done later is no harm."""
        found: dict[str, list[str]] = {}
        async with self.world.app.database.read() as tx:
            for table in metadata.sorted_tables:
                if table.name not in {"people", "members", "jobs", "unasked_letters"}:
                    rows = (await tx.execute(select(table))).mappings()
                    found[table.name] = sorted(str(sorted(row.items(), key=str)) for row in rows)
        return found


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with simulated.world(tmp_path) as world:
        abroad = world.env.create_guild("Abroad")
        square = abroad.create_text_channel("square")
        role = abroad.create_role("chiefs", permissions=discord.Permissions(manage_guild=True))
        user = world.env.create_user("stranger", global_name="Stranger")
        stranger = abroad.add_member(user, roles=[role])
        left = world.add_member("left")
        presses = [press for press in world.app.presses if issubclass(press, Press)]
        it = Town(world, square, stranger, left, presses)
        await fill(world)
        yield it


async def fill(world: World) -> None:
    """Make a circle, a round, a schedule, a setting and a report."""
    await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    shown = await world.moderator.slash(world.channel, "keep schedule", days="mon", time="19:00", hours=2.0)
    await world.moderator.click(last(shown), label="Save")
    await world.keeper.slash(world.channel, "keep round")
    message = await world.other.send(world.channel, "hello")
    form = await world.other.context_menu(world.channel, "Tell the moderators", message)
    await world.other.submit_modal(form, {"words": "hello"})


def custom_ids(world: World, press: type[Press]) -> Iterator[tuple[int, ...]]:
    """The numbers of what is there: rows begin with 1, circles and servers have those of Discord."""
    count = 1 if press.rows is None else press.rows
    first = {"circles": world.channel.id, "tell": world.guild.id}.get(press.name.partition(":")[0], 1)
    yield (first, *(1,) * (count - 1)) if count else ()


async def post(world: World, channel: Any, press: type[Press], ids: tuple[int, ...]) -> Any:
    """Let the bot post one button there, as if it had stood there for long."""
    button = press.of(world.app.say, *ids)
    where = world.app.get_channel(channel.id)
    assert isinstance(where, discord.TextChannel)
    return await where.send(view=Card("x", rows=[[button]]))


def kind(result: InteractionResult) -> bool:
    """Whether somebody got a form or a sentence, and no fault of the program."""
    return result.modal is not None or BUG not in words(result)


def commands(world: World) -> Iterator[tuple[str, app_commands.Command[Any, Any, Any]]]:
    for command in world.app.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            yield f"/{command.qualified_name}", command


def menus(world: World) -> list[str]:
    return [menu.name for menu in world.app.tree.get_commands(type=discord.AppCommandType.message)]


async def test_the_document_names_every_command_and_every_button(town: Town) -> None:
    world, known = town.world, documented()
    there = {name: "" for name, _ in commands(world)} | dict.fromkeys(menus(world), "menu")
    there |= {press.name: f"**{world.app.say(press.label)}** " for press in town.presses if press.label}
    missing = [
        f"| {label}(`{name}`) | one of: {', '.join(WHO)} |"
        for name, label in there.items()
        if name not in known
    ]
    assert missing == [], "docs/who-may.md lacks these lines:\n" + "\n".join(missing)
    assert sorted(known.keys() - there.keys()) == [], "docs/who-may.md names what is not there"
    assert {name: who for name, who in known.items() if who not in WHO} == {}


async def test_commands_of_moderators_refuse_everybody_else(town: Town) -> None:
    world, known = town.world, documented()
    before = await town.state()
    for name, _ in commands(world):
        if known.get(name) != "moderators":
            continue
        for who in (world.member, world.keeper):
            refused = await who.slash(world.channel, name.removeprefix("/"))
            assert MODERATORS_ONLY in words(refused), name
            assert last(refused).ephemeral
    assert await town.state() == before


@pytest.mark.parametrize("who", ["member", "keeper"])
async def test_buttons_of_moderators_and_keepers_do_nothing_for_others(town: Town, who: str) -> None:
    world, known = town.world, documented()
    before = await town.state()
    wrong: list[str] = []
    for press in town.presses:
        may = known.get(press.name)
        if may not in ("moderators", "keepers") or (may == "keepers" and who == "keeper"):
            continue
        for ids in custom_ids(world, press):
            message = await post(world, world.channel, press, ids)
            actor = world.other if who == "member" else world.keeper
            result = await actor.click(message, custom_id=":".join([press.name, *map(str, ids)]))
            told = result.modal is None and kind(result) and last(result).ephemeral
            if not told or (may == "moderators" and "moderators" not in words(result)):
                wrong.append(f"{press.name} {ids}: {'a form' if result.modal else words(result)}")
    assert wrong == []
    assert await town.state() == before


async def test_a_moderator_of_another_server_reaches_nothing_here(town: Town) -> None:
    world = town.world
    before = await town.state()
    wrong: list[str] = []
    for press in town.presses:
        for ids in custom_ids(world, press):
            message = await post(world, town.abroad, press, ids)
            result = await town.stranger.click(message, custom_id=":".join([press.name, *map(str, ids)]))
            if not kind(result):
                wrong.append(f"{press.name} {ids}: {words(result)}")
    assert wrong == []
    assert changed(before, await town.state(), world.guild.id) == []


def changed(before: dict[str, list[str]], after: dict[str, list[str]], guild_id: int) -> list[str]:
    """Rows of the first server that are new, gone or others; what the stranger's own server has is theirs."""
    return [
        name
        for name in before
        if [row for row in before[name] if row not in after[name]]
        or [row for row in after[name] if row not in before[name] and str(guild_id) in row]
    ]


async def test_who_left_presses_in_a_direct_message_and_changes_nothing(town: Town) -> None:
    world = town.world
    user = world.app.get_user(town.left.id) or await world.app.fetch_user(town.left.id)
    posted: list[tuple[type[Press], tuple[int, ...], Any]] = []
    theirs = [press for press in town.presses if press.name.startswith("mine:")]  # stays theirs after leaving
    assert theirs
    for press in [press for press in town.presses if press not in theirs]:
        for ids in custom_ids(world, press):
            view = Card("x", rows=[[press.of(world.app.say, *ids)]])
            posted.append((press, ids, await user.send(view=view)))
    world.guild.remove_member(town.left)
    before = await town.state()
    wrong: list[str] = []
    for press, ids, message in posted:
        result = await town.left.user.click(message, custom_id=":".join([press.name, *map(str, ids)]))
        if not kind(result):
            wrong.append(f"{press.name} {ids}: {words(result)}")
        if (after := await town.state()) != before:
            wrong.append(
                f"{press.name} {ids}: changed {[name for name in after if after[name] != before[name]]}"
            )
            before = after
    assert wrong == []


@pytest.mark.parametrize("who", ["member", "keeper", "moderator"])
async def test_whoever_may_press_a_button_is_not_refused_as_somebody_else(town: Town, who: str) -> None:
    world, known, wrong = town.world, documented(), list[str]()
    actor = getattr(world, who)
    may = {"everyone", "whoever it is about", *WHO[2 : 2 + ["member", "keeper", "moderator"].index(who)]}
    ends = ["", "rounds:close", "circles:retire", "mine:erase-now"]  # after these there is less to press
    for press in sorted(town.presses, key=lambda one: ends.index(one.name) if one.name in ends else 0):
        if known[press.name] in may and press.name != NEEDS_NO_KEEPER:
            for ids in custom_ids(world, press):
                message = await post(world, world.channel, press, ids)
                result = await actor.click(message, custom_id=":".join([press.name, *map(str, ids)]))
                told = "" if result.modal else words(result)
                if MODERATORS_ONLY in told or KEEPERS_ONLY in told or BUG in told:
                    wrong.append(f"{press.name} {ids}: {told}")
    assert wrong == []


async def test_moderators_get_an_answer_to_each_of_their_commands(town: Town) -> None:
    world, known = town.world, documented()
    for name, _ in commands(world):
        if known.get(name) == "moderators":
            shown = await world.moderator.slash(world.channel, name.removeprefix("/"))
            assert kind(shown), name
            assert MODERATORS_ONLY not in words(shown), name
