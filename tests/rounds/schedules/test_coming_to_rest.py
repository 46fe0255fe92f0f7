"""What ends a schedule: nobody comes, the circle is retired, or its channel is gone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from simcord import ChannelHandle

from tests.rounds.schedules.weeks import (
    DAY,
    HOUR,
    OPENS,
    REST,
    THURSDAYS,
    WEEK,
    Weeks,
    weeks,
)
from tests.simulated import labels, last, words

FORBIDDEN, GONE = (403, 50013), (404, 10003)


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Weeks]:
    async with weeks(tmp_path) as it:
        yield it


async def test_three_quiet_rounds_bring_rest_and_the_circle_reads_it_once(it: Weeks) -> None:
    await it.plan()
    await it.until("2026-03-01T00:00")
    assert it.opened() == ["01-01 19:00", "01-08 19:00", "01-15 19:00"]
    lines = [message for message in it.messages(it.channel) if REST in words(message)]
    assert [f"{line.created_at:%m-%d %H:%M}" for line in lines] == ["01-15 21:00"]
    assert labels(lines[0]) == ["Start again", "Get help now"]
    for word in ("three", "3", "nobody", "member"):
        assert word not in words(lines[0]).casefold()
    shown = await it.look_at()
    assert "It rests since <t:1768510800:D>: the last rounds were quiet." in words(shown)
    assert sorted(labels(shown)) == ["Get help now", "Start again", "Stop"]
    assert "opens" not in words(await it.world.member.slash(it.channel, "checkin"))


async def test_keepers_who_have_a_channel_read_it_there_once_and_the_circle_does_not(it: Weeks) -> None:
    keepers = await it.channel_for("keepers")
    await it.plan()
    await it.until("2026-01-20T00:00")
    [line] = it.messages(keepers)
    assert f"{line.created_at:%m-%d %H:%M}" == "01-15 21:00"
    assert f"In <#{it.channel.id}> a schedule takes a rest" in words(line)
    assert labels(line) == ["Get help now"]
    assert not any(REST in words(message) for message in it.messages(it.channel))
    assert "It goes on." in words(await it.choose(await it.look_at(), "Start again"))
    await it.until("2026-02-10T00:00")
    assert len(it.messages(keepers)) == 2


def written_in(it: Weeks, channel: ChannelHandle) -> list[str]:
    """When the bot said in a channel that a schedule rests."""
    found = (message for message in it.messages(channel) if "takes a rest" in words(message))
    return [f"{line.created_at:%m-%d %H:%M}" for line in found]


@pytest.mark.parametrize("code", [FORBIDDEN, GONE])
async def test_where_the_keepers_channel_takes_nothing_the_circle_reads_it_once(
    it: Weeks, code: tuple[int, int]
) -> None:
    keepers = await it.channel_for("keepers")
    it.refuse(keepers, *code)
    await it.plan()
    await it.until("2026-02-01T00:00")
    assert written_in(it, keepers) == []
    assert written_in(it, it.channel) == ["01-15 21:00"]
    assert REST in words(it.messages(it.channel)[-1])


async def test_where_neither_takes_it_the_moderators_read_it_once(it: Weeks) -> None:
    keepers, moderators = await it.channel_for("keepers"), await it.channel_for("moderators")
    await it.plan()
    await it.until("2026-01-15T20:00")
    for channel in (keepers, it.channel):
        it.refuse(channel, *FORBIDDEN)
    await it.until("2026-02-01T00:00")
    assert written_in(it, moderators) == ["01-15 21:00"]
    assert f"In <#{it.channel.id}> a schedule takes a rest" in words(it.messages(moderators)[-1])
    assert written_in(it, it.channel) == []


async def test_where_the_circle_has_no_room_for_days_the_moderators_read_it_once(it: Weeks) -> None:
    moderators = await it.channel_for("moderators")
    for time in ("08:00", "19:00"):
        await it.plan(days="every day", time=time, hours=2.0)
    async with it.world.app.database.write() as tx:
        await it.world.app.servers.change(tx, it.world.guild.id, unasked_a_day=1)
    for day in range(1, 20):
        await it.until(f"2026-01-{day:02}T19:01")
        await it.press(it.world.member, "Just listening")
    assert written_in(it, it.channel) == []
    [told] = written_in(it, moderators)
    assert "01-10" <= told <= "01-13"


async def test_where_nobody_can_be_told_that_it_rests_the_panel_still_says_so(it: Weeks) -> None:
    await it.plan()
    await it.until("2026-01-15T20:00")
    it.refuse(it.channel, *FORBIDDEN)
    await it.until("2026-02-01T00:00")
    assert "It rests since" in words(await it.look_at())
    assert "schedule-rest" not in {job.kind for job in await it.world.app.scheduler.upcoming(50)}


async def test_a_moderator_starts_it_again_from_the_line_or_the_panel(it: Weeks) -> None:
    await it.plan()
    await it.until("2026-01-16T00:00")
    line = it.messages(it.channel)[-1]
    assert "whoever made this schedule" in words(await it.world.member.click(line, label="Start again"))
    shown = await it.world.moderator.click(line, label="Start again")
    assert "It goes on." in words(shown)
    assert "Next: Thursday, January 22, 2026, 19:00" in words(shown)
    assert REST in words(it.messages(it.channel)[-1])
    await it.until("2026-02-06T00:00")
    assert it.opened()[3:] == ["01-22 19:00", "01-29 19:00", "02-05 19:00"]
    assert "It goes on." in words(await it.choose(await it.look_at(), "Start again"))


async def test_one_who_only_listens_keeps_it_going(it: Weeks) -> None:
    await it.plan()
    for day in ("01", "08", "15", "22", "29"):
        await it.until(f"2026-01-{day}T19:01")
        if day in ("01", "22"):
            await it.press(it.world.member, "Just listening")
    await it.until("2026-02-05T19:01")
    assert len(it.rounds()) == 6


async def test_who_wrote_in_the_thread_while_the_bot_was_away_came_as_well(it: Weeks) -> None:
    await it.plan()
    await it.until("2026-01-15T19:01")
    await it.world.app.scheduler.stop()
    await it.world.other.send(it.thread, "good evening")
    await it.world.advance(3 * HOUR)
    await it.world.restart()
    await it.until("2026-01-22T19:01")
    assert len(it.rounds()) == 4


async def test_retiring_the_circle_stops_its_schedules_for_good(it: Weeks) -> None:
    await it.plan()
    panel = await it.world.moderator.slash(it.world.channel, "desk circles", channel=it.channel)
    await it.choose(panel, "Retire")
    await it.world.moderator.slash(it.world.channel, "desk circles", channel=it.channel)
    assert "No round is planned here." in words(await it.look_at())
    await it.world.advance(2 * WEEK)
    assert it.opened() == []


@pytest.mark.parametrize("seen", [True, False])
async def test_a_channel_that_is_deleted_takes_its_schedules_with_it(it: Weeks, seen: bool) -> None:
    await it.plan()
    if not seen:
        await it.world.app.scheduler.stop()
        await it.world.app.close()
    it.world.env.backend.delete_channel(it.channel.id)
    await it.world.env.settle() if seen else await it.world.restart()
    await it.world.advance(OPENS + WEEK)
    due = {job.kind for job in await it.world.app.scheduler.upcoming(50)}
    assert not due & {"schedule", "round-post", "round-close", "schedule-rest"}


async def test_a_format_whose_file_is_gone_gives_way_to_the_circles_own(it: Weeks) -> None:
    await it.plan(**THURSDAYS, format="weather")
    (it.world.config_dir / "formats" / "weather.yaml").unlink()
    await it.world.restart()
    await it.world.advance(OPENS)
    assert "Hard, good, next" in words(it.card)


async def test_the_same_hour_in_six_circles_opens_six_rounds_and_stays_within_the_budget(it: Weeks) -> None:
    circles = [it.channel, *(it.world.guild.create_text_channel(f"circle-{number}") for number in range(5))]
    for circle in circles:
        await it.world.moderator.slash(it.world.channel, "desk circles", channel=circle)
        for time in ("08:00", "12:00", "19:00"):
            shown = await it.world.moderator.slash(
                circle, "keep schedule", days="every day", time=time, hours=2.0
            )
            await it.world.moderator.click(last(shown), label="Save")
    await it.world.advance(28 * DAY)
    for circle in circles:
        posted = [message.created_at for message in it.messages(circle)]
        assert len(posted) == 12  # three schedules, three rounds each, and three lines
        apart = [later - one for one, later in zip(posted, posted[3:], strict=False)]
        assert all(gap.total_seconds() >= DAY for gap in apart)
        assert not any(message.mentions or message.role_mentions for message in it.messages(circle))
