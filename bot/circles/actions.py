"""What moderators do with circles: one intention, one function, one transaction."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from bot.circles import store
from bot.circles.presets import Preset
from bot.circles.store import Circle
from bot.core import changes, jobs
from bot.core.actor import Actor
from bot.core.changes import Change, Clash
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.undoing import require_unchanged
from bot.members import store as members

RETIRED = "circle-retired"
"""The job that lets other features end what they do in a circle; its key is the channel."""

KIND = "circle"
"""What changes of a circle are noted as; their key is the channel."""

LOST = "circle-lost"
"""The same, for a circle whose channel was deleted: nobody did that here, and nothing brings it back."""

NAME_LENGTH = 100
ABOUT_LENGTH = 300


async def make(
    tx: Tx, by: Actor, channel_id: int, *, name: str, format: str, now: datetime
) -> tuple[Circle, bool]:
    """Return the channel's circle and whether that is new. One that was retired comes back as it was."""
    there = await store.ever(tx, by.guild_id, channel_id)
    if there is not None and there.retired_at is None:
        return there, False
    fresh = Circle(channel_id, by.guild_id, name[:NAME_LENGTH], "", format, now)
    circle = replace(there, retired_at=None) if there is not None else fresh
    await store.save(tx, circle)
    await _note(tx, by, None, circle, now)
    return circle, True


@dataclass(frozen=True, slots=True)
class Ways:
    """How rounds are held in a circle: see `Circle`."""

    hours: float | None
    shows_point: bool
    offers_reminders: bool


async def change(
    tx: Tx,
    by: Actor,
    channel_id: int,
    *,
    name: str,
    about: str,
    format: str,
    now: datetime,
    ways: Ways,
    seen: int,
) -> Circle | Clash:
    """Give a circle another name, purpose or format. Raises Refusal when it is none (any more).

    ``ways``: how its rounds are held. ``seen`` is the number of what whoever asks for it saw (`fingerprint`).
    """
    circle = await find(tx, by.guild_id, channel_id)
    name = name.strip()[:NAME_LENGTH] or circle.name
    changed = replace(circle, name=name, about=about.strip()[:ABOUT_LENGTH], format=format, **asdict(ways))
    there, wanted = in_form(circle), in_form(changed)
    if clash := await changes.clash(tx, by.guild_id, KIND, channel_id, there, wanted, seen):
        return clash
    await store.save(tx, changed)
    await _note(tx, by, circle, changed, now)
    return changed


def in_form(circle: Circle) -> dict[str, Any]:
    """Return what `change` sets."""
    kept = {"channel_id", "guild_id"}
    return {name: value for name, value in _settings(circle).items() if name not in kept}


async def use_preset(tx: Tx, by: Actor, channel_id: int, preset: Preset, now: datetime) -> Circle:
    """Set a circle up as a preset has it. Raises Refusal when it is none (any more)."""
    circle = await find(tx, by.guild_id, channel_id)
    changed = preset.applied(circle)
    await store.save(tx, changed)
    await _note(tx, by, circle, changed, now)
    return changed


async def retire(tx: Tx, by: Actor, channel_id: int, now: datetime) -> Circle:
    """End a circle. Its channel and all that was written there stay. Raises Refusal when it is none."""
    circle = await find(tx, by.guild_id, channel_id)
    if not await _end(tx, circle, now):
        raise Refusal("circle-none-here")
    await _note(tx, by, circle, None, now)
    return circle


async def undo(tx: Tx, by: Actor, change: Change, now: datetime) -> None:
    """Take back that a circle was made, changed or retired. Raises Refusal when it was changed since."""
    if not by.moderator:
        raise Refusal("error-moderators-only")
    channel_id = int(change.key)
    there = await store.get(tx, by.guild_id, channel_id)
    require_unchanged(there and _settings(there), change)
    if change.before is None:
        await retire(tx, by, channel_id, now)
        return
    known = there or await store.ever(tx, by.guild_id, channel_id)
    if known is None:
        raise Refusal("change-since")
    back = replace(known, **dict(change.before), retired_at=None)
    await store.save(tx, back)
    await _note(tx, by, there, back, now)


async def lose(tx: Tx, guild_id: int, channel_id: int, now: datetime) -> None:
    """End the circle of a channel that was deleted; it is fine if there is none (any more)."""
    circle = await store.get(tx, guild_id, channel_id)
    if circle is not None and await _end(tx, circle, now):
        await changes.note(tx, guild_id, None, LOST, channel_id, _settings(circle), None, now)


async def find(tx: Tx, guild_id: int, channel_id: int) -> Circle:
    """Return the circle of a channel. Raises Refusal when it is none."""
    circle = await store.get(tx, guild_id, channel_id)
    if circle is None:
        raise Refusal("circle-none-here")
    return circle


async def _end(tx: Tx, circle: Circle, now: datetime) -> bool:
    """End a circle; return False when somebody just did."""
    if not await store.retire(tx, circle.guild_id, circle.channel_id, now):
        return False
    await jobs.put(tx, RETIRED, str(circle.channel_id), now, guild_id=circle.guild_id)
    return True


async def _note(tx: Tx, by: Actor, before: Circle | None, after: Circle | None, now: datetime) -> None:
    await members.know(tx, by.guild_id, by.user_id)
    circle = after or before
    assert circle is not None
    await changes.note(
        tx,
        by.guild_id,
        by.user_id,
        KIND,
        circle.channel_id,
        before and _settings(before),
        after and _settings(after),
        now,
    )


def _settings(circle: Circle) -> dict[str, Any]:
    moments = {"made_at", "retired_at"}
    return {name: value for name, value in asdict(circle).items() if name not in moments}
