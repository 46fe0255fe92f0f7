"""The panels of `/mine`, and the buttons that other features add to them."""

from __future__ import annotations

from typing import Literal

from bot.core.texts import Say
from bot.ui.components import Press

Panel = Literal["mine", "settings"]


class Pages:
    """Which buttons stand on which panel, in the order in which features were loaded.

    app.service(Pages).add("settings", Reminders)
    """

    def __init__(self) -> None:
        self._added: dict[Panel, list[type[Press]]] = {"mine": [], "settings": []}

    def add(self, panel: Panel, press: type[Press]) -> None:
        """Put a button on a panel. It takes no row ids, and works in a direct message as well."""
        self._added[panel].append(press)

    def of(self, panel: Panel, say: Say) -> list[Press]:
        """Return the buttons that features added."""
        return [press.of(say) for press in self._added[panel]]
