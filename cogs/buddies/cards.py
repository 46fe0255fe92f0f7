"""How the buddy queue looks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from discord.utils import format_dt

from bot.buddies.answers import ANY, Answers
from bot.buddies.asked import Asked
from bot.buddies.desk import Overview
from bot.buddies.store.tables import REST, YES, Pair, Place
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp

KEPT_OUT_SHOWN = 20


def card(say: Say, *blocks: str, buttons: Sequence[Press] = (), more: Sequence[Press] = ()) -> Card:
    """Return a card with rows of buttons; the last one is always where help is."""
    rows = [[*buttons], [*more, GetHelp.of(say)]]
    return Card(*blocks, rows=[row for row in rows if row])


def proposal(
    say: Say, pair: Pair, place: Place, server: str, *, alone: bool, buttons: Sequence[Press]
) -> Card:
    """Return what somebody reads about the other: what they have in common, a few words, and no name."""
    shown: dict[str, Any] = json.loads(place.shown or '{"why": [], "words": []}')
    why = [reason(say, key, values) for key, values in shown["why"]]
    words = [f"> {escape(text)}" for text in shown["words"] if text]
    three = pair.size > 2
    return card(
        say,
        say("buddy-proposal-three" if three else "buddy-proposal"),
        "\n".join([say("buddy-proposal-why"), *(f"- {line}" for line in dict.fromkeys(why))]) if why else "",
        "\n".join([say("buddy-proposal-words"), *words]) if words else "",
        say("buddy-proposal-how", until=format_dt(pair.closes_at, "F")),
        f"-# {say('buddy-alone-note') if alone else say('buddy-proposal-where', server=server)}",
        f"-# {say('buddy-proposal-small')}",
        buttons=buttons,
    )


def reason(say: Say, key: str, values: dict[str, Any]) -> str:
    """Return what people have in common, in plain words."""
    return say(key, **{name: escape(str(value)) for name, value in values.items()})


def outcome(say: Say, place: Place, buttons: Sequence[Press]) -> Card:
    """Return what somebody is told when a proposal's time is over. It depends on their own answer alone."""
    if place.answer == REST:
        return card(say, say("buddy-apart"), say("buddy-apart-rest"), buttons=buttons)
    ahead = "buddy-apart-ahead" if place.answer == YES else "buddy-apart-still"
    return card(say, say("buddy-apart"), say(ahead))


def hello(say: Say, pair: Pair, buttons: Sequence[Press]) -> Card:
    """Return the first message in a pair's thread. Who may read it comes first."""
    return card(
        say,
        say("buddy-hello-who-reads"),
        say("buddy-hello", who=", ".join(f"<@{user_id}>" for user_id in pair.people)),
        say("buddy-hello-agreement"),
        say("buddy-hello-ice"),
        f"-# {say('buddy-hello-end')}",
        buttons=buttons,
    )


def entered(say: Say, answers: Answers) -> str:
    """Return all that somebody entered."""
    lines = [
        say("buddy-own-age", adult="yes" if answers.adult else "no"),
        say("buddy-own-where", letter="yes" if answers.letter else "no"),
        say("buddy-own-extras", company=_yes(answers.company), three=_yes(answers.three)),
        _list(say, "buddy-own-wishes", answers.wishes),
        _list(say, "buddy-own-offers", answers.offers),
        _list(say, "buddy-own-words", [answers.words] if answers.words else ()),
        _list(say, "buddy-own-languages", answers.languages),
        _list(say, "buddy-own-times", [say(f"buddy-time-{time}") for time in answers.times]),
        _list(say, "buddy-own-zone", [answers.zone.replace("_", " ")] if answers.zone else ()),
        say("buddy-own-way", way=say(f"buddy-way-{answers.way}")),
        *(
            say(
                "buddy-own-trait",
                what=escape(name),
                own=escape(one.own) or "…",
                wanted=_wanted(say, one.wanted),
            )
            for name, one in answers.traits.items()
            if one.own or one.wanted != ANY
        ),
        say("buddy-own-circle", wanted=_wanted(say, answers.circle)) if answers.circle != ANY else "",
    ]
    return "\n".join(line for line in lines if line)


def desk(
    say: Say, seen: Overview, asked: Asked, said: str, buttons: Sequence[Press], more: Sequence[Press]
) -> Card:
    """Return what moderators see of the queue: no names, and nothing that anybody entered."""
    settings = seen.settings
    since = format_dt(seen.longest_since, "R") if seen.longest_since else ""
    traits = [f"{escape(name)}: {', '.join(map(escape, options))}" for name, options in asked.traits.items()]
    return card(
        say,
        say("buddy-desk-heading"),
        said,
        say("buddy-desk-open" if settings.open else "buddy-desk-shut"),
        say("buddy-desk-channel", channel=f"<#{settings.channel_id}>") if settings.channel_id else "",
        say("buddy-desk-adults") if settings.adults_only else "",
        say("buddy-desk-waiting", count=seen.waiting, since=since)
        if seen.waiting
        else say("buddy-desk-nobody"),
        "\n".join(
            [
                say("buddy-desk-asked"),
                _list(say, "buddy-own-wishes", asked.wishes),
                _list(say, "buddy-own-offers", asked.offers),
                *traits,
            ]
        ),
        _kept_out(say, seen.kept_out),
        f"-# {say('buddy-desk-small')}",
        buttons=buttons,
        more=more,
    )


def _kept_out(say: Say, people: Sequence[int]) -> str:
    if not people:
        return ""
    shown = ", ".join(f"<@{user_id}>" for user_id in people[:KEPT_OUT_SHOWN])
    return say("buddy-desk-kept-out", who=shown)


def _list(say: Say, key: str, things: Iterable[str]) -> str:
    listed = ", ".join(map(escape, things))
    return f"{say(key)} {listed}" if listed else ""


def _wanted(say: Say, wanted: str) -> str:
    return say(f"buddy-wanted-{wanted}")


def _yes(value: bool) -> str:
    return "yes" if value else "no"
