"""Reading an agreement, being in, and what moderators do with its draft and settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.agreements import rules
from bot.agreements.rules import Text
from bot.agreements.store import keeping, texts
from bot.agreements.store.tables import SERVER, Agreement, Reader, Version
from bot.circles import store as circles
from bot.core import changes, jobs
from bot.core.actor import Actor
from bot.core.changes import Change
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.undoing import require_unchanged
from bot.members import store as members

REVIEW, FORGET_DRAFT = "agreement-review", "agreement-forget-draft"
"""The jobs of a text: looking at it again, and forgetting a draft on which nobody decided."""

SETTINGS = "agreement-settings"
"""The kind under which changes of settings are remembered."""

DRAFT_KEPT = timedelta(days=1)
DAYS_OPEN = (1, 30)
REMIND_EVERY = (0, 50)
LEAST_VOICES = (1, 100)


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts in a place, and what a member was shown of it. Without a version it is a draft."""

    agreement: Agreement
    version: Version | None
    reader: Reader | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two moderators wrote at once: what is there now, and what the second one wrote."""

    agreement: Agreement
    theirs: tuple[str, ...]
    draft_id: int


@dataclass(frozen=True, slots=True)
class News:
    """What a member is shown once: the text, or what changed since they said that they are in."""

    version: Version
    before: Text | None


async def find(tx: Tx, by: Actor, agreement_id: int, *, lock: bool = False) -> Agreement:
    """Return an agreement of this place. Raises Refusal when it is gone, or belongs elsewhere."""
    found = await texts.get(tx, agreement_id, lock=lock)
    if found is None or found.guild_id != by.guild_id:
        raise Refusal("error-gone")
    if found.channel_id not in (SERVER, by.channel_id):
        raise Refusal("error-elsewhere")
    return found


async def find_kept(tx: Tx, by: Actor, agreement_id: int, *, lock: bool = False) -> Agreement:
    """Return an agreement of this server for a moderator. Raises Refusal."""
    if not by.moderator:
        raise Refusal("error-moderators-only")
    found = await texts.get(tx, agreement_id, lock=lock)
    if found is None or found.guild_id != by.guild_id:
        raise Refusal("error-gone")
    return found


async def counting(tx: Tx, guild_id: int, channel_id: int) -> Standing | None:
    """Return what was agreed to and counts in a channel: the circle's, else the server's."""
    for found in await texts.at(tx, guild_id, channel_id):
        if found.version:
            return Standing(found, await texts.version(tx, found.id, found.version))
    return None


async def read(tx: Tx, by: Actor) -> Standing | None:
    """Return what a member reads here: what counts, else a draft. It need not be shown again."""
    standing = await counting(tx, by.guild_id, by.channel_id)
    if standing is None:
        drafted = [one for one in await texts.at(tx, by.guild_id, by.channel_id) if one.draft]
        return Standing(drafted[0], None) if drafted else None
    return replace(standing, reader=await _note_shown(tx, by, standing.agreement))


async def be_in(tx: Tx, by: Actor, agreement_id: int, version: int) -> Agreement:
    """Remember that a member said "I'm in" for a version. Raises Refusal when another counts by now."""
    found = await find(tx, by, agreement_id)
    if not found.version or found.version != version:
        raise Refusal("agreement-newer")
    await members.know(tx, by.guild_id, by.user_id)
    await keeping.note_reader(tx, Reader(found.id, by.user_id, by.guild_id, version, version))
    return found


async def news(tx: Tx, by: Actor) -> News | None:
    """Return what a member is shown once after a press in a circle, and remember that they were."""
    if await circles.get(tx, by.guild_id, by.channel_id) is None:
        return None
    standing = await counting(tx, by.guild_id, by.channel_id)
    if standing is None or standing.version is None:
        return None
    found = await keeping.reader(tx, standing.agreement.id, by.user_id)
    if found is not None and (found.in_version is None or found.shown_version >= standing.version.number):
        return None
    await _note_shown(tx, by, standing.agreement)
    before = await texts.version(tx, standing.agreement.id, found.in_version or 0) if found else None
    return News(standing.version, before.text if before else None)


async def has_news(tx: Tx, by: Actor) -> bool:
    """Say whether `news` has something; it only reads, for the many presses after which there is nothing."""
    standing = await counting(tx, by.guild_id, by.channel_id)
    if standing is None:
        return False
    found = await keeping.reader(tx, standing.agreement.id, by.user_id)
    return found is None or (
        found.in_version is not None and found.shown_version < standing.agreement.version
    )


async def keep(tx: Tx, by: Actor, channel_id: int | None) -> Agreement:
    """Return the agreement of a circle, or with None the server's, to be written. Raises Refusal."""
    if not by.moderator:
        raise Refusal("error-moderators-only")
    if channel_id is not None and await circles.get(tx, by.guild_id, channel_id) is None:
        raise Refusal("circle-none-here")
    return await texts.make(tx, by.guild_id, channel_id or SERVER, channel_id or by.channel_id)


async def write_draft(
    tx: Tx, by: Actor, agreement_id: int, edit: int, words: Sequence[str], now: datetime
) -> Agreement | Clash:
    """Write the draft; no words take it away. Somebody who wrote meanwhile is not written over."""
    found = await find_kept(tx, by, agreement_id, lock=True)
    points = rules.require_text(words) if words else ()
    if edit != found.draft_edit:
        if points == found.draft:
            return found
        await members.know(tx, by.guild_id, by.user_id)
        kept = await texts.keep_draft(tx, found.id, by.user_id, points)
        await jobs.put(tx, FORGET_DRAFT, str(kept), now + DRAFT_KEPT, guild_id=found.guild_id)
        return Clash(found, points, kept)
    written = replace(found, draft=points, draft_edit=found.draft_edit + 1)
    await texts.change(tx, found.id, draft=points or None, draft_edit=written.draft_edit)
    return written


