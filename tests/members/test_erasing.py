"""Export, erase, export: of a person who used everything, while Discord fails, and after a restart."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from bot.core import changes, reports
from bot.core.schema import metadata
from bot.members import actions, consents, erasures, store
from bot.members.actions import Erasing
from bot.signposts.listed import Signpost
from bot.signposts.store import entries
from bot.signposts.store import reports as wrongs
from tests.core.test_schema import PERSON
from tests.rounds.evening import Evening, evening
from tests.signposts.entries import entry
from tests.simulated import World, last, words, writing


async def about(world: World, user_id: int) -> dict[str, int]:
    """How many rows of which table point at a person, found by the tables' own columns."""
    found: dict[str, int] = {}
    async with world.app.database.read() as tx:
        for table in metadata.sorted_tables:
            columns = [column for column in table.columns if PERSON.fullmatch(column.name)]
            rows = [row for row in (await tx.execute(select(*columns))) if user_id in row] if columns else []
            found |= {table.name: len(rows)} if rows else {}
    return found


async def mentions(world: World, user_id: int) -> list[str]:
    """Where a person's number stands in the database, be it inside a text."""
    found: list[str] = []
    async with world.app.database.read() as tx:
        for table in metadata.sorted_tables:
            for row in (await tx.execute(select(table))).mappings():
                found += [f"{table.name}.{name}" for name, value in row.items() if str(user_id) in str(value)]
    return found


async def exported(world: World, user_id: int) -> int:
    async with world.app.database.read() as tx:
        return sum(map(len, (await world.app.kept.of(tx, user_id)).values()))


async def use_everything(it: Evening) -> None:
    """Check in, set things, agree to things, tell things: as the member."""
    world, now = it.world, it.world.now()
    guild_id, member = world.guild.id, world.member.id
    await it.share(world.member, "a quiet day")
    await it.share(world.other, "a loud day")
    async with writing(world) as tx:
        await store.remember(tx, world.app.persons, member, country="PT", time_zone="Europe/Lisbon")
        await store.know(tx, guild_id, member)
        for purpose in consents.VERSIONS:
            await consents.give(tx, guild_id, member, purpose, now)
        await reports.file(tx, guild_id, member, "member", "something I saw", now)
        await changes.note(
            tx, guild_id, member, "server", guild_id, {"country": None}, {"country": "PT"}, now
        )
        suggested = Signpost(0, guild_id, entry(), suggested_by=member)
        there = await entries.add(tx, suggested)
        await wrongs.add(tx, guild_id, there.id, user_id=member, reason="number", reported_at=now)


async def erase(it: Evening) -> None:
    shown = await it.world.member.slash(it.channel, "mine")
    shown = await it.world.member.click(last(shown), label="Erase everything")
    await it.world.member.click(last(shown), label="Yes, erase everything")


async def test_all_of_it_is_exported_then_erased_and_nothing_is_left(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world, member = it.world, it.world.member.id
        await use_everything(it)
        rows = await about(world, member)
        assert {"people", "members", "presences", "check_ins", "consents", "reports", "changes"} <= set(rows)
        assert await exported(world, member) >= sum(rows.values())
        others = await about(world, world.other.id)

        await erase(it)
        await world.advance(60)

        assert await mentions(world, member) == []
        assert await exported(world, member) == 0
        assert await about(world, world.other.id) == others
        left = "".join(it.shared())
        assert "quiet day" not in left
        assert "loud day" in left
        assert world.app.persons.of(member).country is None


async def test_the_card_of_an_open_round_counts_them_out_at_once(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        await it.press(it.world.member, "Just listening")
        await it.press(it.world.other, "Just listening")
        assert await it.shows("2 people are here")
        await erase(it)
        assert await it.shows("1 person is here")


async def test_the_card_of_an_open_round_counts_out_who_left_the_server_and_is_forgotten(
    tmp_path: Path,
) -> None:
    async with evening(tmp_path) as it:
        world, member = it.world, it.world.member.id
        await it.press(world.member, "Just listening")
        await it.press(world.other, "Just listening")
        assert await it.shows("2 people are here")
        async with writing(world) as tx:
            await actions.go_on_erasing(tx, Erasing(member, world.guild.id, world.now()), world.now())
        await world.restart()
        assert await it.shows("1 person is here")


async def test_while_discord_fails_half_of_the_time_it_goes_on_until_done(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world, member = it.world, it.world.member.id
        await it.share(world.member, "a quiet day")
        thread = f"/channels/{it.thread.id}/messages/{it.messages(it.thread)[0].id}"
        for _ in range(3):
            world.env.inject_error("DELETE", thread, status=403, code=50013)
        await erase(it)
        await world.advance(1)
        assert await about(world, member) != {}  # what stands in the thread is not lost sight of
        assert "quiet day" in "".join(it.shared())
        await world.advance(120)
        assert "quiet day" not in "".join(it.shared())
        assert await mentions(world, member) == []


async def test_what_discord_never_lets_go_of_ends_after_a_week_and_is_said(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world, member = it.world, it.world.member.id
        await it.share(world.member, "a quiet day")
        message = f"/channels/{it.thread.id}/messages/{it.messages(it.thread)[0].id}"
        world.env.inject_error("DELETE", message, status=403, code=50013)
        async with writing(world) as tx:
            asked_at = world.now() - actions.GIVE_UP_AFTER
            await actions.go_on_erasing(tx, Erasing(member, 0, asked_at), world.now())
        await world.restart()
        await world.advance(12 * 3600)
        assert await mentions(world, member) == []
        assert "One thing could not be taken back" in await received(world)


async def test_it_goes_on_after_a_restart(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world, member = it.world, it.world.member.id
        await it.share(world.member, "a quiet day")
        async with writing(world) as tx:
            wanted = Erasing(member, 0, world.now())
            await actions.go_on_erasing(tx, wanted, world.now() + timedelta(hours=1))
        await world.restart()
        await world.advance(3700)
        assert await about(world, member) == {}
        assert "quiet day" not in "".join(it.shared())
        await world.advance(12 * 3600)  # at night, the receipt waits for the morning
        assert await mentions(world, member) == []
        assert "One thing that it posted for you was taken back." in await received(world)


async def test_a_backup_that_is_restored_erases_again(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world, member, vault = it.world, it.world.member.id, it.world.app.vault
        assert vault is not None
        async with writing(world) as tx:
            await store.know(tx, world.guild.id, member, world.other.id)
            before = await erasures.every(tx)
            made = [*before, erasures.Erasure(vault.mark("erasure", member), world.now())]
            assert await erasures.repeat(tx, vault, made) == 1
            assert await erasures.repeat(tx, vault, made) == 0
        assert await about(world, member) == {}
        assert await about(world, world.other.id) != {}


async def test_a_mark_names_nobody(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world, vault = it.world, it.world.app.vault
        assert vault is not None
        async with writing(world) as tx:
            await erasures.note(tx, vault, world.member.id, world.now())
        assert await mentions(world, world.member.id) == []


async def received(world: World) -> str:
    """The last direct message that the member got."""
    message = world.member.user.dm_channel.last_message
    assert message is not None
    return words(message)
