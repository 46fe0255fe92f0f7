"""Who may be with whom, and what they have in common, as the pairing engine takes it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import combinations_with_replacement
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.buddies.answers import ANY, DIFFERENT, SAME, TIMES, Answers
from bot.core.pairing.queue import Apart, Common, Person, Queue, Reason

ANSWER_DAYS = timedelta(days=3)
NOT_AGAIN = timedelta(days=90)
COMPANY_AFTER = timedelta(days=7)
THREAD_KEPT = timedelta(days=30)
WAITING_KEPT = timedelta(days=60)
FADING_AFTER = WAITING_KEPT - timedelta(days=7)
"""After so long somebody who waits is asked, once, whether they stay."""

NOTE_KEPT = timedelta(days=7)
"""A thread for one person goes after this."""

RUN_EVERY = timedelta(hours=4)
SOON = timedelta(minutes=2)
"""After somebody joined or changed something: time to fill in the rest."""

BIN_HOURS = 3
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who waits. ``circles``: closed circles that they see now, as Discord says; never stored."""

    user_id: int
    answers: Answers
    joined_at: datetime
    left_out: int = 0
    zone: str = "UTC"
    circles: frozenset[int] = field(default_factory=frozenset[int])


def queue(waiting: Sequence[Candidate], never: Iterable[tuple[int, int]], seed: int, now: datetime) -> Queue:
    """Return the queue for the engine. ``never`` are pairs that must not be."""
    people = tuple(
        Person(
            one.user_id,
            left_out=one.left_out,
            waited=max(0, int((now - one.joined_at).total_seconds() // 3600)),
            three_is_fine=one.answers.three,
        )
        for one in waiting
    )
    apart = (*(Apart.two(*pair) for pair in never), *_apart(waiting))
    return Queue(people, seed, apart=apart, common=tuple(_common(waiting, now)))


def may_be(found: Queue, group: Iterable[int]) -> bool:
    """Say whether nothing keeps any two of a group apart."""
    return not any(
        apart.parts(one, other)
        for apart in found.apart
        for one, other in combinations_with_replacement(tuple(group), 2)
    )


def _apart(waiting: Sequence[Candidate]) -> Iterator[Apart]:
    grown = frozenset(one.user_id for one in waiting if one.answers.adult)
    yield Apart(grown, frozenset(one.user_id for one in waiting) - grown)
    speaks = _by(waiting, lambda one: frozenset(map(str.casefold, one.answers.languages)))
    yield from _clashes(speaks, lambda one, other: bool(one and other) and not one & other)
    circles = _by(waiting, lambda one: (one.answers.circle, one.circles))
    yield from _clashes(circles, lambda one, other: _fails(one[0], other[0], bool(one[1] & other[1])))
    for name in _traits(waiting):
        said = _by(waiting, lambda one, name=name: _said(one, name))
        yield from _clashes(said, lambda one, other: _fails(one[1], other[1], one[0] == other[0]))


def _fails(one: str, other: str, alike: bool) -> bool:
    """Say whether two asked for the same, and do not find it in each other."""
    return one == other != ANY and alike != (one == SAME)


def _by(waiting: Sequence[Candidate], key: Callable[[Candidate], Key]) -> dict[Key, set[int]]:
    groups: dict[Key, set[int]] = {}
    for one in waiting:
        groups.setdefault(key(one), set()).add(one.user_id)
    return groups


def _clashes(groups: dict[Key, set[int]], clash: Callable[[Key, Key], bool]) -> Iterator[Apart]:
    for one, other in combinations_with_replacement(groups, 2):
        if clash(one, other):
            yield Apart(frozenset(groups[one]), frozenset(groups[other]))


def _traits(waiting: Sequence[Candidate]) -> list[str]:
    return sorted({name for one in waiting for name in one.answers.traits})


def _said(one: Candidate, name: str) -> tuple[str, str]:
    """Return what somebody said about one thing; who did not say their own cannot look for it in others."""
    trait = one.answers.traits.get(name)
    return (trait.own, trait.wanted) if trait is not None and trait.own else ("", ANY)


def _common(waiting: Sequence[Candidate], now: datetime) -> Iterator[Common]:
    wishes = _each(waiting, lambda one: one.answers.wishes)
    offers = _each(waiting, lambda one: one.answers.offers)
    for what, people in wishes.items():
        if what in offers:
            yield Common(Reason.of("buddy-common-offer", what=what), people, offers[what], worth=3)
        yield Common(Reason.of("buddy-common-wish", what=what), people, worth=2)
    for language, people in _each(waiting, lambda one: one.answers.languages).items():
        yield Common(Reason.of("buddy-common-language", language=language), people, worth=3)
    for people in _each(waiting, lambda one: bins(one.answers.times, one.zone, now)).values():
        yield Common(Reason.of("buddy-common-time"), people)
    for way, key in (("text", "buddy-common-text"), ("voice", "buddy-common-voice")):
        yield Common(Reason.of(key), frozenset(one.user_id for one in waiting if one.answers.way == way))
    yield from _both_asked(waiting)


def _both_asked(waiting: Sequence[Candidate]) -> Iterator[Common]:
    """What two people both asked for: only then do both know."""
    for name in _traits(waiting):
        for (own, wanted), people in _by(waiting, lambda one, name=name: _said(one, name)).items():
            if wanted == SAME:
                same = Reason.of("buddy-common-same", what=name, which=own)
                yield Common(same, frozenset(people), worth=4)
        unlike = frozenset(one.user_id for one in waiting if _said(one, name)[1] == DIFFERENT)
        yield Common(Reason.of("buddy-common-different", what=name), unlike)
    near = frozenset(one.user_id for one in waiting if one.answers.circle == SAME)
    yield Common(Reason.of("buddy-common-circle"), near, worth=4)


def _each(
    waiting: Sequence[Candidate], of: Callable[[Candidate], Iterable[Key]]
) -> dict[Key, frozenset[int]]:
    found: dict[Key, set[int]] = {}
    for one in waiting:
        for thing in of(one):
            found.setdefault(thing, set()).add(one.user_id)
    return {thing: frozenset(people) for thing, people in found.items()}


def bins(times: Iterable[str], zone: str, now: datetime) -> frozenset[int]:
    """Return when somebody has time, as parts of the day in UTC, so that two zones can be compared."""
    try:
        offset = now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)
    except (ZoneInfoNotFoundError, ValueError):
        offset = timedelta(0)
    shift = round(offset.total_seconds() / 3600)
    hours = (hour for time in times if time in TIMES for hour in TIMES[time])
    return frozenset((hour - shift) % 24 // BIN_HOURS for hour in hours)
