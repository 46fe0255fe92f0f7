"""What a go-round, and a round in which people listen first, put on the card and on the keeper's panel."""

from __future__ import annotations

from bot.circles.formats import Format
from bot.core.database import Tx
from bot.core.texts import Say
from bot.rounds import rules as round_rules
from bot.rounds.store import Round
from bot.rounds.turns import actions, rules
from bot.rounds.turns.actions import Going
from bot.rounds.words import LABEL
from bot.ui.components import Press
from cogs.rounds.orders import Face
from cogs.rounds.turns import keeper_views, views
from cogs.rounds.views import CheckIn, Close, Extend, JustListening, Keep


class GoRound:
    """One after another."""

    async def card(self, tx: Tx, say: Say, found: Round) -> Face:
        """Return what everybody sees: how far the round is, and nothing about who."""
        going = await actions.look(tx, found)
        format, course = Format.model_validate(found.format), going.course
        order = say(f"turn-card-order-{format.turns}")
        thoughts = {
            rules.GATHERING: [say("turn-card-gathering"), order],
            rules.TURNS: [say("turn-card-paused" if course.paused else "turn-card-going"), order],
            rules.TALKING: [say("turn-talking")],
        }[course.phase]
        if format.listen_first and course.phase != rules.TALKING:
            thoughts.insert(0, say("turn-listen-first"))
        first = CheckIn if course.phase == rules.TALKING else views.Join
        kinds: list[type[Press]] = [first, views.OnlyListen, views.Leave, Keep]
        return Face([*thoughts, _keeper_line(say)], [kind.of(say, found.id) for kind in kinds])

    async def panel(self, tx: Tx, say: Say, found: Round) -> Face:
        """Return what the keeper sees, and can do."""
        going = await actions.look(tx, found)
        return Face([_where(say, going)], [*_moves(say, going), *_ends(say, found)])


class ListenFirst:
    """Everyone in their own time; until the keeper opens the talking, people only listen to each other."""

    async def card(self, tx: Tx, say: Say, found: Round) -> Face:
        """Return what everybody sees."""
        going = await actions.look(tx, found)
        listening = going.course.phase == rules.LISTENING
        thought = say("turn-listen-first" if listening else "turn-talking")
        buttons = [kind.of(say, found.id) for kind in (CheckIn, JustListening, Keep)]
        return Face([thought, say("round-thought"), _keeper_line(say)], buttons)

    async def panel(self, tx: Tx, say: Say, found: Round) -> Face:
        """Return what the keeper sees, and can do."""
        going = await actions.look(tx, found)
        listening = going.course.phase == rules.LISTENING
        opening = [keeper_views.OpenTalking.of(say, found.id)] if listening else []
        return Face(["" if listening else say("turn-talking")], [*opening, *_ends(say, found)])


def _where(say: Say, going: Going) -> str:
    """Return how far a go-round is, for its keeper. Nobody still to come is named."""
    now, course = going.course.now, going.course
    if course.phase == rules.TURNS and course.paused:
        return say("turn-panel-paused")
    if now is not None:
        return say("turn-panel-now", who=f"<@{now.user_id}>")
    return say("turn-panel-gathering" if course.phase == rules.GATHERING else "turn-talking")


def _moves(say: Say, going: Going) -> list[Press]:
    round_id, course = going.round.id, going.course
    talking = keeper_views.OpenTalking.of(say, round_id)
    if course.phase == rules.GATHERING:
        return [keeper_views.Begin.of(say, round_id), talking]
    if course.phase == rules.TURNS and course.paused:
        return [keeper_views.Resume.of(say, round_id), talking]
    if course.phase == rules.TURNS:
        onward = keeper_views.Next.of(say, round_id, going.step)
        return [onward, keeper_views.Pause.of(say, round_id), talking]
    return []


def _ends(say: Say, found: Round) -> list[Press]:
    return [Extend.of(say, found.id), Close.of(say, found.id)]


def _keeper_line(say: Say) -> str:
    return f"{LABEL}{say('round-keeper-away-line', minutes=round_rules.AWAY_MINUTES)}"
