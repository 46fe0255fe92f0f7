from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Refusal
from bot.rounds.schedules import rules
from bot.rounds.schedules.rules import Pattern

DAILY = tuple(range(7))
MONDAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def pattern(
    days: tuple[int, ...] = (3,),
    at: time = time(19),
    *,
    every: int = 1,
    zone: str = "UTC",
    first_week: date = MONDAY,
    hours: float = 2,
) -> Pattern:
    return Pattern(days, at, every, zone, first_week, hours)


def shown(pattern: Pattern, after: datetime, count: int) -> list[str]:
    """What the zone's clocks show, with how far they are ahead of UTC."""
    zone = ZoneInfo(pattern.zone)
    return [
        moment.astimezone(zone).isoformat(timespec="minutes")
        for moment in rules.upcoming(pattern, after, count)
    ]


@pytest.mark.parametrize(
    ("zone", "at", "expected"),
    [
        # Clocks leap from 01:00 to 02:00 on 29 March.
        ("Europe/London", "01:30", ["03-28T01:30+00:00", "03-29T02:30+01:00", "03-30T01:30+01:00"]),
        ("Europe/London", "00:59", ["03-28T00:59+00:00", "03-29T00:59+00:00", "03-30T00:59+01:00"]),
        ("Europe/London", "02:00", ["03-28T02:00+00:00", "03-29T02:00+01:00", "03-30T02:00+01:00"]),
        ("Europe/London", "19:00", ["03-28T19:00+00:00", "03-29T19:00+01:00", "03-30T19:00+01:00"]),
        # They show 01:00 to 01:59 twice on 25 October.
        ("Europe/London", "01:30", ["10-24T01:30+01:00", "10-25T01:30+01:00", "10-26T01:30+00:00"]),
        ("Europe/London", "19:00", ["10-24T19:00+01:00", "10-25T19:00+00:00", "10-26T19:00+00:00"]),
        # From 02:00 to 03:00 on 8 March, and 01:00 to 01:59 twice on 1 November.
        ("America/New_York", "02:30", ["03-07T02:30-05:00", "03-08T03:30-04:00", "03-09T02:30-04:00"]),
        ("America/New_York", "01:30", ["10-31T01:30-04:00", "11-01T01:30-04:00", "11-02T01:30-05:00"]),
        # Half an hour, from 02:00 to 02:30 on 4 October, and back on 5 April.
        ("Australia/Lord_Howe", "02:15", ["10-03T02:15+10:30", "10-04T02:45+11:00", "10-05T02:15+11:00"]),
        ("Australia/Lord_Howe", "01:45", ["04-04T01:45+11:00", "04-05T01:45+11:00", "04-06T01:45+10:30"]),
        # There is no midnight on 24 April.
        ("Africa/Cairo", "00:00", ["04-23T00:00+02:00", "04-24T01:00+03:00", "04-25T00:00+03:00"]),
        # Two hours, from 01:00 to 03:00 on 29 March.
        ("Antarctica/Troll", "01:30", ["03-28T01:30+00:00", "03-29T03:30+02:00", "03-30T01:30+02:00"]),
    ],
)  # fmt: skip
def test_a_day_on_which_clocks_change(zone: str, at: str, expected: list[str]) -> None:
    first = datetime.fromisoformat(f"2026-{expected[0][:5]}T00:00").replace(tzinfo=ZoneInfo(zone))
    since = first.astimezone(UTC) - timedelta(minutes=1)
    found = shown(pattern(DAILY, time.fromisoformat(at), zone=zone), since, 3)
    assert found == [f"2026-{moment}" for moment in expected]


def test_a_date_that_was_left_out_gives_one_round_and_not_two() -> None:
    # Samoa went from 29 to 31 December in 2011.
    apia = pattern(DAILY, zone="Pacific/Apia", first_week=date(2011, 12, 19))
    found = shown(apia, datetime(2011, 12, 28, 12, tzinfo=UTC), 4)
    assert [moment[5:] for moment in found] == [
        "12-28T19:00-10:00", "12-29T19:00-10:00", "12-31T19:00+14:00", "01-01T19:00+14:00",
    ]  # fmt: skip


