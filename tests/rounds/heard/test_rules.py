"""How long a check-in waits, and when it is looked at again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.rounds.heard import rules

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
PATIENCE = timedelta(hours=2)


def at(moment: datetime) -> int:
    return discord.utils.time_snowflake(moment)


def test_a_message_says_itself_when_it_was_posted() -> None:
    assert rules.posted_at(at(NOW)) == NOW
    assert rules.posted_at(at(NOW) + 2**22 - 1) == NOW


@pytest.mark.parametrize(
    ("format", "hours"), [({}, 12), ({"answer_within_hours": None}, 12), ({"answer_within_hours": 0.5}, 0.5)]
)
def test_the_format_says_how_long_one_may_wait(format: dict[str, float | None], hours: float) -> None:
    assert rules.within(format) == timedelta(hours=hours)


def test_nobody_is_pointed_at_before_the_time() -> None:
    assert not rules.is_due(at(NOW), NOW + PATIENCE - timedelta(seconds=1), PATIENCE)
    assert rules.is_due(at(NOW), NOW + PATIENCE, PATIENCE)


def test_the_next_look_is_when_whoever_waits_longest_has_waited() -> None:
    assert rules.next_look(at(NOW), None, PATIENCE) == NOW + PATIENCE
    assert rules.next_look(None, None, PATIENCE) is None
    assert rules.next_look(None, NOW, PATIENCE) is None


def test_keepers_who_read_of_a_round_a_moment_ago_read_of_it_again_a_day_later() -> None:
    assert rules.next_look(at(NOW), NOW, PATIENCE) == NOW + timedelta(days=1)
    long_ago = NOW - timedelta(days=3)
    assert rules.next_look(at(NOW), long_ago, PATIENCE) == NOW + PATIENCE
