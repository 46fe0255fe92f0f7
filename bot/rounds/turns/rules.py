"""Whose turn it is, and whether people only listen for now. Chance comes in as an order of seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.errors import Refusal

LISTENING, GATHERING, TURNS, TALKING, CLOSED = "listening", "gathering", "turns", "talking", "closed"
"""How far a round has come. An open round in which people listen first begins with the first of these,
a go-round with the second."""

WAITING, NOW, HAD, LEFT = "waiting", "now", "had", "left"
"""What becomes of a turn. Whether somebody spoke or passed makes no difference to it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A member's turn. ``id`` is None until it is written down; ``place`` says when it comes."""

    user_id: int
    place: int
    state: str = WAITING
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """How far a round has come."""

    phase: str
    paused: bool = False
    turns: tuple[Turn, ...] = ()

    @property
    def now(self) -> Turn | None:
        """Whose turn it is."""
        return next((turn for turn in self.turns if turn.state == NOW), None)

    @property
    def coming(self) -> list[Turn]:
        """Whose turn is still to come, the next one first."""
        waiting = (turn for turn in self.turns if turn.state == WAITING)
        return sorted(waiting, key=lambda turn: turn.place)

    @property
    def shown(self) -> tuple[object, ...]:
        """What is said to all: when this changes, it is said anew."""
        return self.phase, self.paused, self.now and self.now.user_id

    def of(self, user_id: int) -> Turn | None:
        """Return the turn of a member, if they have one."""
        return next((turn for turn in self.turns if turn.user_id == user_id), None)


def start(order: str, *, listen_first: bool) -> Course | None:
    """Return how a round begins; None where everyone talks in their own time from the start."""
    if order == "go-round":
        return Course(GATHERING)
    return Course(LISTENING) if listen_first and order == "open" else None


def join(course: Course, user_id: int) -> Course:
    """Give a member a turn, the last of all; who has had theirs has had it. Raises Refusal."""
    if course.phase not in (GATHERING, TURNS):
        raise Refusal("turn-too-late")
    mine = course.of(user_id)
    if mine is None:
        return settle(replace(course, turns=(*course.turns, Turn(user_id, _last(course)))))
    if mine.state == LEFT:
        return settle(_with(course, replace(mine, state=WAITING, place=_last(course))))
    return course


def leave(course: Course, user_id: int) -> Course:
    """Step over a member from now on, also in the middle of their turn."""
    mine = course.of(user_id)
    if mine is None or mine.state == HAD:
        return course
    return settle(_with(course, replace(mine, state=LEFT)))


def begin(course: Course, seats: Sequence[int]) -> Course:
    """Give the first of ``seats`` (members, in the order in which they speak) their turn. Raises Refusal."""
    if course.phase != GATHERING:
        raise Refusal("turn-begun-already")
    if not course.coming:
        raise Refusal("turn-nobody-yet")
    place = {user_id: place for place, user_id in enumerate(seats)}
    seated = tuple(replace(turn, place=place.get(turn.user_id, len(place))) for turn in course.turns)
    return settle(Course(TURNS, turns=seated))


def end(course: Course, *, to: int | None = None) -> Course:
    """Let the turn be over, and hand on to the member ``to`` if they wait, else to the next."""
    now = course.now
    return settle(_with(course, replace(now, state=HAD)) if now else course, to)


def put_back(course: Course) -> Course:
    """Let the turn come again after all others. Raises Refusal when nobody else waits."""
    now = course.now
    if now is None or not course.coming:
        raise Refusal("turn-nobody-else")
    return settle(_with(course, replace(now, state=WAITING, place=_last(course))), course.coming[0].user_id)


def pause(course: Course) -> Course:
    """Let everything wait. Raises Refusal when no turns are going on."""
    _need_turns(course)
    return replace(course, paused=True)


def resume(course: Course) -> Course:
    """Go on where it was. Raises Refusal when no turns are going on."""
    _need_turns(course)
    return settle(replace(course, paused=False))


def open_talking(course: Course) -> Course:
    """Let everyone talk, whoever's turn was still to come. Raises Refusal when they do already."""
    if course.phase in (TALKING, CLOSED):
        raise Refusal("turn-talking-already")
    turns = tuple(replace(turn, state=HAD) if turn.state == NOW else turn for turn in course.turns)
    return Course(TALKING, turns=turns)


def close(course: Course) -> Course:
    """Come to the end of the round."""
    return replace(course, phase=CLOSED, paused=False)


def settle(course: Course, to: int | None = None) -> Course:
    """Give somebody a turn when nobody has it; when all had theirs, let everyone talk."""
    if course.phase != TURNS or course.paused or course.now:
        return course
    waiting = course.coming
    if not waiting:
        return replace(course, phase=TALKING)
    chosen = next((turn for turn in waiting if turn.user_id == to), waiting[0])
    return _with(course, replace(chosen, state=NOW))


def _need_turns(course: Course) -> None:
    if course.phase != TURNS:
        raise Refusal("turn-not-begun" if course.phase == GATHERING else "turn-talking-already")


def _last(course: Course) -> int:
    return max((turn.place for turn in course.turns), default=-1) + 1


def _with(course: Course, changed: Turn) -> Course:
    turns = tuple(changed if turn.user_id == changed.user_id else turn for turn in course.turns)
    return replace(course, turns=turns)
