"""Who keeps a round, how long it is open, and how many who wait are brought to the thread."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.actor import Actor
from bot.core.errors import Refusal
from bot.rounds import rules
from bot.rounds.rules import Pace, Parcel, next_message

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)

parcels = st.builds(
    Parcel,
    st.lists(st.integers(1, 4000).map(lambda size: "x" * size), min_size=1, max_size=2).map(tuple[str, ...]),
    st.booleans(),
)
lines = st.lists(parcels, min_size=1, max_size=60)


def parcel(size: int = 260, *, quiet: bool = True, parts: int = 1) -> Parcel:
    return Parcel(("x" * size,) * parts, quiet)


def messages(waiting: list[Parcel]) -> list[list[int]]:
    """Bring all to the thread while nobody else comes; each message as the places in line it took."""
    line = list(enumerate(waiting))
    sent: list[list[int]] = []
    while line:
        chosen = next_message([one for _, one in line])
        sent.append([line[index][0] for index in chosen])
        line = [one for index, one in enumerate(line) if index not in chosen]
    return sent


@pytest.mark.parametrize(
    ("opened_by", "moderator", "allowed"),
    [(7, False, True), (8, False, False), (None, False, False), (8, True, True)],
)
def test_a_round_is_kept_by_whoever_opened_it_and_by_moderators(
    opened_by: int | None, moderator: bool, allowed: bool
) -> None:
    assert rules.may_keep(opened_by, Actor(1, 2, 7, moderator)) is allowed


def test_an_hour_more_each_time_up_to_a_week() -> None:
    assert rules.extended(NOW, NOW + timedelta(hours=3)) == NOW + timedelta(hours=4)
    assert rules.extended(NOW, NOW + timedelta(hours=167)) == NOW + timedelta(days=7)
    with pytest.raises(Refusal, match="round-long-enough"):
        rules.extended(NOW, NOW + timedelta(hours=167, seconds=1))


@pytest.mark.parametrize("made_up", [None, "", "READ", "everything"])
def test_a_way_of_answering_that_nobody_offered_means_please_only_read(made_up: str | None) -> None:
    assert rules.welcome(made_up) == "read"
    assert rules.welcome("ideas") == "ideas"


@given(lines)
def test_everyone_who_waits_is_sent_once_and_the_first_in_line_goes_next(waiting: list[Parcel]) -> None:
    sent = messages(waiting)
    assert sorted(index for batch in sent for index in batch) == list(range(len(waiting)))
    left = list(range(len(waiting)))
    for batch in sent:
        assert batch[0] == left[0]
        left = [index for index in left if index not in batch]


@given(lines)
def test_no_message_is_longer_than_discord_allows(waiting: list[Parcel]) -> None:
    for batch in messages(waiting):
        assert len(batch) <= rules.ANSWERS_A_MESSAGE
        assert sum(waiting[index].size for index in batch) <= 4000
        assert len(batch) == 1 or all(len(waiting[index].parts) == 1 for index in batch)


@given(lines)
def test_those_who_ask_for_no_answers_share_no_message_with_the_others(waiting: list[Parcel]) -> None:
    for batch in messages(waiting):
        assert len({waiting[index].quiet for index in batch}) == 1


@given(st.lists(parcels, min_size=1, max_size=rules.PATIENCE))
def test_while_few_wait_each_has_a_message_of_their_own(waiting: list[Parcel]) -> None:
    assert messages(waiting) == [[index] for index in range(len(waiting))]


def test_please_only_read_is_joined_first() -> None:
    waiting = [parcel(quiet=index % 4 != 0) for index in range(12)]
    first, second, *_ = messages(waiting)
    assert first == [0]
    assert second == [1, 2, 3, 5, 6, 7, 9, 10, 11]


def test_the_others_are_joined_only_when_that_is_not_nearly_enough() -> None:
    few = [parcel(quiet=False) for _ in range(rules.LONG_PATIENCE)]
    assert messages(few) == [[index] for index in range(rules.LONG_PATIENCE)]
    assert messages([*few, parcel(quiet=False)])[0] == list(range(15))


@pytest.mark.parametrize("seconds", [1, 60])
def test_a_thousand_who_come_within_a_minute_are_all_there_in_two(seconds: int) -> None:
    coming = [parcel(quiet=index % 50 != 0) for index in range(1000)]
    pace, now, sent = Pace(), NOW, 0
    waiting: list[Parcel] = []
    while coming or waiting:
        here = int(1000 * (now - NOW).total_seconds() / seconds) + 1 - (1000 - len(coming))
        waiting, coming = waiting + coming[:here], coming[here:]
        if pace.wait(now) > 0 or not waiting:
            now += timedelta(seconds=0.1)
            continue
        chosen = next_message(waiting)
        assert waiting[chosen[0]].quiet or len(chosen) == 1
        waiting = [one for index, one in enumerate(waiting) if index not in chosen]
        pace.note(now)
        sent += 1
    assert sent <= 120
    assert now - NOW <= timedelta(minutes=2)


@given(st.lists(st.floats(0, 6), min_size=1, max_size=40))
def test_never_more_than_five_messages_in_any_five_seconds(pauses: list[float]) -> None:
    pace, now = Pace(), NOW
    went: list[datetime] = []
    for pause in pauses:
        now += timedelta(seconds=pause)
        now += timedelta(seconds=pace.wait(now))
        pace.note(now)
        went.append(now)
    for index in range(len(went) - rules.MESSAGES):
        assert went[index + rules.MESSAGES] - went[index] >= rules.WINDOW - timedelta(microseconds=2)


def test_the_first_five_need_not_wait() -> None:
    pace = Pace()
    for _ in range(5):
        assert pace.wait(NOW) == 0
        pace.note(NOW)
    assert pace.wait(NOW + timedelta(seconds=2)) == 3
    assert not pace.is_idle(NOW + timedelta(seconds=4))
    assert pace.is_idle(NOW + timedelta(seconds=5))
