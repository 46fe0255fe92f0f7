"""How the desk of an agreement looks."""

from __future__ import annotations

from collections.abc import Sequence

from bot.agreements import rules
from bot.agreements.actions.texts import Clash
from bot.agreements.rules import Change, Text
from bot.agreements.store.tables import SERVER, Agreement
from bot.core.markdown import escape
from bot.core.problems import Problem
from bot.core.texts import Say
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp
from cogs.agreements.cards import changed, day, plain, rows

PROBLEMS_SHOWN = 5


def desk(
    say: Say, found: Agreement, name: str, text: Text, buttons: Sequence[Sequence[Press]], said: str
) -> Card:
    """Return all that moderators see of an agreement: the draft, else what was agreed, and the settings."""
    server = found.channel_id == SERVER
    heading = (
        say("agreement-desk-heading-server") if server else say("agreement-desk-heading", name=escape(name))
    )
    version = say("agreement-version-heading", version=found.version).removeprefix("## ")
    points = found.draft or [point.text for point in text]
    head = say("agreement-desk-draft") if found.draft else f"**{version}**"
    return rows(
        say,
        [
            heading,
            said,
            f"{head}\n{plain(say, points)}" if points else say("agreement-desk-none"),
            "\n".join(_settings(say, found)),
        ],
        buttons,
    )


def clash(say: Say, found: Clash, buttons: Sequence[Press]) -> Card:
    """Return how a draft differs from what another moderator wrote at the same time."""
    before, made = _text((), found.agreement.draft, 0)
    if not found.theirs:
        shown = [say("agreement-clash-nothing")]
    else:
        after, _ = _text(before, found.theirs, made)
        shown = [say("agreement-clash"), *changed(say, before, after)]
    return Card(*shown, say("agreement-clash-choose"), rows=[list(buttons), [GetHelp.of(say)]])


def mistakes(say: Say, problems: Sequence[Problem]) -> Card:
    """Return what is wrong with a file."""
    lines = [f"- {escape(str(problem))[:300]}" for problem in problems[:PROBLEMS_SHOWN]]
    return Card("\n".join([say("agreement-file-wrong"), *lines]), rows=[[GetHelp.of(say)]])


def _text(before: Text, words: tuple[str, ...], made: int) -> tuple[Text, int]:
    return rules.applied(before, Change(True, None, words), made) if words else ((), made)


def _settings(say: Say, found: Agreement) -> list[str]:
    least = (
        say("agreement-desk-least", count=found.least_voices)
        if found.least_voices is not None
        else say("agreement-desk-least-usual")
    )
    return [
        say("agreement-desk-open", days=found.days_open),
        least,
        _remind(say, found.remind_every),
        say("agreement-review-on", day=day(found.review_at))
        if found.review_at
        else say("agreement-desk-no-review"),
    ]


def _remind(say: Say, every: int) -> str:
    if every == 0:
        return say("agreement-desk-remind-never")
    return say("agreement-desk-remind-each") if every == 1 else say("agreement-desk-remind", every=every)
