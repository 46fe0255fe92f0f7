from __future__ import annotations

from datetime import timedelta

from bot.core import changes
from bot.core.database import Database
from bot.core.servers import Server, Servers
from bot.members import store as members
from tests.core.test_jobs import NOW

HARBOUR, ELSEWHERE, ANNE = 10, 11, 30


async def test_a_server_that_chose_nothing_is_as_the_host_set_it() -> None:
    servers = Servers("pt", "BR", "America/Sao_Paulo")
    assert servers.of(HARBOUR) == Server(HARBOUR, "pt", "BR", time_zone="America/Sao_Paulo")
    assert servers.of(None).country == "BR"


async def test_what_a_server_chose_counts_for_it_alone_also_after_a_restart(database: Database) -> None:
    servers = Servers("en", None, "UTC")
    async with database.write() as tx:
        before, after = await servers.change(tx, HARBOUR, country="GB", keeper_role_id=7)
        assert servers.of(HARBOUR).country is None
    assert (before, after) == (Server(HARBOUR), Server(HARBOUR, country="GB", keeper_role_id=7))
    assert servers.of(HARBOUR) == Server(HARBOUR, "en", "GB", time_zone="UTC", keeper_role_id=7)
    assert servers.of(ELSEWHERE).country is None
    again = Servers("en", None, "UTC")
    assert again.of(HARBOUR).country is None
    async with database.read() as tx:
        await again.load(tx)
    assert again.of(HARBOUR) == servers.of(HARBOUR)


async def test_a_choice_that_was_not_committed_does_not_count(database: Database) -> None:
    servers = Servers("en", None, "UTC")
    try:
        async with database.write() as tx:
            await servers.change(tx, HARBOUR, country="GB")
            raise KeyError
    except KeyError:
        assert servers.of(HARBOUR).country is None


def test_quiet_ends_at_its_moment() -> None:
    server = Server(HARBOUR, quiet_until=NOW)
    assert server.is_quiet(NOW - timedelta(seconds=1))
    assert not server.is_quiet(NOW)
    assert not Server(HARBOUR).is_quiet(NOW)


async def test_changes_are_kept_newest_first_and_forgotten_in_time(database: Database) -> None:
    async with database.write() as tx:
        await members.know(tx, HARBOUR, ANNE)
        first = await changes.note(tx, HARBOUR, ANNE, "server", HARBOUR, None, {"country": "GB"}, NOW)
        same = await changes.note(tx, HARBOUR, ANNE, "server", HARBOUR, {"a": 1}, {"a": 1}, NOW)
        second = await changes.note(
            tx, HARBOUR, None, "server", HARBOUR, {"country": "GB"}, None, NOW + timedelta(days=1)
        )
        assert first is not None
        assert second is not None
        await changes.note_undone(tx, first, second)
    assert same is None
    async with database.write() as tx:
        found = await changes.latest(tx, HARBOUR, 10)
        assert [one.id for one in found] == [second, first]
        assert (found[1].before, found[1].after) == (None, {"country": "GB"})
        assert found[1].undone_by_change_id == second
        assert await changes.latest(tx, ELSEWHERE, 10) == []
        assert await changes.get(tx, ELSEWHERE, first) is None
        last = await changes.last_of(tx, HARBOUR, "server", HARBOUR)
        assert last == found[0]
        await changes.forget_before(tx, HARBOUR, NOW + timedelta(hours=1))
        assert [one.id for one in await changes.latest(tx, HARBOUR, 10)] == [second]
