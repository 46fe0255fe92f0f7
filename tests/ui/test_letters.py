from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.budget import MOST_A_DAY
from bot.core.persons import Person
from bot.ui import letters, notices
from bot.ui.components import Card
from tests import simulated
from tests.moderation.offices import closed_channel
from tests.simulated import words

START = datetime(2026, 1, 1, tzinfo=UTC)
ZONES = ["UTC", "Europe/London", "Asia/Kathmandu", "Pacific/Chatham", "America/St_Johns", "no/zone"]


@pytest.mark.parametrize(
    ("now", "zone", "goes"),
    [
        ("2026-03-01T21:59", "Europe/London", "2026-03-01T21:59"),
        ("2026-03-01T22:00", "Europe/London", "2026-03-02T08:00"),
        ("2026-03-02T07:59", "Europe/London", "2026-03-02T08:00"),
        ("2026-03-02T08:00", "Europe/London", "2026-03-02T08:00"),
        ("2026-03-28T23:00", "Europe/London", "2026-03-29T07:00"),  # the clocks go forward that night
        ("2026-03-01T12:00", "Pacific/Chatham", "2026-03-01T18:15"),
        ("2026-03-01T02:00", "nowhere", "2026-03-01T08:00"),
    ],
)
def test_nobody_gets_a_message_at_night(now: str, zone: str, goes: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert letters.after_night(moment, zone) == datetime.fromisoformat(goes).replace(tzinfo=UTC)


@given(
    st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)),
    st.sampled_from(ZONES),
)
def test_it_is_day_for_them_whenever_a_message_goes(now: datetime, zone: str) -> None:
    goes = letters.after_night(now, zone)
    local = goes.astimezone(ZoneInfo("UTC" if zone == "no/zone" else zone)).time()
    assert letters.MORNING <= local < letters.EVENING
    assert timedelta(0) <= goes - now <= timedelta(hours=11)


async def test_the_night_is_theirs_then_their_servers(tmp_path: Path) -> None:
    async with simulated.world(tmp_path, settings="time_zone: Asia/Tokyo\n") as world:
        now = datetime(2026, 3, 1, 12, tzinfo=UTC)  # 21:00 in Tokyo, 22:00 in Brisbane
        assert letters.may_go_at(world.app, world.member.id, world.guild.id, now) == now
        world.app.persons.take_in(world.member.id, Person(time_zone="Australia/Brisbane"))
        assert letters.may_go_at(world.app, world.member.id, world.guild.id, now) > now


async def test_a_letter_arrives_and_a_closed_door_is_said(tmp_path: Path) -> None:
    async with simulated.world(tmp_path) as world:
        ash = world.env.create_user("ash")
        world.guild.add_member(ash)
        assert await letters.send(world.app, ash.id, Card("Hello"), "test")
        [message] = ash.dm_channel.history()
        assert "Hello" in words(message)
        world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
        assert not await letters.send(world.app, ash.id, Card("Hello"), "test")


async def test_a_server_without_a_channel_for_it_is_told_nothing(tmp_path: Path) -> None:
    async with simulated.world(tmp_path) as world:
        assert await notices.tell(world.app, world.guild.id, "moderators", "test", Card("Hello")) is None
        assert world.channel.history() == []


async def test_moderators_are_told_within_the_budget_and_not_in_quiet_times(tmp_path: Path) -> None:
    async with simulated.world(tmp_path) as world:
        app, guild_id, office = world.app, world.guild.id, closed_channel(world)
        async with app.database.write() as tx:
            await app.servers.change(tx, guild_id, moderators_channel_id=office.id)
        told = [
            await notices.tell(app, guild_id, "moderators", f"test:{number}", Card("Hello"))
            for number in range(MOST_A_DAY + 1)
        ]
        assert told[:-1] == [None] * MOST_A_DAY
        assert told[-1] is not None
        assert await notices.tell(app, guild_id, "keepers", "test", Card("Hello")) is None
        quiet_until = app.now() + timedelta(days=2)
        async with app.database.write() as tx:
            await app.servers.change(tx, guild_id, quiet_until=quiet_until)
        assert await notices.tell(app, guild_id, "moderators", "test:9", Card("Hello")) == quiet_until
        assert len(office.history()) == MOST_A_DAY
