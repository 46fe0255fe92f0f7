"""What moderators and members do with a list, on both databases."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core import jobs
from bot.core.actor import Actor
from bot.core.database import Database, Tx
from bot.core.errors import Refusal
from bot.core.persons import Person, Persons
from bot.members import store as members
from bot.signposts import actions, changes, corrections, importing, notices
from bot.signposts.importing import Draft
from bot.signposts.listed import Change, Signpost
from bot.signposts.store import entries, imports, reports, shares
from tests.signposts.lists import entry

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
MODERATOR = Actor(10, 20, 33, moderator=True)
MEMBER = Actor(10, 20, 44, moderator=False)
STRANGER = Actor(11, 21, 55, moderator=True)

OTHER = {"type": "phone", "number": "0800 1111"}
TEXT = {"type": "text", "number": "85258", "keyword": "SHOUT"}


async def add(database: Database, id: str = "night-line") -> Signpost:
    async with database.write() as tx:
        return (await actions.add(tx, MODERATOR, entry(id), NOW)).one


async def confirm(database: Database, one: Signpost, now: datetime = NOW) -> Signpost:
    async with database.write() as tx:
        seen = actions.fingerprint(one.entry)
        return (await actions.confirm(tx, MODERATOR, one.id, seen, now)).one


async def there(database: Database, guild_id: int = 10) -> list[Signpost]:
    async with database.read() as tx:
        return await entries.of_guild(tx, guild_id)


async def test_an_entry_comes_back_as_it_was_written(database: Database) -> None:
    confirmed = await confirm(database, await add(database))
    assert await there(database) == [confirmed]
    assert confirmed.state == "confirmed"
    assert confirmed.confirmed_at == NOW
    assert confirmed.entry.assured_date == NOW.date()
    async with database.read() as tx:
        assert await entries.shown(tx) == [confirmed]


async def test_two_entries_of_one_name_stand_beside_each_other(database: Database) -> None:
    first, second = await add(database), await add(database)
    assert {first.entry.id, second.entry.id} == {"night-line", "night-line-2"}


async def test_a_changed_number_is_hidden_and_the_others_stay(database: Database) -> None:
    one = await confirm(database, await add(database))
    seen = actions.fingerprint(one.entry)
    async with database.write() as tx:
        now = await actions.edit(tx, MODERATOR, one.id, entry(contacts=[OTHER, TEXT]), seen, NOW)
    assert now.one.state == "changed"
    assert now.one.shown is not None
    assert [way.value for way in now.one.shown.contacts] == ["85258"]
    async with database.write() as tx:
        seen = actions.fingerprint(now.one.entry)
        now = await actions.edit(tx, MODERATOR, one.id, entry(contacts=[OTHER]), seen, NOW)
    assert now.one.state == "unconfirmed"


Doing = Callable[[Tx, Actor, int, int], Awaitable[object]]
DOINGS: dict[str, Doing] = {
    "edit": lambda tx, by, id, seen: actions.edit(tx, by, id, entry(), seen, NOW),
    "confirm": lambda tx, by, id, seen: actions.confirm(tx, by, id, seen, NOW),
    "put_off": lambda tx, by, id, _: actions.put_off(tx, by, id, NOW),
    "hide": lambda tx, by, id, _: actions.hide(tx, by, id, NOW),
    "unhide": lambda tx, by, id, _: actions.unhide(tx, by, id, NOW),
    "remove": lambda tx, by, id, _: actions.remove(tx, by, id, NOW),
    "all_well": lambda tx, by, id, _: actions.all_well(tx, by, id),
}


@pytest.mark.parametrize("name", DOINGS)
@pytest.mark.parametrize(("by", "key"), [(MEMBER, "error-moderators-only"), (STRANGER, "signpost-gone")])
async def test_only_a_moderator_of_the_server_changes_an_entry(
    database: Database, name: str, by: Actor, key: str
) -> None:
    one = await add(database)
    with pytest.raises(Refusal, match=key):
        async with database.write() as tx:
            await DOINGS[name](tx, by, one.id, actions.fingerprint(one.entry))
    assert await there(database) == [one]


@pytest.mark.parametrize("name", ["edit", "confirm"])
async def test_what_changed_meanwhile_is_looked_at_again_first(database: Database, name: str) -> None:
    one = await add(database)
    with pytest.raises(Refusal, match="signpost-just-changed"):
        async with database.write() as tx:
            await DOINGS[name](tx, MODERATOR, one.id, 7)


FOR_MODERATORS: dict[str, Callable[[Tx], Awaitable[object]]] = {
    "add": lambda tx: actions.add(tx, MEMBER, entry(), NOW),
    "start_with": lambda tx: actions.start_with(tx, MEMBER, [entry()], NOW),
    "set_months": lambda tx: actions.set_months(tx, MEMBER, 6, NOW),
    "look_through": lambda tx: actions.look_through(tx, MEMBER),
    "bring": lambda tx: importing.bring(tx, MEMBER, [entry()], NOW, removing=True),
    "apply": lambda tx: importing.apply(tx, MEMBER, 1, NOW),
    "undo": lambda tx: changes.undo(tx, MEMBER, 1, NOW),
}


@pytest.mark.parametrize("name", FOR_MODERATORS)
async def test_a_member_changes_nothing_of_the_list(database: Database, name: str) -> None:
    with pytest.raises(Refusal, match="error-moderators-only"):
        async with database.write() as tx:
            await FOR_MODERATORS[name](tx)
    assert await there(database) == []


async def test_a_removed_entry_comes_back_confirmed_on_undo_and_only_once(database: Database) -> None:
    one = await confirm(database, await add(database))
    async with database.write() as tx:
        gone = await actions.remove(tx, MODERATOR, one.id, NOW)
    assert gone.gone == [one.id]
    assert await there(database) == []
    with pytest.raises(Refusal, match="signpost-undo-gone"):
        async with database.write() as tx:
            await changes.undo(tx, STRANGER, gone.undo or 0, NOW)
    async with database.write() as tx:
        await changes.undo(tx, MODERATOR, gone.undo or 0, NOW)
    back = await there(database)
    assert [replace(found, id=one.id) for found in back] == [one]
    with pytest.raises(Refusal, match="signpost-undo-gone"):
        async with database.write() as tx:
            await changes.undo(tx, MODERATOR, gone.undo or 0, NOW)


async def _apply_and_fail(database: Database, id: int) -> None:
    async with database.write() as tx:
        await importing.apply(tx, MODERATOR, id, NOW)
        raise RuntimeError


async def test_a_list_is_applied_whole_or_not_at_all(database: Database) -> None:
    kept = await add(database)
    brought = [entry("new", name="New Line"), entry("night-line", description="They listen.")]
    async with database.write() as tx:
        draft = await importing.bring(tx, MODERATOR, brought, NOW, removing=False)
    with pytest.raises(RuntimeError):
        await _apply_and_fail(database, draft.id)
    assert await there(database) == [kept]
    async with database.write() as tx:
        applied = await importing.apply(tx, MODERATOR, draft.id, NOW)
    assert isinstance(applied, Change)
    assert {one.entry.id: one.entry.description for one in await there(database)} == {
        "night-line": "They listen.",
        "new": entry().description,
    }
    async with database.write() as tx:
        undone = await changes.undo(tx, MODERATOR, applied.undo or 0, NOW)
    assert undone.left == 0
    assert await there(database) == [kept]


async def test_a_file_is_not_applied_to_another_list_than_the_one_that_was_shown(database: Database) -> None:
    async with database.write() as tx:
        draft = await importing.bring(tx, MODERATOR, [entry("new")], NOW, removing=True)
    await add(database)
    async with database.write() as tx:
        again = await importing.apply(tx, MODERATOR, draft.id, NOW)
    assert isinstance(again, Draft)
    assert [one.id for one in again.difference.removed] == ["night-line"]
    assert [one.entry.id for one in await there(database)] == ["night-line"]
    with pytest.raises(Refusal, match="signpost-import-gone"):
        async with database.write() as tx:
            await importing.apply(tx, STRANGER, draft.id, NOW)


async def test_starter_lists_stand_beside_what_is_there_and_are_not_shown(database: Database) -> None:
    one = await confirm(database, await add(database))
    async with database.write() as tx:
        started = await actions.start_with(tx, MODERATOR, [entry(), entry("second")], NOW)
    assert [new.entry.id for new in started.kept] == ["second"]
    async with database.read() as tx:
        assert await entries.shown(tx) == [one]


async def test_what_was_shared_is_marked_when_its_entry_changes_or_goes(database: Database) -> None:
    one = await confirm(database, await add(database))
    async with database.write() as tx:
        await actions.shared(tx, MEMBER, one.id, 700, 20, NOW)
        assert await shares.stale(tx, 10) == []
        await actions.hide(tx, MODERATOR, one.id, NOW)
    async with database.read() as tx:
        assert [share.message_id for share in await shares.stale(tx, 10)] == [700]
        kinds = [job.kind for job in await jobs.upcoming(tx)]
    assert kinds == [corrections.CORRECT, notices.MONTH, corrections.STANDING]
    async with database.write() as tx:
        await shares.settle(tx, 700)
        await actions.remove(tx, MODERATOR, one.id, NOW)
    async with database.read() as tx:
        assert [share.signpost_id for share in await shares.stale(tx, 10)] == [None]


async def test_erasing_a_person_keeps_the_list_and_loses_who_it_was(database: Database) -> None:
    one = await confirm(database, await add(database))
    async with database.write() as tx:
        await actions.report(tx, MEMBER, one.id, "number", NOW)
        await actions.shared(tx, MEMBER, one.id, 700, 20, NOW)
        for user_id in (MEMBER.user_id, MODERATOR.user_id):
            await tx.execute(members.people.delete().where(members.people.c.user_id == user_id))
    assert (await there(database)) == [replace(one, confirmed_by=None)]
    async with database.read() as tx:
        assert await reports.of_guild(tx, 10) == {one.id: ["number"]}
        assert await shares.get(tx, 10, 700) is None


async def test_what_is_wrong_is_one_of_the_choices(database: Database) -> None:
    one = await confirm(database, await add(database))
    for wrong in (None, "", "my own words"):
        with pytest.raises(Refusal, match="signpost-wrong-choose"):
            async with database.write() as tx:
                await actions.report(tx, MEMBER, one.id, wrong, NOW)
    async with database.write() as tx:
        await actions.report(tx, MEMBER, one.id, "closed", NOW)
    again = await confirm(database, (await there(database))[0], NOW + timedelta(days=1))
    assert again.confirmed_at == NOW + timedelta(days=1)
    async with database.read() as tx:
        assert await reports.of_guild(tx, 10) == {}


async def test_a_country_is_kept_for_whoever_asked_and_forgotten(database: Database) -> None:
    persons, again = Persons(), Persons()
    async with database.write() as tx:
        await members.remember(tx, persons, 44, country="IE", time_zone="Europe/Dublin")
        await members.remember(tx, persons, 45, country="PT")
        await members.remember(tx, persons, 45, country=None)
        assert persons.of(44) == Person()
    async with database.read() as tx:
        await members.load(tx, again)
    for known in (persons, again):
        assert known.of(44) == Person(country="IE", time_zone="Europe/Dublin")
        assert known.of(45) == Person()


async def test_months_are_those_that_are_offered(database: Database) -> None:
    with pytest.raises(Refusal):
        async with database.write() as tx:
            await actions.set_months(tx, MODERATOR, 7, NOW)
    async with database.write() as tx:
        await actions.set_months(tx, MODERATOR, 6, NOW)
        await actions.set_months(tx, MODERATOR, 3, NOW)
        assert await entries.all_months(tx) == {10: 3}


async def test_a_draft_is_forgotten(database: Database) -> None:
    async with database.write() as tx:
        draft = await importing.bring(tx, MODERATOR, [entry()], NOW, removing=False)
        assert [(job.kind, job.due_at) for job in await jobs.upcoming(tx)] == [
            (changes.FORGET, NOW + changes.TO_APPLY)
        ]
        await imports.drop(tx, 11, draft.id)
        assert await imports.get(tx, 10, draft.id) is not None
        await imports.drop(tx, 10, draft.id)
        assert await imports.get(tx, 10, draft.id) is None
