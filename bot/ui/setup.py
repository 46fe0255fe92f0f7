"""The steps by which moderators set a server up: each feature brings its own, so that none knows another."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.core.texts import Say
from bot.ui.app import App, Interaction
from bot.ui.components import Press

PLACE, CRISIS, CIRCLE, BUDDIES, PEOPLE, CHECK = range(1, 7)
"""The steps in their order; the last one looks at everything."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one step says, how things stand, and what can be pressed there."""

    heading: str
    about: str
    state: Callable[[App, Say, int], Awaitable[str]]
    buttons: Callable[[Say], Sequence[Press]]


class Setup:
    """All steps. ``show`` brings a moderator back to where they were; ``go_on`` to what comes next.

    ``checks`` are asked at the end for what is missing, or will fail later; one line each. ``newcomer`` are
    the buttons of the start card, from all features, each for the server's number.
    """

    show: Callable[[Interaction, str], Awaitable[None]]
    go_on: Callable[[Interaction, int, str], Awaitable[None]]

    def __init__(self) -> None:
        self.steps: dict[int, Step] = {}
        self.checks: list[Callable[[App, Say, int], Awaitable[list[str]]]] = []
        self.newcomer: list[Callable[[Say, int], Press]] = []