async def use_mine(tx: Tx, by: Actor, draft_id: int, edit: int, now: datetime) -> Agreement | Clash:
    """Write over what another moderator wrote, after seeing it. Raises Refusal."""
    kept = await texts.kept_draft(tx, draft_id)
    if kept is None or kept[1] != by.user_id:
        raise Refusal("error-gone")
    written = await write_draft(tx, by, kept[0], edit, kept[2], now)
    await forget_draft(tx, draft_id)
    return written


async def keep_theirs(tx: Tx, by: Actor, draft_id: int) -> Agreement:
    """Forget what one wrote, and leave what another moderator wrote. Raises Refusal."""
    kept = await texts.kept_draft(tx, draft_id)
    if kept is None or kept[1] != by.user_id:
        raise Refusal("error-gone")
    await forget_draft(tx, draft_id)
    return await find_kept(tx, by, kept[0])


async def forget_draft(tx: Tx, draft_id: int) -> None:
    """Forget a draft that waited for a decision."""
    await texts.drop_draft(tx, draft_id)
    await jobs.drop(tx, FORGET_DRAFT, str(draft_id))


async def choose(
    tx: Tx,
    by: Actor,
    agreement_id: int,
    *,
    review_at: datetime | None,
    days_open: int,
    least_voices: int | None,
    remind_every: int,
    now: datetime,
    seen: int | None = None,
) -> Agreement | changes.Clash:
    """Set when a text is looked at again, how often it is remembered, and how it is decided on.

    ``seen`` is the number of what whoever asks for it saw there (`in_form`); None: that does not matter.
    """
    found = await find_kept(tx, by, agreement_id, lock=True)
    if review_at is not None and review_at <= now:
        raise Refusal("agreement-review-past")
    chosen = replace(
        found,
        review_at=review_at,
        days_open=_within(days_open, DAYS_OPEN),
        least_voices=None if least_voices is None else _within(least_voices, LEAST_VOICES),
        remind_every=_within(remind_every, REMIND_EVERY),
    )
    there, wanted = in_form(found), in_form(chosen)
    if seen is not None and (
        clash := await changes.clash(tx, by.guild_id, SETTINGS, found.id, there, wanted, seen)
    ):
        return clash
    await _note_settings(tx, by.user_id, found, chosen, now)
    return chosen


async def undo_settings(tx: Tx, by: Actor, change: Change, now: datetime) -> None:
    """Set what was set before; a day that is over is left out. Raises Refusal when it was changed since."""
    found = await find_kept(tx, by, int(change.key), lock=True)
    require_unchanged(in_form(found), change)
    await choose_written(tx, by, found.id, change.before or {}, now)


async def choose_written(
    tx: Tx, by: Actor, agreement_id: int, values: Mapping[str, Any], now: datetime, seen: int | None = None
) -> Agreement | changes.Clash:
    """Set what was written down (`in_form`); a day that is over is left out. Raises Refusal."""
    written = values.get("review_at")
    review_at = datetime.fromisoformat(written) if written else None
    return await choose(
        tx,
        by,
        agreement_id,
        review_at=review_at if review_at is not None and review_at > now else None,
        days_open=int(values["days_open"]),
        least_voices=values["least_voices"],
        remind_every=int(values["remind_every"]),
        now=now,
        seen=seen,
    )


async def look_again(tx: Tx, by_user_id: int, found: Agreement, at: datetime, now: datetime) -> Agreement:
    """Set the next day on which a text is looked at again."""
    chosen = replace(found, review_at=at)
    await _note_settings(tx, by_user_id, found, chosen, now)
    return chosen


async def _note_settings(tx: Tx, by_user_id: int, before: Agreement, after: Agreement, now: datetime) -> None:
    await texts.change(tx, after.id, **_settings(after))
    if after.review_at is None:
        await jobs.drop(tx, REVIEW, str(after.id))
    else:
        await jobs.put(tx, REVIEW, str(after.id), after.review_at, guild_id=after.guild_id)
    await members.know(tx, after.guild_id, by_user_id)
    old, new = in_form(before), in_form(after)
    await changes.note(tx, after.guild_id, by_user_id, SETTINGS, after.id, old, new, now)


async def _note_shown(tx: Tx, by: Actor, found: Agreement) -> Reader:
    await members.know(tx, by.guild_id, by.user_id)
    before = await keeping.reader(tx, found.id, by.user_id)
    fresh = Reader(found.id, by.user_id, by.guild_id, found.version, None)
    now = replace(before, shown_version=found.version) if before else fresh
    if now != before:
        await keeping.note_reader(tx, now)
    return now


def _settings(one: Agreement) -> dict[str, Any]:
    names = ("review_at", "days_open", "least_voices", "remind_every")
    return {name: getattr(one, name) for name in names}


def in_form(one: Agreement) -> dict[str, Any]:
    """Return what `choose` sets, as a change remembers it."""
    return _settings(one) | {"review_at": one.review_at.isoformat() if one.review_at else None}


def _within(number: int, limits: tuple[int, int]) -> int:
    return min(max(number, limits[0]), limits[1])