def test_seven_in_the_evening_is_seven_in_the_evening_in_march_and_in_november() -> None:
    london = pattern(zone="Europe/London")
    opens = rules.upcoming(london, NOW, 40)
    assert {moment.astimezone(ZoneInfo("Europe/London")).time() for moment in opens} == {time(19)}
    assert {moment.time() for moment in opens} == {time(18), time(19)}


def test_weeks_are_counted_from_the_one_in_which_it_was_made() -> None:
    # Made on a Wednesday: this week's Monday is over, and the next one that counts is in two weeks.
    assert [moment.date() for moment in rules.upcoming(pattern((0, 3), every=2), NOW, 4)] == [
        date(2026, 3, 5), date(2026, 3, 16), date(2026, 3, 19), date(2026, 3, 30),
    ]  # fmt: skip


def test_the_week_is_that_of_the_zone() -> None:
    sunday_night = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert rules.week_of(sunday_night, "UTC") == date(2026, 2, 23)
    assert rules.week_of(sunday_night, "Europe/Berlin") == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("days", "hours", "after", "expected"),
    [
        ((3,), 2, "2026-03-04T12:00+00:00", "2026-03-05T21:00+00:00"),
        ((3,), 8, "2026-03-04T12:00+00:00", "2026-03-06T03:00+00:00"),  # across midnight
        ((3,), 0.5, "2026-03-04T12:00+00:00", "2026-03-05T19:30+00:00"),
        (DAILY, 24, "2026-03-28T12:00+00:00", "2026-03-29T18:00+00:00"),  # a day of 23 hours
        (DAILY, 24, "2026-10-24T12:00+00:00", "2026-10-25T18:00+00:00"),  # a day of 25 hours
    ],
)
def test_a_round_closes_after_its_hours_and_before_the_next_one(
    days: tuple[int, ...], hours: float, after: str, expected: str
) -> None:
    london = pattern(days, zone="Europe/London", hours=hours)
    start = rules.upcoming(london, datetime.fromisoformat(after), 1)[0]
    assert rules.closes_at(london, start) == datetime.fromisoformat(expected)


THURSDAY = datetime(2026, 3, 5, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes_late", "opens"),
    [(0, True), (1, True), (59, True), (60, False), (61, False), (119, False), (500, False)],
)
def test_a_late_round_opens_while_more_than_half_of_it_is_left(minutes_late: int, opens: bool) -> None:
    due = rules.due(pattern(), NOW, THURSDAY + timedelta(minutes=minutes_late))
    assert due is not None
    assert (due.planned_at, due.closes_at) == (THURSDAY, THURSDAY + timedelta(hours=2))
    assert due.opens is opens
    assert due.missed is not opens


def test_nothing_is_due_before_its_time() -> None:
    assert rules.due(pattern(), NOW, THURSDAY - timedelta(seconds=1)) is None
    assert rules.due(pattern(), THURSDAY, THURSDAY + timedelta(days=3)) is None


def test_after_a_long_absence_only_the_last_round_opens_and_it_is_known_that_others_were_missed() -> None:
    due = rules.due(pattern(), NOW, THURSDAY + timedelta(weeks=3, minutes=5))
    assert due == rules.Due(
        THURSDAY + timedelta(weeks=3), THURSDAY + timedelta(weeks=3, hours=2), opens=True, missed=True
    )


