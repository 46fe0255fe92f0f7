"""How an agreement looks, and what changed in it, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from discord.utils import format_dt

from bot.agreements import differences
from bot.agreements.actions.joining import Joined
from bot.agreements.actions.reminding import Quoted
from bot.agreements.actions.texts import News, Standing
from bot.agreements.differences import Line
from bot.agreements.rules import Text
from bot.agreements.store.tables import SERVER, Agreement, Version
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.ui.components import CARD_CHARACTERS, Card, Press
from bot.ui.help import GetHelp

LABEL = "-# "
PIECE = CARD_CHARACTERS - 500
MOST_MARKED = 3000
"""More signs than this do not fit beside the rest of a card; then only the new text is shown."""


def agreement(say: Say, standing: Standing, buttons: Sequence[Press], said: str = "") -> Card:
    """Return an agreement as a member reads it."""
    found, version = standing.agreement, standing.version
    if version is None:
        return Card(
            say("agreement-draft-heading"),
            plain(say, found.draft),
            say("agreement-not-yet"),
            rows=[[*buttons, GetHelp.of(say)]],
        )
    server = found.channel_id == SERVER
    return Card(
        said,
        say("agreement-heading-server") if server else say("agreement-heading"),
        plain(say, [point.text for point in version.text]),
        "\n".join([_since(say, version), *_review(say, found)]),
        _yours(say, standing),
        rows=[[*buttons, GetHelp.of(say)]],
    )


def news(say: Say, told: News, buttons: Sequence[Press]) -> Card:
    """Return what a member is shown once, after a press."""
    version = told.version
    if told.before is None:
        blocks = [say("agreement-shown-once"), plain(say, [point.text for point in version.text])]
    else:
        blocks = [say("agreement-has-changed"), *changed(say, told.before, version.text)]
    return Card(*blocks, _since(say, version), rows=[[*buttons, GetHelp.of(say)]])


def history(say: Say, version: Version, before: Version | None, rows: list[list[Press]]) -> Card:
    """Return one version and what changed with it."""
    shown = (
        [say("agreement-first"), plain(say, [point.text for point in version.text])]
        if before is None
        else changed(say, before.text, version.text)
    )
    return Card(
        say("agreement-version-heading", version=version.number),
        say("agreement-agreed-on", day=day(version.agreed_at)),
        *shown,
        rows=[*rows, [GetHelp.of(say)]],
    )


def told(say: Say, version: Version, before: Version | None, buttons: Sequence[Press]) -> Card:
    """Return what a circle reads once when it agreed to a version."""
    first = before is None
    return Card(
        say("agreement-told-first") if first else say("agreement-told"),
        *(
            [plain(say, [point.text for point in version.text])]
            if first
            else changed(say, before.text, version.text)
        ),
        _since(say, version),
        say("agreement-told-how"),
        f"{LABEL}{say('help-line')}",
        rows=[[*buttons, GetHelp.of(say)]],
    )


def reminder(say: Say, quoted: Quoted) -> str:
    """Return one point as a quiet line."""
    return say("agreement-reminder", number=quoted.number, words=escape(quoted.point.text))


def joined(say: Say, found: Joined) -> str:
    """Return the same for what found no room of its own."""
    if found.version is None:
        return say("agreement-joins-review")
    return say("agreement-joins-first" if found.version == 1 else "agreement-joins")


def panel(say: Say, *blocks: str, buttons: Sequence[Press] = (), more: Sequence[Press] = ()) -> Card:
    """Return some sentences with buttons, for one person."""
    rows = [list(row) for row in (buttons, [*more, GetHelp.of(say)]) if row]
    return Card(*blocks, rows=rows)


def rows(say: Say, blocks: Sequence[str], buttons: Sequence[Sequence[Press]]) -> Card:
    """Return some sentences with rows of buttons, for one person."""
    return Card(*blocks, rows=[*(list(row) for row in buttons), [GetHelp.of(say)]])


def words_back(say: Say, sentence: str, written: str) -> list[Card]:
    """Return a sentence and somebody's own words, for them alone to keep; in pieces when they are long."""
    whole = escape(written)
    pieces = [whole[start : start + PIECE] for start in range(0, len(whole), PIECE)]
    first = [sentence, say("agreement-words-back"), pieces[0]] if pieces else [sentence]
    return [Card(*first, rows=[[GetHelp.of(say)]]), *(Card(piece) for piece in pieces[1:])]


def plain(say: Say, points: Sequence[str]) -> str:
    """Return points with their numbers."""
    numbered = enumerate(points, start=1)
    return "\n".join(say("agreement-line", number=number, words=escape(point)) for number, point in numbered)


def changed(say: Say, before: Text, after: Text) -> list[str]:
    """Return the points that changed, word by word, and how to read that."""
    lines = [line for line in differences.between(before, after) if line.changed]
    marked = "\n".join(_marked(say, line) for line in lines)
    if len(marked) <= MOST_MARKED:
        return [marked, f"{LABEL}{say('agreement-marks')}"]
    return [plain(say, [point.text for point in after]), f"{LABEL}{say('agreement-only-new')}"]


def day(moment: datetime) -> str:
    """Return a day as each reader's own Discord writes it."""
    return format_dt(moment, "D")


def _marked(say: Say, line: Line) -> str:
    marks = {"gone": "agreement-gone", "new": "agreement-new"}
    words = " ".join(
        say(marks[piece.kind], words=escape(piece.words)) if piece.kind in marks else escape(piece.words)
        for piece in line.pieces
    )
    if line.number is None:
        return say("agreement-line-gone", words=words)
    return say("agreement-line-changed", number=line.number, words=words)


def _since(say: Say, version: Version) -> str:
    return say("agreement-since", version=version.number, day=day(version.agreed_at))


def _review(say: Say, found: Agreement) -> list[str]:
    return [say("agreement-review-on", day=day(found.review_at))] if found.review_at else []


def _yours(say: Say, standing: Standing) -> str:
    said = standing.reader.in_version if standing.reader else None
    if said is None:
        return say("agreement-no-gate") if standing.version else ""
    if said == standing.agreement.version:
        return say("agreement-you-are-in")
    return say("agreement-you-were-in", version=said)
