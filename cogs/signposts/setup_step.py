"""The step of `/desk setup` in which moderators check the crisis list."""

from __future__ import annotations

from bot.core.texts import Say
from bot.ui.app import App
from bot.ui.setup import CRISIS, Setup, Step
from cogs.signposts.confirm_views import Walk
from cogs.signposts.desk_forms import StarterList
from cogs.signposts.service import Signposts
from cogs.signposts.views import How


def add_to(app: App) -> None:
    """Give ``app`` the step, and the start card its button."""
    setup = app.service(Setup)
    setup.steps[CRISIS] = Step(
        "setup-crisis", "setup-crisis-about", _state, lambda say: [StarterList.of(say), Walk.of(say)]
    )
    setup.checks.append(_check)
    setup.newcomer.append(lambda say, _: How.of(say))


async def _state(app: App, say: Say, guild_id: int) -> str:
    return say("setup-crisis-state", confirmed=len(app.service(Signposts).seen(guild_id)))


async def _check(app: App, say: Say, guild_id: int) -> list[str]:
    return [] if app.service(Signposts).seen(guild_id) else [say("setup-check-no-service")]
