"""How a decision looks, and a round in which a circle looks at its agreement again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from discord.utils import format_dt

from bot.agreements.actions.deciding import Shown
from bot.agreements.actions.reviewing import Looked
from bot.agreements.rules import find_point
from bot.agreements.store.tables import Suggestion
from bot.core.texts import Say
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp
from cogs.agreements.cards import LABEL, changed, day, plain


def decision(say: Say, shown: Shown, rows: Sequence[Sequence[Press]]) -> Card:
    """Return the card of a suggestion as it stands. It never shows who said what."""
    found = shown.suggestion
    return Card(
        say("agreement-card-heading-draft" if found.whole and not shown.before else "agreement-card-heading"),
        *_what(say, shown),
        *_state(say, found),
        f"{LABEL}{say('help-line')}",
        rows=_with_help(say, rows),
    )


def review(say: Say, looked: Looked, rows: Sequence[Sequence[Press]]) -> Card:
    """Return the card of a review round, open or over."""
    found = looked.review
    blocks = _open_review(say, looked) if found.closed_at is None else _closed_review(say, looked)
    return Card(
        say("agreement-review-heading"),
        *blocks,
        f"{LABEL}{say('help-line')}",
        rows=_with_help(say, rows),
    )


def _with_help(say: Say, rows: Sequence[Sequence[Press]]) -> list[list[Press]]:
    *others, end = [list(row) for row in rows] or [[]]
    return [*others, [*end, GetHelp.of(say)]]


def _what(say: Say, shown: Shown) -> list[str]:
    found = shown.suggestion
    if found.state in ("withdrawn", "taken-back"):
        return []
    who = _who(say, found)
    if found.whole:
        shown_text = (
            changed(say, shown.before, shown.after)
            if shown.before
            else [plain(say, [point.text for point in shown.after])]
        )
        return [say("agreement-suggests-whole", who=who), *shown_text]
    there = find_point(shown.before, found.point_id or 0)
    if there is None:
        kind = "agreement-suggests-new"
    elif find_point(shown.after, found.point_id or 0) is None:
        kind = "agreement-suggests-without"
    else:
        kind = "agreement-suggests-point"
    return [say(kind, who=who), *changed(say, shown.before, shown.after)]


def _state(say: Say, found: Suggestion) -> list[str]:
    until, who = format_dt(found.closes_at, "f"), _who(say, found)
    thread = f"<#{found.thread_id}>" if found.thread_id else ""
    if found.state == "open":
        more = say("agreement-words-welcome", thread=thread) if thread else say("agreement-concern-counts")
        return [
            say("agreement-moved") if found.moved else "",
            "\n".join([say("agreement-how", until=until), say("agreement-least", count=found.least)]),
            more,
        ]
    counts = _tally(say, found.tally) if found.tally else ""
    if found.state == "concerns":
        met = bool(found.tally and found.tally["concern"])
        key = "agreement-concerns" if met else "agreement-no-room"
        return [
            counts,
            say(key, who=who, until=until),
            say("agreement-say-more", thread=thread) if thread else "",
        ]
    if found.state == "agreed":
        return [counts, say("agreement-agreed", version=found.version or 0)]
    return [counts, say(f"agreement-over-{found.state}")]


def _who(say: Say, found: Suggestion) -> str:
    return f"<@{found.by_user_id}>" if found.by_user_id else say("agreement-someone")


def _tally(say: Say, tally: Mapping[str, int]) -> str:
    return say("agreement-tally", yes=tally["yes"], fine=tally["fine"], concern=tally["concern"])


def _open_review(say: Say, looked: Looked) -> list[str]:
    found, until = looked.review, format_dt(looked.review.closes_at, "f")
    thread = f"<#{found.thread_id}>" if found.thread_id else ""
    how = (
        say("agreement-review-how", thread=thread, until=until)
        if thread
        else say("agreement-review-how-here", until=until)
    )
    return [say("agreement-review-asks"), plain(say, [point.text for point in looked.text]), how]


def _closed_review(say: Say, looked: Looked) -> list[str]:
    links = [
        f"- https://discord.com/channels/{one.guild_id}/{one.channel_id}/{one.card_id}" for one in looked.came
    ]
    next_at = looked.review.next_at
    return [
        say("agreement-review-over"),
        "\n".join([say("agreement-review-came"), *links]) if links else say("agreement-review-quiet"),
        say("agreement-review-next", day=day(next_at)) if next_at else say("agreement-review-when"),
    ]
