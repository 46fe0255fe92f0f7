"""How changes of agreements are shown to moderators, and taken back."""

from __future__ import annotations

from datetime import datetime

from bot.agreements.actions import concluding, deciding, texts
from bot.core.actor import Actor
from bot.core.changes import Change
from bot.core.database import Tx
from bot.core.turnout import Turnout
from bot.core.undoing import Kind
from bot.ui import changed
from bot.ui.app import App
from bot.ui.clashes import Clashes, Way
from cogs.agreements import desk_views

SETTINGS = {
    "review_at": "agreement-form-review",
    "remind_every": "agreement-form-remind",
    "days_open": "agreement-form-days",
    "least_voices": "agreement-form-least",
}


def add_to(app: App) -> None:
    """Say how each kind is undone: what a group agreed is never changed, only asked about."""

    async def ask_for_the_text_before(tx: Tx, by: Actor, change: Change, now: datetime) -> None:
        await deciding.undo(tx, by, int(change.key), change.before, app.service(Turnout), now)

    points = {"points": "agreement-change-points"}
    agreed = Kind(lambda say, _: say("agreement-change-text"), points, ask_for_the_text_before)
    app.undoers.add(concluding.AGREED, agreed)
    app.service(Clashes).add(texts.SETTINGS, Way(desk_views.save_settings, desk_views.keep_settings))
    moments = {"review_at": changed.moment}
    settings = Kind(lambda say, _: say("agreement-change-settings"), SETTINGS, texts.undo_settings, moments)
    app.undoers.add(texts.SETTINGS, settings)
    app.undoers.add(deciding.ASKED, Kind(lambda say, _: say("agreement-change-asked"), {}))
    app.undoers.add(deciding.WITHDRAWN, Kind(lambda say, _: say("agreement-change-withdrawn"), {}))
