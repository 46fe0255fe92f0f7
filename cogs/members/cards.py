"""How the panels of `/mine` look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from discord.utils import format_dt

from bot.core.texts import Say
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp

ROW = 5
"""The buttons that Discord allows beside one another."""


def panel(say: Say, *blocks: str, buttons: Sequence[Press] = ()) -> Card:
    """Return words with buttons, help among them."""
    every = [*buttons, GetHelp.of(say)]
    return Card(*blocks, rows=[every[start : start + ROW] for start in range(0, len(every), ROW)])


def mine(say: Say, page: str, number: int, of: int, buttons: Sequence[Press]) -> Card:
    """Return what is kept about somebody; without a page, nothing is."""
    about = _about_the_list(say) if page else [say("mine-not-by-others")]
    return panel(
        say,
        say("mine-heading"),
        say("mine-only-you"),
        page or say("mine-nothing"),
        say("mine-page", number=number + 1, of=of) if of > 1 else "",
        "\n".join(f"-# {line}" for line in about),
        buttons=buttons,
    )


def _about_the_list(say: Say) -> list[str]:
    return [*say("mine-no-date").splitlines(), say("mine-not-by-others")]


def sure(say: Say, standing: int, backups_days: int, buttons: Sequence[Press]) -> Card:
    """Return what goes and what stays, before it is erased."""
    return panel(
        say,
        say("erase-heading"),
        "\n".join([say("erase-goes"), say("erase-goes-messages", count=standing)]),
        "\n".join([say("erase-stays"), say("erase-stays-how"), say("erase-stays-others")]),
        say("erase-backups", days=backups_days),
        say("erase-no-way-back"),
        buttons=buttons,
    )


def under_way(say: Say, done: int, of: int, failed: int) -> Card:
    """Return how far it has come."""
    waits = say("erase-waits", count=failed) if failed else ""
    return panel(say, say("erase-under-way", done=done, of=of), waits)


def receipt(say: Say, done: int, left: int, at: datetime, backups_until: datetime) -> Card:
    """Return what was erased, and what could not be."""
    return panel(
        say,
        say("erase-receipt", at=format_dt(at, "f")),
        say("erase-receipt-messages", count=done),
        say("erase-receipt-left", count=left) if left else "",
        say("erase-receipt-backups", until=format_dt(backups_until, "D")),
    )
