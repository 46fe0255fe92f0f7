"""What stands in the forms at the desk of an agreement, and how it is read."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast
from zoneinfo import ZoneInfo

from discord.ui import Label

from bot.agreements.starters import MOST_BYTES, Starters
from bot.agreements.store.tables import Agreement
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.ui.app import App, Interaction
from bot.ui.fields import choice, file, text
from bot.ui.filled import Filled

DOWNLOAD_SECONDS = 30.0
REVIEW_AT = time(10)
"""By the clocks of the server."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was filled in as settings; None: left empty."""

    review_at: datetime | None
    remind_every: int | None
    days_open: int | None
    least_voices: int | None


def starters(say: Say, known: Starters) -> Label[Any]:
    """Return a list to choose a starter from."""
    offered = {starter.name: key for key, starter in known.all.items()}
    label, below = say("agreement-form-starter-which"), say("agreement-form-starter-below")
    return choice("starter", label, offered, chosen="", below=below)


def upload(say: Say) -> Label[Any]:
    """Return a place to put a draft."""
    return file("file", say("agreement-form-file-which"))


def settings(say: Say, found: Agreement, zone: ZoneInfo) -> Sequence[Label[Any]]:
    """Return the boxes of the settings, filled with what is set."""
    on = found.review_at.astimezone(zone).date().isoformat() if found.review_at else ""
    least = "" if found.least_voices is None else str(found.least_voices)
    every, days = str(found.remind_every), str(found.days_open)
    return (
        _box(say, "review", on, 10, below=True),
        _box(say, "remind", every, 2, below=True),
        _box(say, "days", days, 2, below=False),
        _box(say, "least", least, 3, below=True),
    )


def read_settings(filled: Filled, zone: ZoneInfo) -> Chosen:
    """Return what was filled in. Raises Refusal."""
    numbers = [_number(filled.text(name)) for name in ("remind", "days", "least")]
    return Chosen(_day(filled.text("review"), zone), *numbers)


def zone(app: App, guild_id: int) -> ZoneInfo:
    """Return the time zone of a server."""
    return ZoneInfo(app.servers.of(guild_id).time_zone or app.settings.time_zone)


async def attached(interaction: Interaction, filled: Filled) -> tuple[str, bytes]:
    """Return the name of the file that was put into the form, and what is in it. Raises Refusal."""
    data = cast("Mapping[str, Any]", interaction.data or {})
    sent = data.get("resolved", {}).get("attachments", {}).get(filled.chosen("file") or "")
    if sent is None:
        raise Refusal("agreement-no-file")
    if int(sent["size"]) > MOST_BYTES:
        raise Refusal("agreement-file-large")
    async with asyncio.timeout(DOWNLOAD_SECONDS):
        return str(sent["filename"]), await interaction.client.http.get_from_cdn(sent["url"])


def _box(say: Say, name: str, filled: str, most: int, *, below: bool) -> Label[Any]:
    hint = say(f"agreement-form-{name}-below") if below else ""
    return text(name, say(f"agreement-form-{name}"), hint, max_length=most, filled=filled)


def _day(written: str, zone: ZoneInfo) -> datetime | None:
    if not written.strip():
        return None
    try:
        return datetime.combine(date.fromisoformat(written.strip()), REVIEW_AT, zone)
    except ValueError as error:
        raise Refusal("agreement-day-unclear") from error


def _number(written: str) -> int | None:
    if not written.strip():
        return None
    try:
        return int(written)
    except ValueError as error:
        raise Refusal("agreement-number-unclear") from error
