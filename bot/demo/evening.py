"""What goes on in the made-up community when a visitor comes: a go-round, listening first, and pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

import discord
from simcord import ChannelHandle, Env, InteractionResult, MemberActor, ResponseMessage

from bot.demo.community import PAIRS, TALKING, THINKING, Community

# Seconds until a card that has changed is drawn anew.
REDRAWN = 6.0
Part = dict[str, Any]
SHARED = "Filling in the forms for Mum's care. I never know whom to ask."


async def begin(env: Env, community: Community) -> None:
    """Have people make three circles and begin. Where a host has no such format, it stays quiet there."""
    channels = community.guild.channels
    robin, kim, maya, tom = (community.person(key).member for key in ("robin", "kim", "maya", "tom"))
    for place in (TALKING, THINKING, PAIRS):
        await robin.slash(channels[place], "desk circles", channel=channels[place])
    await kim.slash(channels[TALKING], "keep round", format="talking-piece", hours=3)
    for member in (maya, tom, robin):
        await press(member, channels[TALKING], "rounds:join")
    await press(kim, channels[TALKING], "rounds:keep", "rounds:turn-begin")
    await kim.slash(channels[THINKING], "keep round", format="biggest-barrier", hours=3)
    form = await press(tom, channels[THINKING], "rounds:check-in")
    if form is not None and form.modal is not None:
        await tom.submit_modal(form, {"q0": SHARED, "welcome": "ideas"})
    await press(maya, channels[THINKING], "rounds:listen")
    await kim.slash(channels[PAIRS], "keep round", format="equal-time", hours=3)
    for member in (maya, tom):
        await press(member, channels[PAIRS], "rounds:pairs-join")
    await press(kim, channels[PAIRS], "rounds:keep", "rounds:pairs-begin")
    await env.advance_time(REDRAWN)


async def press(member: MemberActor, place: ChannelHandle, *names: str) -> InteractionResult | None:
    """Press a button on the last card in ``place``, then one on the answer; None where there is none."""
    cards = [message for message in place.history() if message.components]
    return await follow(member, cards[-1] if cards else None, *names)


async def follow(
    member: MemberActor, shown: discord.Message | InteractionResult | None, *names: str
) -> InteractionResult | None:
    """Press one button after another, the first on ``shown``, the others on the answers; None without one."""
    result: InteractionResult | None = None
    for name in names:
        found = [(one, button) for one in _messages(shown) if (button := _find(one, name)) is not None]
        if not found:
            return None
        one, button = found[0]
        result = shown = await member.click(one, custom_id=button)
    return result


def _messages(
    shown: discord.Message | InteractionResult | None,
) -> Sequence[discord.Message | ResponseMessage]:
    """Return what can be pressed on: an answer may be followed by more."""
    if isinstance(shown, InteractionResult):
        return [*([shown.response] if shown.response else []), *shown.followups]
    return [shown] if shown is not None else []


def _find(shown: discord.Message | ResponseMessage, name: str) -> str | None:
    """Return the custom id of a button by its beginning, so that its label may say anything."""
    parts: Sequence[Any] = shown.components
    ids = _custom_ids([part if isinstance(part, dict) else cast("Part", part.to_dict()) for part in parts])
    return next((id for id in ids if id.startswith(f"{name}:")), None)


def _custom_ids(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if "custom_id" in part:
            yield part["custom_id"]
        yield from _custom_ids(part.get("components") or [])