@pytest.mark.parametrize(
    ("before", "came", "late", "ran_out", "expected"),
    [
        (0, False, False, True, 1),
        (2, False, False, True, 3),
        (2, True, False, True, 0),
        (2, True, True, False, 0),
        (2, False, True, True, 2),  # the bot opened it late
        (2, False, False, False, 2),  # a keeper closed it early
    ],
)
def test_only_a_whole_round_that_nobody_came_to_counts_as_quiet(
    before: int, came: bool, late: bool, ran_out: bool, expected: int
) -> None:
    assert rules.quiet_rounds(before, came=came, opened_late=late, ran_out=ran_out) == expected


@pytest.mark.parametrize(
    ("days", "every", "most"),
    [
        (DAILY, 1, 24),
        ((0, 1), 1, 24),
        ((0, 3), 1, 72),
        ((3,), 1, 168),
        ((3,), 2, 336),
        ((0, 6), 1, 24),
        ((0, 6), 2, 144),
    ],
)
def test_a_round_may_be_open_until_the_next_one_begins(days: tuple[int, ...], every: int, most: int) -> None:
    rules.check_length(pattern(days, every=every, hours=most))
    with pytest.raises(Refusal, match="schedule-too-long") as no:
        rules.check_length(pattern(days, every=every, hours=most + 0.5))
    assert no.value.arguments == {"most": most}


def refused(new: Pattern, others: Sequence[Pattern]) -> str | None:
    try:
        rules.check_room(new, others, NOW, 3)
    except Refusal as no:
        return no.key
    return None


def test_two_rounds_of_a_circle_are_never_open_at_once() -> None:
    assert refused(pattern(), [pattern(at=time(20))]) == "schedule-overlaps"
    assert refused(pattern(), [pattern(at=time(18))]) == "schedule-overlaps"
    assert refused(pattern(), [pattern(at=time(21))]) is None
    assert refused(pattern(), [pattern((2,), at=time(23), hours=24)]) == "schedule-overlaps"
    assert refused(pattern(hours=24), [pattern((4,), at=time(18))]) == "schedule-overlaps"


def test_schedules_that_meet_only_once_in_a_year_are_found() -> None:
    # Every 7th and every 8th week: together 55 weeks from now, and then not for more than a year.
    seventh = pattern(every=7, first_week=MONDAY - timedelta(weeks=1))
    eighth = pattern(every=8, first_week=MONDAY - timedelta(weeks=1) + timedelta(weeks=8))
    meeting = MONDAY + timedelta(weeks=55)
    assert (meeting - seventh.first_week).days % 49 == (meeting - eighth.first_week).days % 56 == 0
    assert refused(seventh, [eighth]) == "schedule-overlaps"
    assert refused(seventh, [pattern(every=7)]) is None


def test_rounds_that_open_by_themselves_keep_within_the_interruption_budget() -> None:
    three = [pattern(DAILY, at=time(hour), hours=1) for hour in (8, 12, 20)]
    assert refused(three[0], three[1:]) is None
    assert refused(pattern(at=time(16), hours=1), three) == "schedule-too-many-a-day"


chosen_days = st.sets(st.integers(0, 6), min_size=1)
wishes = st.tuples(chosen_days, st.integers(0, 23), st.sampled_from([0.5, 1, 3, 10]))


@given(st.lists(wishes, min_size=1, max_size=4))
def test_what_is_accepted_never_overlaps_and_never_opens_four_times_in_a_day(
    wanted: list[tuple[set[int], int, float]],
) -> None:
    accepted: list[Pattern] = []
    for days, hour, hours in wanted:
        new = pattern(tuple(sorted(days)), time(hour), hours=hours)
        if refused(new, accepted) is None:
            accepted.append(new)
    windows = sorted(
        (start, rules.closes_at(one, start)) for one in accepted for start in rules.upcoming(one, NOW, 30)
    )
    windows = [window for window in windows if window[0] < NOW + timedelta(weeks=4)]
    assert all(one[1] <= other[0] for one, other in pairwise(windows))
    assert all(
        other[0] - one[0] >= timedelta(days=1) for one, other in zip(windows, windows[3:], strict=False)
    )
